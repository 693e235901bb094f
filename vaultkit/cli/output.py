"""Lists on stdout: a table for people, JSON for scripts, paths for other tools."""

from __future__ import annotations

import datetime as dt
import json
import os
from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from enum import StrEnum

import click

from vaultkit.cli.text import safe

#: One value of a row: what JSON can hold.
Cell = str | int | float | bool | None | Sequence["Cell"] | Mapping[str, "Cell"]
Row = Mapping[str, Cell]


class Format(StrEnum):
    """How a list is printed."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    PATH = "path"


def format_option(*names: Format) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Return the `--format` option with the formats that make sense for a command."""
    choices = [str(name) for name in names or tuple(Format)]
    return click.option(
        "--format", "form", type=click.Choice(choices), default=choices[0], show_default=True, help="How to print it."
    )


def day(date: dt.date | None) -> str | None:
    """Return a date as JSON and tables show it."""
    return date.isoformat() if date else None


def emit(
    kind: str, rows: Iterable[Row], form: str, table: Callable[[Row], Sequence[str]], heads: Sequence[str]
) -> None:
    """Print rows.

    Args:
        kind: Name and version of the row, promised stable ("session/1"); it stands in every JSON row as `schema`.
        rows: One mapping each; a `path` key serves `--format path`.
        form: A `Format`.
        table: Turns a row into the cells people see.
        heads: The table's headings.
    """
    if form == Format.TABLE:
        _table([table(row) for row in rows], heads)
    elif form == Format.PATH:
        for path in dict.fromkeys(str(row.get("path") or "") for row in rows):
            if path:
                click.echo(path.encode("utf-8", "surrogateescape"))
    elif form == Format.JSONL:
        for row in rows:
            click.echo(_json({"schema": kind, **row}))
    else:
        body = ",\n  ".join(_json({"schema": kind, **row}) for row in rows)
        click.echo(f"[\n  {body}\n]" if body else "[]")


def _json(row: Row) -> str:
    # Surrogates (names that are no UTF-8) survive only as escapes.
    text = json.dumps(row, ensure_ascii=False, allow_nan=False)
    return text if text.isprintable() else json.dumps(row)


def _table(rows: Sequence[Sequence[str]], heads: Sequence[str]) -> None:
    if not rows:
        return
    from tabulate import tabulate  # noqa: PLC0415 - JSON and paths need no table

    cells = [[safe(cell).replace("\n", " ") for cell in row] for row in rows]
    lines = tabulate(cells, headers=list(heads), tablefmt="plain", disable_numparse=True).splitlines()
    click.echo(click.style(lines[0].rstrip(), bold=True), color=colour())
    for line in lines[1:]:
        click.echo(line.rstrip())


def colour() -> bool | None:
    """Return False where the user wants none (NO_COLOR), else let click look at the stream."""
    return False if os.environ.get("NO_COLOR") else None
