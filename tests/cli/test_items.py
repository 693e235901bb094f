from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from vaultkit.cli.app import main
from vaultkit.cli.items import parse_since
from vaultkit.errors import UsageError

TODAY = dt.date(2026, 11, 23)
NOTE = """---
type: 1on1
person: "[[Ada Brook]]"
date: {date}
---
# 1:1 with Ada

- two sick again, nobody covers the night shift
- Ada: ring the agency by Friday
    - Me: not sure they have anyone
- thanks! \x1b[31m

## Private
- her marriage is in trouble
"""


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    (tmp_path / "1-1s").mkdir()
    (tmp_path / "vaultkit.toml").write_text('me = ["Sam"]\n', encoding="utf-8")
    for day in ("2026-10-05", "2026-11-02", "2026-12-24"):
        (tmp_path / "1-1s" / f"{day} Ada Brook.md").write_text(NOTE.format(date=day), encoding="utf-8")
    closed = NOTE.format(date="2026-11-09").replace("type:", "private: true\ntype:")
    (tmp_path / "1-1s" / "2026-11-09 Ada Brook.md").write_text(closed, encoding="utf-8")
    return tmp_path


def run(vault: Path, *words: str) -> tuple[int, str, str]:
    env = {"VAULTKIT_TODAY": TODAY.isoformat(), "VAULTKIT_VAULT": str(vault), "NO_COLOR": "1"}
    result = CliRunner().invoke(main, ["-q", "items", *words], env=env)
    return result.exit_code, result.stdout, result.stderr


def test_every_item_of_held_sessions_has_its_place_kind_and_reason(vault: Path) -> None:
    code, out, _ = run(vault, "--format", "json")
    rows = json.loads(out)
    assert code == 0
    assert {row["date"] for row in rows} == {"2026-10-05", "2026-11-02"}
    first = rows[:4]
    assert [row["line"] for row in first] == [8, 9, 10, 11]
    assert [row["kind"] for row in first] == ["challenge", "action", "uncertainty", "other"]
    assert [row["by"] for row in first] == ["unknown", "them", "me", "unknown"]
    assert all(row["schema"] == "item/1" and 0 <= row["confidence"] <= 1 for row in rows)
    assert all(row["cue"] for row in rows if row["kind"] != "other")


def test_private_sections_and_sessions_give_no_items(vault: Path) -> None:
    _, out, _ = run(vault, "--format", "jsonl")
    assert "marriage" not in out
    assert "2026-11-09" not in out


def test_kinds_and_days_choose(vault: Path) -> None:
    _, out, _ = run(
        vault, "ada", "--kind", "action", "--kind", "challenge", "--since", "3 weeks ago", "--format", "jsonl"
    )
    rows = [json.loads(line) for line in out.splitlines()]
    assert [(row["date"], row["kind"]) for row in rows] == [("2026-11-02", "challenge"), ("2026-11-02", "action")]


def test_nothing_found_is_a_valid_document(vault: Path) -> None:
    assert run(vault, "--kind", "career", "--format", "json")[:2] == (0, "[]\n")


def test_a_terminal_is_not_steered(vault: Path) -> None:
    assert "\x1b" not in run(vault)[1]


@pytest.mark.parametrize(
    ("words", "code"), [(("nobody",), 4), (("--kind", "fog"), 2), (("--since", "fog"), 2), (("--since", ""), 2)]
)
def test_what_cannot_be_understood_is_refused(words: tuple[str, ...], code: int, vault: Path) -> None:
    assert run(vault, *words)[0] == code


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-03-05", dt.date(2026, 3, 5)),
        ("5 March", dt.date(2026, 3, 5)),
        ("24 December", dt.date(2025, 12, 24)),
        ("3 weeks ago", dt.date(2026, 11, 2)),
        ("yesterday", dt.date(2026, 11, 22)),
        ("29 February", dt.date(2024, 2, 29)),
    ],
)
def test_since_is_a_day_that_has_been(text: str, day: dt.date) -> None:
    assert parse_since(text, TODAY) == day


def test_since_is_refused_where_it_may_be_two_days() -> None:
    with pytest.raises(UsageError):
        parse_since("3/4", TODAY)
