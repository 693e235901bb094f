from __future__ import annotations

import datetime as dt

import pytest

from tests.briefs.made import ASTA
from tests.briefs.made import ON
from tests.briefs.made import by_path
from tests.briefs.made import note
from tests.briefs.made import session
from tests.briefs.made import vault
from vaultkit.briefs.filing.plan import plan_filing
from vaultkit.model import Layout
from vaultkit.model import Person

DAYS = (dt.date(2026, 9, 30), dt.date(2026, 10, 14), dt.date(2026, 11, 11))


def path_after(*paths: str, days: tuple[dt.date, ...] = DAYS) -> str:
    notes = [
        note(path, f"# Talk\n\n- something on {day}\n") for path, day in zip(paths, days[-len(paths) :], strict=True)
    ]
    sessions = [session(one, day) for one, day in zip(notes, days[-len(paths) :], strict=True)]
    return plan_filing(vault(sessions), by_path(*notes), ASTA, ON).path


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        (("1-1s/Asta Lindgren/2026-11-11.md",), "1-1s/Asta Lindgren/2026-11-25.md"),
        (("1-1s/2026-11-11 Asta Lindgren.md",), "1-1s/2026-11-25 Asta Lindgren.md"),
        (("1-1s/Asta Lindgren-2026-11-11.md",), "1-1s/Asta Lindgren-2026-11-25.md"),
        (("2026-10-14 09-00 Asta 1o1.md", "2026-11-11 10-30 Asta 1o1.md"), "2026-11-25 10-30 Asta 1o1.md"),
        (("m/2026/10/14-asta.md", "m/2026/11/11-asta.md"), "m/2026/11/25-asta.md"),
        (("m/2026/2026-11-11-1on1-asta-lindgren.md",), "m/2026/2026-11-25-1on1-asta-lindgren.md"),
        (("Talk 1.md", "Talk 2.md", "Talk 3.md"), "Talk 4.md"),
        (("JF Asta KW 42.md", "JF Asta KW 46.md"), "JF Asta KW 48.md"),
        (("202610141400 1-1 Asta.md", "202611111405 1-1 Asta.md"), "202611251405 1-1 Asta.md"),
        (("2026-10-14 Asta pricing.md", "2026-11-11 Asta hiring.md"), "2026-11-25 Asta.md"),
        (("1on1s/Asta after lunch.md", "1on1s/Asta on Friday.md"), "1on1s/Asta 2026-11-25.md"),
        (
            ("2026-09-30 14-00 Asta.md", "2026-10-14 14-00 Asta.md", "2026-11-11 14-30 Asta.md"),
            "2026-11-25 14-00 Asta.md",
        ),
        (("1-1 Asta 1ac5e8b0d977.md", "1-1 Asta e0417bd9ac58.md"), "1-1 Asta 2026-11-25.md"),
        (("d/2026/W42/2026-10-14 Asta.md", "d/2026/W46/2026-11-11 Asta.md"), "d/2026/W48/2026-11-25 Asta.md"),
        (("x/Asta_20261014.markdown", "x/Asta_20261111.markdown"), "x/Asta_20261125.markdown"),
    ],
)
def test_the_next_name_follows_the_last_ones(paths: tuple[str, ...], expected: str) -> None:
    assert path_after(*paths) == expected


def test_a_name_that_tells_only_the_month_and_is_taken_gets_the_day() -> None:
    assert path_after("Asta in November.md") == "Asta in November 2026-11-25.md"


def test_a_name_is_never_lost_with_the_topic() -> None:
    assert path_after("2026-10-14-asta-sam.md", "2026-11-11-catch-up.md") == "2026-11-25-asta-sam.md"


def test_without_any_meeting_there_is_a_folder_per_person() -> None:
    assert plan_filing(vault(), {}, ASTA, ON).path == "1-1s/Asta Lindgren/2026-11-25.md"


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "/abs", "a/b\\c", "CON", "x" * 400, "\u202egnp", "...", "n\x00ul", "a|b#c^d"]
)
def test_no_name_leads_out_of_the_vault(name: str) -> None:
    path = plan_filing(vault(), {}, Person(name), ON).path
    parts = path.split("/")
    assert parts[0] == "1-1s"
    assert len(parts) == 3
    assert not {"..", ".", "", "CON"} & set(parts)
    assert all(len(part.encode()) < 200 and part.isprintable() for part in parts)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("1-1s/Q4 2026.md", "1-1s/Q1 2027.md"),
        ("1-1s/2026-Q4 Asta.md", "1-1s/2027-Q1 Asta.md"),
        ("1-1s/2026 H2.md", "1-1s/2027 H1.md"),
        ("1-1s/2026-11-02 to 2026-11-13.md", "1-1s/2027-01-11 to 2027-01-22.md"),
        ("1-1s/Team 2026/November.md", "1-1s/Team 2027/January.md"),
        ("1-1s/Asta Lindgren.md", "1-1s/Asta Lindgren.md"),
    ],
)
def test_a_file_of_a_part_of_the_year_is_followed_by_the_next_one(path: str, expected: str) -> None:
    held = note(path, "## 2026-11-11\n- a\n")
    sessions = [session(held, DAYS[-1], layout=Layout.SECTION)]
    assert plan_filing(vault(sessions), by_path(held), ASTA, dt.date(2027, 1, 14)).path == expected
