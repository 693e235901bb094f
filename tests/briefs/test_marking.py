from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from vaultkit.briefs.event_names import known_events
from vaultkit.briefs.event_names import name_event
from vaultkit.briefs.event_names import relaxes
from vaultkit.briefs.filing.model import Filing
from vaultkit.briefs.filing.model import Mode
from vaultkit.briefs.marking import event_value
from vaultkit.briefs.marking import mark_event
from vaultkit.model import Effect
from vaultkit.model import Layout
from vaultkit.notes.events import read_effect

FRONT = ("---", "type: 1-1", "date: 2026-11-25", "---", "")


def filing(**given: Any) -> Filing:  # noqa: ANN401 - any field of the class
    facts: dict[str, Any] = {
        "path": "a.md",
        "mode": Mode.CREATE,
        "layout": Layout.NOTE,
        "person": "Asta Lindgren",
        "date": dt.date(2026, 11, 25),
    }
    return Filing(**{**facts, **given})


@pytest.mark.parametrize(
    ("front", "marked"),
    [
        (FRONT, ("---", "type: 1-1", "date: 2026-11-25", "event: pivot", "---", "")),
        (("---", "event:", "type: 1-1", "---"), ("---", "event: pivot", "type: 1-1", "---")),
        (("---", "Event: ''", "---"), ("---", "Event: pivot", "---")),
        (("---", "events: []", "tags: [a]", "---"), ("---", "events:", "  - pivot", "tags: [a]", "---")),
        (("---", "events:", "  - promotion", "x: 1", "---"), ("---", "events:", "  - pivot", "x: 1", "---")),
    ],
)
def test_a_note_of_its_own_gets_a_property(front: tuple[str, ...], marked: tuple[str, ...]) -> None:
    assert mark_event(filing(front=front), "pivot").front == marked


@pytest.mark.parametrize(
    ("given", "lead"),
    [
        ({"lead": ("# 1:1 with Asta",)}, ("# 1:1 with Asta", "", "[event:: pivot]")),
        ({"lead": ()}, ("[event:: pivot]",)),
        ({"lead": ("## 25 Nov", ""), "layout": Layout.SECTION}, ("## 25 Nov", "", "[event:: pivot]")),
        ({"lead": ("## 25 Nov",), "layout": Layout.SECTION, "front": FRONT}, ("## 25 Nov", "", "[event:: pivot]")),
        ({"lead": ("when:: today",)}, ("when:: today", "event:: pivot")),
        ({"lead": ("**When**:: today",)}, ("**When**:: today", "**Event**:: pivot")),
        (
            {"lead": ("- 14:00 [[Asta]]",), "layout": Layout.DAILY, "bullets": True, "indent": "  "},
            ("- 14:00 [[Asta]]", "  - [event:: pivot]"),
        ),
        (
            {"lead": ("\t- ## [[Nov 25th]]",), "layout": Layout.OUTLINE, "bullets": True, "indent": "\t\t"},
            ("\t- ## [[Nov 25th]]", "\t  event:: pivot"),
        ),
        (
            {"lead": ("# November", "", "> [!meeting]", "> date:: x", ">", "> - ", ""), "layout": Layout.DAILY},
            ("# November", "", "> [!meeting]", "> date:: x", "> [event:: pivot]", ">", "> - ", ""),
        ),
    ],
)  # fmt: skip
def test_everything_else_gets_a_field_above_the_block(given: dict[str, Any], lead: tuple[str, ...]) -> None:
    marked = mark_event(filing(**given), "pivot")
    assert marked.lead == lead
    assert marked.front == given.get("front", ())


def test_front_matter_of_another_manner_is_left_alone() -> None:
    front = ("---", "{", '  "date": "2026-11-25"', "}", "---", "")
    marked = mark_event(filing(front=front), "pivot")
    assert (marked.front, marked.lead) == (front, ("[event:: pivot]",))


@pytest.mark.parametrize("kind", known_events())
def test_every_kind_with_words_of_its_own_is_recorded_as_the_change_it_is(kind: str) -> None:
    assert read_effect(event_value(kind)) is (Effect.RELAX if relaxes(kind) else Effect.RESET)
    assert name_event(event_value(kind)) == kind
    assert " - " not in event_value(kind)


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("pivot", "pivot"), ("leave-return", "leave return"), ("new manager (she moves up)", "new manager (she moves up)"),
        ("promotion on 2026-11-10", "promotion 2026-11-10"), ("the quarry floods", "the quarry floods - reset"), ("", "reset"),
        ("peer-becomes-boss", "new manager (peer becomes boss)"), ("Ana takes on the depot", "role change (Ana takes on the depot)"),
        ("evil: [x]\n---", "evil x - reset"),
    ],
)  # fmt: skip
def test_any_change_is_recorded_as_one_that_reads_back(kind: str, told: str) -> None:
    assert event_value(kind) == told
    assert read_effect(told) is Effect.RESET
