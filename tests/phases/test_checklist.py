from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tests.phases.making import event
from tests.phases.making import hit
from tests.phases.making import row
from tests.phases.making import with_event
from vaultkit.model import Check
from vaultkit.model import Item
from vaultkit.model import ItemKind
from vaultkit.model import Owner
from vaultkit.model import Phase
from vaultkit.model import Signals
from vaultkit.phases.checklist import check_phase
from vaultkit.phases.parameters import load_parameters

NUMBERS = load_parameters()


def item(kind: ItemKind, by: Owner, text: str = "something") -> Item:
    return Item(text, 3, kind, 0.9, by=by)


def met(phase: Phase, sessions: Sequence[Signals]) -> list[bool | None]:
    return [check.met for check in check_phase(phase, sessions, NUMBERS)]


def find(phase: Phase, sessions: Sequence[Signals], words: str) -> Check:
    (only,) = [check for check in check_phase(phase, sessions, NUMBERS) if words in check.label]
    return only


def with_items(sessions: Sequence[Signals], *items: Item) -> tuple[Signals, ...]:
    return (*sessions[:-1], replace(sessions[-1], items=items))


def test_without_notes_there_is_nothing_to_say() -> None:
    for phase in Phase:
        assert set(met(phase, ())) == {None}
        assert set(met(phase, row("---"))) == {None}


def test_get_to_know_and_share_context_have_five_signs_and_maintain_two() -> None:
    assert [len(met(phase, row("GGG"))) for phase in Phase] == [5, 5, 2]


def test_preferences_count_only_if_noted_for_both_sides() -> None:
    theirs = [item(ItemKind.WAYS_OF_WORKING, Owner.THEM)] * 2
    mine = [item(ItemKind.WAYS_OF_WORKING, Owner.ME)] * 2
    sessions = (replace(row("G")[0], hits=(hit("preference", 3),)),)
    one_side = find(Phase.GET_TO_KNOW, with_items(sessions, *theirs), "preferences")
    both = find(Phase.GET_TO_KNOW, with_items(sessions, *theirs, *mine), "preferences")
    assert (one_side.met, one_side.detail) == (False, "2 theirs, 0 yours")
    assert both.met


def test_a_topic_they_open_and_a_why_they_ask_are_quoted() -> None:
    sessions = with_items(row("G"), item(ItemKind.CHALLENGE, Owner.THEM, "Why do we still run two desks?"))
    assert find(Phase.GET_TO_KNOW, sessions, "unasked").detail == "Why do we still run two desks?"
    assert find(Phase.GET_TO_KNOW, sessions, "asked why").met
    brought = (replace(row("G")[0], hits=(replace(hit("why"), family="first-topic", quote="He came with the rota."),)),)
    assert find(Phase.GET_TO_KNOW, brought, "unasked").detail == "He came with the rota."


def test_what_is_left_over_keeps_share_context_open() -> None:
    carried = replace(hit("why"), family="carried")
    assert find(Phase.SHARE_CONTEXT, tuple(replace(one, hits=(carried,)) for one in row("MMM")), "carried").met is False


def test_personal_things_must_go_both_ways() -> None:
    told = item(ItemKind.PERSONAL, Owner.THEM)
    assert find(Phase.GET_TO_KNOW, with_items(row("G"), told), "both ways").met is False
    assert find(Phase.GET_TO_KNOW, with_items(row("G"), told, item(ItemKind.PERSONAL, Owner.ME)), "both ways").met


def test_facts_that_dry_up_are_a_sign() -> None:
    assert find(Phase.GET_TO_KNOW, row("GGGCC"), "new facts").met
    assert find(Phase.GET_TO_KNOW, row("GGGGG"), "new facts").met is False
    assert find(Phase.GET_TO_KNOW, row("GGG"), "new facts").met is None


def test_share_context_is_done_when_lists_decisions_and_explanations_are_few_and_doubts_come() -> None:
    assert met(Phase.SHARE_CONTEXT, row("GGGMMM")) == [True, True, True, True, True]


def test_long_lists_and_decisions_keep_share_context_open() -> None:
    why = replace(hit("why"), family="explaining")
    busy = tuple(replace(one, hits=(*one.hits, why, why)) for one in row("CCC"))
    assert met(Phase.SHARE_CONTEXT, busy) == [False, True, False, False, False]


def test_a_falling_list_counts_as_short() -> None:
    falling = tuple(replace(one, listed=n) for one, n in zip(row("CCC"), (6, 5, 4), strict=True))
    assert find(Phase.SHARE_CONTEXT, falling, "list").met


def test_maintain_is_over_on_an_event_or_two_collisions() -> None:
    assert met(Phase.MAINTAIN, row("MMM")) == [False, False]
    assert met(Phase.MAINTAIN, with_event(row("MMM"), 2, event(0.9))) == [True, False]
    assert met(Phase.MAINTAIN, with_event(row("MMM"), 2, event(0.1))) == [False, False]
    collided = tuple(replace(one, collisions=(hit("doubt"),)) for one in row("MM"))
    assert met(Phase.MAINTAIN, collided) == [False, True]
