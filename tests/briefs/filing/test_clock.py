from __future__ import annotations

import datetime as dt

import pytest

from vaultkit.briefs.filing.clock import usual_time
from vaultkit.briefs.filing.clock import with_usual_time
from vaultkit.briefs.filing.clock import without_time
from vaultkit.briefs.filing.clock import without_times
from vaultkit.briefs.filing.spelling import Spelling
from vaultkit.briefs.filing.spelling import learn
from vaultkit.briefs.filing.spelling import spell

FIRST, SECOND, THIRD, ON = dt.date(2026, 11, 18), dt.date(2026, 11, 11), dt.date(2026, 11, 4), dt.date(2026, 11, 25)


@pytest.mark.parametrize(
    ("text", "others", "told"),
    [
        (
            "### 15h – 1:1 avec Ana",
            ["### 14h00 – 1:1 avec Ana", "### 14h00 – 1:1 avec Ana"],
            "### 14h00 – 1:1 avec Ana",
        ),
        ("### 16h30 – 1:1 avec Ana", ["### 14h00 – 1:1 avec Ana"], "### 1:1 avec Ana"),
        ("- 14:00 weekly 1:1 with Ana", [], "- 14:00 weekly 1:1 with Ana"),
        ("- 1:1 with Ana at 9:30", ["- 1:1 with Ana at 10:30"], "- 1:1 with Ana at "),
        ("10.30 Uhr: Ana", ["10.30 Uhr: Ana"], "10.30 Uhr: Ana"),
        ("1:1 Ana, room 3.20", ["1:1 Ana, room 3.21"], "1:1 Ana, room 3.20"),
    ],
)
def test_the_usual_time_is_told_and_one_that_changes_is_not(text: str, others: list[str], told: str) -> None:
    assert usual_time(text, others) == told


def test_without_a_habit_of_ones_own_no_time_is_told() -> None:
    assert without_time("### 14h00 – 1:1 avec Ana") == "### 1:1 avec Ana"
    assert without_time("## 1:1 Ana") == "## 1:1 Ana"


def learned(text: str, day: dt.date) -> Spelling:
    found = learn(text, day)
    assert found is not None
    return found


def test_times_behind_dates_in_names_are_settled_and_glued_ones_stay() -> None:
    names = [
        learned("2026-11-18 14-30 Ana", FIRST),
        learned("2026-11-11 14-00 Ana", SECOND),
        learned("2026-11-04 14-00 Ana", THIRD),
    ]
    assert spell(with_usual_time(names[0], names[1:]), ON) == "2026-11-25 14-00 Ana"
    assert spell(with_usual_time(names[0], names[1:2]), ON) == "2026-11-25 Ana"
    assert spell(with_usual_time(names[0], names[1:2], keep=True), ON) == "2026-11-25 14-30 Ana"
    assert spell(without_times(names[0]), ON) == "2026-11-25 Ana"
    assert spell(without_times(learned("202611181430 Ana", FIRST)), ON) == "202611251430 Ana"


def test_a_year_or_number_behind_a_date_is_no_time() -> None:
    assert spell(without_times(learned("2026-11-18 2100 words", FIRST)), ON) == "2026-11-25 words"
    assert spell(without_times(learned("2026-11-18 14-30-2 Ana", FIRST)), ON) == "2026-11-25 14-30-2 Ana"
