from __future__ import annotations

import errno
import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.vault.faults import DEEDS
from tests.vault.faults import NEW
from tests.vault.faults import OLD
from tests.vault.faults import ROOMS
from tests.vault.faults import WAYS
from tests.vault.faults import FaultyOs
from tests.vault.faults import contents
from tests.vault.faults import do
from tests.vault.faults import note_of
from tests.vault.faults import prepare
from vaultkit.errors import WriteError

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the ways that need descriptors of folders")

PROJECT = Path(__file__).resolve().parent.parent.parent


def before(deed: str) -> dict[str, bytes]:
    return {"other.md": b"# Bo\n", **({"a.md": OLD} if deed == "replace" else {})}


def after(deed: str) -> dict[str, bytes]:
    return {"other.md": b"# Bo\n", note_of(deed): NEW}


@pytest.mark.parametrize("lasting", [False, True], ids=["once", "lasting"])
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EACCES], ids=["ENOSPC", "EIO", "EACCES"])
@pytest.mark.parametrize("deed", DEEDS)
@pytest.mark.parametrize("way", WAYS)
def test_a_call_that_fails_leaves_all_or_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str, deed: str, code: int, *, lasting: bool
) -> None:
    def fail() -> None:
        raise OSError(code, "it failed")

    for number in range(1, 200):
        root = tmp_path / str(number)
        prepare(root, deed)
        shim = FaultyOs(way, number, fail, lasting=lasting)
        with monkeypatch.context() as patched:
            for room in ROOMS:
                patched.setattr(room, "os", shim)
            try:
                do(root, deed)
            except WriteError:
                failed = True
            else:
                failed = False
        found = contents(root)
        if failed and lasting and way == "directly" and deed != "replace":
            # Without links there is no way to hide a half note from a disk that fails for good, even to delete.
            found.pop(note_of(deed), None)
        assert found == (before(deed) if failed else after(deed)), f"call {number}"
        if failed and not lasting:
            assert not (root / "x").exists()
        if not shim.struck:
            assert number > 5
            return
    pytest.fail("it never got through")


def play(game: str, way: str, deed: str, folder: Path) -> object:
    command = [sys.executable, "-m", "tests.vault.faults", game, way, deed, str(folder)]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=True, timeout=120)
    return json.loads(done.stdout)


@pytest.mark.slow
@pytest.mark.parametrize("deed", DEEDS)
@pytest.mark.parametrize("way", WAYS)
def test_being_killed_at_any_call_damages_no_note(tmp_path: Path, way: str, deed: str) -> None:
    codes = play("kills", way, deed, tmp_path)
    assert isinstance(codes, list)
    assert len(codes) > 5
    assert codes == [9] * (len(codes) - 1) + [0]
    for number in range(len(codes)):
        found = contents(tmp_path / str(number))
        if way == "directly" and deed != "replace" and found.get(note_of(deed), b"") != NEW:
            found.pop(note_of(deed), None)  # as above
        assert found in (before(deed), after(deed)), f"call {number + 1}"
        left = list((tmp_path / str(number)).rglob(".vaultkit-*"))
        assert len(left) <= (0 if way == "unnamed" and deed != "replace" else 1)
    assert contents(tmp_path / str(len(codes) - 1)) == after(deed)


@pytest.mark.slow
@pytest.mark.parametrize("deed", DEEDS)
@pytest.mark.parametrize("way", WAYS)
def test_of_four_at_once_exactly_one_succeeds(tmp_path: Path, way: str, deed: str) -> None:
    outcomes = play("races", way, deed, tmp_path)
    assert isinstance(outcomes, list)
    assert [sorted(outcome) for outcome in outcomes] == [[0, 1, 1, 1]] * 20
    for number in range(20):
        assert contents(tmp_path / str(number)) == after(deed)
