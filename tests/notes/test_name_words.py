"""Names that are also months, weekdays or small words, and periods beside names."""

from __future__ import annotations

import pytest

from tests.notes.small_vaults import SmallVault
from tests.notes.small_vaults import check


def _one(path: str, text: str, person: str, day: str = "2026-03-02", line: int = 1) -> SmallVault:
    return SmallVault(files={path: text}, met=[(person, day, path, line)] if person else [])


_TWO_DAYS = "## 2026-03-02\n- plans\n\n## 2026-03-16\n- tests\n"


def _running(path: str, person: str, head: str = "") -> SmallVault:
    first = head.count("\n") + 1
    met = [(person, "2026-03-02", path, first), (person, "2026-03-16", path, first + 3)] if person else []
    return SmallVault(files={path: head + _TWO_DAYS}, met=met)


VAULTS: dict[str, SmallVault] = {
    "month as file name and title": _one("1-1s/2026-03-02 June.md", "# 1:1 June\n\n- plans\n", "June"),
    "month as file name": _one("1-1s/2026-03-02 April.md", "- plans\n", "April"),
    "short month before the day": _one("1-1s/Jan 2026-03-02.md", "- plans\n", "Jan"),
    "month as folder": _one("1-1s/May/2026-03-02.md", "- plans\n", "May"),
    "month as title": _one("1-1s/2026-03-02.md", "# Jan\n\n- plans\n", "Jan"),
    "month as person key": _one("notes/a.md", "---\ntype: 1on1\ndate: 2026-03-02\nperson: April\n---\n- x\n", "April"),
    "small word as person key": _one("notes/a.md", "---\ntype: 1on1\ndate: 2026-03-02\nperson: Per\n---\n- x\n", "Per"),
    "month in a bullet": _one("Daily/2026-03-02.md", "- 1:1 with June: plans\n", "June"),
    "month in a marked heading": _one("Daily/2026-03-02.md", "# Day\n\n### 1:1 Jan\n- plans\n", "Jan", line=3),
    "month below a heading of 1:1s": _one("Daily/2026-03-02.md", "## 1:1s\n### Jan\n- plans\n", "Jan", line=2),
    "small word as file name": _one("1-1s/2026-03-02 Per.md", "# 1:1 Per\n\n- plans\n", "Per"),
    "small word as folder": _one("1-1s/An/2026-03-02.md", "- plans\n", "An"),
    "small word in a bullet": _one("Daily/2026-03-02.md", "- 1:1 with Per: plans\n", "Per"),
    "small word below a heading of 1:1s": _one("Daily/2026-03-02.md", "## 1:1s\n- Per: plans\n", "Per", line=2),
    "month beside a day of it": _one("1-1s/2026-03-02 March.md", "- plans\n", "March"),
    "small word before a surname": _one("1-1s/2026-03-02.md", "# Per Lindqvist\n\n- plans\n", "Per Lindqvist"),
    "article before a surname": _one("1-1s/2026-03-02.md", "# An Tran\n\n- plans\n", "An Tran"),
    "particle before a surname": _one("1-1s/2026-03-02.md", "# Le Minh Chau\n\n- plans\n", "Le Minh Chau"),
    "particle as first name": _one("1-1s/2026-03-02.md", "# 1:1 with Van Porter\n\n- plans\n", "Van Porter"),
    "time as surname": _one("1-1s/2026-03-02.md", "# Clara Day\n\n- plans\n", "Clara Day"),
    "weekday as first name": _one("1-1s/2026-03-02 Dom.md", "# 1:1 Dom\n\n- plans\n", "Dom"),
    "month in a running file": _running("1-1s/April.md", "April"),
    # negative
    "with stays a small word": _one("1-1s/2026-03-02.md", "# With Edda Sol\n\n- plans\n", "Edda Sol"),
    "day and month stay a date": SmallVault(
        files={"1-1s/Edda.md": "## 1 May 2026\n- a\n\n## 8 June 2026\n- b\n"},
        met=[("Edda", "2026-05-01", "1-1s/Edda.md", 1), ("Edda", "2026-06-08", "1-1s/Edda.md", 4)],
    ),
    "month before the day stays a date": _one("1-1s/Edda March 2, 2026.md", "- x\n", "Edda"),
    "date behind the name in a title": _one("notes/x.md", "# 1:1 Edda, Jan 5 2026\n\n- x\n", "Edda", "2026-01-05"),
    "month headings stay months": SmallVault(
        files={"1-1s/Edda.md": "# March\n\n## 2 March\n- a\n\n# April\n\n## 6 April 2026\n- b\n"},
        met=[("Edda", "2026-03-02", "1-1s/Edda.md", 3), ("Edda", "2026-04-06", "1-1s/Edda.md", 8)],
    ),
    "month file stays a month": SmallVault(
        files={"1-1s/2026/March.md": "## 2026-03-02\n- a\n## 2026-03-09\n- b\n"}, met=[]
    ),
    "weekday stays a weekday": SmallVault(
        files={"Daily/2026-03-02 Mon.md": "# Monday\n- 1:1 with Edda: plans\n"},
        met=[("Edda", "2026-03-02", "Daily/2026-03-02 Mon.md", 2)],
    ),
    "month title of a day stays a month": _one("Daily/2026-03-02.md", "# March\n\n- walked\n", ""),
    # periods
    "quarter before": _running("1-1s/2026-Q1 1-1s Callie.md", "Callie"),
    "quarter behind in the title": _running("1-1s/x1.md", "Callie", "# Callie, Q1 2026\n"),
    "year behind": _running("1-1s/Callie 2026.md", "Callie"),
    "year before": _running("1-1s/2026 Callie.md", "Callie"),
    "month and year behind": _running("1-1s/Callie March 2026.md", "Callie"),
    "numeric month before": _running("1-1s/2026-03 Callie.md", "Callie"),
    "financial year": _running("1-1s/Callie FY26.md", "Callie"),
    "half year": _running("1-1s/Callie H1 2026.md", "Callie"),
    "range of years": _running("1-1s/Callie 2025-2026.md", "Callie"),
    "part": _running("1-1s/Callie part 2.md", "Callie"),
    "part in brackets": _running("1-1s/Callie (2).md", "Callie"),
    "month in a person's folder": _running("1-1s/Callie/2026-03.md", "Callie"),
    "year in a person's folder": _running("1-1s/Callie/2026.md", "Callie"),
    "quarter in a person's folder": _running("1-1s/Callie/2026 Q1.md", "Callie"),
    "one section in a file of a year": SmallVault(
        files={"1-1s/Callie 2026.md": "## 2026-03-02\n- a\n"}, met=[("Callie", "2026-03-02", "1-1s/Callie 2026.md", 1)]
    ),
    "a period alone is nobody": SmallVault(files={"1-1s/2026 Q1.md": _TWO_DAYS}, met=[]),
}


@pytest.mark.parametrize("name", VAULTS)
def test_sessions_are_found(name: str) -> None:
    check(VAULTS[name])
