"""Where an index lies: one place a vault, outside the notes."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import platformdirs
import pytest

from vaultkit.vault.index.place import cache_folder
from vaultkit.vault.index.place import index_place


def test_each_vault_has_a_place_of_its_own_by_its_real_path(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
    environ = {"VAULTKIT_CACHE_DIR": str(tmp_path / "cache")}
    first, second = (index_place(tmp_path / name, environ) for name in ("a", "b"))
    assert first
    assert second
    assert first != second
    assert first.parent.parent == tmp_path / "cache"
    assert (len(first.parent.name), first.name) == (24, "index.sqlite3")
    (tmp_path / "link").symlink_to(tmp_path / "a", target_is_directory=True)
    assert index_place(tmp_path / "link", environ) == first
    assert index_place(tmp_path / "b" / ".." / "a", environ) == first


def test_nothing_is_made_by_asking(tmp_path: Path) -> None:
    index_place(tmp_path / "vault", {"VAULTKIT_CACHE_DIR": str(tmp_path / "cache")})
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("cache", ["", "cache", "deep/er/cache"])
def test_a_cache_among_the_notes_is_refused(tmp_path: Path, cache: str) -> None:
    assert index_place(tmp_path, {"VAULTKIT_CACHE_DIR": str(tmp_path / cache)}) is None


def test_a_cache_among_the_notes_is_refused_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "vault" / "cache").mkdir(parents=True)
    (tmp_path / "link").symlink_to(tmp_path / "vault" / "cache", target_is_directory=True)
    assert index_place(tmp_path / "vault", {"VAULTKIT_CACHE_DIR": str(tmp_path / "link")}) is None


@pytest.mark.parametrize("cache", [".cache", ".cache/vaultkit", "deep/.hidden/cache"])
def test_a_hidden_cache_in_a_vault_that_is_a_home_is_fine(tmp_path: Path, cache: str) -> None:
    place = index_place(tmp_path, {"VAULTKIT_CACHE_DIR": str(tmp_path / cache)})
    assert place
    assert place.is_relative_to(tmp_path / cache)


def test_a_cache_beside_a_vault_of_a_like_name_is_fine(tmp_path: Path) -> None:
    assert index_place(tmp_path / "notes", {"VAULTKIT_CACHE_DIR": str(tmp_path / "notes cache")})


def test_a_tilde_in_the_variable_is_the_users_home() -> None:
    assert cache_folder({"VAULTKIT_CACHE_DIR": "~/somewhere"}) == Path.home() / "somewhere"


@pytest.mark.skipif(sys.platform != "linux", reason="other systems ask platformdirs itself")
@pytest.mark.parametrize("given", [None, "", "  ", "/var/cache/ada", "relative/cache", "~/cache"])
def test_the_usual_place_is_that_of_platformdirs(monkeypatch: pytest.MonkeyPatch, given: str | None) -> None:
    monkeypatch.delenv("VAULTKIT_CACHE_DIR", raising=False)
    if given is None:
        monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    else:
        monkeypatch.setenv("XDG_CACHE_HOME", given)
    assert cache_folder(os.environ) == platformdirs.user_cache_path("vaultkit", appauthor=False)
