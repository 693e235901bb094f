"""Daily, weekly and monthly notes, and logs by date, with an entry per meeting."""

from __future__ import annotations

import pytest

from tests.notes.small_vaults import SmallVault
from tests.notes.small_vaults import check

VAULTS: dict[str, SmallVault] = {
    "weekly bullets": SmallVault(
        files={
            "Weekly/2026-W12.md": (
                "# Week 12\n"
                "\n"
                "- Tue: 1:1 with Asha — good\n"
                "- 2026-03-18 1:1 Ben\n"
                "- Thu: Team retro\n"
                "- Fri 20 Mar: 1:1 with Asha (second)\n"
            ),
        },
        met=[
            ("Asha", "2026-03-17", "Weekly/2026-W12.md", 3),
            ("Ben", "2026-03-18", "Weekly/2026-W12.md", 4),
            ("Asha", "2026-03-20", "Weekly/2026-W12.md", 6),
        ],
    ),
    "monthly log": SmallVault(
        files={
            "log/2026-03.md": (
                "# March 2026\n\n## 5 March\n- 1:1 Asha: roadmap\n- shipped\n\n## 6 March\n- 1:1 with Ben\n"
            ),
        },
        met=[("Asha", "2026-03-05", "log/2026-03.md", 4), ("Ben", "2026-03-06", "log/2026-03.md", 8)],
    ),
    "work log": SmallVault(
        files={
            "worklog.md": (
                "# Work log\n"
                "\n"
                "## 2026-03-05\n"
                "- 10:00 1:1 with Asha — new flat\n"
                "- 11:00 standup\n"
                "- prepare 1:1 with Ben\n"
                "\n"
                "## 2026-03-06\n"
                "- 14:30–15:00 1:1 Ben\n"
                "  - tests\n"
            ),
        },
        met=[("Asha", "2026-03-05", "worklog.md", 4), ("Ben", "2026-03-06", "worklog.md", 9)],
    ),
    "daily 1:1s heading with names": SmallVault(
        files={
            "daily/2026-03-05.md": (
                "# 2026-03-05\n"
                "\n"
                "## 1:1s\n"
                "\n"
                "### [[Asha Rao]]\n"
                "- roadmap\n"
                "\n"
                "### [[Ben Ortiz]]\n"
                "- tests\n"
                "\n"
                "## Notes\n"
                "- [[Carla Diaz]] called\n"
            ),
        },
        met=[
            ("Asha Rao", "2026-03-05", "daily/2026-03-05.md", 5),
            ("Ben Ortiz", "2026-03-05", "daily/2026-03-05.md", 8),
        ],
    ),
    "daily bold lines": SmallVault(
        files={
            "2026-03-05.md": (
                "**1:1 Asha**\nTalked about the roadmap.\n\n**Standup**\nnothing\n\n**1:1 with Ben Ortiz**\nTests.\n"
            ),
        },
        met=[("Asha", "2026-03-05", "2026-03-05.md", 1), ("Ben Ortiz", "2026-03-05", "2026-03-05.md", 7)],
    ),
    "daily link first": SmallVault(
        files={
            "journal/2026-03-05.md": (
                "- [[Asha Rao]] 1:1\n"
                "\t- new role\n"
                "- [[Ben Ortiz]] asked for a 1:1 next week\n"
                "- Lunch with [[Ben Ortiz]]\n"
            ),
        },
        met=[("Asha Rao", "2026-03-05", "journal/2026-03-05.md", 1)],
    ),
    "done task": SmallVault(
        files={
            "Daily Notes/2026-03-05.md": ("- [x] 1:1 Asha\n- [ ] 1:1 Ben\n- [x] schedule 1:1 with Carla\n"),
        },
        met=[("Asha", "2026-03-05", "Daily Notes/2026-03-05.md", 1)],
    ),
    "callout headline": SmallVault(
        files={
            "Daily/2026-03-05.md": (
                "> [!meeting] 1:1 with [[Asha Rao]]\n"
                "> - leave\n"
                "\n"
                "> [!quote] 1:1 with [[Ben Ortiz]]? never\n"
                "\n"
                "> 1:1 with [[Ben Ortiz]]\n"
            ),
        },
        met=[("Asha Rao", "2026-03-05", "Daily/2026-03-05.md", 1)],
    ),
    "first names ambiguous": SmallVault(
        files={
            "People/Asha Rao.md": "",
            "People/Asha Varma.md": "",
            "Daily/2026-03-05.md": ("- 1:1 with Asha\n- 1:1 with Asha Varma\n"),
        },
        met=[("Asha Varma", "2026-03-05", "Daily/2026-03-05.md", 2)],
    ),
    "aliases": SmallVault(
        files={
            "People/Priyanka Deshmukh.md": ("---\naliases: [Pri, PD]\n---\n"),
            "Daily/2026-03-05.md": "- 1:1 w/ Pri: leave\n",
            "Daily/2026-03-12.md": "- 10am 1:1 PD\n",
        },
        met=[
            ("Priyanka Deshmukh", "2026-03-05", "Daily/2026-03-05.md", 1),
            ("Priyanka Deshmukh", "2026-03-12", "Daily/2026-03-12.md", 1),
        ],
    ),
    "embed and code": SmallVault(
        files={
            "daily/2026-03-05.md": (
                "![[2026-03-05 1-1 Asha Rao]]\n"
                "\n"
                "```\n"
                "- 1:1 with [[Ben Ortiz]]\n"
                "```\n"
                "\n"
                "%%\n"
                "- 1:1 with [[Ben Ortiz]]\n"
                "%%\n"
            ),
            "1-1s/2026-03-05 1-1 Asha Rao.md": "- roadmap\n",
        },
        met=[("Asha Rao", "2026-03-05", "1-1s/2026-03-05 1-1 Asha Rao.md", 1)],
    ),
    "pointer with other date": SmallVault(
        files={
            "daily/2026-03-06.md": ("- wrote up [[2026-03-05 1-1 Asha Rao]]\n- [[2026-03-05 1-1 Asha Rao]]\n"),
            "1-1s/2026-03-05 1-1 Asha Rao.md": "- roadmap\n",
        },
        met=[("Asha Rao", "2026-03-05", "1-1s/2026-03-05 1-1 Asha Rao.md", 1)],
    ),
    "interview trap": SmallVault(
        files={
            "Daily/2026-03-05.md": (
                "- Interview with [[Carla Diaz]]\n"
                "- Catch-up with [[Asha Rao]]\n"
                "- Sync with [[Ben Ortiz]] and [[Asha Rao]]\n"
                "- Standup with [[Ben Ortiz]]\n"
            ),
            "People/Asha Rao.md": "",
            "People/Ben Ortiz.md": "",
            "People/Carla Diaz.md": "",
        },
        met=[("Asha Rao", "2026-03-05", "Daily/2026-03-05.md", 2)],
    ),
    "weekly by monday date": SmallVault(
        files={
            "Weekly/Week of 2026-03-02.md": (
                "## Monday\n- 1:1 with [[Asha Rao]]\n\n## Thursday\n- 1:1 with [[Ben Ortiz]]\n"
            ),
        },
        met=[
            ("Asha Rao", "2026-03-02", "Weekly/Week of 2026-03-02.md", 2),
            ("Ben Ortiz", "2026-03-05", "Weekly/Week of 2026-03-02.md", 5),
        ],
    ),
    "month file day numbers": SmallVault(
        files={
            "Journal/2026-03.md": (
                "## Thu 5\n- 1:1 with [[Asha Rao]]\n## Fri 6\n- nothing\n## 9th\n- 1:1 with [[Ben Ortiz]]\n"
            ),
        },
        met=[("Asha Rao", "2026-03-05", "Journal/2026-03.md", 2), ("Ben Ortiz", "2026-03-09", "Journal/2026-03.md", 6)],
    ),
    "year diary": SmallVault(
        files={
            "2026.md": ("# 2026\n## March 5\n- Had 1:1 with [[Asha Rao]] — leave\n## March 6\n- 1:1 [[Ben Ortiz]]\n"),
        },
        met=[("Asha Rao", "2026-03-05", "2026.md", 3), ("Ben Ortiz", "2026-03-06", "2026.md", 5)],
    ),
    "1:1 heading with topics": SmallVault(
        files={
            "Daily/2026-03-05.md": (
                "## 1:1 with [[Asha Rao]]\n### Budget\n- cut\n### Hiring\n- two\n\n## 1:1\n### Roadmap talk\n- x y\n"
            ),
        },
        met=[("Asha Rao", "2026-03-05", "Daily/2026-03-05.md", 1)],
    ),
    "bold paragraphs hold text": SmallVault(
        files={
            "2026-03-05.md": ("**1:1 with [[Asha Rao]]**\n\nShe is tired.\n\n- [ ] rest\n\n**Standup**\n\nfine\n"),
        },
        met=[("Asha Rao", "2026-03-05", "2026-03-05.md", 1)],
    ),
    "month files of a person": SmallVault(
        files={
            "1-1s/Asha/March 2026.md": ("## 5 March\n- leave\n\n## 12 March\n- more\n"),
        },
        met=[
            ("Asha", "2026-03-05", "1-1s/Asha/March 2026.md", 1),
            ("Asha", "2026-03-12", "1-1s/Asha/March 2026.md", 4),
        ],
    ),
    "address in a daily line": SmallVault(
        files={
            "People/asha.md": ("---\ntype: person\nname: Asha Rao\nemail: asha@x.example\n---\n"),
            "Daily/2026-03-05.md": ("- 1:1 with asha@x.example — leave\n- 1:1 @asha later\n"),
        },
        met=[("Asha Rao", "2026-03-05", "Daily/2026-03-05.md", 1)],
    ),
    "daily plural heading, names without links": SmallVault(
        files={
            "Daily/2026-03-05.md": ("## 1:1s\n- Asha — roadmap\n- Ben: tests\n\n## Other\n- Carla — lunch\n"),
        },
        met=[("Asha", "2026-03-05", "Daily/2026-03-05.md", 2), ("Ben", "2026-03-05", "Daily/2026-03-05.md", 3)],
    ),
}


@pytest.mark.parametrize("name", VAULTS)
def test_sessions_are_found(name: str) -> None:
    check(VAULTS[name])
