from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.speed.peers import CannotInstallError
from benchmarks.speed.peers import Peer
from benchmarks.speed.peers import install
from benchmarks.speed.peers import load_command
from benchmarks.speed.peers import query_command
from benchmarks.speed.peers import read_peers
from benchmarks.speed.peers import surroundings


def test_every_peer_has_something_to_install_and_something_to_run() -> None:
    for peer in read_peers():
        assert bool(peer.requires) != bool(peer.node), peer.name
        assert peer.loads or peer.query, peer.name


def test_names_of_folders_differ() -> None:
    slugs = [peer.slug for peer in read_peers()]
    assert len(set(slugs)) == len(slugs)


def test_the_commands_of_a_peer_name_the_vault_and_keep_their_data_apart(tmp_path: Path) -> None:
    peer = Peer("kit", ("kit",), load=("{bin}/kit", "load", "{vault}"), query=("{bin}/kit", "ask", "--at={cache}"))
    vault, cache = tmp_path / "vault", tmp_path / "cache"
    assert load_command(peer, tmp_path, vault, cache).lines == ((f"{tmp_path}/kit", "load", str(vault)),)
    assert query_command(peer, tmp_path, vault, cache).lines == ((f"{tmp_path}/kit", "ask", f"--at={cache}"),)
    assert surroundings(cache)["HOME"] == str(cache)


def test_bytecode_is_kept_while_measuring(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    assert "PYTHONDONTWRITEBYTECODE" not in surroundings(tmp_path)


def test_a_peer_for_a_python_that_is_not_here_says_so(tmp_path: Path) -> None:
    with pytest.raises(CannotInstallError, match=r"needs Python 3\.99"):
        install(Peer("later", ("later",), python="3.99"), tmp_path)


def test_what_is_installed_is_not_installed_again(tmp_path: Path) -> None:
    peer = Peer("kit", ("kit",))
    (tmp_path / peer.slug).mkdir()
    (tmp_path / peer.slug / "installed.txt").write_text("kit", encoding="utf-8")
    assert install(peer, tmp_path).parent == tmp_path / peer.slug
