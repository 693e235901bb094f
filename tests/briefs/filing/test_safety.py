from __future__ import annotations

import datetime as dt

import pytest

from tests.briefs.made import ASTA
from tests.briefs.made import ON
from tests.briefs.made import TODAY
from tests.briefs.made import by_path
from tests.briefs.made import note
from tests.briefs.made import session
from vaultkit.briefs.filing.plan import Filing
from vaultkit.briefs.filing.plan import Mode
from vaultkit.briefs.filing.plan import plan_filing
from vaultkit.model import Layout
from vaultkit.model import Problem
from vaultkit.model import Severity
from vaultkit.model import Vault

NOVEMBER = dt.date(2026, 11, 11)


def filed(today: str | None, *problems: Problem) -> Filing:
    """File into a day's note of this text; None where it is on the disk and could not be read."""
    held = note("Journal/2026-11-11.md", "## Meetings\n- 1:1 with [[Asta Lindgren]]\n  - b\n\n## Later\n- x\n")
    notes = [held, *([note("Journal/2026-11-25.md", today)] if today is not None else [])]
    sessions = (session(held, NOVEMBER, 2, end=3, layout=Layout.DAILY),)
    return plan_filing(Vault((), (ASTA,), sessions, (), (), problems), by_path(*notes), ASTA, ON, today=TODAY)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("## Meetings\n<<<<<<< HEAD\n- a\n=======\n- b\n>>>>>>> theirs\n", "has marks of a merge conflict"),
        ("## Meetings\n```\n- 1:1 with somebody\n", "has a code block that nobody closed"),
        ("## Meetings\n- a\n%%\nnot yet\n", "has a comment that nobody closed"),
        ("## Meetings\n<!-- not yet\n- a\n", "has a comment that nobody closed"),
        ("$$\n1:1\n\n## Meetings\n- a\n", "has a formula that nobody closed"),
        ("---\nkanban-plugin: board\n---\n## Meetings\n- a\n", "belongs to a plugin"),
    ],
)
def test_where_a_days_note_should_not_be_touched_the_meeting_gets_a_note_of_its_own(text: str, reason: str) -> None:
    filing = filed(text)
    assert (filing.mode, filing.path) == (Mode.CREATE, "Journal/2026-11-25 1-1 Asta Lindgren.md")
    assert filing.remark == f"'2026-11-25.md' {reason}, so this meeting has a note of its own."
    assert filing.front[1:4] == ("type: 1-1", 'person: "[[Asta Lindgren]]"', "date: 2026-11-25")


def test_a_days_note_that_could_not_be_read_is_not_written_over() -> None:
    broken = Problem("Journal/2026-11-25.md", 1, Severity.ERROR, "not-utf-8", "It is not UTF-8.", "Convert it.")
    filing = filed(None, broken)
    assert (filing.mode, filing.path) == (Mode.CREATE, "Journal/2026-11-25 1-1 Asta Lindgren.md")
    assert "could not be read" in filing.remark


def test_a_days_note_with_a_synced_copy_beside_it_is_left_alone() -> None:
    path = "Journal/2026-11-25.sync-conflict-20261124-101112.md"
    copy = Problem(path, 1, Severity.WARNING, "conflict-copy", "A copy.", "Merge it.")
    assert "a sync service left" in filed("## Meetings\n- a\n", copy).remark


def test_a_copy_of_another_note_is_no_reason() -> None:
    path = "Journal/2026-11-25 Board.sync-conflict-20261124-101112.md"
    other = Problem(path, 1, Severity.WARNING, "conflict-copy", "A copy.", "Merge it.")
    assert filed("## Meetings\n- a\n", other).mode is Mode.INSERT


@pytest.mark.parametrize(
    "text",
    [
        "## Meetings\n```\ncode\n```\n- a\n",
        "## Meetings\n- a %%b%% and <!-- c --> and ` ``` `\n",
        "## Meetings\n- a\n\n## Later\n```\nnever closed, below\n",
        "---\nkanban: yes\n---\n## Meetings\n- a\n",
        "## Meetings\n- see <<<<<<< in the log\n",
    ],
)
def test_a_sound_days_note_gets_the_bullet(text: str) -> None:
    filing = filed(text)
    assert (filing.mode, filing.remark) == (Mode.INSERT, "")
    assert filing.lead == ("- 1:1 with [[Asta Lindgren]]",)


def test_a_missing_heading_comes_before_the_one_that_follows_it_elsewhere() -> None:
    filing = filed("# Day\n\nslept badly\n\n## Later\n- x\n")
    assert (filing.before_line, filing.blank_before, filing.blank_after) == (5, 0, 1)
    assert filing.lead == ("## Meetings", "", "- 1:1 with [[Asta Lindgren]]")
