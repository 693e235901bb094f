"""Where a watcher can vouch for a vault."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.vault.watching.attested import ROOT
from vaultkit.vault.watching.attest_ground import Mounts
from vaultkit.vault.watching.attest_ground import survey

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="nothing is attested on this system")

ROWS = (
    "27 1 254:0 / / rw,relatime - ext4 /dev/vda rw",
    "31 27 0:30 / /home/alma/Far\\040away rw,relatime shared:5 master:1 - nfs4 nas:/alma rw",
    "32 27 0:31 / /home/alma/Drive rw - fuse.sshfs alma@nas: rw",
    "33 27 0:32 / /home/alma/Fast rw - tmpfs none rw",
    "34 27 0:33 / /home/alma/Twice rw - nfs4 nas:/alma rw",
    "35 27 0:34 / /home/alma/Twice rw - ext4 /dev/vdb rw",
)


@pytest.mark.parametrize(
    ("root", "fault"),
    [
        ("/home/berta/Notes", None),
        ("/home/alma/Fast", None),
        ("/home/alma/Fastest/Notes", None),
        ("/home/alma/Twice/Notes", None),
        ("/home/alma/Far away/Notes", "changes by others are not reported on this file system (nfs4)"),
        ("/home/alma/Drive", "changes by others are not reported on this file system (fuse.sshfs)"),
        ("/home/alma", "'/home/alma/Far away' is another file system in the vault"),
        ("/", "'/home/alma/Far away' is another file system in the vault"),
    ],
)
def test_the_file_system_decides(tmp_path: Path, root: str, fault: str | None) -> None:
    table = tmp_path / "mountinfo"
    table.write_text("".join(f"{row}\n" for row in ROWS))
    mounts = Mounts(Path(root), table)
    assert mounts.look() == (0, fault)
    mounts.close()


MOUNTED = """
import subprocess, sys
from pathlib import Path
from vaultkit.vault.watching.attest_ground import Mounts
root = Path(sys.argv[1])
mounts = Mounts(root)
print(mounts.look())
subprocess.run(["mount", "-t", "tmpfs", "none", root / "a"], check=True)
print(mounts.look())
print(mounts.look())
subprocess.run(["umount", root / "a"], check=True)
print(mounts.look())
"""


def test_a_mount_in_the_vault_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    apart = ["unshare", "-m"] if os.geteuid() == 0 else ["unshare", "-Urm"]
    try:
        subprocess.run([*apart, "true"], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("this system lets nobody mount")
    command = [*apart, sys.executable, "-c", MOUNTED, os.fspath(tmp_path)]
    told = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT).stdout.splitlines()
    fault = f"'{tmp_path}/a' is another file system in the vault"
    assert [told[0], told[1], told[2], told[3]] == [f"(0, {None})", f'(1, "{fault}")', f'(1, "{fault}")', "(2, None)"]


def test_a_survey_finds_all_folders_but_hidden_and_linked_ones(tmp_path: Path) -> None:
    for name in ("a/b", ".hidden/c", "d"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "link").symlink_to("a")
    (tmp_path / "a/n.md").write_text("x\n")
    folders, linked = survey(os.fsencode(tmp_path))
    expected = [tmp_path, tmp_path / "a", tmp_path / "a/b", tmp_path / "d"]
    assert folders == {os.fsencode(path): path.stat().st_ino for path in expected}
    assert not linked


@pytest.mark.parametrize(("name", "linked"), [("n.md", True), ("n.MARKDOWN", True), ("picture.png", False)])
def test_a_survey_finds_notes_with_two_names(tmp_path: Path, name: str, *, linked: bool) -> None:
    (tmp_path / "vault").mkdir()
    (tmp_path / "vault" / name).write_text("x\n")
    (tmp_path / "other").hardlink_to(tmp_path / "vault" / name)
    assert survey(os.fsencode(tmp_path / "vault"))[1] is linked
