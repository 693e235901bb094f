"""Completion of people's names, quick and silent: a broken vault must not break the prompt."""

from __future__ import annotations

from pathlib import Path

import click
from click.shell_completion import CompletionItem

from vaultkit.cli.workspace import Workspace
from vaultkit.errors import VaultkitError
from vaultkit.notes.names import fold


def complete_person(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Return the people any word of whose name starts with what was typed."""
    del parameter
    given = context.find_root().params.get("vault")
    workspace = Workspace(Path(str(given)) if given else None, None, quiet=True)
    try:
        people = workspace.vault.people
    except VaultkitError:
        return []
    start = fold(incomplete)
    return [
        CompletionItem(person.name, help=str(person.relation or ""))
        for person in people
        if fold(person.name).startswith(start) or any(word.startswith(start) for word in fold(person.name).split())
    ]
