"""Nothing that a note holds may steer a terminal."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from vaultkit.cli.text import count
from vaultkit.cli.text import safe
from vaultkit.cli.text import shorten


def test_escape_sequences_are_shown_and_not_obeyed() -> None:
    assert safe("a\x1b]0;pwned\x07b") == "a\\x1b]0;pwned\\x07b"


def test_bidirectional_marks_are_shown() -> None:
    assert safe("Ada\u202egpj.exe") == "Ada\\u202egpj.exe"


def test_names_and_emoji_stay_as_they_are() -> None:
    assert safe("田中 Siobhán 👩‍🔧\tok\n") == "田中 Siobhán 👩‍🔧\tok\n"


@given(st.text(st.characters(codec=None)))
def test_no_control_character_survives(text: str) -> None:
    left = set(safe(text)) - {"\n", "\t", "\u200d"}
    assert not {character for character in left if unicodedata.category(character) in {"Cc", "Cf", "Cs"}}


@given(st.text(), st.integers(10, 80))
def test_shortened_text_fits_on_one_line(text: str, width: int) -> None:
    short = shorten(text, width)
    assert len(short) <= width
    assert "\n" not in short


def test_counts_agree_with_their_noun() -> None:
    assert [count(1, "note"), count(2, "note"), count(0, "entry", "entries")] == ["1 note", "2 notes", "0 entries"]
