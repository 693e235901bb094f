"""The layout vaults: what a careful owner would say is a 1:1, whose, when, and which commitments are open.

Each folder of `layouts/` is a small vault with a `manifest.json` entry (see `layouts/README.md` for its keys).
"""

from __future__ import annotations

import datetime as dt
import json
import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from vaultkit.model import Action
from vaultkit.model import Session
from vaultkit.model import Vault
from vaultkit.notes.understand import understand
from vaultkit.vault.reading import read_notes
from vaultkit.vault.settings import load_settings

HERE = Path(__file__).resolve().parent / "layouts"
TODAY = dt.date(2026, 11, 22)
Entry = Mapping[str, Any]
MANIFEST: Mapping[str, Entry] = json.loads((HERE / "manifest.json").read_text(encoding="utf-8"))


@cache
def read(name: str) -> Vault:
    settings = load_settings(HERE / name, {"VAULTKIT_CONFIG_DIR": str(HERE / "none")})
    notes, problems = read_notes(HERE / name, settings)
    return understand(notes, me=settings.me, today=TODAY, problems=problems)


def fold(name: str) -> str:
    text = unicodedata.normalize("NFKD", name).casefold()
    return re.sub(r"[-_\s]+", " ", "".join(c for c in text if not unicodedata.combining(c))).strip().lstrip("@")


def squeeze(text: str) -> str:
    return " ".join(text.split()).casefold()


def held(name: str) -> list[Session]:
    return [session for session in read(name).sessions if not session.planned]


def is_wanted(session: Session, want: Entry) -> bool:
    low, high = want.get("date_range") or (want["date"], want["date"])
    place = (session.path, session.line) == (want["path"], want["line"])
    return place and fold(session.person) == fold(want["person"]) and low <= session.date.isoformat() <= high


def is_tolerated(session: Session, entry: Entry) -> bool:
    return any(
        session.path == maybe["path"] and maybe.get("line", session.line) == session.line
        for maybe in entry.get("maybe_sessions", ())
    )


@pytest.mark.parametrize("name", MANIFEST)
def test_every_meeting_is_found_with_its_person_day_and_line(name: str) -> None:
    missed = [want for want in MANIFEST[name]["sessions"] if not any(is_wanted(got, want) for got in held(name))]
    assert not missed


@pytest.mark.parametrize("name", MANIFEST)
def test_nothing_else_is_taken_for_a_meeting(name: str) -> None:
    entry = MANIFEST[name]
    false = [
        (got.path, got.line, got.person, got.date.isoformat())
        for got in held(name)
        if not any(is_wanted(got, want) for want in entry["sessions"]) and not is_tolerated(got, entry)
    ]
    assert not false


def is_action(action: Action, want: Entry) -> bool:
    places = {(want["path"], want["line"]), *((other["path"], other["line"]) for other in want.get("also_at", ()))}
    people = {fold(person) for person in (want["person"], *want.get("person_ok", ()))}
    same = squeeze(want["text"]) in squeeze(action.text)
    return (action.path, action.line) in places and fold(action.person) in people and same


@pytest.mark.parametrize("name", MANIFEST)
def test_every_open_commitment_is_found_with_its_owner(name: str) -> None:
    opened = [action for action in read(name).actions if action.open]
    wrong = []
    for want in MANIFEST[name]["open_actions"]:
        found = next((action for action in opened if is_action(action, want)), None)
        if found is None or want["owner"] not in {"unknown", found.owner.value}:
            wrong.append((want["path"], want["line"], want["text"], want["owner"], found and found.owner))
    assert not wrong


@pytest.mark.parametrize("name", MANIFEST)
def test_nothing_else_is_taken_for_a_commitment(name: str) -> None:
    entry = MANIFEST[name]
    wanted = entry["open_actions"]
    free = {(maybe["path"], maybe["line"]) for maybe in entry.get("maybe_actions", ())}
    free |= {(other["path"], other["line"]) for want in wanted for other in (want, *want.get("also_at", ()))}
    free_files = {other["path"] for other in entry["not_sessions"] if "line" not in other}
    refused = {(other["path"], other["line"]) for other in entry.get("not_actions", ())}
    false = [
        (action.path, action.line, action.text)
        for action in read(name).actions
        if action.open
        and (
            (action.path, action.line) in refused
            or ((action.path, action.line) not in free and action.path not in free_files)
        )
    ]
    assert not false


@pytest.mark.parametrize("name", MANIFEST)
def test_people_met_are_listed_under_one_name(name: str) -> None:
    people = [fold(person.name) for person in read(name).people]
    assert {fold(person) for person in MANIFEST[name]["people"]} <= set(people)
    assert len(people) == len(set(people))
