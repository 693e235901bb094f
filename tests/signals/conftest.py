"""What the tests of signals share: the lexicon, and sessions made of Markdown."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from vaultkit.model import Layout
from vaultkit.model import Person
from vaultkit.model import Session
from vaultkit.notes.outline import parse_outline
from vaultkit.notes.text import parse_note
from vaultkit.signals.lexicon import Lexicon
from vaultkit.signals.lexicon import load_lexicon

DAY = dt.date(2025, 3, 12)


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    return load_lexicon()


@pytest.fixture
def person() -> Person:
    return Person(name="Ottoline Varga", aliases=("Otti", "OV"), role="Sous chef, pastry")


@pytest.fixture
def session() -> Callable[..., Session]:
    def make(text: str, date: dt.date = DAY, **more: object) -> Session:
        note, _ = parse_note("1-1s/note.md", text.encode())
        assert note is not None
        blocks = parse_outline(note)
        return Session("Ottoline Varga", date, "1-1s/note.md", 1, len(note.lines), Layout.NOTE, blocks, **more)  # type: ignore[arg-type] # fields of the test's choice

    return make
