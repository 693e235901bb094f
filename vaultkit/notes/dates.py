"""Dates as people write them in values, headings and file names.

A heading is a date head if it is a date: perhaps after a label ("Date:"), beside a weekday or a time, and with a short rest.
Prose that mentions a date is not, nor is a changelog's version, nor a template's placeholder.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from vaultkit.notes.data_file import read_table
from vaultkit.notes.datescan import DayOrder
from vaultkit.notes.datescan import Reading
from vaultkit.notes.datescan import has_digit
from vaultkit.notes.datescan import partial
from vaultkit.notes.datescan import readings
from vaultkit.notes.datescan import valid
from vaultkit.notes.inline import plain_text
from vaultkit.notes.inline import show_link_dates
from vaultkit.notes.monthnames import fold_word
from vaultkit.notes.monthnames import is_weekday
from vaultkit.notes.regex import regex

__all__ = [
    "DateHead", "DayOrder", "complete", "count_orders", "find_date", "infer_order", "order_of", "read_date",
    "read_date_head",
]  # fmt: skip

#: A longer line is prose, whatever it begins with.
_LONGEST_HEAD = 160
_MOST_REST_WORDS = 12

_TIME = regex(
    r"(?:\b(?:at|um|à|às|alle|kl|klo|ore|von|from)\b\.?\s*|@\s*|T)?"
    r"([01]?[0-9]|2[0-3])(?:(?:\s?[:h.]|-)([0-5][0-9])(?::[0-5][0-9](?:\.[0-9]{1,9})?)?|(?=\s?[ap]\.?m\b)|h\b)"
    r"(?:\s?([ap])\.?m\b\.?)?(?:\s?(?:Uhr|hrs?|h|Z|UTC|[A-Z]{2,4}T|[+-][01][0-9]:?[0-9]{2})(?!\w))?",
    re.IGNORECASE,
)
#: "1400" right behind "20260305".
_TOUCHING_TIME = regex(r"T?([01][0-9]|2[0-3])([0-5][0-9])(?:[0-5][0-9])?(?![0-9])")
_ONE_TO_ONE = regex(
    r"(?<![\w:/-])(?:1\s?[:/x×]\s?1|1-1|1\s?-?(?:on|to|o|zu|a|auf|op|til)-?\s?1|121|one[-_ ]?(?:on|to)[-_ ]?one|o3)(?![\w:])s?",
    re.IGNORECASE,
)
_VERSION = regex(r"(?<![0-9.])v?[0-9]+\.[0-9]+(?:\.[0-9]+)?(?![0-9])|\bv[0-9]+\b|\bunreleased\b", re.IGNORECASE)
_SEPARATOR = "-–—:：|/·•,;~>@→=("
_EDGES = " \t-–—:：|/·•,;~>@→=()[]{}「」『』（）【】〈〉<>*_`\"'“”#"
_UNFILLED = regex(r"\{\{|<%|\bYYYY\b|\$\{")
_TO = regex(r"^\s*(?:-|–|—|to|until|through|bis|a|au|al|à|～|~|->|→)\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DateHead:
    """What a heading or line that is a date says."""

    #: None if there is no year.
    date: dt.date | None
    day: int | None
    month: int | None
    year: int | None
    #: What is left beyond label, date, weekday, time and brackets ("Budget").
    rest: str
    #: Day and month could be the other way round, and no order was given.
    ambiguous: bool
    #: 7 for a week, the length of a range, else 1.
    span_days: int = 1
    #: "HH:MM", or "" without one.
    time: str = ""


def read_date(text: str, order: DayOrder | None = None) -> dt.date | None:
    """Read a whole value (front matter, part of a file name) as a day; None unless it is one."""
    head = read_date_head(text, order)
    return head.date if head is not None and not head.rest else None


def find_date(text: str, order: DayOrder | None = None) -> tuple[dt.date, int, int] | None:
    """Return the first whole date inside a text with its place (start, end excluded)."""
    first = next(readings(text, order), None)
    if first is None or first.date is None:
        return None
    return first.date, first.start, first.end


def read_date_head(text: str, order: DayOrder | None = None) -> DateHead | None:
    """Read a heading or line that is a date, with a label before or a short rest behind; None for all else."""
    return _read_date_head(text, order) if len(text) <= 3 * _LONGEST_HEAD else None


@lru_cache(maxsize=1 << 12)
def _read_date_head(text: str, order: DayOrder | None) -> DateHead | None:
    if not has_digit(text) or _UNFILLED.search(text):
        return None
    plain = plain_text(show_link_dates(text.lstrip("#> \t"))).strip()
    if not plain or len(plain) > _LONGEST_HEAD:
        return None
    found = list(readings(plain, order))[:2]
    reading = found[0] if found else partial(plain, order)
    if reading is None:
        return None
    before, after = plain[: reading.start], plain[reading.end :]
    if len(found) == 2 and _TO.match(_without_weekdays(plain[reading.end : found[1].start])):
        reading, after = _ranged(reading, found[1]), plain[found[1].end :]
    return _around(reading, before, after)


def infer_order(texts: Iterable[str]) -> DayOrder | None:
    """Tell how a vault writes numeric dates, by those that can be read in one way only; None if they disagree."""
    return order_of(*count_orders(texts))


def count_orders(texts: Iterable[str]) -> tuple[int, int]:
    """Return how many numeric dates can only be read day first, and how many only month first."""
    day_first = month_first = 0
    # No date goes over a line end, and what stands at either side of one is no part of a number.
    for match in _NUMERIC.finditer("\n".join(texts)):
        first, second = int(match[1]), int(match[2])
        if 12 < first <= 31 and 1 <= second <= 12:
            day_first += 1
        elif 12 < second <= 31 and 1 <= first <= 12:
            month_first += 1
    return day_first, month_first


def order_of(day_first: int, month_first: int) -> DayOrder | None:
    """Tell how dates are written by the counts of those that can be read in one way only."""
    # One typing error should not leave hundreds of dates undecided.
    if day_first > 4 * month_first:
        return DayOrder.DAY_FIRST
    return DayOrder.MONTH_FIRST if month_first > 4 * day_first else None


# The look back stands behind the first digit: a pattern that begins with a digit is looked for many times as fast.
_NUMERIC = regex(r"([0-9](?<![0-9./-][0-9])[0-9]?)[/-]([0-9]{1,2})[/-](?:(?:19|20)[0-9]{2}|[0-9]{2})(?![0-9./-])")


def complete(heads: Sequence[DateHead]) -> tuple[dt.date | None, ...]:
    """Give days without a year the year of their neighbours, in a file that runs either way; None where nothing tells."""
    days = [head.date for head in heads]
    known = [day for day in days if day is not None]
    if not known:
        return tuple(days)
    rising = sum(a <= b for a, b in pairwise(known))
    step = 1 if 2 * rising >= len(known) - 1 else -1
    # In a file that runs backwards every neighbour above is later: read it from its end, so that it runs forwards.
    order = range(len(days))[::step]
    later = _next_known(days, order)
    before: dt.date | None = None
    for index in order:
        if days[index] is None:
            days[index] = _between(heads[index], before, later[index])
        before = days[index] or before
    return tuple(days)


def _next_known(days: Sequence[dt.date | None], order: Sequence[int]) -> dict[int, dt.date | None]:
    coming: dt.date | None = None
    result: dict[int, dt.date | None] = {}
    for index in reversed(order):
        result[index] = coming
        coming = days[index] or coming
    return result


def _between(head: DateHead, before: dt.date | None, after: dt.date | None) -> dt.date | None:
    """Return the day that lies between two days, or nearest to them, of those the head can mean."""
    anchors = [day for day in (before, after) if day is not None]
    if not anchors or head.month is None or head.day is None:
        return None
    pairs = [(head.month, head.day)] + ([(head.day, head.month)] if head.ambiguous else [])
    years = range(min(a.year for a in anchors) - 1, max(a.year for a in anchors) + 2)
    days = [dt.date(year, month, day) for month, day in pairs for year in years if valid(year, month, day)]

    def misfit(day: dt.date) -> tuple[int, int]:
        early = max(0, (before - day).days) if before is not None else 0
        late = max(0, (day - after).days) if after is not None else 0
        return early + late, min(abs((day - anchor).days) for anchor in anchors)

    return min(days, key=misfit, default=None)


def _around(reading: Reading, before: str, after: str) -> DateHead | None:
    """Judge what stands before and behind the date; None if that makes it prose or something else than a meeting's day."""
    time, after = _take_time(after)
    after = _drop_weekday(after, from_end=False)
    if not time:
        time, after = _take_time(after)
    label = _drop_weekday(before, from_end=True)
    rest_before = _judge_before(label)
    # "May 5 people came" has no year and goes on; "5 May: catch-up" is a head.
    rest_after = _judge_after(after, most=5 if reading.year is not None else 0)
    if rest_before is None or rest_after is None:
        return None
    rest = " ".join(part for part in (rest_before, rest_after) if part)
    return DateHead(
        reading.date, reading.day, reading.month, reading.year, rest, reading.ambiguous, reading.span_days, time
    )  # fmt: skip


def _judge_before(label: str) -> str | None:
    """Return what a label says beyond being one; None if what stands before the date is no label."""
    bare = label.strip(_EDGES)
    if not bare:
        return ""
    words = [fold_word(word.strip(_EDGES + ".!")) for word in bare.split()]
    if _VERSION.search(_ONE_TO_ONE.sub("", bare)) or any(word in _words()["other"] for word in words):
        return None
    kept = [word for word in _ONE_TO_ONE.sub(" ", bare).split() if _says_something(word)]
    if not kept:
        return ""
    ended = label.rstrip(" ([{「【（<*_`\"'").endswith(tuple(_SEPARATOR)) or label.rstrip(" ").endswith(
        ("[", "(", "（")
    )
    short = len(words) <= 5 or bool(_ONE_TO_ONE.search(bare) and len(words) <= 8)
    if (ended and short) or _ONE_TO_ONE.search(bare):
        # A label nobody knows is still a label before a colon: "Besuch: 5. März 2026".
        return "" if label.rstrip(" *_[(").endswith((":", "：")) and not _ONE_TO_ONE.search(bare) else bare
    return None


def _judge_after(after: str, *, most: int) -> str | None:
    """Return the rest behind a date; None if the line goes on as prose: more than `most` words with no separator."""
    rest = after.strip(_EDGES + ".。、")
    if not rest or fold_word(rest) in _words()["after"]:
        return ""
    words = rest.split()
    separated = after.lstrip(" )]}）】」*_`\"'.").startswith(tuple(_SEPARATOR)) or after.lstrip(" ").startswith(
        (")", "]", "(", "[", "（")
    )
    most = _MOST_REST_WORDS if separated else most
    prose = not separated and after.rstrip().endswith((".", "?", "。")) and len(words) > 2
    if len(words) > most or prose or (not separated and not after[:1].isspace()):
        return None
    return _strip_unpaired(after)


def _strip_unpaired(after: str) -> str:
    rest = after.strip(" \t-–—:：|/·•,;~>@→=]}*_`\"'#").lstrip(")）】」 -–—:：|,")
    if rest.startswith(("(", "（")) and rest.endswith((")", "）")):
        rest = rest[1:-1].strip()
    return rest


def _says_something(word: str) -> bool:
    folded = fold_word(word.strip(_EDGES + ".!"))
    return bool(folded) and folded not in _words()["labels"] and any(c.isalnum() for c in folded)


def _take_time(text: str) -> tuple[str, str]:
    """Split a time of day (or a span of it) off the beginning of a text."""
    touching = _TOUCHING_TIME.match(text)
    if touching is not None:
        return f"{touching[1]}:{touching[2]}", text[touching.end() :]
    lead = len(text) - len(text.lstrip(" ,T@([-–"))
    match = _TIME.match(text, lead)
    if match is None:
        return "", text
    hour = int(match[1]) % 12 + 12 if match[3] in ("p", "P") and int(match[1]) <= 12 else int(match[1])
    tail = text[match.end() :]
    span = _TIME.match(tail, len(tail) - len(tail.lstrip(" -–—to")))
    return f"{hour:02d}:{match[2] or '00'}", tail[span.end() :] if span else tail


def _drop_weekday(text: str, *, from_end: bool) -> str:
    """Cut weekdays off the side of a text that touches the date."""
    for _ in range(2):
        words = list(re.finditer(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f'’-])*", text))
        if not words:
            return text
        word = words[-1] if from_end else words[0]
        touching = text[word.end() :] if from_end else text[: word.start()]
        if touching.strip(_EDGES + ".") or not is_weekday(word[0]):
            return text
        text = text[: word.start()].rstrip(" ,([（") if from_end else text[word.end() :].lstrip(".)]） ").join(("", ""))
        text = text if from_end else " " + text
    return text


def _without_weekdays(text: str) -> str:
    return " ".join(word for word in text.split() if not is_weekday(word.strip(_EDGES + ".")))


def _ranged(first: Reading, last: Reading) -> Reading:
    if first.date is None or last.date is None or last.date <= first.date:
        return first
    return replace(first, span_days=min((last.date - first.date).days + last.span_days, 366))


@lru_cache(maxsize=1)
def _words() -> dict[str, frozenset[str]]:
    raw = read_table("notes", "date_words.toml")
    return {key: frozenset(fold_word(word) for word in value.split()) for key, value in raw.items()}
