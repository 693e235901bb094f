"""`vaultkit watch`: keeps prepared notes true while their vault is being written in."""

from __future__ import annotations

import click

from vaultkit.cli.watch_asked import Asked
from vaultkit.cli.workspace import Workspace
from vaultkit.errors import UsageError
from vaultkit.vault.watching.batches import PERIOD

#: Seconds that `--quiet-period` and `--poll` may be.
_RANGE = click.FloatRange(0.1, 3600)


@click.command("watch")
@click.option("--once", is_flag=True, help="Bring everything up to date once and leave: for timers.")
@click.option(
    "--poll",
    type=click.FloatRange(0, 3600),
    is_flag=False,
    flag_value=0.0,
    metavar="[SECONDS]",
    help="Look every so often in place of waiting for the system's events: for network folders.",
)
@click.option(
    "--quiet-period",
    type=_RANGE,
    default=PERIOD,
    show_default=True,
    metavar="SECONDS",
    help="Wait until nothing was saved for so long.",
)
@click.option(
    "--log", type=click.Choice(["human", "json"]), default="human", show_default=True, help="Form of the log on stderr."
)
@click.option("--notify", is_flag=True, help="Show what is new on the desktop, too.")
@click.option("--install", is_flag=True, help="Let the system run it in the background; shows what it writes first.")
@click.option("--uninstall", is_flag=True, help="Take that back.")
@click.option("--status", "show", is_flag=True, help="Tell whether it is installed and running.")
@click.option("-y", "--yes", is_flag=True, help="With --install and --uninstall: ask nothing.")
@click.pass_context
def command(ctx: click.Context, /, *, install: bool, uninstall: bool, show: bool, yes: bool, **asked: object) -> None:
    """Keep prepared notes up to date while you write, until stopped.

    Nothing that you wrote is touched: only the prep blocks of notes that nobody has begun, and none that was saved a moment
    ago. Phase errors and 1:1s that become due are told once, in the log.
    """
    workspace: Workspace = ctx.obj
    if install + uninstall + show + bool(asked["once"]) > 1:
        message = "--once, --install, --uninstall and --status exclude each other."
        raise UsageError(message, "Give one of them.")
    if install or uninstall or show:
        from vaultkit.cli import watch_service  # noqa: PLC0415 - a watcher needs none of it

        if install:
            watch_service.install(workspace, yes=yes, notify=bool(asked["notify"]))
        elif uninstall:
            watch_service.uninstall(workspace, yes=yes)
        else:
            watch_service.show_status(workspace)
        return
    from vaultkit.cli.watch_run import watch  # noqa: PLC0415 - --help, --install and --status need none of it

    wanted = Asked(**asked)  # type: ignore[arg-type] # click made them of these types
    ctx.exit(watch(workspace, wanted, str(ctx.find_root().params.get("today") or "")))
