"""What every command starts from: the vault, the settings, the day, and the notes once they are read."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Mapping
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import click

from vaultkit.cli.problems import tell
from vaultkit.cli.text import safe
from vaultkit.errors import UsageError

if TYPE_CHECKING:
    from vaultkit.briefs.prompts.bank import Prompt
    from vaultkit.briefs.prompts.notes import PromptBook
    from vaultkit.cli.knowledge import Ground
    from vaultkit.cli.replay import Question
    from vaultkit.model import Assessment
    from vaultkit.model import EditorSettings
    from vaultkit.model import History
    from vaultkit.model import Note
    from vaultkit.model import Person
    from vaultkit.model import Problem
    from vaultkit.model import Vault
    from vaultkit.signals.history import Course
    from vaultkit.signals.language import Languages
    from vaultkit.vault.fingerprint import Fingerprint
    from vaultkit.vault.index.shelf import Shelf
    from vaultkit.vault.index.store import Index
    from vaultkit.vault.settings import Settings

#: Days that `--today` may name: outside, counting weeks leaves the calendar.
YEARS = (1900, 2200)


class Workspace:
    """One run of the command: opened lazily, read at most once."""

    def __init__(self, vault: Path | None, today: str | None, *, quiet: bool, question: Question | None = None) -> None:
        self._explicit = vault
        self._today = today
        self._quiet = quiet
        self._histories: dict[str, History] = {}
        self._told_wordless = False
        self._ahead: Mapping[str, Note] = {}
        self._question = question
        #: The state of the notes on the disk that was read.
        self.known_at: Fingerprint | None = None
        #: Whether the same command would say the same again: it wrote nothing, and asked nobody.
        self.may_keep = True
        #: Whether somebody was asked something on the terminal.
        self.asked = False

    def anew(self) -> Workspace:
        """Return the same run with nothing read yet, for when the disk has changed."""
        return Workspace(self.root, self.today.isoformat(), quiet=True)

    def close(self) -> None:
        """Let go of the index, where it was opened for this run."""
        if "index" in self.__dict__:
            self.index.close()

    @cached_property
    def root(self) -> Path:
        """The vault's folder."""
        from vaultkit.vault.discovery import find_vault  # noqa: PLC0415 - help and completion need no vault

        return find_vault(self._explicit, Path.cwd(), os.environ)

    @cached_property
    def settings(self) -> Settings:
        """Settings with their provenance."""
        from vaultkit.vault.settings import load_settings  # noqa: PLC0415 - the same

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
    def index(self) -> Index:
        """What is known of the vault from earlier runs; of no use where something is wrong with it, which is said once."""
        from vaultkit.vault.index.place import index_place  # noqa: PLC0415 - much is done without the index
        from vaultkit.vault.index.store import open_index  # noqa: PLC0415 - the same

        if self._question is not None:
            index = self._question.index
        else:
            index = open_index(index_place(self.root, os.environ), self.root)
        if index.trouble and not self._quiet:
            click.echo(safe(index.trouble), err=True)
        return index

    def ahead_with(self, notes: Mapping[str, Note]) -> Workspace:
        """Return the same run over the notes on the disk and these, by path."""
        later = self.anew()
        later.__dict__["index"] = self.index
        later._ahead = notes  # noqa: SLF001 - one of its own kind
        return later

    @cached_property
    def _reading(self) -> tuple[Vault, Shelf]:
        from vaultkit.cli.knowledge import read_with_index  # noqa: PLC0415 - refusals read nothing

        vault, notes, self.known_at = read_with_index(self._ground, self._ahead)
        return vault, notes

    @property
    def _ground(self) -> Ground:
        from vaultkit.cli.knowledge import Ground  # noqa: PLC0415 - refusals read nothing

        taken = self._question.fingerprint if self._question is not None else None
        return Ground(self.root, self.settings, self.index, self.today, self.editor.templates, taken)

    @property
    def notes(self) -> Shelf:
        """Every note that could be read, by path."""
        return self._reading[1]

    @cached_property
    def understood(self) -> Vault:
        """What the notes say, with the settings' word on people laid over it; problems included."""
        from dataclasses import replace  # noqa: PLC0415 - a known answer needs none of this

        from vaultkit.vault.preferences import prefer_people  # noqa: PLC0415 - the same

        _, unusable = self._editor
        vault = self._reading[0]
        people, unknown = prefer_people(vault.people, self.settings)
        _, misread = self._prompt_book(people)
        return replace(vault, people=people, problems=(*vault.problems, *unusable, *unknown, *misread))

    @cached_property
    def _editor(self) -> tuple[EditorSettings, tuple[Problem, ...]]:
        from vaultkit.vault.obsidian import read_editor_settings  # noqa: PLC0415 - a known answer needs none

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
        from vaultkit.notes.lookup import find_person  # noqa: PLC0415 - lists look nobody up

        return find_person(self.vault.people, text)

    def people_names(self) -> Sequence[Sequence[str]]:
        """Return everybody's name and relation, of the last reading if there was one: good enough to complete a name."""
        from vaultkit.vault.index.program import program_digest  # noqa: PLC0415 - only shells ask

        known = self.index.get("names", "", program_digest())
        if known is not None:
            import json  # noqa: PLC0415 - the same

            names: list[list[str]] = json.loads(known)
            return names
        return [(person.name, str(person.relation or "")) for person in self.understood.people]

    def history(self, person: Person) -> History:
        """Return what the notes of one relationship give away."""
        self.read_histories([person])
        return self._histories[person.name]

    def read_histories(self, people: Sequence[Person]) -> None:
        """Read what the notes of several relationships give away, which is quicker than one after the other."""
        from vaultkit.cli.histories import Grounds  # noqa: PLC0415 - lists need no history
        from vaultkit.cli.histories import recall_histories  # noqa: PLC0415 - the same

        waiting = [person for person in people if person.name not in self._histories]
        if waiting:
            initials, languages = self.author_initials, lambda: self.languages
            grounds = Grounds(self.vault, self.settings, self.index, initials, languages, self._course_of)
            self._histories |= recall_histories(grounds, waiting)
            for person in waiting:
                self._tell_wordless(self._histories[person.name])

    def _course_of(self, name: str) -> Course | None:
        """Return how a relationship was read before, where this run remembers."""
        del name
        return None

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
    def author_initials(self) -> tuple[str, ...]:
        """The initials that the notes' author goes by, as far as the notes tell."""
        from vaultkit.signals.author import author_initials  # noqa: PLC0415 - lists need no history

        return author_initials(self.understood)

    @cached_property
    def languages(self) -> Languages:
        """The words that the notes are read by."""
        from vaultkit.signals.language import Languages  # noqa: PLC0415 - lists need no lexicon

        return Languages(self.settings.language, self.settings.lexicon)

    def said(self, code: int = 0, deliver: Sequence[object] | None = None) -> None:
        """Keep what was said so far as the whole answer, with its exit code and the note handed over after it."""
        if not (self.may_keep and self._question is not None and self.known_at is not None):
            return
        from vaultkit.cli.replay import Standing  # noqa: PLC0415 - only where an answer is kept
        from vaultkit.vault.beside import files_beside  # noqa: PLC0415 - the same

        self.may_keep = False
        beside = tuple(files_beside(self.root, self.settings, os.environ))
        standing = Standing(self.known_at, beside, self.settings.exclude, self.settings.templates)
        self._question.keep(standing, code, deliver)

    def refresh_index(self) -> int:
        """Bring the index up to date; return how many notes were read from the disk for it."""
        from vaultkit.cli.knowledge import take  # noqa: PLC0415 - only here

        return take(self._ground, {}).read

    def rebuild_index(self) -> int:
        """Make the index anew; return how many notes were read for it."""
        self.index.clear()
        return self.refresh_index()

    def assess(self, person: Person) -> Assessment:
        """Return where one relationship stands today."""
        from dataclasses import replace  # noqa: PLC0415 - lists need no filter

        from vaultkit.phases.assess import assess  # noqa: PLC0415 - the same
        from vaultkit.vault.preferences import prefer_format  # noqa: PLC0415 - the same

        found = assess(self.history(person), today=self.today)
        plan = prefer_format(found.format, person, found.phase, self.settings.formats, renewed=found.renewed)
        return replace(found, format=plan)
