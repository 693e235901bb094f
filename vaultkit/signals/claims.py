"""Statements to claims: that something changed, for whom, how surely, and when.

Per statement p = p of its kind * subject * polarity * certainty; what is announced for later keeps the day on which it holds.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass

from vaultkit.signals.cues import Match
from vaultkit.signals.entries import EventKind
from vaultkit.signals.lexicon import Lexicon
from vaultkit.signals.segments import Statement
from vaultkit.signals.subjects import CERTAIN
from vaultkit.signals.subjects import Ground
from vaultkit.signals.subjects import share_of_company
from vaultkit.signals.subjects import share_of_subject
from vaultkit.signals.subjects import share_of_team
from vaultkit.signals.subjects import show_names
from vaultkit.signals.when import day_after

#: What remains of a claim that is denied, rumoured or wished for, long past, or not about the two.
_DENIED = 0.05
_RUMOUR = 0.12
_WISH = 0.12
_PAST = 0.12
_NOT_US = 0.1
#: "Nothing changes between us" said of one's own promotion is a wish.
_NOT_US_OURSELVES = 0.6
_HOLIDAY = 0.05
#: A sentence about the whole place may be about less than its course.
_COMPANY = 0.75
#: Statements after the one with the event that may say that it is not about the two.
_FOLLOWING = 2
#: A decision about what the place is for moves the ground when it is told, not when the last door closes.
_AT_ONCE = frozenset({"pivot", "closure", "course", "all-hands"})
_BREAKS = frozenset(";.!?–—")
_COMMAS = _BREAKS | {",", ":", "("}


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement that something changed."""

    kind: EventKind
    #: A cue that says little by itself ("is back").
    weak: bool
    p: float
    statement: Statement
    #: None: it holds now. Else the day from which it holds; `dt.date.max` for some time later.
    effective: dt.date | None = None


@dataclass(frozen=True, slots=True)
class _Marks:
    """Where the marks of a statement stand."""

    places: tuple[Match, ...]
    #: Words and signs behind which nothing qualifies what stood before them.
    ends: frozenset[str]

    def has(self, name: str) -> bool:
        return any(place.cue.owner == name for place in self.places)

    def near(self, name: str, match: Match, words: Sequence[str]) -> bool:
        """Tell whether such a mark qualifies the match: before it up to a semicolon, after it up to a comma."""
        for place in self.places:
            if place.cue.owner != name:
                continue
            if place.start < match.end and not _BREAKS & set(words[place.end : match.start]):
                return True
            if place.start >= match.end and not self.ends & set(words[match.end : place.start]):
                return True
        return False


def read_claims(statements: Sequence[Statement], ground: Ground) -> tuple[Claim, ...]:
    """Return what the statements of a session claim to have changed or to be about to."""
    claims: list[Claim] = []
    shown: tuple[str, ...] = ()
    for at, statement in enumerate(statements):
        previous, shown = shown, show_names(statement, ground)
        if statement.field in ground.lexicon.silent_fields:
            continue
        if ground.lexicon.event_cues.find(shown):
            following = statements[at + 1 : at + 1 + _FOLLOWING]
            not_us = _says(ground.lexicon, "not-us", [shown, *(show_names(one, ground) for one in following)])
            claims.extend(_claims(statement, shown, previous, ground, not_us=not_us))
    return tuple(claims)


def starts_leave(statements: Sequence[Statement], ground: Ground) -> Statement | None:
    """Return the statement that tells of a leave about to start, None if there is none."""
    for statement in statements:
        words = show_names(statement, ground)
        for match in ground.lexicon.leaves.find(words):
            if share_of_subject(words, match, (), ground.lexicon) >= 0.7:
                return statement
    return None


def _says(lexicon: Lexicon, name: str, texts: Sequence[Sequence[str]]) -> bool:
    return any(match.cue.owner == name for words in texts for match in lexicon.marks.find(words))


def _claims(
    statement: Statement, words: Sequence[str], previous: Sequence[str], ground: Ground, *, not_us: bool
) -> Iterator[Claim]:
    marks = _Marks(tuple(ground.lexicon.marks.find(words)), _COMMAS | ground.lexicon.words["joins"])
    best: dict[tuple[str, bool], Claim] = {}
    for match in ground.lexicon.event_cues.find(words):
        name, _, mode = match.cue.owner.partition("/")
        kind = ground.lexicon.events[name]
        weak = kind.subject == "before" and mode == "pair"
        share = _subject(kind, match, words, previous, ground)
        p = kind.p * share * _certainty(kind, words, match, marks, ground)
        if mode == "company":
            p *= _COMPANY
        if not_us:
            p *= _NOT_US_OURSELVES if share == CERTAIN and kind.subject in {"before", "pair"} else _NOT_US
        effective = None if kind.name in _AT_ONCE else _effective(words, match, marks, ground)
        old = best.get((name, weak))
        if old is None or p > old.p:
            best[name, weak] = Claim(kind, weak, p, statement, effective)
    yield from best.values()


def _subject(kind: EventKind, match: Match, words: Sequence[str], previous: Sequence[str], ground: Ground) -> float:
    mode = match.cue.owner.partition("/")[2]
    if mode == "pair" or kind.subject in {"pair", "none"}:
        return CERTAIN
    if kind.subject == "team":
        return share_of_team(words, match, ground)
    if mode == "company" or kind.subject in {"company", "thing"}:
        return share_of_company(words, match, ground.lexicon)
    return share_of_subject(words, match, previous, ground.lexicon)


def _certainty(kind: EventKind, words: Sequence[str], match: Match, marks: _Marks, ground: Ground) -> float:
    share = 1.0
    if marks.near("denied", match, words) and kind.effect == "reset":
        share *= _DENIED
    if marks.has("rumor"):
        share *= _RUMOUR
    if kind.name != "carry-on" and (marks.near("wish", match, words) or _is_asked(words, match)):
        share *= _WISH
    if marks.has("past") or _names_old_year(words, ground.held):
        share *= _PAST
    if kind.name == "leave-return" and marks.has("holiday") and not _names_leave(words, ground.lexicon):
        share *= _HOLIDAY
    return share


def _is_asked(words: Sequence[str], match: Match) -> bool:
    """Tell whether the event stands in a question."""
    for word in words[match.end - 1 :]:
        if word == "?":
            return True
        if word in _BREAKS:
            return False
    return False


def _names_old_year(words: Sequence[str], held: dt.date) -> bool:
    years = [int(word) for word in words if len(word) == 4 and word.isdigit() and word[:2] in {"19", "20"}]
    return bool(years) and max(years) < held.year - (1 if held.month < 4 else 0)


def _names_leave(words: Sequence[str], lexicon: Lexicon) -> bool:
    return any(word in lexicon.words["leave"] for word in words)


def _effective(words: Sequence[str], match: Match, marks: _Marks, ground: Ground) -> dt.date | None:
    """Return None if the event holds now, else the day from which it will; `dt.date.max` if no day is told."""
    if not marks.near("future", match, words) or marks.near("now", match, words):
        return None
    endings, past = ground.lexicon.grammar.past_endings, ground.lexicon.words["past"]
    happened = any(word.endswith(endings) or word in past for word in words[match.start : match.end])
    for place in marks.places:
        if place.cue.owner == "future":
            if happened and words[place.start] not in ground.lexicon.words["from-then"]:
                return None
            day = day_after(words[place.start : place.end + 2], ground.held, ground.lexicon)
            if day is not None:
                return None if day <= ground.held else day
    return dt.date.max
