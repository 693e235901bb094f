"""The agent says to launchd exactly what was meant."""

from __future__ import annotations

import plistlib
from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from vaultkit.vault.services.launchd import launchd_service
from vaultkit.vault.services.marking import Owner
from vaultkit.vault.services.marking import owner_of
from vaultkit.vault.services.service import Completed
from vaultkit.vault.services.service import Machine

NAMES = st.text(st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff"), max_size=30)


def test_the_agent_of_a_plain_vault(mac: Machine) -> None:
    service = launchd_service(mac, "/Users/zoe/Notes", notify=False)
    slug = service.name.removeprefix("vaultkit.watch.")
    log = f"/Users/zoe/Library/Logs/vaultkit-watch-{slug}.log"
    words = ["/opt/py/bin/python", "-P", "-m", "vaultkit", "--vault", "/Users/zoe/Notes", "watch", "--log", "json"]
    assert plistlib.loads(service.text.encode()) == {
        "Label": service.name,
        "ProgramArguments": words,
        "RunAtLoad": True,
        "KeepAlive": {"SuccessfulExit": False},
        "ThrottleInterval": 60,
        "ProcessType": "Background",
        "LowPriorityIO": True,
        "Nice": 10,
        "StandardOutPath": log,
        "StandardErrorPath": log,
    }
    assert service.path == Path(f"/Users/zoe/Library/LaunchAgents/{service.name}.plist")
    assert [(command.words[1:], command.needed) for command in service.start] == [
        (("bootout", f"gui/501/{service.name}"), False),
        (("bootstrap", "gui/501", str(service.path)), True),
    ]
    assert service.start[0] == service.stop[0]


@settings(deadline=None)
@given(NAMES)
def test_every_path_comes_back(name: str) -> None:
    machine = Machine("darwin", "/py", Path("/Users/zoe"), {"XDG_CACHE_HOME": f"/c{name}"}, 501)
    service = launchd_service(machine, f"/Users/zoe/{name}", notify=True)
    values = plistlib.loads(service.text.encode())
    assert values["ProgramArguments"][5] == f"/Users/zoe/{name}"
    assert values["EnvironmentVariables"] == {"XDG_CACHE_HOME": f"/c{name}"}
    assert owner_of(service.text) is Owner.OURS


def test_what_launchd_says_is_told(mac: Machine) -> None:
    service = launchd_service(replace(mac, uid=502), "/Users/zoe/Notes", notify=False)
    assert service.ask == ("launchctl", "print", f"gui/502/{service.name}")
    answer = f"gui/502/{service.name} = {{\n\tactive count = 1\n\tstate = running\n\n\tpid = 4\n}}"
    assert service.state(Completed(0, answer)) == "running"
    assert service.state(Completed(0, "something new")) == "loaded"
    assert service.state(Completed(113, "Could not find service")) == "not loaded"
