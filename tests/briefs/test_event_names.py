from __future__ import annotations

import pytest

from vaultkit.briefs.event_names import between
from vaultkit.briefs.event_names import known_events
from vaultkit.briefs.event_names import name_event
from vaultkit.briefs.event_names import noun_of
from vaultkit.briefs.event_names import relaxes
from vaultkit.briefs.event_names import says_more
from vaultkit.briefs.event_names import touches_pay
from vaultkit.model import Relation


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Promotion", "promotion"),
        ("restructuring", "reorg"),
        ("reorganization", "reorg"),
        ("role_change", "role-change"),
        ("return", "leave-return"),
        ("back from parental leave", "leave-return"),
        ("pivot to rentals", "pivot"),
        ("new manager (ana moves up, i report to her)", "new-manager"),
        ("peer becomes boss", "peer-becomes-boss"),
        ("my promotion", "my-promotion"),
        ("became-manager", "became-manager"),
        ("no longer my manager", "relax"),
        ("a feast", ""),
        ("the manager of the canteen is ill", ""),
        ("", ""),
    ],
)
def test_people_name_a_change_in_many_ways(text: str, kind: str) -> None:
    assert name_event(text) == kind


def test_the_kinds_offered_name_themselves_and_have_a_noun() -> None:
    assert {"promotion", "peer-becomes-boss", "new-manager", "pivot", "reorg", "leave-return"} <= set(known_events())
    assert "collision" not in known_events()
    for kind in known_events():
        assert name_event(kind) == kind
        assert noun_of(kind)


def test_only_an_easier_footing_relaxes() -> None:
    assert {kind for kind in known_events() if relaxes(kind)} == {"mentorship", "relax"}
    assert not relaxes("something else")


def test_only_some_changes_touch_pay() -> None:
    assert touches_pay("promotion")
    assert not any(
        touches_pay(kind) for kind in ("leave-return", "my-return", "reorg", "pivot", "mentorship", "", "swap")
    )


def test_words_beyond_the_kind_are_noticed() -> None:
    assert says_more("pivot to rentals")
    assert not says_more("Re-org")


@pytest.mark.parametrize(
    ("kind", "told", "relation", "before", "expected"),
    [
        ("promotion", "she was promoted", Relation.REPORT, (), "promotion"),
        ("promotion", "I was promoted on Monday", Relation.REPORT, (), "my-promotion"),
        ("promotion", "I hear Asta was promoted, and my list is old", Relation.REPORT, (), "promotion"),
        ("promotion", "", Relation.MANAGER, (Relation.PEER,), "peer-becomes-boss"),
        ("my-promotion", "", Relation.REPORT, (Relation.PEER,), "became-manager"),
        ("relation-change", "relation: peer → report", Relation.REPORT, (), "became-manager"),
        ("relation-change", "relation: skip-level → report", Relation.REPORT, (), "relation-change"),
        ("new-manager", "my old colleague is my new manager", Relation.MANAGER, (), "peer-becomes-boss"),
        ("new-manager", "", Relation.MANAGER, (), "new-manager"),
        ("pivot", "", Relation.REPORT, (Relation.PEER,), "pivot"),
        ("peer-becomes-boss", "", Relation.REPORT, (), "became-manager"),
        ("became-manager", "", Relation.MANAGER, (), "peer-becomes-boss"),
        ("became-manager", "", Relation.PEER, (), "became-manager"),
        ("leave-return", "I'm back since Monday", Relation.PEER, (), "my-return"),
    ],
)
def test_whose_change_it_is_and_who_is_above_whom(
    kind: str, told: str, relation: Relation, before: tuple[Relation, ...], expected: str
) -> None:
    assert between(kind, told, relation, before, "Asta") == expected
