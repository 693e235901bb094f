"""Which service fits this computer, and how its commands are run."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from vaultkit.errors import UsageError
from vaultkit.vault.services.launchd import launchd_service
from vaultkit.vault.services.service import Completed
from vaultkit.vault.services.service import Machine
from vaultkit.vault.services.service import Run
from vaultkit.vault.services.service import Service
from vaultkit.vault.services.systemd import cron_line
from vaultkit.vault.services.systemd import systemd_service
from vaultkit.vault.services.task_scheduler import task_service

#: Seconds a command of the system may take: stopping the watcher is part of it.
PATIENCE = 60
#: What a shell says of a command that it cannot find.
_NOT_FOUND = 127


def this_machine() -> Machine:
    """Return what of this computer decides how a service is written."""
    return Machine(
        system=sys.platform,
        interpreter=_windowless(sys.executable) if os.name == "nt" else sys.executable,
        home=Path.home(),
        environ=os.environ,
        uid=getattr(os, "getuid", int)(),
    )


def service_for(machine: Machine, folder: str, *, notify: bool = False) -> Service:
    """Return the background service of a vault's watcher as this system writes it.

    Raises:
        UsageError: a path holds what no service file can.
    """
    if machine.system == "darwin":
        return launchd_service(machine, folder, notify=notify)
    if machine.system == "win32":
        return task_service(machine, folder, notify=notify)
    return systemd_service(machine, folder, notify=notify)


def require(service: Service, machine: Machine, folder: str, run: Run, *, notify: bool = False) -> None:
    """Raise a UsageError, with another way to go, where this system cannot run the service."""
    if not service.probe:
        return
    answer = run(service.probe)
    if not answer.code:
        return
    missing = answer.code == _NOT_FOUND
    why = "There is no systemd here" if missing else "systemd does not answer for this user"
    message = f"{why}, so the watcher cannot be installed as a service; nothing was written."
    line = cron_line(machine, folder, notify=notify)
    raise UsageError(
        message, f"`crontab -e` and this line do the same:\n{line}\nOr let a timer run `vaultkit watch --once`."
    )


def run_command(words: Sequence[str]) -> Completed:
    """Run a command of the system, which gets no input, and return how it ended."""
    try:
        done = subprocess.run(  # noqa: S603 - our own words; no shell reads them
            words, stdin=subprocess.DEVNULL, capture_output=True, check=False, timeout=PATIENCE
        )
    except FileNotFoundError:
        return Completed(_NOT_FOUND, f"{words[0]}: not found")
    except subprocess.TimeoutExpired:
        return Completed(1, f"{words[0]} took longer than {PATIENCE} s")
    except OSError as error:
        return Completed(1, f"{words[0]}: {error.strerror}")
    said = (done.stdout + done.stderr).decode("utf-8", "replace")
    return Completed(done.returncode, said.replace("\r\n", "\n").strip())


def _windowless(interpreter: str) -> str:
    """Return the Python beside this one that opens no window, if there is one."""
    other = Path(interpreter).parent / "pythonw.exe"
    return str(other) if interpreter and other.is_file() else interpreter
