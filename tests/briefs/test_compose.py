from __future__ import annotations

import datetime as dt
from dataclasses import replace

from tests.briefs.made import ASTA
from tests.briefs.made import ON
from tests.briefs.made import TODAY
from tests.briefs.made import action
from tests.briefs.made import assessment
from tests.briefs.made import by_path
from tests.briefs.made import history
from tests.briefs.made import mismatch
from tests.briefs.made import note
from tests.briefs.made import path_of
from tests.briefs.made import session
from tests.briefs.made import told
from tests.briefs.made import vault
from vaultkit.briefs.compose import compose_brief
from vaultkit.briefs.prompts.choose import Prompt
from vaultkit.briefs.request import Request
from vaultkit.model import Action
from vaultkit.model import Assessment
from vaultkit.model import Brief
from vaultkit.model import Confidence
from vaultkit.model import Format
from vaultkit.model import History
from vaultkit.model import ItemKind
from vaultkit.model import Owner
from vaultkit.model import Person
from vaultkit.model import Phase
from vaultkit.model import Relation

SEPTEMBER, OCTOBER, NOVEMBER = dt.date(2026, 9, 16), dt.date(2026, 10, 14), dt.date(2026, 11, 11)


def composed(
    belief: Assessment, past: History | None = None, *actions: Action, phase: Phase | None = None, event: str = ""
) -> Brief:
    return compose_brief(vault(actions=actions), past or history(), belief, Request(ON, TODAY, phase, event))


def test_get_to_know_carries_no_commitments_and_asks_two_or_three_things() -> None:
    past = history(told(NOVEMBER, (ItemKind.PERSONAL, "Keeps bees behind the boathouse with her brother")))
    brief = composed(assessment(Phase.GET_TO_KNOW), past, action("send the rota", Owner.THEM, NOVEMBER))
    assert [fact.text for fact in brief.facts] == ["Keeps bees behind the boathouse with her brother"]
    assert 2 <= len(brief.prompts) <= 3
    assert not (brief.topics)
    assert not (brief.promises)
    assert not (brief.parked)
    assert not (brief.agreements)


def test_the_list_is_theirs_first_then_due_then_oldest_and_the_rest_is_counted() -> None:
    actions = [
        action("mine, due", Owner.ME, OCTOBER, dt.date(2026, 11, 26), line=1),
        action("theirs, young", Owner.THEM, NOVEMBER, line=2),
        action("theirs, old", Owner.THEM, OCTOBER, line=3),
        action("theirs, due", Owner.THEM, NOVEMBER, dt.date(2026, 11, 27), line=4),
        action("nobody's", Owner.UNKNOWN, OCTOBER, line=5),
        action("mine, old", Owner.ME, SEPTEMBER, line=6),
        action("mine, untouched for years", Owner.ME, dt.date(2024, 1, 1), line=7),
    ]
    brief = composed(assessment(Phase.SHARE_CONTEXT), None, *actions)
    assert [topic.text for topic in brief.topics] == [
        "theirs, due",
        "theirs, old",
        "theirs, young",
        "nobody's",
        "mine, due",
    ]
    assert brief.more_topics == 2


def test_what_is_closed_or_somebody_elses_is_not_carried() -> None:
    done = Action(ASTA.name, "done", "a.md", 1, Owner.THEM, open=False, date=OCTOBER)
    other = Action("Boris Aune", "his", "a.md", 2, Owner.THEM, open=True, date=OCTOBER)
    assert composed(assessment(Phase.SHARE_CONTEXT), None, done, other).topics == ()


def test_a_matter_that_comes_up_three_times_is_a_thread() -> None:
    past = history(
        *(
            told(day, (ItemKind.OTHER, f"the pager-rota again, version {day.month}"))
            for day in (SEPTEMBER, OCTOBER, NOVEMBER)
        )
    )
    (thread,) = composed(assessment(Phase.SHARE_CONTEXT), past).threads
    assert thread.text.startswith("pager-rota")
    assert (thread.times, thread.date) == (3, NOVEMBER)


def test_a_list_with_its_threads_is_no_longer_than_five_and_what_gives_way_is_counted() -> None:
    days = (SEPTEMBER, OCTOBER, NOVEMBER)
    past = history(*(told(day, (ItemKind.OTHER, f"the pager-rota again, version {day.month}")) for day in days))
    actions = [action(f"send part {number}", Owner.THEM, OCTOBER, line=number) for number in range(1, 8)]
    brief = composed(assessment(Phase.SHARE_CONTEXT), past, *actions)
    assert (len(brief.topics), len(brief.threads), brief.more_topics) == (4, 1, 3)


def test_only_gaps_are_asked_about() -> None:
    past = history(
        told(
            NOVEMBER,
            (ItemKind.CHALLENGE, "The hardest thing is the second shift"),
            (ItemKind.WAYS_OF_WORKING, "Agreed: she writes, I ring"),
        )
    )
    assert list(composed(assessment(Phase.SHARE_CONTEXT), past).gaps) == ["principles"]
    assert list(composed(assessment(Phase.SHARE_CONTEXT)).gaps) == ["principles", "challenges", "ways-of-working"]


def test_a_skip_level_gets_three_questions_to_send_instead() -> None:
    someone = assessment(Phase.SHARE_CONTEXT, type(ASTA)("Asta Lindgren", relation=Relation.SKIP_LEVEL))
    brief = composed(someone)
    assert len(brief.prompts) == 3
    assert not brief.gaps


def test_open_doubts_come_back_and_closed_ones_do_not() -> None:
    past = history(
        told(
            OCTOBER,
            (ItemKind.UNCERTAINTY, "Wonders whether the Bergen posting is for her"),
            (ItemKind.UNCERTAINTY, "Not sure the night shift can last"),
        ),
        told(NOVEMBER, (ItemKind.OTHER, "Bergen posting is settled, she said no")),
    )
    brief = composed(
        assessment(), past, action("ring the insurer", Owner.ME, OCTOBER), action("hers", Owner.THEM, OCTOBER)
    )
    assert [doubt.text for doubt in brief.doubts] == ["Not sure the night shift can last"]
    assert [promise.text for promise in brief.promises] == ["ring the insurer"]
    assert not brief.topics
    assert not brief.prompts


def test_an_empty_slot_gets_one_question() -> None:
    assert len(composed(assessment()).prompts) == 1
    (granted,) = composed(assessment(confidence=Confidence.GUESS)).prompts
    assert "take for granted" in granted


def test_status_is_parked_only_where_the_meeting_was_status() -> None:
    lines = ((ItemKind.STATUS, "tickets 41 of 60 done"), (ItemKind.STATUS, "the outage of Friday is written up"))
    past = history(told(NOVEMBER, *lines))
    assert {one.kind for one in composed(assessment(), past).parked} == {"postmortem", "status"}
    assert composed(assessment(), history(told(NOVEMBER, lines[0]))).parked == ()
    theatre = assessment(mismatches=(mismatch("status-theatre", NOVEMBER),))
    assert len(composed(theatre, history(told(NOVEMBER, lines[0], sure=0.4))).parked) == 1


def test_a_mismatch_of_an_earlier_meeting_is_over() -> None:
    assert composed(assessment(mismatches=(mismatch("status-theatre", NOVEMBER),))).mismatch is not None
    assert composed(assessment(mismatches=(mismatch("status-theatre", OCTOBER),))).mismatch is None
    assert composed(assessment(mismatches=(mismatch("status-theatre", NOVEMBER, 0.2),))).mismatch is None


def test_a_phase_named_by_hand_wins_for_this_note() -> None:
    brief = composed(assessment(deep=True), phase=Phase.GET_TO_KNOW)
    assert (brief.phase, brief.chosen, brief.deep, brief.alternative) == (Phase.GET_TO_KNOW, True, False, None)


def test_a_deep_relationship_carries_nothing() -> None:
    past = history(told(NOVEMBER, (ItemKind.UNCERTAINTY, "Wonders whether to stay")))
    brief = composed(assessment(deep=True), past)
    assert brief.deep
    assert not (brief.doubts)
    assert not (brief.prompts)
    assert not (brief.promises)


def test_where_the_model_is_unsure_the_other_phase_is_offered() -> None:
    assert composed(assessment()).alternative is None
    assert composed(assessment(confidence=Confidence.LEANING)).alternative is Phase.SHARE_CONTEXT
    assert composed(assessment(suggestion=Phase.GET_TO_KNOW)).alternative is Phase.GET_TO_KNOW


def test_nothing_private_is_carried() -> None:
    text = "# Asta\n\n## Notes\n- a\n\n## Private Notes\n\n### More\n- Worries that she will leave us in spring\n"
    made = note(path_of(NOVEMBER), text)
    past = history(
        told(
            NOVEMBER,
            (ItemKind.OTHER, "-"),
            (ItemKind.OTHER, "-"),
            (ItemKind.UNCERTAINTY, "Worries that she will leave us in spring"),
        )
    )
    secret = Action(ASTA.name, "tell nobody", path_of(NOVEMBER), 9, Owner.ME, open=True, date=NOVEMBER)
    held = vault([session(made, NOVEMBER)], actions=[secret])
    brief = compose_brief(held, past, assessment(), Request(ON, TODAY), by_path(made))
    assert not brief.doubts
    assert not brief.promises
    closed = vault([session(made, NOVEMBER, private=True)], actions=[secret])
    assert not compose_brief(closed, past, assessment(), Request(ON, TODAY)).promises


def test_nothing_of_the_day_itself_is_carried_into_its_own_note() -> None:
    past = history(told(ON, (ItemKind.UNCERTAINTY, "Wonders whether to stay")))
    assert composed(assessment(), past).doubts == ()


def test_a_chosen_phase_brings_its_own_format() -> None:
    usual = composed(assessment())
    chosen = composed(assessment(), phase=Phase.GET_TO_KNOW)
    assert usual.format == assessment().format
    assert (chosen.format.minutes, chosen.format.days) != (usual.format.minutes, usual.format.days)


def test_a_format_that_the_user_set_holds_for_a_chosen_phase_too() -> None:
    def prefer(default: Format, person: Person, phase: Phase, *, renewed: bool) -> Format:
        assert (person, phase, renewed) == (ASTA, Phase.GET_TO_KNOW, False)
        return replace(default, minutes=default.minutes + 5)

    request = Request(ON, TODAY, Phase.GET_TO_KNOW)
    usual = compose_brief(vault(), history(), assessment(), request)
    wanted = compose_brief(vault(), history(), assessment(), replace(request, prefer=prefer))
    assert wanted.format.minutes == usual.format.minutes + 5


def test_a_statement_of_principle_leaves_no_gap_there() -> None:
    past = history(told(NOVEMBER, (ItemKind.OTHER, "Good enough means that nobody rings us at night")))
    assert "principles" not in composed(assessment(Phase.SHARE_CONTEXT), past).gaps


def test_a_phase_error_of_last_time_gives_way_to_a_change_named_by_hand() -> None:
    theatre = assessment(mismatches=(mismatch("status-theatre", NOVEMBER),))
    assert composed(theatre, event="pivot").mismatch is None
    stale = assessment(Phase.SHARE_CONTEXT, mismatches=(mismatch("stale-shorthand", NOVEMBER),))
    assert composed(stale, event="pivot").mismatch is not None


def test_the_first_line_says_who_chose_the_phase() -> None:
    assert composed(assessment(), event="pivot").reason == "you named a pivot"
    assert composed(assessment(), event="the great swap").reason == "you named “the great swap”"
    assert composed(assessment(), phase=Phase.GET_TO_KNOW).reason == "your choice for this note"


def test_commitments_come_back_as_copies_where_that_is_set() -> None:
    request = Request(ON, TODAY, copies=True)
    assert compose_brief(vault(), history(), assessment(), request).copies


def test_questions_of_the_user_are_the_ones_that_are_asked() -> None:
    own = Prompt("What did the river do to you this week?", "maintain", own=True)
    request = Request(ON, TODAY, prompts=(own,))
    assert compose_brief(vault(), history(), assessment(), request).prompts == (own.text,)
