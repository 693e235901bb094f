"""Notifications reach a real bus, and one that is deaf, broken or missing stops nobody."""

from __future__ import annotations

import json
import logging
import shutil
import socket
import subprocess
import sys
import threading
from collections.abc import Callable
from collections.abc import Iterator
from pathlib import Path

import pytest

from vaultkit.errors import UsageError
from vaultkit.vault.notifying import PAUSE
from vaultkit.vault.notifying import NotShownError
from vaultkit.vault.notifying import notifier
from vaultkit.vault.notifying import plain
from vaultkit.vault.notifying import require_library
from vaultkit.vault.notifying import send_to_desktop

on_linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux desktops listen on D-Bus")
NAME = "org.freedesktop.Notifications"


def test_what_is_shown_has_one_line_and_nothing_that_steers() -> None:
    assert plain("Zoë\n Quill\x1b[31m\u202e \u200b x") == "Zoë Quill [31m x"
    assert plain("é" * 500) == "é" * 159 + "…"


def test_the_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "desktop_notifier", None)
    with pytest.raises(UsageError, match=r'pip install "vaultkit-notes\[notify\]"'):
        require_library()


def test_the_library_is_loaded_only_when_asked_for() -> None:
    code = (
        "import sys, vaultkit.vault.notifying, vaultkit.cli.watch_notify, vaultkit.cli.watch_service\n"
        "print([name for name in ('desktop_notifier', 'dbus_fast') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


class Desk:
    """A desktop that shows or fails as it is told, and a clock."""

    def __init__(self) -> None:
        self.error: Exception | None = None
        self.time = 0.0
        self.tried: list[tuple[str, str]] = []
        self.said: list[str] = []
        self.show = notifier(self.said.append, self.send, lambda: self.time)

    def send(self, title: str, body: str) -> None:
        self.tried.append((title, body))
        if self.error is not None:
            raise self.error


def test_a_failure_is_said_once_and_rested_upon() -> None:
    desk = Desk()
    desk.error = NotShownError("the desktop is\nasleep")
    for step in (0.0, 1.0, PAUSE, 1.0):
        desk.time += step
        desk.show("Zoë", "1:1 is due")
    assert len(desk.tried) == 2
    assert desk.said == ["Desktop notifications are not shown: the desktop is asleep. Watching goes on."]
    desk.error = None
    desk.time += PAUSE
    desk.show("Zoë", "1:1 is due")
    desk.error = KeyError()
    desk.show("Zoë", "1:1 is due")
    assert desk.said[1:] == ["Desktop notifications are not shown: KeyError. Watching goes on."]


def test_a_wish_to_stop_is_no_failure() -> None:
    def stopped(title: str, body: str) -> None:
        raise KeyboardInterrupt(title + body)

    with pytest.raises(KeyboardInterrupt):
        notifier(pytest.fail, stopped)("Zoë", "1:1 is due")


@on_linux
@pytest.mark.parametrize("address", ["unix:path=/nowhere/bus", "nonsense", ""])
def test_without_a_bus_it_fails_at_once_and_quietly(
    address: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    monkeypatch.delenv("DISPLAY", raising=False)
    propagate = logging.getLogger("desktop_notifier").propagate
    with pytest.raises(NotShownError, match=r"\w"):
        send_to_desktop("Zoë", "1:1 is due")
    assert capfd.readouterr() == ("", "")
    assert logging.getLogger("desktop_notifier").propagate is propagate
    assert logging.getLogger("desktop_notifier").handlers == []


@on_linux
def test_a_bus_that_never_answers_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = f"{tmp_path}/deaf"
    with socket.socket(socket.AF_UNIX) as deaf:
        deaf.bind(place)
        deaf.listen()
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={place}")
        with pytest.raises(NotShownError, match=r"did not answer within 0\.2 s"):
            send_to_desktop("Zoë", "1:1 is due", limit=0.2)
    assert [thread.name for thread in threading.enumerate() if thread.name == "vaultkit-notify"] == []


@pytest.fixture
def bus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Run a message bus of the test's own and return its address."""
    program = shutil.which("dbus-daemon")
    if program is None:
        pytest.skip("dbus-daemon is not installed")
    settings = tmp_path / "bus.conf"
    # The session's own settings ask for more files than a container may grant.
    settings.write_text(
        f"<busconfig><listen>unix:path={tmp_path}/bus</listen><policy context='default'><allow send_destination='*'"
        " eavesdrop='true'/><allow eavesdrop='true'/><allow own='*'/></policy></busconfig>"
    )
    words = [program, f"--config-file={settings}", "--nofork", "--print-address=1", "--nopidfile"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as daemon:
        assert daemon.stdout is not None
        address = daemon.stdout.readline().strip()
        assert address, "the bus did not start"
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        yield address
        daemon.terminate()


@pytest.fixture
def desk(bus: str) -> Iterator[Callable[[], list[str]]]:
    """Put a desktop on that bus, and return what reads the next [application, title, body] that it showed."""
    del bus
    script = Path(__file__).with_name("a_desktop.py")
    with subprocess.Popen(
        [sys.executable, str(script)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as desktop:
        assert desktop.stdin is not None
        assert desktop.stdout is not None
        assert desktop.stdout.readline() == "ready\n"
        lines = desktop.stdout
        yield lambda: [str(word) for word in json.loads(lines.readline())]
        desktop.stdin.close()


@on_linux
def test_a_desktop_shows_it_as_text(desk: Callable[[], list[str]], capfd: pytest.CaptureFixture[str]) -> None:
    show = notifier(pytest.fail, send_to_desktop)
    show("Zoë <b> & Co", "phase error: status theatre <img src='x'> & more")
    assert desk() == ["vaultkit", "Zoë <b> & Co", "phase error: status theatre &lt;img src='x'&gt; &amp; more"]
    show("Ana", "1:1 is due")
    assert desk() == ["vaultkit", "Ana", "1:1 is due"]
    assert [thread.name for thread in threading.enumerate() if thread.name == "vaultkit-notify"] == []
    assert capfd.readouterr() == ("", "")


@on_linux
def test_a_bus_without_a_desktop_is_told(bus: str) -> None:
    assert bus
    with pytest.raises(NotShownError, match=NAME):
        send_to_desktop("Zoë", "1:1 is due")


@on_linux
def test_nothing_stays_open(desk: Callable[[], list[str]]) -> None:
    send_to_desktop("Zoë", "1:1 is due")
    before = set(Path("/proc/self/fd").iterdir())
    for _ in range(3):
        send_to_desktop("Zoë", "1:1 is due")
        assert desk()
    assert set(Path("/proc/self/fd").iterdir()) == before
