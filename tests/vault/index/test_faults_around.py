"""What others do to the file, the folder or the process: an index goes on without, and leaves what is not its own."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.vault.index.indexes import filled
from tests.vault.index.indexes import opened
from tests.vault.index.indexes import row_of
from vaultkit.vault.index.opening import APPLICATION
from vaultkit.vault.index.opening import SCHEMA
from vaultkit.vault.index.place import FILE

PAGE = 4096


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize("application", [0, 1, 0x47504B47])
@pytest.mark.parametrize("journal", ["delete", "wal"])
def test_another_programs_database_is_left_alone(tmp_path: Path, application: int, journal: str) -> None:
    theirs = tmp_path / "theirs"
    theirs.mkdir()
    db = sqlite3.connect(theirs / FILE, isolation_level=None)
    db.execute(f"PRAGMA application_id = {application}")
    db.execute("CREATE TABLE notes(path TEXT, line TEXT)")
    db.execute(f"PRAGMA journal_mode = {journal}")
    db.execute("INSERT INTO notes VALUES('', 'mine')")
    (tmp_path / "cache").mkdir()
    for path in theirs.iterdir():  # with their program still at it, so that there is a log beside the file
        shutil.copy(path, tmp_path / "cache")
    db.close()
    before = contents(tmp_path / "cache")
    with opened(tmp_path) as index:
        assert "another program's database" in index.trouble
        index.put_rows([row_of("a.md")])
        index.clear()
        assert (list(index.stamps()), index.stats().notes) == ([], 0)
    assert contents(tmp_path / "cache") == before


def test_the_index_of_a_newer_vaultkit_is_left_alone(tmp_path: Path) -> None:
    place, _, _ = filled(tmp_path)
    _set_version(place, SCHEMA + 1)
    before = contents(place.parent)
    with opened(tmp_path) as index:
        assert "newer vaultkit" in index.trouble
        index.put_rows([row_of("a.md")])
        assert list(index.stamps()) == []
    assert contents(place.parent) == before


def test_the_index_of_an_older_vaultkit_is_made_anew(tmp_path: Path) -> None:
    place, _, _ = filled(tmp_path)
    _set_version(place, SCHEMA - 1)
    with opened(tmp_path) as index:
        assert (index.trouble, index.renewed, list(index.stamps())) == ("", True, [])
    assert int.from_bytes(place.read_bytes()[68:72]) == APPLICATION


def _set_version(place: Path, version: int) -> None:
    db = sqlite3.connect(place)
    db.execute(f"PRAGMA user_version = {version}")
    db.close()


HOLDER = """
import sqlite3, sys
db = sqlite3.connect(sys.argv[1], isolation_level=None)
for word in sys.argv[2:]:
    db.execute(word).fetchall()
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def hold() -> Iterator[Callable[..., None]]:
    """Return what makes another process hold a file by some statements, until the test is over."""
    holders: list[subprocess.Popen[str]] = []

    def start(place: Path, *words: str) -> None:
        holder = subprocess.Popen(
            [sys.executable, "-c", HOLDER, str(place), *words], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        holders.append(holder)
        assert holder.stdout
        assert holder.stdout.readline() == "held\n"

    yield start
    for holder in holders:
        holder.communicate()


@pytest.mark.slow
def test_a_locked_index_is_gone_without(tmp_path: Path, hold: Callable[..., None]) -> None:
    place, rows, _ = filled(tmp_path)
    hold(place, "PRAGMA locking_mode = EXCLUSIVE", "BEGIN EXCLUSIVE", "DELETE FROM kept")
    with opened(tmp_path) as index:
        assert "locked" in index.trouble
        assert (list(index.stamps()), index.writable) == ([], False)
    assert place.stat().st_size > PAGE, rows


@pytest.mark.slow
def test_while_another_writes_it_can_be_read_but_not_written(tmp_path: Path, hold: Callable[..., None]) -> None:
    place, rows, _ = filled(tmp_path)
    hold(place, "BEGIN IMMEDIATE", "DELETE FROM notes")
    with opened(tmp_path) as index:
        assert len(list(index.stamps())) == len(rows)
        index.put_rows([row_of("a.md")])
        assert "locked" in index.trouble
        assert list(index.rows()) == []


def test_a_second_index_in_a_process_does_not_loose_the_locks_of_the_first(tmp_path: Path) -> None:
    place, _, _ = filled(tmp_path)
    with opened(tmp_path) as index, index.transaction():
        index.put_rows([row_of("a.md")])
        opened(tmp_path).close()
        code = "import sqlite3, sys; sqlite3.connect(sys.argv[1], timeout=0, isolation_level=None).execute('BEGIN IMMEDIATE')"
        other = subprocess.run([sys.executable, "-c", code, str(place)], capture_output=True, text=True, check=False)
        assert "database is locked" in other.stderr


POOR = """
import os, sys
from pathlib import Path
from tests.vault.index.indexes import opened, row_of
folder = Path(sys.argv[1])
if os.geteuid() == 0:
    os.setgroups([])
    os.setegid(65534)
    os.seteuid(65534)
with opened(folder) as index:
    number = len(list(index.stamps()))
    index.put_rows([row_of("new.md")])
    print(number, index.writable, index.trouble)
"""


def as_nobody(folder: Path) -> str:
    """Return how many notes somebody without rights finds, whether they can add one, and what they are told."""
    root = Path(__file__).resolve().parents[3]
    result = subprocess.run(
        [sys.executable, "-c", POOR, str(folder)], capture_output=True, text=True, cwd=root, check=True
    )
    assert result.stderr == ""
    return result.stdout


@pytest.fixture
def public() -> Iterator[Path]:
    """Return a folder that others may enter."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder
        for path in (folder, *folder.rglob("*")):
            path.chmod(0o755)


posix = pytest.mark.skipif(sys.platform == "win32", reason="other systems have no such modes")


@posix
def test_a_read_only_folder_is_gone_without(public: Path) -> None:
    place, _, _ = filled(public)
    place.chmod(0o444)
    place.parent.chmod(0o555)
    assert as_nobody(public).startswith("0 False The index '")


@posix
def test_a_cache_that_cannot_be_made_is_gone_without(public: Path) -> None:
    public.chmod(0o555)
    assert as_nobody(public).startswith("0 False The index '")


@posix
def test_a_file_that_cannot_be_read_is_gone_without(public: Path) -> None:
    place, _, _ = filled(public)
    place.chmod(0)
    place.parent.chmod(0o555)
    assert "Permission denied" in as_nobody(public)


@pytest.mark.parametrize("where", ["cache", f"cache/{FILE}"])
def test_something_else_in_its_place_is_left_alone(tmp_path: Path, where: str) -> None:
    if where == "cache":
        (tmp_path / "cache").write_text("a list of caches", encoding="utf-8")
    else:
        (tmp_path / where).mkdir(parents=True)
    with opened(tmp_path) as index:
        assert index.trouble.startswith("The index '")
        index.put_rows([row_of("a.md")])
    assert (tmp_path / where).exists()


def test_a_dangling_link_in_its_place_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "cache").mkdir()
    (tmp_path / "cache" / FILE).symlink_to(tmp_path / "nowhere")
    with opened(tmp_path) as index:
        assert index.trouble
    assert not (tmp_path / "nowhere").exists()


FULL = """
import resource, sys
from pathlib import Path
from tests.vault.index.indexes import opened, row_of
size = int(sys.argv[2])
resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
with opened(Path(sys.argv[1])) as index:
    for start in range(0, 2000, 50):
        index.put_rows(row_of(f"{n:05d}.md", number=3) for n in range(start, start + 50))
        sum(1 for _ in index.rows())
    print(index.trouble)
"""


@posix
@pytest.mark.parametrize("size", [0, 1000, 4096, 20_000, 40_000, 100_000, 300_000])
def test_a_full_disk_is_gone_without(tmp_path: Path, size: int) -> None:
    root = Path(__file__).resolve().parents[3]
    words = [sys.executable, "-c", FULL, str(tmp_path), str(size)]
    result = subprocess.run(words, capture_output=True, text=True, cwd=root, check=True)
    assert (result.stderr, result.stdout[:11]) == ("", "The index '")
    with opened(tmp_path) as index:
        assert not index.trouble
        found = list(index.rows())
        assert found == [row_of(f"{n:05d}.md", number=3) for n in range(len(found))]
        assert len(list(index.stamps())) == len(found)
        index.put_rows([row_of("a.md")])
        assert index.writable
