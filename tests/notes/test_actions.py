from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from textwrap import dedent

import pytest

from vaultkit.model import Action
from vaultkit.model import Block
from vaultkit.model import Layout
from vaultkit.model import Note
from vaultkit.model import Owner
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
    return find_actions([*notes, *rest], outlines, sessions, people, me, today=TODAY)


def one(text: str) -> Action:
    (action,) = actions({"2026-03-05": text})
    return action


def found(text: str) -> list[str]:
    return [action.text for action in actions({"2026-03-05": text}) if action.open]


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
    got = find_actions(notes, {}, sessions, [Person(ANA), Person(LEN)], (), today=TODAY)
    assert {a.owner for a in got if a.text.startswith("send")} == {Owner.ME}
    assert {a.owner for a in got if "HR" in a.text} == {Owner.UNKNOWN}
    named = find_actions(notes, {}, sessions, [], ("Sam Roy",), today=TODAY)
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
        assert find_actions([note], {}, [other], [Person(ANA)], (), today=TODAY) == ()


def test_two_meetings_of_one_file_keep_their_own_boxes() -> None:
    note = parsed("Ana.md", "# Ana Prats\n## 5 March 2026\n- [ ] one thing\n## 26 Feb 2026\n- [ ] two things\n")
    sessions = [meeting(note, "2026-03-05", lines=(2, 3)), meeting(note, "2026-02-26", lines=(4, 5))]
    got = find_actions([note], {note.path: parse_outline(note)}, sessions, [Person(ANA)], (), today=TODAY)
    assert [(a.text, a.line, str(a.date)) for a in got] == [
        ("two things", 5, "2026-02-26"),
        ("one thing", 3, "2026-03-05"),
    ]


def test_a_vault_without_meetings_has_no_commitments() -> None:
    note = parsed("Journal/2026-03-05.md", "- [ ] [[Ana Prats]]: bring the pot")
    assert find_actions([note], {}, [], [Person(ANA)], (), today=TODAY) == ()
