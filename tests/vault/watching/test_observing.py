"""Hearing of changes, with the system's own events."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from vaultkit.vault.settings import Settings
from vaultkit.vault.watching.events import Hinted
from vaultkit.vault.watching.events import Hints
from vaultkit.vault.watching.folders import folders_of
from vaultkit.vault.watching.folders import inotify_descriptors
from vaultkit.vault.watching.folders import watched_by
from vaultkit.vault.watching.looking import look
from vaultkit.vault.watching.observing import LEAST
from vaultkit.vault.watching.observing import Observation

#: Seconds that the system is given to tell of a change on a busy machine.
PATIENCE = 20.0
on_linux = pytest.mark.skipif(sys.platform != "linux", reason="inotify is Linux's")


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    for name in ("vault/1-1s/Asha/a.md", "vault/Bo.md", "vault/.obsidian/app.json"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name, encoding="utf-8")
    return tmp_path / "vault"


@contextmanager
def observed(vault: Path, *, poll: float | None = None, said: list[str] | None = None) -> Iterator[Observation]:
    say: Callable[[str], None] = said.append if said is not None else (lambda _text: None)
    observation = Observation(vault, Hints(), lambda: look(vault, Settings()), say, poll)
    try:
        yield observation
    finally:
        observation.close()


def heard(observation: Observation, enough: Callable[[Hinted], bool]) -> Hinted:
    """Tick until the hints gathered are enough."""
    gathered = Hinted()
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        observation.wait(0.02, for_hints=True)
        observation.check(time.monotonic())
        taken = observation.take()
        if taken:
            gathered = Hinted(gathered.paths | taken.paths, taken.everything or gathered.everything, last=taken.last)
        if enough(gathered):
            return gathered
    pytest.fail(f"only heard of {gathered}")


def after_a_mark(observation: Observation, vault: Path) -> frozenset[str]:
    """Return the paths heard of until a note made now is heard of."""
    (vault / "mark.md").touch()
    return heard(observation, lambda hinted: "mark.md" in hinted.paths).paths


def test_a_save_in_place_and_an_atomic_one_are_heard_of(vault: Path) -> None:
    with observed(vault) as observation:
        (vault / "Bo.md").write_text("in place", encoding="utf-8")
        heard(observation, lambda hinted: hinted.paths == {"Bo.md"})
        (vault / ".tmp").write_text("atomic", encoding="utf-8")
        (vault / ".tmp").replace(vault / "1-1s" / "Asha" / "a.md")
        heard(observation, lambda hinted: "1-1s/Asha/a.md" in hinted.paths)


def test_reading_hidden_folders_and_other_files_are_not_heard_of(vault: Path) -> None:
    with observed(vault) as observation:
        for _ in range(3):
            (vault / "Bo.md").read_bytes()
            look(vault, Settings())
        (vault / ".obsidian" / "workspace.json").write_text("{}", encoding="utf-8")
        (vault / "picture.png").touch()
        assert after_a_mark(observation, vault) == {"mark.md"}


def test_notes_in_new_and_moved_folders_are_heard_of(vault: Path) -> None:
    with observed(vault) as observation:
        (vault / "new" / "deep").mkdir(parents=True)
        (vault / "new" / "deep" / "b.md").touch()
        heard(observation, lambda hinted: "new/deep/b.md" in hinted.paths)
        (vault / "new").rename(vault / "moved")
        heard(observation, lambda hinted: "moved" in hinted.paths)
        (vault / "moved" / "deep" / "c.md").touch()
        heard(observation, lambda hinted: "moved/deep/c.md" in hinted.paths)


def test_rights_taken_away_are_heard_of(vault: Path) -> None:
    with observed(vault) as observation:
        (vault / "Bo.md").chmod(0o400)
        heard(observation, lambda hinted: "Bo.md" in hinted.paths)


@pytest.mark.skipif(sys.platform == "win32", reason="an open folder cannot be renamed there")
def test_a_root_that_is_renamed_and_comes_back_may_have_changed_altogether(vault: Path) -> None:
    with observed(vault) as observation:
        away = vault.rename(vault.parent / "away")
        assert heard(observation, lambda hinted: bool(hinted.everything)).everything == "gone"
        (away / "Bo.md").write_text("changed meanwhile", encoding="utf-8")
        away.rename(vault)
        heard(observation, lambda hinted: hinted.everything == "root")
        assert "mark.md" in after_a_mark(observation, vault)


@pytest.mark.skipif(sys.platform == "win32", reason="an open folder cannot be renamed there")
@pytest.mark.parametrize("delete", [False, True])
def test_another_folder_in_place_of_the_vault_is_watched_in_its_stead(vault: Path, *, delete: bool) -> None:
    with observed(vault) as observation:
        other = Path(shutil.copytree(vault, vault.parent / "other"))
        if delete:
            shutil.rmtree(vault)
        else:
            vault.rename(vault.parent / "old")
        other.rename(vault)
        heard(observation, lambda hinted: hinted.everything == "root")
        assert "mark.md" in after_a_mark(observation, vault)


@on_linux
def test_a_vault_behind_a_link_is_heard_of(vault: Path) -> None:
    link = vault.parent / "link"
    link.symlink_to(vault)
    with observed(link) as observation:
        assert "mark.md" in after_a_mark(observation, vault)


@on_linux
def test_every_folder_is_watched(vault: Path) -> None:
    before = inotify_descriptors()
    with observed(vault):
        assert watched_by(inotify_descriptors() - before) == folders_of(vault)
        assert len(folders_of(vault)) == 4
    assert inotify_descriptors() <= before


@on_linux
def test_a_queue_that_overflowed_may_have_lost_anything(vault: Path) -> None:
    from watchdog.observers.inotify_c import InotifyConstants  # noqa: PLC0415 - Linux alone has it
    from watchdog.observers.inotify_c import InotifyEvent  # noqa: PLC0415 - the same
    from watchdog.observers.inotify_c import Mask  # noqa: PLC0415 - the same
    from watchdog.observers.inotify_c import WatchDescriptor  # noqa: PLC0415 - the same

    with observed(vault) as observation:
        queue = observation._observer._queue  # type: ignore[union-attr]
        queue.handle_event(InotifyEvent(WatchDescriptor(-1), Mask(InotifyConstants.IN_Q_OVERFLOW), 0, b""))
        assert heard(observation, lambda hinted: bool(hinted.everything)).everything == "overflow"
        assert "mark.md" in after_a_mark(observation, vault)


def test_looking_again_and_again_hears_of_changes_too(vault: Path) -> None:
    said: list[str] = []
    with observed(vault, poll=0.05, said=said) as observation:
        (vault / "Bo.md").write_text("changed", encoding="utf-8")
        assert heard(observation, lambda hinted: bool(hinted.everything)).everything == "poll"
    assert said == ["Asked to look every 0.05 s."]


def test_looking_costs_little(vault: Path) -> None:
    with observed(vault, poll=0.0) as observation:
        assert observation._interval >= LEAST


LIMITED = """
import sys, time
from pathlib import Path
from vaultkit.vault.settings import Settings
from vaultkit.vault.watching.events import Hints
from vaultkit.vault.watching.looking import look
from vaultkit.vault.watching.observing import Observation
root = Path(sys.argv[1])
said = []
observation = Observation(root, Hints(), lambda: look(root, Settings()), said.append)
end = time.monotonic() + 20
while not observation.polling and time.monotonic() < end:
    observation.wait(0.05, for_hints=False)
    observation.check(time.monotonic())
observation.take()
(root / "49" / "changed.md").touch()
while not (hinted := observation.take()) and time.monotonic() < end:
    observation.wait(0.05, for_hints=False)
    observation.check(time.monotonic())
print(hinted.everything, *said, sep="|")
"""


def limited(vault: Path, name: str, number: int) -> str:
    """Run the watcher where the system gives only so many watches or queues."""
    for folder in range(50):
        (vault / str(folder)).mkdir()
    script = f'echo {number} > /proc/sys/user/{name} && exec "$@"'
    done = subprocess.run(
        ["unshare", "-Ur", "sh", "-c", script, "sh", sys.executable, "-c", LIMITED, str(vault)],  # noqa: S607 - found on PATH
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    if "unshare" in done.stderr or "/proc/sys/user" in done.stderr:
        pytest.skip(f"limits may not be set here: {done.stderr.strip()}")
    assert done.returncode == 0, done.stderr
    return done.stdout


@on_linux
@pytest.mark.slow
def test_where_watches_run_out_it_looks_and_says_so(vault: Path) -> None:
    if shutil.which("unshare") is None:
        pytest.skip("there is no unshare(1) here")
    everything, said = limited(vault, "max_inotify_watches", 20).strip().split("|")
    assert everything == "poll"
    assert "20 of 54 folders are watched" in said
    assert said.endswith("Until then vaultkit looks every 2 s.")


@on_linux
@pytest.mark.slow
def test_where_there_is_no_queue_left_it_looks_and_says_so(vault: Path) -> None:
    if shutil.which("unshare") is None:
        pytest.skip("there is no unshare(1) here")
    everything, said = limited(vault, "max_inotify_instances", 0).strip().split("|")
    assert everything == "poll"
    assert "limit" in said or "Too many open files" in said
