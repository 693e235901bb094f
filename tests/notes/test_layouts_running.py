"""One file per person or for all, with dated sections; pages of people as logs."""

from __future__ import annotations

import pytest

from tests.notes.small_vaults import SmallVault
from tests.notes.small_vaults import check

VAULTS: dict[str, SmallVault] = {
    "one file, people then dates": SmallVault(
        files={
            "1on1s.md": (
                "# 1:1s\n"
                "\n"
                "## Asha\n"
                "\n"
                "### 2026-03-05\n"
                "- roadmap\n"
                "\n"
                "### 2026-03-12\n"
                "- leave\n"
                "\n"
                "## Ben Ortiz\n"
                "\n"
                "### 2026-03-06\n"
                "- tests\n"
            ),
        },
        met=[
            ("Asha", "2026-03-05", "1on1s.md", 5),
            ("Asha", "2026-03-12", "1on1s.md", 8),
            ("Ben Ortiz", "2026-03-06", "1on1s.md", 13),
        ],
    ),
    "one file, dates then people": SmallVault(
        files={
            "1-1 log.md": (
                "# 1:1 log\n"
                "\n"
                "## 2026-03-05\n"
                "\n"
                "### Asha\n"
                "- roadmap\n"
                "\n"
                "### Ben Ortiz\n"
                "- tests\n"
                "\n"
                "## 2026-03-12\n"
                "\n"
                "### Asha\n"
                "- more\n"
            ),
        },
        met=[
            ("Asha", "2026-03-05", "1-1 log.md", 5),
            ("Ben Ortiz", "2026-03-05", "1-1 log.md", 8),
            ("Asha", "2026-03-12", "1-1 log.md", 13),
        ],
    ),
    "one file, date and name in one heading": SmallVault(
        files={
            "work/one-on-ones.md": (
                "# One on ones\n"
                "\n"
                "## 2026-03-05 – Asha\n"
                "- roadmap\n"
                "\n"
                "## 2026-03-06 – Ben\n"
                "- tests\n"
                "\n"
                "## 2026-03-12 Asha\n"
                "- x\n"
            ),
        },
        met=[
            ("Asha", "2026-03-05", "work/one-on-ones.md", 3),
            ("Ben", "2026-03-06", "work/one-on-ones.md", 6),
            ("Asha", "2026-03-12", "work/one-on-ones.md", 9),
        ],
    ),
    "name then date in one heading": SmallVault(
        files={
            "1-1s.md": ("## Asha - 2026-03-05\n- roadmap\n\n## Ben - 2026-03-06\n- tests\n"),
        },
        met=[("Asha", "2026-03-05", "1-1s.md", 1), ("Ben", "2026-03-06", "1-1s.md", 4)],
    ),
    "setext": SmallVault(
        files={
            "1on1/Asha Rao.md": (
                "Asha Rao\n========\n\n2026-03-12\n----------\n- leave\n\n2026-03-05\n----------\n- roadmap\n"
            ),
        },
        met=[("Asha Rao", "2026-03-12", "1on1/Asha Rao.md", 4), ("Asha Rao", "2026-03-05", "1on1/Asha Rao.md", 8)],
    ),
    "notes file in person folder": SmallVault(
        files={
            "1-1s/Asha Rao/Notes.md": ("## 2026-03-05\n- x\n\n## 2026-03-12\n- z\n"),
        },
        met=[
            ("Asha Rao", "2026-03-05", "1-1s/Asha Rao/Notes.md", 1),
            ("Asha Rao", "2026-03-12", "1-1s/Asha Rao/Notes.md", 4),
        ],
    ),
    "marked file in person folder at root": SmallVault(
        files={
            "Asha Rao/1-1s.md": ("## 2026-03-05\n- x\n\n## 2026-03-12\n- z\n"),
            "Ben Ortiz/2026-03-05 1-1.md": "- x\n",
            "Ben Ortiz/goals.md": ("## 2026-03-05\n- x\n"),
        },
        met=[
            ("Asha Rao", "2026-03-05", "Asha Rao/1-1s.md", 1),
            ("Asha Rao", "2026-03-12", "Asha Rao/1-1s.md", 4),
            ("Ben Ortiz", "2026-03-05", "Ben Ortiz/2026-03-05 1-1.md", 1),
        ],
    ),
    "newest first running no mark under Team": SmallVault(
        files={
            "Team/Asha Rao/log.md": ("## 2026-03-12\n- x\n\n## 2026-03-05\n- y\n"),
            "Team/Team charter.md": ("## 2026-03-05\n- z\n"),
        },
        met=[
            ("Asha Rao", "2026-03-12", "Team/Asha Rao/log.md", 1),
            ("Asha Rao", "2026-03-05", "Team/Asha Rao/log.md", 4),
        ],
    ),
    "week headings enclosing": SmallVault(
        files={
            "1-1s/Asha Rao.md": (
                "# Asha Rao\n\n## March 2026\n\n### Week 10\n\n#### 5 March\n- roadmap\n\n#### 6 March\n- more\n"
            ),
        },
        met=[("Asha Rao", "2026-03-05", "1-1s/Asha Rao.md", 7), ("Asha Rao", "2026-03-06", "1-1s/Asha Rao.md", 10)],
    ),
    "blank template in running": SmallVault(
        files={
            "1-1s/Asha Rao.md": (
                "# Asha Rao\n"
                "\n"
                "## YYYY-MM-DD\n"
                "\n"
                "### Wins\n"
                "-\n"
                "\n"
                "### Topics\n"
                "-\n"
                "\n"
                "## 2026-11-26\n"
                "\n"
                "### Wins\n"
                "-\n"
                "\n"
                "### Topics\n"
                "-\n"
                "\n"
                "## 2026-11-12\n"
                "\n"
                "### Wins\n"
                "-\n"
                "\n"
                "### Topics\n"
                "-\n"
                "\n"
                "## 2026-10-29\n"
                "\n"
                "### Wins\n"
                "- shipped\n"
                "\n"
                "### Topics\n"
                "-\n"
            ),
        },
        met=[("Asha Rao", "2026-10-29", "1-1s/Asha Rao.md", 27)],
    ),
    "oldest first numbered": SmallVault(
        files={
            "1-1s/asha.md": ("1. 2026-03-05\n   - roadmap\n2. 2026-03-12\n   - leave\n"),
        },
        met=[("Asha", "2026-03-05", "1-1s/asha.md", 1), ("Asha", "2026-03-12", "1-1s/asha.md", 3)],
    ),
    "meeting n headings": SmallVault(
        files={
            "Supervision/Alice Moreno.md": (
                "# Supervision Alice Moreno\n"
                "\n"
                "## Meeting 1 (5 March 2026)\n"
                "- topic\n"
                "\n"
                "## Meeting 2 (19 March 2026)\n"
                "- data\n"
                "\n"
                "## Meeting 3 (TBD)\n"
            ),
        },
        met=[
            ("Alice Moreno", "2026-03-05", "Supervision/Alice Moreno.md", 3),
            ("Alice Moreno", "2026-03-19", "Supervision/Alice Moreno.md", 6),
        ],
    ),
    "h1 dates flat": SmallVault(
        files={
            "1-1s/Asha.md": ("# 2026-03-12\n# Notes\n- leave\n# Actions\n- none\n# 2026-03-05\n# Notes\n- roadmap\n"),
        },
        met=[("Asha", "2026-03-12", "1-1s/Asha.md", 1), ("Asha", "2026-03-05", "1-1s/Asha.md", 6)],
    ),
    "meeting folder, running per person": SmallVault(
        files={
            "meeting-notes/alice-moreno.md": (
                "# Alice Moreno\n"
                "\n"
                "## Date: 5 March 2026\n"
                "- Alice ran the model\n"
                "  - HV: good\n"
                "  - AM: thanks\n"
                "\n"
                "## 19 March 2026\n"
                "- data\n"
                "\n"
                "## 2 April 2026\n"
                "- plots\n"
            ),
            "meeting-notes/gate-roof.md": ("# Gate roof\n## 5 March 2026\n- metal\n## 12 March 2026\n- wood\n"),
            "meeting-notes/Search Weekly.md": ("## 5 March 2026\n- metal\n## 12 March 2026\n- wood\n"),
        },
        met=[
            ("Alice Moreno", "2026-03-05", "meeting-notes/alice-moreno.md", 3),
            ("Alice Moreno", "2026-03-19", "meeting-notes/alice-moreno.md", 8),
            ("Alice Moreno", "2026-04-02", "meeting-notes/alice-moreno.md", 11),
        ],
    ),
    "h2 date with h1 mark": SmallVault(
        files={
            "notes/asha.md": ("# 1:1 notes: Asha Rao\n\n## 2026-03-05\n- a\n\n## 2026-03-12\n- b\n"),
        },
        met=[("Asha Rao", "2026-03-05", "notes/asha.md", 3), ("Asha Rao", "2026-03-12", "notes/asha.md", 6)],
    ),
}


@pytest.mark.parametrize("name", VAULTS)
def test_sessions_are_found(name: str) -> None:
    check(VAULTS[name])
