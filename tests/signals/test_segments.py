from __future__ import annotations

from collections.abc import Callable

import pytest

from vaultkit.model import Session
from vaultkit.signals.lexicon import Lexicon
from vaultkit.signals.segments import read_statements
from vaultkit.signals.segments import split_sentences
from vaultkit.signals.words import Names

Make = Callable[..., Session]


def texts(made: Session, lexicon: Lexicon) -> list[str]:
    return [one.text for one in read_statements(made, lexicon.folder, Names())]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("no capitals. here either", ["no capitals.", "here either"]),
        ("Dr. Weiss and Mrs. Lund came. Good.", ["Dr. Weiss and Mrs. Lund came.", "Good."]),
        ("Pages e.g. nine, approx. ten. Fine", ["Pages e.g. nine, approx. ten.", "Fine"]),
        ('"Too loud." She left.', ['"Too loud."', "She left."]),
        ("Well… maybe", ["Well… maybe"]),
        ("At 4.30 we stop", ["At 4.30 we stop"]),
        ("", []),
    ],
)
def test_sentences_end_where_they_end(text: str, sentences: list[str]) -> None:
    assert list(split_sentences(text)) == sentences


def test_headings_code_callouts_and_links_are_no_statements(session: Make, lexicon: Lexicon) -> None:
    made = session(
        "# Otti\n\nSaid one thing.\n\n```\ncode here\n```\n\n> [!info] prep\n> from the template\n\n"
        "- [[Roster]]\n- https://example.org/a\n\n> a plain quote\n"
    )
    assert texts(made, lexicon) == ["Said one thing.", "a plain quote"]


def test_header_rows_of_tables_are_no_statements(session: Make, lexicon: Lexicon) -> None:
    made = session("| topic | whose |\n|---|---|\n| ovens | hers |\n\nDone.\n\n| a | b |\n|---|---|\n| c | d |\n")
    assert texts(made, lexicon) == ["ovens · hers", "Done.", "c · d"]


def test_fields_keep_their_key(session: Make, lexicon: Lexicon) -> None:
    statements = read_statements(session("decided:: we close at six\nmood:: fine\n"), lexicon.folder, Names())
    assert [(one.field, one.text) for one in statements] == [("decided", "we close at six"), ("mood", "fine")]
    assert statements[0].folded.words[:2] == ("decided", ":")


def test_numbers_and_tasks_are_kept(session: Make, lexicon: Lexicon) -> None:
    made = session("1. ovens\n2. roster\n\n- 3) tips\n- [ ] call the baker\n- [x] scales\n- → me: flour\n")
    statements = read_statements(made, lexicon.folder, Names())
    assert [one.number for one in statements] == [1, 2, 3, None, None, None]
    assert [one.task for one in statements] == [None, None, None, " ", "x", None]
    assert statements[5].action
    assert statements[5].text == "me: flour"


def test_lines_are_those_of_the_file(session: Make, lexicon: Lexicon) -> None:
    made = session("---\ndate: 2025-03-12\n---\n\n- one\n- two. and three\n")
    assert [one.line for one in read_statements(made, lexicon.folder, Names())] == [5, 6, 6]


def test_a_hostile_note_is_read_only_so_far(session: Make, lexicon: Lexicon) -> None:
    made = session("a. " * 30_000)
    assert len(read_statements(made, lexicon.folder, Names())) <= 4000
