"""Structural lines of a note: headings, fields, tags and labels, and what stands right below them."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from vaultkit.notes.regex import regex

_HEADING = regex(r"^(#{1,6})[ \t]+(\S.*?)[ \t]*#*$")
_FIELD = regex(r"^((?:\*\*|__)?([^\W_][^:*\n]{0,38}?)(?:(?:\*\*|__)[ ]?::?|:(?:\*\*|__)|::?))[ \t]*(.*)$")
# Only with a colon: a reader could take any other line for something that was written.
_LABEL = regex(r"^(?:(?:\*\*|__)[^*_:\n]{1,50}(?::(?:\*\*|__)|(?:\*\*|__):)|[^\W\d_][\w '’-]{1,40}:)$")
_TAGS = regex(r"^(?:(?:#[\w/-]+|\[\[[^\[\]\n]+\]\])[ \t,]*)+$")
_RULE = regex(r"^(?:-{3,}|\*{3,}|_{3,})$")
_TABLE_RULE = regex(r"^\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?$")
_FENCE = regex(r"^[ \t]*(`{3,}|~{3,})")
_BULLET = regex(r"^[ \t]*([-*+])(?:[ \t]|$)")


class Kind(Enum):
    """What a recurring line is."""

    HEADING = 1
    FIELD = 2
    TAGS = 3
    LABEL = 4


@dataclass(frozen=True, slots=True)
class Mark:
    """One structural line of a note."""

    kind: Kind
    text: str
    level: int = 0
    #: Prefix of a field up to its value, and the value.
    key: str = ""
    value: str = ""
    rule_before: bool = False
    blank_after: bool = False
    #: The bullet that first stands below; "" for prose or nothing.
    bullet: str = ""
    #: Something a person wrote stands below, before the next mark.
    filled: bool = False
    #: Nothing but fields, tags and titles stands above.
    top: bool = False
    #: Head and rule of the table that first stands below.
    table: tuple[str, ...] = ()


def marks_of(lines: Sequence[str]) -> Iterator[Mark]:
    """Yield the structural lines outside code, comments and callouts."""
    readable = list(_readable(lines))
    rule = False
    top = True
    for index, line in enumerate(readable):
        stripped = line.strip()
        if not stripped:
            continue
        if _RULE.match(stripped):
            rule = True
            continue
        mark = _mark(line, rule_before=rule, top=top)
        rule = False
        if mark is None:
            top = False
            continue
        blank, bullet, filled = _below(readable, index, lines)
        yield Mark(
            mark.kind, mark.text, mark.level, mark.key, mark.value, mark.rule_before, blank, bullet, filled, mark.top,
            () if bullet else table_of(lines[index + 1 :]),
        )  # fmt: skip
        top = top and (mark.kind in {Kind.FIELD, Kind.TAGS} or (mark.kind is Kind.HEADING and not filled))


def _mark(line: str, *, rule_before: bool, top: bool) -> Mark | None:
    heading = _HEADING.match(line)
    if heading:
        return Mark(Kind.HEADING, heading[2], len(heading[1]), rule_before=rule_before, top=top)
    if line != line.lstrip() or len(line) > 300:
        return None
    if top and _TAGS.match(line):
        return Mark(Kind.TAGS, line, top=top)
    if _LABEL.match(line):
        return Mark(Kind.LABEL, line, rule_before=rule_before, top=top)
    field = _FIELD.match(line)
    if field and len(field[2].split()) <= 3:
        return Mark(Kind.FIELD, line, key=field[1], value=field[3].strip(), top=top)
    return None


def _below(readable: Sequence[str], index: int, lines: Sequence[str]) -> tuple[bool, str, bool]:
    """Tell how it goes on below a mark: an empty line first, the first bullet, whether anybody wrote anything."""
    blank = index + 1 < len(lines) and not lines[index + 1].strip()
    for line in readable[index + 1 :]:
        if not line.strip() or _RULE.match(line.strip()):
            continue
        if _mark(line, rule_before=False, top=False) or _TAGS.match(line):
            return blank, "", False
        bullet = _BULLET.match(line)
        return blank, bullet[1] if bullet else "", True
    return blank, "", False


def table_of(lines: Sequence[str]) -> tuple[str, ...]:
    """Return head and rule of the table that these lines begin with, empty lines aside; () if they do not."""
    first = next((number for number, line in enumerate(lines) if line.strip()), len(lines))
    head = lines[first : first + 2]
    return tuple(head) if len(head) == 2 and "|" in head[0] and _TABLE_RULE.match(head[1].strip()) else ()


def _readable(lines: Sequence[str]) -> Iterator[str]:
    """Yield as many lines as given, those of code, comments and quotes empty."""
    fence = ""
    comment = ""
    for line in lines:
        if fence:
            fence = "" if line.strip().startswith(fence) else fence
            yield ""
        elif comment:
            comment = "" if comment in line else comment
            yield ""
        elif match := _FENCE.match(line):
            fence = match[1]
            yield ""
        elif line.strip() == "%%" or (line.lstrip().startswith("<!--") and "-->" not in line):
            comment = "%%" if line.strip() == "%%" else "-->"
            yield ""
        elif line.lstrip().startswith((">", "<", "|", "%%")):
            yield ""
        else:
            yield line


def bullets_of(lines: Sequence[str]) -> list[str]:
    """Return the bullets that lists of these lines begin their items with, in order."""
    return [match[1] for line in lines if (match := _BULLET.match(line)) and not _RULE.match(line)]
