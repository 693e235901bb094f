"""`vaultkit watch --install`, `--uninstall`, `--status`: the watcher as a background service of the system."""

from __future__ import annotations

import shlex
import subprocess
import sys
from collections.abc import Sequence

import click

from vaultkit.cli.text import safe
from vaultkit.cli.workspace import Workspace
from vaultkit.errors import UsageError
from vaultkit.errors import VaultkitError
from vaultkit.vault.notifying import require_library
from vaultkit.vault.services.choosing import require
from vaultkit.vault.services.choosing import run_command
from vaultkit.vault.services.choosing import service_for
from vaultkit.vault.services.choosing import this_machine
from vaultkit.vault.services.files import owner_on_disk
from vaultkit.vault.services.files import remove_file
from vaultkit.vault.services.files import require_ours
from vaultkit.vault.services.files import text_on_disk
from vaultkit.vault.services.files import write_file
from vaultkit.vault.services.marking import Owner
from vaultkit.vault.services.service import Command
from vaultkit.vault.services.service import Machine
from vaultkit.vault.services.service import Run
from vaultkit.vault.services.service import Service


def install(
    workspace: Workspace,
    *,
    yes: bool,
    notify: bool = False,
    machine: Machine | None = None,
    run: Run = run_command,
) -> None:
    """Show the service of this vault's watcher, and, once agreed to, write its file and start it.

    Raises:
        UsageError: nobody can be asked, the system has no such services, a path cannot be written into one, or notifications
            lack their library.
        WriteError: the file there is not ours or was changed, or the system refuses it.
        VaultkitError: the file is written, but the system did not start it.
    """
    if notify:
        require_library()
    machine = machine or this_machine()
    folder = str(workspace.root)
    service = service_for(machine, folder, notify=notify)
    require(service, machine, folder, run, notify=notify)
    require_ours(service)
    same = text_on_disk(service) == service.text
    _say(f"{'Already there' if same else 'To be written'}, a {service.kind}: {service.path}\n")
    _say("".join(f"    {line}".rstrip() + "\n" for line in service.text.split("\n")))
    _show_commands("Then run:", service.start, machine)
    for remark in service.remarks:
        _say(remark)
    if not _agreed("Write this file and start the watcher?", yes=yes):
        return
    write_file(service)
    _run(service.start, run, machine, f"'{service.path}' is written, but")
    _say(f"The watcher runs in the background, now and whenever you log in. Log: {service.log}")


def uninstall(workspace: Workspace, *, yes: bool, machine: Machine | None = None, run: Run = run_command) -> None:
    """Show what would be stopped and removed, and, once agreed to, do it; nothing to do is no error.

    Raises:
        UsageError: nobody can be asked.
        WriteError: the file is not ours or was changed, or the system refuses.
        VaultkitError: the system did not stop it; the file is still there.
    """
    machine = machine or this_machine()
    service = service_for(machine, str(workspace.root))
    if owner_on_disk(service) is Owner.NOBODY:
        _say("No watcher is installed for this vault; there is nothing to remove.")
        return
    require_ours(service)
    stop = () if service.known and run(service.known).code else service.stop
    _say(f"To be removed, a {service.kind}: {service.path}")
    _show_commands("First run:", stop, machine)
    _show_commands("Afterwards run:", service.forget, machine)
    if not _agreed("Stop the watcher and remove this file?", yes=yes):
        return
    _run(stop, run, machine, f"'{service.path}' is still there:")
    remove_file(service)
    _run(service.forget, run, machine, f"'{service.path}' is removed, but")
    _say("The watcher is stopped and removed. Your notes are as they were.")


def show_status(workspace: Workspace, *, machine: Machine | None = None, run: Run = run_command) -> None:
    """Print whether a service is installed for this vault, whether it runs, and where its log is."""
    machine = machine or this_machine()
    folder = str(workspace.root)
    service = service_for(machine, folder)
    text = text_on_disk(service)
    owner = owner_on_disk(service)
    _say(f"Vault:     {folder}")
    _say(f"Installed: {_installed(owner, service)}")
    if owner is not Owner.NOBODY:
        _say(f"Service:   {service.state(run(service.ask))}")
    _say(f"Watcher:   {_watcher(workspace, machine)}")
    if owner is Owner.NOBODY:
        return
    _say(f"Log:       {service.log}")
    written = {service_for(machine, folder, notify=notify).text for notify in (False, True)}
    if owner is Owner.OURS and text not in written:
        _say(
            "It was written by another Python or version, or for other settings; `vaultkit watch --install` renews it."
        )


def _installed(owner: Owner, service: Service) -> str:
    if owner is Owner.NOBODY:
        return "no (`vaultkit watch --install` does it)"
    manner = {Owner.OURS: "yes", Owner.CHANGED: "yes, changed by hand", Owner.FOREIGN: "not by vaultkit"}[owner]
    return f"{manner}, {service.path}"


def _watcher(workspace: Workspace, machine: Machine) -> str:
    """Return who watches this vault now, whoever started it."""
    from vaultkit.vault.watching.lock import holder  # noqa: PLC0415 - only a status asks

    held = holder(workspace.root, machine.environ)
    if held is None:
        return "not running"
    return "running" + (f", process {held.pid}" if held.pid else "") + (f", since {held.since}" if held.since else "")


def _show_commands(heading: str, commands: Sequence[Command], machine: Machine) -> None:
    if commands:
        _say("\n".join((heading, *(f"    {_typed(command, machine)}" for command in commands))))


def _typed(command: Command, machine: Machine) -> str:
    """Return a command as a person would type it."""
    return subprocess.list2cmdline(command.words) if machine.system == "win32" else shlex.join(command.words)


def _agreed(question: str, *, yes: bool) -> bool:
    """Return whether a person agrees.

    Raises:
        UsageError: there is nobody to ask.
    """
    if yes:
        return True
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        message = "Nothing was done."
        raise UsageError(message, "If the above is right, say so with --yes.")
    if click.confirm(question):
        return True
    _say("Nothing was done.")
    return False


def _run(commands: Sequence[Command], run: Run, machine: Machine, so_far: str) -> None:
    """Run commands in order; the first needed one that fails stops with what it said.

    Raises:
        VaultkitError: one failed.
    """
    for command in commands:
        done = run(command.words)
        if done.code and command.needed:
            said = f" ({done.output})" if done.output else ""
            message = f"{so_far} `{_typed(command, machine)}` failed{said}."
            raise VaultkitError(message, "Run it yourself to see why, then try again.")


def _say(text: str) -> None:
    click.echo(safe(text))
