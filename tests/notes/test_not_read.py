"""What could not be read is told: notes that look like 1:1s without a person or a day, bad dates, empty notes."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.notes.small_vaults import TODAY
from tests.notes.small_vaults import notes_of
from tests.notes.small_vaults import read
from vaultkit.notes.text import parse_note
from vaultkit.notes.understand import understand

_HELD = {"1-1s/2026-03-02 Edda Sol.md": "- plans\n"}


def told(files: dict[str, str], me: tuple[str, ...] = ()) -> list[tuple[str, int, str]]:
    problems = [problem for path, text in files.items() for problem in parse_note(path, text.encode())[1]]
    vault = understand(notes_of(files), me=me, today=TODAY, problems=problems)
    return [(problem.path, problem.line, problem.code) for problem in vault.problems]


MISSING: dict[str, tuple[str, str, str]] = {
    "type without a person": ("notes/a.md", "---\ntype: 1on1\ndate: 2026-03-02\n---\n- plans\n", "no-person"),
    "type without a day": ("notes/a.md", "---\ntype: 1on1\nperson: Edda\n---\n- plans\n", "no-date"),
    "folder without a person": ("1-1s/2026-03-02.md", "- plans\n", "no-person"),
    "folder without a day": ("1-1s/Edda Sol.md", "- plans\n", "no-date"),
    "file name without a day": ("notes/1-1 Edda.md", "- plans\n", "no-date"),
    "file name without a person": ("notes/2026-03-02 1-1.md", "- plans\n", "no-person"),
    "title without a day": ("notes/x.md", "# 1:1 with Edda\n\n- plans\n", "no-date"),
    "title without a person": ("notes/2026-03-02 x.md", "# 1:1\n\n- plans\n", "no-person"),
    "word of a file that may be anything": ("1-1s/2026-03-02 foobar.md", "- plans\n", "no-person"),
    "running file of nobody": ("1-1s/2026 Q1.md", "## 2026-03-02\n- a\n## 2026-03-09\n- b\n", "no-person"),
}
QUIET: dict[str, dict[str, str]] = {
    "index": {"1-1s/README.md": "About 1:1s\n", "1-1s/1-1s.md": "- [[x]]\n"},
    "template": {"Templates/1-1.md": "---\ntype: 1on1\ndate:\n---\n- \n"},
    "page of a person": {"People/Edda Sol.md": "---\nrelation: report\n---\n- likes tea\n"},
    "about 1:1s": {"1-1s/Questions.md": "- How are you?\n", "docs/1on1-feature.md": "# 1on1 Feature\n- x\n"},
    "an essay": {"blog/2026-03-05-one-on-ones-that-work.md": "# One on Ones That Work\n\nText\n"},
    "a concept": {"One-to-one.md": "# One-to-one\n\nA relation between sets.\n"},
    "a group": {"1-1s/2026-03-02 Offsite.md": "Attendees: Edda, Jo, Uli, me\n\n- plans\n"},
    "a document beside the meetings": {"1-1s/Edda Sol/Growth plan.md": "- learn\n"},
    "called off": {"1-1s/2026-03-02.md": "---\nstatus: cancelled\n---\n- plans\n"},
    "a tag": {"wiki/Rows.md": "---\ntags: [one-to-one]\ndate: 2026-03-02\n---\n# Rows\n- sort\n"},
    "prose": {"Diary/2026-03-02.md": "I thought about my 1:1 on the way home.\n"},
}


@pytest.mark.parametrize("name", MISSING)
def test_a_note_that_looks_like_a_meeting_is_never_missed_in_silence(name: str) -> None:
    path, text, code = MISSING[name]
    assert told({path: text}) == [(path, 1, code)]


@pytest.mark.parametrize("name", QUIET)
def test_other_notes_are_left_in_peace(name: str) -> None:
    assert told(QUIET[name]) == []


def test_an_impossible_date_is_an_error_in_any_note() -> None:
    assert told({"Wiki/Depot.md": "---\ndate: 2026-02-30\n---\ntext\n"}) == [("Wiki/Depot.md", 2, "impossible-date")]


def test_an_impossible_date_in_a_template_is_fine() -> None:
    assert told({"Templates/Depot.md": "---\ndate: 2026-02-30\n---\ntext\n"}) == []


@pytest.mark.parametrize("year", ["0001", "9999"])
def test_a_far_date_is_told_where_a_person_is_named(year: str) -> None:
    found = told({"notes/a.md": f"---\nperson: Edda\ndate: {year}-01-01\n---\ntext\n"})
    assert ("notes/a.md", 3, "far-date") in found
    assert told({"Wiki/Rome.md": f"---\ndate: {year}-01-01\n---\ntext\n"}) == []


def test_a_placeholder_is_an_error_outside_of_template_folders_only() -> None:
    text = "---\nperson: Edda\ndate: {{date}}\n---\n"
    assert ("1-1s/new.md", 3, "unfilled-template") in told({"1-1s/new.md": text})
    assert told({"Templates/new.md": text}) == []
    assert told({"1-1s/Template.md": text}) == []


def test_an_empty_note_among_meetings_is_told() -> None:
    assert told({**_HELD, "1-1s/new.md": "\n"}) == [("1-1s/new.md", 1, "empty-note")]


def test_an_empty_page_and_an_empty_note_elsewhere_are_fine() -> None:
    assert told({**_HELD, "People/Edda Sol.md": "", "Wiki/Depot.md": ""}) == []


def test_numeric_dates_that_nothing_decides_are_told_once() -> None:
    files = {
        "1-1s/Edda.md": "# 1:1 Edda\n\n## 3/4/2026\n- a\n\n## 3/5/2026\n- b\n",
        "1-1s/Jo.md": "## 5/6/2026\n- a\n\n## 7/6/2026\n- b\n",
    }
    assert told(files) == [("1-1s/Edda.md", 3, "ambiguous-dates")]
    remedy = read(files).problems[0].remedy
    assert "YYYY-MM-DD" in remedy


def test_numeric_dates_that_another_note_decides_are_fine() -> None:
    files = {"1-1s/Edda.md": "## 3/4/2026\n- a\n\n## 23/5/2026\n- b\n"}
    assert told(files) == []
    assert [s.date for s in read(files).sessions] == [dt.date(2026, 4, 3), dt.date(2026, 5, 23)]
