"""All commitments of a vault: found in meetings and outside of them, then folded so that each is there once.

Steps: the people and the note-taker as one circle; boxes that are the same in many notes (ratings, checklists) set aside;
candidates of every meeting held; candidates parked elsewhere; folding.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from vaultkit.model import Action
from vaultkit.model import Block
from vaultkit.model import Layout
from vaultkit.model import Note
from vaultkit.model import Person
from vaultkit.model import Session
from vaultkit.notes.action_candidates import Candidate
from vaultkit.notes.action_candidates import Place
from vaultkit.notes.action_candidates import find_candidates
from vaultkit.notes.action_folding import fold_actions
from vaultkit.notes.action_owner import Circle
from vaultkit.notes.action_owner import make_circle
from vaultkit.notes.action_parked import find_parked
from vaultkit.notes.action_parked import pages
from vaultkit.notes.action_prepared import find_ticks
from vaultkit.notes.action_scope import Scope
from vaultkit.notes.action_scope import read_scopes
from vaultkit.notes.action_scope import top_title
from vaultkit.notes.action_tables import find_in_properties
from vaultkit.notes.action_tables import find_in_tables
from vaultkit.notes.action_told import Telling
from vaultkit.notes.action_told import find_tellings
from vaultkit.notes.names import fold
from vaultkit.notes.names import is_not_name
from vaultkit.notes.names import tokens
from vaultkit.notes.recall import Recall
from vaultkit.notes.recall import digest_of
from vaultkit.notes.regex import regex

#: In so many meetings the same boxes must stand to be part of a pattern.
_REPEATED = 3
_INITIALS = regex(r"(?:\*\*|__)?([A-ZÀ-ÖØ-Þ]{2,3})(?:\*\*|__)?\s?:")


@dataclass(frozen=True, slots=True)
class Spoken:
    """What one meeting gave: commitments, and what it tells of earlier ones."""

    candidates: tuple[Candidate, ...] = ()
    tellings: tuple[Telling, ...] = ()


@dataclass(frozen=True, slots=True)
class Commitments:
    """All commitments of a vault, and where some stand outside of meetings."""

    actions: tuple[Action, ...]
    parked: frozenset[str]
    #: Digest of what the reading of each note hung on beside the note and its meetings.
    around: str


def find_actions(  # noqa: PLR0913  # everything that is known of a vault, and the day
    notes: Sequence[Note],
    outlines: Mapping[str, tuple[Block, ...]],
    sessions: Sequence[Session],
    people: Sequence[Person],
    me: Sequence[str],
    *,
    today: dt.date,
    recall: Recall | None = None,
) -> Commitments:
    """Return the commitments of a vault, open and closed, each at its first place.

    `outlines` may leave notes out; those are read when they may hold a task. Meetings planned, after `today` or private give none.
    """
    recall = recall or Recall()
    met = tuple(dict.fromkeys(session.person for session in sessions))
    circle = make_circle(people, me, met)
    held = [session for session in sessions if not (session.planned or session.private or session.date > today)]
    if not me:
        circle = make_circle(people, _own_initials(held, circle), met)
    lines = {note.path: note.lines for note in notes}
    found: list[Candidate] = []
    tellings: list[Telling] = []
    checklists = _checklists(held)
    around = digest_of([(person.name, person.aliases) for person in people], circle.me.names, sorted(circle.met))
    for session in held:
        ignored = _pattern_boxes(session, checklists)
        here = recall.once(
            session.path,
            f"spoken {session.line}-{session.end} {session.person}",
            digest_of(around, session.date, session.layout, len(session.blocks), sorted(ignored)),
            today,
            partial(_spoken, session, lines.get(session.path, ()), circle, ignored),
        )
        tellings += here.tellings
        found += here.candidates
    by_path: dict[str, list[Session]] = {}
    for session in sessions:
        by_path.setdefault(session.path, []).append(session)
    page_of = pages({person.path: person.name for person in people if person.path}, sessions)
    parked: set[str] = set()
    alone = digest_of(around, [], "")
    for note in notes:
        beside = by_path.get(note.path, ())
        owner = page_of.get(note.path, "")
        placed = [(session.line, session.end, session.person) for session in beside]
        aside = recall.once(
            note.path, "parked", digest_of(around, placed, owner) if placed or owner else alone, today,
            partial(_parked, note, outlines, beside, owner, circle),
        )  # fmt: skip
        found += aside
        parked |= {note.path} if aside else set()
    ticks = [
        tick
        for session in sessions
        if session.prep_line and not session.private
        for tick in find_ticks(session, lines.get(session.path, ()))
    ]
    return Commitments(fold_actions(found, tellings, ticks), frozenset(parked), around)


def _parked(
    note: Note, outlines: Mapping[str, tuple[Block, ...]], beside: Sequence[Session], owner: str, circle: Circle
) -> tuple[Candidate, ...]:
    return tuple(find_parked(note, outlines.get(note.path), beside, owner, circle))


def _spoken(session: Session, lines: Sequence[str], circle: Circle, ignored: frozenset[int]) -> Spoken:
    scopes = read_scopes(session.blocks, _heads(session))
    here = tuple(_in_session(session, scopes, lines, circle, ignored))
    return Spoken(here, tuple(_told(session, scopes, {candidate.line for candidate in here})))


def _pattern_boxes(session: Session, checklists: frozenset[tuple[str, ...]]) -> frozenset[int]:
    """Return the indices of boxes that are part of a pattern for notes."""
    if not checklists:
        return frozenset()
    return frozenset(index for texts, group in _groups(session) if texts in checklists for index in group)


def _own_initials(sessions: Sequence[Session], circle: Circle) -> tuple[str, ...]:
    """Return the initials that own lines in meetings with several people and are nobody's that is known: the writer's.

    For vaults that do not say who their writer is; no initials come out where two could be.
    """
    seen: dict[str, list[str]] = {}
    for session in sessions:
        marks = {match[1] for block in session.blocks for match in (_INITIALS.match(block.text),) if match is not None}
        for mark in marks:
            if not is_not_name(mark) and not circle.index.resolve(mark):
                seen.setdefault(mark, []).append(session.person)
    often = [mark for mark, people in seen.items() if len(people) >= _REPEATED and len(set(people)) > 1]
    return tuple(often) if len(often) == 1 else ()


def _in_session(
    session: Session,
    scopes: Sequence[Scope],
    lines: Sequence[str],
    circle: Circle,
    ignored: frozenset[int],
) -> Iterator[Candidate]:
    place = Place(session.path, session.date, session.person)
    yield from find_candidates(session.blocks, scopes, place, circle, ignored)
    yield from find_in_tables(session.blocks, scopes, place, circle)
    yield from find_in_properties(session.properties, lines, place, circle)


def _told(session: Session, scopes: Sequence[Scope], taken: set[int]) -> Iterator[Telling]:
    """Yield what a meeting tells of earlier commitments, in lines that are none themselves."""
    place = Place(session.path, session.date, session.person)
    for telling in find_tellings(session.blocks, scopes, place, frozenset(tokens(session.person))):
        if telling.line not in taken:
            yield telling


def _heads(session: Session) -> frozenset[int]:
    """Return the headings that only say whose meeting it is: the section's own, or the one title of a whole note."""
    if session.layout is Layout.NOTE:
        return top_title(session.blocks)
    return frozenset(index for index, block in enumerate(session.blocks) if block.line == session.line)


def _groups(session: Session) -> Iterator[tuple[tuple[str, ...], tuple[int, ...]]]:
    """Yield boxes that stand together, two or more, as their folded texts and their indices."""
    groups: dict[tuple[int | None, int | None], list[int]] = {}
    for index, block in enumerate(session.blocks):
        if block.task is not None and block.text:
            groups.setdefault((block.heading, block.parent), []).append(index)
    for group in groups.values():
        if len(group) > 1:
            yield tuple(fold(session.blocks[index].text) for index in group), tuple(group)


def _checklists(sessions: Sequence[Session]) -> frozenset[tuple[str, ...]]:
    """Return the groups of boxes that are part of a pattern for notes: the same in several, with several people or unticked again."""
    seen: dict[tuple[str, ...], list[tuple[str, tuple[bool, ...]]]] = {}
    for session in sessions:
        for texts, group in _groups(session):
            ticks = tuple((session.blocks[index].task or " ") not in " />" for index in group)
            seen.setdefault(texts, []).append((session.person, ticks))
    return frozenset(texts for texts, places in seen.items() if len(places) >= _REPEATED and _is_pattern(places))


def _is_pattern(places: Sequence[tuple[str, tuple[bool, ...]]]) -> bool:
    if len({person for person, _ in places}) > 1:
        return True
    return any(
        was and not now for (_, before), (_, after) in pairwise(places) for was, now in zip(before, after, strict=True)
    )
