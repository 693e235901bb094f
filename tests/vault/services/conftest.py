"""A made-up computer of each system."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from vaultkit.vault.services.service import Machine


@pytest.fixture
def linux() -> Machine:
    return Machine("linux", "/opt/py/bin/python", Path("/home/zoe"), {}, 1000)


@pytest.fixture
def mac(linux: Machine) -> Machine:
    return replace(linux, system="darwin", home=Path("/Users/zoe"), uid=501)


@pytest.fixture
def windows(linux: Machine) -> Machine:
    return replace(
        linux,
        system="win32",
        interpreter=r"C:\Program Files\Py\pythonw.exe",
        home=Path("/users/zoe"),
        environ={"USERDOMAIN": "DESK", "USERNAME": "zoe"},
        uid=0,
    )
