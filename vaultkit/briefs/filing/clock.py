"""Times of day in names and heads: the usual one is told again, one that changes every time is left out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from collections.abc import Sequence
from dataclasses import replace

from vaultkit.briefs.filing.spelling import Piece
from vaultkit.briefs.filing.spelling import Slot
from vaultkit.briefs.filing.spelling import Spelling
from vaultkit.notes.regex import regex

#: "14:30", "14h30", "15h", "9.30 Uhr", "2 pm"; a dot or dash alone could be a number.
_CLOCK = regex(
    r"(?<![\w.:/-])(?:[01]?[0-9]|2[0-3])(?::[0-5][0-9](?::[0-5][0-9])?|h(?:[0-5][0-9])?|(?:[.:][0-5][0-9])?(?= ?(?:uhr|[ap]\.?m)))"
    r"(?: ?(?:uhr|[ap]\.?m\.?))?(?![\w:])",
    re.IGNORECASE,
)
#: Right behind a date, with a dash, a dot or nothing between hours and minutes: "2026-03-05 14-30", "202603051430".
_BEHIND = regex(r"((?:[ _T-]|, ?)?)((?:[01][0-9]|2[0-3])[-.:h]?[0-5][0-9])(?![\w:]|[-.][0-9])")
#: What goes with a time that is left out.
_BESIDE = regex(r"^(?:[ \t]*[–—|@,·-]+)?[ \t]*")


def usual_time(text: str, others: Sequence[str], *, keep: bool = False) -> str:
    """Return a short text with the time that most of these texts tell; without any where all of them differ.

    Args:
        text: the newest of them.
        others: the ones before it; with none, the time stays.
        keep: the newest time stays where no two agree.
    """
    mine = _CLOCK.search(text)
    if mine is None:
        return text
    told = _most([mine[0], *(found[0] for other in others if (found := _CLOCK.search(other)))], others)
    if told or keep:
        told = told or mine[0]
        return text[: mine.start()] + told + text[mine.end() :]
    return without_time(text)


def without_time(text: str) -> str:
    """Return a head without its time of day: whoever it is for has none yet."""
    mine = _CLOCK.search(text)
    return text if mine is None else text[: mine.start()] + _BESIDE.sub("", text[mine.end() :])


def without_times(spelling: Spelling) -> Spelling:
    """Take the times off a spelling of dates, but for those that are glued to the date."""
    made: list[Piece] = []
    for piece in spelling:
        behind = _BEHIND.match(piece.text) if made and made[-1].slot is not Slot.LITERAL else None
        if piece.slot is Slot.LITERAL and behind and behind[1]:
            made.append(replace(piece, text=piece.text[behind.end() :]))
        else:
            made.append(replace(piece, text=without_time(piece.text)) if piece.slot is Slot.LITERAL else piece)
    return tuple(piece for piece in made if piece.text)


def with_usual_time(spelling: Spelling, others: Iterable[Spelling], *, keep: bool = False) -> Spelling:
    """Settle the times in a spelling of dates by those of its siblings.

    Args:
        spelling: the newest one.
        others: its siblings, newest first.
        keep: where no two agree, the newest time stays: names of files want to be alike.
    """
    siblings = list(others)
    made: list[Piece] = []
    for index, piece in enumerate(spelling):
        if piece.slot is not Slot.LITERAL:
            made.append(piece)
            continue
        theirs = [other[index].text for other in siblings if len(other) > index and other[index].slot is piece.slot]
        behind = bool(made) and made[-1].slot is not Slot.LITERAL
        text = _behind(piece.text, theirs, keep=keep) if behind else None
        made.append(replace(piece, text=usual_time(piece.text, theirs, keep=keep) if text is None else text))
    return tuple(piece for piece in made if piece.text)


def _behind(text: str, others: Sequence[str], *, keep: bool) -> str | None:
    """Return what stands right behind a date with its time settled; None if no time stands there."""
    mine = _BEHIND.match(text)
    if mine is None:
        return None
    told = _most([mine[2], *(found[2] for other in others if (found := _BEHIND.match(other)))], others)
    # Glued to the date it is part of a number that names the note.
    if told or keep or not mine[1]:
        return f"{mine[1]}{told or mine[2]}{text[mine.end() :]}"
    return text[mine.end() :]


def _most(times: Sequence[str], others: Sequence[str]) -> str:
    """Return the time that is told most often, the newest of equals; "" where no two agree."""
    best = max(times, key=times.count)
    return best if not others or times.count(best) > 1 else ""
