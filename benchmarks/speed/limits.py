"""What limits a command: where its time goes, by function and by import."""

from __future__ import annotations

import io
import pstats
import re
import subprocess
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from benchmarks.speed.bench import Bench
from benchmarks.speed.runs import Command
from benchmarks.speed.runs import run

#: Rows of a profile.
TOP = 15
#: Runs the command's own entry point under the profiler, on one processor, for what another process does is not seen; a
#: command that ends without ceremony would end without a profile.
_RUN = """
import cProfile, os, sys
if hasattr(os, "sched_setaffinity"):
    os.sched_setaffinity(0, [min(os.sched_getaffinity(0))])
os._exit = sys.exit
sys.argv = sys.argv[1:]
cProfile.run("from vaultkit.cli.entry import start; start()", sys.argv.pop(0))
"""
_IMPORT = re.compile(r"import time:\s+(\d+) \|\s+(\d+) \|\s*(\S+)")


def profile(bench: Bench, command: Command, top: int = TOP) -> str:
    """Return the costliest functions and imports of the last line of a command, what leads up to it done before."""
    if command.before is not None:
        command.before()
    words = command.lines[-1]
    if Path(words[0]) != bench.vaultkit:
        return "No command of vaultkit.\n"
    if command.lines[:-1]:
        run(replace(command, lines=command.lines[:-1]))
    elif command.before is None and not command.cold:
        run(command)  # it is measured warm
    functions = _functions(bench, command, words, top)
    imports = _imports(bench, command, words, top)
    return f"Functions, by their own time\n\n{functions}\nImports, by their own time\n\n{imports}"


def _functions(bench: Bench, command: Command, words: Sequence[str], top: int) -> str:
    data = bench.scratch / "profile.pstats"
    data.unlink(missing_ok=True)
    line = profiled(bench, words, data)
    done = subprocess.run(line, env=dict(command.environment), cwd=command.folder, capture_output=True, check=False)  # noqa: S603 - our own command
    if not data.exists():
        return f"The profiler wrote nothing: {done.stderr[-200:].decode(errors='replace')}\n"
    return costliest(data, top)


def profiled(bench: Bench, words: Sequence[str], data: Path) -> list[str]:
    """Return a command line of vaultkit as one that writes a profile of itself to `data` when it ends."""
    return [str(bench.python), "-c", _RUN, str(data), *words]


def costliest(data: Path, top: int = TOP) -> str:
    """Return the functions of a written profile that take most of the time themselves."""
    stream = io.StringIO()
    pstats.Stats(str(data), stream=stream).strip_dirs().sort_stats("tottime").print_stats(top)
    lines = stream.getvalue().splitlines()
    start = next(index for index, text in enumerate(lines) if "ncalls" in text)
    return "\n".join(text.rstrip() for text in lines[start:] if text.strip()) + "\n"


def _imports(bench: Bench, command: Command, words: Sequence[str], top: int) -> str:
    line = [str(bench.python), "-X", "importtime", *words]
    done = subprocess.run(  # noqa: S603 - our own command
        line, env=dict(command.environment), cwd=command.folder, capture_output=True, text=True, check=False
    )
    rows = [(int(own), int(whole), name) for own, whole, name in _IMPORT.findall(done.stderr)]
    total = sum(own for own, _, _ in rows)
    rows.sort(reverse=True)
    shown = "\n".join(
        f"{own / 1000:8.1f} ms  {whole / 1000:8.1f} ms with its own  {name}" for own, whole, name in rows[:top]
    )
    return f"{shown}\n{total / 1000:8.1f} ms  {len(rows)} modules in all\n"
