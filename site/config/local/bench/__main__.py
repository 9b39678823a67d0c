"""Runs the benchmarks, or the one that ONLY names, against a demo of its own."""

import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from config.local import demo, postgres, prepare
from config.local.bench import dashboard, module_page
from config.local.bench.stage import Stage

BENCHMARKS: dict[str, Callable[[Stage], tuple[float, str, float, str]]] = {
    "module_page_rps": module_page.measure,
    "absence_dashboard_p95_ms": dashboard.measure,
}
PORT = 8765


@contextmanager
def stage(var: Path) -> Iterator[Stage]:
    """A demo with a database of its own, served by two web workers as in production."""
    prepare.build(var, demo.quietly)
    cluster = postgres.start(var)
    database = "naervaer_bench"
    cluster.drop_database(database)
    variables = {**demo.environment(cluster, var, PORT, database)}
    prepare.database(cluster, database, variables, demo.quietly)
    with tempfile.TemporaryDirectory() as folder:
        written = Path(folder) / "seed.json"
        postgres.manage("seed_demo", "--output", str(written), **variables)
        seeded = json.loads(written.read_text())
    postgres.manage("bench_pages", **variables)
    web = demo.children(variables, var, PORT)[0]
    web.start()
    try:
        demo.wait_until_served(variables["BASE_URL"], [web])
        yield Stage(port=PORT, variables=variables, seeded=seeded)
    finally:
        web.stop()
        cluster.drop_database(database)


def main() -> int:
    """Prints one JSON line for each benchmark; returns the exit status."""
    only = os.environ.get("ONLY")
    names = [only] if only else list(BENCHMARKS)
    if unknown := set(names) - set(BENCHMARKS):
        print(f"No benchmark is called {unknown.pop()}; there are: {', '.join(BENCHMARKS)}")
        return 2
    var = Path(os.environ.get("VAR", postgres.ROOT / "var")).resolve()
    os.environ["VAR"] = str(var)
    with stage(var) as ready:
        for name in names:
            value, unit, ratio, compared = BENCHMARKS[name](ready)
            line = {
                "name": name, "value": round(value, 1), "unit": unit,
                "ratio": round(ratio, 3), "ratio_to": compared,
            }  # fmt: skip
            print(json.dumps(line), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
