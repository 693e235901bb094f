from __future__ import annotations

import datetime as dt

import pytest

from tests.briefs.made import ASTA
from tests.briefs.made import TODAY
from tests.briefs.made import by_path
from tests.briefs.made import note
from tests.briefs.made import session
from tests.briefs.made import vault
from vaultkit.briefs.filing.moment import moment
from vaultkit.briefs.filing.periodic import editor_path
from vaultkit.briefs.filing.plan import Filing
from vaultkit.briefs.filing.plan import Mode
from vaultkit.briefs.filing.plan import plan_filing
from vaultkit.model import EditorSettings
from vaultkit.model import Layout
from vaultkit.model import PeriodicNotes

OCTOBER, NOVEMBER, DECEMBER = dt.date(2026, 10, 28), dt.date(2026, 11, 11), dt.date(2026, 12, 3)
NESTED = EditorSettings(daily=PeriodicNotes("Diary", "YYYY/MM-MMMM/YYYY-MM-DD"))
DAY = "## Meetings\n- 1:1 with [[Asta Lindgren]]\n  - b\n"


def filed(editor: EditorSettings, *paths: tuple[str, dt.date], others: tuple[str, ...] = ()) -> Filing:
    notes = [note(path, DAY) for path, _ in paths]
    sessions = [session(one, day, 2, layout=Layout.DAILY) for one, (_, day) in zip(notes, paths, strict=True)]
    there = by_path(*notes, *(note(path, "## Meetings\n- dentist\n") for path in others))
    return plan_filing(vault(sessions), there, ASTA, DECEMBER, today=TODAY, editor=editor)


def test_a_days_note_is_made_where_the_editor_makes_it_if_it_made_the_last_one() -> None:
    filing = filed(NESTED, ("Diary/2026/11-November/2026-11-11.md", NOVEMBER))
    assert (filing.path, filing.mode) == ("Diary/2026/12-December/2026-12-03.md", Mode.CREATE)


def test_a_setting_that_the_notes_do_not_follow_is_left_alone() -> None:
    assert filed(NESTED, ("Journal/2026-11-11.md", NOVEMBER)).path == "Journal/2026-12-03.md"


def test_a_setting_that_newer_notes_follow_wins() -> None:
    moved = ("Diary/2026/11-November/2026-11-20.md",)
    assert (
        filed(NESTED, ("Journal/2026-11-11.md", NOVEMBER), others=moved).path == "Diary/2026/12-December/2026-12-03.md"
    )


def test_a_note_of_the_day_that_is_there_is_used_wherever_it_is() -> None:
    there = ("Diary/2026/12-December/2026-12-03.md",)
    filing = filed(NESTED, ("Journal/2026-11-11.md", NOVEMBER), others=there)
    assert (filing.path, filing.mode, filing.before_line) == (there[0], Mode.INSERT, 3)


def test_weekly_notes_follow_the_weekly_setting() -> None:
    editor = EditorSettings(weekly=PeriodicNotes("Weeks", "GGGG/[W]WW"), daily=PeriodicNotes("Diary", "YYYY-MM-DD"))
    assert filed(editor, ("Weeks/2026/W46.md", NOVEMBER)).path == "Weeks/2026/W49.md"


def test_without_any_note_the_first_one_goes_where_the_editor_puts_new_notes() -> None:
    filing = plan_filing(vault(), {}, ASTA, DECEMBER, editor=EditorSettings(new_notes="Inbox"))
    assert filing.path == "Inbox/2026-12-03 1-1 Asta Lindgren.md"
    assert plan_filing(vault(), {}, ASTA, DECEMBER).path == "1-1s/Asta Lindgren/2026-12-03.md"


@pytest.mark.parametrize(
    ("pattern", "path"),
    [("", "2026-12-03.md"), ("YYYY/Qo/DDDD", "2026/4th/337.md"), ("../YYYY: D", "2026- 3.md")],
)
def test_a_format_leads_to_a_safe_path_in_the_vault(pattern: str, path: str) -> None:
    assert editor_path(PeriodicNotes("", pattern), DECEMBER, weekly=False) == path


@pytest.mark.parametrize(
    ("pattern", "told"),
    [
        ("YYYY-MM-DD dddd", "2026-12-03 Thursday"),
        ("gggg-[W]ww", "2026-W49"),
        ("Do MMM YY, [week] Wo", "3rd Dec 26, week 49th"),
        ("[Q]Q E HH:mm", "Q4 4 00:00"),
    ],
)
def test_formats_of_moment_are_told(pattern: str, told: str) -> None:
    assert moment(pattern, DECEMBER) == told
