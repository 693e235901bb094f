"""The command group: loads a command's module only when it is called, and turns errors into exits."""

from __future__ import annotations

import io
import sys
from collections.abc import Mapping
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from types import MappingProxyType
from typing import NoReturn

import click

from vaultkit.cli.text import safe
from vaultkit.errors import VaultkitError

#: Command -> (module, the help line shown in the list, so that listing loads nothing).
COMMANDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "next": ("vaultkit.cli.next_note", "Prepare the next note for a person."),
        "status": ("vaultkit.cli.status", "Show where every relationship is, and who is due."),
        "why": ("vaultkit.cli.why", "Show the evidence behind one person's phase."),
        "people": ("vaultkit.cli.people", "List the people of the vault."),
        "sessions": ("vaultkit.cli.sessions", "List the 1:1s that were held."),
        "actions": ("vaultkit.cli.actions", "List open commitments over all notes."),
        "items": ("vaultkit.cli.items", "List what was said in the 1:1s, each statement with its kind."),
        "rhythms": ("vaultkit.cli.rhythms", "Print the running load of the 1:1s, ready to paste where it belongs."),
        "templates": ("vaultkit.cli.templates", "List, show, copy out and check the templates of the notes."),
        "check": ("vaultkit.cli.check", "List what is wrong in the notes, with path and line."),
        "assess": ("vaultkit.cli.assess", "Print the phase of every session, for scripts."),
        "config": ("vaultkit.cli.config", "Show each setting and where it came from."),
        "completion": ("vaultkit.cli.completion", "Print the completion script of a shell."),
    }
)


class Commands(click.Group):
    """A group that knows its commands by name and imports them late."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order of use, not of the alphabet."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the command's module; None for an unknown name."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        command = import_module(COMMANDS[cmd_name][0]).command
        if not isinstance(command, click.Command):
            message = f"{cmd_name} is no command"
            raise TypeError(message)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands without importing any."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; what stops it is said on stderr, with its own exit code."""
        try:
            return super().invoke(ctx)
        except VaultkitError as error:
            stop(ctx, error)
        except BrokenPipeError:
            # The reader of a pipe (head, less) has gone: that is its right.
            sys.stderr.close()
            ctx.exit(0)
        except KeyboardInterrupt:
            click.echo("Interrupted; nothing is half done.", err=True)
            ctx.exit(130)
        except OSError as error:
            stop(ctx, VaultkitError(f"The system says: {error.strerror or error}.", str(error.filename or "")))


def stop(ctx: click.Context, error: VaultkitError) -> NoReturn:
    """Say what stops the command, and exit with the code that belongs to it."""
    click.echo(f"Error: {safe(str(error))}", err=True)
    ctx.exit(error.exit_code)


class Folder(click.ParamType[Path]):
    """A folder's path; an empty one (an unset variable in a script) is a mistake, not the working folder."""

    name = "folder"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """Return the path."""
        if not str(value):
            self.fail("it is empty", param, ctx)
        return Path(str(value))


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "--vault",
    type=Folder(),
    metavar="FOLDER",
    help="The folder of notes. [default: the vault above this folder, then $VAULTKIT_VAULT, then the settings]",
)
@click.option("--today", metavar="DATE", hidden=True, help="Take this day for today (YYYY-MM-DD).")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing about problems in notes.")
@click.version_option(version("vaultkit-notes"), prog_name="vaultkit")
@click.pass_context
def main(ctx: click.Context, vault: Path | None, today: str | None, *, quiet: bool) -> None:
    """Read your 1:1 notes, see where each relationship is, and prepare the next note."""
    from vaultkit.cli.workspace import Workspace  # noqa: PLC0415 - keeps --help and --version light

    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # Names and notes hold any script: a pipe gets UTF-8, a terminal that cannot show a letter its escape.
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")
    ctx.obj = Workspace(vault, today, quiet=quiet)
