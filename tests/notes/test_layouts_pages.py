"""Pages and logs of people that hold more than 1:1s, or say so in their own way."""

from __future__ import annotations

import pytest

from tests.notes.small_vaults import SmallVault
from tests.notes.small_vaults import check

VAULTS: dict[str, SmallVault] = {
    "table log": SmallVault(
        files={
            "1-1s/Asha Rao.md": (
                "# Asha Rao\n"
                "\n"
                "| Date | Topics | Actions |\n"
                "|---|---|---|\n"
                "| 2026-03-05 | roadmap | none |\n"
                "| 2026-03-12 | leave | x |\n"
                "| 2026-03-19 | | |\n"
            ),
        },
        met=[("Asha Rao", "2026-03-05", "1-1s/Asha Rao.md", 5), ("Asha Rao", "2026-03-12", "1-1s/Asha Rao.md", 6)],
    ),
    "details": SmallVault(
        files={
            "1on1/asha-rao.md": (
                "<details><summary>2026-03-12</summary>\n"
                "\n"
                "- leave\n"
                "\n"
                "</details>\n"
                "\n"
                "<details>\n"
                "<summary>2026-03-05</summary>\n"
                "\n"
                "- roadmap\n"
                "\n"
                "</details>\n"
            ),
        },
        met=[("Asha Rao", "2026-03-12", "1on1/asha-rao.md", 1), ("Asha Rao", "2026-03-05", "1on1/asha-rao.md", 8)],
    ),
    "crm log bullets": SmallVault(
        files={
            "Contacts/Asha Rao.md": (
                "---\n"
                "role: Engineer\n"
                "---\n"
                "# Asha Rao\n"
                "\n"
                "## Log\n"
                "- 2026-03-05: 1:1, talked about the roadmap\n"
                "- 2026-03-06: email about the roadmap\n"
                "- 2026-03-19: 1:1, leave\n"
            ),
        },
        met=[
            ("Asha Rao", "2026-03-05", "Contacts/Asha Rao.md", 7),
            ("Asha Rao", "2026-03-19", "Contacts/Asha Rao.md", 9),
        ],
    ),
    "mixed page headings": SmallVault(
        files={
            "People/Asha Rao.md": (
                "# Asha Rao\n\n## 2026-03-05 1:1\n- x\n\n## 2026-03-06 Standup\n- y\n\n## 2026-03-12 1:1\n- z\n"
            ),
        },
        met=[("Asha Rao", "2026-03-05", "People/Asha Rao.md", 3), ("Asha Rao", "2026-03-12", "People/Asha Rao.md", 9)],
    ),
    "page with bare dates": SmallVault(
        files={
            "People/Asha Rao.md": ("# Asha Rao\nLikes tea.\n\n## 2026-03-05\n- x\n\n## 2026-03-12\n- z\n"),
        },
        met=[("Asha Rao", "2026-03-05", "People/Asha Rao.md", 4), ("Asha Rao", "2026-03-12", "People/Asha Rao.md", 7)],
    ),
    "bare lines after bullets": SmallVault(
        files={
            "al-log.md": ("About Al\n\nInbox\n\n2026-03-12\n- leave\n- more\n2026-03-05\n- roadmap\n"),
            "People/Ada Lovett.md": ("---\ninitials: AL\n---\n"),
        },
        met=[("Ada Lovett", "2026-03-12", "al-log.md", 5), ("Ada Lovett", "2026-03-05", "al-log.md", 8)],
    ),
    "person page with 1on1 heading dated bullets": SmallVault(
        files={
            "Contacts/Asha Rao.md": (
                "# Asha Rao\n"
                "\n"
                "## 1-on-1 notes\n"
                "\n"
                "- **2026-03-05** — roadmap, leave\n"
                "- **2026-03-12** — tests\n"
                "\n"
                "## Kudos\n"
                "- 2026-03-06 helped Ben\n"
            ),
        },
        met=[
            ("Asha Rao", "2026-03-05", "Contacts/Asha Rao.md", 5),
            ("Asha Rao", "2026-03-12", "Contacts/Asha Rao.md", 6),
        ],
    ),
    "mentor log": SmallVault(
        files={
            "Mentoring/Constance.md": ("## 2026-03-05\n- homework\n## 2026-04-05\n- done\n"),
        },
        met=[
            ("Constance", "2026-03-05", "Mentoring/Constance.md", 1),
            ("Constance", "2026-04-05", "Mentoring/Constance.md", 3),
        ],
    ),
    "initials log": SmallVault(
        files={
            "jd-log.md": (
                "About Jane Doe\n\nInbox\n- ask about leave\n\n2026-03-12\nShe is tired.\n\n2026-03-05\nNew role.\n"
            ),
            "qa-log.md": ("About tests\n\n2026-03-12\nfail\n\n2026-03-05\npass\n"),
        },
        met=[("Jane Doe", "2026-03-12", "jd-log.md", 6), ("Jane Doe", "2026-03-05", "jd-log.md", 9)],
    ),
}


@pytest.mark.parametrize("name", VAULTS)
def test_sessions_are_found(name: str) -> None:
    check(VAULTS[name])
