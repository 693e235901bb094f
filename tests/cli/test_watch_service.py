"""`watch --install`, `--uninstall` and `--status`: shown before it is done, and only ever its own."""

from __future__ import annotations

import os
import selectors
import shlex
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from vaultkit.cli.watch_service import install
from vaultkit.cli.watch_service import show_status
from vaultkit.cli.watch_service import uninstall
from vaultkit.cli.workspace import Workspace
from vaultkit.errors import UsageError
from vaultkit.errors import VaultkitError
from vaultkit.errors import WriteError
from vaultkit.vault.services.choosing import run_command
from vaultkit.vault.services.choosing import service_for
from vaultkit.vault.services.service import Completed
from vaultkit.vault.services.service import Machine
from vaultkit.vault.services.service import Service
from vaultkit.vault.watching.lock import only_watcher
from vaultkit.vault.watching.lock import watch_folder

posix = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in for systemctl is a shell script")


class Computer:
    """A home, a vault in it, and a system that records what it is told and fails where it should."""

    def __init__(self, home: Path, system: str = "linux") -> None:
        self.home = home
        self.vault = home / "My Notes 5%"
        self.vault.mkdir(parents=True)
        (self.vault / "vaultkit.toml").touch()
        environ = {"VAULTKIT_CACHE_DIR": str(home / "cache"), "USERNAME": "zoe"}
        self.machine = Machine(system, "/opt/py/bin/python", home, environ, 1000)
        self.told: list[tuple[str, ...]] = []
        #: A word of a command -> how it ends.
        self.answers: dict[str, Completed] = {}

    @property
    def workspace(self) -> Workspace:
        return Workspace(self.vault, "2026-11-23", quiet=True)

    @property
    def service(self) -> Service:
        return service_for(self.machine, str(self.vault))

    def run(self, words: Sequence[str]) -> Completed:
        self.told.append(tuple(words))
        return next((answer for word, answer in self.answers.items() if word in words), Completed(0, ""))

    def install(self, *, yes: bool = True, notify: bool = False) -> None:
        install(self.workspace, yes=yes, notify=notify, machine=self.machine, run=self.run)

    def uninstall(self, *, yes: bool = True) -> None:
        uninstall(self.workspace, yes=yes, machine=self.machine, run=self.run)

    def status(self) -> None:
        show_status(self.workspace, machine=self.machine, run=self.run)


@pytest.fixture(params=["linux", "darwin", "win32"])
def computer(request: pytest.FixtureRequest, tmp_path: Path) -> Computer:
    return Computer(tmp_path / "zoe", request.param)


@pytest.fixture
def linux(tmp_path: Path) -> Computer:
    return Computer(tmp_path / "zoe")


def test_everything_is_shown_before_it_is_done(computer: Computer, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(UsageError, match=r"^Nothing was done. If the above is right, say so with --yes.$") as caught:
        computer.install(yes=False)
    assert caught.value.exit_code == 2
    shown = capsys.readouterr().out
    assert str(computer.service.path) in shown
    assert all(line in shown for line in computer.service.text.splitlines())
    assert all(word in shown for command in computer.service.start for word in command.words)
    assert not computer.service.path.exists()
    assert computer.told in ([], [computer.service.probe])


def test_installed_and_removed_again(computer: Computer, capsys: pytest.CaptureFixture[str]) -> None:
    before = {path for path in computer.home.rglob("*") if path.is_file()}
    computer.install()
    service = computer.service
    assert service.path.read_bytes().decode(service.encoding).replace("\r\n", "\n") == service.text
    probe = [service.probe] if service.probe else []
    assert computer.told == [*probe, *(command.words for command in service.start)]
    computer.told.clear()
    capsys.readouterr()
    with pytest.raises(UsageError, match="--yes"):
        computer.uninstall(yes=False)
    assert str(service.path) in capsys.readouterr().out
    assert service.path.exists()
    computer.told.clear()
    computer.uninstall()
    known = [service.known] if service.known else []
    assert computer.told == [*known, *(command.words for command in (*service.stop, *service.forget))]
    assert {path for path in computer.home.rglob("*") if path.is_file()} == before


def test_nothing_to_remove_is_no_mistake(computer: Computer, capsys: pytest.CaptureFixture[str]) -> None:
    computer.uninstall(yes=False)
    assert "nothing to remove" in capsys.readouterr().out
    assert computer.told == []


def test_a_file_changed_by_hand_is_refused_before_anything_is_run(computer: Computer) -> None:
    computer.install()
    service = computer.service
    changed = service.text.replace("/opt/py/bin/python", "/opt/other/python").encode(service.encoding)
    service.path.write_bytes(changed)
    computer.told.clear()
    for act in (computer.install, computer.uninstall):
        with pytest.raises(WriteError, match="changed by hand"):
            act()
    assert service.path.read_bytes() == changed
    assert computer.told in ([], [service.probe])


def test_an_installed_one_is_renewed(computer: Computer, capsys: pytest.CaptureFixture[str]) -> None:
    computer.install()
    computer.install()
    assert "Already there" in capsys.readouterr().out
    computer.machine = replace(computer.machine, interpreter="/opt/new/python")
    computer.status()
    assert "--install` renews it" in capsys.readouterr().out
    computer.install()
    computer.status()
    assert "renews it" not in capsys.readouterr().out


def test_notifications_are_a_part_of_what_is_installed(linux: Computer, capsys: pytest.CaptureFixture[str]) -> None:
    linux.install(notify=True)
    assert '"--notify"' in linux.service.path.read_text(encoding="utf-8")
    linux.status()
    assert "renews it" not in capsys.readouterr().out


def test_notifications_without_their_library_are_not_installed(
    linux: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "desktop_notifier", None)
    with pytest.raises(UsageError, match="pip install"):
        linux.install(notify=True)
    assert not linux.service.path.exists()


def test_without_systemd_another_way_is_told_and_nothing_written(linux: Computer) -> None:
    linux.answers["--property=Version"] = Completed(1, "Failed to connect to bus: No medium found")
    with pytest.raises(UsageError, match="crontab") as caught:
        linux.install()
    assert f"'{linux.vault}'".replace("%", "\\%") in str(caught.value)
    assert [path.name for path in linux.home.iterdir()] == [linux.vault.name]


def test_a_start_that_fails_says_what_is_there_and_what_was_said(linux: Computer) -> None:
    linux.answers["enable"] = Completed(1, "Access denied")
    with pytest.raises(VaultkitError, match=r"is written, but `systemctl --user enable .*` failed \(Access denied\)"):
        linux.install()
    assert linux.told[-1][2] == "enable"
    linux.answers.clear()
    linux.uninstall()
    assert not linux.service.path.exists()


def test_a_stop_that_fails_leaves_the_file(linux: Computer) -> None:
    linux.install()
    linux.answers["disable"] = Completed(1, "")
    with pytest.raises(VaultkitError, match="is still there"):
        linux.uninstall()
    assert linux.service.path.exists()


def test_what_does_not_run_need_not_be_stopped(tmp_path: Path) -> None:
    for system, word in (("darwin", "bootout"), ("win32", "/query")):
        computer = Computer(tmp_path / system, system)
        computer.install()
        computer.answers[word] = Completed(3, "no such thing")
        computer.uninstall()
        assert not computer.service.path.exists()


def test_the_status_of_nothing(computer: Computer, capsys: pytest.CaptureFixture[str]) -> None:
    computer.status()
    assert capsys.readouterr().out.splitlines() == [
        f"Vault:     {computer.vault}",
        "Installed: no (`vaultkit watch --install` does it)",
        "Watcher:   not running",
    ]
    assert computer.told == []


def test_the_status_of_an_installed_one_that_runs(linux: Computer, capsys: pytest.CaptureFixture[str]) -> None:
    linux.install()
    linux.answers["is-active"] = Completed(0, "active")
    capsys.readouterr()
    with only_watcher(watch_folder(linux.vault, linux.machine.environ), "2026-11-23 10:15:03") as other:
        assert other is None
        linux.status()
    assert capsys.readouterr().out.splitlines() == [
        f"Vault:     {linux.vault}",
        f"Installed: yes, {linux.service.path}",
        "Service:   active",
        f"Watcher:   running, process {os.getpid()}, since 2026-11-23 10:15:03",
        f"Log:       journalctl --user --unit {linux.service.name} --lines 20",
    ]


def test_the_status_of_one_that_is_not_ours(linux: Computer, capsys: pytest.CaptureFixture[str]) -> None:
    linux.service.path.parent.mkdir(parents=True)
    linux.service.path.write_text("[Service]\n", encoding="utf-8")
    linux.status()
    assert f"Installed: not by vaultkit, {linux.service.path}" in capsys.readouterr().out


@pytest.fixture
def path_of_stand_ins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put a systemctl on PATH that writes down its arguments; return that record."""
    record = tmp_path / "told"
    script = tmp_path / "bin" / "systemctl"
    script.parent.mkdir()
    script.write_text(
        f'#!/bin/sh\nprintf "%s\\n" "$*" >> {shlex.quote(str(record))}\n[ "$2" = is-active ] && echo active\nexit 0\n'
    )
    script.chmod(0o755)
    monkeypatch.setenv("PATH", str(script.parent), prepend=os.pathsep)
    return record


@posix
def test_a_real_command_is_run(linux: Computer, path_of_stand_ins: Path, capsys: pytest.CaptureFixture[str]) -> None:
    install(linux.workspace, yes=True, machine=linux.machine)
    show_status(linux.workspace, machine=linux.machine, run=run_command)
    assert "Service:   active" in capsys.readouterr().out
    uninstall(linux.workspace, yes=True, machine=linux.machine)
    name = linux.service.name
    assert path_of_stand_ins.read_text(encoding="utf-8").splitlines() == [
        "--user show --property=Version",
        "--user daemon-reload",
        f"--user enable {name}",
        f"--user restart {name}",
        f"--user is-active {name}",
        f"--user disable --now {name}",
        "--user daemon-reload",
        f"--user reset-failed {name}",
    ]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="asks for the service of this very system")
@pytest.mark.parametrize(("answer", "there"), [(b"y\n", True), (b"n\n", False), (b"\n", False)])
def test_on_a_terminal_it_is_asked(
    linux: Computer, path_of_stand_ins: Path, monkeypatch: pytest.MonkeyPatch, answer: bytes, *, there: bool
) -> None:
    monkeypatch.setenv("HOME", str(linux.home))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    code = (
        "import sys; from pathlib import Path; from vaultkit.cli.watch_service import install\n"
        "from vaultkit.cli.workspace import Workspace\n"
        "install(Workspace(Path(sys.argv[1]), None, quiet=True), yes=False)"
    )
    status, shown = on_a_terminal([sys.executable, "-c", code, str(linux.vault)], answer)
    assert status == 0, shown
    assert "Write this file and start the watcher? [y/N]:" in shown
    assert "ExecStart=" in shown
    assert linux.service.path.exists() is there
    assert ("restart" in path_of_stand_ins.read_text(encoding="utf-8")) is there
    assert ("Nothing was done." in shown) is not there


def on_a_terminal(words: list[str], answer: bytes) -> tuple[int, str]:
    import pty  # noqa: PLC0415 - not everywhere

    pid, terminal = pty.fork()
    if pid == 0:
        os.execv(words[0], words)  # noqa: S606 - our own command
    os.write(terminal, answer)
    shown = b""
    until = time.monotonic() + 60
    with selectors.DefaultSelector() as waiting:
        waiting.register(terminal, selectors.EVENT_READ)
        while time.monotonic() < until:
            if not waiting.select(1):
                continue
            try:
                more = os.read(terminal, 4096)
            except OSError:
                break
            if not more:
                break
            shown += more
    _, status = os.waitpid(pid, 0)
    os.close(terminal)
    return os.waitstatus_to_exitcode(status), shown.decode()
