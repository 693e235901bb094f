"""Turn a settled draft into a session: its text, fields, length, phase and whether it is only prepared."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import replace

from vaultkit.model import Block
from vaultkit.model import BlockKind
from vaultkit.model import Note
from vaultkit.model import Phase
from vaultkit.model import Problem
from vaultkit.model import Property
from vaultkit.model import Session
from vaultkit.notes.events import events_of
from vaultkit.notes.inline import plain_text
from vaultkit.notes.layouts.draft import Draft
from vaultkit.notes.layouts.keys import find_key
from vaultkit.notes.layouts.keys import fold_key
from vaultkit.notes.layouts.keys import is_key
from vaultkit.notes.layouts.privacy import is_kept_private
from vaultkit.notes.layouts.sections import cut_blocks
from vaultkit.notes.layouts.tree import Tree
from vaultkit.notes.names import fold
from vaultkit.notes.outline import parse_fields
from vaultkit.notes.people import relation_in
from vaultkit.notes.planned import is_status_planned
from vaultkit.notes.planned import is_unfilled
from vaultkit.notes.prep_block import REST
from vaultkit.notes.prep_block import PrepBlock
from vaultkit.notes.prep_block import digest_of_rest
from vaultkit.notes.prep_block import find_prep_blocks
from vaultkit.notes.properties import as_text
from vaultkit.notes.regex import regex

_PHASES = {
    "gettoknow": Phase.GET_TO_KNOW, "getting to know": Phase.GET_TO_KNOW, "g": Phase.GET_TO_KNOW,
    "sharecontext": Phase.SHARE_CONTEXT, "sharing context": Phase.SHARE_CONTEXT, "c": Phase.SHARE_CONTEXT,
    "maintain": Phase.MAINTAIN, "maintaining": Phase.MAINTAIN, "m": Phase.MAINTAIN,
}  # fmt: skip
_MINUTES = regex(r"(\d{1,3})\s*(?:m|min|mins|minutes?|minuten|minuti|minutos|分|分钟|분|['′])?\s*", re.IGNORECASE)
_HOURS = regex(
    r"(\d(?:[.,]\d{1,2})?)\s*(?:h|hr|hrs|hours?|std|stunden?|ora|ore|horas?|heures?|時間|小时|시간)\s*(?:(\d{1,2})\s*(?:m|min)?\w*)?",
    re.IGNORECASE,
)
_CLOCK = regex(r"([0-2]?\d)[:.h]([0-5]\d)")
_TABLE_KEYS = (
    "date_keys",
    "person_keys",
    "type_keys",
    "time_keys",
    "minutes_keys",
    "status_keys",
    "relation_keys",
    "role_keys",
    "event_keys",
)


def build_session(
    draft: Draft, person: str, note: Note, tree: Tree, today: dt.date
) -> tuple[Session, tuple[Problem, ...]]:
    """Return the session, and what is wrong with its events."""
    whole = draft.head is None
    indices = range(len(tree.blocks)) if draft.head is None else range(draft.head, draft.stop)
    callout = draft.head is not None and tree.blocks[draft.head].marker.startswith("[!")
    blocks = cut_blocks(tree, indices, callout=callout)
    properties = _properties(note.properties if whole else (), blocks)
    private = is_kept_private((*note.properties, *properties))
    prep = next(iter(find_prep_blocks(note.lines[draft.line - 1 : draft.end])), None)
    if whole and prep is not None and _is_as_made(note, prep):
        # Every word was put there by a template of the user's: nobody has said anything yet.
        blocks = ()
    unfilled = prep is not None and is_unfilled(blocks, draft.line - 1 + prep.first)
    events, problems = events_of(properties, draft.path)
    phase, phase_line = _phase(properties)
    relation, _ = relation_in(properties)
    role = find_key(properties, "role_keys")
    session = Session(
        person=person, date=draft.date, path=draft.path, line=draft.line, end=draft.end, layout=draft.layout,
        blocks=blocks, properties=properties,
        planned=draft.date > today or is_status_planned(properties) or unfilled, private=private,
        time=draft.time or _time(properties), minutes=_minutes(properties), phase=phase, phase_line=phase_line,
        events=events, relation=relation, role=plain_text(as_text(role.value)) if role else "",
        prep_line=draft.line - 1 + prep.first if prep else 0, prep_end=draft.line - 1 + prep.last if prep else 0,
    )  # fmt: skip
    return (_counted_only(session), ()) if private else (session, problems)


def _is_as_made(note: Note, prep: PrepBlock) -> bool:
    told = dict(prep.words).get(REST)
    return told is not None and told == digest_of_rest(note.lines[note.body_line - 1 :])


def _properties(front: Iterable[Property], blocks: Iterable[Block]) -> tuple[Property, ...]:
    """Return front matter, inline fields and the rows of tables that hold a known key, in file order."""
    blocks = tuple(blocks)
    rows = [
        Property(plain_text(block.cells[0]).strip(" :"), block.cells[1], block.line)
        for block in blocks
        if block.kind is BlockKind.TABLE_ROW
        and len(block.cells) == 2
        and block.cells[1]
        and _is_table_key(block.cells[0])
    ]
    body = sorted((*parse_fields(blocks), *rows), key=lambda p: p.line)
    return (*front, *body)


def _is_table_key(cell: str) -> bool:
    key = plain_text(cell).strip(" :")
    return bool(key) and any(is_key(key, group) for group in _TABLE_KEYS)


def _counted_only(session: Session) -> Session:
    """Keep of a private meeting that it took place: with whom, when, and where it is written."""
    bare = tuple(p for p in session.properties if _is_of_count(p))
    return replace(
        session, blocks=(), properties=bare, minutes=None, phase=None, phase_line=0, events=(), relation=None, role=""
    )  # fmt: skip


def _is_of_count(found: Property) -> bool:
    return is_key(found.key, "date_keys") or is_key(found.key, "person_keys") or is_kept_private((found,))


def _phase(properties: Iterable[Property]) -> tuple[Phase | None, int]:
    for found in properties:
        if fold_key(found.key) in {"phase", "vkphase"}:
            text = fold(as_text(found.value))
            phase = _PHASES.get(text) or _PHASES.get(text.replace(" ", ""))
            if phase is not None:
                return phase, found.line
    return None, 0


def _time(properties: Iterable[Property]) -> str:
    for group in ("time_keys", "date_keys"):
        found = find_key(properties, group)
        match = _CLOCK.search(as_text(found.value)) if found is not None else None
        if match is not None and int(match[1]) < 24:
            return f"{int(match[1]):02d}:{match[2]}"
    return ""


def _minutes(properties: Iterable[Property]) -> int | None:
    found = find_key(properties, "minutes_keys")
    text = as_text(found.value).strip() if found is not None else ""
    hours = _HOURS.fullmatch(text)
    if hours is not None:
        return round(float(hours[1].replace(",", ".")) * 60) + int(hours[2] or 0)
    minutes = _MINUTES.fullmatch(text)
    return int(minutes[1]) if minutes is not None and int(minutes[1]) else None
