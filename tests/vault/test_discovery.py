from __future__ import annotations

from pathlib import Path

import pytest

from vaultkit.errors import VaultNotFoundError
from vaultkit.vault.discovery import find_vault
from vaultkit.vault.settings import Settings


@pytest.fixture
def environ(tmp_path: Path) -> dict[str, str]:
    return {"VAULTKIT_CONFIG_DIR": str(tmp_path / "config")}


def folder(path: Path) -> Path:
    path.mkdir(parents=True)
    return path


def test_a_folder_named_is_the_vault_whatever_it_holds(tmp_path: Path, environ: dict[str, str]) -> None:
    vault = folder(tmp_path / "a" / "plain")
    folder(tmp_path / "a" / ".obsidian")
    assert find_vault(vault, tmp_path, environ) == vault
    assert find_vault(Path("plain"), tmp_path / "a", environ) == vault


def test_the_nearest_marked_folder_above_is_the_vault(tmp_path: Path, environ: dict[str, str]) -> None:
    folder(tmp_path / "outer" / ".obsidian")
    inner = folder(tmp_path / "outer" / "inner")
    here = folder(inner / "a" / "b")
    assert find_vault(None, here, environ) == tmp_path / "outer"
    (inner / "vaultkit.toml").touch()
    assert find_vault(None, here, environ) == inner
    assert find_vault(None, inner, environ) == inner


def test_a_file_called_obsidian_marks_nothing(tmp_path: Path, environ: dict[str, str]) -> None:
    (tmp_path / ".obsidian").touch()
    (tmp_path / "vaultkit.toml").mkdir()
    with pytest.raises(VaultNotFoundError):
        find_vault(None, tmp_path, environ)


def test_the_environment_counts_outside_any_vault(tmp_path: Path, environ: dict[str, str]) -> None:
    vault = folder(tmp_path / "vault")
    environ["VAULTKIT_VAULT"] = "vault"
    assert find_vault(None, tmp_path, environ) == vault
    marked = folder(tmp_path / "marked")
    (marked / "vaultkit.toml").touch()
    assert find_vault(None, marked, environ) == marked


def test_the_users_settings_count_last(tmp_path: Path, environ: dict[str, str]) -> None:
    vault = folder(tmp_path / "vault")
    config = folder(tmp_path / "config")
    (config / "config.toml").write_text('vault = "../vault"', encoding="utf-8")
    assert find_vault(None, tmp_path, environ) == vault
    assert find_vault(None, tmp_path, environ, Settings(vault=config)) == config


@pytest.mark.parametrize("source", ["--vault", "VAULTKIT_VAULT", "Your settings"])
def test_a_vault_that_is_not_there_names_who_named_it(tmp_path: Path, environ: dict[str, str], source: str) -> None:
    explicit = Path("gone") if source == "--vault" else None
    if source == "VAULTKIT_VAULT":
        environ["VAULTKIT_VAULT"] = "gone"
    with pytest.raises(VaultNotFoundError, match=f"{source} names '.*gone', which does not exist") as error:
        find_vault(explicit, tmp_path, environ, Settings(vault=tmp_path / "gone"))
    assert error.value.remedy
    assert error.value.exit_code == 3


def test_a_file_is_no_vault(tmp_path: Path, environ: dict[str, str]) -> None:
    (tmp_path / "n.md").touch()
    with pytest.raises(VaultNotFoundError, match="which is not a folder"):
        find_vault(Path("n.md"), tmp_path, environ)


def test_without_any_vault_the_ways_to_name_one_are_told(tmp_path: Path, environ: dict[str, str]) -> None:
    with pytest.raises(VaultNotFoundError, match=r"--vault or VAULTKIT_VAULT, or put an empty vaultkit\.toml"):
        find_vault(None, tmp_path, environ)
