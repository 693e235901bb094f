from __future__ import annotations

import pytest

from vaultkit.notes.identity import build_index
from vaultkit.notes.identity import build_me
from vaultkit.notes.identity import split_people

INDEX = build_index(
    [
        ("Asha Rao", ("asha@x.example", "Pri")),
        ("Asha Varma", ()),
        ("Anna-Lena Voigt", ()),
        ("Jörg Müller", ()),
        ("田中 健一", ()),
    ]
)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Asha Rao", ("Asha Rao",)),
        ("Rao Asha", ("Asha Rao",)),
        ("asha-rao", ("Asha Rao",)),
        ("asha@x.example", ("Asha Rao",)),
        ("pri", ("Asha Rao",)),
        ("Rao", ("Asha Rao",)),
        ("Asha", ("Asha Rao", "Asha Varma")),
        ("Anna Voigt", ("Anna-Lena Voigt",)),
        ("Joerg Mueller", ("Jörg Müller",)),
        ("jorg muller", ("Jörg Müller",)),
        ("ALV", ("Anna-Lena Voigt",)),
        ("田中さん", ("田中 健一",)),
        ("Asha Menon", ()),
        ("Ashanti", ()),
    ],
)
def test_names_match_by_whole_words(text: str, names: tuple[str, ...]) -> None:
    assert INDEX.resolve(text) == names


def test_names_are_found_inside_a_text() -> None:
    assert INDEX.within("talked to Anna-Lena Voigt about Raoul and 田中さん") == ("Anna-Lena Voigt", "田中 健一")


def test_a_name_in_small_letters_is_a_word_in_running_text() -> None:
    index = build_index([("Will Hope", ())])
    assert index.within("we will hope") == ()


def test_a_first_name_of_mine_does_not_swallow_others() -> None:
    me = build_me(["Sam Okonjo", "sam@x.example"])
    assert me.is_me("Sam")
    assert me.is_me("SAM@x.example")
    assert me.is_me("me")
    assert not me.is_me("Sam Taylor")


def test_lists_of_people_split_at_commas_and_words_for_and() -> None:
    assert split_people("[[Asha, Rao]], Ben und me & Carla") == ("[[Asha, Rao]]", "Ben", "me", "Carla")
