"""What an index gives back is what was put in, whole or not at all, and for nobody else's eyes."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.vault.index.indexes import filled
from tests.vault.index.indexes import opened
from tests.vault.index.indexes import row_of
from tests.vault.index.indexes import stamp_of
from tests.vault.index.indexes import votes_of
from vaultkit.vault.index.place import FILE
from vaultkit.vault.index.store import Index
from vaultkit.vault.index.store import open_index
from vaultkit.vault.index.values import Row
from vaultkit.vault.index.values import Stamp


@pytest.fixture
def index(tmp_path: Path) -> Iterator[Index]:
    with opened(tmp_path) as index:
        yield index
        assert not index.trouble


def test_a_new_index_is_empty_and_well(index: Index) -> None:
    assert (index.trouble, index.renewed, index.writable) == ("", False, True)
    assert list(index.stamps()) == []
    assert list(index.rows()) == []
    assert index.votes() == (0, 0)
    assert index.get("answer", "next", b"key") is None


def test_rows_come_back_as_they_were_put_in_the_order_of_their_paths(tmp_path: Path) -> None:
    _, rows, kept = filled(tmp_path)
    with opened(tmp_path) as index:
        assert list(index.stamps()) == [stamp_of(rows[path]) for path in sorted(rows)]
        assert list(index.rows()) == [rows[path] for path in sorted(rows)]
        assert {row.stamp.path: row for row in index.rows(live=True)} == {p: r for p, r in rows.items() if r.live}
        some = [*list(rows)[:20:3], "never.md", ""]
        assert list(index.rows(some)) == [rows[path] for path in some[:-2]]
        assert list(index.rows(some, live=True)) == [rows[path] for path in some[:-2] if rows[path].live]
        assert index.votes() == votes_of(rows)
        assert {thing: index.get(*thing, thing[1].encode()) for thing in kept} == kept
        assert (index.damaged, index.renewed) == ([], False)


def test_a_value_is_good_only_for_what_it_was_made_from(index: Index) -> None:
    index.put("answer", "next", b"monday", b"prepared")
    assert index.get("answer", "next", b"monday") == b"prepared"
    assert index.get("answer", "next", b"tuesday") is None
    assert index.get("reading", "next", b"monday") is None
    assert index.get("answer", "nex", b"tmonday") is None


def test_marking_makes_exactly_these_live_and_forgets_the_contents_of_others(index: Index) -> None:
    index.put_rows([row_of("a.md"), row_of("b.md"), row_of("c.md", live=False)])
    assert index.mark_live(["b.md"]) == ()
    assert [row.stamp.path for row in index.rows(live=True)] == ["b.md"]
    assert [(row.live, row.data) for row in index.rows(["a.md"])] == [(False, b"")]
    assert (index.stats().notes, index.stats().live) == (3, 1)


def test_marking_names_the_notes_that_must_be_put_again(index: Index) -> None:
    index.put_rows([row_of("a.md"), row_of("c.md", live=False)])
    assert index.mark_live(["a.md", "c.md", "new.md"]) == ("c.md", "new.md")
    assert [row.stamp.path for row in index.rows(live=True)] == ["a.md"]
    assert index.damaged == ["c.md"]
    index.put_rows([row_of("c.md"), row_of("new.md")])
    assert index.mark_live(["a.md", "c.md", "new.md"]) == ()
    assert {row.stamp.path for row in index.rows(live=True)} == {"a.md", "c.md", "new.md"}
    assert index.votes() == votes_of({path: row_of(path) for path in ("a.md", "c.md", "new.md")})


def test_contents_put_before_marking_are_kept(index: Index) -> None:
    whole = row_of("a.md")
    index.put_rows([Row(whole.stamp, whole.digest, live=False, day_first=1, month_first=1, data=whole.data)])
    assert list(index.rows(live=True)) == []
    assert index.mark_live(["a.md"]) == ()
    assert list(index.rows(live=True)) == [whole]


def test_what_fails_within_a_transaction_leaves_everything_as_it_was(index: Index) -> None:
    index.put_rows([row_of("a.md")])
    index.put("answer", "next", b"k", b"old")

    def deed() -> None:
        with index.transaction():
            index.put_rows([row_of("a.md", number=2), row_of("b.md")])
            index.put("answer", "next", b"k", b"new")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        deed()
    assert list(index.rows()) == [row_of("a.md")]
    assert index.get("answer", "next", b"k") == b"old"
    assert index.votes() == votes_of({"a.md": row_of("a.md")})
    index.put_rows([row_of("b.md")])
    assert [stamp[0] for stamp in index.stamps()] == ["a.md", "b.md"]


def test_an_error_of_the_caller_is_the_callers(index: Index) -> None:
    def rows() -> Iterator[Row]:
        yield row_of("a.md")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        index.put_rows(rows())
    assert list(index.stamps()) == []


def test_pruning_keeps_what_was_used_last(index: Index) -> None:
    for name in "abcdef":
        index.put("answer", name, b"k", b"v")
    index.put("reading", "x", b"k", b"v")
    assert index.get("answer", "a", b"k")
    index.prune("answer", 3)
    assert [name for name in "abcdef" if index.get("answer", name, b"k")] == ["a", "e", "f"]
    index.drop("answer")
    assert index.stats().kinds == (("reading", 1),)


def test_use_is_remembered_by_the_next_run(tmp_path: Path) -> None:
    with opened(tmp_path) as index:
        index.put("answer", "old", b"k", b"v")
        for number in range(40):
            index.put("answer", f"{number}", b"k", b"v")
    with opened(tmp_path) as index:
        assert index.get("answer", "old", b"k")
    with opened(tmp_path) as index:
        index.prune("answer", 1)
        assert index.get("answer", "old", b"k")


def test_clearing_leaves_nothing(tmp_path: Path) -> None:
    place, _, kept = filled(tmp_path)
    with opened(tmp_path) as index:
        index.clear()
        assert list(index.stamps()) == []
        assert list(index.rows()) == []
        assert index.votes() == (0, 0)
        assert not any(index.get(*thing, thing[1].encode()) for thing in kept)
        assert (index.stats().notes, index.stats().live, index.stats().kinds) == (0, 0, ())
    assert b"Prepared" not in place.read_bytes(), "what was deleted must not linger"


def test_stats_tell_the_size_on_disk(tmp_path: Path) -> None:
    place, rows, _ = filled(tmp_path)
    with opened(tmp_path) as index:
        stats = index.stats()
        assert stats.notes == len(rows)
        assert stats.live == sum(row.live for row in rows.values())
        assert stats.kinds == (("answer", 40),)
        assert stats.size >= place.stat().st_size > 0


def test_numbers_that_only_odd_file_systems_have_are_never_kept(index: Index) -> None:
    good = row_of("a.md")
    index.put_rows([good])
    index.put_rows([Row(Stamp("a.md", 1, 1, 1, 2**100), good.digest, live=True, day_first=0, month_first=0, data=b"x")])
    assert list(index.rows()) == []
    late = Row(
        Stamp("b.md", 2**40, -1, 2**62, 2**64 - 1), good.digest, live=True, day_first=0, month_first=0, data=b"x"
    )
    index.put_rows([late])
    assert list(index.rows()) == [late]


def test_a_note_that_could_not_be_read_has_no_digest(index: Index) -> None:
    row = Row(row_of("a.md").stamp, b"", live=True, day_first=0, month_first=0, data=b"why it could not")
    index.put_rows([row])
    assert list(index.rows(live=True)) == [row]


def test_two_open_at_once_see_what_the_other_has_finished(tmp_path: Path) -> None:
    with opened(tmp_path) as one, opened(tmp_path) as other:
        with one.transaction():
            one.put_rows([row_of("a.md")])
            assert list(other.stamps()) == []
        assert list(other.rows()) == [row_of("a.md")]
        other.put_rows([row_of("b.md")])
        one.drop_rows(["a.md", "never.md"])
        assert list(one.rows()) == list(other.rows()) == [row_of("b.md")]
        assert one.votes() == other.votes() == votes_of({"b.md": row_of("b.md")})
        assert (one.trouble, other.trouble) == ("", "")


def test_an_index_of_another_vault_is_thrown_away(tmp_path: Path) -> None:
    place, _, _ = filled(tmp_path)
    with open_index(place, tmp_path / "elsewhere") as index:
        assert (index.trouble, index.renewed) == ("", True)
        assert list(index.stamps()) == []


def test_without_a_place_there_is_no_index(tmp_path: Path) -> None:
    with open_index(None, tmp_path) as index:
        assert "VAULTKIT_CACHE_DIR" in index.trouble
        assert not index.writable
        index.put_rows([row_of("a.md")])
        assert list(index.rows()) == []


def test_a_closed_index_is_off(tmp_path: Path) -> None:
    index = opened(tmp_path)
    index.put_rows([row_of("a.md"), row_of("b.md")])
    reading = index.rows()
    assert next(reading) == row_of("a.md")
    index.close()
    assert list(reading) == []
    assert (index.writable, list(index.stamps()), index.get("a", "b", b""), index.votes()) == (False, [], None, (0, 0))
    index.put("a", "b", b"", b"")
    index.close()


@pytest.mark.skipif(os.name != "posix", reason="other systems have no such modes")
@pytest.mark.parametrize("umask", [0o000, 0o022, 0o777])
def test_files_are_for_nobody_else_under_any_umask(tmp_path: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        index = open_index(tmp_path / "cache" / "deep" / FILE, tmp_path)
        index.put_rows([row_of("a.md")])
    finally:
        os.umask(before)
    assert not index.trouble
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "cache").rglob("*")}
    assert modes == {"deep": 0o700, FILE: 0o600, f"{FILE}-wal": 0o600, f"{FILE}-shm": 0o600}
    assert stat.S_IMODE((tmp_path / "cache").stat().st_mode) == 0o700
    index.close()


@pytest.mark.skipif(os.name != "posix", reason="other systems have no such modes")
def test_a_file_that_others_may_read_is_closed_to_them(tmp_path: Path) -> None:
    place, _, _ = filled(tmp_path)
    place.chmod(0o644)
    with opened(tmp_path) as index:
        assert not index.renewed
    assert stat.S_IMODE(place.stat().st_mode) == 0o600


def test_asking_loads_none_of_the_heavy_rooms(tmp_path: Path) -> None:
    filled(tmp_path)
    code = (
        "import sys, pathlib; from vaultkit.vault.index.store import open_index; "
        "index = open_index(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])); "
        "assert index.get('answer', 'next 1', b'next 1'); index.close(); print(*sys.modules)"
    )
    words = [sys.executable, "-c", code, str(tmp_path / "cache" / FILE), str(tmp_path / "vault")]
    loaded = set(subprocess.run(words, check=True, capture_output=True, text=True).stdout.split())
    assert not loaded & {
        "dataclasses",
        "inspect",
        "platformdirs",
        "click",
        "jinja2",
        "yaml",
        "vaultkit.model",
        "tempfile",
    }
