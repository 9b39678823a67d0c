"""A running demo of the tests' own, and people who use it in a real browser."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from journey import Demo, Watched
from playwright.sync_api import Browser, BrowserContext

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
START_PATIENCE_SECONDS = 240
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
ARGUMENTS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
    "--disable-quic", "--no-first-run", "--disable-component-update", "--disable-sync",
]  # fmt: skip


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:  # those of the whole run, not of this folder alone
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.journey)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict) -> dict:
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": ARGUMENTS}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="session")
def demo() -> Iterator[Demo]:
    """The demo as a newcomer starts it, from nothing, in a folder of its own.

    While writing journeys, RUNNING_DEMO may name the demo.json of one that already runs.
    """
    if running := os.environ.get("RUNNING_DEMO"):
        yield Demo(json.loads(Path(running).read_text()), Path(running).parent)
        return
    var = Path(os.environ.get("VAR", ROOT / "var")) / "journeys"
    (var / "demo.json").unlink(missing_ok=True)
    var.mkdir(parents=True, exist_ok=True)
    environment = {
        **os.environ, "VAR": str(var), "PORT": str(free_port()), "RESET": "1",
        "PYTHONPATH": f"{ROOT / 'site'}:{ROOT}",
    }  # fmt: skip
    with (var / "demo.log").open("w") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "config.local.demo"], env=environment, stdout=log, stderr=log
        )
    try:
        deadline = time.monotonic() + START_PATIENCE_SECONDS
        while not (var / "demo.json").exists():
            if process.poll() is not None or time.monotonic() > deadline:
                pytest.fail("The demo did not start:\n" + (var / "demo.log").read_text())
            time.sleep(0.2)
        yield Demo(json.loads((var / "demo.json").read_text()), var)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(60)


@pytest.fixture
def visit(demo: Demo, browser: Browser) -> Iterator[callable]:
    """Opens a browser of one's own; at the end nothing may have gone wrong in any of them."""
    opened: list[tuple[BrowserContext, Watched]] = []

    def open_browser(width: int = 1280, **options: object) -> Watched:
        context = browser.new_context(
            base_url=demo.base_url,
            viewport={"width": width, "height": 900},
            locale="nb-NO",
            **options,
        )
        watched = Watched(context.new_page(), demo)
        opened.append((context, watched))
        return watched

    yield open_browser
    for context, watched in opened:
        problems = watched.problems
        context.close()
        assert problems == []
