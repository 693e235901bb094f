from __future__ import annotations

import datetime as dt
from dataclasses import replace

from tests.briefs.made import history
from tests.briefs.made import told
from tests.briefs.made import vault
from vaultkit.briefs import memory
from vaultkit.briefs.material import Material
from vaultkit.briefs.material import gather
from vaultkit.model import ItemKind

ON = dt.date(2026, 11, 25)
DAYS = tuple(dt.date(2026, month, 10) for month in (8, 9, 10))


def material() -> Material:
    meetings = (
        told(
            DAYS[0],
            (ItemKind.UNCERTAINTY, "Not sure the night ferry is safe in fog"),
            (ItemKind.WAYS_OF_WORKING, "Hates being rung before nine"),
        ),
        told(
            DAYS[1],
            (ItemKind.DECISION, "Agreed: the harbour log goes to Boris on Thursdays"),
            (ItemKind.PERSONAL, "Her mother fell on the quay and is in hospital"),
        ),
        told(DAYS[2], (ItemKind.UNCERTAINTY, "Wonders whether she is a pilot or only a daughter of one")),
    )
    return gather(vault(), history(*meetings), {}, ON)


def remembered(given: Material) -> tuple[object, ...]:
    return memory.facts(given), memory.agreements(given), memory.doubts(given, ON)


def test_all_three_say_something_with_place_and_day() -> None:
    given = material()
    lines = (*memory.facts(given), *memory.agreements(given)[0], *memory.doubts(given, ON)[0])
    assert {line.text.split()[0] for line in lines} == {"Hates", "Agreed:", "Not", "Wonders", "Her"}
    assert all(line.path and line.line and line.date in DAYS for line in lines)


def test_the_order_in_which_statements_are_handed_over_does_not_matter() -> None:
    given = material()
    for shift in range(1, len(given.said)):
        turned = (*given.said[shift:], *given.said[:shift])
        assert remembered(replace(given, said=turned)) == remembered(given)
        assert remembered(replace(given, said=turned[::-1])) == remembered(given)


def test_nothing_is_remembered_of_nobody() -> None:
    given = gather(vault(), history(), {}, ON)
    assert remembered(given) == ((), ((), 0), ((), 0))
