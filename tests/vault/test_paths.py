from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultkit.briefs.filing.safe_names import fold_path
from vaultkit.errors import WriteError
from vaultkit.vault.paths import check_name
from vaultkit.vault.paths import join_inside
from vaultkit.vault.paths import parts_of


@pytest.mark.parametrize(
    "name",
    ["2026-01-05 Ada.md", "Åse.md", "田中さん.md", "a.b.c", "1-1", "Team 👩\u200d💻.md", "console.md", "é" * 127],
)
def test_plain_names_may_be_made(name: str) -> None:
    assert check_name(name) is None


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("", "is empty"),
        (".", "consists of dots"),
        ("..", "consists of dots"),
        ("a/b", "holds a slash"),
        ("..\\a", "holds a slash"),
        ("a\0b", "holds invisible control characters"),
        ("a\nb.md", "holds invisible control characters"),
        ("a\x85b.md", "holds invisible control characters"),
        ("a\u202eb.md", "holds invisible control characters"),
        ("a\ud800.md", "is not UTF-8"),
        ("1:1.md", "holds ':'"),
        ("what?", "holds '?'"),
        ("-rf.md", "starts with '-'"),
        (".hidden.md", "starts with '.'"),
        (" a.md", "starts with a blank"),
        ("a.", "ends in '.'"),
        ("a ", "ends in a blank"),
        ("CON", "is a device to Windows"),
        ("nul.md", "is a device to Windows"),
        ("Com1 .txt.md", "is a device to Windows"),
        ("x" * 256, "is longer than 255 bytes"),
        ("é" * 128, "is longer than 255 bytes"),
    ],
)
def test_names_that_some_system_refuses_are_not_made(name: str, reason: str) -> None:
    assert check_name(name) == reason


@given(st.text(max_size=300))
def test_a_name_that_may_be_made_is_one_name(name: str) -> None:
    if check_name(name) is None:
        assert parts_of(name) == (name,)
        assert len(name.encode()) <= 255


@pytest.mark.parametrize("relative", ["", "/etc/passwd", "../a", "a/../b", "a/..", "..", "a\\..\\b", "a\0b", "."])
def test_paths_that_climb_or_are_absolute_are_refused(tmp_path: Path, relative: str) -> None:
    with pytest.raises(WriteError):
        join_inside(tmp_path, relative)


def test_a_path_inside_is_joined(tmp_path: Path) -> None:
    assert join_inside(tmp_path, "a/b.md") == tmp_path / "a" / "b.md"
    assert join_inside(tmp_path, "a//./b.md") == tmp_path / "a" / "b.md"


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
def test_a_link_that_leads_out_is_refused(tmp_path: Path) -> None:
    vault, evil = tmp_path / "vault", tmp_path / "vault-evil"
    vault.mkdir()
    evil.mkdir()
    (vault / "out").symlink_to(evil)
    (vault / "in").symlink_to(".")
    (vault / "loop").symlink_to("loop")
    assert join_inside(vault, "in/a.md") == vault / "in" / "a.md"
    for relative in ("out/a.md", "loop/a.md"):
        with pytest.raises(WriteError):
            join_inside(vault, relative)


def test_paths_are_folded_as_the_least_careful_system_does() -> None:
    assert fold_path("People/E\u0301.md") == fold_path("people/\u00e9.MD")
    assert fold_path("a.md") != fold_path("b.md")
