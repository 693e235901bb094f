"""A user who saves a note and at once runs a command is never answered from before the save."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.vault.watching.attested import make_vault
from tests.vault.watching.attested import until
from tests.vault.watching.attested import walk
from tests.vault.watching.attested import watcher
from vaultkit.vault.asking import ask_watcher

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="nothing is attested on this system"),
]

ROUNDS = 1_000
#: Folders of a vault that has grown enough: what is tested is order, not size.
MOST = 30


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    return make_vault(tmp_path / "vault")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "cache"


class User:
    """Somebody who edits a vault in all the ways there are, by a seed."""

    def __init__(self, root: Path, seed: int) -> None:
        self.root = root
        self.chance = random.Random(seed)  # noqa: S311 - the same edits in every run
        self.count = 0

    def notes(self) -> list[Path]:
        return sorted(self.root.rglob("*.md"))

    def folders(self) -> list[Path]:
        return sorted(path for path in self.root.rglob("*") if path.is_dir() and not path.name.startswith("."))

    def name(self, ending: str = "") -> str:
        self.count += 1
        return f"x{self.count}{ending}"

    def edit(self) -> str:
        """Change something; return what."""
        acts: list[Callable[[], None]] = [
            self.in_place, self.same_size, self.append, self.replace, self.delete, self.create, self.new_folder,
            self.deep_folder, self.rename, self.rename_folder, self.hide, self.unhide, self.remove_folder, self.rights,
        ]  # fmt: skip
        act = self.chance.choice(acts)
        if len(self.folders()) > MOST and act in {self.new_folder, self.deep_folder}:
            act = self.drop
        if len(self.notes()) < 5:
            act = self.create
        act()
        return act.__name__

    def in_place(self) -> None:
        self.chance.choice(self.notes()).write_text("x" * self.chance.randrange(500))

    def same_size(self) -> None:
        with self.chance.choice(self.notes()).open("r+b") as file:
            file.write(b"y")

    def append(self) -> None:
        with self.chance.choice(self.notes()).open("a") as file:
            file.write("more\n")

    def replace(self) -> None:
        note = self.chance.choice(self.notes())
        new = note.parent / f".{self.name()}.tmp"
        new.write_text("replaced\n")
        new.replace(note)

    def delete(self) -> None:
        if len(self.notes()) > 5:
            self.chance.choice(self.notes()).unlink()

    def create(self) -> None:
        (self.chance.choice([self.root, *self.folders()]) / self.name(".md")).write_text("new\n")

    def new_folder(self) -> None:
        folder = self.chance.choice([self.root, *self.folders()]) / self.name()
        folder.mkdir()
        (folder / "inside.md").write_text("new\n")

    def deep_folder(self) -> None:
        folder = self.root / self.name() / "b" / "c"
        folder.mkdir(parents=True)
        (folder / "inside.md").write_text("new\n")

    def rename(self) -> None:
        note = self.chance.choice(self.notes())
        note.rename(self.chance.choice([self.root, *self.folders()]) / self.name(".md"))

    def rename_folder(self) -> None:
        if folders := self.folders():
            folder = self.chance.choice(folders)
            folder.rename(folder.parent / self.name())

    def hide(self) -> None:
        if len(self.notes()) > 10 and (folders := self.folders()):
            folder = self.chance.choice(folders)
            folder.rename(folder.parent / f".{self.name()}")

    def unhide(self) -> None:
        hidden = [path for path in self.root.rglob(".x*") if path.is_dir()]
        if hidden:
            folder = self.chance.choice(sorted(hidden))
            back = folder.parent / self.name()
            folder.rename(back)
            (back / "back.md").write_text("back\n")

    def remove_folder(self) -> None:
        empty = [folder for folder in self.folders() if not any(folder.iterdir())]
        if empty:
            self.chance.choice(empty).rmdir()

    def drop(self) -> None:
        shutil.rmtree(self.chance.choice([folder for folder in self.folders() if folder.parent == self.root]))
        self.create()

    def rights(self) -> None:
        note = self.chance.choice(self.notes())
        note.chmod(0o600 if note.stat().st_mode & 0o077 else 0o644)


@pytest.mark.parametrize("seed", [1, 2])
def test_a_question_right_after_a_save_is_never_answered_from_before_it(vault: Path, place: Path, seed: int) -> None:
    user = User(vault, seed)
    answered = 0
    with watcher(vault, place):
        for number in range(ROUNDS):
            # Most saves come while the watcher is sure of itself: that is when it could be wrong.
            if number % 4:
                assert until(lambda: ask_watcher(place, vault)) == walk(vault)
                answered += 1
            act = user.edit()
            told = ask_watcher(place, vault)
            assert told is None or told == walk(vault), f"round {number}: {act}"
    assert answered > ROUNDS / 2


def test_a_storm_of_saves_is_never_answered_from_before_the_last(vault: Path, place: Path) -> None:
    user = User(vault, 3)
    with watcher(vault, place):
        for _ in range(30):
            for _ in range(user.chance.randrange(40)):
                user.edit()
                told = ask_watcher(place, vault)
                assert told is None or told == walk(vault)
            assert until(lambda: ask_watcher(place, vault)) == walk(vault)


def test_a_killed_watcher_answers_nothing(vault: Path, place: Path) -> None:
    with watcher(vault, place) as child:
        until(lambda: ask_watcher(place, vault))
        child.kill()
        child.wait()
        assert ask_watcher(place, vault) is None


def test_the_next_watcher_takes_the_line_of_a_killed_one(vault: Path, place: Path) -> None:
    with watcher(vault, place) as child:
        until(lambda: ask_watcher(place, vault))
        child.kill()
    (vault / "later.md").write_text("later\n")
    with watcher(vault, place):
        assert until(lambda: ask_watcher(place, vault)) == walk(vault)


def test_a_stopped_watcher_answers_nothing_and_then_the_truth(vault: Path, place: Path) -> None:
    with watcher(vault, place) as child:
        until(lambda: ask_watcher(place, vault))
        child.send_signal(signal.SIGSTOP)
        try:
            (vault / "meanwhile.md").write_text("meanwhile\n")
            for _ in range(20):  # more than may wait in line
                assert ask_watcher(place, vault) is None
        finally:
            child.send_signal(signal.SIGCONT)
        assert until(lambda: ask_watcher(place, vault)) == walk(vault)


def test_events_that_were_lost_are_never_vouched_for(vault: Path, place: Path) -> None:
    limit = int(Path("/proc/sys/fs/inotify/max_queued_events").read_text())
    note = vault / "f1" / "n1.md"
    with watcher(vault, place) as child:
        until(lambda: ask_watcher(place, vault))
        child.send_signal(signal.SIGSTOP)
        try:
            names = [vault / "f0" / "n0.md", vault / "f0" / "n1.md"]
            for number in range(limit + 5_000):  # in turn, or they would be one event
                os.utime(names[number % 2], (number, number))
            note.write_text("after the queue was full\n")
        finally:
            child.send_signal(signal.SIGCONT)
        while (told := ask_watcher(place, vault)) is None:
            pass
        assert told == walk(vault)
        # And what comes after is heard of again.
        (vault / "f2" / "n2.md").write_text("later\n")
        assert ask_watcher(place, vault) in {None, walk(vault)}
        assert until(lambda: ask_watcher(place, vault)) == walk(vault)
