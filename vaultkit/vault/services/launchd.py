"""The launchd agent of a watcher."""

from __future__ import annotations

import plistlib
import re
import shlex

from vaultkit.vault.services.marking import mark
from vaultkit.vault.services.service import Command
from vaultkit.vault.services.service import Completed
from vaultkit.vault.services.service import Machine
from vaultkit.vault.services.service import Service
from vaultkit.vault.services.service import passed_on
from vaultkit.vault.services.service import slug_of
from vaultkit.vault.services.service import watch_command

_STATE = re.compile(r"^\s*state = (.+)$", re.MULTILINE)
#: Lines of a property list before its first value: the declaration and the document type.
_HEAD = 2


def launchd_service(machine: Machine, folder: str, *, notify: bool) -> Service:
    """Return the agent of a vault's watcher.

    Raises:
        UsageError: a path holds what no property list can.
    """
    slug = slug_of(folder)
    label = f"vaultkit.watch.{slug}"
    library = machine.home / "Library"
    path = library / "LaunchAgents" / f"{label}.plist"
    log = str(library / "Logs" / f"vaultkit-watch-{slug}.log")
    values: dict[str, object] = {
        "Label": label,
        "ProgramArguments": list(watch_command(machine, folder, notify=notify)),
        "RunAtLoad": True,
        # Started again unless it left by itself with success.
        "KeepAlive": {"SuccessfulExit": False},
        "ThrottleInterval": 60,
        "ProcessType": "Background",
        "LowPriorityIO": True,
        "Nice": 10,
        "StandardOutPath": log,
        "StandardErrorPath": log,
    }
    settings = dict(passed_on(machine))
    if settings:
        values["EnvironmentVariables"] = settings
    domain = f"gui/{machine.uid}"
    remove = Command(("launchctl", "bootout", f"{domain}/{label}"), needed=False)
    return Service(
        kind="launchd agent",
        name=label,
        path=path,
        text=mark(plistlib.dumps(values, sort_keys=False).decode(), after=_HEAD, opening="<!-- ", closing=" -->"),
        start=(remove, Command(("launchctl", "bootstrap", domain, str(path)))),
        stop=(remove,),
        ask=("launchctl", "print", f"{domain}/{label}"),
        state=_state,
        log=f"tail -n 20 {shlex.quote(log)}",
        remarks=("macOS may ask once whether Python may read the folder of your notes.",),
    )


def _state(answer: Completed) -> str:
    if answer.code:
        return "not loaded"
    found = _STATE.search(answer.output)
    return found[1] if found else "loaded"
