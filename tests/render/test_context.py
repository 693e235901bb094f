from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

import pytest

from tests.briefs.made import ON
from tests.briefs.made import TODAY
from tests.briefs.made import action
from tests.briefs.made import assessment
from tests.briefs.made import history
from tests.briefs.made import vault
from tests.render.gallery import FILING
from tests.render.gallery import GALLERY
from tests.render.gallery import OCTOBER
from tests.render.gallery import composed
from vaultkit.briefs.compose import compose_brief
from vaultkit.briefs.filing.plan import Mode
from vaultkit.briefs.request import Request
from vaultkit.model import Carried
from vaultkit.model import Confidence
from vaultkit.model import Owner
from vaultkit.model import Phase
from vaultkit.render.note import render_body
from vaultkit.render.note import render_next


def test_doubts_too_old_to_ask_about_are_counted_as_older() -> None:
    brief = GALLERY["maintain-report"]
    faded = render_body(replace(brief, more={**brief.more, "doubts": 0, "faded": 3}), FILING)
    assert '- 3 older: `vaultkit items "Asta Lindgren" --kind uncertainty`\n' in faded
    young = render_body(replace(brief, more={**brief.more, "doubts": 2, "faded": 0}), FILING)
    assert '- 2 more: `vaultkit items "Asta Lindgren" --kind uncertainty`\n' in young


def test_where_the_move_and_another_phase_speak_against_each_other_one_line_says_both() -> None:
    early = replace(GALLERY["get-to-know-premature-agenda"], alternative=Phase.SHARE_CONTEXT)
    body = render_body(early, FILING)
    assert "Or is it" not in body
    move = (
        'this once. Or, if a list is right for you two by now: `vaultkit next "Asta Lindgren" --phase share-context`.\n'
    )
    assert f"One move: leave the list at home {move}" in body
    apart = render_body(replace(early, alternative=Phase.MAINTAIN), FILING)
    assert "Or is it maintain by now?" in apart
    assert "Or, if" not in apart


def test_between_two_phases_no_number_stands_beside_the_one_shown() -> None:
    first = render_body(composed(assessment(p=0.31, confidence=Confidence.BETWEEN)), FILING).splitlines()[0]
    assert first.startswith("**Maintain** (between two): ")


def test_days_in_the_reason_are_told_as_people_say_them() -> None:
    brief = composed(assessment())
    said = replace(brief, reason="no list since 2025-01-30, and on 2026-10-31 a doubt was said aloud; 2026-19-39")
    assert "no list since 30 January 2025, and on 31 October a doubt was said aloud; 2026-19-39." in render_body(
        said, FILING
    )


@pytest.mark.parametrize(
    ("event", "touched"),
    [("promotion", True), ("new manager", True), ("role change", True), ("leave-return", False), ("reorg", False)],
)
def test_pay_is_spoken_of_only_where_the_change_can_touch_it(event: str, *, touched: bool) -> None:
    assert ("pay, rating or next step" in render_body(composed(assessment(), event=event), FILING)) is touched


def test_a_return_from_leave_counts_what_is_open_and_calls_nothing_more() -> None:
    body = render_body(composed(assessment(), event="leave-return"), FILING)
    assert '\n3 open from before, left for another day: `vaultkit actions "Asta Lindgren"`.\n' in body


def test_a_deep_note_says_too_that_the_last_one_was_not_held() -> None:
    deep = replace(GALLERY["deep"], unheld=Carried("", "1-1s/Asta Lindgren/2026-11-18.md", 1, dt.date(2026, 11, 18)))
    assert render_body(deep, FILING).splitlines()[1:] == [
        "",
        "The one prepared for [[1-1s/Asta Lindgren/2026-11-18|18 November]] was not held; that happens.",
    ]


def test_what_time_has_passed_over_is_asked() -> None:
    long_ago = [
        action("paint the gate", Owner.ME, dt.date(2026, 3, 3)),
        action("stay away on the 24th", Owner.ME, OCTOBER, line=10),
    ]
    brief = compose_brief(vault(actions=long_ago), history(), assessment(), Request(ON, TODAY))
    body = render_body(brief, FILING)
    assert "- paint the gate (since [[1-1s/Asta Lindgren/2026-03-03|3 March]]); still?\n" in body
    assert "|14 October]]); that day is past, did it happen?\n" in body


def test_boxes_of_an_outline_hang_below_their_label() -> None:
    bulleted = replace(
        FILING, front=(), mode=Mode.INSERT, lead=("\t- ## [[Nov 25th, 2026]]",), indent="\t\t", bullets=True
    )
    made = render_next(replace(GALLERY["share-context-report"], copies=True), bulleted)
    boxes = [line for line in made.splitlines() if "[ ] " in line]
    assert len(boxes) == len(GALLERY["share-context-report"].topics)
    assert all(re.match(r"\t\t\t(?:- |\d\. )\[ \] ", line) for line in boxes), boxes


def test_what_nobody_has_taken_on_is_not_put_on_the_others_side() -> None:
    brief = GALLERY["maintain-report"]
    assert (brief.more["theirs"], brief.more["nobodys"]) == (2, 1)
    told = 'Not for today: 1 open on Asta\'s side, 1 that nobody has taken on, `vaultkit actions "Asta Lindgren"`.\n'
    assert told in render_body(brief, FILING)
    alone = replace(brief, more={**brief.more, "nobodys": 0})
    assert 'side, `vaultkit actions "Asta Lindgren" --theirs`.\n' in render_body(alone, FILING)


def test_a_commitment_of_a_note_without_a_day_is_said_to_come_from_there() -> None:
    topic = Carried("call the mason", "People/Asta Lindgren.md", 7, None, owner=Owner.ME, anchor="Active")
    body = render_body(replace(GALLERY["share-context-report"], topics=(topic,)), FILING)
    assert "call the mason (from [[People/Asta Lindgren#Active|Asta Lindgren]])" in body


def test_a_doubt_stands_without_its_full_stop_and_a_quote_cut_short_without_its_comma() -> None:
    doubt = Carried("She is worried about her eyes.", "1-1s/Asta Lindgren/2026-11-11.md", 3, dt.date(2026, 11, 11))
    body = render_body(replace(GALLERY["maintain-report"], doubts=(doubt,)), FILING)
    assert "- “She is worried about her eyes” (" in body
    brief = GALLERY["renewed-report"]
    assert brief.event is not None
    told = "boats, " + "sheds, " * 40
    cut = render_body(replace(brief, event=replace(brief.event, quote=told, written=False)), FILING)
    assert "sheds…”" in cut
    assert ",…" not in cut
