"""`watch --notify` asks for its library before it starts, and never fails afterwards."""

from __future__ import annotations

import sys

import pytest

from vaultkit.cli.watch_notify import make_notifier
from vaultkit.errors import UsageError


def test_without_the_library_the_remedy_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "desktop_notifier", None)
    with pytest.raises(UsageError) as caught:
        make_notifier(pytest.fail)
    assert caught.value.remedy == 'Install it with: pip install "vaultkit-notes[notify]"'


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux desktops listen on D-Bus")
def test_a_session_without_a_desktop_is_said_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/bus")
    said: list[str] = []
    show = make_notifier(said.append)
    for name in ("Ana", "Zoë"):
        show(name, "1:1 is due")
    assert len(said) == 1
    assert said[0].startswith("Desktop notifications are not shown: ")
    assert said[0].endswith(" Watching goes on.")
    assert not [name for name in ("Ana", "Zoë") if name in said[0]]
