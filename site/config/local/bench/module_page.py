"""A module page, beside a plain page of running text: same base, middleware and server."""

import statistics

from config.local.bench.load import ask, flood, median_ratio
from config.local.bench.stage import Stage

ROUNDS = 5
SECONDS = 3.0
PLAIN = "/ren-tekst/"


def measure(stage: Stage) -> tuple[float, str, float, str]:
    """Requests a second of the first module page to an anonymous reader, nothing cached.

    Returns the median of the rounds, its unit, its ratio to the plain page's in the same rounds
    (goal ≥ 0.8), and what it was compared with. The plain page holds the module page's words in
    one block of running text.
    """
    path = stage.seeded["bench_module_page"]
    for warm in (path, PLAIN):
        ask(stage.port, warm, count=20)
    pairs = []
    for _ in range(ROUNDS):
        module = flood(stage.port, path, seconds=SECONDS).requests_per_second
        plain = flood(stage.port, PLAIN, seconds=SECONDS).requests_per_second
        pairs.append((module, plain))
    value = statistics.median(module for module, _ in pairs)
    return value, "requests/s", median_ratio(pairs), "plain rich-text page, requests/s"
