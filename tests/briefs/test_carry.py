from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.briefs.made import ASTA
from tests.briefs.made import ON
from tests.briefs.made import action
from tests.briefs.made import by_path
from tests.briefs.made import history
from tests.briefs.made import note
from tests.briefs.made import session
from tests.briefs.made import vault
from vaultkit.briefs.carry import SHOWN
from vaultkit.briefs.carry import kept_back
from vaultkit.briefs.carry import open_topics
from vaultkit.briefs.carry import promises
from vaultkit.briefs.material import Material
from vaultkit.briefs.material import gather
from vaultkit.model import Action
from vaultkit.model import Owner

SPRING, SUMMER, NOVEMBER = dt.date(2026, 4, 1), dt.date(2026, 7, 1), dt.date(2026, 11, 11)
OWNERS = st.sampled_from(list(Owner))
DAYS = st.dates(dt.date(2023, 1, 1), dt.date(2026, 12, 31))


def of(actions: Iterable[Action]) -> Material:
    return gather(vault(actions=actions), history(), {}, ON)


def shown(*actions: Action) -> list[str]:
    return [item.text for item in open_topics(of(actions), ON)[0]]


def test_theirs_come_before_nobodys_and_mine() -> None:
    mine, theirs = action("mine", Owner.ME, SPRING), action("theirs", Owner.THEM, NOVEMBER)
    assert shown(mine, action("whose", Owner.UNKNOWN, SUMMER), theirs) == ["theirs", "whose", "mine"]


def test_what_is_due_comes_first_and_then_what_is_open_longest() -> None:
    due = action("due", Owner.THEM, NOVEMBER, due=dt.date(2026, 11, 30))
    later = action("due in spring", Owner.THEM, NOVEMBER, due=dt.date(2027, 3, 1))
    old, new = action("old", Owner.THEM, SPRING), action("new", Owner.THEM, SUMMER)
    assert shown(new, later, old, due) == ["due", "old", "new", "due in spring"]


def test_what_nobody_touched_for_long_goes_last() -> None:
    stale = action("stale", Owner.THEM, dt.date(2024, 3, 1), due=dt.date(2024, 4, 1))
    assert shown(stale, action("new", Owner.THEM, NOVEMBER)) == ["new", "stale"]


def test_a_copy_counts_as_a_touch() -> None:
    old = action("old", Owner.THEM, dt.date(2024, 3, 1))
    copied = replace(old, copies=(("1-1s/late.md", 2),))
    late = session(note("1-1s/late.md", "talked\n\n- [ ] old\n"), SUMMER)
    material = gather(vault([late], actions=[copied, action("new", Owner.THEM, NOVEMBER)]), history(), {}, ON)
    assert [item.text for item in open_topics(material, ON)[0]] == ["old", "new"]


@given(st.lists(st.tuples(OWNERS, DAYS, st.booleans()), max_size=12))
def test_everything_open_is_shown_once_or_counted(given_actions: list[tuple[Owner, dt.date, bool]]) -> None:
    actions = [
        replace(action(f"matter {index}", owner, day, line=index + 1), open=is_open)
        for index, (owner, day, is_open) in enumerate(given_actions)
    ]
    opened = {one.text for one in actions if one.open and one.date is not None and one.date <= ON}
    topics, more = open_topics(of(actions), ON)
    assert len(topics) == len({item.text for item in topics}) == min(SHOWN, len(opened))
    assert {item.text for item in topics} <= opened
    assert len(topics) + more == len(opened)
    mine, more_mine = promises(of(actions), ON)
    assert len(mine) + more_mine + kept_back(of(actions)) == len(opened)


def test_sub_items_owner_and_due_day_come_along() -> None:
    told = replace(action("a", Owner.ME, SPRING, due=SUMMER), details=("b", "c"))
    ((item,), _) = promises(of([told]), ON)
    assert (item.details, item.owner, item.due, item.date) == (("b", "c"), Owner.ME, SUMMER, SPRING)


def test_what_stands_in_a_private_part_is_not_carried() -> None:
    text = "talked\n\n## Private\n\n- [ ] sort out her pay\n"
    private = session(note("1-1s/a.md", text), SPRING)
    secret = Action(ASTA.name, "sort out her pay", "1-1s/a.md", 5, Owner.ME, open=True, date=SPRING)
    material = gather(vault([private], actions=[secret]), history(), {}, ON)
    assert open_topics(material, ON) == ((), 0)


@pytest.mark.parametrize(
    ("line", "anchor"),
    [("- [ ] send it ^abc-1", "^abc-1"), ("- [ ] send it", "")],
)
def test_a_commitment_links_to_its_block(line: str, anchor: str) -> None:
    made = note("1-1s/a.md", f"talked\n\n## Actions\n\n{line}\n")
    one = Action(ASTA.name, "send it", "1-1s/a.md", 5, Owner.ME, open=True, date=SPRING)
    material = gather(vault([session(made, SPRING)], actions=[one]), history(), by_path(made), ON)
    assert open_topics(material, ON)[0][0].anchor == anchor


def test_that_it_was_carried_is_no_part_of_what_is_shown() -> None:
    told = action("Still: send Bo the list, as promised", Owner.ME, SPRING)
    assert shown(told) == ["Send Bo the list"]
    assert told.text == "Still: send Bo the list, as promised"
