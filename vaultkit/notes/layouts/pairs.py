"""Titles that name both who met: "Asha / Sam", "Asha <> Sam", "Asha x Sam 1:1", "Asha Sam 1-1"."""

from __future__ import annotations

from dataclasses import dataclass

from vaultkit.notes.identity import Me
from vaultkit.notes.layouts.survey import Survey
from vaultkit.notes.layouts.titles import title_of
from vaultkit.notes.layouts.titles import without_period
from vaultkit.notes.layouts.titles import without_small
from vaultkit.notes.marks import find_marks
from vaultkit.notes.names import fold
from vaultkit.notes.names import is_not_name
from vaultkit.notes.names import looks_like_name
from vaultkit.notes.regex import regex

_LONGEST = 80
_ARROWS = regex(r"\s*(?:<-?>|<=>|↔|⇄|⇔|<>)\s*")
#: Between two people and hardly ever before a topic.
_BETWEEN = regex(r"\s*(?:[&+×]|(?<=\s)/(?=\s))\s*|\s+(?:[xX]|and|und|y|et|en|og|och)\s+|(?<=[^\W\d_])/(?=[^\W\d_])")
#: A topic may stand behind one as well: between two people only if one of them is the note-taker.
_LOOSE = regex(r"\s+[-–—|:]\s+|\s*[|,:]\s+|-")


@dataclass(frozen=True, slots=True)
class Pair:
    """The names in a title that says who met, and how sure it is that these are all."""

    names: tuple[str, ...]
    #: Two people, one of them the note-taker, or with an arrow between them.
    sure: bool


def may_be_pair(text: str, me: Me) -> bool:
    """Tell in one cheap pass whether a title may name the note-taker and another, or two people with an arrow between."""
    if ("<" in text or not text.isascii()) and _ARROWS.search(text):
        return True
    folded = fold(text) if me.names else ""
    return any(word in folded for word in me.index.parts if not word.startswith("."))


def read_pair(text: str, survey: Survey) -> Pair | None:
    """Read a title that is names and nothing else, marks, dates and periods aside; None for all others."""
    bare = _bare(text)
    if not bare or len(bare) > _LONGEST or "[[" in bare:
        return None
    for pattern in (_ARROWS, _BETWEEN, _LOOSE):
        parts = tuple(without_small(without_period(part.strip(" ()[]"))) for part in pattern.split(bare))
        if len(parts) < 2 or not all(parts):
            continue
        mine = sum(survey.me.is_me(part) for part in parts)
        if not all(_is_party(part, survey, loose=bool(mine)) for part in parts):
            continue
        if pattern is _LOOSE and (mine != 1 or len(parts) != 2 or survey.index.exact(bare)):
            continue
        return Pair(parts, sure=len(parts) == 2 and (mine == 1 or pattern is _ARROWS))
    return _beside_me(bare, survey)


def _bare(text: str) -> str:
    """Return a title without marks at its ends; "" if one stands between other words."""
    marks = find_marks(text)
    pieces, place = [], 0
    for mark in marks:
        pieces.append(text[place : mark.start])
        place = mark.end
    pieces.append(text[place:])
    kept = [piece.strip(" \t-–—:|,.()[]") for piece in pieces]
    kept = [piece for piece in kept if title_of(piece)]
    return kept[0] if len(kept) == 1 else ""


def _is_party(part: str, survey: Survey, *, loose: bool) -> bool:
    if survey.me.is_me(part) or survey.index.exact(part):
        return True
    slug = loose and part.isalpha() and not is_not_name(part)
    return not is_not_name(part) and ((looks_like_name(part) and not part.islower()) or slug)


def _beside_me(bare: str, survey: Survey) -> Pair | None:
    """Read "Asha Sam", where Sam writes: one of the note-taker's names behind a name, or before somebody known."""
    words = bare.split()
    if not 2 <= len(words) <= 4 or not survey.me.names or survey.index.exact(bare) or survey.me.is_me(bare):
        return None
    for count in range(1, len(words)):
        first, last = " ".join(words[:-count]), " ".join(words[-count:])
        if (is_whole_me(last, survey.me) or _is_first_of_me(last, survey.me)) and _is_party(first, survey, loose=False):
            return Pair((first, last), sure=True)
        first, last = " ".join(words[:count]), " ".join(words[count:])
        if is_whole_me(first, survey.me) and survey.index.resolve(last):
            return Pair((first, last), sure=True)
    return None


def _is_first_of_me(text: str, me: Me) -> bool:
    return any(name.split()[0] == fold(text) for name in map(fold, me.names))


def is_whole_me(text: str, me: Me) -> bool:
    """Tell whether a text is one of the names that the note-taker gave, whole."""
    return fold(text) in {fold(name) for name in me.names}
