"""The user's own prompts: the note that the settings name, read as it is."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from vaultkit.briefs.prompts.notes import PromptBook
from vaultkit.briefs.prompts.notes import parse_prompts
from vaultkit.model import Person
from vaultkit.model import Problem
from vaultkit.model import Severity
from vaultkit.notes.text import parse_note
from vaultkit.vault.reading import read_bytes
from vaultkit.vault.settings import Settings

_ENDINGS = ("", ".md", ".markdown")


def read_prompts(
    root: Path, settings: Settings, people: Sequence[Person]
) -> tuple[PromptBook | None, tuple[Problem, ...]]:
    """Return the prompts of the note that the setting `prompts` names, and what is wrong in it; None where it is not set."""
    if not settings.prompts:
        return None, ()
    for ending in _ENDINGS:
        path = settings.prompts + ending
        data, problems = read_bytes(root, path, settings.max_note_size)
        if problems:
            return None, problems
        if data is not None:
            note, found = parse_note(path, data)
            if note is None:
                return None, found
            book, more = parse_prompts(note, people)
            return book, (*found, *more)
    return None, (_missing(settings),)


def _missing(settings: Settings) -> Problem:
    given = settings.given.get(("prompts",))
    return Problem(
        path=given.source if given else "",
        line=1,
        severity=Severity.WARNING,
        code="no-prompt-note",
        message=f"The setting 'prompts' names '{settings.prompts}', which is no note of the vault.",
        remedy="Write its path as seen from the vault's folder.",
    )
