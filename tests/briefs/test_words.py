from __future__ import annotations

from tests.briefs.made import ASTA
from vaultkit.briefs.words import excerpt
from vaultkit.briefs.words import key_words
from vaultkit.briefs.words import same_matter


def test_key_words_carry_the_matter_only() -> None:
    assert key_words("Asta wonders about the Bergen posting again", ASTA) == {"bergen", "posting"}


def test_shortened_words_are_no_matter() -> None:
    assert key_words("She'd said it wouldn't, they’ve heard Asta's tugboat") == {"asta", "tugboat"}


def test_two_lines_on_one_matter_are_recognised() -> None:
    one, other = key_words("Not sure about the Bergen posting"), key_words("The posting to Bergen is off")
    assert same_matter(one, other)
    assert not same_matter(one, key_words("Bergen was rainy, says her aunt"))


def test_a_long_statement_is_cut_to_the_sentences_that_matter() -> None:
    text = (
        "1:1 with [[Asta]] — "
        + "She came late because of the ferry. " * 6
        + "Bad news she wants in writing. The rest was weather."
    )
    assert (
        excerpt(text, lambda sentence: "Bad news" in sentence) == "Bad news she wants in writing. The rest was weather."
    )
    assert excerpt("Short and sweet.", lambda _: False) == "Short and sweet."
