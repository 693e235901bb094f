from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from tests.briefs.made import note
from vaultkit.briefs.material import Material
from vaultkit.briefs.prompts.bank import Prompt
from vaultkit.briefs.prompts.bank import bank
from vaultkit.briefs.prompts.choose import asker
from vaultkit.briefs.prompts.choose import for_change
from vaultkit.briefs.prompts.notes import PromptBook
from vaultkit.briefs.prompts.notes import merged
from vaultkit.briefs.prompts.notes import parse_prompts
from vaultkit.model import Person
from vaultkit.model import Problem
from vaultkit.model import Relation

PATH = "Templates/My prompts.md"
PEOPLE = (Person("Asta Lindgren"), Person("Bo Ek"), Person("Asta Holm", aliases=("Holmie",)))


def parsed(text: str, people: tuple[Person, ...] | None = PEOPLE) -> tuple[PromptBook, tuple[Problem, ...]]:
    return parse_prompts(note(PATH, text), people)


def read(text: str) -> tuple[Prompt, ...]:
    book, problems = parsed(text)
    assert not problems
    assert all(prompt.own for prompt in book.prompts)
    return book.prompts


def one(text: str) -> Prompt:
    (prompt,) = read(text)
    return prompt


@pytest.mark.parametrize(
    ("heading", "phase"),
    [
        ("# Get to know", "get-to-know"),
        ("## GET-TO-KNOW", "get-to-know"),
        ("### 1. Get to know:", "get-to-know"),
        ("## Share context", "share-context"),
        ("#### Shared context", "share-context"),
        ("## Maintain", "maintain"),
        ("## After a change", "renewed"),
        ("## Renewed", "renewed"),
        ("## 🌱 Kennenlernen", "get-to-know"),
        ("## Après un changement", "renewed"),
    ],
)
def test_headings_name_the_phase(heading: str, phase: str) -> None:
    assert one(f"# My prompts\n\nProse.\n\n{heading}\n\n- What sings in your street?\n").phase == phase


@pytest.mark.parametrize("bullet", ["-", "*", "+", "3.", "- [ ]", "- [x]"])
def test_bullets_are_prompts_and_everything_else_is_prose(bullet: str) -> None:
    text = f"# Mine\n\nHow is this used?\n\n## Maintain\n\nWhat is this?\n\n{bullet} What **sings** in [[Street|your street]]?\n"
    assert one(text).text == "What sings in your street?"


def test_struck_cancelled_and_quoted_bullets_and_remarks_are_no_prompts() -> None:
    text = "## Maintain\n- ~~What was that?~~\n- [-] And that?\n> - Quoted?\n\n- What sings?\n  - good on a walk\n  - And who?\n"
    assert [prompt.text for prompt in read(text)] == ["What sings?", "And who?"]


@pytest.mark.parametrize(
    "text",
    [
        "## Get to know\n### Reports\n- What sings?",
        "## Get to know\n### Direct reports\n- What sings?",
        "## Reports\n### Get to know\n- What sings?",
        "## Get to know: reports\n- What sings?",
        "## Get to know (reports)\n- What sings?",
        "## Get to know\n- What sings? #report",
        "## Get to know\n- What sings? [for:: report]",
        "## Get to know\n- What sings? (relation:: my reports)",
        "## Get to know [for:: report]\n- What sings?",
        "## Get to know\nfor:: report\n\n- What sings?",
        "## Get to know\n- For reports:\n  - What sings?",
        "- ## Get to know\n  - ### Reports\n    - What sings?",
        "---\nfor: report\n---\n## Get to know\n- What sings?",
    ],
)
def test_deeper_headings_tags_and_fields_narrow_the_relation(text: str) -> None:
    prompt = one(text)
    assert (prompt.text, prompt.phase, prompt.relations) == ("What sings?", "get-to-know", ("report",))


def test_fields_name_several_relations_a_change_a_topic_an_area_a_column_and_a_depth() -> None:
    assert one("## Maintain\n- What? [for:: manager, peer]").relations == ("manager", "peer")
    assert one("## Maintain\n- What? #peer #skip-level").relations == ("skip-level",)
    assert one("## Get to know\n- What? [topic:: bad news] [depth:: 3]").topic == "bad-news"
    assert one("## Get to know\n- What? [topic:: bad news] [depth:: 3]").depth == 3
    assert one("## Share context\n### Principles\n- What?").area == "principles"
    pivot = one("## After a change\n### Pivot\n- What?")
    assert (pivot.event, pivot.role) == (("pivot",), "ask")
    column = one("## After a change\n- who else calls you [role:: theirs] [event:: reorg]")
    assert (column.role, column.event) == ("theirs", ("reorg",))
    signs = one("## After a change\n### Settle\n- Who signs? [area:: who decides]")
    assert (signs.role, signs.area) == ("settle", "who-decides")
    assert one("- What? [event:: pivot]").phase == "renewed"


def test_mine_is_a_column_after_a_change_and_a_topic_before() -> None:
    assert one("## After a change\n### Mine\n- what I assume").role == "mine"
    assert one("## Get to know\n### Mine\n- What?").topic == "mine"


def test_a_topic_may_be_told_by_the_words() -> None:
    assert one("## Get to know\n- How do you like your feedback?").topic == "feedback"


@pytest.mark.parametrize(
    "text",
    [
        "## Asta Lindgren\n- How is the band?",
        "## [[People/Asta Lindgren|Asta Lindgren]]\n- How is the band?",
        "## lindgren\n- How is the band?",
        "- How is the band? [for:: Lindgren]",
        "- How is the band? [for:: [[Asta Lindgren]]]",
    ],
)
def test_a_section_or_a_field_is_for_one_person(text: str) -> None:
    prompt = one(text)
    assert (prompt.people, prompt.phase, prompt.relations) == (("Asta Lindgren",), "", ())


def test_a_prompt_for_a_relation_or_a_person_is_for_either() -> None:
    found = read("## Maintain\n- What? [for:: manager, Bo]")
    assert {(prompt.relations, prompt.people) for prompt in found} == {(("manager",), ()), ((), ("Bo Ek",))}


def test_without_a_list_of_people_names_are_taken_as_written() -> None:
    book, problems = parsed("## Asta\n- How?\n## Feedbak\n- Why?", None)
    assert [prompt.people for prompt in book.prompts] == [("Asta",)]
    assert [problem.line for problem in problems] == [3]


@pytest.mark.parametrize(
    ("text", "line", "code", "part"),
    [
        ("# Mine\n## Maintane\n- What?", 2, "unknown-prompt-heading", "maintain"),
        ("## Maintain\n### Favourites\n- What?\n- And?", 2, "unknown-prompt-heading", "Favourites"),
        ("# Mine\n- What?", 1, "unknown-prompt-heading", "Get to know"),
        ("- What?", 1, "unknown-prompt-heading", "Get to know"),
        ("## Maintain\n- What? [fro:: peer]", 2, "unknown-prompt-field", "'for'"),
        ("## Maintain\n- What? [for:: Zed Nobody]", 2, "unknown-prompt-value", "Zed Nobody"),
        ("## Maintain\n- What? [for:: Asta]", 2, "unknown-prompt-value", "Asta Lindgren, Asta Holm"),
        ("## Maintain\n- What? [event:: comet]", 2, "unknown-prompt-value", "pivot"),
        ("## Maintain\n- What? [depth:: 7]", 2, "unknown-prompt-value", "1, 2 or 3"),
        ("---\nreplace: perhaps\n---\n## Maintain\n- What?", 2, "unknown-prompt-value", "true or false"),
        (f"## Maintain\n- {'What ' * 80}?", 2, "long-prompt", "letters"),
    ],
)
def test_what_is_not_understood_is_told_and_not_asked(text: str, line: int, code: str, part: str) -> None:
    book, problems = parsed(text)
    assert not book.prompts
    (problem,) = problems
    assert (problem.path, problem.line, problem.code) == (PATH, line, code)
    assert part in f"{problem.message} {problem.remedy}"
    assert problem.remedy.endswith((".", "?"))


def test_a_tag_that_looks_like_a_slip_is_told_and_others_are_not() -> None:
    book, problems = parsed("## Maintain\n- What? #manger\n- Who? #work\n- How? #blue/sky")
    assert [prompt.text for prompt in book.prompts] == ["What?", "Who?", "How?"]
    assert [(problem.line, problem.code) for problem in problems] == [(2, "unknown-prompt-tag")]


def test_sections_of_prose_are_left_alone() -> None:
    assert not read("# My prompts\n- ask slowly\n\n## Sources\n- a book\n\n## How to use\n- read aloud?\n")


def test_own_prompts_stand_before_the_built_in_ones() -> None:
    book, _ = parsed("## Maintain\n- What sings?\n- Where are you less certain than you sound?")
    found = merged(book)
    assert [prompt.text for prompt in found[:2]] == ["What sings?", "Where are you less certain than you sound?"]
    assert len(found) == len(bank()) + 1
    assert merged(None) == bank()
    assert merged(PromptBook()) == bank()


@pytest.mark.parametrize("value", ["true", "yes", "True"])
def test_own_prompts_may_stand_alone(value: str) -> None:
    book, problems = parsed(f"---\nreplace: {value}\n---\n## Maintain\n- What sings?")
    assert not problems
    assert merged(book) == book.prompts
    assert len(merged(parsed("---\nreplace: false\n---\n## Maintain\n- What sings?")[0])) == len(bank()) + 1


@pytest.mark.parametrize("heading", ["## Maintain (replace)", "## Maintain [replace:: true]", "## Maintain #replace"])
def test_a_heading_replaces_the_built_in_prompts_of_its_phase(heading: str) -> None:
    book, problems = parsed(f"{heading}\n- What sings?")
    assert not problems
    found = merged(book)
    assert [prompt.text for prompt in found if prompt.phase == "maintain"] == ["What sings?"]
    assert {prompt.phase for prompt in found} == {prompt.phase for prompt in bank()}


def test_a_bank_of_the_users_own_has_the_built_in_frame_where_it_lacks_one() -> None:
    book, _ = parsed("---\nreplace: true\n---\n## After a change\n- What sings?\n### Settle\n- Who signs from now on?")
    found = asker(Material(PEOPLE[0], (), (), (), ""), Relation.REPORT, dt.date(2026, 11, 25), merged(book))
    assert for_change(found, "pivot", "ask") == ("What sings?",)
    assert for_change(found, "pivot", "settle", always=True) == ("Who signs from now on?",)
    assert (
        for_change(found, "pivot", "theirs", always=True)[0] == "which of your work is still worth doing, and for whom"
    )
    assert for_change(found, "pivot", "loss") == ()


def test_a_heading_may_replace_for_one_relation_alone() -> None:
    book, _ = parsed("## Maintain\n### Reports (replace)\n- What sings?")

    def left(relation: str) -> list[Prompt]:
        return [
            p
            for p in merged(book)
            if p.phase == "maintain" and not p.own and (not p.relations or relation in p.relations)
        ]

    assert not left("report")
    assert len(left("peer")) == len([p for p in bank() if p.phase == "maintain" and p.relations in {(), ("peer",)}])


def test_an_empty_note_has_no_prompts() -> None:
    assert parsed("") == (PromptBook(), ())


def test_a_note_that_is_no_list_of_prompts_is_read_to_a_limit() -> None:
    book, problems = parsed("## Maintain\n" + "- What?\n" * 4000)
    assert len(book.prompts) == 3000
    assert [problem.code for problem in problems] == ["too-many-prompts"]


_PIECES = st.sampled_from([
    "## Get to know", "### Reports", "#", "- ", "What?", "[for:: ", "]", "[topic::]", "::", "#report", "#replace", "\n",
    "\n\n", "  ", "```", "> ", "[[", "]]", "~~", "---", "replace: true", "Asta", "| a | b |", "(event:: ,)", "<!--", "1. ",
])  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(_PIECES | st.text(max_size=6), max_size=25).map("".join))
def test_no_note_is_too_odd(text: str) -> None:
    clean = text.encode("utf-8", "replace").decode().replace("\x00", "")
    for people in (PEOPLE, None):
        book, problems = parsed(clean, people)
        assert all(prompt.text.strip() for prompt in book.prompts)
        assert all(problem.line >= 1 and problem.remedy for problem in problems)
        assert parsed(clean, people) == (book, problems)
