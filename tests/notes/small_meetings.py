"""Meetings as values: notes in, their commitments out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from textwrap import dedent

from vaultkit.model import Action
from vaultkit.model import Block
from vaultkit.model import Layout
from vaultkit.model import Note
from vaultkit.model import Person
from vaultkit.model import Session
from vaultkit.notes.actions import find_actions
from vaultkit.notes.outline import parse_outline
from vaultkit.notes.text import parse_note

ANA = "Ana Prats"
LEN = "Lennart Voss"
TODAY = dt.date(2026, 11, 22)


def parsed(path: str, text: str) -> Note:
    note, _ = parse_note(path, dedent(text).strip("\n").encode())
    assert note is not None
    return note


def part(blocks: tuple[Block, ...], first: int, last: int) -> tuple[Block, ...]:
    kept = [index for index, block in enumerate(blocks) if first <= block.line <= last]
    place = {old: new for new, old in enumerate(kept)}
    return tuple(
        replace(blocks[i], parent=place.get(blocks[i].parent or -1), heading=place.get(blocks[i].heading or -1))
        if min(blocks[i].parent or 0, blocks[i].heading or 0)
        else replace(
            blocks[i],
            parent=None if blocks[i].parent is None else place.get(blocks[i].parent or 0),
            heading=None if blocks[i].heading is None else place.get(blocks[i].heading or 0),
        )
        for i in kept
    )


def meeting(note: Note, day: str, person: str = ANA, lines: tuple[int, int] | None = None) -> Session:
    first, last = lines or (1, len(note.lines))
    layout = Layout.SECTION if lines else Layout.NOTE
    blocks = part(parse_outline(note), first, last)
    properties = () if lines else note.properties
    return Session(person, dt.date.fromisoformat(day), note.path, first, last, layout, blocks, properties)


def actions(
    texts: Mapping[str, str], others: Mapping[str, str] | None = None, me: tuple[str, ...] = ("Sam Roy",)
) -> tuple[Action, ...]:
    """Read meetings with Ana, one a day, and other notes beside them."""
    notes = [parsed(f"1on1/{day} Ana.md", text) for day, text in texts.items()]
    sessions = [meeting(note, day) for note, day in zip(notes, texts, strict=True)]
    rest = [parsed(path, text) for path, text in (others or {}).items()]
    people = [Person(ANA, path="People/Ana Prats.md"), Person(LEN, ("LV",))]
    outlines = {note.path: parse_outline(note) for note in notes}
    return find_actions([*notes, *rest], outlines, sessions, people, me, today=TODAY).actions


def one(text: str) -> Action:
    (action,) = actions({"2026-03-05": text})
    return action


def found(text: str) -> list[str]:
    return [action.text for action in actions({"2026-03-05": text}) if action.open]
