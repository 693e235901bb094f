from __future__ import annotations

import pytest

from vaultkit.notes.identity import build_index
from vaultkit.notes.identity import build_me
from vaultkit.notes.layouts.headline import is_called_off
from vaultkit.notes.layouts.headline import read_headline
from vaultkit.notes.layouts.scan import Headline
from vaultkit.notes.marks import Strength

INDEX = build_index([("Asha Rao", ()), ("田中 健一", ())])
ME = build_me(["Sam Okonjo"])


def head(text: str) -> Headline:
    return read_headline(text, INDEX, ME)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("1:1 with [[Asha Rao]] — first one", "[[Asha Rao]]"),
        ("Asha (1:1)", "Asha"),
        ("**10:00** 1:1 w/ Asha", "Asha"),
        ("Weekly 1:1 with Asha Rao (30 min)", "Asha Rao"),
        ("Asha / Sam 1:1", "Asha"),
        ("[[2026-03-05 1on1 Asha]]", "Asha"),
        ("Einzelgespräch mit Frau Keller", "Keller"),
        ("Point individuel avec Léa Martin : budget", "Léa Martin"),
        ("田中さんとの1on1", "田中"),
        ("1on1 佐藤 美咲", "佐藤 美咲"),
        ("与王芳的一对一", "王芳"),
        ("[[Asha Rao]] #1on1 talk", "[[Asha Rao]]"),
    ],
)
def test_mark_and_name_side_by_side_are_a_meeting(text: str, name: str) -> None:
    found = head(text)
    assert (found.strength, found.names) == (Strength.STRONG, (name,))


@pytest.mark.parametrize(
    "text", ["Schedule 1:1 with [[Asha Rao]]", "what she said in our 1:1", "Questions I like in a 1:1"]
)
def test_other_words_before_the_mark_make_it_prose(text: str) -> None:
    assert not head(text).names or head(text).strength is Strength.NONE


def test_several_people_are_all_named() -> None:
    assert head("1:1 with Asha and Ben").names == ("Asha", "Ben")
    assert head("1:1 with Asha and the team").more


def test_day_time_and_weekday_are_taken_along() -> None:
    found = head("Mon 16 March, 14h30: 1:1 Asha")
    assert (found.weekday, found.partial, found.time) == (0, (16, 3), "14:30")


@pytest.mark.parametrize(
    "text",
    ["~~1:1 with [[Asha Rao]]~~", "1:1 Asha cancelled", "1:1 with Asha — moved to Friday", "1:1 Asha: キャンセル"],
)
def test_what_was_called_off_is_known(text: str) -> None:
    assert head(text).cancelled


def test_a_move_to_another_team_calls_nothing_off() -> None:
    assert not is_called_off("— moved to the platform team")
