from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from vaultkit.vault.watching.lock import Holder
from vaultkit.vault.watching.lock import holder
from vaultkit.vault.watching.lock import only_watcher
from vaultkit.vault.watching.lock import watch_folder

HOLD = """
import sys
from pathlib import Path
from vaultkit.vault.watching.lock import only_watcher
with only_watcher(Path(sys.argv[1]), "2026-11-23 10:15:03") as other:
    print(other, flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def environ(tmp_path: Path) -> dict[str, str]:
    return {"VAULTKIT_CACHE_DIR": str(tmp_path / "cache")}


def folder_of(tmp_path: Path, environ: dict[str, str]) -> Path:
    (tmp_path / "vault").mkdir()
    folder = watch_folder(tmp_path / "vault", environ)
    assert folder is not None
    return folder


def test_who_watches_is_known_while_they_do(tmp_path: Path, environ: dict[str, str]) -> None:
    folder = folder_of(tmp_path, environ)
    assert holder(tmp_path / "vault", environ) is None
    with only_watcher(folder, "2026-11-23 10:15:03") as other:
        assert other is None
        assert holder(tmp_path / "vault", environ) == Holder(os.getpid(), "2026-11-23 10:15:03")
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        assert all(stat.S_IMODE(path.stat().st_mode) == 0o600 for path in folder.iterdir())
    assert holder(tmp_path / "vault", environ) is None


def test_a_killed_watcher_leaves_no_lock(tmp_path: Path, environ: dict[str, str]) -> None:
    folder = folder_of(tmp_path, environ)
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as first:
        assert first.stdout is not None
        assert first.stdout.readline() == "None\n"
        with only_watcher(folder, "later") as other:
            assert other == Holder(first.pid, "2026-11-23 10:15:03")
        # The second one's leaving takes nothing from the first.
        assert holder(tmp_path / "vault", environ) == Holder(first.pid, "2026-11-23 10:15:03")
        first.send_signal(signal.SIGKILL if sys.platform != "win32" else signal.SIGTERM)
        first.wait(10)
    with only_watcher(folder, "later") as other:
        assert other is None


@pytest.mark.parametrize("text", ["", "[]", '{"pid": "x"}'])
def test_a_holder_that_does_not_say_who_it_is_still_holds(tmp_path: Path, environ: dict[str, str], text: str) -> None:
    folder = folder_of(tmp_path, environ)
    with only_watcher(folder, "now"):
        (folder / "watch.holder.json").write_text(text, encoding="utf-8")
        assert holder(tmp_path / "vault", environ) == Holder()


def test_a_cache_that_cannot_be_written_locks_nobody_out(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with only_watcher(tmp_path / "file" / "vault", "now") as other:
        assert other is None


def test_a_cache_among_the_notes_is_not_used(tmp_path: Path) -> None:
    assert watch_folder(tmp_path, {"VAULTKIT_CACHE_DIR": str(tmp_path / "cache")}) is None
    with only_watcher(None, "now") as other:
        assert other is None
