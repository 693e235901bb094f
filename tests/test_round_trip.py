"""The next note in every layout: filed as its owner would, read back as planned, and as held once it is written in."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from itertools import takewhile
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from click.testing import Result

from vaultkit.cli.app import main
from vaultkit.model import Session
from vaultkit.model import Vault
from vaultkit.notes.understand import understand
from vaultkit.vault.reading import read_notes
from vaultkit.vault.settings import load_settings
from vaultkit.vault.templates_aside import template_folders

ROOT = Path(__file__).resolve().parent
OWN = sorted(folder for parent in ("filed", "layouts") for folder in (ROOT / parent).iterdir() if folder.is_dir())
TODAY = dt.date(2026, 11, 23)
ON = dt.date(2026, 12, 17)
EXPECTED: Mapping[str, Mapping[str, Any]] = tomllib.loads(
    (ROOT / "filed" / "expected.toml").read_text(encoding="utf-8")
)
#: More folders full of vaults, for trying: separated as paths of the system are.
MORE = os.environ.get("VAULTKIT_MORE_VAULTS", "")


def vaults() -> list[Any]:
    told = [*OWN, ROOT.parent / "sample-vault"]
    told += sorted(folder for one in MORE.split(os.pathsep) if one for folder in Path(one).iterdir() if folder.is_dir())
    none = pytest.param(ROOT, id="more", marks=pytest.mark.skip(reason="VAULTKIT_MORE_VAULTS names no further vaults"))
    return [*(pytest.param(one, id=one.name) for one in told), *([] if MORE else [none])]


def run(vault: Path, *words: str) -> Result:
    result = CliRunner().invoke(main, ["--vault", str(vault), "--today", str(TODAY), *words], prog_name="vaultkit")
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    assert result.exit_code == 0, result.output
    return result


def read(vault: Path, today: dt.date) -> Vault:
    settings = load_settings(vault, {"VAULTKIT_CONFIG_DIR": str(vault / "none")})
    notes, problems = read_notes(vault, settings)
    return understand(notes, me=settings.me, today=today, problems=problems, templates=template_folders(vault))


def contents(vault: Path) -> dict[str, bytes]:
    return {path.relative_to(vault).as_posix(): path.read_bytes() for path in vault.rglob("*") if path.is_file()}


@dataclass
class Trip:
    """A vault in which a note for every person was prepared for the same day, twice over."""

    vault: Path
    before: Vault
    #: How the last meeting of each person is kept.
    people: dict[str, str] = field(default_factory=dict)
    dry: dict[str, Result] = field(default_factory=dict)
    #: Bytes before and after each first run, and after the second.
    steps: dict[str, tuple[dict[str, bytes], dict[str, bytes], dict[str, bytes]]] = field(default_factory=dict)


@pytest.fixture(scope="module", params=vaults())
def trip(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Trip:
    source: Path = request.param
    return take(Path(shutil.copytree(source, tmp_path_factory.mktemp("vaults") / source.name)))


def take(vault: Path) -> Trip:
    trip = Trip(vault, read(vault, TODAY))
    gone = {person.name for person in trip.before.people if person.departed}
    for session in trip.before.sessions:
        if not session.planned and session.person not in gone:
            trip.people[session.person] = session.layout
    for person in trip.people:
        trip.dry[person] = run(vault, "-q", "next", person, "--date", str(ON), "--dry-run")
    for person in trip.people:
        before = contents(vault)
        run(vault, "-q", "next", person, "--date", str(ON), "--no-edit")
        after = contents(vault)
        run(vault, "-q", "next", person, "--date", str(ON), "--no-edit")
        trip.steps[person] = before, after, contents(vault)
    return trip


def test_each_note_is_one_run_of_new_bytes_and_a_second_time_changes_nothing(trip: Trip) -> None:
    for person, (before, after, again) in trip.steps.items():
        changed = [path for path in after if after[path] != before.get(path)]
        assert len(changed) == 1, person
        assert before.keys() <= after.keys(), person
        assert is_insertion(before.get(changed[0], b""), after[changed[0]]), f"{person}: {changed[0]} lost a byte"
        assert again == after, person


def is_insertion(old: bytes, new: bytes) -> bool:
    """Tell whether `new` is `old` with one run of bytes put in."""
    start = next((i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    more = len(new) - len(old)
    return more > 0 and any(old[:cut] + new[cut : cut + more] + old[cut:] == new for cut in range(start, -1, -1))


def test_each_note_is_read_back_as_the_one_planned_meeting_of_that_person_in_the_same_layout(trip: Trip) -> None:
    planned = [one for one in read(trip.vault, TODAY).sessions if one not in trip.before.sessions and one.planned]
    known = [facts(one) for one in trip.before.sessions]
    found = sorted(facts(one) for one in planned if facts(one) not in known)
    assert found == sorted((person, ON, path_of(trip, person), kept) for person, kept in trip.people.items())


def test_a_line_below_the_prepared_block_makes_each_of_them_a_meeting_that_was_held(trip: Trip, tmp_path: Path) -> None:
    vault = Path(shutil.copytree(trip.vault, tmp_path / trip.vault.name))
    for person in trip.people:
        plans = [one for one in read(vault, TODAY).sessions if one.person == person and one.date == ON]
        assert plans, person
        write_in(vault, plans[0])
    held = [facts(one) for one in read(vault, ON).sessions if one.date == ON and not one.planned]
    assert sorted(held) == sorted((person, ON, path_of(trip, person), kept) for person, kept in trip.people.items())


def facts(session: Session) -> tuple[str, dt.date, str, str]:
    return session.person, session.date, session.path, str(session.layout)


def path_of(trip: Trip, person: str) -> str:
    return trip.dry[person].stderr.strip().splitlines()[-1]


def write_in(vault: Path, plan: Session) -> None:
    """Write a line where people would: below the prepared block, or in the callout above it."""
    path = vault / plan.path
    lines = path.read_bytes().decode("utf-8").split("\n")
    end = next(i for i in range(plan.line - 1, len(lines)) if "<!-- /vaultkit" in lines[i])
    indent = lines[end].partition("<")[0]
    quoted = lines[plan.line - 1].startswith(">")
    if quoted:
        end = next(i for i in range(plan.line, len(lines)) if not lines[i].startswith(">")) - 1
    ended = "\r" if lines[0].endswith("\r") else ""
    lines.insert(
        end + 1, f"{'> ' if quoted else indent}- liked the new rota, and wants to write the next one alone{ended}"
    )
    path.write_bytes("\n".join(lines).encode("utf-8"))


def test_each_note_is_filed_as_its_owner_would_have_filed_it(trip: Trip) -> None:
    if trip.vault.name not in {one.name for one in OWN} | {"sample-vault"}:
        pytest.skip("nobody has written down where this vault's owner would file")
    expected = EXPECTED.get(trip.vault.name, {})
    assert trip.people.keys() == expected.keys()
    for person, wanted in expected.items():
        head = trip.dry[person].stdout.partition("<!-- vaultkit prep")[0].strip("\n")
        told = [line.rstrip() for line in head.rstrip().split("\n")]
        assert (path_of(trip, person), told) == (wanted["path"], wanted["head"].split("\n")), person
        if "below" in wanted:
            before, after, _ = trip.steps[person]
            assert line_above(before[wanted["path"]], after[wanted["path"]]) == wanted["below"], person


def line_above(old: bytes, new: bytes) -> str:
    """Return the last line with text above the first line that is new."""
    pairs = zip(old.decode("utf-8-sig").split("\n"), new.decode("utf-8-sig").split("\n"), strict=False)
    shared = [line.rstrip("\r") for line, _ in takewhile(lambda pair: pair[0] == pair[1], pairs)]
    return next((line for line in reversed(shared) if line), "")


def test_every_expectation_belongs_to_a_vault() -> None:
    assert EXPECTED.keys() <= {folder.name for folder in (*OWN, ROOT.parent / "sample-vault")}
    assert sum(len(people) for people in EXPECTED.values()) > 50
