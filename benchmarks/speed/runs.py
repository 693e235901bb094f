"""Whole processes, measured: what one run took, and rounds in which commands take turns."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
from collections.abc import Callable
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from pathlib import Path

_LAUNCH = Path(__file__).resolve().parent / "launch.py"


@dataclass(frozen=True, slots=True)
class Command:
    """What is measured: one or more command lines, run in turn and summed."""

    lines: tuple[tuple[str, ...], ...]
    environment: Mapping[str, str]
    folder: Path
    #: Done before each run, outside the measurement.
    before: Callable[[], None] | None = None
    #: Seconds after which it is stopped.
    limit: float = 300.0
    #: Nothing that an earlier run left helps it.
    cold: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """What one run took."""

    seconds: float
    #: CPU seconds of it and its children.
    cpu: float
    #: Peak memory, in MB.
    megabytes: float
    code: int = 0
    #: The end of what it said on stderr, if it failed.
    said: str = ""


@dataclass(slots=True)
class Sample:
    """The runs of one command."""

    runs: list[Run] = field(default_factory=list)
    #: Why there are none, or no more.
    trouble: str = ""

    def times(self, what: str = "seconds") -> list[float]:
        """Return one figure of every run: seconds, cpu or megabytes."""
        return [float(getattr(run, what)) for run in self.runs]

    def middle(self, what: str = "seconds") -> float:
        """Return the median of a figure."""
        return statistics.median(self.times(what))


def run(command: Command) -> Run:
    """Run a command once."""
    if command.before is not None:
        command.before()
    asked = {
        "commands": command.lines,
        "environment": dict(command.environment),
        "folder": str(command.folder),
        "limit": command.limit,
    }
    done = subprocess.run(  # noqa: S603 - our own script
        [sys.executable, "-I", "-S", str(_LAUNCH)], input=json.dumps(asked), capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        return Run(
            0.0, 0.0, 0.0, done.returncode, (done.stderr.strip().splitlines() or ["it could not be started"])[-1]
        )
    return Run(**json.loads(done.stdout))


def rounds(commands: Mapping[str, Command], times: int, patience: float = 20.0) -> dict[str, Sample]:
    """Run every command so often, taking turns so that a slow minute of the machine falls on all of them.

    Each is run once before, unmeasured, so that caches and `.pyc` are there; a command whose runs have taken `patience` seconds
    is not run again, and one that fails is left out from there, with what it said.
    """
    samples = {name: Sample() for name in commands}
    spent = dict.fromkeys(commands, 0.0)
    for turn in range(times + 1):
        for name, command in commands.items():
            sample = samples[name]
            if sample.trouble or spent[name] > patience:
                continue
            took = run(command)
            if took.code != 0:
                sample.trouble = reason(took)
                continue
            # What is cold each time has nothing to warm up.
            if turn > 0 or command.cold:
                spent[name] += took.seconds
                sample.runs.append(took)
    return samples


def reason(took: Run) -> str:
    """Return in a few words why a run failed."""
    if "No such command" in took.said or "ModuleNotFoundError: No module named 'vaultkit" in took.said:
        return "not there yet"
    last = (took.said.strip().splitlines() or [""])[-1]
    return f"exit {took.code}: {last[:120]}".rstrip(": ")
