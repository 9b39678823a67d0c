"""A small load of our own on loopback, bounded in count and time."""

import http.client
import math
import statistics
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass

CLIENTS = 4


@dataclass(frozen=True)
class Outcome:
    """What a load gave.

    Attributes:
        requests_per_second: completed requests a second, all clients together.
        seconds: how long each request took, in the order they ended.
    """

    requests_per_second: float
    seconds: list[float]

    @property
    def p95_ms(self) -> float:
        """The 95th percentile of the time of a request, milliseconds, nearest rank."""
        return percentile(self.seconds, 95) * 1000


def percentile(values: list[float], rank: int) -> float:
    """The nearest-rank percentile of the values; 0 when there are none."""
    if not values:
        return 0.0
    ordered = sorted(values)
    return ordered[max(0, math.ceil(rank / 100 * len(ordered)) - 1)]


def ask(port: int, path: str, headers: Mapping[str, str] | None = None, *, count: int) -> Outcome:
    """Asks for a page again and again over one connection.

    Raises:
        RuntimeError: an answer is not 200.
    """
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    taken = []
    started = time.perf_counter()
    for _ in range(count):
        before = time.perf_counter()
        connection.request("GET", path, headers=dict(headers or {}))
        answer = connection.getresponse()
        answer.read()
        taken.append(time.perf_counter() - before)
        if answer.status != 200:
            raise RuntimeError(f"{path} answered {answer.status}")
    connection.close()
    return Outcome(count / (time.perf_counter() - started), taken)


def flood(port: int, path: str, *, seconds: float) -> Outcome:
    """Asks for a page from several clients at once for this long."""
    outcomes: list[Outcome] = []
    until = time.perf_counter() + seconds

    def client() -> None:
        while time.perf_counter() < until:
            outcomes.append(ask(port, path, count=10))

    threads = [threading.Thread(target=client) for _ in range(CLIENTS)]
    started = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    taken = [one for outcome in outcomes for one in outcome.seconds]
    return Outcome(len(taken) / (time.perf_counter() - started), taken)


def median_ratio(pairs: list[tuple[float, float]]) -> float:
    """The median of first over second; rounds are measured in turn, so that drift hits both."""
    return statistics.median(first / second for first, second in pairs)
