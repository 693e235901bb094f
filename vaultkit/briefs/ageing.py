"""What time has passed over: commitments that nobody touched for half a year, days that are over, agreements that were made until then."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import replace

from vaultkit.briefs.material import Material
from vaultkit.briefs.pauses import later
from vaultkit.model import Carried
from vaultkit.notes.dates import find_date
from vaultkit.notes.monthnames import is_english_month
from vaultkit.notes.monthnames import month_number
from vaultkit.notes.regex import regex

#: Untouched for so long a commitment is asked about, not told.
_LONG = dt.timedelta(days=182)
#: "on the 24th", "before the 3rd": the next such day after it was noted.
_OF_A_MONTH = regex(r"\b(?:on|by|before|until|till|for) the ([1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)\b", re.IGNORECASE)
#: Days that are meant from the day of noting on, and how far off the last of them is.
_NEAR = (
    (regex(r"\b(?:today|tonight|tomorrow|this (?:morning|afternoon|evening))\b", re.IGNORECASE), 1),
    (regex(r"\b(?:on|by|before|until|till|this|next) (?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE), 13),
    (regex(r"\b(?:this|next) week\b", re.IGNORECASE), 13),
)  # fmt: skip
#: Until when something was agreed ("until it ends in June"): a month, perhaps with its year, in the same part of the sentence.
_UNTIL = regex(r"\b(?:until|till|bis|hasta|até|jusqu)\b([^.;:,()]{1,30})", re.IGNORECASE)
_WORDS = regex(r"[^\W\d_]+|[12][0-9]{3}")
#: A text is read no further.
_LONGEST = 400


def aged(found: Iterable[Carried], material: Material, on: dt.date) -> tuple[Carried, ...]:
    """Return commitments with what to ask of those that may be over by the day `on`."""
    return tuple(replace(one, ask=_ask(one, material, on)) for one in found)


def lapsed(found: Iterable[Carried], on: dt.date) -> tuple[Carried, ...]:
    """Return agreements with what to ask of those that were made until a month that is over by the day `on`."""
    return tuple(
        replace(one, ask="lapsed") if (end := _end_of(one.text, one.date)) is not None and end < on else one
        for one in found
    )


def _end_of(text: str, noted: dt.date | None) -> dt.date | None:
    """Return the last day of the month up to which a text says that something holds; None for none."""
    found = _UNTIL.search(text[:_LONGEST])
    if found is None or noted is None:
        return None
    words = _WORDS.findall(found[1])
    for word, behind in zip(words, [*words[1:], ""], strict=True):
        number = month_number(word)
        # "until they may" names no month.
        if number is None or (word.islower() and is_english_month(word)):
            continue
        year = int(behind) if behind.isdigit() else noted.year + (number < noted.month)
        return dt.date(year + number // 12, number % 12 + 1, 1) - dt.timedelta(days=1)
    return None


def _ask(one: Carried, material: Material, on: dt.date) -> str:
    day = one.due or named_day(one.text, one.date)
    if day is not None and one.due is None and day < on:
        return "past"
    touched = max(filter(None, (material.touched.get((one.path, one.line)), one.date, day)), default=None)
    return "still" if touched is not None and on - touched > _LONG else ""


def named_day(text: str, noted: dt.date | None) -> dt.date | None:
    """Return the last day that a commitment can mean by the words "on the 24th", "on Friday" or a date; None for none."""
    if noted is None:
        return None
    words = text[:_LONGEST]
    whole = find_date(words)
    if whole is not None:
        # What lies before the day of noting is what it is about.
        return whole[0] if whole[0] >= noted else None
    found = _OF_A_MONTH.search(words)
    if found is not None:
        return _next(int(found[1]), noted)
    return next((later(noted, days) for cue, days in _NEAR if cue.search(words)), None)


def _next(number: int, noted: dt.date) -> dt.date | None:
    """Return the first day with this number that is no earlier than the day of noting."""
    ahead = (later(noted, days) for days in range(62))
    return next((day for day in ahead if day.day == number), None)
