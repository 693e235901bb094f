"""What is wrong in notes, told on stderr."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from vaultkit.cli.text import count
from vaultkit.cli.text import safe

if TYPE_CHECKING:
    from vaultkit.model import Problem

#: Problems shown on a terminal before the rest is only counted; a pipe gets them all.
SHOWN = 12


def tell(problems: tuple[Problem, ...]) -> None:
    """Print problems on stderr: all to a pipe, the first dozen and a pointer to a terminal."""
    shown = problems[:SHOWN] if sys.stderr is not None and sys.stderr.isatty() else problems
    for problem in shown:
        click.echo(safe(line_of(problem)), err=True)
    if len(shown) < len(problems):
        click.echo(f"… and {len(problems) - len(shown)} more: vaultkit check", err=True)


def line_of(problem: Problem) -> str:
    """Return `path:line: severity: what is wrong. what to do`."""
    mark = "" if problem.severity == "error" else "warning: "
    return f"{problem.path}:{problem.line}: {mark}{problem.message} {problem.remedy}".rstrip()


def summary(problems: tuple[Problem, ...]) -> str:
    """Return "2 errors, 1 warning"."""
    errors = sum(problem.severity == "error" for problem in problems)
    return f"{count(errors, 'error')}, {count(len(problems) - errors, 'warning')}"
