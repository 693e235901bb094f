"""Each system gets its own service, and says plainly when it has none."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from vaultkit.errors import UsageError
from vaultkit.vault.services import choosing
from vaultkit.vault.services.choosing import require
from vaultkit.vault.services.choosing import run_command
from vaultkit.vault.services.choosing import service_for
from vaultkit.vault.services.choosing import this_machine
from vaultkit.vault.services.service import Completed
from vaultkit.vault.services.service import Machine


def test_each_system_has_its_kind(linux: Machine, mac: Machine, windows: Machine) -> None:
    kinds = [service_for(machine, "/home/zoe/Notes").kind for machine in (linux, mac, windows)]
    assert kinds == ["systemd user unit", "launchd agent", "scheduled task"]


def test_this_machine_is_the_one_that_runs() -> None:
    machine = this_machine()
    assert machine.system == sys.platform
    assert Path(machine.interpreter).parent == Path(sys.executable).parent


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (Completed(127, "systemctl: not found"), "There is no systemd here"),
        (Completed(1, "Failed to connect to bus"), "systemd does not answer for this user"),
    ],
)
def test_without_systemd_another_way_is_told(linux: Machine, answer: Completed, why: str) -> None:
    service = service_for(linux, "/home/zoe/Notes")
    with pytest.raises(
        UsageError, match="@reboot /opt/py/bin/python -P -m vaultkit --vault /home/zoe/Notes watch"
    ) as caught:
        require(service, linux, "/home/zoe/Notes", lambda _: answer)
    assert caught.value.message.startswith(why)
    assert "watch --once" in caught.value.remedy


def test_with_systemd_nothing_is_said(linux: Machine, mac: Machine) -> None:
    require(service_for(linux, "/n"), linux, "/n", lambda _: Completed(0, "Version=252"))
    require(service_for(mac, "/n"), mac, "/n", lambda words: pytest.fail(str(words)))


def test_a_command_is_run_and_heard_but_gets_no_input() -> None:
    words = (sys.executable, "-c", "import sys; print(sys.stdin.read() == ''); sys.stderr.write('bad\\n'); sys.exit(4)")
    assert run_command(words) == Completed(4, "True\nbad")


def test_a_command_that_is_not_there_or_never_ends_is_a_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run_command((str(tmp_path / "nothing"),)).code == 127
    assert run_command((str(tmp_path),)).code == 1
    monkeypatch.setattr(choosing, "PATIENCE", 0.1)
    slow = run_command((sys.executable, "-c", "import threading; threading.Event().wait()"))
    assert slow.code == 1
    assert "took longer" in slow.output


def test_the_python_without_a_window_is_taken_where_it_is(tmp_path: Path) -> None:
    python = str(tmp_path / "python.exe")
    assert choosing._windowless(python) == python
    (tmp_path / "pythonw.exe").touch()
    assert choosing._windowless(python) == str(tmp_path / "pythonw.exe")
    assert choosing._windowless("") == ""
