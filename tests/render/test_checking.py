from __future__ import annotations

from dataclasses import replace

import pytest

from tests.render.gallery import FILING
from vaultkit.briefs.filing.plan import Filing
from vaultkit.errors import TemplateError
from vaultkit.model import Phase
from vaultkit.render.checking import Rules
from vaultkit.render.checking import check_inner
from vaultkit.render.checking import check_rendered
from vaultkit.render.layout import whole

OWN = Rules(own=True)
#: What may not stand in a prep block, with what the tool says of it.
MISPLACED = [
    ("### Topics\n", "a heading"),
    ("Topics\n------\n", "a heading"),
    ("```\nx\n```\n", "code"),
    ("- [ ] one\n", "a task"),
    ("1. [x] one\n", "a task"),
    ("| a | b |\n| --- | --- |\n| x | y | z |\n", "more cells than its head"),
    ("| a | b |\n| --- | --- |\n| [[x|y]] | z |\n", "more cells than its head"),
]


def note(body: str, filing: Filing = FILING) -> str:
    return whole(filing, Phase.MAINTAIN, body)


@pytest.mark.parametrize(
    "body", ["Fine.\n\n- one\n", "| a | b |\n| --- | --- |\n| x \\| y | z |\n", "#tag and 1\\. x\n"]
)
def test_a_sound_note_passes(body: str) -> None:
    check_rendered(note(body), FILING, OWN)
    check_inner(body, FILING, OWN)


@pytest.mark.parametrize(("body", "what"), MISPLACED)
def test_structure_in_a_prep_block_is_refused(body: str, what: str) -> None:
    with pytest.raises(TemplateError, match=what) as caught:
        check_rendered(note("Fine.\n\n" + body), FILING, OWN)
    assert "please report this" in caught.value.remedy
    with pytest.raises(TemplateError, match=what):
        check_inner("Fine.\n\n" + body, FILING, OWN)


def test_boxes_are_allowed_where_commitments_are_copied_and_nothing_else() -> None:
    copies = Rules(own=True, copies=True)
    check_rendered(note("- [ ] one\n"), FILING, copies)
    check_inner("- [ ] one\n", FILING, copies)
    for body, what in MISPLACED:
        if what != "a task":
            with pytest.raises(TemplateError, match=what):
                check_rendered(note(body), FILING, copies)


def test_a_mistake_is_laid_at_the_line_of_the_users_template_that_makes_it() -> None:
    rules = Rules(own=True, authors=[("one.md", "x\n"), ("two.md", "a\n\n# {{ b }}\n")])
    with pytest.raises(TemplateError, match=r"^two\.md:3: A heading") as caught:
        check_rendered(note("# b\n"), FILING, rules)
    assert "report this" not in str(caught.value)


@pytest.mark.parametrize(
    "front",
    [
        ("---", "date: 2026-11-25", "date: 2026-11-25", "---", ""),
        ("---", "date: [", "---", ""),
        ("---", "date: 2026-11-25", "person: x", "---", ""),
    ],
)
def test_front_matter_that_is_not_as_planned_is_refused(front: tuple[str, ...]) -> None:
    with pytest.raises(TemplateError, match=r"would not be readable|other properties"):
        check_rendered(note("x\n", replace(FILING, front=front)), FILING, OWN)


def test_a_heading_that_was_not_planned_is_refused_unless_a_template_of_the_users_shapes_the_note() -> None:
    text = note("x\n") + "\n## Another\n"
    with pytest.raises(TemplateError, match="headings that were not planned"):
        check_rendered(text, FILING, OWN)
    check_rendered(text, FILING, Rules(own=False))


@pytest.mark.parametrize("text", ["", "no block\n", note("x\n") + note("y\n"), note("x\n").replace("x", "y")])
def test_a_note_without_one_untouched_block_is_refused(text: str) -> None:
    with pytest.raises(TemplateError, match="no sound prep block"):
        check_rendered(text, FILING, Rules(own=False))
