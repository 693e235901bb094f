"""What users rely on, shown over every layout: nothing lost, filed in place, twice is once, no self-confirmation."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner
from click.testing import Result

from vaultkit.cli.app import main

ROOT = Path(__file__).resolve().parent.parent
LAYOUTS = sorted(folder for folder in (ROOT / "tests" / "layouts").iterdir() if folder.is_dir())
VAULTS = [*LAYOUTS, ROOT / "sample-vault"]
TODAY = "2026-11-23"


def run(vault: Path, *words: str) -> Result:
    day = () if "--today" in words else ("--today", TODAY)
    result = CliRunner().invoke(main, ["--vault", str(vault), *day, *words], prog_name="vaultkit")
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def rows(vault: Path, *words: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in run(vault, "-q", *words, "--format", "jsonl").stdout.splitlines()]


def contents(vault: Path) -> Mapping[str, bytes]:
    return {path.relative_to(vault).as_posix(): path.read_bytes() for path in vault.rglob("*") if path.is_file()}


def met(vault: Path) -> list[str]:
    return [str(row["person"]) for row in rows(vault, "people") if row["sessions"] and not row["departed"]]


@pytest.fixture(params=VAULTS, ids=lambda vault: vault.name)
def vault(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    source: Path = request.param
    return Path(shutil.copytree(source, tmp_path / source.name))


def test_each_prepared_note_is_one_new_file_or_one_new_section(vault: Path) -> None:
    prepared = {row["person"] for row in rows(vault, "sessions", "--planned") if str(row["date"]) >= TODAY}
    for person in met(vault):
        before = contents(vault)
        result = run(vault, "next", person, "--no-edit")
        assert result.exit_code == 0, result.output
        after = contents(vault)
        changed = [path for path in after if after[path] != before.get(path)]
        if person in prepared:
            assert not changed, person
            continue
        assert len(changed) == 1, person
        assert before.keys() <= after.keys(), person
        old = before.get(changed[0], b"")
        assert is_insertion(old, after[changed[0]]), f"{person}: {changed[0]} lost a byte"


def is_insertion(old: bytes, new: bytes) -> bool:
    """Tell whether `new` is `old` with one run of bytes put in."""
    start = next((i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    return len(new) > len(old) and any(
        old[:cut] + new[cut : cut + len(new) - len(old)] + old[cut:] == new for cut in range(start, -1, -1)
    )


def test_preparing_twice_changes_nothing(vault: Path) -> None:
    people = met(vault)
    first = [run(vault, "next", person, "--print-path").stdout for person in people]
    before = contents(vault)
    second = [run(vault, "next", person, "--print-path").stdout for person in people]
    assert (first, before) == (second, contents(vault))


def test_a_prepared_note_is_read_back_as_planned_for_that_person(vault: Path) -> None:
    for person in met(vault):
        path = Path(run(vault, "next", person, "--print-path").stdout.rstrip("\n"))
        planned = [row for row in rows(vault, "sessions", person, "--planned") if str(row["date"]) >= TODAY]
        assert [row["path"] for row in planned] == [path.relative_to(vault).as_posix()], person


def test_preparing_every_note_changes_no_reading(vault: Path) -> None:
    commands = [["assess"], ["assess", "--online"], ["sessions"], ["actions"]]
    before = [rows(vault, *command) for command in commands]
    for person in met(vault):
        run(vault, "next", person, "--no-edit")
    # A section put into a running file moves the lines behind it, and nothing else.
    assert [without_lines(read) for read in before] == [without_lines(rows(vault, *command)) for command in commands]


def without_lines(read: list[dict[str, object]]) -> list[dict[str, object]]:
    return [{key: value for key, value in row.items() if key not in {"line", "end", "copies"}} for row in read]


def test_a_prepared_note_never_written_in_is_never_held(vault: Path) -> None:
    later = ["--today", "2027-12-31", "sessions"]
    before = {(row["person"], row["date"], row["path"]) for row in rows(vault, *later)}
    for person in met(vault):
        run(vault, "next", person, "--no-edit")
    assert {(row["person"], row["date"], row["path"]) for row in rows(vault, *later)} == before


def test_one_line_below_the_prepared_block_makes_it_a_meeting(vault: Path) -> None:
    prepared = {row["person"] for row in rows(vault, "sessions", "--planned") if str(row["date"]) >= TODAY}
    for person in met(vault):
        path = Path(run(vault, "next", person, "--print-path").stdout.rstrip("\n"))
        if person in prepared:
            continue
        (plan,) = [row for row in rows(vault, "sessions", person, "--planned") if str(row["date"]) >= TODAY]
        text = path.read_bytes().decode("utf-8")
        # The nearest block behind the meeting's first line is its own.
        start = sum(len(line) for line in text.splitlines(keepends=True)[: int(str(plan["line"])) - 1])
        before, mark, behind = text[start:].partition("<!-- /vaultkit -->")
        if text[start:].startswith(">"):
            continue  # a callout: people write in it, and the block stands below
        indent = before.rpartition("\n")[2]
        path.write_bytes(f"{text[:start]}{before}{mark}\n{indent}- liked the new rota{behind}".encode())
        held = rows(vault, "--today", str(plan["date"]), "sessions", person)
        assert (plan["date"], plan["path"]) in [(row["date"], row["path"]) for row in held], person


def test_a_prepared_note_brings_no_problem_of_its_own(vault: Path) -> None:
    before = [row["message"] for row in rows(vault, "check")]
    for person in met(vault):
        run(vault, "next", person, "--no-edit")
    assert [row["message"] for row in rows(vault, "check")] == before


def test_reading_changes_no_byte(vault: Path) -> None:
    before = contents(vault)
    for command in (["status"], ["people"], ["sessions"], ["actions"], ["check"], ["assess"]):
        run(vault, *command)
    for person in met(vault):
        run(vault, "why", person)
        run(vault, "next", person, "--dry-run")
    assert contents(vault) == before
