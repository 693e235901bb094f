from __future__ import annotations

import os
import threading

import pytest
from watchdog.events import DirMovedEvent
from watchdog.events import FileCreatedEvent
from watchdog.events import FileMovedEvent
from watchdog.events import FileSystemEvent

from vaultkit.vault.watching.events import MANY
from vaultkit.vault.watching.events import Hints
from vaultkit.vault.watching.events import matters
from vaultkit.vault.watching.events import path_in
from vaultkit.vault.watching.events import tell

ROOT = os.path.join(os.sep, "home", "asha", "vault")  # noqa: PTH118 - the library tells text


def place(path: str) -> str:
    return os.path.join(ROOT, *path.split("/"))  # noqa: PTH118 - as above


def told(event: FileSystemEvent) -> tuple[frozenset[str], str, bool]:
    hints = Hints()
    tell(event, ROOT, hints)
    taken = hints.take()
    return taken.paths, taken.everything, taken.folders


@pytest.mark.parametrize(
    "path",
    [
        "Asha.md", "1-1s/Asha/2026-11-23.MD", "a/b.markdown", "vaultkit.toml", ".obsidian/app.json", "Templates/x.md.j2",
        "Asha.sync-conflict-20261123-101010-ABC.md",
    ],
)  # fmt: skip
def test_notes_and_settings_matter(path: str) -> None:
    assert matters(path)


@pytest.mark.parametrize(
    "path",
    [
        ".obsidian/workspace.json", ".trash/Asha.md", ".git/index", "a/.b/c.md", ".vaultkit-00ff.tmp", "~Asha.md", "#Asha.md#",
        "._Asha.md", ".Asha.md.swp", "Asha.md~", "4913", "picture.png", "node_modules/x/README.md",
    ],
)  # fmt: skip
def test_what_no_listing_reads_does_not(path: str) -> None:
    assert not matters(path)


def test_a_folder_matters_unless_it_is_hidden() -> None:
    assert matters("1-1s/Asha", folder=True)
    assert not matters(".trash/old", folder=True)


def test_an_atomic_save_is_a_hint_at_the_note_that_it_leads_to() -> None:
    assert told(FileMovedEvent(place(".vaultkit-1.tmp"), place("Asha.md"))) == (frozenset({"Asha.md"}), "", False)


def test_a_rename_is_a_hint_at_both_names() -> None:
    assert told(DirMovedEvent(place("old"), place("1-1s/new"))) == (frozenset({"old", "1-1s/new"}), "", True)


def test_what_happens_to_the_root_may_have_changed_everything() -> None:
    assert told(DirMovedEvent(ROOT, place("../other")))[1] == "root"


def test_a_sibling_of_the_vault_is_no_hint() -> None:
    assert path_in(ROOT, ROOT + "-old" + os.sep + "Asha.md") is None
    assert told(FileCreatedEvent(ROOT + "-old" + os.sep + "Asha.md")) == (frozenset(), "", False)


def test_a_root_that_ends_in_a_slash_is_a_root() -> None:
    assert path_in(os.sep, os.sep + "Asha.md") == "Asha.md"


def test_a_name_in_no_known_encoding_is_a_hint() -> None:
    assert told(FileCreatedEvent(os.fsencode(ROOT) + b"/\xff.md"))[0] == {"\udcff.md"}


def test_too_many_hints_are_one_that_everything_changed() -> None:
    hints = Hints()
    for number in range(MANY + 500):
        hints.put(f"{number}.md")
    taken = hints.take()
    assert (len(taken.paths), taken.everything) == (MANY, "many")


def test_hints_are_taken_once() -> None:
    hints = Hints(lambda: 7.0)
    hints.put("Asha.md")
    assert [hints.waiting, hints.take().last, hints.waiting, hints.take().last] == [True, 7.0, False, None]


def test_the_first_hint_of_a_batch_is_told_in_its_own_thread() -> None:
    heard: list[str] = []
    hints = Hints(on_hint=lambda: heard.append(threading.current_thread().name))
    for name in ("one", "two"):
        thread = threading.Thread(target=hints.put, args=("Asha.md",), name=name)
        thread.start()
        thread.join()
    assert heard == ["one"]


def test_a_ring_ends_a_waiting_and_a_hint_only_one_that_waits_for_hints() -> None:
    hints = Hints()
    hints.put("Asha.md")
    hints.wait(60, for_hints=True)
    threading.Timer(0.02, hints.ring).start()
    hints.wait(60, for_hints=False)
    assert hints.waiting
