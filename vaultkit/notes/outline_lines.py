"""Lines inside one paragraph or item: which go on, and which begin something of their own.

A paragraph is many things in one in running files: a date on a line of its own, labels ("Mood: fine"), fields, bullets that
Markdown does not know ("・", "•"). Each such line becomes its own block; wrapped prose stays together.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from vaultkit.notes.dates import read_date_head
from vaultkit.notes.inline import is_field_line
from vaultkit.notes.regex import regex

_BOX = regex(r"\[(.?)\](?:[ \t\u00a0]+|$)")
_DRAWN_BOXES = {"☐": " ", "⬜": " ", "◻": " ", "🔲": " ", "☑": "x", "☒": "x"}
_KEYWORD = regex(
    r"(TODO|DOING|DONE|LATER|NOW|WAITING|WAIT|CANCELED|CANCELLED|IN-PROGRESS)(?::[ \t]*|[ \t]+|$)(?:\[#[A-C]\][ \t]*)?"
)
_KEYWORD_BOX = {"DOING": "/", "NOW": "/", "IN-PROGRESS": "/", "DONE": "x", "CANCELED": "-", "CANCELLED": "-"}
#: "{{[[TODO]]}}", as Roam and its kin write it.
_ROAM = regex(r"\{\{(?:\[\[)?(TODO|DONE)(?:\]\])?\}\}[ \t]*")
_BLOCK_ID = regex(r"(?:^|\s)\^[A-Za-z0-9-]{1,60}$")
_BULLET = regex(r"([•・●○◦▪▫■□◆◇‣⁃※]|[–—](?=\s))\s*(?=\S)")
#: Markdown takes a bullet that is indented too far for a list as text that goes on; people do not.
_FAR_BULLET = regex(r"[ \t]{4,}([-*+]|[0-9]{1,3}[.)])[ \t]+\S")
_LABEL = regex(
    r"(?:\*\*|__)[^*_\n]{1,60}?(?:(?:\*\*|__)\s?[:：]|[:：]\s?(?:\*\*|__))(?:\s|$)|[^\W\d_][^:：.!?,;\n\[\](){}]{0,30}[:：](?:\s|$|(?<=：))"
)
_ARROW = regex(r"(?:->|=>|→|⇒|➡)")
_MARKS = frozenset("[•・●○◦▪▫■□◆◇‣⁃※–—-=→⇒➡")
#: What outliners note for themselves below an item.
_BOOKKEEPING = regex(
    r"(?:id|collapsed|background-color|heading|logseq\.[\w.-]+|created-at|updated-at)::\s", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of lines that is one block: its first line (from 0), how many, and its text on one line."""

    offset: int
    count: int
    text: str
    #: The bullet that Markdown does not know, or "".
    bullet: str = ""


def split_paragraph(lines: Sequence[str]) -> Iterator[Piece]:
    """Yield the pieces of a paragraph's lines."""
    yield from _split(lines, _begins_anew, _stands_alone)


def split_item(lines: Sequence[str]) -> Iterator[Piece]:
    """Yield an item's own text, and then the fields and the bullets indented too far that stand below it."""
    yield from _split(lines, is_field_line, is_field_line)


def take_task(text: str) -> tuple[str | None, str]:
    """Split the box ("[x]", "☐", an outliner's "TODO") off an item: its character or None, and the rest."""
    box = _BOX.match(text)
    if box is not None:
        return box[1] or " ", text[box.end() :].strip()
    drawn = _DRAWN_BOXES.get(text[:1])
    if drawn is not None:
        return drawn, text[1:].lstrip("\ufe0f\ufe0e \t")
    keyword = _ROAM.match(text) or _KEYWORD.match(text)
    if keyword is not None:
        return _KEYWORD_BOX.get(keyword[1], " "), text[keyword.end() :].strip()
    return None, text


def _split(lines: Sequence[str], begins: Callable[[str], bool], ends: Callable[[str], bool]) -> Iterator[Piece]:
    if len(lines) == 1:
        yield from _piece(lines, 0, 1)
        return
    start = 0
    for index in range(1, len(lines) + 1):
        if (
            index == len(lines)
            or ends(lines[index - 1].strip())
            or begins(lines[index].strip())
            or _FAR_BULLET.match(lines[index])
        ):
            yield from _piece(lines, start, index)
            start = index


def _piece(lines: Sequence[str], start: int, end: int) -> Iterator[Piece]:
    text = " ".join([line.strip().removesuffix("\\").rstrip() for line in lines[start:end]])
    text = (_BLOCK_ID.sub("", text) if "^" in text else text).strip()
    if "::" in text and _BOOKKEEPING.match(text):
        return
    bullet = _BULLET.match(text) or (_FAR_BULLET.match(lines[start]) if start else None)
    if bullet is not None:
        yield Piece(start, end - start, text[len(bullet[1]) :].lstrip(), bullet[1])
    elif text or start == 0:
        yield Piece(start, end - start, text)


def _begins_anew(line: str) -> bool:
    """Tell whether a line inside a paragraph is something of its own."""
    start = line[:1]
    if start in _MARKS and (_BULLET.match(line) or _ARROW.match(line) or _BOX.match(line)):
        return True
    if start in _DRAWN_BOXES or _LABEL.match(line) or _KEYWORD.match(line):
        return True
    return is_field_line(line) or _is_date_line(line)


def _stands_alone(line: str) -> bool:
    """Tell whether what follows a line cannot be its continuation: a field, a date, a bare label."""
    label = _LABEL.match(line)
    if label is not None and label.end() == len(line):
        return True
    bold = line.startswith(("**", "__")) and line.endswith(("**", "__")) and len(line) <= 80
    return bold or is_field_line(line) or _is_date_line(line)


@lru_cache(maxsize=256)
def _is_date_line(line: str) -> bool:
    if not any(c.isdigit() for c in line[:40]) or len(line) > 100:
        return False
    head = read_date_head(line)
    # A wrapped line of prose may begin with a date; a heading says little beside it.
    return head is not None and len(head.rest.split()) <= 4
