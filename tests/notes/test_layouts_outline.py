"""Outlines: everything is a bullet."""

from __future__ import annotations

import pytest

from tests.notes.small_vaults import SmallVault
from tests.notes.small_vaults import check

VAULTS: dict[str, SmallVault] = {
    "logseq task words": SmallVault(
        files={
            "journals/2026_03_05.md": (
                "- DONE 1:1 with [[Asha Rao]]\n"
                "\t- leave\n"
                "- TODO 1:1 with [[Ben Ortiz]]\n"
                "- 10:00 [[1:1]] [[Carla Diaz]]\n"
                "\t- x\n"
                "- #1on1 [[Dev Malik]]\n"
                "\t- y\n"
            ),
            "pages/x.md": "- 1:1 mapping\n",
        },
        met=[
            ("Asha Rao", "2026-03-05", "journals/2026_03_05.md", 1),
            ("Carla Diaz", "2026-03-05", "journals/2026_03_05.md", 4),
            ("Dev Malik", "2026-03-05", "journals/2026_03_05.md", 6),
        ],
    ),
    "logseq block fields": SmallVault(
        files={
            "journals/2026_03_05.md": (
                "- Meeting\n"
                "  type:: [[1:1]]\n"
                "  with:: [[Asha Rao]]\n"
                "\t- leave\n"
                "- Meeting\n"
                "  type:: [[standup]]\n"
                "  with:: [[Asha Rao]]\n"
                "\t- x\n"
            ),
        },
        met=[("Asha Rao", "2026-03-05", "journals/2026_03_05.md", 1)],
    ),
    "logseq person page dates": SmallVault(
        files={
            "pages/Asha Rao.md": (
                "type:: person\n"
                "role:: engineer\n"
                "\n"
                "- ## 1:1s\n"
                "\t- [[2026-03-05]]\n"
                "\t\t- leave\n"
                "\t- [[2026-03-12]]\n"
                "\t\t- x\n"
                "- ## Facts\n"
                "\t- [[2026-01-01]] birthday\n"
            ),
        },
        met=[("Asha Rao", "2026-03-05", "pages/Asha Rao.md", 5), ("Asha Rao", "2026-03-12", "pages/Asha Rao.md", 7)],
    ),
    "namespaced meeting pages": SmallVault(
        files={
            "pages/1-1___Asha Rao___2026-03-05.md": "- x\n",
            "pages/1-1___Asha Rao.md": "- links\n",
        },
        met=[("Asha Rao", "2026-03-05", "pages/1-1___Asha Rao___2026-03-05.md", 1)],
    ),
    "roam style": SmallVault(
        files={
            "March 5th, 2026.md": ("- [[1:1]] with [[Asha Rao]]\n    - leave\n- [[Ben Ortiz]] called\n"),
        },
        met=[("Asha Rao", "2026-03-05", "March 5th, 2026.md", 1)],
    ),
}


@pytest.mark.parametrize("name", VAULTS)
def test_sessions_are_found(name: str) -> None:
    check(VAULTS[name])
