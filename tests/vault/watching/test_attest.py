"""What the watcher vouches for, in one process: real files, real events, the test in the loop's place."""

from __future__ import annotations

import dataclasses
import os
import shutil
import socket
import subprocess
import sys
import threading
from collections.abc import Callable
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.vault.watching.attested import ROOT
from tests.vault.watching.attested import Watched
from tests.vault.watching.attested import make_vault
from tests.vault.watching.attested import until
from tests.vault.watching.attested import walk
from vaultkit.vault.asking import LINE
from vaultkit.vault.asking import ask_watcher
from vaultkit.vault.watching.attest import Attester
from vaultkit.vault.watching.attest_sentinel import Sentinel

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="nothing is attested on this system")


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[Watched]:
    with Watched(make_vault(tmp_path / "home" / "vault"), tmp_path / "cache") as watched:
        yield watched


def test_a_quiet_vault_is_vouched_for_again_and_again(watched: Watched) -> None:
    told = watched.catch_up()
    assert [watched.ask() for _ in range(50)] == [told] * 50


def test_nothing_is_vouched_for_before_the_loop_has_caught_up(watched: Watched) -> None:
    assert watched.ask() is None


SAVES: dict[str, Callable[[Path], object]] = {
    "in place": lambda root: (root / "f0/n0.md").write_text("other\n"),
    "new": lambda root: (root / "new.md").write_text("new\n"),
    "gone": lambda root: (root / "f0/n0.md").unlink(),
    "renamed": lambda root: (root / "f0/n0.md").rename(root / "f1/n9.md"),
    "replaced": lambda root: (root / "f0/n0.md").replace(root / "f0/n1.md"),
    "folder": lambda root: (root / "folder").mkdir(),
    "folder renamed": lambda root: (root / "f0").rename(root / "f9"),
    "folder hidden": lambda root: (root / "f0").rename(root / ".f0"),
    "folder gone": lambda root: shutil.rmtree(root / "f0"),
    "moved out": lambda root: (root / "f0").rename(root.parent / "f0"),
    "times": lambda root: os.utime(root / "f0/n0.md", (1, 1)),
    "rights": lambda root: (root / "f0/n0.md").chmod(0o600),
    "rights of a folder": lambda root: (root / "f0").chmod(0o700),
    "settings": lambda root: (root / "vaultkit.toml").write_text("\n"),
    "link": lambda root: (root / "link.md").symlink_to("f0/n0.md"),
    "in the cloud": lambda root: (root / ".note.md.icloud").write_text("\n"),
    "all of it": lambda root: root.rename(root.parent / "other"),
    "what it is in": lambda root: root.parent.rename(root.parent.parent / "other"),
}


@pytest.mark.parametrize("save", SAVES.values(), ids=SAVES)
def test_a_change_ends_it_at_once(watched: Watched, save: Callable[[Path], object]) -> None:
    watched.catch_up()
    save(watched.root)
    assert watched.ask() is None


@pytest.mark.parametrize("name", ["f0", "new folder"])
def test_after_a_change_the_next_pass_is_vouched_for(watched: Watched, name: str) -> None:
    before = watched.catch_up()
    (watched.root / name).mkdir(exist_ok=True)
    (watched.root / name / "new.md").write_text("new\n")
    assert watched.catch_up() != before


def test_hidden_files_and_folders_disturb_nothing(watched: Watched) -> None:
    (watched.root / ".obsidian/plugins").mkdir(parents=True)
    told = watched.catch_up()
    for number in range(20):
        (watched.root / ".obsidian/workspace.json").write_text(f"{number}\n")
        (watched.root / ".obsidian/plugins/note.md").write_text(f"{number}\n")
        (watched.root / "f0" / ".n0.md.swp").write_text(f"{number}\n")
        assert watched.ask() == told
    (watched.root / ".obsidian/plugins").rename(watched.root / "plugins")
    assert watched.ask() is None


def test_a_folder_that_comes_out_of_hiding_is_heard(watched: Watched) -> None:
    (watched.root / ".trash/old").mkdir(parents=True)
    watched.catch_up()
    (watched.root / ".trash/old").rename(watched.root / "old")
    watched.catch_up()
    (watched.root / "old/new.md").write_text("new\n")
    assert watched.ask() is None


def test_reading_the_notes_disturbs_nothing(watched: Watched) -> None:
    told = watched.catch_up()
    for note in watched.root.rglob("*.md"):
        note.read_bytes()
    assert watched.ask() == told


def test_a_change_during_the_pass_is_not_missed(watched: Watched) -> None:
    mark = until(watched.attester.mark)
    digest = walk(watched.root)
    (watched.root / "f0/n0.md").write_text("other\n")
    assert not watched.attester.caught_up(digest, mark)
    assert watched.ask() is None


def test_a_note_in_a_folder_not_yet_watched_is_not_missed(tmp_path: Path) -> None:
    reached, go_on = threading.Event(), threading.Event()

    def hold() -> None:
        reached.set()
        go_on.wait(60)

    with Watched(make_vault(tmp_path / "vault"), tmp_path / "cache", hold) as watched:
        watched.catch_up()
        folder = watched.root / "new"
        folder.mkdir()
        assert reached.wait(60)
        # The folder is there, but its watch is not: the thread that would set it has only just heard.
        assert watched.attester.mark() is None
        (folder / "a.md").write_text("unheard\n")
        assert watched.ask() is None
        go_on.set()
        watched.catch_up()


def test_the_first_change_after_a_mark_is_told_and_no_other(tmp_path: Path) -> None:
    told: list[int] = []
    with Watched(make_vault(tmp_path / "vault"), tmp_path / "cache", lambda: told.append(1)) as watched:
        watched.catch_up()
        before = len(told)
        for number in range(10):
            (watched.root / "f0/n0.md").write_text(f"{number}\n")
        until(watched.attester.mark)
        assert len(told) == before + 1


def test_a_folder_that_is_not_watched_is_not_vouched_for(watched: Watched) -> None:
    mark = until(watched.attester.mark)
    folder = os.fsencode(watched.root / "f2")
    fewer = dataclasses.replace(mark, watched={path: inode for path, inode in mark.watched.items() if path != folder})
    other = dataclasses.replace(mark, watched={**mark.watched, folder: 1})
    assert not watched.attester.caught_up(walk(watched.root), fewer)
    assert not watched.attester.caught_up(walk(watched.root), other)
    assert watched.attester.caught_up(walk(watched.root), mark)


def test_a_note_with_a_second_name_is_not_vouched_for(watched: Watched) -> None:
    watched.catch_up()
    (watched.root.parent / "outside.md").hardlink_to(watched.root / "f0/n0.md")
    until(watched.attester.mark)
    assert not watched.look()
    (watched.root.parent / "outside.md").unlink()
    watched.catch_up()


def test_other_terms_and_other_folders_are_not_answered(watched: Watched) -> None:
    assert until(lambda: watched.look("('Archive',) Übung\n") or None)
    assert watched.ask("('Archive',) Übung\n") == walk(watched.root)
    assert watched.ask() is None
    assert watched.ask("('Other',)") is None
    assert ask_watcher(watched.place, watched.root / "f0", "('Archive',) Übung\n") is None
    assert watched.ask("x" * 200_000) is None


def test_what_is_revoked_is_not_vouched_for(watched: Watched) -> None:
    watched.catch_up()
    watched.attester.revoke()
    assert watched.ask() is None


def test_it_ends_with_the_observer(watched: Watched) -> None:
    watched.catch_up()
    watched.observer.stop()
    watched.observer.join()
    assert watched.ask() is None
    assert watched.attester.mark() is None


def test_closing_takes_the_line_away(watched: Watched) -> None:
    watched.catch_up()
    watched.attester.close()
    assert list(watched.place.iterdir()) == []
    assert watched.ask() is None


def test_only_the_user_may_use_the_line(watched: Watched) -> None:
    assert watched.place.stat().st_mode & 0o777 == 0o700
    assert (watched.place / LINE).stat().st_mode & 0o777 == 0o600


def test_a_second_watcher_leaves_the_line_alone(watched: Watched) -> None:
    told = watched.catch_up()
    assert Attester(watched.root, watched.place, watched.sentinel).start() == "another watcher answers for this vault"
    assert watched.ask() == told


def test_a_folder_that_others_may_enter_is_not_used(watched: Watched) -> None:
    watched.catch_up()
    watched.place.chmod(0o755)
    assert watched.ask() is None
    fault = Attester(watched.root, watched.place, watched.sentinel).start()
    assert fault == f"others may enter '{watched.place}'"


def test_a_cache_folder_may_lie_deep(tmp_path: Path) -> None:
    place = tmp_path / ("deep" * 30) / ("deeper" * 20)
    with Watched(make_vault(tmp_path / "vault"), place) as watched:
        watched.catch_up()


def test_without_an_observer_nothing_is_vouched_for(tmp_path: Path) -> None:
    attester = Attester(make_vault(tmp_path / "vault"), tmp_path / "cache", Sentinel())
    assert attester.start() == "this system reports changes too late"
    assert attester.mark() is None
    assert not attester.caught_up(b"x" * 16, None)
    attester.revoke()
    attester.close()
    assert not (tmp_path / "cache").exists()


IMPOSTOR = """
import os, socket, sys
os.chdir(sys.argv[1])
line = socket.socket(socket.AF_UNIX)
line.bind(sys.argv[2])
os.chmod(sys.argv[2], 0o777)
if sys.argv[3] != "0":
    os.setuid(int(sys.argv[3]))
line.listen()
print("ready", flush=True)
while True:
    caller, _ = line.accept()
    with caller:
        try:
            caller.recv(65536)
            caller.sendall(b"0" * 32 + b"\\n")
        except OSError:
            pass
"""


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can be somebody else")
@pytest.mark.parametrize(("user", "answer"), [(0, b"\0" * 16), (65534, None)], ids=["own", "other"])
def test_another_user_on_the_line_is_not_believed(tmp_path: Path, user: int, answer: bytes | None) -> None:
    place = tmp_path / "cache"
    place.mkdir(mode=0o700)
    command = [sys.executable, "-c", IMPOSTOR, os.fspath(place), LINE, str(user)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT) as impostor:
        try:
            assert impostor.stdout is not None
            assert impostor.stdout.readline() == b"ready\n"
            assert ask_watcher(place, tmp_path) == answer
        finally:
            impostor.kill()


def test_a_caller_who_says_nothing_holds_nobody_up_for_long(watched: Watched) -> None:
    told = watched.catch_up()
    with socket.socket(socket.AF_UNIX) as silent:
        silent.connect(f"/proc/self/fd/{os.open(watched.place, os.O_RDONLY)}/{LINE}")
        assert until(watched.ask) == told
