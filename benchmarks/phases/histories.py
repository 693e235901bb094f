"""Labelled histories: what each session says, and what a reader says of it."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from vaultkit.model import History
from vaultkit.model import Person
from vaultkit.model import Session
from vaultkit.model import Vault
from vaultkit.notes.lookup import find_person
from vaultkit.notes.understand import understand
from vaultkit.signals.classify import mark_statements
from vaultkit.signals.classify import worded
from vaultkit.signals.history import read_history
from vaultkit.signals.items import Marked
from vaultkit.signals.language import Languages
from vaultkit.signals.lexicon import Lexicon
from vaultkit.signals.lexicon import load_lexicon
from vaultkit.signals.segments import read_statements
from vaultkit.signals.wording import Wording
from vaultkit.signals.words import names_of
from vaultkit.vault.reading import read_notes
from vaultkit.vault.settings import load_settings

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
TODAY = dt.date(2026, 11, 23)
PHASES = ("get-to-know", "share-context", "maintain")
#: Styles a session was written in, where they differ from its phase.
STYLE_OF_ERROR = {"status-theatre": 3, "premature-agenda": 1, "stale-shorthand": 2}


@dataclass(frozen=True, slots=True)
class Label:
    """What a reader says of one session."""

    date: str
    phase: str
    acceptable: tuple[str, ...]
    #: "reset", "relax", "none" for something that is talked about and moves nothing, "" for nothing.
    effect: str
    errors: tuple[str, ...]
    #: Errors neither demanded nor wrong.
    optional: tuple[str, ...]

    @property
    def style(self) -> int:
        """What the session was spent on: 0 person, 1 context, 2 doubt, 3 status."""
        return next((STYLE_OF_ERROR[code] for code in self.errors if code in STYLE_OF_ERROR), PHASES.index(self.phase))


@dataclass(frozen=True, slots=True)
class Labelled:
    """One relationship with its labels; `marked` and `lexicons` follow the sessions of `history`."""

    author: str
    vault: str
    #: Signals without learned words.
    history: History
    marked: tuple[tuple[Marked, ...], ...]
    lexicons: tuple[Lexicon, ...]
    labels: Mapping[str, Label]

    def worded(self, wording: Wording) -> History:
        """Return the history with what these words say; languages other than English are left as they are."""
        sessions = []
        for signals, marked, lexicon in zip(self.history.sessions, self.marked, self.lexicons, strict=True):
            words = wording if lexicon.language == "en" else lexicon.wording
            hits = worded(marked, replace(lexicon, wording=words))
            sessions.append(replace(signals, hits=(*signals.hits, *hits)))
        return replace(self.history, sessions=tuple(sessions))


def authors(folder: Path, *, by_vault: bool = False) -> Iterator[Labelled]:
    """Yield the labelled histories of a folder with `labels.json`.

    Args:
        folder: vaults beside their labels.
        by_vault: every vault is an author of its own rather than the folder.
    """
    told = json.loads((folder / "labels.json").read_text(encoding="utf-8"))["histories"]
    for entry in told:
        author = f"{folder.name}/{entry['vault']}" if by_vault else folder.name
        yield _labelled(author, folder / entry["vault"], entry)


def own() -> list[Labelled]:
    """Return the histories of the repository: those beside this file and the scenarios of the tests."""
    found = [one for folder in sorted((HERE / "histories").iterdir()) for one in authors(folder)]
    return found + list(authors(ROOT / "tests" / "scenarios", by_vault=True))


def held() -> list[Labelled]:
    """Return the histories that are for measuring only."""
    return [one for folder in sorted((HERE / "held-out").iterdir()) for one in authors(folder)]


def _labelled(author: str, root: Path, entry: Mapping[str, Any]) -> Labelled:
    vault = _read(root)
    person = find_person(vault.people, entry["person"])
    languages = _without_words()
    sessions = [one for one in vault.sessions if one.person == person.name and not one.planned]
    sessions.sort(key=lambda one: (one.date, one.path, one.line))
    lexicons = languages.choose(sessions)
    return Labelled(
        author=author,
        vault=entry["vault"],
        history=read_history(vault, person, languages),
        marked=tuple(
            () if one.private else _marked(one, lexicon, person, vault)
            for one, lexicon in zip(sessions, lexicons, strict=True)
        ),
        lexicons=lexicons,
        labels={one["date"]: _label(one) for one in entry["sessions"]},
    )


def _marked(session: Session, lexicon: Lexicon, person: Person, vault: Vault) -> tuple[Marked, ...]:
    names = names_of((person.name, *person.aliases), vault.me, [other.name for other in vault.people])
    return mark_statements(read_statements(session, lexicon.folder, names), lexicon)


@cache
def _without_words() -> Languages:
    """Return the languages with no learned words in English."""
    return Languages(seen={"en": replace(load_lexicon(), wording={})})


@cache
def _read(root: Path) -> Vault:
    settings = load_settings(root, {"VAULTKIT_CONFIG_DIR": str(root / "none")})
    notes, problems = read_notes(root, settings)
    return understand(notes, me=settings.me, today=TODAY, problems=problems)


def _label(told: Mapping[str, Any]) -> Label:
    return Label(
        date=told["date"],
        phase=told["phase"],
        acceptable=tuple(told["acceptable"]),
        effect=(told.get("event") or {}).get("effect", ""),
        errors=tuple(told["phase_errors"]),
        optional=tuple(told.get("optional_errors", ())),
    )


def sessions_of(histories: Sequence[Labelled]) -> int:
    """Return how many labelled sessions there are."""
    return sum(len(one.labels) for one in histories)
