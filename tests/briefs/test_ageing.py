from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from tests.briefs.made import ON
from tests.briefs.made import action
from tests.briefs.made import history
from tests.briefs.made import vault
from vaultkit.briefs.ageing import aged
from vaultkit.briefs.ageing import lapsed
from vaultkit.briefs.ageing import named_day
from vaultkit.briefs.carry import promises
from vaultkit.briefs.material import gather
from vaultkit.model import Carried
from vaultkit.model import Owner

NOTED = dt.date(2026, 3, 17)


def asked(text: str, noted: dt.date, due: dt.date | None = None, touched: dt.date | None = None) -> str:
    one = action(text, Owner.ME, noted, due)
    material = gather(vault(actions=[one]), history(), {}, ON)
    if touched is not None:
        material = replace(material, touched={(one.path, one.line): touched})
    shown, _ = promises(material, ON)
    (made,) = aged(shown, material, ON)
    return made.ask


def test_what_nobody_touched_for_half_a_year_is_asked_about() -> None:
    assert asked("paint the gate", dt.date(2026, 3, 17)) == "still"
    assert asked("paint the gate", dt.date(2026, 9, 16)) == ""
    assert asked("paint the gate", dt.date(2026, 3, 17), touched=dt.date(2026, 10, 14)) == ""


def test_what_is_due_on_a_day_has_that_day_beside_it_and_no_other_question() -> None:
    assert asked("paint the gate on the 24th", dt.date(2026, 9, 16), dt.date(2026, 9, 24)) == ""
    assert asked("paint the gate", dt.date(2026, 3, 17), dt.date(2026, 12, 1)) == ""


def test_what_is_bound_to_a_day_that_is_over_is_asked_about_even_if_it_is_old() -> None:
    assert asked("stay out of the building on the 24th", dt.date(2026, 10, 14)) == "past"
    assert asked("stay out of the building on the 24th", dt.date(2024, 10, 14)) == "past"
    assert asked("ring the insurer tomorrow", dt.date(2026, 11, 11)) == "past"
    assert asked("ring the insurer on the 28th", dt.date(2026, 11, 11)) == ""


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("stay out of the building on the 24th", dt.date(2026, 3, 24)),
        ("send it by the 3rd", dt.date(2026, 4, 3)),
        ("send it by the 31st", dt.date(2026, 3, 31)),
        ("read it before Friday", dt.date(2026, 3, 30)),
        ("finish it this week", dt.date(2026, 3, 30)),
        ("hand it in on 2026-04-09", dt.date(2026, 4, 9)),
        ("write up the talk of 2026-02-09", None),
        ("the 24th part of the plan", None),
        ("clear the desk", None),
    ],
)
def test_the_day_is_the_next_one_after_it_was_noted(text: str, day: dt.date | None) -> None:
    assert named_day(text, NOTED) == day


def test_without_a_day_of_noting_no_day_is_meant() -> None:
    assert named_day("on the 24th", None) is None


@pytest.mark.parametrize(
    ("text", "over"),
    [
        ("He keeps the contract until it ends in June, I take the rest", dt.date(2026, 7, 1)),
        ("We keep the Thursday rule till January", dt.date(2027, 2, 1)),
        ("Mornings only until the end of December", dt.date(2027, 1, 1)),
        ("Mornings only until March 2028", dt.date(2028, 4, 1)),
        ("sai mais cedo, combinado até maio", dt.date(2026, 6, 1)),
    ],
)
def test_an_agreement_made_until_a_month_is_asked_about_from_its_end_on(text: str, over: dt.date) -> None:
    one = Carried(text, "a.md", 1, NOTED, kind="decision")
    assert [found.ask for found in lapsed([one], over - dt.timedelta(days=1))] == [""]
    assert [found.ask for found in lapsed([one], over)] == ["lapsed"]


@pytest.mark.parametrize(
    "text",
    ["Nothing ships until they may see it", "No calls until noon. In June we look again", "She signs from May on"],
)
def test_an_agreement_that_names_no_end_has_none(text: str) -> None:
    one = Carried(text, "a.md", 1, NOTED, kind="decision")
    assert lapsed([one, Carried(text, "a.md", 1)], dt.date(2030, 1, 1))[0] is one
