"""A meeting about a change: nothing while it is only planned, a written event once it was held."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.next_vaults import PAGE
from tests.cli.next_vaults import WAYS
from tests.cli.next_vaults import make
from tests.cli.next_vaults import path_of
from tests.cli.next_vaults import planned
from tests.cli.next_vaults import rows
from tests.cli.next_vaults import run
from tests.cli.next_vaults import whole_notes

CLOSING = "<!-- /vaultkit -->"
LATER = "2026-11-26"


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    return make(tmp_path / "vault", whole_notes())


def without_places(read: list[dict[str, object]]) -> list[dict[str, object]]:
    return [{key: value for key, value in row.items() if key not in {"line", "end"}} for row in read]


def reading(vault: Path, today: str = LATER) -> list[list[dict[str, object]]]:
    return [
        without_places(rows(vault, *words, today=today)) for words in (["assess"], ["assess", "--online"], ["sessions"])
    ]


@pytest.mark.parametrize("way", WAYS)
def test_a_planned_event_counts_for_nothing_and_a_held_one_for_a_reset(way: str, tmp_path: Path) -> None:
    vault = make(tmp_path / "vault", WAYS[way]())
    before = [reading(vault, day) for day in (LATER, "2027-06-01")]
    note = path_of(run(vault, "next", "alma", "-p", "--event", "pivot", "--date", "2026-11-25"))
    assert [reading(vault, day) for day in (LATER, "2027-06-01")] == before
    assert planned(vault) == [("Alma Rey", "2026-11-25")]
    text = note.read_text(encoding="utf-8")
    margin = text[: text.index(CLOSING)].rpartition("\n")[2]
    note.write_text(text.replace(CLOSING, f"{CLOSING}\n{margin}- she said yes to most of it"), encoding="utf-8")
    (row,) = rows(vault, "status", today=LATER)
    assert (row["last_met"], row["phase"], row["renewed"]) == ("2026-11-25", "share-context", True)
    assert "pivot" in run(vault, "why", "alma", today=LATER).stdout


@pytest.mark.parametrize("way", WAYS)
def test_the_event_is_no_problem_and_the_note_speaks_of_it(way: str, tmp_path: Path) -> None:
    vault = make(tmp_path / "vault", WAYS[way]())
    note = path_of(run(vault, "next", "alma", "-p", "--event", "leave-return"))
    assert run(vault, "check").exit_code == 0
    text = note.read_text(encoding="utf-8")
    assert "event=leave-return -->" in text
    assert "leave return" in text.partition("<!-- vaultkit prep")[0]


def test_whole_notes_get_a_property(vault: Path) -> None:
    note = path_of(run(vault, "next", "alma", "-p", "--event", "pivot"))
    assert "\nevent: pivot\n---\n" in note.read_text(encoding="utf-8")


def test_the_change_is_still_named_when_the_note_is_brought_up_to_date(vault: Path) -> None:
    note = path_of(run(vault, "next", "alma", "-p", "--event", "new manager", "--date", "2026-11-30"))
    front = '---\ntype: 1-1\nperson: "[[Alma Rey]]"\ndate: 2026-11-24\n---\n'
    make(vault, {"1-1s/Alma Rey/2026-11-24.md": f"{front}\n- [ ] Alma: oil the oars\n"})
    run(vault, "next", "alma", "-p", today="2026-11-25")
    text = note.read_text(encoding="utf-8")
    assert "event=new_manager -->" in text
    assert "new manager" in text.partition("-->")[2]


def test_a_kind_without_words_of_its_own_is_taken_with_a_hint(vault: Path) -> None:
    result = run(vault, "next", "alma", "-p", "--event", "the quarry floods")
    note = path_of(result)
    assert "'the quarry floods' is taken as a change of its own. There are words for: " in result.stderr
    assert "reorg" in result.stderr
    assert "event: the quarry floods - reset\n" in note.read_text(encoding="utf-8")
    assert run(vault, "check").exit_code == 0


def test_a_hostile_kind_stays_in_its_place(vault: Path) -> None:
    note = path_of(run(vault, "next", "alma", "-p", "--event", "x --> <% run %> [[a]] ```\n# b\n---"))
    text = note.read_text(encoding="utf-8")
    assert text.count("-->") == 2
    assert "<%" not in text
    assert "\n# b" not in text
    assert run(vault, "check").exit_code == 0
    assert len(planned(vault)) == 1


def test_a_prepared_note_is_renewed_and_says_how_the_change_would_count(vault: Path) -> None:
    note = path_of(run(vault, "next", "alma", "-p"))
    before = note.read_text(encoding="utf-8")
    result = run(vault, "next", "alma", "-p", "--event", "pivot")
    text = note.read_text(encoding="utf-8")
    assert "Add 'event: pivot' to the note" in result.stderr
    assert "renewed" in text
    assert text.partition("<!--")[0] == before.partition("<!--")[0]


def test_who_asks_again_is_not_told_to_write_what_is_written(vault: Path) -> None:
    note = path_of(run(vault, "next", "alma", "-p", "--event", "pivot"))
    make(vault, {"People/Alma Rey.md": PAGE.replace("report", "peer")})
    again = run(vault, "next", "alma", "-p", "--event", "pivot")
    assert (path_of(again), again.stderr) == (note, "Brought up to date.\n")
    assert note.read_text(encoding="utf-8").count("event: pivot") == 1


def test_a_note_that_is_begun_is_not_made_about_a_change(vault: Path) -> None:
    note = path_of(run(vault, "next", "alma", "-p"))
    note.write_text(note.read_text(encoding="utf-8") + "- she is early\n", encoding="utf-8")
    before = note.read_bytes()
    result = run(vault, "next", "alma", "-p", "--event", "pivot")
    assert result.exit_code == 2
    assert note.read_bytes() == before
