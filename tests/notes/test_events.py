from __future__ import annotations

import datetime as dt

import pytest

from tests.notes.small_vaults import read
from vaultkit.model import Effect
from vaultkit.notes.events import read_effect


@pytest.mark.parametrize(
    ("kind", "effect"),
    [
        ("promotion", Effect.RESET),
        ("promoted to lead", Effect.RESET),
        ("reorg", Effect.RESET),
        ("return from leave", Effect.RESET),
        ("mentorship", Effect.RELAX),
        ("relax", Effect.RELAX),
        ("birthday", None),
    ],
)
def test_kinds_of_events_reset_relax_or_do_nothing(kind: str, effect: Effect | None) -> None:
    assert read_effect(kind) is effect


def test_a_note_states_an_event_in_its_properties_or_inline() -> None:
    vault = read(
        {
            "1-1s/2026-03-05 Asha.md": "---\nevent: promotion\n---\n- a\n",
            "1-1s/2026-03-12 Asha.md": "- new team [event:: reorg]\n",
        }
    )
    assert [(e.kind, e.effect, e.line) for s in vault.sessions for e in s.events] == [
        ("promotion", Effect.RESET, 2),
        ("reorg", Effect.RESET, 1),
    ]


def test_an_unknown_event_is_a_problem() -> None:
    vault = read({"1-1s/2026-03-05 Asha.md": "---\nevent: birthday\n---\n- a\n"})
    assert [(p.line, p.code) for p in vault.problems] == [(2, "unknown-event")]


def test_dated_lines_below_events_on_a_page_are_events() -> None:
    text = "# Asha Rao\n\n## Events\n- 2025-01-14 promotion to staff\n- 2025-02-01: wedding\n\n## Notes\n- 2025-03-01 new manager\n"
    person = read({"People/Asha Rao.md": text}).people[0]
    assert [(e.kind, e.date, e.line) for e in person.events] == [("promotion to staff", dt.date(2025, 1, 14), 4)]


def test_a_note_of_type_event_concerns_people_or_all() -> None:
    vault = read(
        {
            "Events/a.md": "---\ntype: event\nevent: reorg\ndate: 2026-01-07\naffects: all\n---\n",
            "Events/b.md": "---\ntype: event\nevent: new manager\ndate: 2026-02-07\naffects: ['[[Asha Rao]]', Ben]\n---\n",
        }
    )
    assert [(e.kind, e.date, e.affects, e.everybody) for e in vault.events] == [
        ("reorg", dt.date(2026, 1, 7), (), True),
        ("new manager", dt.date(2026, 2, 7), ("Asha Rao", "Ben"), False),
    ]
    assert vault.sessions == ()
