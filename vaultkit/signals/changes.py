"""Events that stand outside the text: written ones, changed relations and roles, dates on the person's page."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from collections.abc import Sequence

from vaultkit.model import Effect
from vaultkit.model import EventCue
from vaultkit.model import Person
from vaultkit.model import Relation
from vaultkit.model import Session
from vaultkit.model import Vault
from vaultkit.model import WrittenEvent
from vaultkit.notes.names import fold
from vaultkit.signals.lexicon import Lexicon
from vaultkit.signals.quotes import shorten
from vaultkit.signals.when import month_after
from vaultkit.signals.words import Names
from vaultkit.signals.words import fold_text

WRITTEN = 0.95
CHANGED = 0.8
#: Relations in which one answers to the other.
_LINE = {Relation.REPORT, Relation.MANAGER}
_BRACKETED = re.compile(r"[(\[]([^()\[\]]{3,120})[)\]]|[;,–—]\s*([^;,–—]{3,120})$")


def written_events(vault: Vault, person: Person, sessions: Sequence[Session]) -> dict[int, list[EventCue]]:
    """Return events that somebody recorded on purpose, by the index of the session from which each holds."""
    found: dict[int, list[EventCue]] = {}
    for index, session in enumerate(sessions):
        for event in session.events:
            later = event.date is not None and event.date > session.date
            at = _first_from(sessions, event.date) if later else index
            if at is not None:
                found.setdefault(at, []).append(_cue(event))
    for event in (*person.events, *shared_events(vault, person)):
        at = _first_from(sessions, event.date) if event.date is not None else None
        if at is not None:
            found.setdefault(at, []).append(_cue(event))
    return found


def shared_events(vault: Vault, person: Person) -> tuple[WrittenEvent, ...]:
    """Return the events recorded for everybody, or for this person among others."""
    names = {fold(name) for name in (person.name, *person.aliases)}
    return tuple(
        event for event in vault.events if event.everybody or names & {fold(_bare(name)) for name in event.affects}
    )


def _bare(name: str) -> str:
    return name.strip().removeprefix("[[").removesuffix("]]").split("|", maxsplit=1)[0].rsplit("/", maxsplit=1)[-1]


def _cue(event: WrittenEvent) -> EventCue:
    return EventCue(event.kind, event.effect, WRITTEN, event.kind, event.path, event.line, written=True)


def _first_from(sessions: Sequence[Session], day: dt.date | None) -> int | None:
    """Return the index of the first session on or after a day; None if there is none, or all lie after it."""
    if day is None:
        return None
    return next((index for index, session in enumerate(sessions) if session.date >= day), None)


def stated_changes(sessions: Sequence[Session]) -> dict[int, list[EventCue]]:
    """Return changes of the relation or the role that the notes state one after the other."""
    found: dict[int, list[EventCue]] = {}
    relation: Relation | None = None
    role = ""
    for index, session in enumerate(sessions):
        if session.relation is not None:
            if relation is not None and session.relation is not relation:
                effect = effect_of(relation, session.relation)
                quote = f"relation: {relation.value} → {session.relation.value}"
                found.setdefault(index, []).append(
                    EventCue("relation-change", effect, CHANGED, quote, session.path, session.line)
                )
            relation = session.relation
        if session.role:
            if role and _differs(role, session.role):
                quote = shorten(f"role: {role} → {session.role}")
                found.setdefault(index, []).append(
                    EventCue("role-change", Effect.RESET, CHANGED, quote, session.path, session.line)
                )
            role = session.role
    return found


def effect_of(before: Relation, after: Relation) -> Effect:
    """Return what a change of relation does: a line that ends relaxes, everything else resets."""
    return Effect.RELAX if before in _LINE and after not in _LINE and after is not Relation.SKIP_LEVEL else Effect.RESET


def _differs(before: str, after: str) -> bool:
    old, new = set(re.findall(r"\w+", fold(before))), set(re.findall(r"\w+", fold(after)))
    return bool(old and new) and not (old <= new or new <= old)


def page_changes(person: Person, sessions: Sequence[Session], lexicon: Lexicon) -> dict[int, list[EventCue]]:
    """Return changes dated in the role on the person's page: "lead (engineer until March 2025)", "head since May 2024"."""
    found: dict[int, list[EventCue]] = {}
    for text, day, effect in _dated_roles(person, lexicon):
        at = _first_from(sessions, day)
        if at is not None and sessions[0].date < day:
            kind = "mentorship" if effect is Effect.RELAX else "role-change"
            found.setdefault(at, []).append(EventCue(kind, effect, CHANGED, shorten(text), person.path, person.line))
    return found


def _dated_roles(person: Person, lexicon: Lexicon) -> Iterator[tuple[str, dt.date, Effect]]:
    for match in _BRACKETED.finditer(person.role):
        text = match[1] or match[2]
        words = fold_text(text, lexicon.folder, Names()).words
        day = month_after(words, lexicon)
        if day is None:
            continue
        mine = any(word in lexicon.words["my"] for word in words) and any(
            word in lexicon.words["line"] for word in words
        )
        left = mine and person.relation not in _LINE
        yield text, day, Effect.RELAX if left else Effect.RESET
