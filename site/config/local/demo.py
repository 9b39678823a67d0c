"""`make demo`: the whole product on one machine, from nothing, in the foreground.

Environment: PORT (8000), RESET=1 begins anew, VAR (folder for all it keeps), DATABASE_URL (a
server of one's own, as its superuser, instead of the embedded one).
"""

import contextlib
import fcntl
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from config.assets import AssetsFailed
from config.local import postgres, prepare
from config.local.processes import Child, stop_leftovers

ROOT = postgres.ROOT
DATABASE = "naervaer"
START_PATIENCE_SECONDS = 60


class UnableToStart(Exception):
    """The demo cannot run; the message says what to do."""


@contextlib.contextmanager
def step(what: str) -> Iterator[None]:
    """Says what is being done, and how long it took when that was over two seconds."""
    started = time.monotonic()
    print(f"· {what} …", flush=True)
    yield
    took = time.monotonic() - started
    if took > 2:
        print(f"  done in {took:.0f} s", flush=True)


@contextlib.contextmanager
def quietly(what: str) -> Iterator[None]:
    """A step that tells of itself on standard error, where it disturbs no output."""
    print(f"· {what} …", file=sys.stderr, flush=True)
    yield


def environment(
    cluster: postgres.Cluster, var: Path, port: int, database: str = DATABASE
) -> dict[str, str]:
    """The environment of the demo's processes; they know the web role only."""
    return {
        **os.environ,
        "VAR": str(var),
        "DEMO": "1",
        "DJANGO_SETTINGS_MODULE": "config.settings.dev",
        "PYTHONPATH": f"{ROOT / 'site'}:{ROOT}",
        "PYTHONUNBUFFERED": "1",
        "DATABASE_URL": cluster.url(postgres.WEB, database),
        "BASE_URL": f"http://127.0.0.1:{port}",
        "SECRET_KEY": prepare.secret_key(var),
    }


def children(variables: Mapping[str, str], var: Path, port: int) -> list[Child]:
    """The web server and the worker (which also runs the schedule)."""
    web = [
        sys.executable, "-m", "gunicorn", "config.wsgi", "--bind", f"127.0.0.1:{port}",
        "--workers", "2", "--preload", "--access-logfile", "/dev/null",
    ]  # fmt: skip
    worker = [
        sys.executable, "-m", "celery", "--app", "config", "worker", "--beat",
        "--pool", "threads", "--concurrency", "2", "--loglevel", "WARNING",
    ]  # fmt: skip
    return [
        Child("web server", web, variables, var / "web.log"),
        Child("worker", worker, variables, var / "worker.log"),
    ]


def port_asked_for() -> int:
    """The port that PORT names.

    Raises:
        UnableToStart: it is no port.
    """
    asked = os.environ.get("PORT", "8000")
    if not asked.isdecimal() or not 1024 <= int(asked) <= 65535:
        raise UnableToStart(f"PORT is a number from 1024 to 65535, not {asked!r}.")
    return int(asked)


def claim_port(port: int) -> None:
    """Checks that the port is free.

    Raises:
        UnableToStart: something else listens there.
    """
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            raise UnableToStart(
                f"Port {port} is in use. Choose another: make demo PORT={port + 10}"
            ) from error


def wait_until_served(url: str, running: list[Child]) -> None:
    """Waits for the front page.

    Raises:
        UnableToStart: it does not answer.
    """
    deadline = time.monotonic() + START_PATIENCE_SECONDS
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(url, timeout=5) as answer:  # noqa: S310  our own address
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.2)
        if not running[0].is_running():
            break
    raise UnableToStart(f"The site does not answer; its log is {running[0].log}.")


def write_description(var: Path, description: Mapping[str, Any]) -> None:
    """Writes var/demo.json in one piece."""
    unfinished = var / "demo.json.unfinished"
    unfinished.write_text(json.dumps(description, ensure_ascii=False, indent=2) + "\n")
    unfinished.rename(var / "demo.json")


def describe(
    cluster: postgres.Cluster, variables: Mapping[str, str], seeded: Mapping[str, Any]
) -> dict[str, Any]:
    """What other tools need to know of the running demo."""
    return {
        "base_url": variables["BASE_URL"],
        "database_url": cluster.url(postgres.WEB, DATABASE),
        "owner_database_url": cluster.url(postgres.OWNER, DATABASE),
        "kept_in": variables["VAR"],
        **seeded,
    }


def announce(description: Mapping[str, Any]) -> None:
    """Prints the address and the log-ins by role."""
    print(f"\n  {description['base_url']}   (Ctrl-C stops it all)\n")
    print("  Every person and company is fictional. Log-ins:\n")
    for user in description["users"]:
        name = user["email"] or user["login_name"]
        print(f"  {user['role']:<22} {name:<34} {user['password']:<22} {user['organisation']}")
    print("\n  Codes to join with, as on a sheet of paper:")
    for code in description["join_codes"]:
        print(f"  {code['code']}  {code['organisation']}, {code['unit']}")
    print(f"\n  E-mails and logs are kept in {description['kept_in']}\n", flush=True)


def run(var: Path, port: int) -> None:
    """Prepares, starts, watches and stops the demo."""
    stop_leftovers(var)
    claim_port(port)
    if os.environ.get("RESET") == "1":
        with step("Beginning anew"):
            prepare.forget(var, DATABASE)
    prepare.build(var, step)
    with step("Starting PostgreSQL"):
        cluster = postgres.start(var)
    variables = environment(cluster, var, port)
    try:
        prepare.database(cluster, DATABASE, variables, step)
        seeded = prepare.seed(var, variables, step)
        watch(cluster, variables, var, port, seeded)
    finally:
        cluster.stop()


def watch(
    cluster: postgres.Cluster,
    variables: Mapping[str, str],
    var: Path,
    port: int,
    seeded: Mapping[str, Any],
) -> None:
    """Runs web server and worker until told to stop."""
    running = children(variables, var, port)
    try:
        with step("Starting web server and worker"):
            for child in running:
                child.start()
            pids = [str(child.process.pid) for child in running if child.process]
            (var / "demo.pids").write_text("\n".join(pids))
            wait_until_served(variables["BASE_URL"], running)
        description = describe(cluster, variables, seeded)
        write_description(var, description)
        announce(description)
        while True:
            time.sleep(1)
            cluster.keep_running()
            for child in running:
                child.keep_running()
    finally:
        print("· Stopping …", flush=True)
        for child in running:
            child.stop()
        (var / "demo.pids").unlink(missing_ok=True)


def _stop(*_: object) -> None:
    raise SystemExit(0)


def main() -> int:
    """Runs the demo; returns the exit status."""
    signal.signal(signal.SIGTERM, _stop)
    signal.signal(signal.SIGINT, _stop)
    var = Path(os.environ.get("VAR", ROOT / "var")).resolve()
    var.mkdir(parents=True, exist_ok=True)
    with (var / "demo.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print(f"A demo already runs from {var}. Stop it first.", file=sys.stderr)
            return 1
        try:
            run(var, port_asked_for())
        except subprocess.CalledProcessError as problem:
            print(f"This step failed: {' '.join(problem.cmd)}", file=sys.stderr)
            return 1
        except (UnableToStart, AssetsFailed, RuntimeError) as problem:
            print(problem, file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
