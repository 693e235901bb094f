"""One person's next note: found or prepared, and handed over."""

from __future__ import annotations

import click

from vaultkit.cli.delivering import as_kept
from vaultkit.cli.delivering import deliver
from vaultkit.cli.preparing import asked_in
from vaultkit.cli.preparing import find_template
from vaultkit.cli.preparing import prepare
from vaultkit.cli.preparing import write
from vaultkit.cli.refreshing import find_meant
from vaultkit.cli.refreshing import show_planned
from vaultkit.cli.text import safe
from vaultkit.cli.when import parse_day
from vaultkit.cli.wishes import Wishes
from vaultkit.cli.workspace import Workspace
from vaultkit.model import Person


def prepare_for(workspace: Workspace, who: Person, wanted: Wishes) -> None:
    """Prepare one person's next note, or bring up to date the one that is, and hand it over."""
    on = parse_day(wanted.date, workspace.today) if wanted.date is not None else None
    planned = find_meant(workspace, who, on, wanted)
    if planned is not None:
        path = workspace.root / planned.path
        workspace.may_keep = not workspace.asked
        show_planned(workspace, who, planned, wanted)
        if not wanted.dry_run:
            workspace.said(deliver=as_kept(path, wanted))
        deliver(path, wanted)
        return
    filing, text = prepare(workspace, who, on, asked_in(wanted), find_template(workspace, wanted.template))
    if filing.remark:
        click.echo(safe(filing.remark), err=True)
    if wanted.dry_run:
        workspace.may_keep = not workspace.asked
        click.echo(safe(filing.path), err=not wanted.print_path)
        if not wanted.print_path:
            click.echo(text, nl=False)
        return
    deliver(write(workspace, who, filing, text), wanted)
