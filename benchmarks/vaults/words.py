"""The phrases that notes are made of, from the TOML files beside this one."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_HERE = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class Words:
    """Phrases by use; `{they}`, `{other}`, `{link}` and so on are filled in (sessions.py, `slots`)."""

    first_names: tuple[str, ...]
    last_names: tuple[str, ...]
    roles: tuple[str, ...]
    places: tuple[str, ...]
    things: tuple[str, ...]
    days: tuple[str, ...]
    teams: tuple[str, ...]
    #: Parts of titles and folders of ordinary notes.
    title_first: tuple[str, ...]
    title_second: tuple[str, ...]
    title_third: tuple[str, ...]
    areas: tuple[str, ...]
    #: Sentences of ordinary notes by kind: project, journal, meeting, reading, thought.
    ordinary: Mapping[str, tuple[str, ...]]
    #: Tasks of ordinary notes.
    chores: tuple[str, ...]
    #: Sentences of 1:1s by phase: know, share, maintain, change, renewed; and aside, of all.
    said: Mapping[str, tuple[str, ...]]
    #: Openings of 1:1s by phase.
    openings: Mapping[str, tuple[str, ...]]
    mine: tuple[str, ...]
    theirs: tuple[str, ...]


def _load() -> Words:
    """Return all phrases."""
    names = _table("names")
    notes = _table("notes")
    said = _table("said")
    return Words(
        first_names=tuple(names["first"]),
        last_names=tuple(names["last"]),
        roles=tuple(names["roles"]),
        places=tuple(names["places"]),
        things=tuple(names["things"]),
        days=tuple(names["days"]),
        teams=tuple(names["teams"]),
        title_first=tuple(notes["titles"]["first"]),
        title_second=tuple(notes["titles"]["second"]),
        title_third=tuple(notes["titles"]["third"]),
        areas=tuple(notes["areas"]),
        ordinary={kind: tuple(lines) for kind, lines in notes["sentences"].items()},
        chores=tuple(notes["chores"]),
        said={phase: tuple(table["lines"]) for phase, table in said.items() if phase != "tasks"},
        openings={phase: tuple(table["openings"]) for phase, table in said.items() if phase != "tasks"},
        mine=tuple(said["tasks"]["mine"]),
        theirs=tuple(said["tasks"]["theirs"]),
    )


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads((_HERE / f"{name}.toml").read_text(encoding="utf-8"))


#: Everything, read once.
WORDS = _load()
