"""Vaults and notes that hold no 1:1 although they look a little like it."""

from __future__ import annotations

import pytest

from tests.notes.small_vaults import SmallVault
from tests.notes.small_vaults import check

VAULTS: dict[str, SmallVault] = {
    "scores": SmallVault(
        files={
            "Diary/2026-03-05.md": (
                "- Arsenal 1-1 Leeds\n"
                "- 1:1 ratio of flour\n"
                "- 121 steps\n"
                "- Watched Leeds draw 1-1\n"
                "- at 1:15 lunch with Anna\n"
            ),
        },
        met=[],
    ),
    "wiki": SmallVault(
        files={
            "One-to-one.md": ("# One-to-one\n\nA one-to-one relationship. See [[Bijection]].\n"),
            "Bijection.md": ("# Bijection\n## 1:1 mapping\n- [[Function]]\n"),
            "History.md": ("## 4 July 1776\n- x\n## 2001-09-11\n- y\n"),
            "People/Ada Lovelace.md": ("# Ada Lovelace\n## 10 December 1815\nBorn.\n## 27 November 1852\nDied.\n"),
            "People/Barack Obama.md": (
                "# Barack Obama\n## 4 November 2008\nElected.\n## 20 January 2009 – Inauguration\nx\n"
            ),
        },
        met=[],
    ),
    "changelog": SmallVault(
        files={
            "CHANGELOG.md": ("# Changelog\n## [1.1.0] - 2026-03-05\n### Added\n- 1:1 chat\n## 2026-03-01\n- x\n"),
            "docs/1on1-feature.md": ("---\ndate: 2026-03-05\n---\n# 1on1 Feature\n- x\n"),
            "blog/2026-03-05-one-on-ones-that-work.md": ("# One on Ones That Work\n\nBy [[Asha Rao]]\n"),
        },
        met=[],
    ),
    "prose": SmallVault(
        files={
            "Journal/2026-03-05.md": (
                "Thought about my 1:1 with [[Asha Rao]] yesterday.\n"
                "\n"
                "- must schedule 1:1 with [[Asha Rao]]\n"
                "- move 1:1 with [[Ben Ortiz]] to Friday\n"
                "- 1:1 with [[Ben Ortiz]] moved to Friday\n"
                "- 1:1 prep for [[Ben Ortiz]]\n"
                "- cancelled: 1:1 with [[Ben Ortiz]]\n"
                "\n"
                "## Tomorrow\n"
                "- 1:1 with [[Asha Rao]]\n"
            ),
        },
        met=[],
    ),
    "group": SmallVault(
        files={
            "Meetings/2026-03-05 1-1-1.md": "x",
            "Meetings/2026-03-05 Design review with Asha Rao.md": (
                "---\nattendees: [Asha Rao, Ben Ortiz, Sam]\n---\n- x"
            ),
            "1-1s/2026-03-05 Asha and Ben.md": ("---\nattendees: [Asha Rao, Ben Ortiz, Sam]\n---\n- x"),
        },
        met=[],
        me=("Sam",),
    ),
    "projects": SmallVault(
        files={
            "Projects/Gate Roof.md": ("## 2026-03-05\n- x\n## 2026-03-12\n- y\n"),
            "Clients/Acme Corp.md": (
                "---\ntype: client\n---\n## 2026-03-05 Kickoff\n- x\n## 2026-03-12 Review call\n- y\n"
            ),
        },
        met=[],
    ),
    "headline in a project note is not": SmallVault(
        files={
            "Projects/Depot.md": (
                "---\n"
                "date: 2026-03-05\n"
                "---\n"
                "# Depot\n"
                "\n"
                "- talk to [[Asha Rao]] in our 1:1\n"
                "- [ ] raise in 1:1 with [[Asha Rao]]\n"
                "\n"
                "## 1:1 relationship with vendors\n"
                "- none\n"
            ),
        },
        met=[],
    ),
    "dnd": SmallVault(
        files={
            "Sessions/2026-03-05 Session 12.md": ("# Session 12\n- fought 1 on 1 with the Dragon\n"),
            "People/Gandalf Grey.md": ("## 2026-03-05\nMet the party.\n"),
            "Characters/Aria.md": ("## Session 1\n- one on one with the king\n"),
        },
        met=[],
    ),
    "sports": SmallVault(
        files={
            "Training/2026-03-05.md": ("# Training\n- 1 on 1 drills\n- 1v1\n- One-on-one with keeper\n"),
        },
        met=[],
    ),
    "coaching business docs": SmallVault(
        files={
            "Coaching/Pricing.md": ("## 2026-03-05\n- x y\n## 2026-03-12\n- z\n"),
            "Coaching/Methods.md": ("# Methods\n## 2026-01-01\n- aa\n## 2026-02-01\n- bb\n"),
        },
        met=[],
    ),
    "language notes": SmallVault(
        files={
            "Español/Reunion.md": ("# Reunión\n- conversación uno a uno significa one on one\n"),
            "2026-03-05.md": "- vocab: tête-à-tête, face à face\n",
        },
        met=[],
    ),
    "baby diary": SmallVault(
        files={
            "Baby/Mila.md": ("## 2026-03-05\n- first tooth\n## 2026-03-20\n- walked\n"),
            "Garden/Rose.md": ("## 2026-03-05\n- pruned\n## 2026-03-20\n- fed\n"),
        },
        met=[],
    ),
    "who is me problem": SmallVault(
        files={
            "1-1s/2026-03-05.md": ("---\nattendees: [Sam, Asha]\n---\n- a\n"),
        },
        met=[],
    ),
    "no date problem": SmallVault(
        files={
            "x/a.md": ("---\ntype: 1:1\nperson: Asha\n---\n- a\n"),
        },
        met=[],
    ),
    "team folder": SmallVault(
        files={
            "Team/Rituals.md": ("## 2026-03-05\n- a\n## 2026-03-12\n- b\n"),
            "Team/Charter.md": "- c\n",
        },
        met=[],
    ),
    "travel diary": SmallVault(
        files={
            "Travel/Lisbon/2026-03-05.md": "- tram\n",
            "Travel/New York/2026-03-06.md": "- walk with [[Anna]]\n",
            "Travel/Anna.md": ("## 2026-03-05\n- x y\n"),
        },
        met=[],
    ),
    "therapy of a fitness coach plan": SmallVault(
        files={
            "Gym/Plan.md": ("# 1 on 1 coaching\n## 2026-03-05\n- squats 5x5\n## 2026-03-07\n- rows\n"),
        },
        met=[],
    ),
    "school": SmallVault(
        files={
            "Classes/Maths/2026-03-05 Lesson 1-1.md": "- fractions 1:1\n",
            "Classes/Maths/2026-03-06 One to one functions.md": "- f\n",
        },
        met=[],
    ),
    "crm of clients": SmallVault(
        files={
            "CRM/Acme.md": ("## 2026-03-05 Call\n- price\n## 2026-03-07 Email\n- offer\n"),
            "CRM/Jane Doe.md": (
                "---\n"
                "company: Acme\n"
                "email: j@x.example\n"
                "---\n"
                "## 2026-03-05 Call\n"
                "- price\n"
                "## 2026-03-07 Email\n"
                "- offer\n"
            ),
        },
        met=[],
    ),
    "meeting minutes": SmallVault(
        files={
            "Minutes/2026-03-05.md": ("# Board\nPresent: Agnes Holm, Petter Lie\n- x y\n"),
            "Minutes/2026-03-12.md": ("# Board\nPresent: Agnes Holm, Siri Moe\n- x y\n"),
            "Minutes/2026-03-19.md": ("# Board\nPresent: Agnes Holm, Ola Vik\n- z w\n"),
        },
        met=[],
    ),
}


@pytest.mark.parametrize("name", VAULTS)
def test_no_session_is_seen_where_there_is_none(name: str) -> None:
    check(VAULTS[name])
