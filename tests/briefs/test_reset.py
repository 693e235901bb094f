from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from tests.briefs.made import ASTA
from tests.briefs.made import ON
from tests.briefs.made import TODAY
from tests.briefs.made import action
from tests.briefs.made import assessment
from tests.briefs.made import history
from tests.briefs.made import mismatch
from tests.briefs.made import note
from tests.briefs.made import path_of
from tests.briefs.made import reset
from tests.briefs.made import session
from tests.briefs.made import told
from tests.briefs.made import vault
from vaultkit.briefs.compose import compose_brief
from vaultkit.briefs.event_names import known_events
from vaultkit.briefs.prompts.choose import Prompt
from vaultkit.briefs.request import Request
from vaultkit.briefs.reset_words import relax_words
from vaultkit.briefs.reset_words import reset_words
from vaultkit.model import Action
from vaultkit.model import Assessment
from vaultkit.model import Brief
from vaultkit.model import Effect
from vaultkit.model import EventCue
from vaultkit.model import History
from vaultkit.model import ItemKind
from vaultkit.model import Owner
from vaultkit.model import Person
from vaultkit.model import Phase
from vaultkit.model import Relation
from vaultkit.model import WrittenEvent

SEPTEMBER, OCTOBER, NOVEMBER = dt.date(2026, 9, 16), dt.date(2026, 10, 14), dt.date(2026, 11, 11)
EARLIER = told(
    SEPTEMBER,
    (ItemKind.DECISION, "Who decides on overtime: she decides alone"),
    (ItemKind.DECISION, "Agreed that the Bergen warehouse counts its winter stock on Thursdays"),
    (ItemKind.WAYS_OF_WORKING, "Prefers her bad news in writing, before lunch"),
)


def renewed(
    past: History, *actions: Action, kind: str = "promotion", day: dt.date = OCTOBER, belief: Assessment | None = None
) -> Brief:
    known = belief or assessment(Phase.SHARE_CONTEXT, **reset(kind, day))
    return compose_brief(vault(actions=actions), past, known, Request(ON, TODAY))


def named(event: str, relation: Relation = Relation.REPORT, past: History | None = None, *actions: Action) -> Brief:
    belief = assessment(person=replace(ASTA, relation=relation))
    return compose_brief(vault(actions=actions), past or history(), belief, Request(ON, TODAY, event=event))


def test_what_was_agreed_before_the_change_comes_back_and_what_was_agreed_since_is_settled() -> None:
    past = history(
        EARLIER,
        told(OCTOBER, (ItemKind.EVENT, "from Monday she runs both desks")),
        told(NOVEMBER, (ItemKind.DECISION, "Agreed to meet on Tuesdays from now on")),
    )
    brief = renewed(past)
    assert {one.text for one in brief.agreements} >= {
        "Who decides on overtime: she decides alone",
        "Agreed that the Bergen warehouse counts its winter stock on Thursdays",
    }
    assert [one.text for one in brief.settled] == ["Agreed to meet on Tuesdays from now on"]
    assert all(one.date and one.date < OCTOBER for one in brief.agreements)


def test_an_agreement_that_was_made_anew_needs_no_saying_again() -> None:
    past = history(
        EARLIER,
        told(
            NOVEMBER,
            (ItemKind.DECISION, "Agreed that the Bergen warehouse counts its winter stock with the new storeman"),
        ),
    )
    brief = renewed(past)
    assert not [one for one in brief.agreements if "Bergen" in one.text]
    assert [one for one in brief.settled if "Bergen" in one.text]


def test_an_answer_since_the_change_stands_beside_its_question() -> None:
    past = history(
        EARLIER,
        told(
            NOVEMBER,
            (ItemKind.DECISION, "Who decides on hiring: she decides up to two"),
            (ItemKind.DECISION, "Agreed that bad news comes by telephone, whatever the hour"),
        ),
    )
    assert {one.kind for one in renewed(past).settled} == {"decides", "news"}


def test_how_bad_news_travels_is_settled_once_somebody_said_it() -> None:
    line = (ItemKind.WAYS_OF_WORKING, "Bad news the same day, by telephone, before the paper")
    brief = renewed(history(EARLIER, told(NOVEMBER, line)))
    assert [(one.kind, one.text) for one in brief.settled] == [("news", line[1])]
    assert not [one for one in brief.facts if "telephone" in one.text]
    before = renewed(
        history(told(SEPTEMBER, line), told(NOVEMBER, (ItemKind.OTHER, "Bad news, and how would we tell it?")))
    )
    assert not before.settled


def test_more_agreements_than_two_people_can_say_again_are_counted() -> None:
    towns = ("Bergen", "Molde", "Bodo", "Narvik", "Alta", "Hamar", "Larvik", "Moss", "Halden", "Horten")
    lines = [(ItemKind.DECISION, f"Agreed that {town} answers for its own {town.lower()}sheets") for town in towns]
    brief = renewed(history(told(SEPTEMBER, *lines)))
    assert len(brief.agreements) + brief.more["agreements"] == len(towns)
    assert len(brief.agreements) == 8


def test_the_first_meeting_after_a_change_says_so_and_later_ones_do_not() -> None:
    first = renewed(history(EARLIER, told(OCTOBER, (ItemKind.EVENT, "she runs both desks"))))
    assert (first.since, bool(first.opening)) == (0, True)
    later = renewed(history(EARLIER, told(OCTOBER), told(NOVEMBER)))
    assert (later.since, later.opening) == (1, "")


def test_where_the_last_meeting_ran_as_if_nothing_had_changed_it_is_said_now() -> None:
    facts = reset("reorg", OCTOBER)
    belief = assessment(Phase.SHARE_CONTEXT, mismatches=(mismatch("stale-shorthand", NOVEMBER),), **facts)
    assert renewed(history(told(OCTOBER), told(NOVEMBER)), belief=belief).opening


def test_the_day_to_look_again_hangs_on_the_change_and_is_never_past() -> None:
    dates = []
    for day in (NOVEMBER, dt.date(2026, 11, 18), ON):
        held = [told(past) for past in (NOVEMBER, dt.date(2026, 11, 18)) if past < day]
        belief = assessment(Phase.SHARE_CONTEXT, **reset("promotion", NOVEMBER))
        brief = compose_brief(vault(), history(*held), belief, Request(day, day))
        assert brief.look_again is not None
        dates.append(brief.look_again)
    assert len(set(dates[1:])) == 1
    long_ago = renewed(history(*(told(OCTOBER + dt.timedelta(days=7 * week)) for week in range(6))))
    assert long_ago.look_again == ON


def test_exactly_three_things_are_to_be_settled_after_any_change_between_any_two_people() -> None:
    for kind in ("", "collision", "inventory", "relation-change", *known_events()):
        for relation in Relation:
            words = reset_words(kind, relation, "Asta")
            assert list(words.settle) == ["decides", "good", "news"]
            assert all(text.endswith("?") for text in words.settle.values())
            assert words.first
            assert words.change
            # They stand side by side in a table.
            assert len(words.theirs) == len(words.mine) > 0
            assert "{" not in "".join((words.change, words.first, words.ask, *words.theirs, *words.mine))


def test_each_kind_of_change_has_words_of_its_own() -> None:
    plain = reset_words("", Relation.OTHER, "Asta").first
    firsts = {
        kind: reset_words(kind, Relation.OTHER, "Asta").first
        for kind in known_events()
        if kind not in {"relax", "mentorship"}
    }
    assert plain not in firsts.values()
    assert len(set(firsts.values())) == len(firsts)


@pytest.mark.parametrize("kind", ["promotion", "new-manager", "pivot", "reorg", "leave-return", "role-change"])
def test_a_change_reads_otherwise_for_a_report_a_manager_and_a_peer(kind: str) -> None:
    said = {
        (words.first, *words.settle.values(), *words.theirs, *words.mine)
        for words in (
            reset_words(kind, relation, "Asta") for relation in (Relation.REPORT, Relation.MANAGER, Relation.PEER)
        )
    }
    assert len(said) == 3


def test_each_change_begins_where_it_has_to() -> None:
    assert named("promotion").prompts[0] == "What do you stop doing, and who hears that from whom?"
    assert named("peer becomes boss", Relation.MANAGER).opening.startswith("Say the power aloud")
    assert "all three" in named("new manager").opening
    assert "customer" in named("pivot").opening
    assert "claim" in named("reorg").opening
    assert "hours and limits" in named("return").opening


def test_who_became_whose_manager_is_met_as_what_they_are_now() -> None:
    assert named("became-manager", Relation.PEER).relation is Relation.REPORT
    assert named("peer-becomes-boss", Relation.PEER).relation is Relation.MANAGER
    stated = session(note(path_of(SEPTEMBER), "# 1:1\n\n- a\n"), SEPTEMBER, relation=Relation.PEER)
    belief = assessment(person=replace(ASTA, relation=Relation.MANAGER))
    brief = compose_brief(vault([stated]), history(), belief, Request(ON, TODAY, event="promotion"))
    assert brief.change == "Asta became your manager"


def test_who_comes_back_from_leave_is_met_with_no_list_of_tasks() -> None:
    owed = action("send the rota", Owner.THEM, OCTOBER)
    brief = named("return", Relation.REPORT, None, owed)
    assert (brief.topics, brief.more_topics) == ((), 1)
    assert len(named("pivot", Relation.REPORT, None, owed).topics) == 1
    later = renewed(history(told(OCTOBER), told(NOVEMBER)), owed, kind="leave-return")
    assert len(later.topics) == 1


def test_a_kind_nobody_knows_gets_the_plain_words_and_keeps_its_own_name() -> None:
    brief = named("The Great Swap")
    assert brief.change == "The Great Swap"
    assert brief.opening == reset_words("", Relation.REPORT, "Asta").first
    assert (brief.renewed, brief.phase) == (True, Phase.SHARE_CONTEXT)


def test_what_was_agreed_is_told_as_no_trait() -> None:
    brief = renewed(history(EARLIER))
    places = {(one.path, one.line) for one in (*brief.agreements, *brief.settled)}
    assert not places & {(one.path, one.line) for one in brief.facts}


def test_a_question_that_stands_in_an_earlier_note_is_not_asked_again() -> None:
    asked = note(path_of(NOVEMBER), "- What do you stop doing, and who hears that from whom?\n- the odd bits\n")
    belief = assessment(Phase.SHARE_CONTEXT, **reset("promotion", OCTOBER))
    notes = {asked.path: asked}
    brief = compose_brief(vault([session(asked, NOVEMBER)]), history(told(NOVEMBER)), belief, Request(ON, TODAY), notes)
    assert "What do you stop doing, and who hears that from whom?" not in brief.prompts


def test_what_the_user_wrote_for_the_frame_wins_over_our_words() -> None:
    own = (
        Prompt("Who signs, on which paper?", "renewed", role="settle", area="who-decides", own=True),
        Prompt("Where do we meet from now on?", "renewed", role="settle", own=True),
        Prompt("what the bank will say", "renewed", role="theirs", own=True),
        Prompt("which chair is yours now", "renewed", role="mine", event=("reorg",), own=True),
    )
    brief = compose_brief(vault(), history(), assessment(), Request(ON, TODAY, event="pivot", prompts=own))
    assert brief.settle["decides"] == "Who signs, on which paper?"
    assert brief.settle["good"] == "Where do we meet from now on?"
    assert len(brief.settle) == 3
    assert brief.not_known[0] == ("what the bank will say",)
    assert "which chair is yours now" not in brief.not_known[1]
    assert len(brief.not_known[1]) == 1


@pytest.mark.parametrize("relation", list(Relation))
def test_an_easier_footing_says_what_ends_and_what_stays(relation: Relation) -> None:
    ends, stays = relax_words(relation, "Asta")
    assert ends
    assert stays
    brief = named("mentorship", relation)
    assert (brief.phase, brief.renewed, brief.ends, brief.stays) == (Phase.MAINTAIN, False, ends, stays)


def test_a_change_on_the_page_since_the_last_meeting_prepares_the_reset() -> None:
    event = WrittenEvent("promotion", Effect.RESET, dt.date(2026, 11, 20), ASTA.path, 9)
    person = Person("Asta Lindgren", relation=Relation.REPORT, path=ASTA.path, events=(event,))
    brief = compose_brief(vault(), history(told(NOVEMBER)), assessment(person=person), Request(ON, TODAY))
    assert (brief.renewed, brief.event_date, brief.change) == (True, event.date, "Asta's promotion")
    assert brief.reason == "a promotion, noted since you last met"
    assert brief.event == EventCue("promotion", Effect.RESET, 1.0, "promotion", ASTA.path, 9, written=True)
