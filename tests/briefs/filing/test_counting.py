from __future__ import annotations

import datetime as dt

import pytest

from vaultkit.briefs.filing.counting import counted_on
from vaultkit.briefs.filing.spelling import Spelling
from vaultkit.briefs.filing.spelling import learn
from vaultkit.briefs.filing.spelling import spell

FIRST, SECOND, ON = dt.date(2026, 11, 11), dt.date(2026, 10, 28), dt.date(2026, 11, 25)


def learned(text: str, day: dt.date) -> Spelling:
    found = learn(text, day)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("latest", "before", "told"),
    [
        ("## Meeting 13 (2026-11-11)", "## Meeting 12 (2026-10-28)", "## Meeting 14 (2026-11-25)"),
        ("## #09 2026-11-11", "## #08 2026-10-28", "## #10 2026-11-25"),
        ("## 2026-11-11 no 7", "## 2026-10-28 no 6", "## 2026-11-25 no 8"),
        ("## Room 3, 2026-11-11", "## Room 3, 2026-10-28", "## Room 3, 2026-11-25"),
        ("## Meeting 13 (2026-11-11)", "## Visit 12 (2026-10-28)", "## Meeting 13 (2026-11-25)"),
    ],
)
def test_a_number_that_rises_rises_on(latest: str, before: str, told: str) -> None:
    assert spell(counted_on(learned(latest, FIRST), [learned(before, SECOND)]), ON) == told


def test_somebody_new_begins_at_one_and_a_single_number_stays() -> None:
    latest, before = learned("## Meeting 13 (2026-11-11)", FIRST), learned("## Meeting 12 (2026-10-28)", SECOND)
    assert spell(counted_on(latest, [before], anew=True), ON) == "## Meeting 1 (2026-11-25)"
    assert counted_on(latest, []) == latest
