from __future__ import annotations

import unicodedata

import pytest

from tests.briefs.made import ASTA
from tests.briefs.made import ON
from tests.briefs.made import by_path
from tests.briefs.made import note
from tests.briefs.made import vault
from vaultkit.briefs.filing.plan import plan_filing
from vaultkit.briefs.filing.safe_names import DEVICES
from vaultkit.briefs.filing.safe_names import safe_name
from vaultkit.briefs.filing.taken import free_path
from vaultkit.model import Person
from vaultkit.vault.paths import check_name


@pytest.mark.parametrize("name", sorted(DEVICES))
def test_devices_of_windows_are_known_to_those_who_name_and_to_those_who_write(name: str) -> None:
    assert check_name(f"{name.upper()}.md") == "is a device to Windows"
    assert check_name(f"{safe_name(name)}.md") is None


@pytest.mark.parametrize(
    "name", ["-Ana", " .Ana.", "Ana/Eve", "../../Ana", "A:n*a?", "nul.md", "x" * 400, "\u202eAna", "a\\b"]
)
def test_any_name_makes_a_path_that_may_be_written(name: str) -> None:
    path = plan_filing(vault(), {}, Person(name), ON).path
    assert path.count("/") == 2
    assert [check_name(part) for part in path.split("/")] == [None] * 3


@pytest.mark.parametrize("name", ["con", "COM1", "Ana/Eve", "Ana?"])
def test_a_name_that_had_to_change_is_told(name: str) -> None:
    filing = plan_filing(vault(), {}, Person(name), ON)
    made = filing.path.split("/")[1]
    assert filing.remark == f"Not every system can keep a file called '{name}', so it is '{made}' in the path."
    assert plan_filing(vault(), {}, ASTA, ON).remark == ""


def test_a_twin_in_another_case_or_encoding_is_taken() -> None:
    there = by_path(note("1-1s/ASTA.md", "- a\n"), note(unicodedata.normalize("NFD", "1-1s/Zoë.md"), "- b\n"))
    assert free_path("1-1s/asta.md", vault(), there, ASTA, ON) == (
        "1-1s/asta 2026-11-25.md",
        "'1-1s/asta.md' is taken, so this note is 'asta 2026-11-25.md'.",
    )
    assert free_path("1-1s/Zoë.md", vault(), there, ASTA, ON)[0] == "1-1s/Zoë 2026-11-25.md"


def test_a_folder_that_is_there_in_another_case_is_used() -> None:
    there = by_path(note("Notes/asta lindgren/ideas.md", "- a\n"))
    assert free_path("notes/Asta Lindgren/x.md", vault(), there, ASTA, ON)[0] == "Notes/asta lindgren/x.md"


def test_of_two_folders_in_different_cases_the_one_that_is_meant_is_used() -> None:
    there = by_path(note("notes/a.md", "- a\n"), note("Notes/b.md", "- b\n"))
    assert free_path("Notes/x.md", vault(), there, ASTA, ON)[0] == "Notes/x.md"
    assert free_path("notes/x.md", vault(), there, ASTA, ON)[0] == "notes/x.md"
