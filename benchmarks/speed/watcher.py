"""A watcher that runs beside the benchmark: started, looked at, halted and stopped."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

#: Seconds between looks at a file or a clock.
_LOOK = 0.001
_REST = 0.25


class WatcherError(Exception):
    """The watcher could not be measured; the message says why."""


@dataclass(frozen=True, slots=True)
class Watcher:
    """A running process; what is known of it is read from /proc."""

    child: subprocess.Popen[bytes]
    log: Path

    def cpu(self) -> float:
        """Return the CPU seconds it has used, and those of what it started, ended or not."""
        return sum(map(_ticks, (self.child.pid, *self._started()))) / os.sysconf("SC_CLK_TCK")

    def _started(self) -> list[int]:
        threads = Path(f"/proc/{self.child.pid}/task").iterdir()
        return [int(word) for thread in threads for word in (thread / "children").read_text(encoding="ascii").split()]

    def peak(self) -> float:
        """Return its peak memory in MB."""
        lines = Path(f"/proc/{self.child.pid}/status").read_text(encoding="ascii").splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:")) * 1024 / 1e6

    def settle(self, seconds: float = 1.0, limit: float = 120.0) -> None:
        """Wait until it has done nothing for so long.

        Raises:
            WatcherError: it has ended, or does not come to rest.
        """
        end = time.monotonic() + limit
        since, used = time.monotonic(), -1.0
        while time.monotonic() - since < seconds:
            self.alive()
            now = self.cpu()
            # A tick is as fine as the system counts; a sleeping loop may use one.
            if now - used > 0.011:
                since, used = time.monotonic(), now
            if time.monotonic() > end:
                message = f"it did not come to rest within {limit:.0f} s"
                raise WatcherError(message)
            time.sleep(_REST)

    def alive(self) -> None:
        """Check that it runs.

        Raises:
            WatcherError: it has ended.
        """
        if self.child.poll() is not None:
            lines = self.log.read_text(encoding="utf-8", errors="replace").strip().splitlines()
            missing = any("No such command" in line or "No module named 'vaultkit" in line for line in lines)
            message = "not there yet" if missing else f"the watcher ended: {(lines or [''])[-1][:120]}"
            raise WatcherError(message)

    @contextmanager
    def halted(self) -> Iterator[None]:
        """Hold it still, as a laptop asleep does."""
        os.kill(self.child.pid, signal.SIGSTOP)
        try:
            yield
        finally:
            os.kill(self.child.pid, signal.SIGCONT)


def _ticks(process: int) -> int:
    """Return what a process and those it has waited for have used; nothing of one that ends just now."""
    try:
        told = Path(f"/proc/{process}/stat").read_text(encoding="ascii")
    except (FileNotFoundError, ProcessLookupError):
        return 0
    return sum(map(int, told.rpartition(")")[2].split()[11:15]))


@contextmanager
def watching(words: Sequence[str], environment: Mapping[str, str], log: Path) -> Iterator[Watcher]:
    """Run a watcher, and end it politely.

    Raises:
        WatcherError: what is needed to look at it is not on this system.
    """
    if sys.platform != "linux":
        message = "watchers are measured on Linux only"
        raise WatcherError(message)
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("wb") as said:
        child = subprocess.Popen(words, env=dict(environment), stdin=subprocess.DEVNULL, stdout=said, stderr=said)  # noqa: S603 - our own command
        try:
            yield Watcher(child, log)
        finally:
            child.send_signal(signal.SIGTERM)
            try:
                child.wait(10)
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()


def until(happened: Callable[[], bool], limit: float) -> float:
    """Return the seconds until something has happened.

    Raises:
        WatcherError: it has not within the limit.
    """
    start = time.perf_counter()
    while not happened():
        if time.perf_counter() - start > limit:
            message = f"nothing happened within {limit:.0f} s"
            raise WatcherError(message)
        time.sleep(_LOOK)
    return time.perf_counter() - start
