"""The command group: loads a command's module only when it is called, and turns errors into exits."""

from __future__ import annotations

import gc
import io
import sys
from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING

import click

from vaultkit import __version__
from vaultkit.cli.endings import STOPS
from vaultkit.cli.endings import ending_of

if TYPE_CHECKING:
    from pathlib import Path

    from click.shell_completion import CompletionItem

    from vaultkit.cli.replay import Question

#: Where a run keeps the question that it answers, if it is one that may be asked again; it comes as the object of the call.
QUESTION = "vaultkit.question"

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
        "watch": ("vaultkit.cli.watch", "Keep prepared notes up to date while you write, in the background."),
        "index": ("vaultkit.cli.index", "Show, refresh or rebuild the index that makes vaultkit fast."),
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

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Return the commands that start with what was typed, without importing any, and the options."""
        from click.shell_completion import CompletionItem  # noqa: PLC0415 - only shells ask

        found = [CompletionItem(name, help=line) for name, (_, line) in COMMANDS.items() if name.startswith(incomplete)]
        return [*found, *click.Command.shell_complete(self, ctx, incomplete)]

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; what stops it is said on stderr, with its own exit code."""
        set_streams()
        question, ctx.obj = ctx.obj, None
        try:
            if question is None:
                return super().invoke(ctx)
            ctx.meta[QUESTION] = question
            return self._listened(ctx, question)
        except STOPS as error:
            raise ending_of(error) from None

    def _listened(self, ctx: click.Context, question: Question) -> object:
        """Run the command, and listen to what it says, so that it may be said again."""
        question.recorder.start()
        try:
            result = super().invoke(ctx)
        except click.exceptions.Exit as left:
            if ctx.obj is not None:
                ctx.obj.said(left.exit_code)
            raise
        else:
            ctx.obj.said(0)
            return result
        finally:
            question.recorder.stop()


def set_streams() -> None:
    """Let names and notes of any script through: a pipe gets UTF-8, a terminal that cannot show a letter its escape."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")


class Folder(click.ParamType["Path"]):
    """A folder's path; an empty one (an unset variable in a script) is a mistake, not the working folder."""

    name = "folder"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """Return the path."""
        from pathlib import Path  # noqa: PLC0415 - keeps --help and --version light

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
@click.version_option(__version__, prog_name="vaultkit")
@click.pass_context
def main(ctx: click.Context, vault: Path | None, today: str | None, *, quiet: bool) -> None:
    """Read your 1:1 notes, see where each relationship is, and prepare the next note."""
    from vaultkit.cli.workspace import Workspace  # noqa: PLC0415 - keeps --help and --version light

    # Much is made and little thrown away: looking for garbage at every step would take a tenth of the time.
    gc.set_threshold(50_000, 20, 20)
    question = ctx.meta.get(QUESTION)
    if question is None:
        ctx.obj = Workspace(vault, today, quiet=quiet)
    else:
        ctx.obj = Workspace(question.root, question.today, quiet=question.quiet, question=question)
