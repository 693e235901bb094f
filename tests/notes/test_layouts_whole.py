"""A note per meeting, in every way that people name, file and mark it."""

from __future__ import annotations

import pytest

from tests.notes.small_vaults import SmallVault
from tests.notes.small_vaults import check

VAULTS: dict[str, SmallVault] = {
    "nested tags": SmallVault(
        files={
            "notes/a.md": (
                "---\n"
                "date: 2024-11-20\n"
                "tags: [meeting/one-on-one, people/john-appleseed, ]\n"
                "---\n"
                "# 2024-11-20 John Appleseed\n"
                "\n"
                "- Chatted\n"
            ),
        },
        met=[("John Appleseed", "2024-11-20", "notes/a.md", 1)],
    ),
    "meetings folder, known person": SmallVault(
        files={
            "People/Asha Rao.md": ("---\nrole: Engineer\n---\n"),
            "Meetings/2026-03-05 Asha Rao.md": "- x\n",
            "Meetings/2026-03-06 Team sync.md": "- y\n",
            "Meetings/2026-03-07 Roadmap Asha Rao.md": "- y\n",
        },
        met=[("Asha Rao", "2026-03-05", "Meetings/2026-03-05 Asha Rao.md", 1)],
    ),
    "dotted names": SmallVault(
        files={
            "people.asha-rao.md": ("---\ntype: person\n---\n"),
            "meet.1on1.asha-rao.2026.03.05.md": "- x\n",
            "meet.team.2026.03.06.md": "- y\n",
        },
        met=[("Asha Rao", "2026-03-05", "meet.1on1.asha-rao.2026.03.05.md", 1)],
    ),
    "file name spellings": SmallVault(
        files={
            "Asha_1on1_05-03-2026.md": "- x\n",
            "20260319_Asha_1-1.md": "- x\n",
            "1on1-asha-2026.04.02.md": "- x\n",
            "Asha 1_1 16 April 2026.md": "- x\n",
            "1-1 w Asha (30 April 2026).md": "- x\n",
            "x/25-12-2025.md": "diary",
        },
        met=[
            ("Asha", "2026-03-05", "Asha_1on1_05-03-2026.md", 1),
            ("Asha", "2026-03-19", "20260319_Asha_1-1.md", 1),
            ("Asha", "2026-04-02", "1on1-asha-2026.04.02.md", 1),
            ("Asha", "2026-04-16", "Asha 1_1 16 April 2026.md", 1),
            ("Asha", "2026-04-30", "1-1 w Asha (30 April 2026).md", 1),
        ],
    ),
    "skip level": SmallVault(
        files={
            "People/Dana Fox.md": ("---\nrelation: skip-level\n---\n"),
            "Notes/2026-03-05 Skip-level - Dana Fox.md": "- x\n",
        },
        met=[("Dana Fox", "2026-03-05", "Notes/2026-03-05 Skip-level - Dana Fox.md", 1)],
    ),
    "planned and future": SmallVault(
        files={
            "1-1s/2026-12-24 Asha Rao.md": "- later\n",
            "1-1s/2026-03-05 Asha Rao.md": ("---\nstatus: planned\n---\n- maybe\n"),
            "1-1s/2026-03-12 Asha Rao.md": ("---\nstatus: cancelled\n---\n- x\n"),
            "1-1s/2026-03-19 Asha Rao.md": ("# x\n<!-- vaultkit prep 0123456789ab -->\nhi\n<!-- /vaultkit -->\n- \n"),
            "1-1s/2026-03-26 Asha Rao.md": "",
        },
        met=[("Asha Rao", "2026-03-26", "1-1s/2026-03-26 Asha Rao.md", 1)],
    ),
    "o3": SmallVault(
        files={
            "O3s/Asha/2026-03-05.md": "- x\n",
            "O3s/Asha/README.md": "about\n",
            "O3s/README.md": "read\n",
        },
        met=[("Asha", "2026-03-05", "O3s/Asha/2026-03-05.md", 1)],
    ),
    "manager folder pov": SmallVault(
        files={
            "1-1s/My manager - Dana Fox/2026-03-05.md": "- roadmap\n",
            "1-1s/Asha Rao (report)/2026-03-06.md": "- leave\n",
        },
        met=[
            ("Dana Fox", "2026-03-05", "1-1s/My manager - Dana Fox/2026-03-05.md", 1),
            ("Asha Rao", "2026-03-06", "1-1s/Asha Rao (report)/2026-03-06.md", 1),
        ],
    ),
    "year folders under person": SmallVault(
        files={
            "1-1s/Asha Rao/2026/03/05.md": "- roadmap\n",
            "1-1s/Asha Rao/2026/04/02.md": "- leave\n",
        },
        met=[
            ("Asha Rao", "2026-03-05", "1-1s/Asha Rao/2026/03/05.md", 1),
            ("Asha Rao", "2026-04-02", "1-1s/Asha Rao/2026/04/02.md", 1),
        ],
    ),
    "people as folders with marks inside": SmallVault(
        files={
            "People/Asha Rao/1-1s/2026-03-05.md": "- roadmap\n",
            "People/Asha Rao/Feedback/2026-03-06.md": "- nice\n",
            "People/Asha Rao/Asha Rao.md": ("---\nrole: Eng\n---\n"),
            "People/Asha Rao/1-1s/template.md": "- \n",
        },
        met=[("Asha Rao", "2026-03-05", "People/Asha Rao/1-1s/2026-03-05.md", 1)],
    ),
    "conflict of day order": SmallVault(
        files={
            "1-1s/Asha/13-03-2026.md": "- a\n",
            "1-1s/Asha/04-03-2026.md": "- b\n",
        },
        met=[
            ("Asha", "2026-03-13", "1-1s/Asha/13-03-2026.md", 1),
            ("Asha", "2026-03-04", "1-1s/Asha/04-03-2026.md", 1),
        ],
    ),
    "month first vault": SmallVault(
        files={
            "1-1s/Asha/03-13-2026.md": "- a\n",
            "1-1s/Asha/03-04-2026.md": "- b\n",
        },
        met=[
            ("Asha", "2026-03-13", "1-1s/Asha/03-13-2026.md", 1),
            ("Asha", "2026-03-04", "1-1s/Asha/03-04-2026.md", 1),
        ],
    ),
    "two on one day": SmallVault(
        files={
            "1-1s/2026-03-05 1000 Asha Rao.md": "- roadmap\n",
            "1-1s/2026-03-05 1500 Asha Rao.md": "- again\n",
        },
        met=[
            ("Asha Rao", "2026-03-05", "1-1s/2026-03-05 1000 Asha Rao.md", 1),
            ("Asha Rao", "2026-03-05", "1-1s/2026-03-05 1500 Asha Rao.md", 1),
        ],
    ),
    "zettel id with h1": SmallVault(
        files={
            "202603051400.md": ("# 1:1 Asha Bhatt\n\n- leave\n"),
            "202603061400.md": ("# A thought on 1:1s\n\n- leave\n"),
        },
        met=[("Asha Bhatt", "2026-03-05", "202603051400.md", 1)],
    ),
    "personal folder words": SmallVault(
        files={
            "My people/Asha Rao.md": ("---\nrole: Eng\n---\n"),
            "Weekly meetings/2026-03-05 Asha Rao.md": "- x y\n",
        },
        met=[("Asha Rao", "2026-03-05", "Weekly meetings/2026-03-05 Asha Rao.md", 1)],
    ),
    "emoji headings": SmallVault(
        files={
            "🤝 1-1s/👤 Asha Rao/📅 2026-03-05.md": "- a b\n",
            "🤝 1-1s/👤 Asha Rao/📅 2026-03-12.md": "- c d\n",
        },
        met=[
            ("Asha Rao", "2026-03-05", "🤝 1-1s/👤 Asha Rao/📅 2026-03-05.md", 1),
            ("Asha Rao", "2026-03-12", "🤝 1-1s/👤 Asha Rao/📅 2026-03-12.md", 1),
        ],
    ),
    "numbered folders": SmallVault(
        files={
            "10 Work/12 1-1s/Asha Rao/2026-03-05.md": "- a b\n",
            "10 Work/11 People/Asha Rao.md": "hello\n",
        },
        met=[("Asha Rao", "2026-03-05", "10 Work/12 1-1s/Asha Rao/2026-03-05.md", 1)],
    ),
    "date last in folder": SmallVault(
        files={
            "1-1/Asha Rao/1-1 Asha Rao 2026-03-05.md": "- a\n",
            "1-1/Asha Rao/1-1 Asha Rao 2026-03-19.md": "- b\n",
        },
        met=[
            ("Asha Rao", "2026-03-05", "1-1/Asha Rao/1-1 Asha Rao 2026-03-05.md", 1),
            ("Asha Rao", "2026-03-19", "1-1/Asha Rao/1-1 Asha Rao 2026-03-19.md", 1),
        ],
    ),
    "topics behind the date in a person's folder": SmallVault(
        files={
            "1-1s/Asha/2026-03-05 Kafka.md": ("# Kafka\n- a\n"),
            "1-1s/Asha/2026-03-12 Growth plan.md": "- b\n",
            "1-1s/Asha/2026-03-19.md": ("# 1:1\n- c\n"),
        },
        met=[
            ("Asha", "2026-03-05", "1-1s/Asha/2026-03-05 Kafka.md", 1),
            ("Asha", "2026-03-12", "1-1s/Asha/2026-03-12 Growth plan.md", 1),
            ("Asha", "2026-03-19", "1-1s/Asha/2026-03-19.md", 1),
        ],
    ),
    "several people in a day's file": SmallVault(
        files={
            "1-1s/2026-03-05.md": ("## Asha\n- leave\n\n## Ben Ortiz\n- tests\n"),
            "2026-03-12 1-1s.md": ("# 1:1s\n\n## [[Asha]]\n- more\n\n## [[Ben Ortiz]]\n- done\n"),
        },
        met=[
            ("Asha", "2026-03-05", "1-1s/2026-03-05.md", 1),
            ("Ben Ortiz", "2026-03-05", "1-1s/2026-03-05.md", 4),
            ("Asha", "2026-03-12", "2026-03-12 1-1s.md", 3),
            ("Ben Ortiz", "2026-03-12", "2026-03-12 1-1s.md", 6),
        ],
    ),
    "work folder, person, mark": SmallVault(
        files={
            "Work/Asha/1-1/2026-03-05.md": "- a b\n",
            "Work/Asha/goals.md": "- c\n",
        },
        met=[("Asha", "2026-03-05", "Work/Asha/1-1/2026-03-05.md", 1)],
    ),
    "two names as one": SmallVault(
        files={
            "1-1s/Asha-Sam.md": ("## 2026-03-05\n- leave\n## 2026-03-12\n- more\n"),
            "1-1s/Sam & Ben.md": ("## 2026-03-06\n- tests\n## 2026-03-13\n- t\n"),
        },
        met=[
            ("Asha", "2026-03-05", "1-1s/Asha-Sam.md", 1),
            ("Asha", "2026-03-12", "1-1s/Asha-Sam.md", 3),
            ("Ben", "2026-03-06", "1-1s/Sam & Ben.md", 1),
            ("Ben", "2026-03-13", "1-1s/Sam & Ben.md", 3),
        ],
        me=("Sam",),
    ),
    "one log of all meetings": SmallVault(
        files={
            "Meetings.md": (
                "# Meetings\n"
                "\n"
                "## 🗓 2026-03-05 | 1:1 Asha Rao\n"
                "- leave\n"
                "\n"
                "## 🗓 2026-03-06 | Team weekly\n"
                "- x y\n"
                "\n"
                "## Ben Ortiz — 1:1 — 7 March 2026\n"
                "- tests\n"
            ),
        },
        met=[("Asha Rao", "2026-03-05", "Meetings.md", 3), ("Ben Ortiz", "2026-03-07", "Meetings.md", 9)],
    ),
    "no year but created": SmallVault(
        files={
            "1-1s/Asha.md": ("---\ncreated: 2026-01-03\n---\n## 5 March\n- leave\n\n## 12 March\n- more\n"),
        },
        met=[("Asha", "2026-03-05", "1-1s/Asha.md", 4), ("Asha", "2026-03-12", "1-1s/Asha.md", 7)],
    ),
    "initial and family name": SmallVault(
        files={
            "People/Asha Rao.md": "",
            "People/Asha Varma.md": "",
            "Daily/2026-03-05.md": ("- 1:1 with Asha V.\n- 1:1 with A. Rao: leave\n"),
        },
        met=[
            ("Asha Varma", "2026-03-05", "Daily/2026-03-05.md", 1),
            ("Asha Rao", "2026-03-05", "Daily/2026-03-05.md", 2),
        ],
    ),
    "week sections in a person's file": SmallVault(
        files={
            "1-1s/Asha.md": ("## Week of 2026-03-02\n- leave\n\n## Week of 2026-03-09\n- more\n"),
        },
        met=[("Asha", "2026-03-02", "1-1s/Asha.md", 1), ("Asha", "2026-03-09", "1-1s/Asha.md", 4)],
    ),
    "deep areas": SmallVault(
        files={
            "2 Areas/People/Direct Reports/Asha Rao/1-1s/2026/2026-03-05.md": "- a b\n",
            "2 Areas/People/Direct Reports/Asha Rao/Asha Rao.md": "x\n",
        },
        met=[("Asha Rao", "2026-03-05", "2 Areas/People/Direct Reports/Asha Rao/1-1s/2026/2026-03-05.md", 1)],
    ),
    "mark under the name under the day": SmallVault(
        files={
            "Log/2026.md": ("# 2026-03-05\n## Asha Rao\n### 1:1\n- leave\n## Standup\n- x y\n"),
        },
        met=[("Asha Rao", "2026-03-05", "Log/2026.md", 3)],
    ),
    "week file of a person": SmallVault(
        files={
            "1-1s/Asha/2026-W10.md": "- leave\n",
        },
        met=[("Asha", "2026-03-02", "1-1s/Asha/2026-W10.md", 1)],
    ),
    "session numbers": SmallVault(
        files={
            "Coaching/Mira Solt.md": (
                "# Coaching Mira Solt\n"
                "\n"
                "## Session 1 — 2026-03-05\n"
                "- goals\n"
                "\n"
                "## Session 2 — 2026-04-02\n"
                "- plan\n"
                "\n"
                "## Materials\n"
                "- 2026-01-01 workbook\n"
            ),
        },
        met=[
            ("Mira Solt", "2026-03-05", "Coaching/Mira Solt.md", 3),
            ("Mira Solt", "2026-04-02", "Coaching/Mira Solt.md", 6),
        ],
    ),
    "swedish and polish": SmallVault(
        files={
            "Samtal/1-1/Björn Åkesson 2026-03-05.md": "- semester\n",
            "Dziennik/2026-03-06.md": "- 1:1 z [[Ewa Nowak]] — urlop\n",
        },
        met=[
            ("Björn Åkesson", "2026-03-05", "Samtal/1-1/Björn Åkesson 2026-03-05.md", 1),
            ("Ewa Nowak", "2026-03-06", "Dziennik/2026-03-06.md", 1),
        ],
    ),
}


@pytest.mark.parametrize("name", VAULTS)
def test_sessions_are_found(name: str) -> None:
    check(VAULTS[name])
