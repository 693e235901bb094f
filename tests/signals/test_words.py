from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultkit.signals.lexicon import Lexicon
from vaultkit.signals.lexicon import load_lexicon
from vaultkit.signals.words import Names
from vaultkit.signals.words import fold_text
from vaultkit.signals.words import names_of
from vaultkit.signals.words import split_tokens

LEXICON = load_lexicon()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("She isn't sure.", "she is not sure ."),
        ("She isn’t sure.", "she is not sure ."),
        ("I can't, won't, don't", "i can not , will not , do not"),
        ("dont know", "do not know"),
        ("He's late and they've left", "he is late and they have left"),
        ("the ward's rota", "the ward 's rota"),
        ("reorganised", "reorganized"),
        ("her favourite colour", "her favorite color"),
        ("four hours of our tour", "four hours of our tour"),
        ("Mum travelled", "mom traveled"),
        ("41 -> 12, 91.2% and 7/9", "41 → 12 , 91.2% and 7/9"),
        ("café", "cafe"),
    ],
)
def test_one_word_has_one_spelling(text: str, words: str) -> None:
    assert " ".join(fold_text(text, LEXICON.folder, Names()).words) == words


@pytest.mark.parametrize("name", ["Ottoline", "Varga", "Ottoline Varga", "Otti", "OV", "Ottoline's", "Otto", "Ottie"])
def test_the_person_is_known_by_every_name(name: str) -> None:
    names = names_of(("Ottoline Varga", "Otti", "OV"), ("Kees Bram",))
    assert fold_text(f"{name} called", LEXICON.folder, names).words[0] == "xthem"


@pytest.mark.parametrize("name", ["Olga", "ott", "Bram", "Oslo"])
def test_others_are_not_taken_for_the_person(name: str) -> None:
    names = names_of(("Ottoline Varga",), ("Kees Bram",))
    assert fold_text(f"{name} called", LEXICON.folder, names).words[0] != "xthem"


def test_names_of_others_are_marked_by_their_capital() -> None:
    folded = fold_text("She told Benno about it. Then left", LEXICON.folder, Names())
    assert {folded.words[at] for at in folded.capitals} == {"benno"}


@given(st.text(max_size=300))
def test_any_text_folds_and_folds_alike_again(text: str) -> None:
    first = fold_text(text, LEXICON.folder, Names())
    assert fold_text(text, LEXICON.folder, Names()) == first
    assert all(word and " " not in word for word in first.words)


def test_a_word_of_any_length_is_only_a_word(lexicon: Lexicon) -> None:
    assert len(fold_text("x" * 100_000, lexicon.folder, Names()).words) == 1
    assert split_tokens("") == []
