from __future__ import annotations

import datetime as dt

import pytest

from tests.briefs.made import history
from tests.briefs.made import told
from tests.briefs.made import vault
from vaultkit.briefs.material import gather
from vaultkit.briefs.prompts.topics import bank_topics
from vaultkit.briefs.prompts.topics import known_topics
from vaultkit.briefs.prompts.topics import topics_of
from vaultkit.model import ItemKind
from vaultkit.model import Owner

DAY = dt.date(2026, 11, 11)


def known(*lines: tuple[ItemKind, str], sure: float = 0.7) -> frozenset[str]:
    return known_topics(gather(vault(), history(told(DAY, *lines, sure=sure)), {}, dt.date(2026, 11, 25)))


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("Prefers feedback straight; bad news in writing, before lunch", {"working-style", "feedback", "bad-news"}),
        ("Bei Stress wird sie still, Rückmeldung am liebsten unter vier Augen", {"stress", "feedback"}),
        ("Elle préfère les mauvaises nouvelles par écrit", {"working-style", "bad-news"}),
        ("Prefiere las malas noticias por escrito; estudió en Vigo", {"working-style", "bad-news", "background"}),
        ("Prefere más notícias por escrito, e gostaria de aprender a liderar", {"working-style", "bad-news", "growth"}),
        ("The deploy ran on Tuesday and the invoice is out", set()),
    ],
)
def test_topics_are_told_in_five_languages(text: str, topics: set[str]) -> None:
    assert topics <= topics_of(text)
    assert bool(topics) == bool(topics_of(text))


@pytest.mark.parametrize(
    "text",
    [
        "I grew up in a harbour town and studied law",
        "Told her about my own children",
        "Ich bin auf dem Land aufgewachsen",
        "Yo estudié derecho",
    ],
)
def test_what_the_author_told_of_themselves_is_not_known_of_the_other(text: str) -> None:
    assert topics_of(text) == {"mine"}


def test_a_sentence_may_tell_of_both() -> None:
    assert topics_of("I told him about my first job, he grew up on a farm") == {"mine", "background"}


def test_their_own_words_are_about_them() -> None:
    assert topics_of("I prefer it in writing", Owner.THEM) == {"working-style"}
    assert topics_of("Prefers it in writing", Owner.ME) == {"mine"}


def test_marks_and_case_do_not_matter() -> None:
    assert topics_of("**BAD NEWS** _in writing_") == {"bad-news", "working-style"}


def test_a_kind_of_statement_tells_where_its_words_do_not() -> None:
    assert known((ItemKind.PERSONAL, "Rebuilding an old boat with a neighbour")) == {"life"}
    assert known((ItemKind.CAREER, "Sees herself running the yard one day")) == {"growth"}
    assert known((ItemKind.WAYS_OF_WORKING, "Leaves the door open for anybody")) == {"working-style"}
    assert not known((ItemKind.PERSONAL, "Rebuilding an old boat with a neighbour"), sure=0.3)
    assert known((ItemKind.PERSONAL, "I am rebuilding an old boat")) == {"mine"}


def test_a_question_tells_nothing() -> None:
    assert not known((ItemKind.OTHER, "How does she like her feedback?"))


def test_business_tells_nothing() -> None:
    assert not known((ItemKind.ACTION, "ask for feedback on the price list"))


def test_every_topic_has_words_in_every_language() -> None:
    examples = {"en": "feedback", "de": "Kritik", "fr": "franchise", "es": "franqueza", "pt": "devolutivas"}
    assert all(topics_of(word) == {"feedback"} for word in examples.values())
    assert len(bank_topics()) == len(set(bank_topics())) >= 12
