from __future__ import annotations

import datetime as dt

import pytest

from tests.notes.small_vaults import read
from vaultkit.model import BlockKind
from vaultkit.model import Layout
from vaultkit.model import Phase
from vaultkit.model import Relation
from vaultkit.model import Session

PREP = "<!-- vaultkit prep 0123456789ab -->\nAsk about the move.\n<!-- /vaultkit -->\n"


def only(text: str, path: str = "1-1s/2026-03-05 Asha.md") -> Session:
    (session,) = read({path: text}).sessions
    return session


def test_content_points_into_the_session() -> None:
    text = "# Asha\n\n## 2026-03-12\n\n### Notes\n- a\n  - b\n\n## 2026-03-05\n- c\n"
    session = read({"1-1s/Asha.md": text}).sessions[1]
    assert [(b.kind, b.line, b.heading, b.parent) for b in session.blocks] == [
        (BlockKind.HEADING, 3, None, None),
        (BlockKind.HEADING, 5, 0, None),
        (BlockKind.ITEM, 6, 1, None),
        (BlockKind.ITEM, 7, 1, 2),
    ]
    assert (session.line, session.end) == (3, 7)


@pytest.mark.parametrize(
    "heading",
    ["Private", "🔒 Private Notes", "My notes (private)", "Vertraulich", "Privato", "Privado", "Privé", "非公開"],
)
def test_private_sections_are_left_out(heading: str) -> None:
    session = only(f"- a\n\n## {heading}\n- secret\n\n### Deeper\n- secret too\n\n## Next\n- b\n")
    assert [block.text for block in session.blocks] == ["a", "Next", "b"]


def test_a_private_note_is_counted_and_not_read() -> None:
    session = only("---\nprivate: true\nmood: low\n---\n- secret [k:: v]\n")
    assert (session.private, session.blocks) == (True, ())
    assert [found.key for found in session.properties] == ["private"]


def test_code_and_the_prep_block_are_no_content() -> None:
    session = only(f"{PREP}\n```\ncode\n```\n- a\n")
    assert [block.text for block in session.blocks] == ["a"]
    assert (session.prep_line, session.prep_end, session.planned) == (1, 3, False)


def test_a_callout_that_is_a_meeting_is_no_quote() -> None:
    session = only("> [!meeting] 1:1 with [[Asha Rao]]\n> - leave\n", "Daily/2026-03-05.md")
    assert [(block.text, block.quoted) for block in session.blocks] == [
        ("1:1 with [[Asha Rao]]", False),
        ("leave", False),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "---\nstatus: planned\n---\n- a\n",
        "---\nstatus: entwurf\n---\n- a\n",
        f"---\nperson: Asha\n---\n# 1:1\n{PREP}\n## Notes\n-\n- [ ]\n",
        PREP,
    ],
)
def test_prepared_notes_are_planned(text: str) -> None:
    assert only(text).planned


def test_a_day_to_come_is_planned() -> None:
    assert only("- a\n", "1-1s/2026-12-24 Asha.md").planned
    assert not only("- a\n", "1-1s/2026-11-22 Asha.md").planned


@pytest.mark.parametrize("text", ["", "# 1:1\n\n## Notes\n-\n", f"{PREP}- done\n"])
def test_an_empty_note_of_the_past_was_held_unless_it_is_only_prepared(text: str) -> None:
    assert not only(text).planned


def test_properties_fields_and_table_rows_are_in_file_order() -> None:
    session = only("---\nmood: fine\n---\n| Date | 2026-03-05 |\n|---|---|\n| Duration | 45 min |\n\n[topic:: tests]\n")
    assert [(found.key, found.value, found.line) for found in session.properties] == [
        ("mood", "fine", 2),
        ("Date", "2026-03-05", 4),
        ("Duration", "45 min", 6),
        ("topic", "tests", 8),
    ]
    assert session.minutes == 45


@pytest.mark.parametrize(
    ("value", "minutes"), [("45", 45), ("30 min", 30), ("1h", 60), ("1.5 hours", 90), ("long", None)]
)
def test_the_length_is_read_in_minutes(value: str, minutes: int | None) -> None:
    assert only(f"---\nduration: {value}\n---\n- a\n").minutes == minutes


def test_the_time_is_read_from_name_property_or_line() -> None:
    assert only("- a\n", "2026-03-05 14-30 Asha 1o1.md").time == "14:30"
    assert only("---\ntime: '9:05'\n---\n- a\n").time == "09:05"
    assert only("- 14h 1:1 with [[Asha]]\n", "Daily/2026-03-05.md").time == "14:00"


def test_a_phase_stated_by_a_human_is_kept_with_its_line() -> None:
    session = only("---\nperson: Asha\nphase: share-context\n---\n- a\n")
    assert (session.phase, session.phase_line) == (Phase.SHARE_CONTEXT, 3)


def test_relation_and_role_are_kept_as_the_note_states_them() -> None:
    session = only("---\nrelationship: mentor\nrole: Director\n---\n- a\n")
    assert (session.relation, session.role) == (Relation.MENTOR, "Director")


@pytest.mark.parametrize(
    ("path", "text", "layout"),
    [
        ("1-1s/2026-03-05 Asha.md", "- a\n", Layout.NOTE),
        ("1-1s/Asha.md", "## 2026-03-05\n- a\n", Layout.SECTION),
        ("Daily/2026-03-05.md", "- 1:1 with [[Asha]] — a\n", Layout.DAILY),
        ("Daily/2026-03-05.md", "# Day\n\n## 1:1 with [[Asha]]\n- a\n", Layout.DAILY),
        ("journals/2026_03_05.md", "- 1:1 with [[Asha]]\n\t- a\n", Layout.OUTLINE),
        ("pages/1-1___Asha.md", "- ## [[2026-03-05]]\n\t- a\n", Layout.OUTLINE),
    ],
)
def test_each_layout_is_told_apart(path: str, text: str, layout: Layout) -> None:
    assert only(text, path).layout is layout


def test_the_date_key_wins_over_creation() -> None:
    assert only("---\ncreated: 2026-03-04\ndate: 2026-03-05\n---\n- a\n", "1-1s/Asha 1.md").date == dt.date(2026, 3, 5)


@pytest.mark.parametrize("value", ["TBD", "-", "", "'[[]]'", "soon"])
def test_a_date_key_without_a_date_leaves_the_file_name(value: str) -> None:
    assert only(f"---\ndate: {value}\n---\n- a\n").date == dt.date(2026, 3, 5)


def test_a_line_that_points_to_a_note_is_no_second_meeting() -> None:
    vault = read(
        {
            "1-1s/Asha/2026-03-05.md": "- a\n",
            "Daily/2026-03-05.md": "- 1:1 with [[Asha]] — notes in [[1-1s/Asha/2026-03-05]]\n",
        }
    )
    assert [session.path for session in vault.sessions] == ["1-1s/Asha/2026-03-05.md"]
