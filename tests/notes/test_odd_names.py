"""Names that are unusual are kept, and values that are none are told with their line."""

from __future__ import annotations

import pytest

from tests.notes.small_vaults import read
from vaultkit.model import Vault

_UNFIT = ["../../x", "/etc/passwd", '"Bo\\u0007Li"', '"x<script>"', "12345"]


def _met(person: str) -> Vault:
    return read(
        {"1-1s/2026-03-02.md": f"---\ntype: 1:1\ndate: 2026-03-02\nperson: {person}\n---\n# Catch up\n- talk\n"}
    )


def _page(name: str) -> Vault:
    return read({"People/Zoe Lund.md": f"---\ntype: person\nname: {name}\nrole: dev\n---\n- talk\n"})


@pytest.mark.parametrize("written", ['"Bo: Li"', '"[[Bo: Li]]"'])
def test_a_name_with_a_colon_is_kept_as_written(written: str) -> None:
    vault = _met(written)
    assert ([session.person for session in vault.sessions], vault.problems) == (["Bo: Li"], ())


@pytest.mark.parametrize("written", _UNFIT)
def test_a_person_that_is_no_name_is_told_at_its_line(written: str) -> None:
    vault = _met(written)
    (problem,) = vault.problems
    assert (vault.sessions, problem.line, problem.code) == ((), 4, "odd-name")
    assert written.strip('"')[:3] in problem.message
    assert problem.message.isprintable()
    assert "person:" in problem.remedy


def test_oneself_alone_is_still_nobody_named() -> None:
    assert [problem.code for problem in _met("me").problems] == ["no-person"]


@pytest.mark.parametrize("written", [*_UNFIT, '"../Zoe Lund"'])
def test_the_name_of_a_page_that_is_no_name_is_told_at_its_line(written: str) -> None:
    vault = _page(written)
    (problem,) = vault.problems
    assert ([person.name for person in vault.people], problem.line, problem.code) == (["Zoe Lund"], 3, "odd-name")


@pytest.mark.parametrize("written", ['"Bo: Li"', "Zoë Lund", "zoe", "Zoe Lund (she/her)"])
def test_a_page_may_have_an_unusual_name(written: str) -> None:
    assert _page(written).problems == ()
