"""The Windows scheduled task of a watcher."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from xml.sax.saxutils import escape

from vaultkit.errors import UsageError
from vaultkit.vault.services.marking import mark
from vaultkit.vault.services.service import Command
from vaultkit.vault.services.service import Completed
from vaultkit.vault.services.service import Machine
from vaultkit.vault.services.service import Service
from vaultkit.vault.services.service import passed_on
from vaultkit.vault.services.service import slug_of
from vaultkit.vault.services.service import watch_command

#: The scheduler replaces these in a task's command, and knows no way to write them as they are.
_REPLACED = re.compile(r"%[^%]+%|\$\(")
_TASK = """\
<?xml version="1.0" encoding="UTF-16"?>
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <RegistrationInfo>
    <Description>vaultkit watch ({slug})</Description>
  </RegistrationInfo>
  <Triggers>
    <LogonTrigger>
      <Enabled>true</Enabled>
      <UserId>{user}</UserId>
    </LogonTrigger>
  </Triggers>
  <Principals>
    <Principal id="Author">
      <UserId>{user}</UserId>
      <LogonType>InteractiveToken</LogonType>
      <RunLevel>LeastPrivilege</RunLevel>
    </Principal>
  </Principals>
  <Settings>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
    <StartWhenAvailable>true</StartWhenAvailable>
    <RunOnlyIfNetworkAvailable>false</RunOnlyIfNetworkAvailable>
    <Hidden>true</Hidden>
    <ExecutionTimeLimit>PT0S</ExecutionTimeLimit>
    <Priority>8</Priority>
    <RestartOnFailure>
      <Interval>PT1M</Interval>
      <Count>255</Count>
    </RestartOnFailure>
  </Settings>
  <Actions Context="Author">
    <Exec>
      <Command>{command}</Command>
      <Arguments>{arguments}</Arguments>
    </Exec>
  </Actions>
</Task>
"""


def task_service(machine: Machine, folder: str, *, notify: bool) -> Service:
    """Return the task of a vault's watcher; its file stays, as a record of what was made.

    Raises:
        UsageError: a path holds what no task can.
    """
    slug = slug_of(folder)
    name = rf"\vaultkit\watch-{slug}"
    words = watch_command(machine, folder, notify=notify)
    for word in words:
        if _REPLACED.search(word):
            message = f"The task scheduler would replace a part of '{word}'."
            raise UsageError(message, "Rename the folder so that its path has no %…% and no $(.")
    path = _folder(machine) / "vaultkit" / f"watch-{slug}.xml"
    # Without a name the trigger would be for everybody, which only an administrator may ask for.
    user = "\\".join(filter(None, (machine.environ.get("USERDOMAIN"), machine.environ.get("USERNAME"))))
    text = _TASK.format(
        slug=slug, user=escape(user), command=escape(words[0]), arguments=escape(subprocess.list2cmdline(words[1:]))
    )
    named = ("schtasks", "/query", "/tn", name)
    return Service(
        kind="scheduled task",
        name=name,
        path=path,
        text=mark(text, after=1, opening="<!-- ", closing=" -->"),
        encoding="utf-16",
        start=(
            Command(("schtasks", "/create", "/xml", str(path), "/tn", name, "/f")),
            Command(("schtasks", "/run", "/tn", name)),
        ),
        stop=(
            Command(("schtasks", "/end", "/tn", name), needed=False),
            Command(("schtasks", "/delete", "/tn", name, "/f")),
        ),
        known=named,
        ask=named,
        state=_state,
        log=f"schtasks /query /tn {name} /v /fo list",
        remarks=_remarks(machine),
    )


def _folder(machine: Machine) -> Path:
    named = machine.environ.get("LOCALAPPDATA")
    return Path(named) if named else machine.home / "AppData" / "Local"


def _remarks(machine: Machine) -> tuple[str, ...]:
    """Return what the task will lack: it sees only variables that are the user's own for good."""
    settings = passed_on(machine)
    if not settings:
        return ()
    return (f"The task sees {', '.join(name for name, _ in settings)} only if you have set it with setx.",)


def _state(answer: Completed) -> str:
    """Return whether the task is there: what it does is told in the language of the system."""
    return "not scheduled" if answer.code else "scheduled"
