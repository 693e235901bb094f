"""What `templates/_parts.md.j2` writes, and that a box ticked there is understood."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment
from jinja2 import FileSystemLoader

from tests.briefs.made import note
from tests.briefs.made import session
from tests.render.test_sanitise import HOSTILE
from vaultkit.notes.action_prepared import find_ticks
from vaultkit.notes.prep_block import wrap_prep_block
from vaultkit.render.options import options
from vaultkit.render.places import builtin_templates
from vaultkit.render.sanitise import sanitise

DAY = dt.date(2026, 11, 25)
ITEM = {
    "text": "send the list",
    "who": "Asta",
    "due": "5 March",
    "overdue": 1,
    "link": "[[a#b|2 March]]",
    "details": ["the long one", "by post"],
}


def rendered(call: str, **context: Any) -> str:  # noqa: ANN401 - anything a template can be given
    place = Environment(loader=FileSystemLoader(builtin_templates()), **options())  # noqa: S701 - Markdown, as rendered for real
    source = f'{{% import "_parts.md.j2" as parts with context %}}{{{{ {call} | trim }}}}'
    return place.from_string(source).render(name_argument="Asta", **context)


def ticks(line: str) -> list[str]:
    made = note("a.md", "text\n")
    made = replace(made, lines=tuple(wrap_prep_block(line).split("\n")))
    held = session(made, DAY, prep_line=1, prep_end=3)
    return [tick.text for tick in find_ticks(held, made.lines)]


@pytest.mark.parametrize(("context", "box"), [({}, ""), ({"copies": 0}, ""), ({"copies": 1}, "[ ] ")])
def test_a_commitment_has_a_box_only_where_copies_are_wanted(context: dict[str, int], box: str) -> None:
    told = "**Asta**: send the list, was due 5 March (since [[a#b|2 March]]); the long one; by post"
    assert rendered("parts.commitment(item)", item=ITEM, **context) == f"{box}{told}"


def test_promises_keep_their_sub_items_and_count_the_rest() -> None:
    mine = {**ITEM, "who": "You"}
    lines = rendered('parts.promised("You promised:", [item], 2)', item=mine, copies=1).split("\n")
    assert lines == [
        "You promised:",
        "",
        "- [ ] send the list, was due 5 March (since [[a#b|2 March]]); the long one; by post",
        '- 2 more: `vaultkit actions "Asta"`',
    ]


@pytest.mark.parametrize("link", ["[[a#b|2 March]]", "[2 March](../a%20b.md#x)", "2 March"])
def test_a_ticked_copy_gives_its_text_back(link: str) -> None:
    line = rendered("parts.commitment(item)", item={**ITEM, "link": link}, copies=1)
    assert ticks(f"1. {line}\n") == []
    assert ticks(f"1. {line}\n".replace("[ ]", "[x]")) == ["send the list"]


@given(st.one_of(HOSTILE, st.text(min_size=1, max_size=80)))
def test_no_text_ticks_a_box_by_itself(text: str) -> None:
    line = rendered("parts.commitment(item)", item={**ITEM, "text": sanitise(text)}, copies=1)
    assert ticks(f"1. {line}\n") == []
