from __future__ import annotations

import math

import pytest

from benchmarks.speed.figures import Aim
from benchmarks.speed.figures import Figure
from benchmarks.speed.page import Measured
from benchmarks.speed.page import page
from benchmarks.speed.table import markdown
from benchmarks.speed.table import number
from benchmarks.speed.table import summary
from benchmarks.speed.table import terminal

MET = Figure(Aim("next", "`next`", "x the floor", 1.5), 1.2, 1.1, 1.4, 7, "120 ms")
MISSED = Figure(Aim("cold", "cold | index", "notes/s", 6000, more=True), 3000, 2500, 3100, 7)
ABSENT = Figure(Aim("jrnl-query", "jrnl", "x faster", 2, more=True), trouble="needs Python 3.12")


@pytest.mark.parametrize(("value", "told"), [(1234.5, "1,234"), (12.34, "12.3"), (1.234, "1.23"), (math.nan, "")])
def test_figures_have_as_many_digits_as_can_be_meant(value: float, told: str) -> None:
    assert number(value) == told


def test_a_page_has_a_row_for_each_figure_and_marks_what_is_missed() -> None:
    assert markdown([MET, MISSED, ABSENT]).splitlines()[2:] == [
        "| `next` | at most 1.50 x the floor | 1.20 x the floor (120 ms) | 1.10 to 1.40 | 7 | met |",
        "| cold \\| index | at least 6,000 notes/s | 3,000 notes/s | 2,500 to 3,100 | 7 | **missed, 2.0 times off** |",
        "| jrnl | at least 2.00 x faster |  |  |  | not measured: needs Python 3.12 |",
    ]


def test_a_terminal_gets_columns() -> None:
    first, second, *_ = terminal([MET, MISSED]).splitlines()
    assert first.index("Aim") == second.index("at most")


def test_the_summary_counts_aims_not_rows() -> None:
    assert summary([MET, MISSED, ABSENT]) == "1 of 2 aims met; 1 could not be measured."


def test_the_page_shows_the_profile_of_what_is_missed_and_of_nothing_else() -> None:
    profiles = {"cold": "12.0 ms  parse", "next": "unseen"}
    text = page(Measured("Linux, 2 cores", {"Asking": [MET], "Cold": [MISSED]}, profiles, 120, quick=False))
    assert "Linux, 2 cores; 1 of 2 aims met." in text
    assert "    12.0 ms  parse" in text
    assert "unseen" not in text


def test_the_page_says_when_everything_is_met() -> None:
    text = page(Measured("Linux", {"Asking": [MET]}, {}, 60, quick=True))
    assert "1 of 1 aims met. This was a quick run" in text
    assert "What limits" not in text
