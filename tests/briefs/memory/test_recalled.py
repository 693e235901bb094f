"""How much of what is worth quoting is quoted, and how much of what is quoted is not, over labelled relationships.

The bounds lie a little below what was measured, so that chance in other rooms does not break them and a loss does. Of notes in
hands that no rule has been measured on, expect less: about three facts in four, and half to two thirds of the agreements.
"""

from __future__ import annotations

import pytest

from tests.briefs.memory.recalling import SORTS
from tests.briefs.memory.recalling import recall
from tests.briefs.memory.recalling import relationships

#: Share of what is due that is shown, and of what is shown that is right or allowed.
BOUNDS = (
    ("tune", "fact", 0.85, 0.95),
    ("tune", "agreement", 0.85, 0.95),
    ("tune", "doubt", 0.8, 0.9),
    ("held", "fact", 0.88, 0.92),
    ("held", "agreement", 0.75, 0.95),
    ("held", "doubt", 0.8, 0.85),
)


@pytest.mark.parametrize(("split", "sort", "least", "purity"), BOUNDS)
def test_what_is_worth_quoting_is_quoted_and_little_else(split: str, sort: str, least: float, purity: float) -> None:
    found = [recall(one, sort) for one in relationships(split)]
    right, missed = sum(len(one.right) for one in found), [text for one in found for text in one.missed]
    wrong, allowed = [text for one in found for text in one.wrong], sum(len(one.allowed) for one in found)
    assert right >= least * (right + len(missed)), missed
    assert right + allowed >= purity * (right + allowed + len(wrong)), wrong


def test_nobody_met_often_is_without_a_fact_and_an_agreement() -> None:
    for one in relationships():
        assert len(recall(one, "fact", 5).right) >= 3, one.name
        assert len(recall(one, "agreement", 6).right) >= 2, one.name


def test_both_halves_bear_labels_of_every_sort() -> None:
    for split in ("tune", "held"):
        sorts = {label.sort for one in relationships(split) for label in one.labels if label.due}
        assert sorts == set(SORTS)
