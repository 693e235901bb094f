from __future__ import annotations

import datetime as dt

import pytest

from tests.briefs.made import ASTA
from tests.briefs.made import ON
from tests.briefs.made import TODAY
from tests.briefs.made import by_path
from tests.briefs.made import note
from tests.briefs.made import session
from tests.briefs.made import vault
from vaultkit.briefs.filing.plan import plan_filing
from vaultkit.briefs.filing.property_types import Type
from vaultkit.briefs.filing.property_types import in_type
from vaultkit.briefs.filing.property_types import type_of
from vaultkit.briefs.filing.property_types import types_in

OCTOBER, NOVEMBER = dt.date(2026, 10, 28), dt.date(2026, 11, 11)


def front(*texts: str, others: tuple[str, ...] = ()) -> list[str]:
    """Return the properties of the next note after notes with these."""
    days = (OCTOBER, NOVEMBER)[-len(texts) :] if texts else ()
    notes = [
        note(f"a/{day}.md", f"---\n{text.format(day=day)}\n---\n- a\n") for day, text in zip(days, texts, strict=True)
    ]
    rest = [note(f"b/{number}.md", f"---\n{text}\n---\n- b\n") for number, text in enumerate(others)]
    sessions = [session(one, day) for one, day in zip(notes, days, strict=True)]
    return list(plan_filing(vault(sessions), by_path(*notes, *rest), ASTA, ON, today=TODAY).front[1:-1])


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("2026-11-11", Type.DATE), ("2026-11-11T09:30", Type.DATE_TIME), ("true", Type.CHECKBOX), ("45", Type.NUMBER),
        ("maybe", Type.TEXT), (("a",), Type.LIST), ("", None), (None, None), ((), None),
    ],
)  # fmt: skip
def test_a_value_shows_its_type(value: str | tuple[str, ...] | None, kind: Type | None) -> None:
    assert type_of(value) is kind


@pytest.mark.parametrize(
    ("lines", "kind", "told"),
    [
        (("tags: staff",), Type.LIST, ("tags:", "  - staff")),
        (("tags:", "  - staff # always"), Type.TEXT, ("tags: staff # always",)),
        (("tags: [staff]",), Type.TEXT, ("tags: staff",)),
        (("tags: [staff, asta]",), Type.TEXT, ("tags: [staff, asta]",)),
        (("when: 2026-11-25T09:30",), Type.DATE, ("when: 2026-11-25",)),
        (("when: 2026-11-25",), Type.DATE_TIME, ("when: 2026-11-25T00:00:00",)),
        (("done:",), Type.CHECKBOX, ("done: false",)),
        (("with: [[Asta Lindgren]]",), Type.TEXT, ('with: "[[Asta Lindgren]]"',)),
        (("with:", "  - [[Asta Lindgren]]"), None, ("with:", '  - "[[Asta Lindgren]]"')),
        (("mood:",), Type.LIST, ("mood:",)),
    ],
)
def test_a_value_is_told_in_the_type_of_its_key(
    lines: tuple[str, ...], kind: Type | None, told: tuple[str, ...]
) -> None:
    assert in_type(lines, kind) == told


def test_a_key_written_in_two_ways_gets_the_type_that_most_notes_give_it() -> None:
    listed = "type: 1-1\ndate: {day}\ntags:\n  - staff"
    made = front(listed, "type: 1-1\ndate: {day}\ntags: staff", others=("tags:\n  - a", "tags:\n  - b"))
    assert made == ["type: 1-1", "date: 2026-11-25", "tags:", "  - staff"]


def test_what_the_imitated_notes_agree_on_stays_whatever_other_notes_do() -> None:
    text = "type:\n  - 1-1\ndate: {day}"
    made = front(text, text, others=("type: person",) * 5)
    assert made == ["type:", "  - 1-1", "date: 2026-11-25"]


def test_the_first_note_of_a_vault_brings_no_second_type() -> None:
    made = front(others=("type:\n  - book\nperson:\n  - '[[X]]'",))
    assert made[:5] == ["type:", "  - 1-1", "person:", '  - "[[Asta Lindgren]]"', "date: 2026-11-25"]


def test_day_and_time_keep_being_both_and_the_usual_time_is_told() -> None:
    usual = front("date: {day}T09:30", "date: {day}T09:30")
    never = front("date: {day}T09:30", "date: {day}T11:00")
    assert (usual, never) == (["date: 2026-11-25T09:30"], ["date: 2026-11-25T00:00"])


def test_the_usual_hour_stays_and_one_that_changes_is_left_empty() -> None:
    assert front("start: '09:30'", "start: '09:30'") == ["start: '09:30'"]
    assert front("start: '09:30'", "start: '11:00'") == ["start:"]


def test_json_properties_stay_json_and_empty_values_keep_their_kind() -> None:
    made = front('{{\n  "person": "Asta Lindgren",\n  "date": "{day}",\n  "mood": "calm",\n  "topics": ["van"]\n}}')
    assert made == [
        "{",
        '  "person": "Asta Lindgren",',
        '  "date": "2026-11-25",',
        '  "mood": "",',
        '  "topics": []',
        "}",
    ]


def test_types_are_counted_by_key_whatever_its_case() -> None:
    notes = [
        note("a.md", "---\nTags: x\n---\n"),
        note("b.md", "---\ntags: [x]\n---\n"),
        note("c.md", "---\ntags: [y]\n---\n"),
    ]
    assert types_in(notes, ["TAGS"]) == {"tags": Type.LIST}
