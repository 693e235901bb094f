from __future__ import annotations

from pathlib import Path

import pytest

from vaultkit.vault.watching.mounts import remote_kind

MOUNTS = r"""/dev/sda1 / ext4 rw 0 0
server:/notes /mnt/notes nfs4 rw 0 0
//nas/share /mnt/My\040share cifs rw 0 0
asha@host: /home/asha/remote fuse.sshfs rw 0 0
tmpfs /mnt/notes/inner tmpfs rw 0 0
/dev/sdb1 /mnt/twice nfs rw 0 0
/dev/sdb2 /mnt/twice ext4 rw 0 0
broken
"""


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/home/asha/notes", ""), ("/mnt/notes/vault", "nfs4"), ("/mnt/notes", "nfs4"), ("/mnt/notes-old", ""),
        ("/mnt/My share/vault", "cifs"), ("/home/asha/remote/x", "fuse.sshfs"), ("/mnt/notes/inner/vault", ""), ("/mnt/twice", ""),
    ],
)  # fmt: skip
def test_the_nearest_mount_decides(folder: str, kind: str) -> None:
    assert remote_kind(Path(folder), MOUNTS) == kind


def test_a_folder_of_this_machine_is_not_remote(tmp_path: Path) -> None:
    assert remote_kind(tmp_path) == ""
