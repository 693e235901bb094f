"""Where a note says who was there: keys, labels, titles, lists of attendees, with and without knowing who writes."""

from __future__ import annotations

import pytest

from tests.notes.small_vaults import SmallVault
from tests.notes.small_vaults import check

VAULTS: dict[str, SmallVault] = {
    "bold lead-ins that are words for people": SmallVault(
        files={
            f"1-1s/Ruta Adeyemi/2025-0{month}-11.md": (
                f'---\ntype: 1-1\nperson: "[[Ruta Adeyemi]]"\ndate: 2025-0{month}-11\n---\n\n{lead}\n**Choir:** on Wednesdays.\n'
            )
            for month, lead in enumerate(
                (
                    "**Who:** formulation lead, nine years in the trade.",
                    "**Reports:** one page, doubts first, numbers below.",
                    "**Team:** two of seven met so far.",
                    "**Lead:** not yet, she says.",
                ),
                start=1,
            )
        },
        met=[
            ("Ruta Adeyemi", f"2025-0{month}-11", f"1-1s/Ruta Adeyemi/2025-0{month}-11.md", 1) for month in range(1, 5)
        ],
    ),
    "attendees heading": SmallVault(
        files={
            "Calendar/2026/03-March/Meetings/2026-03-05-1400 1-1 with Asha Rao.md": (
                "---\n"
                "type: 1-1 meeting\n"
                "tags: 1-1-meeting, 2026-03,\n"
                "---\n"
                "\n"
                "**Date:** [[2026-03-05-Thursday]]\n"
                "\n"
                "# 1-1 with Asha Rao\n"
                "\n"
                "## 👥 Attendees\n"
                "\n"
                "- [[Asha Rao]]\n"
                "- _You!_\n"
                "\n"
                "## Topics\n"
                "- x\n"
            ),
        },
        met=[("Asha Rao", "2026-03-05", "Calendar/2026/03-March/Meetings/2026-03-05-1400 1-1 with Asha Rao.md", 1)],
    ),
    "1to1 folder, participants list": SmallVault(
        files={
            "2-Work Areas/Meetings/1to1/2026-03-05 - Asha.md": (
                "---\n"
                "Created: 2026-03-05 09:00\n"
                "Tags: Meeting 1to1 Asha todo\n"
                "---\n"
                "\n"
                "# 2026-03-05 - Asha\n"
                "\n"
                "# 🏠 Logistics\n"
                "Date: 2026-03-05\n"
                "Time: 10:00\n"
                "\n"
                "# 🗣️ Participants\n"
                "- Sean\n"
                "- Asha\n"
                "\n"
                "# Notes\n"
                "- x\n"
            ),
            "2-Work Areas/Meetings/1to1/2026-03-09 - Ben.md": (
                "# 2026-03-09 - Ben\n\n# 🗣️ Participants\n- Sean\n- Ben\n\n# Notes\n- x\n"
            ),
        },
        met=[
            ("Asha", "2026-03-05", "2-Work Areas/Meetings/1to1/2026-03-05 - Asha.md", 1),
            ("Ben", "2026-03-09", "2-Work Areas/Meetings/1to1/2026-03-09 - Ben.md", 1),
        ],
        me=("Sean",),
    ),
    "title only": SmallVault(
        files={
            "notes/2026-03-05-sync.md": ("# 1:1 Asha / Sam — 5 March\n\n- x\n"),
            "notes/2026-03-06-map.md": ("# 1:1 mapping of Asha and Sam\n\n- x\n"),
        },
        met=[("Asha", "2026-03-05", "notes/2026-03-05-sync.md", 1)],
        me=("Sam",),
    ),
    "with label only": SmallVault(
        files={
            "Work/1-1s/2026-03-05.md": ("With: Asha Rao\n\n- x\n"),
            "Work/1-1s/2026-03-12.md": ("# Asha\n\n- x\n"),
        },
        met=[
            ("Asha Rao", "2026-03-05", "Work/1-1s/2026-03-05.md", 1),
            ("Asha Rao", "2026-03-12", "Work/1-1s/2026-03-12.md", 1),
        ],
    ),
    "participants text": SmallVault(
        files={
            "m/a.md": ("---\ndate: 05/03/2026\nparticipants: Asha Rao, Sam Okonjo\ntype: 1x1\n---\n- x\n"),
            "m/b.md": (
                "---\ndate: 25/03/2026\nparticipants: Asha Rao, Ben Ortiz, Sam Okonjo\ntype: meeting\n---\n- x\n"
            ),
        },
        met=[("Asha Rao", "2026-03-05", "m/a.md", 1)],
        me=("Sam Okonjo",),
    ),
    "email attendees": SmallVault(
        files={
            "m/2026-03-05.md": (
                "---\ntype: one_on_one\nattendees:\n  - asha.rao@x.example\n  - sam@x.example\n---\n- x\n"
            ),
            "m/2026-03-12.md": (
                "---\ntype: one_on_one\nattendees:\n  - ben.ortiz@x.example\n  - sam@x.example\n---\n- x\n"
            ),
            "m/2026-03-19.md": (
                "---\ntype: one_on_one\nattendees:\n  - asha.rao@x.example\n  - sam@x.example\n---\n- x\n"
            ),
        },
        met=[
            ("Asha Rao", "2026-03-05", "m/2026-03-05.md", 1),
            ("Ben Ortiz", "2026-03-12", "m/2026-03-12.md", 1),
            ("Asha Rao", "2026-03-19", "m/2026-03-19.md", 1),
        ],
    ),
    "who when fields list": SmallVault(
        files={
            "Meetings/m1.md": (
                "# Meeting\n- **Type:** 1:1\n- **Date:** 5 March 2026\n- **With:** Asha Rao\n\n## Notes\n- roadmap\n"
            ),
            "Meetings/m2.md": (
                "# Meeting\n"
                "- **Type:** Planning\n"
                "- **Date:** 6 March 2026\n"
                "- **With:** Asha Rao, Ben\n"
                "\n"
                "## Notes\n"
                "- roadmap\n"
            ),
        },
        met=[("Asha Rao", "2026-03-05", "Meetings/m1.md", 1)],
    ),
    "table header fields": SmallVault(
        files={
            "Meetings/2026-03-05.md": (
                "# 1:1 meeting\n"
                "\n"
                "| Field | Value |\n"
                "|---|---|\n"
                "| Person | [[Asha Rao]] |\n"
                "| Date | 2026-03-05 |\n"
                "| Duration | 45 min |\n"
                "\n"
                "## Notes\n"
                "- roadmap\n"
            ),
        },
        met=[("Asha Rao", "2026-03-05", "Meetings/2026-03-05.md", 1)],
    ),
    "meeting type with two in attendees": SmallVault(
        files={
            "Meetings/Coffee.md": (
                '---\ntype: meeting\ndate: 2026-03-05\nattendees: ["[[Sam Okonjo]]", "[[Asha Rao]]"]\n---\n- x\n'
            ),
            "Meetings/Two others.md": (
                '---\ntype: meeting\ndate: 2026-03-06\nattendees: ["[[Ben]]", "[[Asha Rao]]"]\n---\n- x\n'
            ),
        },
        met=[("Asha Rao", "2026-03-05", "Meetings/Coffee.md", 1)],
        me=("Sam Okonjo",),
    ),
    "perspective of report": SmallVault(
        files={
            "1-1s/2026-03-05.md": ("---\nmanager: Dana Fox\nreport: Sam Okonjo\n---\n- x\n"),
            "1-1s/2026-03-12.md": ("---\nmanager: Dana Fox\nreport: Sam Okonjo\n---\n- x\n"),
        },
        met=[("Dana Fox", "2026-03-05", "1-1s/2026-03-05.md", 1), ("Dana Fox", "2026-03-12", "1-1s/2026-03-12.md", 1)],
        me=("Sam Okonjo",),
    ),
    "inferred me": SmallVault(
        files={
            "1-1s/a.md": ("---\ndate: 2026-03-05\nattendees: [Sam, Asha]\n---\n- x\n"),
            "1-1s/b.md": ("---\ndate: 2026-03-06\nattendees: [Sam, Ben]\n---\n- x\n"),
            "1-1s/c.md": ("---\ndate: 2026-03-07\nattendees: [Carla, Sam]\n---\n- x\n"),
        },
        met=[
            ("Asha", "2026-03-05", "1-1s/a.md", 1),
            ("Ben", "2026-03-06", "1-1s/b.md", 1),
            ("Carla", "2026-03-07", "1-1s/c.md", 1),
        ],
    ),
    "title pairs infer me": SmallVault(
        files={
            "1-1s/2026-03-05 Sam - Asha 1-1.md": "- roadmap\n",
            "1-1s/2026-03-06 Sam - Ben 1-1.md": "- tests\n",
            "1-1s/2026-03-07 Carla - Sam 1-1.md": "- leave\n",
        },
        met=[
            ("Asha", "2026-03-05", "1-1s/2026-03-05 Sam - Asha 1-1.md", 1),
            ("Ben", "2026-03-06", "1-1s/2026-03-06 Sam - Ben 1-1.md", 1),
            ("Carla", "2026-03-07", "1-1s/2026-03-07 Carla - Sam 1-1.md", 1),
        ],
    ),
    "calendar titles": SmallVault(
        files={
            "m/2026-03-05 Asha x Sam.md": ("---\ntype: one-on-one\n---\n- roadmap\n"),
            "m/2026-03-06 Ben <> Sam.md": ("---\ntype: one-on-one\n---\n- r\n"),
        },
        met=[
            ("Asha", "2026-03-05", "m/2026-03-05 Asha x Sam.md", 1),
            ("Ben", "2026-03-06", "m/2026-03-06 Ben <> Sam.md", 1),
        ],
        me=("Sam",),
    ),
    "attendance of three in 1-1 folder": SmallVault(
        files={
            "1-1s/2026-03-05 Asha.md": ("---\nattendees: [Asha, Ben, Sam]\n---\n- a\n"),
        },
        met=[("Asha", "2026-03-05", "1-1s/2026-03-05 Asha.md", 1)],
        me=("Sam",),
    ),
}


@pytest.mark.parametrize("name", VAULTS)
def test_sessions_are_found(name: str) -> None:
    check(VAULTS[name])
