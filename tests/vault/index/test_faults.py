"""Whatever becomes of the file, an index tells the truth or nothing, raises nothing, and leaves what is not its own."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.vault.index.indexes import filled
from tests.vault.index.indexes import opened
from tests.vault.index.indexes import row_of
from tests.vault.index.indexes import stamp_of
from tests.vault.index.indexes import votes_of
from vaultkit.vault.index.place import FILE
from vaultkit.vault.index.store import Index
from vaultkit.vault.index.values import Row

PAGE = 4096
Kept = dict[tuple[str, str], bytes]


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Row], Kept]:
    """Return a file that is well, and what is in it."""
    return filled(tmp_path_factory.mktemp("sound"), notes=120)


def damaged(folder: Path, sound: Path, damage: Callable[[bytearray], bytes | None]) -> Path:
    """Put a copy of the file, after it was damaged, where the index of `folder` lies."""
    raw = bytearray(sound.read_bytes())
    new = damage(raw)
    place = folder / "cache" / FILE
    place.parent.mkdir(exist_ok=True)
    for old in place.parent.iterdir():
        old.unlink()
    place.write_bytes(raw if new is None else new)
    return place


def tells_nothing_false(index: Index, rows: dict[str, Row], kept: Kept) -> bool:
    """Ask everything; return whether nothing at all was missing."""
    early = list(index.rows(live=True))
    stamps = list(index.stamps())
    assert set(stamps) <= {stamp_of(row) for row in rows.values()}
    assert stamps == sorted(set(stamps))
    for found in (early, index.rows(), index.rows(list(rows)), index.rows(live=True)):
        got = list(found)
        assert all(rows.get(row.stamp.path) == row for row in got)
    values = {thing: index.get(*thing, thing[1].encode()) for thing in kept}
    assert all(value in {None, kept[thing]} for thing, value in values.items())
    votes = index.votes()
    if not index.writable:
        assert votes == (0, 0)
        return False
    here = {path: rows[path] for path, *_ in stamps}
    live = {path for path, row in here.items() if row.live}
    for found in (early, got):
        assert live - {row.stamp.path for row in found} <= set(index.damaged), "a live note is missing in silence"
    assert votes == votes_of(here)
    return here == rows and not index.damaged and None not in values.values()


def heals(folder: Path, rows: dict[str, Row], kept: Kept) -> None:
    """Use a damaged index as a command does, until it is whole again: at most three runs."""
    for _ in range(3):
        with opened(folder) as index:
            whole = tells_nothing_false(index, rows, kept)
            known = {stamp[0] for stamp in index.stamps()} - set(index.damaged)
            with index.transaction():
                index.put_rows(row for path, row in rows.items() if path not in known)
                for thing, value in kept.items():
                    if index.get(*thing, thing[1].encode()) is None:
                        index.put(*thing, thing[1].encode(), value)
        if whole:
            return
    pytest.fail("it never became whole")


@pytest.mark.parametrize(
    "bytes_of_it",
    [
        b"",
        b"\0",
        b"\0" * 2 * PAGE,
        b"# Ada\n\nA note.\n",
        hashlib.shake_256(b"any").digest(20_000),
        b"SQLite format 3\0",
        b"\xff" * 99,
    ],
)
def test_what_no_program_can_read_is_replaced_in_silence(tmp_path: Path, bytes_of_it: bytes) -> None:
    place = tmp_path / "cache" / FILE
    place.parent.mkdir()
    place.write_bytes(bytes_of_it)
    with opened(tmp_path) as index:
        assert (index.trouble, index.writable) == ("", True)
        assert index.renewed == bool(bytes_of_it)
        assert list(index.stamps()) == []
        index.put_rows([row_of("a.md")])
    with opened(tmp_path) as index:
        assert (list(index.rows()), index.renewed) == ([row_of("a.md")], False)


@pytest.mark.slow
def test_a_truncated_file_tells_nothing_false(tmp_path: Path, sound: tuple[Path, dict[str, Row], Kept]) -> None:
    place, rows, kept = sound
    size = place.stat().st_size
    for length in (1, 50, 99, 100, 101, 1000, *range(PAGE, size, PAGE), size - 1, size - PAGE // 2):

        def cut(raw: bytearray, length: int = length) -> bytes:
            return bytes(raw[:length])

        damaged(tmp_path, place, cut)
        heals(tmp_path, rows, kept)


@pytest.mark.slow
@pytest.mark.parametrize("filling", [b"\0", b"\xff"])
def test_a_wiped_page_tells_nothing_false(
    tmp_path: Path, sound: tuple[Path, dict[str, Row], Kept], filling: bytes
) -> None:
    place, rows, kept = sound
    for start in range(0, place.stat().st_size, PAGE):

        def wipe(raw: bytearray, start: int = start) -> None:
            raw[start : start + PAGE] = filling * PAGE

        damaged(tmp_path, place, wipe)
        heals(tmp_path, rows, kept)


@pytest.mark.slow
def test_pages_that_changed_places_tell_nothing_false(tmp_path: Path, sound: tuple[Path, dict[str, Row], Kept]) -> None:
    place, rows, kept = sound
    chance = random.Random(7)  # noqa: S311 - the same each time
    pages = place.stat().st_size // PAGE
    for _ in range(40):
        one, other = (chance.randrange(1, pages) * PAGE for _ in range(2))

        def swap(raw: bytearray, one: int = one, other: int = other) -> None:
            raw[one : one + PAGE], raw[other : other + PAGE] = raw[other : other + PAGE], raw[one : one + PAGE]

        damaged(tmp_path, place, swap)
        heals(tmp_path, rows, kept)


@pytest.mark.slow
@pytest.mark.parametrize(("part", "number"), [("head", 120), ("anywhere", 200)])
def test_a_flipped_bit_tells_nothing_false(
    tmp_path: Path, sound: tuple[Path, dict[str, Row], Kept], part: str, number: int
) -> None:
    place, rows, kept = sound
    chance = random.Random(part)  # noqa: S311 - the same each time
    ours = (*range(60 * 8, 64 * 8), *range(68 * 8, 72 * 8))
    for _ in range(number):
        size = min(2 * PAGE, place.stat().st_size) if part == "head" else place.stat().st_size
        bit = chance.choice([bit for bit in (chance.randrange(size * 8) for _ in range(9)) if bit not in ours])

        def flip(raw: bytearray, bit: int = bit) -> None:
            raw[bit // 8] ^= 1 << bit % 8

        damaged(tmp_path, place, flip)
        heals(tmp_path, rows, kept)


def test_a_flipped_bit_in_the_marks_of_the_file_never_costs_more_than_the_index(
    tmp_path: Path, sound: tuple[Path, dict[str, Row], Kept]
) -> None:
    place, rows, kept = sound
    for bit in (*range(60 * 8, 64 * 8), *range(68 * 8, 72 * 8)):

        def flip(raw: bytearray, bit: int = bit) -> None:
            raw[bit // 8] ^= 1 << bit % 8

        damaged(tmp_path, place, flip)
        with opened(tmp_path) as index:
            tells_nothing_false(index, rows, kept)
            assert index.trouble or index.renewed


def test_damage_in_the_middle_of_a_run_turns_the_index_off(tmp_path: Path) -> None:
    place, rows, kept = filled(tmp_path, notes=4000)
    with opened(tmp_path) as index:
        reading = index.stamps()
        first = next(reading)
        with place.open("r+b") as file:
            file.seek(PAGE)
            file.write(b"\xff" * (place.stat().st_size - PAGE))
        found = [first, *reading]
        assert set(found) <= {stamp_of(row) for row in rows.values()}
        assert (index.writable, list(index.rows()), index.votes()) == (False, [], (0, 0))
        assert "damaged" in index.trouble
        index.put_rows([row_of("a.md")])
        index.close()
    heals(tmp_path, rows, kept)


def test_clearing_a_damaged_index_makes_it_anew_at_once(tmp_path: Path) -> None:
    place, _, _ = filled(tmp_path)
    index = opened(tmp_path)
    with place.open("r+b") as file:
        file.seek(PAGE)
        file.write(b"\xff" * (place.stat().st_size - PAGE))
    index.clear()
    assert (index.trouble, index.writable) == ("", True)
    index.put_rows([row_of("a.md")])
    assert list(index.rows()) == [row_of("a.md")]
    index.close()


def test_a_file_deleted_under_a_running_index_costs_nothing(tmp_path: Path) -> None:
    place, rows, _ = filled(tmp_path)
    with opened(tmp_path) as index:
        place.unlink()
        assert set(index.stamps()) <= {stamp_of(row) for row in rows.values()}
        index.put_rows([row_of("a.md")])
    with opened(tmp_path) as index:
        assert index.writable
