from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from tests.notes.small_meetings import ANA
from tests.notes.small_meetings import TODAY
from tests.notes.small_meetings import actions
from tests.notes.small_meetings import meeting
from tests.notes.small_meetings import parsed
from vaultkit.model import Action
from vaultkit.model import Owner
from vaultkit.model import Person
from vaultkit.notes.actions import find_actions
from vaultkit.notes.outline import parse_outline
from vaultkit.notes.prep_block import wrap_prep_block

PLANT = "water the big plants"


def _states(*texts: str) -> list[bool]:
    days = ("2026-03-05", "2026-03-12", "2026-03-19", "2026-03-26")
    return [action.open for action in actions(dict(zip(days, texts, strict=False)))]


@pytest.mark.parametrize(
    ("texts", "states"),
    [
        ((f"- [ ] {PLANT}", f"- [x] {PLANT}"), [False]),
        ((f"- [>] {PLANT}",), [True]),
        ((f"- [<] {PLANT}",), [True]),
        ((f"- [/] {PLANT}",), [True]),
        ((f"- [>] {PLANT}", f"- [ ] {PLANT}"), [True]),
        ((f"- [>] {PLANT}", f"- [ ] {PLANT}", f"- [x] {PLANT}"), [False]),
        ((f"- [ ] {PLANT}", f"- [-] {PLANT}"), [False]),
        ((f"- [ ] {PLANT}", f"- ~~{PLANT}~~"), [False]),
        ((f"- [ ] {PLANT}", f"- [ ] ~~{PLANT}~~ no longer needed"), [False]),
        ((f"- [ ] {PLANT}", f"- [ ] {PLANT} ✅ 2026-03-11"), [False]),
        ((f"- [ ] {PLANT}", f"- [ ] {PLANT} done:: 2026-03-11"), [False]),
        ((f"- [ ] {PLANT}", f"- [x] {PLANT}", f"- [ ] {PLANT}"), [False, True]),
        ((f"- [ ] {PLANT}", f"- [x] {PLANT}", f"- [ ] {PLANT}", f"- [x] {PLANT}"), [False, False]),
    ],
)
def test_states_are_folded_over_notes(texts: tuple[str, ...], states: list[bool]) -> None:
    assert _states(*texts) == states


@pytest.mark.parametrize(
    "text",
    [
        f"- [ ] {PLANT} 🔁 every week 📅 2026-03-12\n- [x] {PLANT} 🔁 every week 📅 2026-03-05 ✅ 2026-03-05",
        f"- [x] {PLANT} 🔁 every week 📅 2026-03-05 ✅ 2026-03-05\n- [ ] {PLANT} 🔁 every week 📅 2026-03-12",
        (
            f"- [x] {PLANT} [repeat:: every week] [due:: 2026-03-05]\n"
            f"- [ ] {PLANT} [repeat:: every week] [due:: 2026-03-12]"
        ),
    ],
)
def test_the_next_round_of_what_recurs_stays_open(text: str) -> None:
    (action,) = actions({"2026-03-05": text})
    assert (action.open, action.due) == (True, dt.date(2026, 3, 12))


def test_a_step_done_in_a_later_copy_is_no_detail_any_more() -> None:
    (action,) = actions(
        {
            "2026-03-05": "- [ ] prepare the move\n  - [ ] call the van 📅 2026-03-08\n  - [ ] pack\n  - a side note",
            "2026-03-12": "- [ ] prepare the move\n  - [ ] call the van\n  - [x] pack",
        }
    )
    assert action.details == ("call the van, due 2026-03-08", "a side note", "call the van")


def test_fields_below_a_box_belong_to_it() -> None:
    (action,) = actions({"2026-03-05": "- [ ] bring the pan\n  - due:: 2026-03-09"})
    assert (action.text, action.due, action.details) == ("bring the pan", dt.date(2026, 3, 9), ())


def test_a_field_for_the_day_may_follow_one_for_the_commitment() -> None:
    (action,) = actions({"2026-03-05": "action:: Ana: send the roster\ndue:: 2026-04-01"})
    assert (action.text, action.owner, action.due) == ("send the roster", Owner.THEM, dt.date(2026, 4, 1))


def test_an_unticked_copy_on_a_page_is_closed_with_its_commitment() -> None:
    page = {"People/Ana Prats.md": "# Ana Prats\n## Action items\n- [ ] take over the budget\n"}
    assert not any(action.open for action in actions({"2026-03-05": "- [x] take over the budget"}, page))


def _with_prep(body: str, *, planned: bool) -> tuple[Action, ...]:
    """Read one meeting with a commitment and a note prepared after it."""
    first = parsed("1on1/2026-03-05 Ana.md", "- [ ] Ana: send the *long* list of chairs")
    later = parsed("1on1/2026-12-01 Ana.md", "")
    lines = ("# Ana", "", *wrap_prep_block(body).split("\n"), "")
    later = replace(later, lines=lines)
    session = replace(
        meeting(later, "2026-12-01"), planned=planned, prep_line=3, prep_end=len(lines) - 2, end=len(lines)
    )
    outlines = {note.path: parse_outline(note) for note in (first, later)}
    return find_actions(
        [first, later], outlines, [meeting(first, "2026-03-05"), session], [Person(ANA)], (), today=TODAY
    ).actions


@pytest.mark.parametrize(
    ("line", "is_open"),
    [
        ("1. [x] **Ana**: send the long list of chairs (since [[1on1/2026-03-05 Ana|5 March]]); soon", False),
        ("1. [-] **Ana**: send the long list of chairs, was due 9 March (since [5 March](a%20b.md#x)); soon", False),
        ("- [X] send the long list of chairs (since 5 March)", False),
        ("  - 2. [x] **Ana**: send the long list of chairs (since 5 March)", False),
        ("1. [x] send the long… (since 5 March)", False),
        ("1. [ ] **Ana**: send the long list of chairs (since [[1on1/2026-03-05 Ana|5 March]])", True),
        ("1. [/] **Ana**: send the long list of chairs (since [[1on1/2026-03-05 Ana|5 March]])", True),
        ("1. [x] **Ana**: send the short list of tables (since 5 March)", True),
        ("[x] send the long list of chairs", True),
    ],
)
@pytest.mark.parametrize("planned", [True, False])
def test_a_box_ticked_in_a_prepared_note_closes_what_it_copies(line: str, *, is_open: bool, planned: bool) -> None:
    (action,) = _with_prep(line, planned=planned)
    assert action.open is is_open
    assert action.date == dt.date(2026, 3, 5)


def test_a_private_prepared_note_closes_nothing() -> None:
    first = parsed("1on1/2026-03-05 Ana.md", "- [ ] send the list")
    later = replace(parsed("b.md", ""), lines=tuple(wrap_prep_block("- [x] send the list (since 5 March)").split("\n")))
    session = replace(meeting(later, "2026-03-12"), private=True, prep_line=1, prep_end=3)
    got = find_actions(
        [first, later], {}, [meeting(first, "2026-03-05"), session], [Person(ANA)], (), today=TODAY
    ).actions
    assert [action.open for action in got] == [True]
