"""The list of relationships: who is due, and who was never met."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from vaultkit.cli.status import command
from vaultkit.cli.workspace import Workspace

TODAY = "2026-11-23"
MET = """---
type: 1on1
person: "[[Ada Brook]]"
date: {date}
---
- not sure the second crew can hold the line
"""


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    for folder in ("1-1s", "People"):
        (tmp_path / folder).mkdir()
    (tmp_path / "vaultkit.toml").write_text('me = ["Sam Fisk"]\n', encoding="utf-8")
    for day in ("2026-10-24", "2026-11-04"):
        (tmp_path / "1-1s" / f"{day} Ada Brook.md").write_text(MET.format(date=day), encoding="utf-8")
    return tmp_path


def page(vault: Path, name: str, *fields: str) -> None:
    text = "\n".join(["---", "type: person", *fields, "---", f"# {name}", ""])
    (vault / "People" / f"{name}.md").write_text(text, encoding="utf-8")


def run(vault: Path, *words: str) -> tuple[str, str]:
    result = CliRunner().invoke(command, words, obj=Workspace(vault, TODAY, quiet=True), catch_exceptions=False)
    assert result.exit_code == 0
    return result.stdout, result.stderr


def people(vault: Path) -> list[str]:
    return [row["person"] for row in json.loads(run(vault, "--format", "json")[0])]


def test_somebody_with_a_relation_whom_nobody_met_comes_last_as_not_booked(vault: Path) -> None:
    page(vault, "Aaron Pell", "relation: report")
    lines = run(vault)[0].splitlines()
    assert lines[1].startswith("Ada Brook")
    assert lines[2].startswith("Aaron Pell")
    assert lines[2].split()[-5:] == ["never", "first", "1:1", "not", "booked"]


def test_the_row_of_an_unmet_person_counts_no_meetings(vault: Path) -> None:
    page(vault, "Aaron Pell", "relation: report")
    row = json.loads(run(vault, "--format", "jsonl")[0].splitlines()[-1])
    assert (row["person"], row["sessions"], row["last_met"], row["next_due"]) == ("Aaron Pell", 0, None, None)
    assert (row["phase"], row["planned"], row["overdue_days"]) == ("get-to-know", None, None)


def test_who_reports_to_the_author_is_to_be_met_and_who_reports_to_others_is_not(vault: Path) -> None:
    page(vault, "Cleo Dun", 'reports_to: "[[Sam Fisk]]"')
    page(vault, "Dov Ek", 'reports_to: "[[Ada Brook]]"')
    assert people(vault) == ["Ada Brook", "Cleo Dun"]


def test_contacts_and_those_who_left_do_not_flood_the_list(vault: Path) -> None:
    for number in range(20):
        page(vault, f"Contact {chr(65 + number)}ly")
    page(vault, "Old Hand", "relation: report", "status: left")
    page(vault, "Vendor Viv", "relation: other")
    assert people(vault) == ["Ada Brook"]


def test_a_prepared_first_note_shows_its_day_and_no_remark(vault: Path) -> None:
    page(vault, "Aaron Pell", "relation: report")
    planned = MET.format(date="2026-11-26").replace("Ada Brook", "Aaron Pell").replace("- not sure", "<!-- not sure")
    (vault / "1-1s" / "2026-11-26 Aaron Pell.md").write_text(planned.rpartition("<!--")[0], encoding="utf-8")
    line = run(vault)[0].splitlines()[-1]
    assert "2026-11-26 planned" in line
    assert "not booked" not in line


def test_many_unmet_people_are_counted_in_the_table_and_whole_in_json(vault: Path) -> None:
    for number in range(11):
        page(vault, f"Newcomer {chr(65 + number)}an", "relation: peer")
    out, err = run(vault)
    assert out.count("first 1:1 not booked") == 8
    assert err == "… and 3 more whose first 1:1 is not booked: vaultkit status --format json\n"
    assert len(people(vault)) == 12


def test_only_due_people_are_overdue_and_nobody_unmet_is(vault: Path) -> None:
    page(vault, "Aaron Pell", "relation: report")
    out, _ = run(vault, "--overdue")
    assert "Aaron Pell" not in out
    assert "Ada Brook" in out


def test_the_day_when_somebody_is_due_is_a_working_day(vault: Path) -> None:
    # Eleven days after a Wednesday is a Sunday.
    row = json.loads(run(vault, "--format", "json")[0])[0]
    assert row["next_due"] == "2026-11-16"
    assert row["overdue_days"] == 7


def test_an_empty_vault_with_somebody_to_meet_is_no_empty_list(tmp_path: Path) -> None:
    (tmp_path / "People").mkdir()
    page(tmp_path, "Aaron Pell", "relation: report")
    out, err = run(tmp_path)
    assert "first 1:1 not booked" in out
    assert err == ""
