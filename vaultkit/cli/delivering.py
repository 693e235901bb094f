"""The prepared note handed over: opened in an editor, shown by Obsidian, or its path printed."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote

from vaultkit.cli.text import safe
from vaultkit.cli.wishes import Wishes
from vaultkit.errors import UsageError


def deliver(path: Path, wishes: Wishes) -> None:
    """Open the note where a person can write in it, else print its path.

    Raises:
        UsageError: nothing opens it; the note is there all the same.
    """
    if wishes.dry_run:
        return
    on_terminal = sys.stdin.isatty() and sys.stdout.isatty()
    if wishes.opener:
        address = obsidian_address(path)
        if wishes.print_path:
            _print(address.encode("ascii"))
            return
        import click  # noqa: PLC0415 - a path is printed without it

        if click.launch(address):
            message = "Obsidian did not open."
            raise UsageError(message, f"The note is safe: {path}")
    else:
        _edit(path, wishes, on_terminal=on_terminal)
    if on_terminal:
        import click  # noqa: PLC0415 - the same

        click.echo(safe(str(path)))
    else:
        _print(os.fsencode(path))


def _print(line: bytes) -> None:
    """Print bytes as they are: a path need not be text."""
    sys.stdout.flush()
    sys.stdout.buffer.write(line + b"\n")
    sys.stdout.flush()


def deliver_again(kept: Sequence[object]) -> None:
    """Hand over a note as before; `kept` is what `as_kept` gave.

    Raises:
        UsageError: nothing opens it; the note is there all the same.
    """
    path, opener, print_path, edit = kept
    deliver(
        Path(str(path)),
        Wishes(
            opener=None if opener is None else str(opener),
            print_path=bool(print_path),
            edit=None if edit is None else bool(edit),
        ),
    )


def as_kept(path: Path, wishes: Wishes) -> tuple[object, ...]:
    """Return how a note is handed over, as plain values."""
    return str(path), wishes.opener, wishes.print_path, wishes.edit


def obsidian_address(path: Path) -> str:
    """Return the address by which Obsidian opens a note, in whichever of its vaults it lies."""
    return "obsidian://open?path=" + quote(os.fsencode(path), safe="")


def _edit(path: Path, wishes: Wishes, *, on_terminal: bool) -> None:
    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if not (wishes.edit or (wishes.edit is None and on_terminal and editor and not wishes.print_path)):
        return
    if not editor:
        message = "No editor is set."
        raise UsageError(message, f"Set VISUAL or EDITOR, or open {path}")
    import click  # noqa: PLC0415 - a path is printed without it

    try:
        click.edit(filename=str(path), editor=editor)
    except click.ClickException as error:
        message = f"The editor '{safe(editor)}' did not start: {error.message}"
        raise UsageError(message, f"The note is safe: {path}") from error
