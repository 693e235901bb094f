"""Asking the other process to render templates of users, which happens nowhere else.

The sandbox limits neither time nor memory, and a template may have come with a shared folder.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from vaultkit.render.context import Plain
from vaultkit.render.overrides import LARGEST
from vaultkit.render.overrides import Layers

#: Seconds by the wall clock.
WALL = 10
_ROOT = Path(__file__).resolve().parent.parent.parent


@dataclass(frozen=True, slots=True)
class Job:
    """A template to render, by its name among the layers, and what it gets; `None` only parses it."""

    name: str
    context: Mapping[str, Plain] | None
    #: It shapes the whole note, unless it extends a body.
    whole: bool = False
    #: What could say the body, itself first (see `stack_of`).
    stack: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a job: a text, or what is wrong and where."""

    text: str = ""
    #: The text is a body, not a whole note.
    body: bool = False
    #: Names of the templates that it calls; only where it was parsed.
    calls: tuple[str, ...] = ()
    #: One sentence; "" where nothing is wrong.
    error: str = ""
    #: Path and line of what is wrong.
    shown: str = ""
    line: int = 1
    #: The process did not come back, so that the fault may be another job's.
    lost: bool = False


def ask(layers: Layers, bodies: Sequence[str], jobs: Sequence[Job]) -> tuple[Answer, ...]:
    """Return the answer to each job. Where the process does not come back, each says that it asked for too much."""
    order = {
        "sources": layers.sources,
        "below": layers.below,
        "bodies": list(bodies),
        "jobs": [{"name": job.name, "context": job.context, "whole": job.whole, "stack": job.stack} for job in jobs],
    }
    try:
        done = subprocess.run(
            [sys.executable, "-B", "-m", "vaultkit.render.child"],
            input=json.dumps(order).encode("ascii"),
            capture_output=True,
            timeout=WALL,
            check=False,
            cwd=_ROOT,
            env={"PYTHONIOENCODING": "utf-8", "PYTHONHASHSEED": "0", "PYTHONPATH": str(_ROOT), **_needed()},
        )
    except subprocess.TimeoutExpired:
        return _too_much(layers, jobs, f"took more than {WALL} seconds")
    if done.returncode != 0 or len(done.stdout) > 6 * LARGEST * len(jobs):
        return _too_much(layers, jobs, "took more time or memory than a note can need")
    try:
        answers = json.loads(done.stdout)
    except ValueError:
        return _too_much(layers, jobs, "gave no answer")
    return tuple(_answer(layers, job, answer) for job, answer in zip(jobs, answers, strict=True))


def _needed() -> dict[str, str]:
    """Return what Python itself may need of the environment: on Windows it does not start without."""
    return {name: os.environ[name] for name in ("SYSTEMROOT", "PATH") if name in os.environ}


def _answer(layers: Layers, job: Job, answer: Mapping[str, object]) -> Answer:
    if "error" in answer:
        return Answer(error=str(answer["error"]), shown=str(answer["shown"]), line=int(str(answer["line"])))
    text = str(answer["text"])
    if len(text.encode("utf-8", "replace")) > LARGEST:
        return _too_much(layers, [job], "made more than 1 MB of text")[0]
    calls = answer.get("calls")
    names = tuple(str(name) for name in calls) if isinstance(calls, list) else ()
    return Answer(text, body=bool(answer.get("body")), calls=names)


def _too_much(layers: Layers, jobs: Sequence[Job], what: str) -> tuple[Answer, ...]:
    return tuple(Answer(error=f"The template {what}.", shown=layers.sources[job.name][0], lost=True) for job in jobs)
