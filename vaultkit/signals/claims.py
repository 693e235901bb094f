"""Statements to claims: that something changed, for whom, how surely, and when.

Per statement p = p of its kind * subject * polarity * certainty; what is announced for later keeps the day on which it holds.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace

from vaultkit.model import Effect
from vaultkit.model import Relation
from vaultkit.signals.cues import Match
from vaultkit.signals.entries import EventKind
from vaultkit.signals.lexicon import Lexicon
from vaultkit.signals.qualifiers import COMMAS
from vaultkit.signals.qualifiers import Marks
from vaultkit.signals.qualifiers import count_marks
from vaultkit.signals.qualifiers import in_past
from vaultkit.signals.qualifiers import is_asked
from vaultkit.signals.qualifiers import is_dated
from vaultkit.signals.qualifiers import is_of_kin
from vaultkit.signals.qualifiers import names_leave
from vaultkit.signals.qualifiers import names_old_year
from vaultkit.signals.segments import Statement
from vaultkit.signals.subjects import CERTAIN
from vaultkit.signals.subjects import Ground
from vaultkit.signals.subjects import has_object
from vaultkit.signals.subjects import share_of_company
from vaultkit.signals.subjects import share_of_object
from vaultkit.signals.subjects import share_of_pronoun
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
#: Said twice ("same work, same pay") it is none: a new name for what was there.
_IN_NAME = 0.1
_TWICE = 2
#: Gossip in the sentence before or after colours what stands beside it.
_RUMOUR_BESIDE = 0.3
_HOLIDAY = 0.05
#: "She has both kids now."
_KIN = 0.12
_SEATS = frozenset({"promotion", "role-change", "takes-on"})
#: A sentence about the whole place may be about less than its course.
_COMPANY = 0.75
#: "Merger", "restructuring": a bare word for it, which needs another hint.
_HALF = 0.5
#: Statements after the one with the event that may say that it is not about the two.
_FOLLOWING = 2
#: What ends moves the ground when it is told, not when the last door closes.
_AT_ONCE = frozenset({"closure", "course", "all-hands"})
#: A second telling of the same kind within one sentence counts this much: it may be the same words again.
_AGAIN = 0.6
#: A change of seat is told with its time: "now", "since Monday", "first week". Without any it is less sure.
_UNDATED = 0.75
#: "The shop sells only bread": what is always so, told in the present and without a day.
_GENERAL = frozenset({"course", "closure"})
_TIMELESS = 0.65
_DATED = frozenset({"promotion", "role-change", "new-manager"})


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
    #: P that it comes true, where it is offered, asked for or wished; else 0.
    open: float = 0.0
    #: Somebody does it to one of the two ("asked her to lead").
    done: bool = False


@dataclass(frozen=True, slots=True)
class _Around:
    """What the sentences beside a statement say of what is told in it."""

    #: Words of the statement before, for whom a pronoun stands.
    previous: Sequence[str]
    #: How often they say that it is not about the two, or changes nothing.
    not_us: int
    rumour: bool


def read_claims(statements: Sequence[Statement], ground: Ground) -> tuple[Claim, ...]:
    """Return what the statements of a session claim to have changed or to be about to."""
    claims: list[Claim] = []
    shown = [show_names(statement, ground) for statement in statements]
    for at, statement in enumerate(statements):
        if statement.field in ground.lexicon.silent_fields:
            continue
        matches = ground.lexicon.event_cues.find(shown[at])
        if matches:
            claims.extend(_claims(statement, shown[at], matches, _around(shown, at, ground.lexicon), ground))
    return tuple(claims)


def _around(shown: Sequence[Sequence[str]], at: int, lexicon: Lexicon) -> _Around:
    here = shown[at : at + 1 + _FOLLOWING]
    return _Around(
        previous=shown[at - 1] if at else (),
        not_us=count_marks(lexicon, "not-us", here),
        rumour=count_marks(lexicon, "rumor", [*shown[max(0, at - 1) : at], *shown[at + 1 : at + 2]]) > 0,
    )


def starts_leave(statements: Sequence[Statement], ground: Ground) -> Statement | None:
    """Return the statement that tells of a leave about to start, None if there is none."""
    for statement in statements:
        words = show_names(statement, ground)
        for match in ground.lexicon.leaves.find(words):
            if share_of_subject(words, match, (), ground.lexicon) >= 0.7:
                return statement
    return None


@dataclass(frozen=True, slots=True)
class _Told:
    """A statement as its events are judged."""

    statement: Statement
    #: Its words, names shown.
    words: Sequence[str]
    marks: Marks
    around: _Around


def _claims(
    statement: Statement, words: Sequence[str], matches: Sequence[Match], around: _Around, ground: Ground
) -> Iterator[Claim]:
    marks = Marks(tuple(ground.lexicon.marks.find(words)), COMMAS | ground.lexicon.words["joins"])
    told = _Told(statement, words, marks, around)
    found: dict[tuple[str, bool], list[tuple[Match, Claim]]] = {}
    for match in matches:
        claim = _claim(told, match, ground)
        found.setdefault((claim.kind.name, claim.weak), []).append((match, claim))
    for claims in found.values():
        claims.sort(key=lambda one: (-one[1].p, one[1].effective is None))
        match, best = claims[0]
        others = [claim.p for place, claim in claims[1:] if place.start >= match.end or place.end <= match.start]
        yield replace(best, p=1 - (1 - best.p) * (1 - _AGAIN * max(others, default=0.0)))


def _claim(told: _Told, match: Match, ground: Ground) -> Claim:
    name, _, mode = match.cue.owner.partition("/")
    words, marks = told.words, told.marks
    kind = _whose_line(ground.lexicon.events[name], words[match.start : match.end], ground)
    share = _subject(kind, match, words, told.around.previous, ground)
    p = kind.p * share * _certainty(kind, words, match, marks, ground) * _beside(kind, share, told.around)
    if (
        kind.subject == "team"
        and match.end - match.start == 1
        and not in_past(words[match.start : match.end], ground.lexicon)
        and not (ground.lexicon.words["ourselves"] | ground.lexicon.words["of-us"]) & set(words)
    ):
        p *= _HALF
    if mode == "company":
        p *= _COMPANY
    if (mode == "company" or kind.name in _GENERAL) and not is_dated(words, match, marks, ground.lexicon):
        p *= _TIMELESS
    if kind.name in _DATED and not marks.has("now") and not marks.has("future"):
        p *= _UNDATED
    wished = kind.name != "carry-on" and (marks.near("wish", match, words) or is_asked(words, match))
    return Claim(
        kind=kind,
        weak=kind.subject == "before" and mode == "pair",
        p=p * _WISH if wished else p,
        statement=told.statement,
        effective=None if kind.name in _AT_ONCE else _effective(told, match, ground, wished=wished),
        open=p if wished else 0.0,
        done=has_object(match.cue, ground.lexicon),
    )


def _whose_line(kind: EventKind, words: Sequence[str], ground: Ground) -> EventKind:
    """Return the kind, or a reorganisation where the line that is told of is not the one between the two."""
    if kind.name != "line-ended" or not ground.lexicon.words.get("answering", frozenset()) & set(words):
        return kind
    mine = ground.relation is Relation.REPORT and words[0] in ground.lexicon.words["first"]
    theirs = ground.relation is Relation.MANAGER and words[0] in ground.lexicon.words["he"]
    if mine or theirs or ground.relation is Relation.PEER:
        return ground.lexicon.events["reorg"]
    return kind


def _beside(kind: EventKind, share: float, around: _Around) -> float:
    """Return what the sentences beside leave of an event: not about us, a new name only, or gossip."""
    left = 1.0
    if around.not_us:
        ourselves = share == CERTAIN and kind.subject in {"before", "pair"}
        left *= (_NOT_US_OURSELVES if around.not_us < _TWICE else _IN_NAME) if ourselves else _NOT_US
    if around.rumour and kind.subject in {"team", "company", "thing"}:
        left *= _RUMOUR_BESIDE
    return left


def _subject(kind: EventKind, match: Match, words: Sequence[str], previous: Sequence[str], ground: Ground) -> float:
    mode = match.cue.owner.partition("/")[2]
    if not mode and kind.subject == "before" and has_object(match.cue, ground.lexicon):
        return share_of_object(words, match, previous, ground.lexicon)
    if kind.subject == "team":
        return share_of_team(words, match, ground)
    if mode == "pair" or kind.subject in {"pair", "none"}:
        return share_of_pronoun(words, match, previous, ground.lexicon)
    if mode == "company" or kind.subject in {"company", "thing"}:
        return share_of_company(words, match, ground.lexicon)
    return share_of_subject(words, match, previous, ground.lexicon)


def _certainty(kind: EventKind, words: Sequence[str], match: Match, marks: Marks, ground: Ground) -> float:
    share = 1.0
    not_so = match.start > 0 and words[match.start - 1] in ground.lexicon.words["not"]
    if (not_so or marks.near("denied", match, words, outside=True)) and kind.effect is Effect.RESET:
        share *= _DENIED
    if marks.has("rumor"):
        share *= _RUMOUR
    if marks.of_old(match) or names_old_year(words, ground.held):
        share *= _PAST
    if kind.name in _SEATS and is_of_kin(words[match.start : match.end], ground.lexicon):
        share *= _KIN
    if kind.name == "leave-return" and marks.has("holiday") and not names_leave(words, ground.lexicon):
        share *= _HOLIDAY
    return share


def _told_then(place: Match, told: _Told, match: Match, ground: Ground) -> bool:
    """Tell whether a day is the one on which something was told: "he said on Friday that the shop becomes ..."."""
    first = told.words[place.start] not in ground.lexicon.words["from-then"] and place.end <= match.start
    return first and place.cue.owner == "future" and in_past(told.words[: place.start], ground.lexicon)


def _effective(told: _Told, match: Match, ground: Ground, *, wished: bool) -> dt.date | None:
    """Return None if the event holds now, else the day from which it will; `dt.date.max` if no day is told."""
    words = told.words
    marks = replace(
        told.marks, places=tuple(one for one in told.marks.places if not _told_then(one, told, match, ground))
    )
    if marks.near("now", match, words):
        return None
    near = marks.near("future", match, words)
    happened = not wished and in_past(words[match.start : match.end], ground.lexicon)
    for place in marks.places:
        if place.cue.owner != "future":
            continue
        if happened and words[place.start] not in ground.lexicon.words["from-then"]:
            return None
        day = day_after(words[place.start : place.end + 2], ground.held, ground.lexicon)
        if day is not None:
            return None if day <= ground.held else day
    return dt.date.max if near and not happened else None
