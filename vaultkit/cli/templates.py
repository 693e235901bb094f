"""`vaultkit templates`: which templates say the notes, and how to change one."""

from __future__ import annotations

import difflib
import os
from collections.abc import Iterator
from pathlib import Path

import click
from click.shell_completion import CompletionItem

from vaultkit.cli.output import Format
from vaultkit.cli.output import Row
from vaultkit.cli.output import emit
from vaultkit.cli.output import format_option
from vaultkit.cli.template_places import configured_template
from vaultkit.cli.template_places import override_folders
from vaultkit.cli.text import count
from vaultkit.cli.text import safe
from vaultkit.cli.workspace import Workspace
from vaultkit.errors import TemplateError
from vaultkit.errors import UsageError
from vaultkit.render.custom import UserTemplate
from vaultkit.render.custom import read_template
from vaultkit.render.overrides import Override
from vaultkit.render.overrides import Overrides
from vaultkit.render.overrides import find_overrides
from vaultkit.render.places import template_sources
from vaultkit.render.trying import Finding
from vaultkit.render.trying import known_names
from vaultkit.render.trying import misnamed
from vaultkit.render.trying import try_overrides
from vaultkit.render.trying import try_whole
from vaultkit.vault.setting_places import VAULT_FILE
from vaultkit.vault.writing import NoteExistsError
from vaultkit.vault.writing import create_note

_BUILT_IN = "built-in"
_ENDING = ".md.j2"
#: Name that stands for the template of whole notes in lists.
_WHOLE = "whole note"


def complete_template(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Return the names of templates that start with what was typed."""
    del context, parameter
    names = (name.removesuffix(_ENDING) for name in known_names())
    return [CompletionItem(name) for name in names if name.startswith(incomplete)]


@click.group("templates")
def command() -> None:
    """Show, change and check the templates that say the notes."""


@command.command("list")
@format_option(Format.TABLE, Format.JSON)
@click.pass_obj
def list_command(workspace: Workspace, form: str) -> None:
    """List every template with where it comes from, and what it replaces."""
    emit("template/1", _rows(workspace), form, _cells, ("Template", "From", "Instead of", "Path"))


@command.command("show")
@click.argument("name", shell_complete=complete_template)
@click.option("--builtin", is_flag=True, help="The built-in one, even where one of yours replaces it.")
@click.pass_obj
def show_command(workspace: Workspace, /, name: str, *, builtin: bool) -> None:
    """Print the source of the template NAME ("maintain", "report/maintain") as it is in force."""
    overrides = Overrides() if builtin else find_overrides(override_folders(workspace))
    called = _known(name, overrides)
    one = _said_by(called, overrides)
    said = one.name if one else called if called in template_sources() else called.rpartition("/")[2]
    if said != called:
        click.echo(f"{called} is {said}", err=True)
    if one is not None and one.fault:
        message = f"{one.shown}:1: The template {one.fault}."
        raise TemplateError(message, "Mend it or move it away.")
    click.echo(one.source if one is not None else template_sources()[said], nl=False)


@command.command("eject")
@click.argument("name", required=False, shell_complete=complete_template)
@click.option("--all", "every", is_flag=True, help="Every built-in template.")
@click.option(
    "--to", type=click.Path(path_type=Path), metavar="FOLDER", help="Not the vault's template folder but this one."
)
@click.pass_obj
def eject_command(workspace: Workspace, /, name: str | None, *, every: bool, to: Path | None) -> None:
    """Write the built-in template NAME into the vault's template folder, to be changed there; print its path.

    A file that is there already is never written over.
    """
    if bool(name) == every:
        message = "Say which template, or --all."
        raise UsageError(message, "`vaultkit templates list` shows them.")
    root, folder = _target(workspace, to)
    names = sorted(template_sources()) if every else [_built_in(str(name))]
    made = 0
    for one in names:
        relative = f"{folder}/{one}" if folder else one
        try:
            path = create_note(root, relative, template_sources()[one])
        except NoteExistsError as error:
            if not every:
                raise
            click.echo(safe(f"{error.message} It was left as it is."), err=True)
        else:
            made += 1
            click.echo(os.fsencode(path))
            _tell_reach(one, every=every)
    if every:
        click.echo(f"{count(made, 'template')} written", err=True)


@command.command("check")
@click.argument("name", required=False, shell_complete=complete_template)
@click.pass_context
def check_command(context: click.Context, name: str | None) -> None:
    """Try your own templates, or only NAME, on made-up meetings of every phase and relation.

    Exits with 7 if one is wrong.
    """
    workspace: Workspace = context.obj
    overrides = find_overrides(override_folders(workspace))
    wanted = _wanted(name, overrides)
    whole = configured_template(workspace) if name is None else None
    found = list(_found(wanted, overrides, whole))
    for finding in found:
        mark = "warning: " if finding.warning else ""
        click.echo(safe(f"{finding.shown}:{finding.line}: {mark}{finding.message} {finding.remedy}".rstrip()))
    wrong = sum(not finding.warning for finding in found)
    tried = count(len(wanted) + (whole is not None), "template")
    click.echo(f"{count(wrong, 'mistake')} in {tried}" if wrong else f"Nothing wrong in {tried}", err=True)
    context.exit(TemplateError.exit_code if wrong else 0)


def _tell_reach(name: str, *, every: bool) -> None:
    """Say that a phase's template now says it for every relation, also for those that have a built-in one of their own."""
    own = [known for known in template_sources() if known.endswith(f"/{name}")]
    if own and not every:
        hint = f"It now says {name.removesuffix(_ENDING)} for every relation; to change one alone, eject {own[0].removesuffix(_ENDING)}."
        click.echo(hint, err=True)


def _target(workspace: Workspace, to: Path | None) -> tuple[Path, str]:
    """Return the folder to write below, which exists, and the folder in it."""
    if to is None:
        if not workspace.settings.templates:
            message = "No template folder is set."
            remedy = f'Write `templates = "Templates"` into {VAULT_FILE}, or give --to FOLDER.'
            raise UsageError(message, remedy)
        override_folders(workspace)  # refuses one that leads out of the vault
        return workspace.root, workspace.settings.templates
    folder = Path(os.path.abspath(to.expanduser()))  # noqa: PTH100 - links in it stay as the user wrote them
    if folder.is_relative_to(workspace.root):
        relative = folder.relative_to(workspace.root).as_posix()
        return workspace.root, "" if relative == "." else relative
    if not folder.is_dir():
        message = f"There is no folder {to}."
        raise UsageError(message, "Make it first.")
    return folder, ""


def _known(name: str, overrides: Overrides) -> str:
    """Return the full name of a template, which may be given without its ending.

    Raises:
        UsageError: there is none; with the nearest names.
    """
    names = dict.fromkeys((*known_names(), *(one.name for one in overrides.found)))
    for ending in ("", _ENDING, ".j2"):
        if name + ending in names:
            return name + ending
    near = difflib.get_close_matches(name, [known.removesuffix(_ENDING) for known in names], n=3)
    message = f"There is no template '{name}'."
    raise UsageError(message, f"Did you mean {' or '.join(near)}?" if near else "`vaultkit templates list` shows them.")


def _built_in(name: str) -> str:
    called = _known(name, Overrides())
    if called in template_sources():
        return called
    message = f"There is no built-in {called}: {called.rpartition('/')[2]} says it."
    raise UsageError(message, f"Eject that one, and save it as {called} to change it for this relation alone.")


def _wanted(name: str | None, overrides: Overrides) -> tuple[Override, ...]:
    if name is None:
        return overrides.found
    found = overrides.named(_known(name, overrides))
    if not found:
        message = f"None of your templates is called '{name}'."
        raise UsageError(message, f"`vaultkit templates eject {name}` makes one from the built-in one.")
    return found


def _found(wanted: tuple[Override, ...], overrides: Overrides, whole: Path | None) -> Iterator[Finding]:
    """Yield everything that is wrong, then what only looks so."""
    yield from try_overrides(wanted, overrides)
    template: UserTemplate | None = None
    if whole is not None:
        usable = Overrides(tuple(one for one in overrides.found if not one.fault))
        try:
            template = read_template(whole)
            yield from try_whole(template, usable)
        except TemplateError as error:
            yield Finding(str(whole), 1, error.message, error.remedy)
    names = {one.shown for one in wanted}
    yield from (finding for finding in misnamed(overrides, template) if finding.shown in names)


def _said_by(name: str, overrides: Overrides) -> Override | None:
    """Return the user's template that stands for a name: of that name, or the phase's for a relation; the first folder's."""
    names = (name, name.rpartition("/")[2]) if name in known_names() else (name,)
    found = [one for each in dict.fromkeys(names) for one in overrides.named(each)]
    return min(found, key=lambda one: one.layer, default=None)


def _rows(workspace: Workspace) -> Iterator[Row]:
    overrides = find_overrides(override_folders(workspace))
    labels = ["vault", "user"] if workspace.settings.templates else ["user"]
    for name in dict.fromkeys((*sorted(template_sources()), *sorted(one.name for one in overrides.found))):
        by = _said_by(name, overrides)
        below = [labels[one.layer] for one in overrides.named(name) if one != by]
        builtin = [_BUILT_IN] if name in template_sources() else []
        places = [*([labels[by.layer]] if by else []), *below, *builtin]
        yield {
            "name": name,
            "kind": "part" if _is_part(name) else "body",
            "from": places[0],
            "instead_of": places[1:],
            "said_by": by.name if by else name,
            "path": by.shown if by else None,
        }
    whole = configured_template(workspace)
    if whole is not None:
        name = whole.name
        yield {"name": name, "kind": _WHOLE, "from": "vault", "instead_of": [], "said_by": name, "path": str(whole)}


def _is_part(name: str) -> bool:
    return name.rpartition("/")[2].startswith("_") or name not in known_names()


def _cells(row: Row) -> tuple[str, ...]:
    name = str(row["name"]) + (" (the whole note)" if row["kind"] == _WHOLE else "")
    replaced = row["instead_of"]
    shown = ", ".join(str(one) for one in replaced) if isinstance(replaced, list) else ""
    by = "" if row["said_by"] == row["name"] else f" ({row['said_by']})"
    return name, f"{row['from']}{by}", shown, str(row["path"] or "")
