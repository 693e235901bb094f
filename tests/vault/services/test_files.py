"""A service file is written and removed only where it is ours."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from vaultkit.errors import WriteError
from vaultkit.vault.services.files import owner_on_disk
from vaultkit.vault.services.files import remove_file
from vaultkit.vault.services.files import text_on_disk
from vaultkit.vault.services.files import write_file
from vaultkit.vault.services.launchd import launchd_service
from vaultkit.vault.services.marking import Owner
from vaultkit.vault.services.service import Machine
from vaultkit.vault.services.service import Service
from vaultkit.vault.services.systemd import systemd_service
from vaultkit.vault.services.task_scheduler import task_service


@pytest.fixture(params=[systemd_service, launchd_service, task_service])
def service(request: pytest.FixtureRequest, linux: Machine, tmp_path: Path) -> Service:
    made = request.param(replace(linux, home=tmp_path), "/home/zoe/Nötes", notify=False)
    assert isinstance(made, Service)
    return made


def test_what_is_written_is_read_back_and_removed(service: Service) -> None:
    assert owner_on_disk(service) is Owner.NOBODY
    write_file(service)
    assert text_on_disk(service) == service.text
    assert owner_on_disk(service) is Owner.OURS
    assert service.path.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in service.path.parent.iterdir()] == [service.path.name]
    remove_file(service)
    assert owner_on_disk(service) is Owner.NOBODY
    remove_file(service)


def test_an_older_one_of_ours_is_replaced(service: Service, linux: Machine) -> None:
    older = systemd_service(replace(linux, interpreter="/old/python"), "/home/zoe/Nötes", notify=True)
    service.path.parent.mkdir(parents=True)
    service.path.write_bytes(older.text.encode(service.encoding))
    write_file(service)
    assert text_on_disk(service) == service.text


def test_a_change_by_hand_is_neither_written_over_nor_removed(service: Service) -> None:
    write_file(service)
    changed = service.path.read_bytes() + "# mine\n".encode(service.encoding)[-14:]
    service.path.write_bytes(changed)
    assert owner_on_disk(service) is Owner.CHANGED
    for act in (write_file, remove_file):
        with pytest.raises(WriteError, match="changed by hand"):
            act(service)
    assert service.path.read_bytes() == changed


@pytest.mark.parametrize("data", [b"", b"[Unit]\n", b"\xff\xfe\x00", b"\x80\x81\x82", b"x" * (1 << 20 | 1)])
def test_a_file_of_somebody_else_s_is_left(service: Service, data: bytes) -> None:
    service.path.parent.mkdir(parents=True)
    service.path.write_bytes(data)
    for act in (write_file, remove_file):
        with pytest.raises(WriteError, match="not vaultkit's"):
            act(service)
    assert service.path.read_bytes() == data


def test_a_link_is_somebody_s_own_arrangement(service: Service, tmp_path: Path) -> None:
    target = tmp_path / "dotfiles"
    target.write_bytes(service.text.encode(service.encoding))
    service.path.parent.mkdir(parents=True)
    service.path.symlink_to(target)
    with pytest.raises(WriteError, match="not vaultkit's"):
        write_file(service)
    assert service.path.is_symlink()


def test_a_file_where_a_folder_should_be_is_told(service: Service) -> None:
    service.path.parent.parent.mkdir(parents=True, exist_ok=True)
    service.path.parent.write_bytes(b"")
    with pytest.raises(WriteError, match="could not be written"):
        write_file(service)
    assert owner_on_disk(service) is Owner.NOBODY
