"""The task says to Windows exactly what was meant."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from vaultkit.errors import UsageError
from vaultkit.vault.services.marking import Owner
from vaultkit.vault.services.marking import owner_of
from vaultkit.vault.services.service import Completed
from vaultkit.vault.services.service import Machine
from vaultkit.vault.services.task_scheduler import task_service

SPACE = {"t": "http://schemas.microsoft.com/windows/2004/02/mit/task"}
NAMES = st.text(
    st.characters(exclude_categories=("Cc", "Cs"), exclude_characters='\ufffe\uffff/\\"%$*?:|<>'),
    min_size=1,
    max_size=30,
)


def told(text: str, path: str) -> str:
    task = ET.fromstring(text.encode("utf-16"))  # noqa: S314 - our own text
    found = task.findtext(path, namespaces=SPACE)
    assert found is not None, path
    return found


def test_the_task_of_a_plain_vault(windows: Machine) -> None:
    service = task_service(windows, r"C:\Users\zoe\My Notes", notify=False)
    assert told(service.text, "t:Actions/t:Exec/t:Command") == r"C:\Program Files\Py\pythonw.exe"
    arguments = told(service.text, "t:Actions/t:Exec/t:Arguments")
    assert arguments == r'-P -m vaultkit --vault "C:\Users\zoe\My Notes" watch --log json'
    assert told(service.text, "t:Triggers/t:LogonTrigger/t:UserId") == r"DESK\zoe"
    assert told(service.text, "t:Principals/t:Principal/t:RunLevel") == "LeastPrivilege"
    assert told(service.text, "t:Settings/t:ExecutionTimeLimit") == "PT0S"
    assert told(service.text, "t:Settings/t:StopIfGoingOnBatteries") == "false"
    slug = service.name.removeprefix("\\vaultkit\\watch-")
    assert service.path == Path(f"/users/zoe/AppData/Local/vaultkit/watch-{slug}.xml")
    assert service.encoding == "utf-16"
    assert [command.words[1] for command in (*service.start, *service.stop)] == ["/create", "/run", "/end", "/delete"]


@settings(deadline=None)
@given(NAMES)
def test_every_path_comes_back(name: str) -> None:
    machine = Machine("win32", rf"C:\{name}\pythonw.exe", Path("/users/zoe"), {"USERNAME": f"{name}&<"}, 0)
    service = task_service(machine, rf"C:\{name}", notify=True)
    assert told(service.text, "t:Actions/t:Exec/t:Command") == machine.interpreter
    assert told(service.text, "t:Principals/t:Principal/t:UserId") == f"{name}&<"
    arguments = told(service.text, "t:Actions/t:Exec/t:Arguments")
    assert arguments.startswith("-P -m vaultkit --vault ")
    assert rf"C:\{name}" in arguments
    assert arguments.endswith(" watch --log json --notify")
    assert owner_of(service.text.replace("\n", "\r\n")) is Owner.OURS


def test_a_whole_drive_with_a_backslash_at_its_end(windows: Machine) -> None:
    service = task_service(windows, "D:\\my notes\\", notify=False)
    assert '--vault "D:\\my notes\\\\" watch' in service.text


@pytest.mark.parametrize("folder", [r"C:\%USERNAME%", r"C:\$(Arg0)"])
def test_what_the_scheduler_would_replace_is_refused(windows: Machine, folder: str) -> None:
    with pytest.raises(UsageError, match="Rename"):
        task_service(windows, folder, notify=False)
    assert r"C:\100% sure" in task_service(windows, r"C:\100% sure", notify=False).text


def test_settings_of_the_shell_are_told_to_be_set_for_good(windows: Machine) -> None:
    service = task_service(replace(windows, environ={"VAULTKIT_CACHE_DIR": r"D:\c"}), r"C:\Notes", notify=False)
    assert ["VAULTKIT_CACHE_DIR" in remark and "setx" in remark for remark in service.remarks] == [True]
    assert task_service(windows, r"C:\Notes", notify=False).remarks == ()


def test_what_the_scheduler_says_is_told(windows: Machine) -> None:
    service = task_service(windows, r"C:\Notes", notify=False)
    assert service.state(Completed(0, "Status: Wird ausgeführt")) == "scheduled"
    assert service.state(Completed(1, "ERROR")) == "not scheduled"
