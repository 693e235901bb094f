"""Claims to events: what a session shows to have changed, over all its statements and what was announced before.

Order of steps, session by session: claims of its statements -> what falls due of earlier announcements -> leaves that a gap
confirms -> one event a kind -> what excludes what -> events written on purpose.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace

from vaultkit.model import Effect
from vaultkit.model import EventCue
from vaultkit.model import Session
from vaultkit.signals.claims import Claim
from vaultkit.signals.claims import read_claims
from vaultkit.signals.claims import starts_leave
from vaultkit.signals.lexicon import Lexicon
from vaultkit.signals.quotes import shorten
from vaultkit.signals.segments import Statement
from vaultkit.signals.subjects import Ground

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
_DUE_SOME_TIME = 0.5
#: Days between two meetings that make a leave out of an announced one, and out of a bare "is back".
_LEAVE_DAYS = 60
_LONG_LEAVE_DAYS = 150
_BACK_TOLD = 0.85
_BACK_GAP = 0.75
_BACK_SHORT = 0.35
#: Explicit words for a leave ("back from maternity leave") soon after the last meeting are about something else.
_SHORT_DAYS = 25
_MOST = 0.97
_LEAST = 0.02


@dataclass(slots=True)
class Unfolding:
    """What is known along a relationship while its sessions are read in order."""

    announced: list[Claim] = field(default_factory=list)
    leave: Statement | None = None
    last: dt.date | None = None


def read_events(
    session: Session,
    statements: Sequence[Statement],
    lexicon: Lexicon,
    known: Unfolding,
    own: frozenset[str] = frozenset(),
) -> tuple[EventCue, ...]:
    """Return the events that a session's text shows, and bring what is known up to its day.

    Args:
        session: held.
        statements: its statements.
        lexicon: of its language.
        known: what earlier sessions told; changed in place.
        own: words of the person's role that may name a team (`own_words`).
    """
    ground = Ground(lexicon, session.date, own)
    claims = read_claims(statements, ground)
    gap = (session.date - known.last).days if known.last is not None else 0
    now = [*_holding(claims), *_due(known, session.date), *_leaves(claims, statements, known, gap, lexicon)]
    known.announced += [claim for claim in claims if claim.effective is not None and claim.p >= 0.3]
    starts = starts_leave(statements, ground)
    known.leave = starts if starts is not None else known.leave if gap < _LEAVE_DAYS else None
    known.last = session.date
    return tuple(_exclude(_by_story(now, session)))


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
        if claim.effective == dt.date.max:
            yield replace(claim, p=claim.p * _DUE_SOME_TIME)
        elif claim.effective is not None and claim.effective <= today:
            yield replace(claim, p=claim.p * _DUE)
        else:
            waiting.append(claim)
    known.announced = waiting


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
            yield replace(claim, p=claim.p * (0.3 if known.last is not None and gap < _SHORT_DAYS else 1.0))
        elif gap >= _LEAVE_DAYS:
            found = True
            told = known.leave is not None
            sure = _BACK_TOLD if told else _BACK_GAP if gap >= _LONG_LEAVE_DAYS else _BACK_SHORT
            yield replace(claim, p=min(claim.p, sure))
    if not found and known.leave is not None and gap >= _LEAVE_DAYS and statements:
        yield Claim(lexicon.events["leave-return"], weak=True, p=_BACK_GAP, statement=statements[0])


def _by_story(claims: Sequence[Claim], session: Session) -> list[EventCue]:
    """Return one event a story: the strongest claim, strengthened by others of other kinds or statements."""
    stories: dict[str, list[Claim]] = {}
    for claim in claims:
        stories.setdefault(_STORIES.get(claim.kind.name, claim.kind.name), []).append(claim)
    events = []
    for name, told in stories.items():
        ranked = sorted(told, key=lambda claim: -claim.p)
        best = ranked[0]
        doubt = 1 - best.p
        seen = {best.kind.name}
        for claim in ranked[1:3]:
            doubt *= 1 - claim.p * (1.0 if claim.kind.name not in seen else 0.5)
            seen.add(claim.kind.name)
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
