from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from tests.notes.small_meetings import ANA
from tests.notes.small_meetings import TODAY
from tests.notes.small_meetings import actions
from tests.notes.small_meetings import meeting
from tests.notes.small_meetings import parsed
from vaultkit.model import Owner
from vaultkit.model import Person
from vaultkit.notes.actions import find_actions
from vaultkit.notes.outline import parse_outline


@pytest.mark.parametrize(
    ("later", "is_open"),
    [
        ("## Outstanding\n- [ ] Send Ana the long list of chairs", True),
        ("## Outstanding\n- [ ] send Ana the list of chairs", True),
        ("## Outstanding\n- [ ] Send Ana the long list of chairs (from last week)", True),
        ("## Outstanding\n- [x] Send Ana the long list of chairs", False),
        ("## Outstanding\n- [-] Send Ana the long list of chairs", False),
        ("## Completed\n- Send Ana the long list of chairs", False),
        ("| Action | Status |\n|---|---|\n| Send Ana the long list of chairs | ✅ |", False),
        ("- ~~Send Ana the long list of chairs~~\n- [ ] ~~Send Ana the long list of chairs~~", False),
    ],
)
def test_the_same_commitment_in_a_later_note_is_one_with_its_latest_state(later: str, *, is_open: bool) -> None:
    (action,) = actions({"2026-03-05": "- [ ] Send Ana the long list of chairs", "2026-03-12": later})
    assert (action.date, action.line, action.open) == (dt.date(2026, 3, 5), 1, is_open)
    assert action.copies[0][0] == "1on1/2026-03-12 Ana.md"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("- [ ] Send the notes of week 10 to finance", "- [ ] Send the notes of week 11 to finance"),
        ("- [ ] Prepare slides for the March review", "- [ ] Prepare slides for the April review"),
        ("- [ ] me: send the long list", "- [ ] Ana: send the long list"),
        ("- [ ] call Ana", "- [ ] call Lea"),
        ("- [x] Send the long list", "- [ ] Send the long list"),
    ],
)
def test_different_commitments_stay_apart(first: str, second: str) -> None:
    assert len(actions({"2026-03-05": first, "2026-03-12": second})) == 2


def test_order_of_notes_does_not_matter() -> None:
    texts = {
        "2026-03-05": "- [ ] Send the long list",
        "2026-03-12": "- [x] Send the long list",
        "2026-03-19": "- [ ] b c",
    }
    assert actions(texts) == actions(dict(reversed(texts.items())))


def test_tasks_in_daily_notes_belong_to_whom_they_name() -> None:
    daily = """
        ## Tasks
        - [ ] Announce the date to the team for [[Ana Prats]]
        - [ ] [[Ana Prats]] to check the roof by 2026-03-12
        - [ ] Ana: bring the plans
        - [ ] Water the plants
        - [ ] Call [[Somebody Else]]
        ### Newsroom meeting
        - [ ] [[Ana Prats]]: pictures
    """
    got = actions({"2026-03-05": "talked"}, {"Journal/2026-03-06.md": daily})
    assert [(a.text, a.owner, a.due) for a in got] == [
        ("Announce the date to the team for Ana Prats", Owner.UNKNOWN, None),
        ("check the roof", Owner.THEM, dt.date(2026, 3, 12)),
        ("bring the plans", Owner.THEM, None),
    ]
    assert {a.date for a in got} == {dt.date(2026, 3, 6)}


def test_a_persons_page_gives_what_stands_under_its_action_items() -> None:
    page = """
        # Ana Prats
        ## Action Items
        ### Active
        - [ ] Ana: name two volunteers
        - [ ] sign the form
        ### Completed
        - [x] take over the budget
        ## Gift ideas
        - [ ] the green bowl
        ## Project log
        ### Tasks
        - [ ] paint the roof
    """
    got = actions({"2026-03-05": "- [ ] take over the budget"}, {"People/Ana Prats.md": page})
    assert [(a.text, a.owner, a.open) for a in got] == [
        ("take over the budget", Owner.UNKNOWN, False),
        ("name two volunteers", Owner.THEM, True),
        ("sign the form", Owner.UNKNOWN, True),
    ]


@pytest.mark.parametrize(
    "path",
    [
        "Projects/Roof.md",
        "Recipes/Soup.md",
        "Templates/2026-03-06.md",
        "Meetings/2026-03-06 Steering.md",
        "logseq/bak/2026-03-06.md",
    ],
)
def test_other_notes_give_no_commitments(path: str) -> None:
    assert actions({"2026-03-05": "talked"}, {path: "- [ ] [[Ana Prats]] to check the roof\n"}) == ()


def test_a_list_of_tasks_counts_where_it_names_people() -> None:
    got = actions({"2026-03-05": "talked"}, {"Tasks.md": "- [ ] send the plan to [[Ana Prats]]\n- [ ] dentist\n"})
    assert [(a.text, a.person, a.date) for a in got] == [("send the plan to Ana Prats", ANA, None)]


def test_a_private_daily_note_is_not_read() -> None:
    assert (
        actions({"2026-03-05": "x"}, {"Journal/2026-03-06.md": "---\nprivate: true\n---\n- [ ] [[Ana Prats]]: a\n"})
        == ()
    )


def test_planned_private_and_future_meetings_give_none() -> None:
    note = parsed("a.md", "- [ ] bring the contract")
    session = meeting(note, "2026-03-05")
    for other in (
        replace(session, planned=True),
        replace(session, private=True),
        replace(session, date=TODAY + dt.timedelta(1)),
    ):
        assert find_actions([note], {}, [other], [Person(ANA)], (), today=TODAY).actions == ()


def test_two_meetings_of_one_file_keep_their_own_boxes() -> None:
    note = parsed("Ana.md", "# Ana Prats\n## 5 March 2026\n- [ ] one thing\n## 26 Feb 2026\n- [ ] two things\n")
    sessions = [meeting(note, "2026-03-05", lines=(2, 3)), meeting(note, "2026-02-26", lines=(4, 5))]
    got = find_actions([note], {note.path: parse_outline(note)}, sessions, [Person(ANA)], (), today=TODAY).actions
    assert [(a.text, a.line, str(a.date)) for a in got] == [
        ("two things", 5, "2026-02-26"),
        ("one thing", 3, "2026-03-05"),
    ]


def test_a_vault_without_meetings_has_no_commitments() -> None:
    note = parsed("Journal/2026-03-05.md", "- [ ] [[Ana Prats]]: bring the pot")
    assert find_actions([note], {}, [], [Person(ANA)], (), today=TODAY).actions == ()
