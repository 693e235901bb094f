"""The systemd user unit of a watcher."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

from vaultkit.errors import UsageError
from vaultkit.vault.services.marking import mark
from vaultkit.vault.services.service import Command
from vaultkit.vault.services.service import Completed
from vaultkit.vault.services.service import Machine
from vaultkit.vault.services.service import Service
from vaultkit.vault.services.service import passed_on
from vaultkit.vault.services.service import slug_of
from vaultkit.vault.services.service import watch_command

_CONTROL = ("systemctl", "--user")
_FAILED = re.compile(r"failed|not found|refused|no medium", re.IGNORECASE)
#: Characters of a program's path that systemd refuses, escaped or not; arguments may have them.
_UNRUNNABLE = re.compile(r"[\\\"']")

#: Only what needs no namespace: a user's systemd must make a user namespace for the others (ProtectSystem, PrivateNetwork),
#: and where the kernel forbids that, the unit fails to start or goes on without a word (systemd issues 34983, 35982).
_UNIT = """\
[Unit]
Description=vaultkit watch ({slug})

[Service]
Type=exec
ExecStart={command}
{environment}Restart=on-failure
RestartSec=60
TimeoutStopSec=20
# Never in the way of anything else
Nice=10
IOSchedulingClass=idle
# No network, ever: only sockets of this computer, which desktop notifications use
RestrictAddressFamilies=AF_UNIX
NoNewPrivileges=yes
LockPersonality=yes
RestrictRealtime=yes
SystemCallArchitectures=native

[Install]
WantedBy=default.target
"""


def quote(word: str) -> str:
    r"""Return a word of `Environment=` or `ExecStart=` in double quotes: `\`, `"` and `%` stand for themselves, `$` does not.

    systemd.syntax(7) "Quoting" and systemd.unit(5) "Specifiers".
    """
    escaped = word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%")
    return f'"{escaped}"'


def command_line(words: tuple[str, ...]) -> str:
    """Return the value of `ExecStart=` that runs these words as they are.

    Where any has a dollar, a colon before the first turns off the replacing of variables, in the program's own path too,
    where doubling the dollar would change the path that is run (systemd.service(5), "Command lines"; since version 244).
    """
    first = f":{words[0]}" if any("$" in word for word in words) else words[0]
    return " ".join(quote(word) for word in (first, *words[1:]))


def systemd_service(machine: Machine, folder: str, *, notify: bool) -> Service:
    """Return the unit of a vault's watcher, in the user's own folder of units.

    Raises:
        UsageError: a path holds what no unit can.
    """
    if _UNRUNNABLE.search(machine.interpreter):
        message = f"systemd starts no program with quotes or backslashes in its path, as in '{machine.interpreter}'."
        raise UsageError(message, "Install vaultkit into an environment whose path has none; nothing was written.")
    slug = slug_of(folder)
    name = f"vaultkit-watch-{slug}.service"
    text = _UNIT.format(
        slug=slug,
        command=command_line(watch_command(machine, folder, notify=notify)),
        environment="".join(f"Environment={quote(f'{name}={value}')}\n" for name, value in passed_on(machine)),
    )
    return Service(
        kind="systemd user unit",
        name=name,
        path=_settings_folder(machine) / "systemd" / "user" / name,
        text=mark(text, after=0, opening="# "),
        probe=(*_CONTROL, "show", "--property=Version"),
        start=tuple(
            Command((*_CONTROL, *words)) for words in (("daemon-reload",), ("enable", name), ("restart", name))
        ),
        stop=(Command((*_CONTROL, "disable", "--now", name)),),
        forget=(Command((*_CONTROL, "daemon-reload")), Command((*_CONTROL, "reset-failed", name), needed=False)),
        ask=(*_CONTROL, "is-active", name),
        state=_state,
        log=f"journalctl --user --unit {name} --lines 20",
        remarks=("It stops when you log out; `loginctl enable-linger` lets it go on.",),
    )


def cron_line(machine: Machine, folder: str, *, notify: bool) -> str:
    """Return a line for crontab(5) that starts the watcher with the computer; cron takes a bare per cent for a line end."""
    settings = tuple(f"{name}={value}" for name, value in passed_on(machine))
    words = (*(("env", *settings) if settings else ()), *watch_command(machine, folder, notify=notify))
    return "@reboot " + shlex.join(words).replace("%", "\\%")


def _settings_folder(machine: Machine) -> Path:
    """Return $XDG_CONFIG_HOME if it is absolute, as its specification has it, else ~/.config."""
    named = Path(machine.environ.get("XDG_CONFIG_HOME") or ".")
    return named if named.is_absolute() else machine.home / ".config"


def _state(answer: Completed) -> str:
    """Return systemd's one word ("active", "inactive", "failed"), or that it cannot be asked."""
    lines = answer.output.split("\n")
    if answer.code and _FAILED.search(answer.output) and lines[0] != "failed":
        return "systemd cannot be asked"
    return lines[0] or "unknown"
