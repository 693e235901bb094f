from __future__ import annotations

import os
import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from tests.briefs.made import ON
from tests.briefs.made import TODAY
from tests.briefs.made import action
from tests.briefs.made import assessment
from tests.briefs.made import history
from tests.briefs.made import mismatch
from tests.briefs.made import reset
from tests.briefs.made import told
from tests.briefs.made import vault
from tests.render.gallery import BY_RELATION
from tests.render.gallery import ERRORS
from tests.render.gallery import FILING
from tests.render.gallery import GALLERY
from tests.render.gallery import NOVEMBER
from tests.render.gallery import OCTOBER
from tests.render.gallery import SEPTEMBER
from tests.render.gallery import composed
from tests.render.gallery import person
from tests.render.test_sanitise import HOSTILE
from vaultkit.briefs.compose import compose_brief
from vaultkit.briefs.filing.habits import Work
from vaultkit.briefs.filing.plan import Mode
from vaultkit.briefs.filing.plan import Section
from vaultkit.briefs.filing.plan import plan_filing
from vaultkit.briefs.request import Request
from vaultkit.model import BlockKind
from vaultkit.model import Carried
from vaultkit.model import Confidence
from vaultkit.model import ItemKind
from vaultkit.model import Owner
from vaultkit.model import Person
from vaultkit.model import Phase
from vaultkit.model import Relation
from vaultkit.notes.outline import parse_outline
from vaultkit.notes.planned import has_content
from vaultkit.notes.prep_block import digest_of
from vaultkit.notes.prep_block import find_prep_blocks
from vaultkit.notes.prep_block import wrap_prep_block
from vaultkit.notes.text import parse_note
from vaultkit.render.context import make_context
from vaultkit.render.note import render_body
from vaultkit.render.note import render_next

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("name", sorted(GALLERY))
def test_prepared_notes_are_as_read_and_approved(name: str) -> None:
    made = render_next(GALLERY[name], FILING)
    golden = GOLDEN / f"{name}.md"
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(made, encoding="utf-8")
    assert made == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted(GALLERY))
def test_every_prepared_note_says_nothing_by_itself_and_twice_the_same(name: str) -> None:
    made = render_next(GALLERY[name], FILING)
    assert made == render_next(GALLERY[name], FILING)
    note, problems = parse_note(FILING.path, made.encode())
    assert note is not None
    assert not problems
    (block,) = find_prep_blocks(note.lines)
    assert block.untouched
    outside = [found for found in parse_outline(note) if not block.first <= found.line <= block.last]
    assert not has_content(outside)


@pytest.mark.parametrize("name", sorted(GALLERY))
def test_every_prepared_note_is_quiet_markdown(name: str) -> None:
    lines = render_body(GALLERY[name], FILING).splitlines()
    for before, line in pairwise(lines):
        starts_list = re.match(r"(?:-|\d+\.) ", line) and not re.match(r"(?:-|\d+\.) ", before)
        assert not (starts_list and before), line
        assert not (line.startswith("|") and before and not before.startswith("|")), line
        # A label with nothing below it says nothing.
        assert not (before.endswith(":") and line), before
    assert all(line == line.rstrip() for line in lines)
    labels = [number for number, line in enumerate(lines) if line.endswith(":")]
    assert all(re.match(r"(?:-|\d+\.) ", lines[number + 2]) for number in labels)
    note, _ = parse_note("x.md", "\n".join(lines).encode())
    assert note is not None
    assert {block.kind for block in parse_outline(note)} <= {BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.TABLE_ROW}


@pytest.mark.parametrize("stage", ["get-to-know", "share-context", "maintain", "renewed"])
def test_each_relation_is_told_something_that_no_other_is(stage: str) -> None:
    said = {
        relation: set(render_body(BY_RELATION[f"{stage}-{relation}"], FILING).splitlines()[1:]) for relation in Relation
    }
    for relation, lines in said.items():
        others = set().union(*(said[other] for other in Relation if other is not relation))
        # Where nobody knows what they are to each other, only what is true of any two people is said.
        assert relation is Relation.OTHER or lines - others


def test_every_phase_error_gets_one_kind_sentence_with_link_and_move_and_a_quote_where_a_line_shows_it() -> None:
    quoted = {"maintain-status-theatre", "maintain-starved-slot", "renewed-stale-shorthand"}
    for name, brief in ERRORS.items():
        (line,) = [line for line in render_body(brief, FILING).splitlines() if line.startswith("Last time")]
        assert "[[1-1s/Asta Lindgren/2026-11-11|11 November]]" in line
        assert ("“tickets 41 of 60 done”" in line) == (name in quoted)
        assert ("“" in line) == (name in quoted)
        assert line.count("One move: ") == 1
        assert not re.search(r"\b(?:should|must|wrong|fail\w*|error|mistake)\b", line)


def test_the_three_things_to_settle_are_three_and_carry_what_was_settled() -> None:
    for name, brief in GALLERY.items():
        if brief.renewed:
            assert len(re.findall(r"^\d\. ", render_body(brief, FILING), re.MULTILINE)) == 3, name
    body = render_body(GALLERY["renewed-some-of-it-settled"], FILING)
    assert "So far: Who decides on hiring: she decides up to two (" in body
    assert "Agreed since:\n\n- Agreed that the van is hers on Fridays (" in body
    assert "say so before anything else" not in body


def test_what_was_agreed_is_grouped_by_kind_only_where_that_helps() -> None:
    few = render_body(GALLERY["share-context-nothing-open"], FILING)
    assert "Agreed so far:" in few
    made = [
        Carried(f"line {n}", "a.md", n, OCTOBER, kind=kind) for n, kind in enumerate(["decision", "who-decides"] * 2)
    ]
    many = render_body(
        replace(GALLERY["share-context-nothing-open"], agreements=tuple(made), more={"agreements": 2}), FILING
    )
    assert (
        many.index("Agreed so far on who decides:")
        < many.index("Decided so far:")
        < many.index('- 2 older: `vaultkit items "Asta Lindgren" --kind decision`')
    )
    assert "Agreed so far:" not in many


def test_a_prepared_note_that_was_not_held_is_said_so_kindly() -> None:
    body = render_body(GALLERY["unheld"], FILING)
    assert "The one prepared for [[1-1s/Asta Lindgren/2026-11-18|18 November]] was not held; that happens." in body


def test_commitments_copied_are_boxes_to_tick_and_links_are_none() -> None:
    brief = GALLERY["share-context-report"]
    assert "[ ]" not in render_body(brief, FILING)
    copied = render_body(replace(brief, copies=True), FILING)
    assert copied.count("[ ] ") == len(brief.topics)
    assert "[ ]" not in render_body(replace(GALLERY["get-to-know-report"], copies=True), FILING)


@pytest.mark.parametrize("name", [name for name in sorted(GALLERY) if name.startswith("get-to-know")])
def test_get_to_know_has_no_list_to_work_off(name: str) -> None:
    body = render_body(GALLERY[name], FILING)
    assert not re.search(r"^\s*\d+[.)] |\[ \]|agenda:|Open between", body, re.MULTILINE)
    ours = [line for line in body.splitlines()[1:] if line and "[[" not in line]
    assert not [line for line in ours if re.search(r"\d", line)]
    assert "Bergen warehouse" not in body


@pytest.mark.parametrize("name", [name for name in sorted(GALLERY) if name.startswith("maintain")])
def test_maintain_has_no_agenda(name: str) -> None:
    body = render_body(GALLERY[name], FILING)
    assert not re.search(r"^\s*\d+[.)] |\[ \]|agenda", body, re.MULTILINE)
    assert "count the Bergen stock" not in body


def test_a_deep_relationship_gets_one_line() -> None:
    assert len(render_body(GALLERY["deep"], FILING).splitlines()) == 1


@pytest.mark.parametrize("phase", list(Phase))
@pytest.mark.parametrize("relation", list(Relation))
@pytest.mark.parametrize("event", ["", "promotion", "new-manager", "leave-return", "relax", "an unheard-of kind"])
def test_every_phase_and_relation_renders_in_every_manner(phase: Phase, relation: Relation, event: str) -> None:
    brief = composed(assessment(phase, person(relation), confidence=Confidence.BETWEEN), event=event)
    bulleted = replace(
        FILING, front=(), mode=Mode.INSERT, lead=("\t- ## [[Nov 25th, 2026]]",), indent="\t\t", bullets=True
    )
    for filing in (FILING, bulleted):
        made = render_next(brief, filing)
        assert "None" not in made
        assert "()" not in made
        assert "\n\n\n" not in made


SECTIONS = (
    Section(("## Agenda", "- "), 2, Work.AGENDA),
    Section(("---", "", "## Notes", ""), 2),
)


def test_sections_stand_below_the_block_and_a_forbidden_one_is_left_out() -> None:
    filing = replace(FILING, lead=("# 1:1 with Asta", ""), sections=SECTIONS)
    lines = render_next(GALLERY["maintain-empty"], filing).splitlines()
    assert lines[4:7] == ["# 1:1 with Asta", "", "<!-- vaultkit prep " + lines[6][19:31] + " -->"]
    assert lines[-5:] == ["<!-- /vaultkit -->", "", "---", "", "## Notes"]


def test_inserted_lines_have_their_empty_lines_around() -> None:
    filing = replace(FILING, mode=Mode.INSERT, front=(), lead=("## 25 Nov",), blank_before=1, blank_after=2)
    made = render_next(GALLERY["deep"], filing)
    assert made.startswith("\n## 25 Nov\n\n<!-- vaultkit prep ")
    assert made.endswith("<!-- /vaultkit -->\n\n- \n\n\n")


def test_the_digest_is_that_of_the_body() -> None:
    body = render_body(GALLERY["maintain-empty"], FILING)
    assert f"<!-- vaultkit prep {digest_of(body)} -->" in render_next(GALLERY["maintain-empty"], FILING)
    assert wrap_prep_block(body).count(digest_of(body)) == 1


@settings(max_examples=150, deadline=None)
@given(HOSTILE, st.sampled_from([Phase.GET_TO_KNOW, Phase.SHARE_CONTEXT, Phase.MAINTAIN]), st.booleans(), st.booleans())
def test_no_carried_text_breaks_a_note(text: str, phase: Phase, renewed: bool, bullets: bool) -> None:  # noqa: FBT001 - drawn by hypothesis
    words = f"{text} Agreed {text}"
    kinds = (ItemKind.PERSONAL, ItemKind.UNCERTAINTY, ItemKind.DECISION, ItemKind.STATUS, ItemKind.STATUS)
    past = history(
        told(SEPTEMBER, *((kind, words) for kind in kinds)), told(NOVEMBER, *((kind, words) for kind in kinds))
    )
    someone = Person(f"Asta {text}" if text.strip() else "Asta", relation=Relation.PEER)
    facts = reset(text, NOVEMBER) if renewed else {}
    belief = assessment(
        phase, someone, reason=words, mismatches=(replace(mismatch("starved-slot", NOVEMBER), quote=words),), **facts
    )
    actions = [replace(action(words, owner, OCTOBER), person=someone.name, details=(text,)) for owner in Owner]
    brief = compose_brief(
        vault((), (someone,), actions),
        replace(past, person=someone),
        belief,
        Request(ON, TODAY, rhythms={"status": text}),
    )
    filing = plan_filing(vault((), (someone,)), {}, someone, ON)
    if bullets:
        filing = replace(filing, front=(), mode=Mode.INSERT, lead=("- 1:1",), indent="  ", bullets=True)
    made = render_next(brief, filing)  # checks itself
    note, problems = parse_note(filing.path, made.encode("utf-8", "replace"))
    assert note is not None
    assert not problems
    assert len(find_prep_blocks(note.lines)) == 1
    assert not re.search(r"(?<!\\)%%|<%|\{\{|!\[\[|```|::", made.partition("<!-- vaultkit prep")[2])


def test_the_context_is_plain_data_to_the_bottom() -> None:
    def check(value: object) -> None:
        assert type(value) in {str, int, list, dict}, value
        for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            check(inner)

    for brief in GALLERY.values():
        check(make_context(brief, FILING))


def test_running_load_that_is_not_shown_is_counted() -> None:
    brief = GALLERY["maintain-status-theatre"]
    assert "more" not in render_body(brief, FILING).partition("Has a place of its own")[2]
    longer = replace(brief, more={**brief.more, "parked": 3})
    left = '- 3 more: `vaultkit items "Asta Lindgren" --kind status`\n'
    assert left in render_body(longer, FILING).partition("Has a place of its own")[2]
