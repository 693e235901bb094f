"""Claims to events: what a session shows to have changed, over all its statements and what was announced before.

Order of steps, session by session: claims of its statements -> what falls due of earlier announcements -> leaves that a gap
confirms -> one event a kind -> what excludes what -> events written on purpose.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace

from vaultkit.model import Effect
from vaultkit.model import EventCue
from vaultkit.model import Relation
from vaultkit.model import Session
from vaultkit.signals.claims import Claim
from vaultkit.signals.claims import read_claims
from vaultkit.signals.claims import starts_leave
from vaultkit.signals.lexicon import Lexicon
from vaultkit.signals.quotes import shorten
from vaultkit.signals.segments import Statement
from vaultkit.signals.subjects import Ground
from vaultkit.signals.subjects import count_pronouns
from vaultkit.signals.subjects import strange_pronouns

#: Kinds that are one story told in several ways; the name under which they are shown.
_STORIES = {
    "closure": "pivot",
    "course": "pivot",
    "all-hands": "pivot",
    "takes-on": "role-change",
    "line-ended": "mentorship",
    "no-longer-theirs": "mentorship",
    "their-new-boss": "mentorship",
    "carry-on": "mentorship",
    "moved-on": "mentorship",
}
_ANNOUNCED = 0.12
_DUE = 0.85
#: "Some time" is past after so many days.
_SOME_TIME_DAYS = 40
#: What is offered or said to come some time is waited for so long, and holds when late evidence shows that something has changed.
_WAITS_DAYS = 240
_CAME_TRUE = 0.85
#: An offer with a day that has passed, and nothing else to show for it.
_DAY_PAST = 0.75
#: Late evidence: P that something changed, by statements with it; alone it is the filter's to weigh.
_EVIDENCE = (0.0, 0.4, 0.6, 0.7)
#: A story of the same ground within so many days of a sure one is talk about that one.
_ECHO_DAYS = 150
_ECHO = 0.4
_SURE = 0.5
_SEAT = frozenset({"promotion", "role-change", "new-manager"})
_GROUND = frozenset({"pivot", "reorg"})
#: Who was to leave and still comes is met without a line.
_STILL_MET = 0.75
_LEFT = frozenset({"moved-on"})
#: Days between two meetings that make a leave out of an announced one, and out of a bare "is back".
_LEAVE_DAYS = 60
_LONG_LEAVE_DAYS = 150
_BACK_TOLD = 0.85
_BACK_GAP = 0.75
_BACK_SHORT = 0.25
#: Explicit words for a leave ("back from maternity leave") soon after the last meeting are about something else.
_MONTHS_AWAY = 120
_WEEKS_AWAY = 0.55
#: A second statement of the same kind counts this much, and so many statements of a story count at all.
_REPEATED = 0.6
_ADDED = 4
#: Late evidence in the same session strengthens what is at least so likely.
_HINTED = 0.3
_MOST = 0.97
_LEAST = 0.02


@dataclass(slots=True)
class Unfolding:
    """What is known along a relationship while its sessions are read in order."""

    announced: list[Claim] = field(default_factory=list)
    #: Offers, and what is to come some time, each with the day on which it was told.
    open: list[tuple[dt.date, Claim]] = field(default_factory=list)
    #: Day on which the seat of one of the two, or the ground of both, was last told to have moved, and how.
    moved: dict[frozenset[str], tuple[dt.date, str]] = field(default_factory=dict)
    #: How often each pronoun stood where nobody else was named.
    pronouns: Counter[str] = field(default_factory=Counter)
    leave: Statement | None = None
    last: dt.date | None = None

    def copy(self) -> Unfolding:
        """Return the same, to be changed apart from this."""
        return replace(
            self,
            announced=[*self.announced],
            open=[*self.open],
            moved={**self.moved},
            pronouns=Counter(self.pronouns),
        )


def read_events(  # noqa: PLR0913, PLR0917 - what a session is read against
    session: Session,
    statements: Sequence[Statement],
    lexicon: Lexicon,
    known: Unfolding,
    own: frozenset[str] = frozenset(),
    relation: Relation | None = None,
) -> tuple[EventCue, ...]:
    """Return the events that a session's text shows, and bring what is known up to its day.

    Args:
        session: held.
        statements: its statements.
        lexicon: of its language.
        known: what earlier sessions told; changed in place.
        own: words of the person's role that may name a team (`own_words`).
        relation: what the person is to the note-taker.
    """
    known.pronouns.update(count_pronouns(statements, lexicon))
    ground = Ground(lexicon, session.date, own, strange_pronouns(known.pronouns, lexicon), relation)
    claims = _postponed(read_claims(statements, ground))
    gap = (session.date - known.last).days if known.last is not None else 0
    late = _late(statements, lexicon)
    now = [
        *_holding(claims), *_due(known, session.date), *_leaves(claims, statements, known, gap, lexicon),
    ]  # fmt: skip
    now += _come_true(known, session.date, late, now)
    known.announced += [claim for claim in claims if claim.effective not in {None, dt.date.max} and claim.p >= 0.15]
    known.open += [(session.date, claim) for claim in claims if _is_open(claim)]
    starts = starts_leave(statements, ground)
    known.leave = starts if starts is not None else known.leave if gap < _LEAVE_DAYS else None
    known.last = session.date
    return tuple(_without_echoes(_exclude(_by_story(now, session, late)), known, session.date))


def _late(statements: Sequence[Statement], lexicon: Lexicon) -> float:
    """Return P(something has changed) by what the two have to settle anew or got wrong."""
    found = sum(1 for one in statements if lexicon.late_cues.find(one.folded.words))
    return _EVIDENCE[min(found, len(_EVIDENCE) - 1)]


def _postponed(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Return the claims; where the story is announced for a day, its hints hold from then as well."""
    days = {_story(claim): claim.effective for claim in claims if claim.effective is not None and claim.p >= 0.15}
    return tuple(
        replace(claim, effective=days[_story(claim)])
        if claim.kind.name == "all-hands" and claim.effective is None and _story(claim) in days
        else claim
        for claim in claims
    )


def _is_open(claim: Claim) -> bool:
    """Tell whether a claim may come true some time: offered, asked for, or told without a day."""
    if claim.kind.name == "leave-return":
        return False
    return claim.effective is not None and (claim.open >= 0.3 or (claim.effective == dt.date.max and claim.p >= 0.2))


def _holding(claims: Iterable[Claim]) -> Iterator[Claim]:
    """Yield claims as they stand now: what is announced for later hardly counts yet."""
    for claim in claims:
        if claim.kind.name == "leave-return":
            continue
        yield claim if claim.effective is None else replace(claim, p=claim.p * _ANNOUNCED)


def _due(known: Unfolding, today: dt.date) -> Iterator[Claim]:
    """Yield what was announced and holds by now, and forget it."""
    waiting = []
    for claim in known.announced:
        if claim.effective is None or claim.effective > today:
            waiting.append(claim)
        elif claim.kind.name in _LEFT:
            yield replace(claim, p=_STILL_MET)
        else:
            yield replace(claim, p=claim.p * _DUE)
    known.announced = waiting


def _come_true(known: Unfolding, today: dt.date, late: float, now: Sequence[Claim]) -> list[Claim]:
    """Return offers and vague announcements that hold by now: there is late evidence, or their day is past."""
    told = {_story(claim) for claim in now if claim.p >= _HINTED}
    come, waiting = [], []
    for day, claim in known.open:
        shows = late > 0 or _story(claim) in told
        if shows and claim.kind.name not in _LEFT:
            come.append(replace(claim, p=max(claim.open, claim.p) * _CAME_TRUE * max(late, 0.5)))
        elif _is_past(claim, day, today):
            come.append(
                replace(claim, p=_STILL_MET if claim.kind.name in _LEFT else max(claim.open, claim.p) * _DAY_PAST)
            )
        elif (today - day).days < _WAITS_DAYS:
            waiting.append((day, claim))
    known.open = waiting
    return come


def _is_past(claim: Claim, told: dt.date, today: dt.date) -> bool:
    """Tell whether the day is past from which a vague announcement, or an offer by others, was to hold; wishes have none."""
    if claim.effective is None or (claim.open and not claim.done):
        return False
    return claim.effective <= today or (claim.effective == dt.date.max and (today - told).days >= _SOME_TIME_DAYS)


def _leaves(
    claims: Sequence[Claim], statements: Sequence[Statement], known: Unfolding, gap: int, lexicon: Lexicon
) -> Iterator[Claim]:
    """Yield returns from leave: told in so many words, or a bare "back" that a gap explains."""
    found = False
    for claim in claims:
        if claim.kind.name != "leave-return" or claim.effective is not None:
            continue
        if not claim.weak:
            found = True
            yield replace(claim, p=claim.p * (_left_after(gap) if known.last is not None else 1.0))
        elif gap >= _LEAVE_DAYS:
            found = True
            told = known.leave is not None
            sure = _BACK_TOLD if told else _BACK_GAP if gap >= _LONG_LEAVE_DAYS else _BACK_SHORT
            yield replace(claim, p=min(claim.p, sure) * _left_after(gap))
    if not found and known.leave is not None and gap >= _LEAVE_DAYS and statements:
        yield Claim(lexicon.events["leave-return"], weak=True, p=_BACK_GAP * _left_after(gap), statement=statements[0])


def _left_after(gap: int) -> float:
    """Return what a gap between meetings leaves of a return from leave: who was away for months was not met for months."""
    return 0.3 if gap < _LEAVE_DAYS else _WEEKS_AWAY if gap < _MONTHS_AWAY else 1.0


def _story(claim: Claim) -> str:
    return _STORIES.get(claim.kind.name, claim.kind.name)


def _by_story(claims: Sequence[Claim], session: Session, late: float) -> list[EventCue]:
    """Return one event a story: the strongest claim, strengthened by others of other kinds or statements."""
    stories: dict[str, list[Claim]] = {}
    for claim in claims:
        stories.setdefault(_story(claim), []).append(claim)
    events = []
    for name, told in stories.items():
        ranked = sorted(told, key=lambda claim: -claim.p)
        best = ranked[0]
        doubt = 1 - best.p
        seen = {best.kind.name}
        for claim in ranked[1:_ADDED]:
            doubt *= 1 - claim.p * (1.0 if claim.kind.name not in seen else _REPEATED)
            seen.add(claim.kind.name)
        if best.kind.effect is Effect.RESET and best.p >= _HINTED:
            doubt *= 1 - late
        p = min(_MOST, 1 - doubt)
        if p >= _LEAST:
            quote = shorten(best.statement.text)
            events.append(EventCue(name, best.kind.effect, round(p, 4), quote, session.path, best.statement.line))
    return events


def _exclude(events: list[EventCue]) -> Iterator[EventCue]:
    """Lower what a stronger story of the same session explains: who leaves the line has a new role, and it relaxes."""
    relaxes = max((event.p for event in events if event.effect is Effect.RELAX), default=0.0)
    resets = max(
        (event.p for event in events if event.effect is Effect.RESET and event.kind == "new-manager"), default=0.0
    )
    for event in events:
        moved = event.effect is Effect.RESET and relaxes >= 0.5 and event.kind != "pivot"
        taken = event.effect is Effect.RELAX and resets > event.p
        yield replace(event, p=round(event.p * 0.1, 4)) if moved or taken else event


def _without_echoes(events: Iterable[EventCue], known: Unfolding, today: dt.date) -> Iterator[EventCue]:
    """Lower what is told in other words of a change told lately; the same words are the filter's to weigh."""
    for event in events:
        ground = next((kinds for kinds in (_SEAT, _GROUND) if event.kind in kinds), None)
        if ground is None or event.effect is not Effect.RESET:
            yield event
            continue
        day, kind = known.moved.get(ground, (dt.date.min, ""))
        echo = kind not in {"", event.kind} and 0 < (today - day).days <= _ECHO_DAYS
        if event.p >= _SURE and not echo:
            known.moved[ground] = (today, event.kind)
        yield replace(event, p=round(event.p * _ECHO, 4)) if echo else event
