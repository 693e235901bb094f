"""What every language pack owes: the same families, marks, classes and headings as English."""

from __future__ import annotations

import pytest

from vaultkit.signals.lexicon import Lexicon
from vaultkit.signals.lexicon import load_lexicon
from vaultkit.signals.packs import languages
from vaultkit.signals.packs import read_pack

OTHERS = [code for code in languages() if code != "en"]
#: Classes that only the English items use.
OF_ITEMS = {"doing", "does-it", "did-it"}
#: Classes that code looks for and can do without.
OPTIONAL = {"answering", "masculine", "feminine"}


def owners(lexicon: Lexicon) -> set[str]:
    indices = (lexicon.cues, lexicon.name_cues, lexicon.marks, lexicon.lists, lexicon.leaves, lexicon.headings)
    return {cue.owner for index in indices for cue in index.every()}


@pytest.mark.parametrize("code", OTHERS)
def test_every_family_mark_shape_and_heading_of_english_has_cues(code: str) -> None:
    assert owners(load_lexicon()) - owners(load_lexicon(code)) == set()


@pytest.mark.parametrize("code", OTHERS)
def test_every_kind_of_event_has_cues(code: str) -> None:
    english, other = read_pack("en")["events"], read_pack(code)["events"]
    told = {name for name, table in english.items() if {"cues", "pair", "company"} & set(table)}
    assert {name for name in told if not {"cues", "pair", "company"} & set(other[name])} == set()


@pytest.mark.parametrize("code", OTHERS)
def test_every_word_class_of_english_is_there(code: str) -> None:
    assert set(load_lexicon().words) - OF_ITEMS - OPTIONAL - set(load_lexicon(code).words) == set()


@pytest.mark.parametrize("code", OTHERS)
def test_months_and_weekdays_are_whole(code: str) -> None:
    lexicon = load_lexicon(code)
    assert set(lexicon.months.values()) == set(range(1, 13))
    assert set(lexicon.weekdays.values()) == set(range(7))
