from __future__ import annotations

import datetime as dt
import os
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from tests.briefs.made import ASTA
from tests.briefs.made import ON
from tests.briefs.made import TODAY
from tests.briefs.made import action
from tests.briefs.made import assessment
from tests.briefs.made import history
from tests.briefs.made import mismatch
from tests.briefs.made import reset
from tests.briefs.made import told
from tests.briefs.made import vault
from tests.render.test_sanitise import HOSTILE
from vaultkit.briefs.compose import compose_brief
from vaultkit.briefs.filing import Filing
from vaultkit.briefs.filing import Mode
from vaultkit.briefs.filing import Section
from vaultkit.briefs.filing import plan_filing
from vaultkit.briefs.habits import Work
from vaultkit.briefs.request import Request
from vaultkit.model import Assessment
from vaultkit.model import Brief
from vaultkit.model import Confidence
from vaultkit.model import Format
from vaultkit.model import ItemKind
from vaultkit.model import Layout
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
SEPTEMBER, OCTOBER, NOVEMBER = dt.date(2026, 9, 16), dt.date(2026, 10, 14), dt.date(2026, 11, 11)

PAST = history(
    told(
        SEPTEMBER,
        (ItemKind.PERSONAL, "Keeps bees behind the boathouse with her brother"),
        (ItemKind.WAYS_OF_WORKING, "Bad news she wants in writing, before lunch"),
        (ItemKind.DECISION, "Who decides on overtime: she decides, above ten hours we both do"),
        (ItemKind.OTHER, "the pager-rota wants a second name"),
    ),
    told(
        OCTOBER,
        (ItemKind.UNCERTAINTY, "Not sure the night shift can last another winter"),
        (ItemKind.DECISION, "Agreed that the Bergen stock is counted on Thursdays"),
        (ItemKind.OTHER, "pager-rota still has one name on it"),
    ),
    told(
        NOVEMBER,
        (ItemKind.UNCERTAINTY, "Wonders whether she is any good at saying no"),
        (ItemKind.STATUS, "tickets 41 of 60 done"),
        (ItemKind.STATUS, "the outage of Friday is written up"),
        (ItemKind.OTHER, "pager-rota: a second name, hers"),
    ),
)
ACTIONS = (
    action("count the Bergen stock", Owner.THEM, OCTOBER, dt.date(2026, 11, 20)),
    action("ring the insurer about the van", Owner.ME, OCTOBER, line=10),
    action("find out who pays for the second pager", Owner.UNKNOWN, NOVEMBER, line=11),
)
FILING = Filing(
    "1-1s/Asta Lindgren/2026-11-25.md",
    Mode.CREATE,
    Layout.NOTE,
    ASTA.name,
    ON,
    front=("---", "date: 2026-11-25", "---", ""),
)


def composed(belief: Assessment, event: str = "", phase: Phase | None = None) -> Brief:
    rhythms = {"status": "[[Weekly update]]", "postmortem": "[[Incident review]]"}
    return compose_brief(vault(actions=ACTIONS), PAST, belief, Request(ON, TODAY, phase, event, rhythms))


def person(relation: Relation) -> Person:
    return replace(ASTA, relation=relation)


GALLERY = {
    "get-to-know-report": composed(assessment(Phase.GET_TO_KNOW, format=Format(7, 30, ""), reason="how somebody works best in the last two meetings")),
    "get-to-know-skip-level": composed(assessment(Phase.GET_TO_KNOW, person(Relation.SKIP_LEVEL))),
    "get-to-know-first": compose_brief(vault(), history(), assessment(Phase.GET_TO_KNOW, confidence=Confidence.GUESS, met=0, last_met=None, reason="by tenure only"), Request(ON, TODAY)),
    "share-context-report": composed(assessment(Phase.SHARE_CONTEXT, reason="numbered list, 4 items in the last meeting")),
    "share-context-manager": composed(assessment(Phase.SHARE_CONTEXT, person(Relation.MANAGER))),
    "share-context-peer": composed(assessment(Phase.SHARE_CONTEXT, person(Relation.PEER))),
    "share-context-skip-level": composed(assessment(Phase.SHARE_CONTEXT, person(Relation.SKIP_LEVEL))),
    "share-context-mentor": composed(assessment(Phase.SHARE_CONTEXT, person(Relation.MENTOR))),
    "share-context-mentee": composed(assessment(Phase.SHARE_CONTEXT, person(Relation.MENTEE))),
    "share-context-nothing-open": compose_brief(vault(), PAST, assessment(Phase.SHARE_CONTEXT), Request(ON, TODAY)),
    "maintain-report": composed(assessment()),
    "maintain-manager": composed(assessment(Phase.MAINTAIN, person(Relation.MANAGER))),
    "maintain-peer": composed(assessment(Phase.MAINTAIN, person(Relation.PEER))),
    "maintain-empty": compose_brief(vault(), history(), assessment(), Request(ON, TODAY)),
    "maintain-status-theatre": composed(assessment(mismatches=(mismatch("status-theatre", NOVEMBER),))),
    "maintain-leaning": composed(assessment(p=0.66, confidence=Confidence.LEANING)),
    "get-to-know-premature-agenda": composed(assessment(Phase.GET_TO_KNOW, mismatches=(mismatch("premature-agenda", NOVEMBER, 0.4),))),
    "renewed-promotion": composed(assessment(Phase.SHARE_CONTEXT, **reset("promotion", dt.date(2026, 11, 2)))),
    "renewed-stale-shorthand": composed(assessment(Phase.SHARE_CONTEXT, **reset("reorg", OCTOBER), mismatches=(mismatch("stale-shorthand", NOVEMBER),))),
    "renewed-pivot-named": composed(assessment(), event="pivot"),
    "deep": composed(assessment(deep=True, reason="years of it")),
    "chosen-phase": composed(assessment(), phase=Phase.SHARE_CONTEXT),
}  # fmt: skip


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


@pytest.mark.parametrize("name", [name for name in sorted(GALLERY) if name.startswith("get-to-know")])
def test_get_to_know_has_no_list_to_work_off(name: str) -> None:
    body = render_body(GALLERY[name], FILING)
    assert not re.search(r"^\s*\d+[.)] |\[ \]|agenda:|Open between", body, re.MULTILINE)
    assert "Bergen stock is" not in body


@pytest.mark.parametrize("name", [name for name in sorted(GALLERY) if name.startswith("maintain")])
def test_maintain_has_no_agenda(name: str) -> None:
    body = render_body(GALLERY[name], FILING)
    assert not re.search(r"^\s*\d+[.)] |\[ \]|agenda", body, re.MULTILINE)
    assert "count the Bergen stock" not in body


def test_a_deep_relationship_gets_one_line() -> None:
    assert len(render_body(GALLERY["deep"], FILING).splitlines()) == 1


@pytest.mark.parametrize("phase", list(Phase))
@pytest.mark.parametrize("relation", list(Relation))
@pytest.mark.parametrize("event", ["", "promotion", "new-manager", "leave-return", "an unheard-of kind"])
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
    assert "- and 3 more\n" in render_body(longer, FILING).partition("Has a place of its own")[2]
