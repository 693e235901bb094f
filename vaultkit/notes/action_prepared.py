"""Boxes ticked in a prepared note: each closes the commitment that its line copies. What is open there is nothing new.

The lines are those that the templates write (`commitment` in `templates/_parts.md.j2`): a box, whose, the text, the day it is due,
and a link to where it comes from in brackets.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass

from vaultkit.model import Session
from vaultkit.notes.inline import plain_text
from vaultkit.notes.outline_lines import take_task
from vaultkit.notes.regex import regex
from vaultkit.notes.tasks import TaskState
from vaultkit.notes.tasks import parse_task

_LINE = regex(r"[ \t>]*(?:(?:[-*+]|[0-9]{1,9}[.)])[ \t]+){1,3}(?=\[.\][ \t])")
#: "(since [[...", and what follows it; in other words and languages whatever stands in brackets before a link.
_SINCE = regex(r"^(.*)\s\(since\s.*$")
_FROM = regex(r"^(.*)\s\([^()\[\]]{0,40}\[.*$")
_DUE = regex(r",\s(?:was\s)?due\s[^,]{1,40}$")
_WHO = regex(r"^\*\*[^*\n]{1,60}\*\*:\s+")


@dataclass(frozen=True, slots=True)
class Tick:
    """One ticked box of a prepared note."""

    path: str
    line: int
    date: dt.date
    person: str
    text: str
    #: The text was cut when it was copied.
    shortened: bool = False


def find_ticks(session: Session, lines: Sequence[str]) -> Iterator[Tick]:
    """Yield the boxes that somebody ticked or crossed out in the prep block of a meeting; `lines` are those of its note."""
    for number in range(session.prep_line + 1, min(session.prep_end, len(lines) + 1)):
        match = _LINE.match(lines[number - 1])
        if match is None:
            continue
        box, text = take_task(lines[number - 1][match.end() :])
        state = parse_task("", box).state
        if state not in (TaskState.DONE, TaskState.CANCELLED):
            continue
        words = plain_text(_DUE.sub("", _before_link(_WHO.sub("", text)))).strip()
        if words.strip("…"):
            yield Tick(session.path, number, session.date, session.person, words.rstrip("…"), words.endswith("…"))


def _before_link(text: str) -> str:
    match = _SINCE.match(text) or _FROM.match(text)
    return match[1] if match is not None else text
