from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from tests.briefs.made import ON
from tests.briefs.made import assessment
from tests.briefs.made import history
from tests.briefs.made import mismatch
from tests.briefs.made import note
from tests.briefs.made import path_of
from tests.briefs.made import session
from tests.briefs.made import told
from tests.briefs.made import vault
from vaultkit.briefs.material import gather
from vaultkit.briefs.mismatches import find_mismatch
from vaultkit.model import Hit
from vaultkit.model import ItemKind
from vaultkit.model import Phase
from vaultkit.model import Signals
from vaultkit.model import Vault
from vaultkit.model import Weights
from vaultkit.phases.formats import Standing

OCTOBER, NOVEMBER = dt.date(2026, 10, 14), dt.date(2026, 11, 11)
FITTING = {
    "status-theatre": Phase.MAINTAIN,
    "premature-agenda": Phase.GET_TO_KNOW,
    "stale-shorthand": Phase.SHARE_CONTEXT,
    "overstayed-get-to-know": Phase.GET_TO_KNOW,
    "starved-slot": Phase.MAINTAIN,
}


def quote(code: str, last: Signals, notes: Vault | None = None) -> str:
    past = history(last)
    belief = assessment(mismatches=(mismatch(code, NOVEMBER),))
    material = gather(notes or vault(), past, {}, ON)
    standing = Standing(FITTING[code], code == "stale-shorthand", None, ON)
    found = find_mismatch(belief, past, material, standing, named=False)
    assert found is not None
    return found.quote


def cued(last: Signals, line: int, family: str, *, soft: bool = False) -> Signals:
    return replace(last, hits=(Hit(family, family, "", line, Weights(), 1, soft),))


@pytest.mark.parametrize("code", list(FITTING))
def test_a_line_that_shows_nothing_of_the_sort_is_not_quoted(code: str) -> None:
    last = told(NOVEMBER, (ItemKind.UNCERTAINTY, "She wonders whether they still laugh"), (ItemKind.OTHER, "Tea, rain"))
    assert quote(code, last) == ""


@pytest.mark.parametrize("code", ["status-theatre", "stale-shorthand", "starved-slot"])
def test_a_line_of_status_shows_a_meeting_that_ran_on_it(code: str) -> None:
    last = told(NOVEMBER, (ItemKind.PERSONAL, "Her mother is ill"), (ItemKind.STATUS, "tickets 41 of 60 done"))
    assert quote(code, last) == "tickets 41 of 60 done"


def test_shorthand_shows_in_a_line_that_needs_no_explaining_and_never_in_one_about_the_change() -> None:
    last = told(NOVEMBER, (ItemKind.OTHER, "The usual nod on the hosting"), (ItemKind.EVENT, "From Monday she is head"))
    assert quote("stale-shorthand", cued(last, 7, "understood")) == "The usual nod on the hosting"
    assert quote("stale-shorthand", cued(last, 8, "understood")) == ""
    assert quote("stale-shorthand", cued(last, 7, "understood", soft=True)) == ""


def test_a_list_shows_in_a_line_of_it() -> None:
    last = told(NOVEMBER, (ItemKind.STATUS, "all well"), (ItemKind.OTHER, "P1: sample queries"))
    assert quote("premature-agenda", cued(last, 8, "numbered-list")) == "P1: sample queries"


def test_good_company_is_never_quoted() -> None:
    last = told(NOVEMBER, (ItemKind.STATUS, "tickets 41 of 60 done"))
    assert quote("overstayed-get-to-know", cued(last, 7, "kin")) == ""


def test_nothing_private_is_quoted() -> None:
    made = note(path_of(NOVEMBER), "# Asta\n\n## Notes\n- a\n\n## Private Notes\n- tickets 41 of 60 done\n")
    last = told(NOVEMBER, (ItemKind.STATUS, "tickets 41 of 60 done"))
    assert quote("status-theatre", last) == "tickets 41 of 60 done"
    assert quote("status-theatre", last, vault([session(made, NOVEMBER)])) == ""


def test_what_is_over_or_fits_no_note_of_this_phase_is_not_said() -> None:
    past = history(told(NOVEMBER))
    material = gather(vault(), past, {}, ON)

    def found(belief_code: str, day: dt.date, shown: Phase, *, renewed: bool = False, named: bool = False) -> bool:
        belief = assessment(mismatches=(mismatch(belief_code, day),))
        return find_mismatch(belief, past, material, Standing(shown, renewed, None, ON), named=named) is not None

    assert found("status-theatre", NOVEMBER, Phase.MAINTAIN)
    assert not found("status-theatre", OCTOBER, Phase.MAINTAIN)
    assert not found("status-theatre", NOVEMBER, Phase.GET_TO_KNOW)
    assert not found("status-theatre", NOVEMBER, Phase.MAINTAIN, named=True)
    assert found("stale-shorthand", NOVEMBER, Phase.SHARE_CONTEXT, renewed=True, named=True)
    assert not found("stale-shorthand", NOVEMBER, Phase.SHARE_CONTEXT)
