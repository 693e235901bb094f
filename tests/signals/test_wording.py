from __future__ import annotations

from collections.abc import Callable

import pytest

from vaultkit.model import Hit
from vaultkit.model import Person
from vaultkit.model import Session
from vaultkit.signals.classify import classify_session
from vaultkit.signals.lexicon import Lexicon

Make = Callable[..., Session]


@pytest.fixture
def soft(lexicon: Lexicon, person: Person, session: Make) -> Callable[[str], list[Hit]]:
    def read(text: str) -> list[Hit]:
        return [hit for hit in classify_session(session(text), person, lexicon).hits if hit.soft]

    return read


def total(hits: list[Hit]) -> tuple[float, ...]:
    return tuple(
        sum(value) for value in zip(*((h.weights.g, h.weights.c, h.weights.m, h.weights.s) for h in hits), strict=True)
    )


def test_every_statement_with_known_words_has_its_part(soft: Callable[[str], list[Hit]]) -> None:
    assert [hit.line for hit in soft("- who signs what\n- zzz\n- her mother again\n")] == [1, 3]


def test_the_label_names_the_telling_words(soft: Callable[[str], list[Hit]]) -> None:
    (hit,) = soft("- we settled whose call it is and why\n")
    assert hit.label.startswith("wording (")
    assert "why" in hit.label


def test_a_word_said_twice_weighs_as_once(soft: Callable[[str], list[Hit]]) -> None:
    once, twice = soft("- why we settled it\n"), soft("- why we settled it\n- why we settled it\n")
    assert total(once) == pytest.approx(total(twice))


def test_the_order_of_lines_weighs_nothing(soft: Callable[[str], list[Hit]]) -> None:
    one, other = soft("- her mother again\n- who signs\n"), soft("- who signs\n- her mother again\n")
    assert total(one) == pytest.approx(total(other))


def test_words_never_speak_against_a_doubt_said_outright(soft: Callable[[str], list[Hit]]) -> None:
    (hit,) = soft("- torn about it, can't say why we settled what each decides\n")
    assert hit.weights.c <= hit.weights.m
    assert hit.weights.s <= hit.weights.m


def test_fields_that_say_nothing_have_no_part(soft: Callable[[str], list[Hit]]) -> None:
    assert soft("mood:: why we settled it\n") == []


def test_weights_are_few_and_small(lexicon: Lexicon) -> None:
    assert 300 < len(lexicon.wording) < 3000
    assert all(abs(value) < 20 for weights in lexicon.wording.values() for value in weights)
