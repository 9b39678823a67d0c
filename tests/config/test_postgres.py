"""The embedded PostgreSQL outlives a killed demo, and stops with the next one."""

import os
import shutil
import signal
import subprocess
import sys
import time

import psutil
import pytest

from config.local import postgres

USE = """
import sys, time
from pathlib import Path
from config.local import postgres
cluster = postgres.start(Path(sys.argv[1]))
print("ready", flush=True)
time.sleep(float(sys.argv[2]))
cluster.stop()
"""


def use(var, seconds):
    """Another process that uses the server for a while."""
    environment = {**os.environ, "PYTHONPATH": f"{postgres.ROOT / 'site'}:{postgres.ROOT}"}
    environment.pop("DATABASE_URL", None)
    environment.pop("XDG_RUNTIME_DIR", None)
    process = subprocess.Popen(
        [sys.executable, "-W", "ignore", "-c", USE, str(var), str(seconds)],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout.readline() == "ready\n"
    return process


def servers(var):
    folder = str(postgres.data_folder(var))
    return [
        process
        for process in psutil.process_iter(["cmdline"])
        if folder in (process.info["cmdline"] or [])
    ]


def wait_until_gone(var):
    deadline = time.monotonic() + 20
    while servers(var) and time.monotonic() < deadline:
        time.sleep(0.1)
    return servers(var) == []


@pytest.fixture
def var(tmp_path):
    yield tmp_path
    shutil.rmtree(postgres.data_folder(tmp_path).parent, ignore_errors=True)


def test_a_killed_user_does_not_keep_the_server_for_ever(var):
    with use(var, 60) as killed:
        killed.send_signal(signal.SIGKILL)
    assert servers(var)

    with use(var, 0) as next_one:
        next_one.wait(30)

    assert wait_until_gone(var)
