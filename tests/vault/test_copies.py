from __future__ import annotations

import pytest

from vaultkit.vault.copies import is_copy
from vaultkit.vault.copies import suspect


@pytest.mark.parametrize(
    "name",
    [
        "Ada.sync-conflict-20260105-101112-ABCDEFG.md",
        "Ada (Sam's conflicted copy 2026-01-05).md",
        "Ada (conflicted copy 2026-01-05 101112).md",
        "Ada (Conflicted copy laptop 202601051011).md",
        "Ada (Case Conflict).md",
    ],
)
def test_names_that_nobody_gives_by_hand_are_copies(name: str) -> None:
    found = suspect(name, {name})
    assert found is not None
    assert found.original == ""


@pytest.mark.parametrize("name", ["Ada 2.md", "Ada (1).md", "Ada(1).md", "Ada-DESKTOP-4F2K9.md"])
def test_other_names_are_suspect_only_beside_the_note_they_would_copy(name: str) -> None:
    found = suspect(name, {name, "Ada.md"})
    assert found is not None
    assert found.original == "Ada.md"
    assert suspect(name, {name, "Bo.md"}) is None


@pytest.mark.parametrize(
    "name", ["Ada.md", "2026-01-05.md", "Ada 10.md", "Ada-Bo.md", "1-1 Ada.md", "Ada (peer).md", "Conflict at work.md"]
)
def test_plain_names_are_no_copies(name: str) -> None:
    assert suspect(name, {name, "Ada.md", "1.md", "2026-01.md", "1-1.md"}) is None


NOTE = b"# Ada\n" + b"".join(b"- line %d\n" % number for number in range(20))


def test_a_note_at_two_moments_is_a_copy() -> None:
    assert is_copy(NOTE + b"- one more\n", NOTE)
    assert is_copy(NOTE.replace(b"\n", b"\r\n"), NOTE)
    assert is_copy(b"# Ada\n", NOTE)
    assert is_copy(b"", NOTE)


def test_another_meeting_under_the_same_headings_is_no_copy() -> None:
    assert not is_copy(
        b"# Ada\n\n## Notes\n- the launch\n- her doubts\n", b"# Ada\n\n## Notes\n- hiring\n- the offsite\n"
    )
