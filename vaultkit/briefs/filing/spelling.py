"""A new date in the spelling of an old one: learned from a text that holds a known date, told of another.

`learn` cuts a text into literal pieces and slots (year, day, month's name, weekday ...); `spell` fills the slots anew.
Spellings are read, never listed: padding, order, ordinals, language and letter case all come from the text.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace
from enum import StrEnum

from vaultkit.briefs.filing.calendar import Names
from vaultkit.briefs.filing.calendar import choose_names
from vaultkit.briefs.filing.calendar import in_case
from vaultkit.briefs.filing.calendar import months
from vaultkit.briefs.filing.calendar import weekdays
from vaultkit.notes.datescan import DayOrder
from vaultkit.notes.datescan import Reading
from vaultkit.notes.datescan import partial
from vaultkit.notes.datescan import readings
from vaultkit.notes.monthnames import month_number
from vaultkit.notes.regex import regex

#: Longer texts are prose.
_LONGEST = 400
_TOKEN = regex(r"[0-9]+|[^\W\d_]+|[^\w]|_")
_WEEKDAY = regex(r"[^\W\d_]+(?:-[^\W\d_]+)?")
_WEEK = regex(
    r"(?<![^\W_])(?:KW|CW|W|wk|week|woche|semaine|settimana|semana|vecka|uke|uge)[ .#_-]{0,2}([0-9]{1,2})(?![0-9])",
    re.IGNORECASE,
)
_ENGLISH_ORDINALS = frozenset({"st", "nd", "rd", "th"})
_ENDING = regex(r"(?:st|nd|rd|th)(?![^\W_])", re.IGNORECASE)
_FIRST_ONLY = frozenset({"er", "º", "ª", "°", "ᵉʳ"})
#: What may stand between a date and its weekday.
_BESIDE = 3


class Slot(StrEnum):
    """What a piece of a spelling stands for."""

    LITERAL = "literal"
    YEAR = "year"
    SHORT_YEAR = "short-year"
    MONTH = "month"
    MONTH_NAME = "month-name"
    DAY = "day"
    ORDINAL = "ordinal"
    WEEKDAY = "weekday"
    WEEK = "week"
    WEEK_YEAR = "week-year"


@dataclass(frozen=True, slots=True)
class Piece:
    """A literal text, or a slot with the text it was learned from."""

    slot: Slot
    text: str
    #: Figures at least; 0 where the text does not tell ("12").
    width: int = 0
    names: Names | None = None


Spelling = tuple[Piece, ...]


def learn(
    text: str, day: dt.date, order: DayOrder | None = None, others: Sequence[tuple[str, int]] = ()
) -> Spelling | None:
    """Learn how a text writes this day; None if it does not.

    Args:
        text: a heading, a file name, a value.
        day: the day it is known to hold.
        order: how the vault reads numeric dates.
        others: month words seen elsewhere with their numbers; they settle language and width ("May").
    """
    if len(text) > _LONGEST:
        return None
    spans: list[tuple[int, int, Reading | None]] = list(_spans(text, day, order)) or list(_weeks(text, day))
    if not spans:
        return None
    pieces: list[Piece] = []
    end = 0
    for start, last, found in spans:
        ordinal = _ENDING.match(text, last)
        stop = ordinal.end() if ordinal and text[last - 1].isdigit() else last
        pieces += [Piece(Slot.LITERAL, text[end:start]), *_pieces(text[start:stop], day, found, others)]
        end = stop
    pieces.append(Piece(Slot.LITERAL, text[end:]))
    return tuple(_with_weekdays([piece for piece in pieces if piece.text], day))


def spell(spelling: Spelling, day: dt.date) -> str:
    """Write a day in a learned spelling."""
    known = {piece.width for piece in spelling if piece.slot in {Slot.DAY, Slot.MONTH}} - {0}
    named = any(piece.slot is Slot.MONTH_NAME for piece in spelling)
    width = min(known) if known else 1 if named else 2
    return "".join(_filled(piece, day, width) for piece in spelling)


def respell(text: str, old: dt.date, new: dt.date, order: DayOrder | None = None) -> str | None:
    """Return the text with the old day written as the new one; None if the old one is not in it."""
    spelling = learn(text, old, order)
    return None if spelling is None else spell(spelling, new)


def shape(spelling: Spelling) -> tuple[object, ...]:
    """Return what two spellings of one habit have in common: slots and literals, not widths or words."""
    return tuple(
        piece.text if piece.slot is Slot.LITERAL else (piece.slot, piece.names and piece.names.language)
        for piece in spelling
    )


def with_widths(spelling: Spelling, siblings: Iterable[Spelling]) -> Spelling:
    """Settle paddings that one text leaves open ("12") by others of the same shape."""
    for other in siblings:
        if all(piece.width for piece in spelling if piece.slot in {Slot.DAY, Slot.MONTH}):
            break
        if shape(other) == shape(spelling):
            pairs = zip(spelling, other, strict=True)
            spelling = tuple(replace(mine, width=mine.width or theirs.width) for mine, theirs in pairs)
    return spelling


def month_words(texts: Iterable[str]) -> tuple[tuple[str, int], ...]:
    """Return the words that name months in short texts, with their numbers."""
    found = []
    for text in texts:
        if len(text) <= _LONGEST:
            words = (word for word in _TOKEN.findall(text) if len(word) > 2)
            found += [(word, number) for word in words if (number := month_number(word))]
    return tuple(found)


def _spans(text: str, day: dt.date, order: DayOrder | None) -> Iterator[tuple[int, int, Reading | None]]:
    whole = [found for found in readings(text, order) if _means(found, day)]
    if whole:
        yield from ((found.start, found.end, found) for found in whole)
        return
    bare = partial(text, order)
    if bare is not None and (bare.month, bare.day) == (day.month, day.day):
        yield bare.start, bare.end, bare


def _means(found: Reading, day: dt.date) -> bool:
    if found.year is None:
        return False
    first = dt.date(found.year, found.month, found.day)
    return first <= day < first + dt.timedelta(days=found.span_days) if found.span_days == 7 else first == day


def _weeks(text: str, day: dt.date) -> Iterator[tuple[int, int, Reading | None]]:
    match = _WEEK.search(text)
    if match and int(match[1]) == day.isocalendar().week:
        yield match.start(1), match.end(1), None


def _pieces(text: str, day: dt.date, found: Reading | None, others: Sequence[tuple[str, int]]) -> Iterator[Piece]:
    if found is None or found.span_days == 7:
        yield from (_week_piece(token) for token in _TOKEN.findall(text))
        return
    if re.fullmatch(r"[0-9]{8}", text):
        yield Piece(Slot.YEAR, text[:4], 4)
        yield Piece(Slot.MONTH, text[4:6], 2)
        yield Piece(Slot.DAY, text[6:], 2)
        return
    tokens = _TOKEN.findall(text)
    numbers = iter(_number_slots(tokens, day))
    before = Slot.LITERAL
    for token in tokens:
        piece = _piece(token, day, others, before)
        if token.isascii() and token.isdigit():
            slot = next(numbers)
            width = len(token) if len(token) == 1 or token[0] == "0" else 0
            piece = Piece(slot, token, 4 if slot is Slot.YEAR else width)
        before = piece.slot
        yield piece


def _week_piece(token: str) -> Piece:
    if token.isascii() and token.isdigit():
        slot = Slot.WEEK_YEAR if len(token) == 4 else Slot.WEEK
        return Piece(slot, token, len(token) if len(token) != 2 or token[0] == "0" else 0)
    return Piece(Slot.LITERAL, token)


def _piece(token: str, day: dt.date, others: Sequence[tuple[str, int]], before: Slot) -> Piece:
    if before is Slot.DAY and (token.casefold() in _ENGLISH_ORDINALS or token in _FIRST_ONLY):
        return Piece(Slot.ORDINAL, token)
    if len(token) > 2 and month_number(token, misspelt=True) == day.month:
        # A misspelt month has no row; the others' language, else English, spells the next one.
        names = choose_names(months(), token, day.month, others) or _row_of(others)
        return Piece(Slot.MONTH_NAME, token, names=names)
    return Piece(Slot.LITERAL, token)


def _row_of(others: Sequence[tuple[str, int]]) -> Names:
    return max(months(), key=lambda row: sum(row.spells(*other) for other in others))


def _number_slots(tokens: Sequence[str], day: dt.date) -> Iterator[Slot]:
    """Yield what the figures of a date mean, left to right."""
    numbers = [token for token in tokens if token.isascii() and token.isdigit()]
    named = any(len(token) > 2 and month_number(token, misspelt=True) == day.month for token in tokens)
    if named:
        yield from _beside_a_name(numbers, day)
        return
    if len(numbers) > 2 and len(numbers[0]) == 4:
        yield from (Slot.YEAR, Slot.MONTH, Slot.DAY)
    else:
        month_first = int(numbers[0]) == day.month and int(numbers[1]) == day.day and day.month != day.day
        asian = not {"月", "월"}.isdisjoint(tokens)
        yield from (Slot.MONTH, Slot.DAY) if month_first or asian else (Slot.DAY, Slot.MONTH)
        if len(numbers) > 2:
            yield Slot.YEAR if len(numbers[2]) == 4 else Slot.SHORT_YEAR
    yield from (Slot.LITERAL for _ in numbers[3:])


def _beside_a_name(numbers: Sequence[str], day: dt.date) -> Iterator[Slot]:
    told = False
    for number in numbers:
        if len(number) == 4:
            yield Slot.YEAR
        elif not told and int(number) == day.day:
            told = True
            yield Slot.DAY
        else:
            yield Slot.SHORT_YEAR if int(number) == day.year % 100 else Slot.LITERAL


def _with_weekdays(pieces: list[Piece], day: dt.date) -> Iterator[Piece]:
    """Turn the day's weekday, where it stands beside a date, into a slot."""
    language = next((piece.names.language for piece in pieces if piece.names), "")
    for index, piece in enumerate(pieces):
        if piece.slot is not Slot.LITERAL:
            yield piece
            continue
        before = index > 0
        after = index + 1 < len(pieces)
        end = 0
        for match in _WEEKDAY.finditer(piece.text):
            beside = (before and match.start() <= _BESIDE) or (after and len(piece.text) - match.end() <= _BESIDE)
            names = choose_names(weekdays(), match[0], day.isoweekday(), (), language) if beside else None
            if names is not None:
                yield Piece(Slot.LITERAL, piece.text[end : match.start()])
                yield Piece(Slot.WEEKDAY, match[0], names=names)
                end = match.end()
        yield Piece(Slot.LITERAL, piece.text[end:])


def _filled(piece: Piece, day: dt.date, width: int) -> str:
    number = {
        Slot.YEAR: day.year,
        Slot.SHORT_YEAR: day.year % 100,
        Slot.MONTH: day.month,
        Slot.DAY: day.day,
        Slot.WEEK: day.isocalendar().week,
        Slot.WEEK_YEAR: day.isocalendar().year,
    }.get(piece.slot)
    if number is not None:
        least = 2 if piece.slot is Slot.SHORT_YEAR else piece.width or width
        return f"{number:0{least}d}"
    if piece.slot is Slot.ORDINAL:
        return _ordinal(piece.text, day.day)
    if piece.names is not None:
        index = day.month - 1 if piece.slot is Slot.MONTH_NAME else day.weekday()
        return in_case(piece.text, piece.names.names[index])
    return piece.text


def _ordinal(sample: str, day: int) -> str:
    if sample.casefold() not in _ENGLISH_ORDINALS:
        return sample if day == 1 else ""
    ending = "th" if 11 <= day <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return ending.upper() if sample.isupper() else ending
