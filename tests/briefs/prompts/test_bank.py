"""What the built-in questions are like, and that there are enough of them."""

from __future__ import annotations

import re
from itertools import combinations

import pytest

from vaultkit.briefs.prompts.asked import words_of
from vaultkit.briefs.prompts.bank import AREAS
from vaultkit.briefs.prompts.bank import FRAME
from vaultkit.briefs.prompts.bank import PHASES
from vaultkit.briefs.prompts.bank import ROLES
from vaultkit.briefs.prompts.bank import SETTLED
from vaultkit.briefs.prompts.bank import Prompt
from vaultkit.briefs.prompts.bank import bank
from vaultkit.briefs.prompts.bank import events
from vaultkit.briefs.prompts.bank import fold_prompt
from vaultkit.briefs.prompts.bank import kinds
from vaultkit.briefs.prompts.choose import bank_topics
from vaultkit.model import Relation

EVENTS = {
    "promotion", "peer-becomes-boss", "role-change", "new-manager", "pivot", "reorg", "leave-return", "mentorship",
}  # fmt: skip
#: Worn out, or none of one's business in a first meeting.
UNWANTED = re.compile(
    r"\b(?:superpowers?|wins?|highs and lows|really doing|how are you|wife|husband|kids?|children|family|church|pray"
    r"|health|ill|pregnant|okrs?|kpis?|synerg\w+|leverage|deliverables?|stakeholders?|alignment|to-?do|ticket)\b",
    re.IGNORECASE,
)
AMERICAN = re.compile(r"\b\w+(?:ize|izes|izing|olor|avor)\b", re.IGNORECASE)


def reachable(phase: str, relation: Relation) -> list[Prompt]:
    return [p for p in bank() if p.phase == phase and (not p.relations or relation in p.relations)]


def test_the_bank_is_large_and_names_only_what_there_is() -> None:
    assert len(bank()) >= 180
    assert set(events()) == EVENTS
    assert set(kinds().values()) <= EVENTS
    for prompt in bank():
        assert prompt.phase in PHASES
        assert set(prompt.relations) <= {str(relation) for relation in Relation}
        assert not prompt.topic or prompt.topic in bank_topics()
        assert prompt.depth in {1, 2, 3}
        assert not prompt.own
        assert not prompt.people
    assert all(prompt.topic for prompt in bank() if prompt.phase == "get-to-know")
    assert all(prompt.area in AREAS for prompt in bank() if prompt.phase == "share-context")
    assert all((prompt.role in ROLES) == (prompt.phase == "renewed") for prompt in bank())
    assert all((prompt.area in SETTLED) == (prompt.role == "settle") for prompt in bank() if prompt.phase == "renewed")


@pytest.mark.parametrize("prompt", bank(), ids=lambda prompt: prompt.text[:40])
def test_each_is_something_to_say_aloud(prompt: Prompt) -> None:
    text = prompt.text
    assert len(text) <= 140
    assert text == " ".join(text.split())
    if prompt.role in {"theirs", "mine"}:
        assert text[0].islower()
        assert text[-1].isalpha()
    else:
        assert text[0].isupper()
        assert text.endswith("?")
    assert not re.search(r"[0-9#*_`\[\]<>!]|^[-+]|::", text)
    assert not UNWANTED.search(text)
    assert not AMERICAN.search(text)


def test_no_two_share_most_of_their_words() -> None:
    assert len({fold_prompt(prompt.text) for prompt in bank()}) == len(bank())
    words = {prompt.text: frozenset(words_of(prompt.text)) for prompt in bank()}
    alike = [
        (one, other)
        for one, other in combinations(words, 2)
        if 2 * len(words[one] & words[other]) > len(words[one] | words[other])
    ]
    assert not alike


@pytest.mark.parametrize("relation", list(Relation))
def test_every_relation_has_enough_for_a_year(relation: Relation) -> None:
    assert len(reachable("get-to-know", relation)) >= 24
    assert len(reachable("maintain", relation)) >= 26
    for area in AREAS:
        assert len([p for p in reachable("share-context", relation) if p.area == area]) >= 8
    assert {p.topic for p in reachable("get-to-know", relation)} == set(bank_topics())


@pytest.mark.parametrize("relation", list(Relation))
def test_first_meetings_have_light_questions_of_every_topic(relation: Relation) -> None:
    assert {p.topic for p in reachable("get-to-know", relation) if p.depth == 1} == set(bank_topics())


@pytest.mark.parametrize("relation", list(Relation))
@pytest.mark.parametrize("event", sorted(EVENTS))
def test_every_change_has_its_columns_its_settlement_and_its_questions(event: str, relation: Relation) -> None:
    fitting = [p for p in reachable("renewed", relation) if not p.event or event in p.event]
    found = {role: [p for p in fitting if p.role == role] for role in ROLES}
    assert [len(found[role]) >= least for role, least in zip(ROLES, (2, 2, 3, 2, 1), strict=True)] == [True] * 5
    assert {p.area for p in found["settle"]} == set(SETTLED)
    for role in (*FRAME, "ask"):
        assert any(p.event for p in found[role]), f"nothing of its own: {role}"


def test_what_the_power_between_two_people_changes_is_worded_for_each_side() -> None:
    sides = [p for p in bank() if p.phase == "renewed" and p.relations]
    assert {"report", "manager"} <= {relation for p in sides for relation in p.relations}
    for event in ("promotion", "peer-becomes-boss", "new-manager"):
        mine = [p for p in sides if event in p.event and p.role == "mine"]
        assert any("manager" in p.relations for p in mine)
        assert any("report" in p.relations for p in mine)
