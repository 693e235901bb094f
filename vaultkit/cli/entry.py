"""Where the program starts: a question that was answered before is answered again, all else goes to the commands.

Answering again needs no more than the index and a look at the notes, so nothing else is imported for it: `click` alone takes
longer than all of that.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING
from typing import NamedTuple

from vaultkit.cli.endings import STOPS
from vaultkit.cli.endings import ending_of
from vaultkit.errors import VaultkitError

if TYPE_CHECKING:
    from vaultkit.cli.answers import Answer
    from vaultkit.cli.replay import Question

#: Commands whose answers are worth keeping; each says in the end whether it may be kept.
_ANSWERED = frozenset({"next", "status", "why", "people", "sessions", "actions", "items", "rhythms", "check", "assess"})
#: Options that make an answer hang on more than is looked at here.
_REFUSED = ("--help", "-h", "--template", "--all")
#: Options of the whole program that take a value.
_VALUED = ("--vault", "--today")
_QUIET = frozenset({"-q", "--quiet"})
#: What Windows' shells leave to programs to expand.
_UNEXPANDED = frozenset("*?[~$%")


class Answered(SystemExit):
    """The end of a command that was answered from the index."""


class Line(NamedTuple):
    """A command line: what the options of the whole program say, and the command with its arguments."""

    vault: str | None
    today: str | None
    quiet: bool
    arguments: tuple[str, ...]


def run() -> None:
    """Be the program; after an answer from the index, end without taking apart what was imported, which would take 10 ms."""
    try:
        start()
    except Answered as left:
        with suppress(OSError):  # whoever read it has gone
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(left.code if isinstance(left.code, int) else 0)


def start() -> None:
    """Answer the command line of this process, from the index or by its command.

    Raises:
        SystemExit: always, with the exit code; `Answered` if from the index.
    """
    question = None
    line = read_line(sys.argv[1:])
    if line is not None and may_be_kept(line.arguments):
        try:
            question, answer = _look_up(line)
            if answer is not None:
                _give(answer)
        except STOPS as error:
            raise ending_of(error) from None
    from vaultkit.cli.app import main  # noqa: PLC0415 - see above

    main(obj=question)


def read_line(arguments: Sequence[str]) -> Line | None:
    """Return the command line as the commands would understand it; None where only they can tell."""
    if os.name == "nt" and any(_UNEXPANDED.intersection(argument) for argument in arguments):
        return None
    found: dict[str, str] = {}
    quiet = False
    waiting = list(arguments)
    while waiting and waiting[0].startswith("-"):
        option, sign, value = waiting.pop(0).partition("=")
        if option in _QUIET and not sign:
            quiet = True
        elif option not in _VALUED or not (sign or waiting):
            return None
        else:
            found[option] = value if sign else waiting.pop(0)
    if not waiting or not all(found.values()):
        return None
    return Line(found.get("--vault"), found.get("--today"), quiet, tuple(waiting))


def may_be_kept(arguments: Sequence[str]) -> bool:
    """Tell whether a command line is one whose answer may be kept."""
    return (
        bool(arguments)
        and arguments[0] in _ANSWERED
        and not any(
            argument == refused or argument.startswith(f"{refused}=") for argument in arguments for refused in _REFUSED
        )
    )


def _look_up(line: Line) -> tuple[Question | None, Answer | None]:
    """Return the question that a command line asks, and what was answered to it; None for what there is not."""
    from vaultkit.cli.replay import ask  # noqa: PLC0415 - no part of `--help` and `--version`

    question = ask(line.vault, line.today, line.arguments, quiet=line.quiet)
    try:
        return question, question.answer() if question is not None else None
    except (VaultkitError, OSError):
        return None, None  # the command itself says so


def _give(answer: Answer) -> None:
    """Say an answer again, and open what was opened then.

    Raises:
        Answered: always, unless the note does not open.
        UsageError: nothing opens the note; it is there all the same.
        OSError: nobody listens.
    """
    answer.say()
    if answer.deliver is not None:
        from vaultkit.cli.delivering import deliver_again  # noqa: PLC0415 - only where a note is opened

        deliver_again(answer.deliver)
    raise Answered(answer.code)
