from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from tests.briefs.made import ASTA
from tests.briefs.made import TODAY
from tests.briefs.made import note
from tests.briefs.made import session
from tests.briefs.made import vault
from vaultkit.briefs.planned_notes import STILL_MEANT
from vaultkit.briefs.planned_notes import find_planned
from vaultkit.briefs.planned_notes import find_planned_notes
from vaultkit.briefs.planned_notes import is_aside
from vaultkit.briefs.planned_notes import is_begun
from vaultkit.model import Person
from vaultkit.model import Session
from vaultkit.notes.prep_block import wrap_prep_block

BLOCK = wrap_prep_block("- ask about the move\n")


def days(number: int) -> dt.date:
    return TODAY + dt.timedelta(days=number)


def prepared(day: dt.date, path: str = "", below: str = "- \n", **given: Any) -> Session:  # noqa: ANN401 - any field
    made = note(path or f"1-1s/{day}.md", f"{BLOCK}\n{below}")
    return session(made, day, planned=True, prep_line=1, prep_end=3, **given)


def held(day: dt.date, path: str = "") -> Session:
    return session(note(path or f"1-1s/{day}.md", "- talked\n"), day)


def test_the_nearest_to_come_is_next_and_the_others_follow() -> None:
    far, near = prepared(days(9)), prepared(days(2))
    found = find_planned_notes(vault([held(days(-9)), far, near]), ASTA, TODAY)
    assert (found.coming, found.unheld) == ((near, far), None)
    assert found.next_one(TODAY) == near


def test_today_is_still_to_come() -> None:
    assert find_planned_notes(vault([prepared(TODAY)]), ASTA, TODAY).coming == (prepared(TODAY),)


def test_one_that_was_never_held_is_the_next_for_a_week() -> None:
    for ago, meant in ((1, True), (STILL_MEANT, True), (STILL_MEANT + 1, False)):
        left = prepared(days(-ago))
        found = find_planned_notes(vault([held(days(-30)), left]), ASTA, TODAY)
        assert found.unheld == left
        assert found.next_one(TODAY) == (left if meant else None)
        assert find_planned(vault([held(days(-30)), left]), ASTA, TODAY) == left


@pytest.mark.parametrize("ago", [3, 2])
def test_a_meeting_since_then_makes_an_unwritten_note_past(ago: int) -> None:
    found = find_planned_notes(vault([prepared(days(-3)), held(days(-ago), "other.md")]), ASTA, TODAY)
    assert found.unheld is None


def test_a_note_that_says_something_was_not_left_unwritten() -> None:
    assert is_begun(prepared(days(-2), below="- she likes the rota\n"))
    assert not is_begun(prepared(days(-2), below="## Notes\n\n- \n"))
    found = find_planned_notes(vault([prepared(days(-2), below="- she likes the rota\n")]), ASTA, TODAY)
    assert found.next_one(TODAY) is None


def test_what_is_in_a_private_note_or_one_without_a_block_is_not_known() -> None:
    assert is_begun(prepared(days(2), private=True, blocks=()))
    assert is_begun(session(note("a.md", "- \n"), days(2), planned=True))


def test_a_note_moved_to_where_old_notes_lie_is_not_the_next() -> None:
    aside = prepared(days(2), "Archive/1-1s/x.md")
    assert find_planned_notes(vault([held(days(-9)), aside]), ASTA, TODAY).coming == ()
    elsewhere = prepared(days(2), "Desk/x.md")
    assert find_planned_notes(vault([held(days(-9)), elsewhere]), ASTA, TODAY).coming == (elsewhere,)


def test_who_files_everything_among_old_notes_finds_it_there() -> None:
    there = prepared(days(2), "Archive/1-1s/x.md")
    assert find_planned_notes(vault([held(days(-9), "Archive/1-1s/y.md"), there]), ASTA, TODAY).coming == (there,)


@pytest.mark.parametrize(
    ("path", "aside"),
    [
        ("Archive/a.md", True), ("x/04 - Archiv/a.md", True), ("Templates/a.md", True), ("Archive.md", False),
        ("1-1s/Asta/a.md", False),
    ],
)  # fmt: skip
def test_folders_tell_what_lies_aside(path: str, *, aside: bool) -> None:
    assert is_aside(path) == aside


def test_other_people_have_notes_of_their_own() -> None:
    assert find_planned(vault([prepared(days(2))]), Person("Boris Ek"), TODAY) is None
