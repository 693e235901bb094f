from __future__ import annotations

import datetime as dt

import pytest

from tests.briefs.made import ASTA
from tests.briefs.made import ON
from tests.briefs.made import TODAY
from tests.briefs.made import assessment
from tests.briefs.made import by_path
from tests.briefs.made import history
from tests.briefs.made import note
from tests.briefs.made import session
from tests.briefs.made import told
from tests.briefs.made import vault
from vaultkit.briefs.compose import compose_brief
from vaultkit.briefs.prompts import bank
from vaultkit.briefs.prompts import bank_topics
from vaultkit.briefs.prompts import fold_prompt
from vaultkit.briefs.prompts import topics_of
from vaultkit.briefs.request import Request
from vaultkit.model import Brief
from vaultkit.model import ItemKind
from vaultkit.model import Person
from vaultkit.model import Phase
from vaultkit.model import Relation

PHASES = {"get-to-know", "share-context", "maintain", "renewed"}


def asked(notes: tuple[str, ...] = (), person: Person = ASTA, on: dt.date = ON) -> Brief:
    made = [note(f"a/2026-10-{number + 1:02d}.md", text) for number, text in enumerate(notes)]
    sessions = [session(one, dt.date(2026, 10, number + 1)) for number, one in enumerate(made)]
    belief = assessment(Phase.GET_TO_KNOW, person)
    return compose_brief(vault(sessions), history(person=person), belief, Request(on, TODAY), by_path(*made))


def test_the_bank_is_large_plain_and_without_doubles() -> None:
    texts = [fold_prompt(prompt.text) for prompt in bank()]
    assert len(texts) >= 60
    assert len(set(texts)) == len(texts)
    assert all(prompt.phase in PHASES for prompt in bank())
    assert all(not prompt.topic or prompt.topic in bank_topics() for prompt in bank())
    assert all(set(prompt.relations) <= {str(relation) for relation in Relation} for prompt in bank())
    assert all(len(prompt.text) < 140 and "  " not in prompt.text for prompt in bank())


@pytest.mark.parametrize("relation", list(Relation))
def test_every_relation_has_enough_to_ask(relation: Relation) -> None:
    fitting = [p for p in bank() if p.phase == "get-to-know" and (not p.relations or relation in p.relations)]
    assert len({prompt.topic for prompt in fitting}) >= 8


def test_the_same_person_and_day_get_the_same_questions_and_another_day_others() -> None:
    assert asked().prompts == asked().prompts
    days = {asked(on=ON + dt.timedelta(days=number)).prompts for number in range(6)}
    assert len(days) > 1


def test_a_question_that_stands_in_a_note_is_not_asked_again() -> None:
    seen: set[str] = set()
    notes: tuple[str, ...] = ()
    for _ in range(6):
        fresh = asked(notes).prompts
        assert len(fresh) == 3
        assert not seen & set(fresh)
        seen |= set(fresh)
        block = "\n".join(f"- {text.upper()}" for text in fresh)
        notes = (*notes, f"<!-- vaultkit prep 000000000000 -->\n{block}\n<!-- /vaultkit -->\n\n- talked\n")


def test_the_note_in_preparation_does_not_count_as_asked() -> None:
    first = asked()
    made = note("a/2026-11-25.md", "\n".join(f"- {text}" for text in first.prompts))
    planned = vault([session(made, ON, planned=True)])
    again = compose_brief(planned, history(), assessment(Phase.GET_TO_KNOW), Request(ON, TODAY), by_path(made))
    assert again.prompts == first.prompts


def test_what_is_known_is_asked_about_last() -> None:
    text = "Prefers feedback straight; bad news in writing, before lunch. Goes quiet when it is too much"
    past = history(told(dt.date(2026, 11, 11), (ItemKind.WAYS_OF_WORKING, text)))
    known = topics_of(text)
    assert {"feedback", "bad-news", "stress"} <= known
    brief = compose_brief(vault(), past, assessment(Phase.GET_TO_KNOW), Request(ON, TODAY))
    topics = {prompt.topic for prompt in bank() if prompt.text in brief.prompts}
    assert not topics & known
