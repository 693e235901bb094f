"""Spans of days in names and headings ("2026-09-07 to 2026-09-18"): the span that another day falls into."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from collections.abc import Sequence
from dataclasses import dataclass

from vaultkit.briefs.filing.calendar import choose_names
from vaultkit.briefs.filing.calendar import in_case
from vaultkit.briefs.filing.calendar import months
from vaultkit.briefs.filing.spelling import learn
from vaultkit.briefs.filing.spelling import spell
from vaultkit.notes.datescan import readings
from vaultkit.notes.regex import regex

#: Longer spans are projects, not a rhythm of notes.
_LONGEST = 45
_BOTH = regex(r"(?<![\w.:-])([0-3]?[0-9])\.?([ ]?(?:-|–|—|to|bis|au|al|a)[ ]?)([0-3]?[0-9])(\.?[ ]+)([^\W\d_]{3,})")


@dataclass(frozen=True, slots=True)
class Span:
    """A first and a last day, both included."""

    first: dt.date
    last: dt.date


def span_in(text: str, day: dt.date) -> Span | None:
    """Return the span of two whole dates in a short text, if the day falls into it."""
    days = [dt.date(found.year, found.month, found.day) for found in readings(text) if found.year is not None]
    if len(days) != 2:
        return None
    first, last = days
    sound = first <= day <= last and 1 < (last - first).days <= _LONGEST
    return Span(first, last) if sound else None


def span_of(day: dt.date, known: Iterable[Span]) -> Span | None:
    """Return the span that a day falls into if spans go on as these did; None if that cannot be told.

    They begin again after their own length, in whole weeks where that is near ("Monday to Friday of the next week").
    """
    spans = sorted(known, key=lambda one: one.first)
    if not spans:
        return None
    latest = spans[-1]
    length = (latest.last - latest.first).days + 1
    step = -(-length // 7) * 7
    first = latest.first + dt.timedelta(days=(day - latest.first).days // step * step)
    return Span(first, first + dt.timedelta(days=length - 1))


def respell_span(text: str, old: Span, new: Span, words: Sequence[tuple[str, int]] = ()) -> str | None:
    """Return a text with another span in the spelling of its own; None if it does not hold the old one.

    `words` name months elsewhere, with their numbers: they tell the language.
    """
    found = [one for one in readings(text) if one.year is not None]
    if len(found) == 2 and (found[0].date, found[1].date) == (old.first, old.last):
        head, tail = (
            learn(part, day, None, words)
            for part, day in ((text[: found[0].end], old.first), (text[found[0].end :], old.last))
        )
        if head and tail:
            return spell(head, new.first) + spell(tail, new.last)
    return _short(text, old, new, words)


def _short(text: str, old: Span, new: Span, words: Sequence[tuple[str, int]]) -> str | None:
    """Respell "7 to 18 September", which tells one month and perhaps no year."""
    match = _BOTH.search(text)
    if match is None or (int(match[1]), int(match[3])) != (old.first.day, old.last.day):
        return None
    row = choose_names(months(), match[5], old.last.month, words)
    if row is None:
        return None
    first, last = (in_case(match[5], row.names[day.month - 1]) for day in (new.first, new.last))
    month = "" if new.first.month == new.last.month else f"{match[4]}{first}"
    dot = "." if match[4].startswith(".") else ""
    made = f"{new.first.day}{month or dot}{match[2]}{new.last.day}{match[4]}{last}"
    rest = text[match.end() :]
    if f"{old.last.year}" in rest:
        rest = rest.replace(f"{old.last.year}", f"{new.last.year}", 1)
    return f"{text[: match.start()]}{made}{rest}"


def spans_among(texts: Sequence[tuple[str, dt.date]]) -> tuple[Span, ...]:
    """Return the spans of texts with the days they hold; () unless every one has one."""
    found = [span_in(text, day) for text, day in texts]
    return tuple(span for span in found if span) if all(found) else ()
