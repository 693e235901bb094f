from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as runs
from hypothesis import strategies as st

from vaultkit.errors import VaultNotFoundError
from vaultkit.vault.fingerprint import Tally
from vaultkit.vault.fingerprint import is_young
from vaultkit.vault.fingerprint import take_fingerprint
from vaultkit.vault.listing import list_notes
from vaultkit.vault.listing import list_with_fingerprint
from vaultkit.vault.settings import Settings
from vaultkit.vault.walk import Folder
from vaultkit.vault.walk import Row
from vaultkit.vault.walk import walk

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot hold these")

SECOND = 1_000_000_000
NOW = 1_700_000_000 * SECOND + 123_456_789

FOLDERS = ("", "People", "people", "Archive", "é", "node_modules", ".trash", "x/y")
NAMES = ("Ada.md", "ADA.md", "Ada 2.md", "Ada (1).md", "Ada-PC.md", "1:1 Bo.md", "a\x1b.md", "e\u0301.md", "é.md", "CON.md",
         "Ada (conflicted copy).md", ".Ada.md.icloud", ".hidden.md", "~x.md", "Archive", "image.png", "Z.MARKDOWN")  # fmt: skip
KINDS = ("write", "grow", "touch", "remove", "rename", "folder", "link", "pipe", "nothing")
EXCLUDE = st.lists(st.sampled_from(["Archive", "People/", "*.md", "x/*", "a?a.md", "é", "*ada*", "Ada*"]), max_size=2)

PLACES = st.tuples(st.sampled_from(FOLDERS), st.sampled_from(NAMES))
STEPS = st.tuples(st.sampled_from(KINDS), PLACES, PLACES)


def write(root: Path, path: str, text: str = "# Ada\n") -> Path:
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def digest(root: Path, exclude: tuple[str, ...] = (), templates: str = "") -> bytes:
    return take_fingerprint(root, exclude, templates).digest


def answer(root: Path, settings: Settings) -> object:
    """Everything the listing says, and the folders it went through."""
    folders = [folder.path for folder in walk(root, settings.exclude, settings.templates)]
    return list_notes(root, settings), sorted(folders)


def change(root: Path, kind: str, place: tuple[str, str], other: tuple[str, str]) -> None:
    """Make one change to the tree; one that the tree does not allow changes nothing."""
    file, target = root.joinpath(*place), root.joinpath(*other)
    actions: dict[str, Callable[[], object]] = {
        "write": lambda: write(root, "/".join(place).lstrip("/")),
        "grow": lambda: file.write_text("more than before\n", encoding="utf-8") if file.is_file() else None,
        "touch": lambda: os.utime(file, (1, 1)) if file.is_file() else None,
        "remove": lambda: shutil.rmtree(file) if file.is_dir() and not file.is_symlink() else file.unlink(),
        "rename": lambda: file.rename(target),
        "folder": lambda: file.mkdir(parents=True),
        "link": lambda: file.symlink_to("Ada.md"),
        "pipe": lambda: os.mkfifo(file),
    }
    try:
        actions.get(kind, lambda: None)()
    except OSError:
        return


@POSIX
@runs(max_examples=150, deadline=None)
@given(st.lists(PLACES, max_size=12), st.lists(STEPS, min_size=1, max_size=6), EXCLUDE, EXCLUDE)
def test_the_digest_changes_exactly_when_the_listing_does(
    tmp_path_factory: pytest.TempPathFactory,
    places: list[tuple[str, str]],
    steps: list[tuple[str, tuple[str, str], tuple[str, str]]],
    exclude: list[str],
    after: list[str],
) -> None:
    root = tmp_path_factory.mktemp("vault")
    for place in places:
        change(root, "write", place, place)
    settings = Settings(exclude=tuple(exclude))
    seen = [(answer(root, settings), digest(root, settings.exclude))]
    for step in steps:
        change(root, *step)
        seen.append((answer(root, settings), digest(root, settings.exclude)))
    settings = Settings(exclude=tuple(after), templates="People")
    seen.append((answer(root, settings), digest(root, settings.exclude, settings.templates)))
    for listed, mark in seen:
        for listed_then, mark_then in seen:
            assert (listed == listed_then) == (mark == mark_then)


def test_nothing_changed_means_the_same_fingerprint_wherever_the_vault_lies(tmp_path: Path) -> None:
    write(tmp_path / "vault", "People/Ada.md")
    before = digest(tmp_path / "vault")
    (tmp_path / "vault").rename(tmp_path / "moved")
    assert digest(tmp_path / "moved") == before


def test_a_note_put_back_with_its_old_time_and_size_is_another(tmp_path: Path) -> None:
    note = write(tmp_path, "Ada.md", "one")
    status, before = note.stat(), digest(tmp_path)
    note.write_text("two", encoding="utf-8")
    os.utime(note, ns=(status.st_atime_ns, status.st_mtime_ns))
    other = write(tmp_path, "new", "two")
    os.utime(other, ns=(status.st_atime_ns, status.st_mtime_ns))
    other.replace(note)
    assert digest(tmp_path) != before


@pytest.mark.parametrize(
    "row", [("b", 1, 2, 3, 4), ("a", 9, 2, 3, 4), ("a", 1, 9, 3, 4), ("a", 1, 2, 9, 4), ("a", 1, 2, 3, 9)]
)
def test_every_stamp_counts_by_itself(row: Row) -> None:
    digests = []
    for note in (("a", 1, 2, 3, 4), row):
        folder, tally = Folder(""), Tally(NOW)
        folder.notes.append(note)
        tally.add(folder)
        digests.append(tally.fingerprint().digest)
    assert digests[0] != digests[1]


def test_what_stands_beside_a_note_counts_where_it_makes_the_note_a_suspect(tmp_path: Path) -> None:
    write(tmp_path, "Ada 2.md")
    settings = Settings(exclude=("Ada.md",))
    before = digest(tmp_path, settings.exclude)
    write(tmp_path, "Ada.md")
    assert list_notes(tmp_path, settings)[0][0].suspect is not None
    assert digest(tmp_path, settings.exclude) != before


@POSIX
def test_names_that_run_together_are_told_apart(tmp_path: Path) -> None:
    marks: set[bytes] = set()
    for paths in (
        ("a/b.md", "c.md"),
        ("a/c.md", "b.md"),
        ("a.md", "b\n.md"),
        ("a.md\nb.md",),
        ("a\\n.md",),
        ("a\n.md",),
    ):
        root = tmp_path / str(len(marks))
        for path in paths:
            os.utime(write(root, path, ""), (1, 1))
        marks.add(digest(root))
    assert len(marks) == 6


def test_one_walk_gives_the_listing_and_its_fingerprint(tmp_path: Path) -> None:
    for number in range(5):
        write(tmp_path, f"People/{number}.md")
    settings = Settings(exclude=("3.md",))
    notes, problems, fingerprint = list_with_fingerprint(tmp_path, settings)
    alone = take_fingerprint(tmp_path, settings.exclude, settings.templates)
    assert (notes, problems) == list_notes(tmp_path, settings)
    assert (fingerprint.digest, fingerprint.count) == (alone.digest, 4)


@pytest.mark.parametrize("stamp", [-SECOND, 1 << 63])
def test_times_that_nobody_expects_are_taken(tmp_path: Path, stamp: int) -> None:
    note = write(tmp_path, "Ada.md")
    before = digest(tmp_path)
    try:
        os.utime(note, ns=(0, stamp))
    except (OSError, OverflowError):
        pytest.skip("this system cannot set such a time")
    assert digest(tmp_path) != before


def settled(root: Path, now: int) -> bool:
    tally = Tally(now)
    for folder in walk(root):
        tally.add(folder)
    return tally.fingerprint().settled


def test_a_vault_is_settled_once_its_youngest_note_has_aged(tmp_path: Path) -> None:
    note = write(tmp_path, "Ada.md")
    changed = note.stat().st_ctime_ns
    assert not take_fingerprint(tmp_path).settled
    assert not settled(tmp_path, changed + SECOND // 100)
    assert settled(tmp_path, changed + 3 * SECOND)


@pytest.mark.parametrize(
    ("mtime", "ctime", "young"),
    [
        (NOW - 40_000_000, NOW - SECOND, True),
        (NOW - SECOND, NOW - 40_000_000, True),
        (NOW - SECOND, NOW - SECOND, False),
        # Coarse: whole seconds, and hundredths.
        (NOW // SECOND * SECOND - SECOND, NOW // SECOND * SECOND - SECOND, True),
        (NOW // 10_000_000 * 10_000_000 - SECOND, NOW // SECOND * SECOND - SECOND, True),
        (NOW // SECOND * SECOND - 3 * SECOND, NOW // SECOND * SECOND - 3 * SECOND, False),
        # A time set by hand, in whole seconds, on a file system that counts finely.
        (NOW // SECOND * SECOND - SECOND, NOW - SECOND, False),
        # Out of the future.
        (NOW + 60 * SECOND, NOW - SECOND, False),
        (NOW - SECOND, NOW + 60 * SECOND, True),
    ],
)
def test_a_note_is_young_while_a_second_write_could_leave_its_stamps(mtime: int, ctime: int, *, young: bool) -> None:
    assert is_young(mtime, ctime, NOW) is young


@POSIX
def test_a_folder_that_cannot_be_read_is_never_settled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "secret/a.md")
    late = (tmp_path / "secret/a.md").stat().st_ctime_ns + 3 * SECOND
    whole = digest(tmp_path)
    opened = os.open
    reasons = iter([PermissionError(13, "Permission denied"), FileNotFoundError(2, "No such file or directory")] * 2)

    def refusing(path: str | Path, flags: int, *, dir_fd: int | None = None) -> int:
        if path == "secret":
            raise next(reasons)
        return opened(path, flags, dir_fd=dir_fd)

    assert settled(tmp_path, late)
    monkeypatch.setattr(os, "open", refusing)
    assert not settled(tmp_path, late)
    assert not settled(tmp_path, late)
    assert len({whole, digest(tmp_path), digest(tmp_path)}) == 3


def test_a_vault_that_is_not_there_stops(tmp_path: Path) -> None:
    with pytest.raises(VaultNotFoundError):
        take_fingerprint(tmp_path / "nowhere")


def test_memory_does_not_grow_with_the_vault(tmp_path: Path) -> None:
    def peak(folders: int) -> int:
        root = tmp_path / str(folders)
        for folder in range(folders):
            (root / str(folder)).mkdir(parents=True)
            for note in range(20):
                (root / str(folder) / f"{note}.md").touch()
        tracemalloc.start()
        try:
            assert take_fingerprint(root).count == folders * 20
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    peak(1)
    assert peak(100) < peak(10) + 50_000


def test_taking_it_loads_next_to_nothing(tmp_path: Path) -> None:
    write(tmp_path, "1:1 Zoë (peer) 2.md")
    write(tmp_path, "Contents.md")
    code = (
        "import sys; from vaultkit.vault.fingerprint import take_fingerprint as take; "
        f"assert take({str(tmp_path)!r}, ('*.draft.md', 'x/*', 'Archive'), 'Meta').count == 2; print(*sys.modules)"
    )
    loaded = subprocess.run([sys.executable, "-S", "-c", code], env=os.environ | {"PYTHONPATH": os.curdir},
                            cwd=Path(__file__).parent.parent.parent, capture_output=True, text=True, check=True)  # fmt: skip
    heavy = {"re", "pathlib", "dataclasses", "typing", "hashlib", "fnmatch", "vaultkit.model", "vaultkit.vault.copies"}
    assert not heavy & set(loaded.stdout.split())
