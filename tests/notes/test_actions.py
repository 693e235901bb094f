from __future__ import annotations

import datetime as dt

import pytest

from tests.notes.small_meetings import ANA
from tests.notes.small_meetings import LEN
from tests.notes.small_meetings import TODAY
from tests.notes.small_meetings import actions
from tests.notes.small_meetings import found
from tests.notes.small_meetings import meeting
from tests.notes.small_meetings import one
from tests.notes.small_meetings import parsed
from vaultkit.model import Owner
from vaultkit.model import Person
from vaultkit.notes.actions import find_actions


@pytest.mark.parametrize(
    ("line", "text", "owner"),
    [
        ("- [ ] send the list", "send the list", Owner.UNKNOWN),
        ("- [ ] Me: send the list", "send the list", Owner.ME),
        ("- [ ] **Me:** send the list", "send the list", Owner.ME),
        ("- [ ] me - send the list", "send the list", Owner.ME),
        ("- [ ] (me) send the list", "send the list", Owner.ME),
        ("- [ ] Sam: send the list", "send the list", Owner.ME),
        ("- [ ] SR: send the list", "send the list", Owner.ME),
        ("- [ ] Ich: Liste schicken", "Liste schicken", Owner.ME),
        ("- [ ] Io: mandare la lista", "mandare la lista", Owner.ME),
        ("- [ ] Eu: mandar a lista", "mandar a lista", Owner.ME),
        ("- [ ] 私：リストを送る", "リストを送る", Owner.ME),
        ("- [ ] I'll send the list", "I'll send the list", Owner.ME),
        ("- [ ] Ana: send the list", "send the list", Owner.THEM),
        ("- [ ] Ana Prats: send the list", "send the list", Owner.THEM),
        ("- [ ] AP: send the list", "send the list", Owner.THEM),
        ("- [ ] [[Ana Prats]]: send the list", "send the list", Owner.THEM),
        ("- [ ] [[Ana Prats|Ana]] to send the list", "send the list", Owner.THEM),
        ("- [ ] Ana to send the list", "send the list", Owner.THEM),
        ("- [ ] Ana will send the list", "send the list", Owner.THEM),
        ("- [ ] @ana send the list", "send the list", Owner.THEM),
        ("- [ ] send the list @ana", "send the list", Owner.THEM),
        ("- [ ] @sam send the list", "send the list", Owner.ME),
        ("- [ ] send the list (Ana)", "send the list", Owner.THEM),
        ("- [ ] send the list - Ana", "send the list", Owner.THEM),
        ("- [ ] send the list - @ana - Due: 2026-03-12", "send the list", Owner.THEM),
        ("- [ ] send the list - Ana - 2026-03-12", "send the list", Owner.THEM),
        ("- [ ] send the list (assigned to me)", "send the list", Owner.ME),
        ("- [ ] send the list | Owner: Ana", "send the list", Owner.THEM),
        ("- [ ] send the list #ana", "send the list", Owner.THEM),
        ("- [ ] send the list [owner:: [[Ana Prats]]]", "send the list", Owner.THEM),
        ("- [ ] send the list (owner:: me)", "send the list", Owner.ME),
        ("- [ ] her: send the list", "send the list", Owner.THEM),
        ("- [ ] Both: read the plan", "read the plan", Owner.UNKNOWN),
        ("- [ ] Ana & Sam: read the plan", "read the plan", Owner.UNKNOWN),
        ("- [ ] Overtime: ask payroll", "Overtime: ask payroll", Owner.UNKNOWN),
        ("- [ ] Introduce Ana to the editors", "Introduce Ana to the editors", Owner.UNKNOWN),
        ("- [ ] [share:: [[Ana Prats]]] the plan", "the plan", Owner.ME),
        ("- -> me: send the list", "send the list", Owner.ME),
        ("- talked about the list → Ana: send it", "send it", Owner.THEM),
        ("**Action:** send the list", "send the list", Owner.UNKNOWN),
        ("Action (Ana): send the list", "send the list", Owner.THEM),
        ("action:: Ana: send the list", "send the list", Owner.THEM),
        ("- TODO me: send the list", "send the list", Owner.ME),
    ],
)
def test_a_line_tells_whose_it_is(line: str, text: str, owner: Owner) -> None:
    action = one(line)
    assert (action.person, action.text, action.owner, action.open) == (ANA, text, owner, True)


@pytest.mark.parametrize(
    ("heading", "owner"),
    [
        ("### My Commitments", Owner.ME),
        ("### Ana's Commitments", Owner.THEM),
        ("### Actions for Ana", Owner.THEM),
        ("### Ana", Owner.THEM),
        ("### Mine", Owner.ME),
        ("### Theirs", Owner.THEM),
        ("**Me:**", Owner.ME),
        ("**Ana**", Owner.THEM),
        ("Ana:", Owner.THEM),
        ("### Meine Aufgaben", Owner.ME),
        ("### Anas Aufgaben", Owner.THEM),
        ("### Azioni di Ana", Owner.THEM),
        ("### Le mie azioni", Owner.ME),
        ("### Minhas tarefas", Owner.ME),
        ("### Ações da Ana", Owner.THEM),
        ("### Mes actions", Owner.ME),
        ("### Mis tareas", Owner.ME),
        ("### 自分のアクション", Owner.ME),
        ("### 相手のアクション", Owner.THEM),
        ("### I owe", Owner.ME),
        ("### Waiting for", Owner.THEM),
        ("### Both", Owner.UNKNOWN),
        ("### Ana and me", Owner.UNKNOWN),
        ("### Discussion with Ana", Owner.UNKNOWN),
        ("### My worries", Owner.UNKNOWN),
    ],
)
def test_a_heading_or_label_tells_whose_its_boxes_are(heading: str, owner: Owner) -> None:
    assert one(f"# 1:1 with Ana\n\n## Action items\n\n{heading}\n\n- [ ] send the list\n").owner is owner


def test_the_title_of_a_note_does_not_own_its_boxes() -> None:
    assert one("# Ana Prats\n\n- [ ] send the list\n").owner is Owner.UNKNOWN


def test_a_bullet_with_a_name_owns_the_boxes_below_it() -> None:
    got = actions({"2026-03-05": "- Ana\n  - [ ] send the list\n- Me:\n  - [ ] read the list\n"})
    assert [(action.text, action.owner) for action in got] == [
        ("send the list", Owner.THEM),
        ("read the list", Owner.ME),
    ]


@pytest.mark.parametrize(
    "heading",
    ["## Next steps", "## ✅ Action Items", "## To-dos", "## Aufgaben", "## Azioni", "## Ações", "## Tareas", "## À faire", "## アクション",
     "## Nächste Schritte", "## Prossimi passi", "## Próximos passos", "**Actions**", "Next steps:", "- TODO"],
)  # fmt: skip
def test_plain_bullets_count_where_a_heading_says_so(heading: str) -> None:
    indent = "  " if heading.startswith("-") else ""
    assert found(f"{heading}\n\n{indent}- Ana: send the list\n{indent}- buy two chairs\n") == [
        "send the list",
        "buy two chairs",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "- [ ] \n- [ ]\n- []",
        "- a thought\n- another one",
        "## Actions\n- none",
        "## Azioni\n- nessuna",
        "- [ ] Nothing. Next month.",
        "Actions: not discussed, not needed",
        "## Actions\n- Ana:\n- me",
        "## Follow-up from last time\n- the list went out, late",
        "## Actions\n- a note beside the boxes\n- [x] send the list",
        "## Mood\n- [ ] great\n- [ ] so so",
        "## Attendance\n- [ ] Ana\n- [ ] Sam",
        "### Communication quality\n- [x] Clear and open\n- [ ] Needs work",
        "**Did we cover what mattered?**\n- [ ] Mostly\n- [x] Partly so",
        "- [ ] Yes\n- [ ] No",
        "## Agenda\n- [ ] the roof\n- [ ] holidays",
        "## Themen\n- [ ] das Dach",
        "## 🔒 Private Notes\n- [ ] look for another job",
        "## Privat\n### Aufgaben\n- [ ] kündigen",
        "```\n- [ ] code\n```",
        "> - [ ] quoted",
        "> [!quote] A book\n> - [ ] quoted",
        "<!-- - [ ] hidden -->\n%%\n- [ ] hidden too\n%%",
        "- [ ] {{action}}\n- [ ] <% tp.x %>\n- [ ] [Owner]\n- [ ] Task 1\n- [ ] ...\n- [ ] {owner}: {action}",
        "- [ ] [Action] - @[Owner] - Due: [Date]\n- [ ] [Action item 1] - [Responsible] - [Deadline]\n- [ ] Task 1 (assigned to me)",
        "- [x] send the list",
        "- [-] send the list",
        "- DONE send the list",
        "- [i] a remark",
        "## Completed\n- [ ] send the list",
        "| Criterion | Rating |\n|---|---|\n| clear | ⬜ |",
        "<!-- vaultkit prep 0123456789ab -->\n- [ ] carried\n<!-- /vaultkit -->",
        "## Error handling\n- retries are missing here",
        "## Decisions taken\n- we stay with the old one",
    ],
)
def test_what_is_no_open_commitment_is_not_shown(text: str) -> None:
    assert found(text) == []


def test_boxes_in_callouts_and_under_to_be_done_count() -> None:
    assert found("> [!todo] Actions\n> - [ ] send the list\n") == ["send the list"]
    assert found("## To be done\n- [ ] send the list\n") == ["send the list"]


def test_initials_that_own_lines_with_several_people_are_the_writers() -> None:
    notes = [
        parsed(f"{day}.md", f"- [ ] IR: send list {day}\n- [ ] AP: read list {day}\n- [ ] HR: sign {day}")
        for day in (5, 6, 7)
    ]
    sessions = [
        meeting(note, f"2026-03-0{day}", person)
        for note, day, person in zip(notes, (5, 6, 7), (ANA, LEN, ANA), strict=True)
    ]
    got = find_actions(notes, {}, sessions, [Person(ANA), Person(LEN)], (), today=TODAY).actions
    assert {a.owner for a in got if a.text.startswith("send")} == {Owner.ME}
    assert {a.owner for a in got if "HR" in a.text} == {Owner.UNKNOWN}
    named = find_actions(notes, {}, sessions, [], ("Sam Roy",), today=TODAY).actions
    (told,) = {a.owner for a in named if "IR" in a.text}
    assert told is Owner.UNKNOWN


def test_an_agenda_box_with_an_owner_is_a_commitment() -> None:
    assert found("## Agenda\n- [ ] the roof\n- [ ] Ana: bring the plans\n") == ["bring the plans"]


def test_boxes_that_are_the_same_in_every_note_are_a_checklist() -> None:
    pattern = "## Wrap-up\n- [{}] Camera was on\n- [ ] Started on time\n"
    assert [
        action.text
        for action in actions(
            {f"2026-0{month}-05": pattern.format("x" if month < 3 else " ") for month in (1, 2, 3, 4)}
        )
    ] == []


def test_sub_items_are_details_and_a_box_with_its_own_owner_stands_alone() -> None:
    got = actions(
        {
            "2026-03-05": "- [ ] plan the offsite\n  - in **May**\n  - [ ] find a house\n    - near a lake\n  - [ ] Ana: ask the cook\n"
        }
    )
    assert [(action.text, action.details) for action in got] == [
        ("plan the offsite", ("in May", "find a house", "near a lake")),
        ("ask the cook", ()),
    ]


def test_an_open_step_of_a_finished_task_is_open() -> None:
    assert found("- [x] plan the offsite\n  - [ ] find a house\n") == ["find a house"]


def test_tables_of_actions_are_read_with_owner_status_and_date() -> None:
    text = """
        | Action | Owner | Status | Due |
        |---|---|---|---|
        | Send the list | Ana | ⬜ | 2026-03-12 |
        | Read **it** | Me | 🔄 | |
        | Buy chairs | LV | ✅ | |
        | | | ⬜ | |

        | Aufgabe | Wer |
        |---|---|
        | Dach prüfen | Sam |
    """
    got = actions({"2026-03-05": text})
    assert [(a.text, a.owner, a.open, a.due, a.line) for a in got if a.person == ANA] == [
        ("Send the list", Owner.THEM, True, dt.date(2026, 3, 12), 3),
        ("Read it", Owner.ME, True, None, 4),
        ("Dach prüfen", Owner.ME, True, None, 10),
    ]


def test_lists_of_maps_in_front_matter_are_read_unless_they_are_topics() -> None:
    text = """
        ---
        action_items:
          - text: Send the list
            owner: Ana
            done: false
          - text: Buy chairs
            status: done
        agendaItems:
          - text: the roof
            status: open
        ---
        talked
    """
    got = actions({"2026-03-05": text})
    assert [(a.text, a.owner, a.open, a.line) for a in got] == [
        ("Send the list", Owner.THEM, True, 3),
        ("Buy chairs", Owner.UNKNOWN, False, 6),
    ]


def test_a_field_may_name_another_person() -> None:
    got = one("- [ ] [ask:: [[Lennart Voss]]] whether he can come [due:: 2026-03-12]")
    assert (got.person, got.owner, got.text, got.due) == (LEN, Owner.ME, "whether he can come", dt.date(2026, 3, 12))
