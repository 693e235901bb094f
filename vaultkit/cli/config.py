"""`vaultkit config`: each setting, its value, and who set it."""

from __future__ import annotations

import json

import click

from vaultkit.cli.output import Format
from vaultkit.cli.output import Row
from vaultkit.cli.output import emit
from vaultkit.cli.output import format_option
from vaultkit.cli.workspace import Workspace


@click.command("config")
@format_option(Format.TABLE, Format.JSON, Format.JSONL)
@click.pass_obj
def command(workspace: Workspace, form: str) -> None:
    """Show each setting with its value and where it came from."""
    rows: list[Row] = [{"setting": "vault", "value": str(workspace.root), "source": "found"}]
    rows += [
        {"setting": name, "value": value, "source": source}
        for name, value, source in workspace.settings.explained()
        if name != "vault"
    ]
    emit("setting/1", rows, form, _cells, ("Setting", "Value", "From"))


def _cells(row: Row) -> tuple[str, ...]:
    value = row["value"]
    return str(row["setting"]), value if isinstance(value, str) else json.dumps(value), str(row["source"])
