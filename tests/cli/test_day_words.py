"""Words for days in one form each."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultkit.cli.day_words import bare_date
from vaultkit.cli.day_words import one_form
from vaultkit.cli.day_words import weekdays_in


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("In two weeks", "in 2 week"),
        ("dans deux semaines", "in 2 week"),
        ("Am 3.", "on 3 th"),
        ("the 3rd", "on 3 th"),
        ("le jeudi, 15h30", "wd3"),
        ("Freitag morgen", "wd4"),
        ("morgen", "tomorrow"),
        ("pasado mañana", "overmorrow"),
        ("quinta-feira", "wd3"),
        ("wednes", "wd2"),
        ("gibberish", "gibberish"),
        ("x" * 81, ""),
        ("", ""),
    ],
)
def test_what_is_typed_has_one_form(text: str, form: str) -> None:
    assert one_form(text) == form


def test_the_weekdays_of_a_text_are_found() -> None:
    assert weekdays_in("Thu 26 November") == {3}
    assert weekdays_in("5 March") == frozenset()


def test_a_date_stands_bare() -> None:
    assert bare_date("Thursday the 3rd of December") == "3 of December"
    assert bare_date("the Friday") == ""


@given(st.text())
def test_any_text_has_a_form(text: str) -> None:
    assert one_form(text) == one_form(f" {text} ") or len(text) > 78
