"""Places in a running file: headings, dated entries, where a section begins and ends. Lines are 1-based."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass

from vaultkit.notes.dates import read_date_head
from vaultkit.notes.datescan import DayOrder
from vaultkit.notes.regex import regex

_HEAD = regex(r"^([ \t]*)((?:[-*+][ \t]+)?)(#{1,6}(?=[ \t]))?[ \t]*(\S.*)$")
_FENCE = regex(r"^[ \t]*(`{3,}|~{3,})")
_RULE = regex(r"^(?:-{3,}|\*{3,}|_{3,})$")


@dataclass(frozen=True, slots=True)
class Place:
    """A heading or bullet of a file."""

    line: int
    #: Blanks before it.
    indent: str
    #: "- " for bullets, "" else.
    bullet: str
    #: 1-6, or 0 for what is no heading.
    level: int
    text: str

    @property
    def depth(self) -> tuple[int, int]:
        """How deep it stands; a smaller one closes it."""
        return len(self.indent.expandtabs(4)), self.level


def place_of(lines: Sequence[str], line: int) -> Place:
    """Return what stands on a line."""
    match = _HEAD.match(lines[line - 1])
    if match is None:
        return Place(line, "", "", 0, "")
    return Place(line, match[1], match[2], len(match[3] or ""), match[4])


def places(lines: Sequence[str], first: int = 1) -> Iterator[Place]:
    """Yield headings and bullets outside code, from a line on."""
    fence = ""
    for number, line in enumerate(lines, 1):
        if fence:
            fence = "" if line.strip().startswith(fence) else fence
            continue
        match = _FENCE.match(line)
        if match:
            fence = match[1]
            continue
        if number >= first:
            found = place_of(lines, number)
            if found.level or found.bullet:
                yield found


def parents(lines: Sequence[str], place: Place) -> tuple[Place, ...]:
    """Return the headings or bullets that a place stands under, outermost first."""
    found: list[Place] = []
    inner = place
    for other in reversed([one for one in places(lines) if one.line < place.line]):
        if _holds(other, inner):
            found.append(other)
            inner = other
    return tuple(reversed(found))


def end_of(lines: Sequence[str], place: Place, last: int | None = None) -> int:
    """Return the last line of what belongs to a place, empty lines and a rule behind it left out."""
    limit = len(lines) if last is None else last
    end = limit
    for other in places(lines, place.line + 1):
        if other.line > limit:
            break
        if _closes(other, place):
            end = other.line - 1
            break
    while end > place.line and (not lines[end - 1].strip() or _RULE.match(lines[end - 1].strip())):
        end -= 1
    return end


def day_of(place: Place, order: DayOrder | None, year: int | None = None) -> dt.date | None:
    """Return the day that a heading or bullet is about; None if it is no dated one, or tells no year and none is given."""
    head = read_date_head(place.text, order)
    if head is None or head.date is not None or year is None or head.day is None or head.month is None:
        return head.date if head else None
    try:
        return dt.date(year, head.month, head.day)
    except ValueError:
        return None


def is_dated(place: Place, order: DayOrder | None) -> bool:
    """Tell whether a heading or bullet is a date, with or without a year."""
    return read_date_head(place.text, order) is not None


def _holds(outer: Place, inner: Place) -> bool:
    """Tell whether what follows `outer` belongs to it, seen from `inner`."""
    if outer.bullet:
        return len(outer.indent.expandtabs(4)) < len(inner.indent.expandtabs(4))
    return (
        bool(outer.level) and not outer.indent and (inner.level == 0 or outer.level < inner.level or bool(inner.bullet))
    )


def _closes(other: Place, place: Place) -> bool:
    if place.bullet:
        return bool(other.level and not other.bullet) or len(other.indent.expandtabs(4)) <= len(
            place.indent.expandtabs(4)
        )
    if place.level:
        return bool(other.level) and not other.bullet and other.level <= place.level
    return bool(other.level) and not other.bullet
