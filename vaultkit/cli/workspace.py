"""What every command starts from: the vault, the settings, the day, and the notes once they are read."""

from __future__ import annotations

import datetime as dt
import os
import sys
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import click

from vaultkit.cli.patience import patience
from vaultkit.cli.text import count
from vaultkit.cli.text import safe
from vaultkit.errors import UsageError
from vaultkit.model import Assessment
from vaultkit.model import EditorSettings
from vaultkit.model import History
from vaultkit.model import Note
from vaultkit.model import Person
from vaultkit.model import Problem
from vaultkit.model import Severity
from vaultkit.model import Vault
from vaultkit.notes.lookup import find_person
from vaultkit.notes.understand import understand
from vaultkit.vault.discovery import find_vault
from vaultkit.vault.obsidian import read_editor_settings
from vaultkit.vault.preferences import prefer_format
from vaultkit.vault.preferences import prefer_people
from vaultkit.vault.reading import read_notes
from vaultkit.vault.settings import Settings
from vaultkit.vault.settings import load_settings

if TYPE_CHECKING:
    from vaultkit.briefs.prompts.bank import Prompt
    from vaultkit.briefs.prompts.notes import PromptBook
    from vaultkit.signals.language import Languages

#: Days that `--today` may name: outside, counting weeks leaves the calendar.
YEARS = (1900, 2200)
#: Problems shown on a terminal before the rest is only counted; a pipe gets them all.
SHOWN = 12


class Workspace:
    """One run of the command: opened lazily, read at most once."""

    def __init__(self, vault: Path | None, today: str | None, *, quiet: bool) -> None:
        self._explicit = vault
        self._today = today
        self._quiet = quiet
        self._histories: dict[str, History] = {}
        self._told_wordless = False

    def anew(self) -> Workspace:
        """Return the same run with nothing read yet, for when the disk has changed."""
        return Workspace(self.root, self.today.isoformat(), quiet=True)

    @cached_property
    def root(self) -> Path:
        """The vault's folder."""
        return find_vault(self._explicit, Path.cwd(), os.environ)

    @cached_property
    def settings(self) -> Settings:
        """Settings with their provenance."""
        return load_settings(self.root, os.environ)

    @cached_property
    def today(self) -> dt.date:
        """Today: `--today`, then `VAULTKIT_TODAY`, then the clock.

        Raises:
            UsageError: the value given is no date.
        """
        text = self._today or os.environ.get("VAULTKIT_TODAY") or ""
        if not text:
            return dt.datetime.now().astimezone().date()
        try:
            day = dt.date.fromisoformat(text)
        except ValueError:
            message = f"'{safe(text)}' is no day."
            raise UsageError(message, "Write --today and VAULTKIT_TODAY as YYYY-MM-DD.") from None
        if not YEARS[0] <= day.year <= YEARS[1]:
            message = f"{day} is no day to live in."
            raise UsageError(message, f"Give a day between {YEARS[0]} and {YEARS[1]}.")
        return day

    @cached_property
    def read(self) -> tuple[tuple[Note, ...], tuple[Problem, ...]]:
        """Every note that could be read, and what could not."""
        with patience("Reading the vault"):
            return read_notes(self.root, self.settings)

    @cached_property
    def notes(self) -> Mapping[str, Note]:
        """Every note that could be read, by path."""
        return {note.path: note for note in self.read[0]}

    @cached_property
    def understood(self) -> Vault:
        """What the notes say, with the settings' word on people laid over it; problems included."""
        notes, problems = self.read
        editor, unusable = self._editor
        with patience("Understanding the notes"):
            vault = understand(
                notes, me=self.settings.me, today=self.today, problems=problems, templates=editor.templates
            )
        people, unknown = prefer_people(vault.people, self.settings)
        _, misread = self._prompt_book(people)
        return replace(vault, people=people, problems=(*vault.problems, *unusable, *unknown, *misread))

    @cached_property
    def _editor(self) -> tuple[EditorSettings, tuple[Problem, ...]]:
        return read_editor_settings(self.root)

    @property
    def editor(self) -> EditorSettings:
        """What the user's editor is set to."""
        return self._editor[0]

    def _prompt_book(self, people: Sequence[Person]) -> tuple[PromptBook | None, tuple[Problem, ...]]:
        if not self.settings.prompts:
            return None, ()
        from vaultkit.vault.own_prompts import read_prompts  # noqa: PLC0415 - most vaults have none

        return read_prompts(self.root, self.settings, people)

    @cached_property
    def prompts(self) -> tuple[Prompt, ...] | None:
        """Questions to choose from, the user's own among them; None for the built-in ones alone."""
        book, _ = self._prompt_book(self.understood.people)
        if book is None:
            return None
        from vaultkit.briefs.prompts.notes import merged  # noqa: PLC0415 - most vaults have none

        return merged(book)

    @cached_property
    def vault(self) -> Vault:
        """What the notes say; problems in them are told on stderr, once."""
        if not self._quiet:
            tell(self.understood.problems)
        return self.understood

    def person(self, text: str) -> Person:
        """Return the one person meant.

        Raises:
            PersonNotFoundError: nobody goes by that name.
            AmbiguousPersonError: several do.
        """
        return find_person(self.vault.people, text)

    def history(self, person: Person) -> History:
        """Return what the notes of one relationship give away."""
        from vaultkit.signals.history import read_history  # noqa: PLC0415 - lists need no lexicon

        if person.name not in self._histories:
            self._histories[person.name] = read_history(self.vault, person, self._languages)
            self._tell_wordless(self._histories[person.name])
        return self._histories[person.name]

    def _tell_wordless(self, history: History) -> None:
        """Say once a run that notes are in a language of which only shape, dates and statements are read."""
        if self._quiet or self._told_wordless or not history.wordless:
            return
        from vaultkit.signals.language import name_of  # noqa: PLC0415 - only here

        self._told_wordless = True
        names = " and ".join(name_of(code) for code in sorted(history.wordless))
        click.echo(
            f"Some notes are in {names}, of which vaultkit knows no words: they are read by their dates, their shape and what"
            " you state (`phase:`, `event:`).",
            err=True,
        )

    @cached_property
    def _languages(self) -> Languages:
        from vaultkit.signals.language import Languages  # noqa: PLC0415 - lists need no lexicon

        return Languages(self.settings.language, self.settings.lexicon)

    def assess(self, person: Person) -> Assessment:
        """Return where one relationship stands today."""
        from vaultkit.phases.assess import assess  # noqa: PLC0415 - lists need no filter

        found = assess(self.history(person), today=self.today)
        plan = prefer_format(found.format, person, found.phase, self.settings.formats, renewed=found.renewed)
        return replace(found, format=plan)


def tell(problems: tuple[Problem, ...]) -> None:
    """Print problems on stderr: all to a pipe, the first dozen and a pointer to a terminal."""
    shown = problems[:SHOWN] if sys.stderr.isatty() else problems
    for problem in shown:
        click.echo(safe(line_of(problem)), err=True)
    if len(shown) < len(problems):
        click.echo(f"… and {len(problems) - len(shown)} more: vaultkit check", err=True)


def line_of(problem: Problem) -> str:
    """Return `path:line: severity: what is wrong. what to do`."""
    mark = "" if problem.severity is Severity.ERROR else "warning: "
    return f"{problem.path}:{problem.line}: {mark}{problem.message} {problem.remedy}".rstrip()


def summary(problems: tuple[Problem, ...]) -> str:
    """Return "2 errors, 1 warning"."""
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    return f"{count(errors, 'error')}, {count(len(problems) - errors, 'warning')}"
