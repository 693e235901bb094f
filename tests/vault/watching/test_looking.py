from __future__ import annotations

import os
from pathlib import Path

import pytest

from vaultkit.vault.listing import list_notes
from vaultkit.vault.settings import Settings
from vaultkit.vault.watching.looking import Look
from vaultkit.vault.watching.looking import Written
from vaultkit.vault.watching.looking import after_writing
from vaultkit.vault.watching.looking import look
from vaultkit.vault.watching.looking import look_of
from vaultkit.vault.watching.looking import row_of
from vaultkit.vault.watching.looking import row_of_own


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    root = tmp_path / "vault"
    for name in ("Asha.md", "1-1s/Asha/2026-11-23.md", "1-1s/Bo.md", ".obsidian/app.json", "picture.png"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(f"{name}\n", encoding="utf-8")
    return root


def seen(vault: Path, *beside: Path) -> Look:
    found = look(vault, Settings(), beside)
    assert found is not None
    return found


def test_the_same_vault_looks_the_same(vault: Path) -> None:
    first = seen(vault)
    (vault / "Asha.md").read_text(encoding="utf-8")
    (vault / "picture.png").write_text("another", encoding="utf-8")
    (vault / ".obsidian" / "workspace.json").write_text("{}", encoding="utf-8")
    assert seen(vault) == first
    assert first.notes == 3


def test_a_vault_that_was_listed_looks_as_it_does(vault: Path) -> None:
    (vault / "1-1s" / "Bo (conflicted copy).md").write_text("- worried\n", encoding="utf-8")
    beside = (vault / ".obsidian" / "app.json",)
    files, _ = list_notes(vault, Settings())
    assert look_of(files, beside) == seen(vault, *beside)


@pytest.mark.parametrize("change", ["edit", "touch", "rename", "delete", "add", "chmod", "replace"])
def test_any_change_of_a_note_shows(vault: Path, change: str) -> None:
    first = seen(vault)
    note = vault / "1-1s" / "Bo.md"
    status = note.stat()
    if change == "edit":
        note.write_text("- worried\n", encoding="utf-8")
    elif change == "touch":
        os.utime(note, ns=(1, 1))
    elif change == "rename":
        note.rename(vault / "Bo.md")
    elif change == "delete":
        note.unlink()
    elif change == "add":
        (vault / "Cleo.md").touch()
    elif change == "chmod":
        note.chmod(0o400)
        os.utime(note, ns=(status.st_atime_ns, status.st_mtime_ns))
    else:
        other = vault / "other.txt"
        other.write_bytes(note.read_bytes())
        os.utime(other, ns=(status.st_atime_ns, status.st_mtime_ns))
        other.replace(note)
    assert seen(vault) != first


def test_a_vault_that_is_gone_looks_like_nothing(tmp_path: Path) -> None:
    assert look(tmp_path / "missing", Settings()) is None


def test_what_stands_beside_the_notes_shows(vault: Path, tmp_path: Path) -> None:
    templates, settings = tmp_path / "templates", tmp_path / "config.toml"
    without = seen(vault, templates, settings)
    settings.write_text("", encoding="utf-8")
    with_settings = seen(vault, templates, settings)
    (templates / "parts").mkdir(parents=True)
    (templates / "parts" / "x.md.j2").write_text("", encoding="utf-8")
    assert len({without, with_settings, seen(vault, templates, settings)}) == 3


def test_what_our_own_writing_does_is_known_without_looking(vault: Path) -> None:
    first = seen(vault)
    before = row_of(vault, "1-1s/Bo.md")
    (vault / "1-1s" / "Bo.md").write_bytes(b"ours")
    after = row_of_own(vault, "1-1s/Bo.md", b"ours")
    assert after is not None
    assert after_writing(first, [Written(before, after)]) == seen(vault)


def test_a_change_by_somebody_else_meanwhile_is_not_taken_for_ours(vault: Path) -> None:
    first = seen(vault)
    before = row_of(vault, "1-1s/Bo.md")
    (vault / "Asha.md").write_text("somebody else's", encoding="utf-8")
    (vault / "1-1s" / "Bo.md").write_bytes(b"ours")
    after = row_of_own(vault, "1-1s/Bo.md", b"ours")
    assert after is not None
    assert after_writing(first, [Written(before, after)]) != seen(vault)


@pytest.mark.parametrize("later", [b"ours, and more", b"hers", None])
def test_a_note_changed_since_we_wrote_it_is_not_ours(vault: Path, later: bytes | None) -> None:
    note = vault / "1-1s" / "Bo.md"
    if later is None:
        note.unlink()
    else:
        note.write_bytes(later)
    assert row_of_own(vault, "1-1s/Bo.md", b"ours") is None
