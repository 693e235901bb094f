"""Completion of people's names, quick and silent: a broken vault must not break the prompt."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from vaultkit.errors import VaultkitError

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


def complete_person(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Return the people any word of whose name starts with what was typed."""
    from click.shell_completion import CompletionItem  # noqa: PLC0415 - every command names this function, few shells call it

    from vaultkit.cli.workspace import Workspace  # noqa: PLC0415 - the same
    from vaultkit.notes.names import fold  # noqa: PLC0415 - the same

    del parameter
    given = context.find_root().params.get("vault")
    workspace = Workspace(Path(str(given)) if given else None, None, quiet=True)
    try:
        people = workspace.people_names()
    except VaultkitError:
        return []
    start = fold(incomplete)
    return [
        CompletionItem(name, help=relation)
        for name, relation in people
        if fold(name).startswith(start) or any(word.startswith(start) for word in fold(name).split())
    ]
