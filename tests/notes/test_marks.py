from __future__ import annotations

import time

import pytest

from vaultkit.notes.marks import Strength
from vaultkit.notes.marks import find_marks
from vaultkit.notes.marks import is_about
from vaultkit.notes.marks import is_other_type
from vaultkit.notes.marks import level
from vaultkit.notes.marks import may_hold_marks
from vaultkit.notes.marks import strength_of
from vaultkit.notes.marks import value_strength

STRONG = [
    "1:1", "1-1", "1on1", "1-on-1", "1 on 1", "1o1", "1to1", "1x1", "121", "１：１", "1:1s", "1:1-Gespräch", "one-on-one", "one_on_one",
    "One to One", "O3", "1 op 1", "Einzelgespräch", "Vier-Augen-Gespräch", "uno a uno", "a quattr'occhi", "a quattr’occhi",
    "faccia a faccia", "um a um", "um-para-um", "un à un", "point individuel", "tête-à-tête", "1対1", "ワンオンワン", "1on1ミーティング",
    "田中さんとの1on1", "一对一", "일대일", "один на один", "bila", "cara a cara",
]  # fmt: skip
NONE = [
    "12:15", "at 1:15", "1:10", "11:1", "scale 1:1", "1:1 mapping", "Maßstab 1:1", "v1-1", "2026-1-1", "1-1-1", "1:1:1", "10.1:1",
    "http://x.org/1-1/a", "1:1/2", "1210", "x121", "one on many", "someone on one", "3:1", "=1:1", "1:1%",
]  # fmt: skip


@pytest.mark.parametrize("text", STRONG)
def test_spellings_of_a_meeting_of_two_are_known(text: str) -> None:
    assert strength_of(text) is Strength.STRONG
    assert may_hold_marks(text)


@pytest.mark.parametrize("text", NONE)
def test_times_scales_scores_and_addresses_are_no_marks(text: str) -> None:
    assert strength_of(text) < Strength.STRONG


@pytest.mark.parametrize("text", ["catch-up", "Check-in", "supervision", "jour fixe", "面談", "suivi"])
def test_meetings_that_are_mostly_of_two_are_weak_marks(text: str) -> None:
    assert strength_of(text) is Strength.WEAK


def test_places_are_those_of_the_text() -> None:
    text = "İ Ünsal: Vier-Augen-Gespräch"
    mark = find_marks(text)[0]
    assert text[mark.start : mark.end] == "Vier-Augen-Gespräch"


def test_levelling_keeps_the_length() -> None:
    text = "Ünï ß ﬁ ǆ 日本 が １"
    assert len(level(text)) == len(text)


@pytest.mark.parametrize("value", ["meeting/one-on-one", "1-1 meeting", "#1on1", "leadership-1on1", "121"])
def test_types_and_tags_hold_marks_in_any_part(value: str) -> None:
    assert value_strength(value) is Strength.STRONG


@pytest.mark.parametrize("value", ["feedback", "performance-review", "Standup", "retro", "interview", "Project"])
def test_other_kinds_of_notes_are_known(value: str) -> None:
    assert is_other_type(value)


def test_notes_about_one_on_ones_are_none() -> None:
    assert is_about("1:1 questions")
    assert not is_about("1:1 Asha")


def test_a_long_text_is_read_in_linear_time() -> None:
    start = time.perf_counter()
    find_marks("1:1 one on un a 1-" * 20_000)
    assert time.perf_counter() - start < 60  # a guard against blow-up, no measurement
