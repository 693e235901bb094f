from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from hypothesis import HealthCheck
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from vaultkit.model import Effect
from vaultkit.model import Person
from vaultkit.model import Phase
from vaultkit.model import Relation
from vaultkit.model import Session
from vaultkit.model import Signals
from vaultkit.model import Vault
from vaultkit.model import WrittenEvent
from vaultkit.signals.history import Course
from vaultkit.signals.history import read_history

Make = Callable[..., Session]
DAYS = [dt.date(2025, 1, 7), dt.date(2025, 2, 4), dt.date(2025, 3, 4)]


def read(sessions: list[Session], person: Person, *events: WrittenEvent) -> tuple[Signals, ...]:
    vault = Vault((), (person,), tuple(sessions), (), events, ())
    return read_history(vault, person).sessions


def effects(signals: Signals) -> list[tuple[Effect, bool]]:
    return [(event.effect, event.written) for event in signals.events if event.p >= 0.5]


def test_planned_sessions_and_other_people_are_left_out(session: Make, person: Person) -> None:
    other = Session("Benno Falk", DAYS[0], "b.md", 1, 3, session("x").layout)
    planned = session("Tea.", DAYS[2], planned=True)
    found = read([session("Tea.", DAYS[1]), session("Tea.", DAYS[0]), planned, other], person)
    assert [signals.date for signals in found] == DAYS[:2]


def test_nobody_has_no_sessions(person: Person) -> None:
    assert read([], person) == ()


def test_a_private_session_is_counted_and_not_read(session: Make, person: Person) -> None:
    (signals,) = read([session("She is scared.", DAYS[0], private=True)], person)
    assert (signals.words, signals.hits, signals.items) == (0, (), ())


def test_a_humans_phase_is_handed_on(session: Make, person: Person) -> None:
    (signals,) = read([session("Tea.", DAYS[0], phase=Phase.MAINTAIN, phase_line=4)], person)
    assert (signals.phase, signals.phase_line) == (Phase.MAINTAIN, 4)


def test_a_written_event_holds_from_the_first_session_on_its_day(session: Make) -> None:
    event = WrittenEvent("promotion", Effect.RESET, dt.date(2025, 1, 20), "People/Otti.md", 7)
    person = Person("Ottoline Varga", events=(event,))
    found = read([session("Tea.", day) for day in DAYS], person)
    assert [effects(signals) for signals in found] == [[], [(Effect.RESET, True)], []]
    assert found[1].events[0].p == 0.95


def test_an_event_of_everybody_is_one_of_this_person(session: Make, person: Person) -> None:
    everybody = WrittenEvent("pivot", Effect.RESET, DAYS[1], "Events/pivot.md", 1, everybody=True)
    named = WrittenEvent("reorg", Effect.RESET, DAYS[2], "Events/reorg.md", 1, affects=("[[People/Otti|her]]",))
    other = WrittenEvent("reorg", Effect.RESET, DAYS[0], "Events/other.md", 1, affects=("Benno Falk",))
    found = read([session("Tea.", day) for day in DAYS], person, everybody, named, other)
    assert [effects(signals) for signals in found] == [[], [(Effect.RESET, True)], [(Effect.RESET, True)]]


def test_a_written_relaxation_silences_what_the_text_seems_to_say(session: Make, person: Person) -> None:
    event = WrittenEvent("mentorship", Effect.RELAX, None, "1-1s/note.md", 3)
    (signals,) = read([session("She has moved over to the claims team.", DAYS[0], events=(event,))], person)
    assert effects(signals) == [(Effect.RELAX, True)]


def test_a_changed_relation_is_an_event(session: Make, person: Person) -> None:
    relations = [Relation.REPORT, None, Relation.MENTEE]
    found = read([session("Tea.", day, relation=one) for day, one in zip(DAYS, relations, strict=True)], person)
    assert [effects(signals) for signals in found] == [[], [], [(Effect.RELAX, False)]]


def test_a_peer_who_becomes_the_manager_resets(session: Make, person: Person) -> None:
    relations = [Relation.PEER, Relation.MANAGER, Relation.MANAGER]
    found = read([session("Tea.", day, relation=one) for day, one in zip(DAYS, relations, strict=True)], person)
    assert [effects(signals) for signals in found] == [[], [(Effect.RESET, False)], []]


def test_a_changed_role_is_an_event_and_a_longer_one_is_not(session: Make, person: Person) -> None:
    roles = ["Baker", "Baker, night shift", "Head of pastry"]
    found = read([session("Tea.", day, role=one) for day, one in zip(DAYS, roles, strict=True)], person)
    assert [effects(signals) for signals in found] == [[], [], [(Effect.RESET, False)]]


def test_a_dated_role_on_the_page_is_an_event(session: Make) -> None:
    sessions = [session("Tea.", day) for day in DAYS]
    lead = Person("Ottoline Varga", role="Team lead (baker until January 2025)", relation=Relation.REPORT)
    mentor = Person("Ottoline Varga", role="Consultant (my manager, Bread, until Jan 2025)", relation=Relation.MENTOR)
    before = Person("Ottoline Varga", role="Team lead (baker until May 2019)")
    assert [effects(one) for one in read(sessions, lead)] == [[], [(Effect.RESET, False)], []]
    assert [effects(one) for one in read(sessions, mentor)] == [[], [(Effect.RELAX, False)], []]
    assert [effects(one) for one in read(sessions, before)] == [[], [], []]


def test_knowledge_is_what_each_session_adds(session: Make, person: Person) -> None:
    text = "Grew up in Tromsø. Prefers email. Told her about my first year."
    one, two = read([session(text, DAYS[0]), session("The ovens are in.", DAYS[1])], person)
    assert one.knowledge >= 2
    assert two.knowledge == 0


def test_the_author_is_known_by_initials_that_stand_in_most_notes(session: Make, person: Person) -> None:
    days = [dt.date(2025, 1, day) for day in range(1, 9)]
    notes = [session("Present: HP, OV. The sea.", day) for day in days]
    other = Session(
        "Benno Falk", days[0], "b.md", 1, 3, session("x").layout, session("Present: HP, BF. The sea.").blocks
    )
    told = session("HP to be Head of Service with effect from 1 February.", dt.date(2025, 1, 20))
    after = session("Tea.", dt.date(2025, 2, 10))
    found = read([*notes, other, told, after], person)
    assert effects(found[-2]) == []
    assert effects(found[-1]) == [(Effect.RESET, False)]


TEXTS = [
    "- Not sure whether she wants the night round, and afraid to say so",
    "- We decided: the draft goes out on Friday\n- She owns the rota",
    "- From 1 March she will report to Ines\n- He said he was worried",
    "- Status: all lists are done\n- New lead from next week on",
    "- Leave starts on 1 April",
    "",
]


@given(data=st.data())
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_going_on_from_an_earlier_reading_gives_what_reading_anew_does(
    data: st.DataObject, session: Make, person: Person
) -> None:
    course = Course()
    days = [dt.date(2025, 1, 7) + dt.timedelta(days=14 * number) for number in range(4)]
    drawn = st.lists(st.tuples(st.sampled_from(days), st.sampled_from(TEXTS), st.booleans()), max_size=4)
    meetings = data.draw(drawn)
    for _ in range(3):
        one_of_them = data.draw(st.booleans())
        if meetings and one_of_them:
            at = data.draw(st.integers(0, len(meetings) - 1))
            meetings[at : at + 1] = data.draw(drawn.filter(lambda some: len(some) < 3))
        elif data.draw(st.booleans()):
            meetings = data.draw(drawn)
        role = data.draw(st.sampled_from(["", "Lead of the night team"]))
        who = replace(person, role=role)
        held = tuple(session(text, day, private=private and not text) for day, text, private in meetings)
        vault = Vault((), (who,), held, (), (), ())
        assert read_history(vault, who, course=course) == read_history(vault, who)
        assert not held or [step.session for step in course.steps] == sorted(held, key=lambda one: one.date)
