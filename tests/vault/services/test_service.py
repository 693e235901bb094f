"""Names and words of a service."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from vaultkit.errors import UsageError
from vaultkit.vault.services.service import Machine
from vaultkit.vault.services.service import passed_on
from vaultkit.vault.services.service import slug_of
from vaultkit.vault.services.service import watch_command


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0") | st.just("\udcff"), max_size=300))
def test_a_slug_is_short_and_plain_whatever_the_folder(name: str) -> None:
    assert re.fullmatch("[a-z0-9]([a-z0-9-]{0,31})-[0-9a-f]{8}", slug_of(f"/home/zoe/{name}"))


@pytest.mark.parametrize(
    ("folder", "start"),
    [
        ("/home/zoe/Notes", "notes-"),
        ("/home/zoe/My Notes/", "my-notes-"),
        ("/home/zoe/Écrits (été)", "ecrits-ete-"),
        ("/home/zoe/ノート", "vault-"),
        ("/", "vault-"),
        (r"C:\Users\zoe\Notes", "notes-"),
    ],
)
def test_a_slug_starts_with_the_folder_s_name(folder: str, start: str) -> None:
    assert re.fullmatch(start + "[0-9a-f]{8}", slug_of(folder))


def test_folders_of_one_name_have_services_of_their_own() -> None:
    assert slug_of("/home/zoe/Notes") != slug_of("/home/zoe/old/Notes")


def test_two_ways_to_one_folder_are_one_service(tmp_path: Path) -> None:
    (tmp_path / "Notes").mkdir()
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "Notes").symlink_to(tmp_path / "Notes")
    assert slug_of(str(tmp_path / "Notes")) == slug_of(str(tmp_path / "other" / "Notes"))


def test_the_watcher_runs_in_the_same_python(linux: Machine) -> None:
    words = watch_command(linux, "/home/zoe/Notes", notify=False)
    assert words == (
        "/opt/py/bin/python",
        "-P",
        "-m",
        "vaultkit",
        "--vault",
        "/home/zoe/Notes",
        "watch",
        "--log",
        "json",
    )
    assert watch_command(linux, "/home/zoe/Notes", notify=True) == (*words, "--notify")


@pytest.mark.parametrize("name", ["two\nlines", "tab\t", "\x1b[31m", "\udcff", "\x85"])
def test_names_that_no_service_file_can_hold_are_refused(linux: Machine, name: str) -> None:
    with pytest.raises(UsageError, match="Rename"):
        watch_command(linux, f"/home/zoe/{name}", notify=False)


def test_a_python_that_does_not_know_where_it_is_starts_no_service(linux: Machine) -> None:
    with pytest.raises(UsageError, match="pipx"):
        watch_command(replace(linux, interpreter=""), "/home/zoe/Notes", notify=False)


def test_only_settings_of_places_are_passed_on(linux: Machine) -> None:
    environ = {"VAULTKIT_CACHE_DIR": "/c", "VAULTKIT_CONFIG_DIR": "", "VAULTKIT_TODAY": "2026-11-23", "PATH": "/bin"}
    assert passed_on(replace(linux, environ=environ)) == (("VAULTKIT_CACHE_DIR", "/c"),)
    with pytest.raises(UsageError, match="control character"):
        passed_on(replace(linux, environ={"XDG_CACHE_HOME": "/c\nExecStart=/bin/evil"}))
