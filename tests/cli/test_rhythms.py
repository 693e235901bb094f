"""Running load ready to paste: grouped, linked, harmless, and nothing private."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from vaultkit.cli.rhythms import command
from vaultkit.cli.rhythms import past_day
from vaultkit.cli.workspace import Workspace
from vaultkit.errors import UsageError

#: A Monday.
TODAY = dt.date(2026, 11, 23)
SETTINGS = """me = ["Sam"]

[rhythms]
status = "[[Weekly update]]"
postmortem = "[[Incident review]]"
"""
NOTE = """---
type: 1on1
person: "[[{person}]]"
date: {date}
---
- 41 of 60 tickets closed, 6 open
- migration done, 3 of 4 tables live
- outage of Friday written up, 2 causes found
- `$= dv.current()` shipped to 3 shops <% tp.x %> [[x|y]]
- not sure the 12 open orders can wait
- her daughter finished school with 3 prizes
- Me: close the 6 open tickets

## Private
- payroll closed, 4 of 5 paid
"""


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    (tmp_path / "1-1s").mkdir()
    (tmp_path / "vaultkit.toml").write_text(SETTINGS, encoding="utf-8")
    (tmp_path / "Weekly update.md").write_text("See [[1-1s]].\n", encoding="utf-8")
    for day, person in (("2026-10-05", "Ada Brook"), ("2026-11-19", "Ada Brook"), ("2026-11-20", "Ben Ash")):
        text = NOTE.format(date=day, person=person)
        (tmp_path / "1-1s" / f"{day} {person}.md").write_text(text, encoding="utf-8")
    hidden = NOTE.format(date="2026-11-18", person="Cleo Dun").replace("type:", "private: true\ntype:")
    (tmp_path / "1-1s" / "2026-11-18 Cleo Dun.md").write_text(hidden, encoding="utf-8")
    return tmp_path


def run(vault: Path, *words: str, today: dt.date = TODAY) -> tuple[int, str, str]:
    result = CliRunner().invoke(
        command, words, obj=Workspace(vault, today.isoformat(), quiet=True), catch_exceptions=False
    )
    return result.exit_code, result.stdout, result.stderr


def test_load_is_grouped_by_place_and_person_ready_to_paste(vault: Path) -> None:
    code, out, err = run(vault)
    assert (code, err) == (0, "")
    assert out.splitlines()[:4] == [
        "## [[Weekly update]]",
        "",
        "- Ada Brook",
        "  - 41 of 60 tickets closed, 6 open ([[1-1s/2026-11-19 Ada Brook|19 November]])",
    ]
    assert [line for line in out.splitlines() if not line.startswith("  ")] == [
        "## [[Weekly update]]", "", "- Ada Brook", "- Ben Ash",
        "", "## [[Incident review]]", "", "- Ada Brook", "- Ben Ash",
    ]  # fmt: skip


def test_doubts_people_promises_and_private_lines_stay_out(vault: Path) -> None:
    _, out, _ = run(vault, "--since", "2026-01-01")
    for word in ("orders", "daughter", "close the 6", "payroll", "Cleo"):
        assert word not in out


def test_a_paste_runs_no_code(vault: Path) -> None:
    _, out, _ = run(vault)
    assert "`" not in out.replace("\\`", "")
    assert "<%" not in out
    assert "shipped to 3 shops" in out


def test_markdown_vaults_get_markdown_links_from_the_note_they_are_pasted_into(vault: Path) -> None:
    (vault / "Rhythms").mkdir()
    (vault / "Weekly update.md").rename(vault / "Rhythms" / "Weekly update.md")
    (vault / "Rhythms" / "Weekly update.md").write_text(
        "[a](../a.md) [b](../b.md) [c](../c.md)\n" * 9, encoding="utf-8"
    )
    assert "([19 November](../1-1s/2026-11-19%20Ada%20Brook.md))" in run(vault)[1]


def test_without_settings_the_kind_is_the_heading(vault: Path) -> None:
    (vault / "vaultkit.toml").write_text('me = ["Sam"]\n', encoding="utf-8")
    headings = [line for line in run(vault)[1].splitlines() if line.startswith("#")]
    assert headings == ["## Status", "## Post-mortems"]


def test_a_week_back_unless_told_and_for_one_person_their_last_meeting(vault: Path) -> None:
    later = dt.date(2026, 12, 14)
    code, out, err = run(vault, today=later)
    assert (code, out) == (0, "")
    assert err == "No running load in the 1:1s since 2026-12-07. Look further back with --since.\n"
    assert "19 November" in run(vault, "ada", today=later)[1]
    assert "5 October" not in run(vault, "ada", today=later)[1]


def test_nothing_since_a_day_that_was_named_says_so(vault: Path) -> None:
    assert run(vault, "ben", "--since", "yesterday") == (
        0,
        "",
        "No running load in the 1:1s with Ben Ash since 2026-11-22.\n",
    )


def test_each_statement_comes_once_as_last_said(vault: Path) -> None:
    _, out, _ = run(vault, "ada", "--since", "2026-01-01")
    assert out.count("41 of 60") == 1
    assert "5 October" not in out


def test_rows_have_their_place_and_the_other_formats(vault: Path) -> None:
    rows = json.loads(run(vault, "--format", "json")[1])
    assert rows[0] == {
        "schema": "rhythm/1",
        "rhythm": "status",
        "place": "[[Weekly update]]",
        "person": "Ada Brook",
        "date": "2026-11-19",
        "path": "1-1s/2026-11-19 Ada Brook.md",
        "line": 6,
        "text": "41 of 60 tickets closed, 6 open",
    }
    assert len(run(vault, "--format", "jsonl")[1].splitlines()) == len(rows)
    assert run(vault, "--format", "path")[1].splitlines() == sorted({row["path"] for row in rows})
    assert run(vault, "--format", "table")[1].splitlines()[0].split() == ["Rhythm", "Person", "Date", "What", "Where"]
    assert run(vault, "ben", "--since", "today", "--format", "json")[1] == "[]\n"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", TODAY),
        ("yesterday", dt.date(2026, 11, 22)),
        ("monday", dt.date(2026, 11, 16)),
        ("Fri", dt.date(2026, 11, 20)),
        ("last friday", dt.date(2026, 11, 20)),
        ("since tuesday", dt.date(2026, 11, 17)),
        ("this week", TODAY),
        ("last week", dt.date(2026, 11, 16)),
        ("2 weeks ago", dt.date(2026, 11, 9)),
        ("two weeks ago", dt.date(2026, 11, 9)),
        ("a month ago", dt.date(2026, 10, 23)),
        ("a fortnight ago", dt.date(2026, 11, 9)),
        ("the day before yesterday", dt.date(2026, 11, 21)),
        ("2026-11-01", dt.date(2026, 11, 1)),
        ("1 November", dt.date(2026, 11, 1)),
        ("24 December", dt.date(2025, 12, 24)),
        ("29 February", dt.date(2024, 2, 29)),
    ],
)
def test_days_that_have_been(text: str, day: dt.date) -> None:
    assert past_day(text, TODAY) == day


@pytest.mark.parametrize(
    "text", ["", "soon", "2026-12-01", "tomorrow", "99 weeks hence", "01/02/2026", "m", "31 February"]
)
def test_what_is_no_day_that_has_been_is_refused(text: str) -> None:
    with pytest.raises(UsageError) as refused:
        past_day(text, TODAY)
    assert refused.value.exit_code == 2


@given(st.text(max_size=40), st.dates())
def test_any_text_is_a_day_up_to_today_or_refused(text: str, today: dt.date) -> None:
    with contextlib.suppress(UsageError):
        assert past_day(text, today) <= today


def test_a_span_longer_than_the_calendar_is_refused() -> None:
    with pytest.raises(UsageError):
        past_day("900 years ago", dt.date(500, 1, 1))
