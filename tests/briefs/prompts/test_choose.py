"""Which questions are chosen: unknown topics first, light ones first, none twice while others are left."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

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
from vaultkit.briefs.material import Material
from vaultkit.briefs.material import gather
from vaultkit.briefs.prompts.choose import Asker
from vaultkit.briefs.prompts.choose import Prompt
from vaultkit.briefs.prompts.choose import asker
from vaultkit.briefs.prompts.choose import bank
from vaultkit.briefs.prompts.choose import for_change
from vaultkit.briefs.prompts.choose import for_gaps
from vaultkit.briefs.prompts.choose import for_slot
from vaultkit.briefs.prompts.choose import for_them_alone
from vaultkit.briefs.prompts.choose import get_to_know
from vaultkit.briefs.prompts.choose import to_send
from vaultkit.briefs.prompts.choose import topics_of
from vaultkit.briefs.request import Request
from vaultkit.model import Brief
from vaultkit.model import ItemKind
from vaultkit.model import Person
from vaultkit.model import Phase
from vaultkit.model import Relation
from vaultkit.notes.prep_block import wrap_prep_block

AREAS = ("principles", "challenges", "ways-of-working")
OLD = tuple(dt.date(2026, 1, 5) + dt.timedelta(weeks=number) for number in range(9))
#: Ways in which a question ends up in a note.
PLAIN = (
    "Which boats do you know?", "What sings in your street?", "Who laid these bricks?", "How loud is noon over there?",
)  # fmt: skip
WRITTEN: tuple[Callable[[str], str], ...] = (
    "- {}".format,
    "  - [ ] **{}**".format,
    "> {}".format,
    lambda text: text.replace("?", "\\?").upper(),
    lambda text: "\n    ".join(text.split()),
    "She took to my question, {}".format,
)

Ask = Callable[[Asker, Material], Sequence[str]]
SERIES: dict[str, Ask] = {
    "get-to-know": get_to_know,
    "share-context": lambda asking, _: tuple(for_gaps(asking, AREAS).values()),
    "maintain": lambda asking, _: for_slot(asking, granted=False),
    "renewed": lambda asking, _: for_change(asking, "reorg", "ask")[:1],
    "theirs": lambda asking, _: for_change(asking, "promotion", "theirs", always=True)[:1],
    "loss": lambda asking, _: for_change(asking, "pivot", "loss")[:1],
}


def material(seen: str = "", met: int = 0, person: Person = ASTA) -> Material:
    return Material(person, (), (), tuple(ON - dt.timedelta(weeks=number + 1) for number in range(met)), seen)


def asking(seen: str = "", met: int = 0, on: dt.date = ON, own: Sequence[Prompt] | None = None) -> Asker:
    return asker(material(seen, met), Relation.REPORT, on, own)


def own(text: str, phase: str = "get-to-know", **given: object) -> Prompt:
    return replace(Prompt(text, phase, own=True), **given)  # type: ignore[arg-type]


def by_text(text: str) -> Prompt:
    return next(prompt for prompt in bank() if prompt.text == text)


def composed(notes: tuple[str, ...] = (), person: Person = ASTA, on: dt.date = ON) -> Brief:
    made = [note(f"a/2026-10-{number + 1:02d}.md", text) for number, text in enumerate(notes)]
    sessions = [session(one, dt.date(2026, 10, number + 1)) for number, one in enumerate(made)]
    belief = assessment(Phase.GET_TO_KNOW, person)
    return compose_brief(vault(sessions), history(person=person), belief, Request(on, TODAY), by_path(*made))


def test_the_same_person_and_day_get_the_same_questions_and_another_day_others() -> None:
    assert composed().prompts == composed().prompts
    days = {composed(on=ON + dt.timedelta(days=number)).prompts for number in range(6)}
    assert len(days) > 1


def test_the_choice_is_the_same_on_every_machine() -> None:
    found = asking()
    assert get_to_know(found, material()) == (
        "What would I notice if I watched you start on something new?",
        "What did your last manager do that I should keep doing?",
        "How would you like to hear bad news from me, and how will I hear it from you?",
    )


def test_a_question_that_stands_in_a_note_is_not_asked_again() -> None:
    seen: set[str] = set()
    notes: tuple[str, ...] = ()
    for _ in range(6):
        fresh = composed(notes).prompts
        assert len(fresh) == 3
        assert not seen & set(fresh)
        seen |= set(fresh)
        block = wrap_prep_block("\n".join(f"- {text.upper()}" for text in fresh))
        notes = (*notes, f"{block}\n- talked\n")


def test_the_note_in_preparation_does_not_count_as_asked_and_other_planned_ones_do() -> None:
    first = composed()
    made = note("a/2026-11-25.md", "\n".join(f"- {text}" for text in first.prompts))

    def again(day: dt.date) -> Brief:
        planned = vault([session(made, day, planned=True)])
        belief = assessment(Phase.GET_TO_KNOW)
        return compose_brief(planned, history(), belief, Request(ON, TODAY), by_path(made))

    assert again(ON).prompts == first.prompts
    assert not set(again(ON + dt.timedelta(days=7)).prompts) & set(first.prompts)


def test_what_is_known_is_asked_about_last() -> None:
    text = "Prefers feedback straight; bad news in writing, before lunch. Goes quiet when it is too much"
    past = history(told(dt.date(2026, 11, 11), (ItemKind.WAYS_OF_WORKING, text)))
    known = topics_of(text)
    assert {"feedback", "bad-news", "stress"} <= known
    brief = compose_brief(vault(), past, assessment(Phase.GET_TO_KNOW), Request(ON, TODAY))
    assert not {by_text(prompt).topic for prompt in brief.prompts} & known


def test_of_known_topics_the_least_known_comes_first() -> None:
    book = [own(text, topic=topic) for text, topic in zip(PLAIN, ("life", "growth", "trust", "hours"), strict=True)]
    lines = [(ItemKind.OTHER, text) for text in ("Her children", "His dog", "Their garden", "Career", "The next step")]
    past = history(told(dt.date(2026, 11, 11), *lines, (ItemKind.OTHER, "In confidence: leaving")))
    found = gather(vault(), past, {}, ON)
    chosen = get_to_know(asker(found, Relation.OTHER, ON, book), found)
    assert chosen == (PLAIN[3], PLAIN[2], PLAIN[1])


def test_what_was_asked_about_waits_for_the_other_topics() -> None:
    first = get_to_know(asking(), material())
    seen = "\n".join(first)
    second = get_to_know(asking(seen, met=1), material(seen, 1))
    assert not {by_text(text).topic for text in first} & {by_text(text).topic for text in second}


@pytest.mark.parametrize("relation", list(Relation))
def test_the_first_thing_to_find_out_depends_on_the_relation(relation: Relation) -> None:
    first = {
        Relation.REPORT: "working-style", Relation.MANAGER: "bad-news", Relation.PEER: "working-style",
        Relation.SKIP_LEVEL: "trust", Relation.MENTOR: "background", Relation.MENTEE: "background",
        Relation.OTHER: "working-style",
    }  # fmt: skip
    (question, *_) = get_to_know(asker(material(), relation, ON), material())
    assert by_text(question).topic == first[relation]


def test_the_first_meetings_are_light_and_later_ones_never_twice_heavy() -> None:
    for met, deepest in ((0, 1), (1, 1), (2, 2), (4, 2)):
        for week in OLD:
            found = get_to_know(asking(met=met, on=week), material(met=met))
            assert max(by_text(text).depth for text in found) <= deepest
    book = [own(text, topic=topic, depth=3) for text, topic in zip(PLAIN, ("life", "growth", "trust"), strict=False)]
    light = own("And the weather, what of that?")
    assert light.text in get_to_know(asking(met=9, own=[*book, light]), material(met=9))
    assert len(get_to_know(asking(met=9, own=[*book, light]), material(met=9))) == 2


def test_when_all_were_asked_the_one_asked_longest_ago_comes_first() -> None:
    book = [own(text) for text in PLAIN]
    seen = "\n".join(book[index].text for index in (2, 0, 3, 1, 2))
    assert get_to_know(asking(seen, own=book), material(seen)) == tuple(book[index].text for index in (0, 3, 1))
    slots = [replace(prompt, phase="maintain") for prompt in book]
    assert for_slot(asking(seen, own=slots), granted=False) == (book[0].text,)
    assert for_slot(asking(seen, own=slots), granted=True) == (book[0].text,)


def test_the_users_own_come_first_and_those_for_one_person_before_them() -> None:
    book = (own("What did you build as a child?"), own("How is the band?", phase="", people=("Asta",)), *bank())
    chosen = get_to_know(asking(own=book), material())
    assert chosen[:2] == ("How is the band?", "What did you build as a child?")
    assert len(chosen) == 3
    other = Person("Bo Ek", relation=Relation.REPORT)
    assert "How is the band?" not in get_to_know(asker(material(person=other), Relation.REPORT, ON, book), material())
    for phase in (for_slot(asking(own=book), granted=False), for_change(asking(own=book), "pivot", "ask")):
        assert phase[0] == "How is the band?"


@pytest.mark.parametrize("kind", ["promotion", "pivot", "reorg", "closure", "unheard of"])
def test_things_to_settle_begin_with_one_an_area(kind: str) -> None:
    first = for_change(asking(), kind, "settle", always=True)[:3]
    assert [by_text(text).area for text in first] == ["who-decides", "good-work", "bad-news"]


def test_a_change_is_asked_about_in_its_own_words() -> None:
    assert for_change(asking(), "reorg", "theirs", always=True)[0] == "who else now has a claim on your time"
    assert by_text(for_change(asking(), "closure", "ask")[0]).event == ("pivot",)
    assert by_text(for_change(asking(), "unheard of", "ask")[0]).event == ()


def test_what_both_take_for_granted_is_asked_first_where_it_is_a_guess() -> None:
    (first,) = for_slot(asking(), granted=True)
    assert "take for granted" in first
    (second,) = for_slot(asking(first), granted=True)
    assert by_text(second).area == "granted"
    assert second != first


def test_each_area_gets_a_question_of_its_own() -> None:
    found = for_gaps(asking(), AREAS)
    assert list(found) == list(AREAS)
    assert all(by_text(text).area == area for area, text in found.items())
    assert to_send(asking()) == tuple(found.values())


def test_a_question_of_ones_own_without_an_area_stands_for_none() -> None:
    question = own("What do we owe each other?", "share-context")
    assert for_gaps(asking(own=[question]), AREAS) == {}
    assert for_them_alone(asking(own=[question]), "share-context") == (question.text,)


@pytest.mark.parametrize("relation", list(Relation))
@settings(max_examples=2, deadline=None)
@given(
    name=st.sampled_from(["Asta Lindgren", "Bo Ek", "Łukasz Żak", "上田 遥"]),
    start=st.dates(dt.date(2024, 1, 1), dt.date(2026, 1, 1)),
    write=st.sampled_from(WRITTEN),
)
def test_sixty_meetings_repeat_nothing_before_all_was_asked(
    relation: Relation, name: str, start: dt.date, write: Callable[[str], str]
) -> None:
    person = Person(name, relation=relation)
    seen, days, last = "", list[dt.date](), dict[str, int]()
    for number in range(60):
        on = start + dt.timedelta(weeks=number)
        given = Material(person, (), (), tuple(days), seen)
        found = asker(given, relation, on)
        assert found.asked.keys() == last.keys()
        for series, ask in SERIES.items():
            chosen = ask(found, given)
            pool = [p for p in found.prompts if _is_of(p, series)]
            _check_nothing_is_repeated_early(chosen, pool, last, by_area=series == "share-context")
            if series == "get-to-know":
                _check_it_is_varied(chosen)
            for text in chosen:
                last[text] = len(seen)
                seen += f"{write(text)}\n\n- talked about boats\n"
        if number % 20 == 0:
            again = asker(given, relation, on)
            assert all(ask(again, given) == ask(found, given) for ask in SERIES.values())
        days.append(on)


def _check_nothing_is_repeated_early(
    chosen: Sequence[str], pool: Sequence[Prompt], last: Mapping[str, int], *, by_area: bool
) -> None:
    """Nothing comes back while what could stand in its place was not asked; then what was asked longest ago does."""
    assert chosen
    for text in chosen:
        rivals = [p.text for p in pool if p.text not in chosen and (not by_area or p.area == by_text(text).area)]
        assert text not in last or all(rival in last for rival in rivals)
        if text in last and len(chosen) == 1:
            assert all(last[text] <= last[rival] for rival in rivals)


def _check_it_is_varied(chosen: Sequence[str]) -> None:
    assert 2 <= len(chosen) <= 3
    topics = [by_text(text).topic for text in chosen]
    assert len(set(topics)) == len(topics)
    assert sum(by_text(text).depth == 3 for text in chosen) <= 1


def _is_of(prompt: Prompt, series: str) -> bool:
    kind, role = {"renewed": ("reorg", "ask"), "theirs": ("promotion", "theirs"), "loss": ("pivot", "loss")}.get(
        series, ("", "")
    )
    return prompt.role == role and (not prompt.event or kind in prompt.event) if role else prompt.phase == series


def test_different_people_get_different_orders() -> None:
    people = [Person(name, relation=Relation.PEER) for name in ("Asta Lindgren", "Bo Ek", "Cem Ay", "Dora Nagy")]
    for phase in ("get-to-know", "maintain"):
        pool = [prompt for prompt in bank() if prompt.phase == phase]
        askers = [asker(material(person=one), Relation.PEER, ON, pool) for one in people]
        orders = [tuple(prompt.text for prompt in one.fresh(lambda _: True)) for one in askers]
        assert len(set(orders)) == len(people)
        assert all(set(one) == set(other) for one, other in pairwise(orders))
