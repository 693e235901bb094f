"""The change that a meeting is about: named by the user, written in the vault since the last meeting, or read in the notes."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import replace

from vaultkit.briefs.event_names import between
from vaultkit.briefs.event_names import name_event
from vaultkit.briefs.event_names import relaxes
from vaultkit.briefs.event_names import says_more
from vaultkit.briefs.request import Request
from vaultkit.model import Assessment
from vaultkit.model import Effect
from vaultkit.model import EventCue
from vaultkit.model import Phase
from vaultkit.model import Relation
from vaultkit.model import Vault
from vaultkit.model import WrittenEvent
from vaultkit.notes.regex import regex
from vaultkit.signals.changes import shared_events

#: A change of the kind that the user names is the one in the notes if that is no older than so many days.
_SAME_DAYS = 180
_DAY = regex(r"\b[12][0-9]{3}-[01][0-9]-[0-3][0-9]\b")


@dataclass(frozen=True, slots=True)
class Change:
    """A change between two people; the cue's kind is what it is for these two."""

    cue: EventCue
    #: Day of it, or of the meeting that first tells of it; None if nothing says so.
    date: dt.date | None
    #: The user's own word for it.
    word: str = ""
    #: Not read by the model: named by the user, or written in the vault since the last meeting.
    stated: bool = False

    @property
    def relaxing(self) -> bool:
        """Things get easier instead of being renewed."""
        return self.cue.effect is Effect.RELAX


def find_change(vault: Vault, assessment: Assessment, request: Request) -> Change | None:
    """Return the change that the next meeting is about, if any."""
    found = _named(vault, assessment, request)
    if found is None and request.phase in {None, Phase.SHARE_CONTEXT}:
        found = _written_since(vault, assessment, request) or _read(vault, assessment)
    if found is None:
        return None
    relation = assessment.person.relation or Relation.OTHER
    before = {s.relation for s in vault.sessions if s.person == assessment.person.name and s.relation is not None}
    told = " ".join(dict.fromkeys((found.word, found.cue.kind, found.cue.quote)))
    first = next(iter(assessment.person.name.split()), "")
    kind = name_event(found.word or found.cue.kind)
    kind = kind if found.relaxing else between(kind, told, relation, before, first)
    word = found.word if says_more(found.word) else ""
    word = word or ("" if kind else found.cue.kind)
    return replace(found, cue=replace(found.cue, kind=kind or found.cue.kind), word=word)


def _named(vault: Vault, assessment: Assessment, request: Request) -> Change | None:
    """Return the change that the user names for this once, with its day if the notes or the name itself tell it."""
    word = " ".join(request.event.split())
    if not word:
        return None
    found = _DAY.search(word)
    day = _as_day(found[0]) if found else None
    if found and day:
        word = re.sub(r"\s+(?:on|since|from|as of)$", "", word.replace(found[0], " ").strip(" ,;:()"))
    kind = name_event(word)
    effect = Effect.RELAX if relaxes(kind) else Effect.RESET
    bare = Change(EventCue(kind or word.lower(), effect, 1.0, "", "", 0, written=True), day, word, stated=True)
    if day is not None or not kind:
        return bare
    known = assessment.reset
    since = assessment.reset_date
    if known is not None and since is not None and name_event(known.kind) == kind and _near(since, request.on):
        return replace(bare, cue=known, date=_day_of(vault, assessment, known) or since)
    written = [event for event in _concerning(vault, assessment) if name_event(event.kind) == kind]
    event = next((event for event in written if event.date and _near(event.date, request.on)), None)
    return bare if event is None else replace(bare, cue=_cue(event), date=event.date)


def _written_since(vault: Vault, assessment: Assessment, request: Request) -> Change | None:
    """Return the newest change that somebody wrote down for a day after the last meeting: no meeting can tell of it."""
    last = assessment.last_met
    # Before two people know each other there is nothing to renew.
    if last is None or assessment.phase is Phase.GET_TO_KNOW:
        return None
    for event in _concerning(vault, assessment):
        if event.date is not None and last < event.date <= request.on:
            change = Change(_cue(event), event.date, stated=True)
            return None if change.relaxing and request.phase else change
    return None


def _read(vault: Vault, assessment: Assessment) -> Change | None:
    """Return the change that the model has read in the notes: a reset that still shapes the phase, or a fresh relaxing."""
    # A meeting that sounds like a renewal, with no day on which anything changed, is no more than shared context.
    if assessment.renewed and assessment.reset_date is not None:
        cue = assessment.reset or EventCue("", Effect.RESET, 0.0, "", "", 0)
        return Change(cue, _day_of(vault, assessment, cue) or assessment.reset_date)
    last = assessment.hindsight[-1] if assessment.hindsight else None
    if last and last.event is Effect.RELAX and last.event_cue and assessment.phase is Phase.MAINTAIN:
        return Change(last.event_cue, _day_of(vault, assessment, last.event_cue) or last.date)
    return None


def _day_of(vault: Vault, assessment: Assessment, cue: EventCue) -> dt.date | None:
    """Return the day that was written beside an event; None for one that a meeting tells of."""
    place = (cue.path, cue.line)
    return next((e.date for e in _concerning(vault, assessment) if (e.path, e.line) == place), None)


def _concerning(vault: Vault, assessment: Assessment) -> Iterator[WrittenEvent]:
    """Yield the events written for this person or for everybody, newest first, undated ones last."""
    person = assessment.person
    held = [session for session in vault.sessions if session.person == person.name and not session.planned]
    dated = [event for session in held for event in session.events if event.date is not None]
    found = [*person.events, *shared_events(vault, person), *dated]
    yield from sorted(found, key=lambda event: (-(event.date or dt.date.min).toordinal(), event.path, event.line))


def _cue(event: WrittenEvent) -> EventCue:
    return EventCue(event.kind, event.effect, 1.0, event.kind, event.path, event.line, written=True)


def _near(day: dt.date, on: dt.date) -> bool:
    return 0 <= (on - day).days <= _SAME_DAYS


def _as_day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None
