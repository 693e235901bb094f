"""`vaultkit index`: where what was read is remembered, what it holds, and making it anew."""

from __future__ import annotations

import os
from collections.abc import Iterator
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from vaultkit.cli.output import Format
from vaultkit.cli.output import Row
from vaultkit.cli.output import emit
from vaultkit.cli.output import format_option
from vaultkit.cli.text import count
from vaultkit.cli.text import safe
from vaultkit.cli.workspace import Workspace
from vaultkit.errors import UsageError

if TYPE_CHECKING:
    from vaultkit.vault.index.values import Stats  # `--path` needs none

#: Why there is no index where the cache folder lies in the vault and shows.
_NO_PLACE = "The cache folder lies among the notes, so there is no index."
_REMEDY = "Set VAULTKIT_CACHE_DIR to a folder outside the vault."


@click.command("index")
@click.option("--path", "wants_path", is_flag=True, help="Print the file of the index.")
@click.option("--stats", "wants_stats", is_flag=True, help="Show what the index holds and how large it is.")
@click.option("--rebuild", is_flag=True, help="Empty the index and read every note again.")
@format_option(Format.TABLE, Format.JSON)
@click.pass_obj
def command(workspace: Workspace, form: str, *, wants_path: bool, wants_stats: bool, rebuild: bool) -> None:
    """Bring the index up to date: what vaultkit remembers of notes, so as not to read them again.

    Every command does this by itself. The index lies in your cache folder and never in the vault; deleting it loses nothing
    but time.
    """
    if wants_path + wants_stats + rebuild > 1:
        message = "--path, --stats and --rebuild are three different things."
        raise UsageError(message, "Choose one.")
    if wants_path:
        click.echo(os.fsencode(_place(workspace)))
    elif wants_stats:
        _show_stats(workspace, form)
    elif rebuild:
        click.echo(f"The index was made anew from {count(workspace.rebuild_index(), 'note')}.", err=True)
    else:
        number = workspace.refresh_index()
        said = f"{count(number, 'note')} read." if number else "nothing had changed."
        click.echo(f"The index is up to date: {said}", err=True)


def _place(workspace: Workspace) -> Path:
    from vaultkit.vault.index.place import index_place  # noqa: PLC0415 - `--help` needs no index

    place = index_place(workspace.root, os.environ)
    if place is None:
        raise UsageError(_NO_PLACE, _REMEDY)
    return place


def _show_stats(workspace: Workspace, form: str) -> None:
    from vaultkit.vault.index.store import open_index  # noqa: PLC0415 - `--help` and `--path` need no database

    place = _place(workspace)
    rows: list[Row] = []
    if place.exists():
        with open_index(place, workspace.root) as index:
            found = index.stats()
        if index.trouble:
            click.echo(safe(index.trouble), err=True)
        rows = [_row(place, found, usable=not index.trouble)]
    elif form == Format.TABLE:
        click.echo("There is no index yet. To make one: vaultkit index", err=True)
    if form == Format.TABLE:
        rows = [fact for row in rows if row["usable"] for fact in _facts(row)]
    emit("index/1", rows, form, _cells, ("Index", ""))


def _row(place: Path, found: Stats, *, usable: bool) -> Row:
    return {
        "path": str(place),
        "usable": usable,
        "notes": found.notes,
        "live": found.live,
        "bytes": found.size,
        "kept": dict(found.kinds),
        "version": found.schema,
    }


def _facts(row: Row) -> Iterator[Row]:
    """Yield a row's values one below the other, in words."""
    kept = row["kept"]
    yield {"fact": "file", "value": row["path"]}
    yield {"fact": "notes", "value": f"{row['notes']:,}"}
    yield {"fact": "of these in use", "value": f"{row['live']:,}"}
    yield {"fact": "size", "value": f"{int(str(row['bytes'])) / 1e6:.1f} MB"}
    if isinstance(kept, Mapping):
        for kind, number in kept.items():
            yield {"fact": f"kept: {kind}", "value": f"{number:,}"}
    yield {"fact": "version", "value": str(row["version"])}


def _cells(row: Row) -> tuple[str, ...]:
    return str(row["fact"]), str(row["value"])
