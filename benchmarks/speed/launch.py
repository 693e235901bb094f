"""Run commands one after the other and print what they took, as JSON; started anew for every measurement.

A process of its own because a child's peak memory counts what its parent held when it started: this one holds next to nothing.
Reads {"commands": [[word, ...], ...], "environment": {}, "folder": "", "limit": seconds} on stdin.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import threading
import time

#: Bytes of ru_maxrss: the BSD family counts bytes, Linux kilobytes.
_UNIT = 1 if sys.platform == "darwin" else 1024
#: Characters of what a command says on stderr that are kept.
_SAID = 2000


def main() -> None:
    """Run what is asked for, stop at the first that fails, and print one object."""
    asked = json.load(sys.stdin)
    seconds, used, most, code, words_said = 0.0, 0.0, 0.0, 0, ""
    for words in asked["commands"]:
        with tempfile.TemporaryFile() as said:
            start = time.perf_counter()
            child = subprocess.Popen(  # noqa: S603 - runs what the benchmark names
                words,
                env=asked["environment"],
                cwd=asked["folder"],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=said,
            )
            timer = threading.Timer(asked["limit"], child.kill)
            timer.start()
            code, cpu, peak = _wait(child)
            seconds += time.perf_counter() - start
            timer.cancel()
            used += cpu
            most = max(most, peak)
            if code != 0:
                said.seek(0)
                words_said = said.read()[-_SAID:].decode(errors="replace")
                break
    took = {"seconds": seconds, "cpu": used, "megabytes": most, "code": code, "said": words_said}
    print(json.dumps(took))  # noqa: T201 - this is its answer


def _wait(child: subprocess.Popen[bytes]) -> tuple[int, float, float]:
    """Return exit code, CPU seconds and peak megabytes, the child's own children included."""
    if sys.platform == "win32":
        return child.wait(), 0.0, 0.0
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    return child.returncode, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * _UNIT / 1e6


if __name__ == "__main__":
    main()
