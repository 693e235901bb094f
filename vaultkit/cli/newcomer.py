"""`vaultkit next` for somebody without notes: their page and the first note, each written only where nothing is."""

from __future__ import annotations

import datetime as dt
import sys
import unicodedata
from dataclasses import replace
from difflib import get_close_matches

import click

from vaultkit.briefs.newcomers import PageDraft
from vaultkit.briefs.newcomers import page_for
from vaultkit.cli.ahead import with_files
from vaultkit.cli.delivering import deliver
from vaultkit.cli.one_note import prepare_for
from vaultkit.cli.preparing import asked_in
from vaultkit.cli.preparing import find_template
from vaultkit.cli.preparing import prepare
from vaultkit.cli.preparing import write
from vaultkit.cli.text import safe
from vaultkit.cli.when import parse_day
from vaultkit.cli.wishes import Wishes
from vaultkit.cli.workspace import Workspace
from vaultkit.errors import AmbiguousPersonError
from vaultkit.errors import PersonNotFoundError
from vaultkit.errors import UsageError
from vaultkit.errors import VaultkitError
from vaultkit.model import Person
from vaultkit.model import Relation
from vaultkit.notes.dates import read_date
from vaultkit.notes.names import fold
from vaultkit.notes.names import is_honorific
from vaultkit.notes.names import is_not_name
from vaultkit.notes.names import is_particle
from vaultkit.notes.names import looks_like_name
from vaultkit.vault.writing import create_note

#: Words and characters of the longest name.
_MOST_WORDS, _LONGEST = 5, 50
#: From this on two names are nearly the same.
_NEAR = 0.8


def offer(workspace: Workspace, text: str, wishes: Wishes, error: PersonNotFoundError) -> None:
    """Ask on a terminal whether a page should be started for a name that nobody goes by.

    Raises:
        PersonNotFoundError: nobody can be asked; with the nearest names and what to write instead.
    """
    hint = f"For somebody new: vaultkit next '{safe(text)}' --relation report"
    if wishes.no_input or wishes.dry_run or not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise PersonNotFoundError(error.message, f"{error.remedy} {hint}") from error
    click.echo(f"Nobody goes by that name. {error.remedy}", err=True)
    if not click.confirm(f"Start a page for {safe(text)}?", err=True):
        raise PersonNotFoundError(error.message, error.remedy) from error
    kinds = click.Choice([str(relation) for relation in Relation])
    answer = click.prompt("What are they to you", type=kinds, default=str(Relation.REPORT), err=True)
    start(workspace, text, replace(wishes, relation=answer))


def start(workspace: Workspace, text: str, wishes: Wishes) -> None:
    """Write the page of somebody new and their first note.

    Raises:
        UsageError: somebody of that name, or nearly, is there already, or it is no name.
        WriteError: one of the two could not be written; a page that was is left and named.
    """
    relation = Relation(wishes.relation or Relation.OTHER)
    name = _name(text)
    known = _known(workspace, name, relation, wishes)
    if known is not None:
        prepare_for(workspace, known, wishes)
        return
    if not _is_name(name):
        raise _no_name(name)
    started = _day(wishes.started) if wishes.started else None
    page, later, person = _drafted(workspace, name, relation, started)
    on = parse_day(wishes.date, workspace.today) if wishes.date is not None else None
    filing, note = prepare(later, person, on, asked_in(wishes), find_template(workspace, wishes.template))
    if filing.remark:
        click.echo(safe(filing.remark), err=True)
    if wishes.dry_run:
        for path, said in ((page.path, page.text), (filing.path, note)):
            click.echo(safe(path), err=not wishes.print_path)
            if not wishes.print_path:
                click.echo(said, nl=False)
        return
    made = create_note(workspace.root, page.path, page.text, newline=page.newline)
    click.echo(f"Started a page: {safe(page.path)}", err=True)
    try:
        written = write(later, person, filing, note)
    except VaultkitError:
        click.echo(f"The page is there, the first note is not: {safe(str(made))}", err=True)
        raise
    deliver(written, wishes)


def _known(workspace: Workspace, name: str, relation: Relation, wishes: Wishes) -> Person | None:
    """Return who goes by exactly this name and is what was said; None if nobody does.

    Raises:
        UsageError: they are somebody else's, or nearly somebody's, name.
    """
    exact, near = _similar(workspace, name)
    if exact is not None:
        if wishes.new or exact.relation not in {relation, None}:
            what = f", your {exact.relation}," if exact.relation else ""
            message = f"{exact.name}{what} is in this vault already."
            raise UsageError(message, "Leave out --relation for their next note, or tell the two apart by their names.")
        return exact
    if near and not wishes.new:
        message = f"'{name}' may be {' or '.join(near)}, in this vault already."
        raise UsageError(message, "Leave out --relation for their next note; add --new for somebody else.")
    return None


def _similar(workspace: Workspace, name: str) -> tuple[Person | None, tuple[str, ...]]:
    """Return who goes by exactly this name, and everybody whose name is nearly it or holds it."""
    wanted = fold(name)
    people = workspace.vault.people
    by_name = {fold(called): person for person in people for called in (person.name, *person.aliases)}
    if wanted in by_name:
        return by_name[wanted], ()
    near = [by_name[match].name for match in get_close_matches(wanted, by_name, n=3, cutoff=_NEAR)]
    try:
        near.append(workspace.person(name).name)
    except AmbiguousPersonError as error:
        near += error.candidates
    except PersonNotFoundError:
        pass
    return None, tuple(dict.fromkeys(near))


def _drafted(
    workspace: Workspace, name: str, relation: Relation, started: dt.date | None
) -> tuple[PageDraft, Workspace, Person]:
    """Return the page, the vault with it, and its person as a reader will see them; read back before anything is written.

    Raises:
        UsageError: a page of that name would be nobody's.
    """
    page = page_for(workspace.vault, workspace.notes, name, relation, started, workspace.today)
    later = with_files(workspace, {page.path: page.text.encode("utf-8", "replace")})
    person = next((one for one in later.vault.people if one.path == page.path), None)
    if person is None or fold(person.name) != fold(name) or person.relation is not relation:
        raise _no_name(name)
    return page, later, person


def _name(text: str) -> str:
    """Return a name as it goes on a page: without link, mark ("@") and titles ("Dr.") before it."""
    words = text.strip().removeprefix("[[").removesuffix("]]").strip().lstrip("@#").split()
    while len(words) > 1 and is_honorific(words[0]):
        words = words[1:]
    return " ".join(words)


def _is_name(name: str) -> bool:
    """Tell whether a text that was given as a name may be one: more than what passes for one in the middle of a note.

    Words may begin small ("von der Leyen", "Jean-Luc d'Arc") or be of a script that has no capitals.
    """
    if looks_like_name(name.title() if name.islower() else name):
        return True
    words = name.split()
    cased = name.lower() != name.upper()
    return (
        1 < len(words) <= _MOST_WORDS
        and len(name) <= _LONGEST
        and (not cased or not name.islower())
        and all(is_particle(word) or (_is_word(word) and not is_not_name(word)) for word in words)
    )


def _is_word(text: str) -> bool:
    """Tell whether a text is letters, with their vowel signs, and what may stand between them."""
    return text[0] not in ".-" and all(unicodedata.category(c)[0] in "LM" or c in "'’.-" for c in text)


def _no_name(name: str) -> UsageError:
    message = f"A page for '{name}' would not be read as a person's."
    return UsageError(message, "Write the name as it would stand on a page, first and last.")


def _day(text: str) -> dt.date:
    found = read_date(text)
    if found is None:
        message = f"'{text}' is no day."
        raise UsageError(message, "Write --started as YYYY-MM-DD.")
    return found
