from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

from vaultkit.model import Problem
from vaultkit.notes.problem_table import IN_NOTES
from vaultkit.notes.problem_table import PROBLEMS
from vaultkit.notes.problem_table import make_problem
from vaultkit.notes.property_checks import check_properties
from vaultkit.notes.text import check_blank
from vaultkit.notes.text import parse_note

GALLERY = Path(__file__).parent.parent / "data" / "problems"
TODAY = dt.date(2026, 3, 2)


def told(problem: Problem) -> str:
    return f"{problem.path}:{problem.line}: {problem.severity}: {problem.message} {problem.remedy}\n"


def problems_of(name: str) -> list[Problem]:
    note, found = parse_note(name, (GALLERY / name).read_bytes())
    return [*found, *(check_properties(note, TODAY) if note else ()), *(check_blank(note) if note else ())]


@pytest.mark.parametrize("code", IN_NOTES)
def test_a_bad_note_is_told_in_these_words(code: str) -> None:
    found = problems_of(f"{code}.md")
    assert [problem.code for problem in found] == [code]
    assert "".join(map(told, found)) == (GALLERY / f"{code}.txt").read_text(encoding="utf-8")


def test_every_pair_in_the_gallery_is_a_code() -> None:
    stems = {path.stem for path in GALLERY.iterdir() if path.suffix in {".md", ".txt"} and path.stem != "README"}
    assert stems == set(IN_NOTES)


@pytest.mark.parametrize("code", PROBLEMS)
def test_every_wording_is_sentences(code: str) -> None:
    assert re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", code)
    wording = PROBLEMS[code]
    assert wording.message.endswith(".")
    assert wording.remedy.endswith(".") or wording.remedy == "{cure}"


def test_facts_may_hold_braces() -> None:
    assert "'{x}'" in make_problem("duplicate-key", "n.md", 3, key="{x}").message
