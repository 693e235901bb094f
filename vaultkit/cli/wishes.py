"""What was asked of `vaultkit next`, and which wishes exclude each other."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from vaultkit.errors import UsageError
from vaultkit.model import Phase


@dataclass(frozen=True, slots=True)
class Wishes:
    """What was asked for besides the person."""

    date: str | None = None
    phase: str | None = None
    event: str | None = None
    template: Path | None = None
    dry_run: bool = False
    print_path: bool = False
    edit: bool | None = None
    no_input: bool = False
    refresh: bool = True
    #: Prepare for everybody who is met; of these only who is due.
    everybody: bool = False
    overdue: bool = False
    #: Of somebody without notes: what they are, since when, and that they are nobody of a similar name.
    relation: str | None = None
    started: str | None = None
    new: bool = False
    #: The program that shows the note: "obsidian".
    opener: str | None = None


def refuse_contradictions(wishes: Wishes, person: str | None) -> None:
    """Stop where two wishes exclude each other, or one is empty.

    Raises:
        UsageError: with what to leave out.
    """
    _refuse_empty(wishes)
    _refuse_for_whom(wishes, person)
    if wishes.event and wishes.phase not in {None, Phase.SHARE_CONTEXT}:
        message = "A meeting about a change is share-context, renewed."
        raise UsageError(message, "Leave out --phase or --event.")
    if wishes.edit and wishes.opener:
        message = "The note opens in one place."
        raise UsageError(message, "Leave out --edit or --open.")
    for name, given in (("--started", wishes.started), ("--new", wishes.new)):
        if given and not wishes.relation:
            message = f"{name} is for somebody without notes."
            raise UsageError(message, "Say with --relation what they are to you.")


def _refuse_empty(wishes: Wishes) -> None:
    for name, value in (("--date", wishes.date), ("--event", wishes.event), ("--started", wishes.started)):
        if value is not None and not value.strip():
            message = f"{name} is empty."
            raise UsageError(message, "Leave it out, or say what you mean.")


def _refuse_for_whom(wishes: Wishes, person: str | None) -> None:
    if wishes.everybody:
        if person is not None:
            message = "PERSON and --all exclude each other."
            raise UsageError(message, "Leave one of them out.")
        for name, given, why in (
            ("--date", wishes.date, "everybody has a day of their own"),
            ("--relation", wishes.relation, "it starts one page"),
            ("--edit", wishes.edit, "one note is opened at a time"),
            ("--open", wishes.opener, "one note is opened at a time"),
        ):
            if given:
                message = f"{name} does not go with --all: {why}."
                raise UsageError(message, f"Leave out {name}, or name a person.")
    elif person is None or not person.strip():
        message = "Nobody is named."
        raise UsageError(message, "Give a name, or --all for everybody you meet. See: vaultkit people")
    elif wishes.overdue:
        message = "--overdue says whom --all is for."
        raise UsageError(message, "Leave it out, or leave out PERSON and give --all.")
