"""A user's own template: rendered in Jinja2's sandbox, in a process of its own with limits on time, memory and files.

The sandbox limits neither time nor memory, and a template may have come with a shared folder.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from vaultkit.briefs.moment import moment
from vaultkit.errors import TemplateError
from vaultkit.render.context import Plain
from vaultkit.render.places import template_sources

#: Seconds by the wall clock, and bytes of the result.
WALL = 10
LARGEST = 1_000_000
_ROOT = Path(__file__).resolve().parent.parent.parent
#: Obsidian's own placeholder for a date in a format of Moment.
_DATE = re.compile(r"\{\{\s*(?:date|time)\s*:\s*([^{}\n]{1,60})\}\}")


@dataclass(frozen=True, slots=True)
class UserTemplate:
    """A template of the user's: its name, as errors tell it, and its text."""

    name: str
    source: str


def read_template(path: Path, name: str = "") -> UserTemplate:
    """Read a user's template from disk.

    Raises:
        TemplateError: it cannot be read, is no text, or is too large.
    """
    shown = name or os.path.normpath(path)
    try:
        if not path.is_file() or path.stat().st_size > LARGEST:
            message = f"The template '{shown}' is no file, or larger than 1 MB."
            raise TemplateError(message, "Name a Jinja2 or Obsidian template.")
        return UserTemplate(shown, path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        message = f"The template '{shown}' could not be read: {error}."
        raise TemplateError(message, "Save it as UTF-8 text.") from None


def render_user_template(template: UserTemplate, context: Mapping[str, Plain], on: dt.date) -> str:
    """Render a user's template with plain data, and return its text.

    Raises:
        TemplateError: `file:line` and what is wrong with it, or that it asked for too much.
    """
    source = _DATE.sub(lambda match: moment(match[1].strip(), on), template.source)
    order = {"name": template.name, "source": source, "templates": template_sources(), "context": dict(context)}
    try:
        done = subprocess.run(
            [sys.executable, "-B", "-m", "vaultkit.render.child"],
            input=json.dumps(order).encode("ascii"),
            capture_output=True,
            timeout=WALL,
            check=False,
            cwd=_ROOT,
            env={"PYTHONIOENCODING": "utf-8", "PYTHONPATH": str(_ROOT), **_needed()},
        )
    except subprocess.TimeoutExpired:
        raise _too_much(template, f"took more than {WALL} seconds") from None
    return _answer(template, done.returncode, done.stdout)


def _needed() -> dict[str, str]:
    """Return what Python itself may need of the environment: on Windows it does not start without."""
    return {name: os.environ[name] for name in ("SYSTEMROOT", "PATH") if name in os.environ}


def _answer(template: UserTemplate, code: int, output: bytes) -> str:
    if code != 0 or len(output) > 6 * LARGEST:
        raise _too_much(template, "took more time or memory than a note can need")
    try:
        answer = json.loads(output)
    except ValueError:
        raise _too_much(template, "gave no answer") from None
    if "error" in answer:
        name, line = answer.get("name") or template.name, answer.get("line") or 1
        message = f"{name}:{line}: {answer['error']}"
        raise TemplateError(message, "Nothing was written; mend that line of the template.")
    text = str(answer["text"])
    if len(text.encode("utf-8", "replace")) > LARGEST:
        raise _too_much(template, "made more than 1 MB of text")
    return text


def _too_much(template: UserTemplate, what: str) -> TemplateError:
    return TemplateError(f"{template.name}:1: The template {what}.", "Nothing was written.")
