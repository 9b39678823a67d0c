"""Child processes that live and die with the demo."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

PR_SET_PDEATHSIG = 1
PATIENCE_SECONDS = 10.0


def _die_with_parent() -> None:
    """Asks Linux to end this process when the demo is killed; elsewhere it does nothing."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


@dataclass
class Child:
    """A process that is started again when it ends by itself.

    Attributes:
        name: what the terminal calls it.
        command: program and arguments.
        environment: its whole environment.
        log: file that its output goes to.
    """

    name: str
    command: list[str]
    environment: Mapping[str, str]
    log: Path
    process: subprocess.Popen[bytes] | None = None
    restarts: list[float] = field(default_factory=list)

    def start(self) -> None:
        """Starts the process in a group of its own, so that Ctrl-C reaches the demo alone."""
        with self.log.open("ab") as output:
            self.process = subprocess.Popen(
                self.command,
                env=dict(self.environment),
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                preexec_fn=_die_with_parent,
            )

    def is_running(self) -> bool:
        """The process is alive."""
        return self.process is not None and self.process.poll() is None

    def keep_running(self) -> None:
        """Starts the process again if it has ended.

        Raises:
            RuntimeError: it has ended five times within a minute.
        """
        if self.is_running():
            return
        now = time.monotonic()
        self.restarts = [at for at in self.restarts if now - at < 60] + [now]
        if len(self.restarts) > 5:
            raise RuntimeError(f"The {self.name} keeps stopping; its log is {self.log}.")
        print(f"  the {self.name} stopped; starting it again", flush=True)
        self.start()

    def stop(self) -> None:
        """Asks the process to end, and kills its group if it does not."""
        if self.process is None or not self.is_running():
            return
        self.process.terminate()
        try:
            self.process.wait(PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


def stop_leftovers(var: Path) -> None:
    """Ends what an earlier demo left running when it was killed, by the ids it recorded.

    An id may have been given to another process since: only one that still works in this folder
    counts as left over.
    """
    import psutil

    record = var / "demo.pids"
    if not record.exists():
        return
    for word in record.read_text().split():
        try:
            process = psutil.Process(int(word))
            if process.environ().get("VAR") == str(var):
                for one in [*process.children(recursive=True), process]:
                    one.kill()
        except (psutil.NoSuchProcess, psutil.AccessDenied):
            continue
    record.unlink()
