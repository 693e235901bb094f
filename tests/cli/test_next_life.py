"""The life of a prepared note: true while nobody has touched it, frozen from the first edit, found wherever it goes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.next_vaults import WAYS
from tests.cli.next_vaults import contents
from tests.cli.next_vaults import make
from tests.cli.next_vaults import path_of
from tests.cli.next_vaults import planned
from tests.cli.next_vaults import run
from tests.cli.next_vaults import whole_notes

BOM = b"\xef\xbb\xbf"
CLOSING = b"<!-- /vaultkit -->"


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    return make(tmp_path / "vault", whole_notes())


def change(vault: Path) -> None:
    """Change what a note about Alma should say: from now on they meet weekly."""
    page = next(path for path in vault.rglob("Alma Rey.md") if path.parent.name in {"People", "pages"})
    old = page.read_bytes().decode()
    added = "relation:: report\ncadence:: 7" if "::" in old else "relation: report\ncadence: 7"
    page.write_bytes(old.replace("relation:: report", added).replace("relation: report", added).encode())


def parts(data: bytes) -> tuple[bytes, bytes, bytes]:
    before, mark, rest = data.partition(b"<!-- vaultkit prep ")
    block, closing, after = rest.partition(CLOSING)
    return before, mark + block, closing + after


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(("newline", "bom"), [("\n", False), ("\r\n", True)])
def test_an_untouched_block_is_brought_up_to_date_and_nothing_else(
    way: str, newline: str, *, bom: bool, tmp_path: Path
) -> None:
    vault = make(tmp_path / "vault", WAYS[way](), newline=newline, bom=bom)
    note = path_of(run(vault, "next", "alma", "-p"))
    note.chmod(0o640)
    before = note.read_bytes()
    change(vault)
    everything = contents(vault)
    result = run(vault, "next", "alma", "-p")
    assert (path_of(result), result.stderr) == (note, "Brought up to date.\n")
    after = note.read_bytes()
    assert parts(before)[::2] == parts(after)[::2]
    assert parts(before)[1] != parts(after)[1]
    assert (after.startswith(BOM), b"\r\n" in after) == (before.startswith(BOM), b"\r\n" in before)
    assert after.count(b"\n") == after.count(b"\r\n") or b"\r\n" not in after
    assert note.stat().st_mode & 0o777 == 0o640
    assert {path for path, data in contents(vault).items() if data != everything[path]} == {
        note.relative_to(vault).as_posix()
    }
    other = make(tmp_path / "other", WAYS[way](), newline=newline, bom=bom)
    change(other)
    assert path_of(run(other, "next", "alma", "-p")).read_bytes() == after, "not as if it were prepared only now"


@pytest.mark.parametrize("way", WAYS)
def test_twice_is_once(way: str, tmp_path: Path) -> None:
    vault = make(tmp_path / "vault", WAYS[way]())
    run(vault, "next", "alma", "-p")
    before = contents(vault)
    assert run(vault, "next", "alma", "-p").stderr == ""
    assert contents(vault) == before


def test_new_notes_are_told_of(vault: Path) -> None:
    note = path_of(run(vault, "next", "alma", "--date", "2026-12-09", "-p"))
    talk = "- Not sure whether the boat is hers to sell\n"
    make(
        vault,
        {"1-1s/Alma Rey/2026-11-24.md": f'---\ntype: 1-1\nperson: "[[Alma Rey]]"\ndate: 2026-11-24\n---\n\n{talk}'},
    )
    assert "Brought up to date." in run(vault, "next", "alma", "-p", today="2026-11-25").stderr
    assert "boat is hers to sell" in note.read_text(encoding="utf-8")


@pytest.mark.parametrize("way", WAYS)
def test_an_edit_inside_the_block_freezes_it_for_ever(way: str, tmp_path: Path) -> None:
    vault = make(tmp_path / "vault", WAYS[way]())
    note = path_of(run(vault, "next", "alma", "-p"))
    data = note.read_bytes()
    note.write_bytes(data.replace(CLOSING, b"- mine\n" + CLOSING))
    change(vault)
    before = contents(vault)
    for _ in range(2):
        assert run(vault, "next", "alma", "-p").stderr == ""
    assert contents(vault) == before


@pytest.mark.parametrize("way", WAYS)
def test_a_line_below_the_block_keeps_it_as_it_is(way: str, tmp_path: Path) -> None:
    vault = make(tmp_path / "vault", WAYS[way]())
    note = path_of(run(vault, "next", "alma", "-p"))
    data = note.read_bytes()
    margin = data[: data.index(CLOSING)].rpartition(b"\n")[2]
    note.write_bytes(data.replace(CLOSING, CLOSING + b"\n" + margin + b"- ask her about the oars"))
    change(vault)
    before = contents(vault)
    assert run(vault, "next", "alma", "-p").stderr == ""
    assert contents(vault) == before


def test_nothing_is_refreshed_where_that_is_not_wanted(vault: Path) -> None:
    run(vault, "next", "alma", "-p")
    change(vault)
    before = contents(vault)
    assert run(vault, "next", "alma", "-p", "--no-refresh").stderr == ""
    assert contents(vault) == before


def test_a_dry_run_shows_what_would_stand_there(vault: Path) -> None:
    note = path_of(run(vault, "next", "alma", "-p"))
    change(vault)
    before = contents(vault)
    shown = run(vault, "next", "alma", "--dry-run")
    assert "Would be brought up to date." in shown.stderr
    assert contents(vault) == before
    assert run(vault, "next", "alma", "-p").exit_code == 0
    assert shown.stdout_bytes == note.read_bytes()


def test_what_was_asked_for_once_is_asked_for_again(vault: Path) -> None:
    note = path_of(run(vault, "next", "alma", "-p", "--phase", "share-context"))
    assert " phase=share-context -->" in note.read_text(encoding="utf-8")
    change(vault)
    assert "Brought up to date." in run(vault, "next", "alma", "-p").stderr
    text = note.read_text(encoding="utf-8")
    assert " phase=share-context -->" in text
    assert "**Share context**" in text


def test_a_phase_is_given_to_a_prepared_note_that_nobody_has_touched(vault: Path) -> None:
    note = path_of(run(vault, "next", "alma", "-p"))
    run(vault, "next", "alma", "-p", "--phase", "get-to-know")
    assert "**Get to know**" in note.read_text(encoding="utf-8")
    assert len(planned(vault)) == 1
    with note.open("a", encoding="utf-8") as file:
        file.write("- early\n")
    refused = run(vault, "next", "alma", "-p", "--phase", "maintain")
    assert (refused.exit_code, "already prepared" in refused.stderr) == (2, True)


def test_a_template_of_the_whole_note_leaves_the_block_to_be_kept_true(vault: Path) -> None:
    make(vault, {"mine.md": "# Before the race\n\n{{ prep }}\n\n- \n"})
    note = path_of(run(vault, "next", "alma", "-p", "--template", str(vault / "mine.md")))
    change(vault)
    assert "Brought up to date." in run(vault, "next", "alma", "-p").stderr
    assert "# Before the race\n" in note.read_text(encoding="utf-8")


def test_a_block_that_a_template_said_this_once_stays_as_it_is(vault: Path, tmp_path: Path) -> None:
    mine = tmp_path / "short.md.j2"
    mine.write_text('{% extends "base.md.j2" %}{% block body %}Ask about the boat.\n{% endblock %}', encoding="utf-8")
    note = path_of(run(vault, "next", "alma", "-p", "--template", str(mine)))
    before = note.read_bytes()
    assert b" template=short.md.j2 -->" in before
    assert b"Ask about the boat." in before
    change(vault)
    assert run(vault, "next", "alma", "-p").stderr == ""
    assert note.read_bytes() == before


def test_words_that_nobody_knows_change_nothing(vault: Path) -> None:
    note = path_of(run(vault, "next", "alma", "-p"))
    text = note.read_text(encoding="utf-8").replace(" -->", " colour=blue phase=later -->", 1)
    note.write_text(text, encoding="utf-8")
    change(vault)
    assert "Brought up to date." in run(vault, "next", "alma", "-p").stderr
    assert " colour=blue phase=later -->" in note.read_text(encoding="utf-8")


def test_a_moved_note_is_found_and_kept_true(vault: Path) -> None:
    note = path_of(run(vault, "next", "alma", "-p"))
    moved = vault / "Desk" / note.name
    moved.parent.mkdir()
    note.rename(moved)
    change(vault)
    result = run(vault, "next", "alma", "-p")
    assert (path_of(result), result.stderr) == (moved, "Brought up to date.\n")


@pytest.mark.parametrize("folder", ["Archive", "Templates"])
def test_a_note_put_aside_is_not_the_next(folder: str, vault: Path) -> None:
    note = path_of(run(vault, "next", "alma", "-p"))
    aside = vault / folder / note.name
    aside.parent.mkdir()
    note.rename(aside)
    before = aside.read_bytes()
    assert path_of(run(vault, "next", "alma", "-p")) != aside
    assert aside.read_bytes() == before


def test_a_renamed_note_is_opened(vault: Path) -> None:
    note = path_of(run(vault, "next", "alma", "-p"))
    renamed = note.rename(note.with_name("Alma, before the regatta.md"))
    assert path_of(run(vault, "next", "alma", "-p")) == renamed


def test_a_note_with_another_day_counts_for_that_day(vault: Path) -> None:
    note = path_of(run(vault, "next", "alma", "--date", "2026-11-25", "-p"))
    text = note.read_text(encoding="utf-8").replace("date: 2026-11-25", "date: 2026-12-16")
    note.write_text(text, encoding="utf-8")
    result = run(vault, "next", "alma", "-p")
    assert (path_of(result), result.stderr) == (note, "Brought up to date.\n")
    assert planned(vault) == [("Alma Rey", "2026-12-16")]
    assert "December" in note.read_text(encoding="utf-8") or "January" in note.read_text(encoding="utf-8")


def test_a_heading_with_another_day_counts_for_that_day(tmp_path: Path) -> None:
    vault = make(tmp_path / "vault", WAYS["running file"]())
    note = path_of(run(vault, "next", "alma", "--date", "2026-11-25", "-p"))
    text = note.read_text(encoding="utf-8").replace("## 2026-11-25", "## 2026-12-16")
    note.write_text(text, encoding="utf-8")
    assert "Brought up to date." in run(vault, "next", "alma", "-p").stderr
    assert planned(vault) == [("Alma Rey", "2026-12-16")]


def test_of_two_prepared_notes_the_nearest_is_opened_and_the_other_named(vault: Path) -> None:
    far = path_of(run(vault, "next", "alma", "--date", "2026-12-16", "-p"))
    near = path_of(run(vault, "next", "alma", "--date", "2026-12-02", "-p"))
    result = run(vault, "next", "alma", "-p")
    assert path_of(result) == near
    assert f"Another is prepared for 2026-12-16: {far.relative_to(vault).as_posix()}" in result.stderr


def test_one_that_was_never_held_is_opened_for_a_week(vault: Path) -> None:
    note = path_of(run(vault, "next", "alma", "--date", "2026-11-25", "-p"))
    before = note.read_bytes()
    result = run(vault, "next", "alma", "-p", today="2026-12-02")
    assert path_of(result) == note
    assert result.stderr == "This one was for 2026-11-25, and nothing is written in it yet.\n"
    assert note.read_bytes() == before


def test_after_a_week_another_is_prepared_and_the_old_one_stays(vault: Path) -> None:
    old = path_of(run(vault, "next", "alma", "--date", "2026-11-25", "-p"))
    before = old.read_bytes()
    result = run(vault, "next", "alma", "-p", today="2026-12-03")
    assert path_of(result) != old
    assert "was never written in; it stays where it is: 1-1s/Alma Rey/2026-11-25.md" in result.stderr
    assert old.read_bytes() == before
    assert "1-1s/Alma Rey/2026-11-25" in parts(path_of(result).read_bytes())[1].decode()
    assert path_of(run(vault, "next", "alma", "-p", today="2026-12-03")) == path_of(result)


def test_a_day_that_is_named_is_always_prepared(vault: Path) -> None:
    old = path_of(run(vault, "next", "alma", "--date", "2026-11-25", "-p"))
    result = run(vault, "next", "alma", "--date", "2026-12-01", "-p", today="2026-11-27")
    assert path_of(result) != old


def test_a_note_that_cannot_be_written_is_opened_as_it_is(vault: Path) -> None:
    note = path_of(run(vault, "next", "alma", "-p"))
    note.with_name("second name.txt").hardlink_to(note)
    change(vault)
    before = note.read_bytes()
    result = run(vault, "next", "alma", "-p")
    assert path_of(result) == note
    assert "It was not brought up to date." in result.stderr
    assert note.read_bytes() == before
