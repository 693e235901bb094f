"""Processes that are killed, and that begin at once: an index holds whole transactions."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import pytest

from tests.vault.index.indexes import opened
from tests.vault.index.indexes import row_of
from tests.vault.index.indexes import votes_of
from vaultkit.vault.index.place import FILE
from vaultkit.vault.index.store import open_index

WRITER = """
import sys
from pathlib import Path
from tests.vault.index.indexes import opened, row_of
with opened(Path(sys.argv[1])) as index:
    for number in range(int(sys.argv[2]), 10**6):
        with index.transaction():
            index.put_rows(row_of(f"{n}.md", number=number) for n in range(30))
            index.put("answer", "next", b"k", str(number).encode())
        print(number, flush=True)
"""


@pytest.mark.slow
def test_killed_at_any_moment_it_holds_whole_transactions(tmp_path: Path) -> None:
    root = Path(__file__).resolve().parents[3]
    chance = random.Random(9)  # noqa: S311 - the same each time
    number = 0
    for _ in range(15):
        words = [sys.executable, "-c", WRITER, str(tmp_path), str(number)]
        with subprocess.Popen(words, stdout=subprocess.PIPE, text=True, cwd=root) as writer:
            assert writer.stdout
            for _ in range(chance.randrange(1, 40)):
                number = int(writer.stdout.readline())
            writer.kill()
        with opened(tmp_path) as index:
            assert (index.trouble, index.renewed) == ("", False)
            rows = list(index.rows())
            reached = int(index.get("answer", "next", b"k") or b"-1")
            assert reached >= number
            assert rows == sorted(
                (row_of(f"{n}.md", number=reached) for n in range(30)), key=lambda row: row.stamp.path
            )
            assert index.votes() == votes_of({row.stamp.path: row for row in rows})
        number = reached + 1


BEGINNER = """
import sys
from pathlib import Path
from tests.vault.index.indexes import opened, row_of
folder = Path(sys.argv[1])
print("ready", flush=True)
sys.stdin.readline()
with opened(folder) as index:
    index.put_rows([row_of(sys.argv[2])])
    print(index.trouble)
"""


@pytest.mark.slow
@pytest.mark.parametrize("there", [None, b"", b"garbage" * 1000])
def test_many_that_begin_at_once_do_not_harm_each_other(tmp_path: Path, there: bytes | None) -> None:
    root = Path(__file__).resolve().parents[3]
    (tmp_path / "cache").mkdir()
    if there is not None:
        (tmp_path / "cache" / FILE).write_bytes(there)
    beginners = [
        subprocess.Popen(
            [sys.executable, "-c", BEGINNER, str(tmp_path), f"{n}.md"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=root,
        )
        for n in range(6)
    ]  # fmt: skip
    for beginner in beginners:
        assert beginner.stdout
        assert beginner.stdout.readline() == "ready\n"
    for beginner in beginners:
        assert beginner.stdin
        beginner.stdin.write("go\n")
        beginner.stdin.flush()
    assert [beginner.communicate()[1] for beginner in beginners] == [""] * 6
    with open_index(tmp_path / "cache" / FILE, tmp_path / "vault") as index:
        assert not index.trouble
        assert all(row == row_of(row.stamp.path) for row in index.rows())
        if there is None:
            assert len(list(index.stamps())) == 6
