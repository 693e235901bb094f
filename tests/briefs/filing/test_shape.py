from __future__ import annotations

import datetime as dt

from tests.briefs.made import ASTA
from tests.briefs.made import ON
from tests.briefs.made import TODAY
from tests.briefs.made import by_path
from tests.briefs.made import note
from tests.briefs.made import session
from tests.briefs.made import vault
from vaultkit.briefs.filing.plan import Filing
from vaultkit.briefs.filing.plan import plan_filing
from vaultkit.model import Layout

OCTOBER, NOVEMBER = dt.date(2026, 10, 28), dt.date(2026, 11, 11)


def filed(*texts: tuple[str, dt.date, str]) -> Filing:
    notes = [note(path, text) for path, _, text in texts]
    sessions = [session(one, day) for one, (_, day, _) in zip(notes, texts, strict=True)]
    return plan_filing(vault(sessions), by_path(*notes), ASTA, ON, today=TODAY)


def test_a_title_that_is_no_heading_is_taken_over() -> None:
    text = "Asta, {day}\n\nWe walked.\n"
    filing = filed(
        ("Asta, 28 Oct 2026.md", OCTOBER, text.format(day="28 Oct 2026")),
        ("Asta, 11 Nov 2026.md", NOVEMBER, text.format(day="11 Nov 2026")),
    )
    assert (filing.path, filing.lead) == ("Asta, 25 Nov 2026.md", ("Asta, 25 Nov 2026",))


def test_tags_below_the_title_and_tags_at_the_end_come_before_what_is_prepared() -> None:
    above = filed(("a/2026-11-11.md", NOVEMBER, "# Asta\n#1on1/asta #team\n\n- a\n"))
    behind = filed(("a/2026-11-11.md", NOVEMBER, "# Asta\n\n- a\n\n#1on1/asta\n"))
    assert (above.lead, behind.lead) == (("# Asta", "#1on1/asta #team"), ("# Asta", "", "#1on1/asta"))


def test_tags_that_only_one_note_ends_with_are_its_own() -> None:
    filing = filed(
        ("a/2026-10-28.md", OCTOBER, "# Asta\n\n- a\n"), ("a/2026-11-11.md", NOVEMBER, "# Asta\n\n- b\n\n#van\n")
    )
    assert filing.lead == ("# Asta",)


def test_a_table_below_a_heading_gets_its_head_and_an_empty_row() -> None:
    text = "# Asta\n\n## Actions\n\n| What | Who |\n|:-----|-----|\n| {x} | me |\n"
    filing = filed(
        ("a/2026-10-28.md", OCTOBER, text.format(x="rota")), ("a/2026-11-11.md", NOVEMBER, text.format(x="van"))
    )
    assert [one.lines for one in filing.sections] == [
        ("## Actions", "", "| What | Who |", "|:-----|-----|", "|  |  |"),
    ]


def running(text: str, *places: tuple[dt.date, int, int], layout: Layout = Layout.SECTION) -> Filing:
    made = note("log/Asta Lindgren.md", text)
    sessions = [session(made, day, line, end=end, layout=layout) for day, line, end in places]
    return plan_filing(vault(sessions), by_path(made), ASTA, ON, today=TODAY)


def test_meetings_kept_as_tables_begin_with_one() -> None:
    table = "| What | Said |\n|---|---|\n| a | b |\n"
    filing = running(f"## 28 Oct 2026\n\n{table}\n## 11 Nov 2026\n\n{table}", (OCTOBER, 1, 5), (NOVEMBER, 7, 11))
    assert [one.lines for one in filing.sections] == [("| What | Said |", "|---|---|", "|  |  |")]


def daily(head: str, earlier: str = "") -> tuple[str, ...]:
    """Return the head of the next meeting (a Wednesday) after one on another Wednesday."""
    notes = [note("Weeks/2026-W46.md", f"# Week 46\n\n## 1:1s\n{head}\n  - b\n")]
    sessions = [session(notes[0], NOVEMBER, 4, layout=Layout.DAILY)]
    if earlier:
        notes.append(note("Weeks/2026-W44.md", f"# Week 44\n\n## 1:1s\n{earlier}\n  - a\n"))
        sessions.append(session(notes[1], OCTOBER, 4, layout=Layout.DAILY))
    return plan_filing(vault(sessions), by_path(*notes), ASTA, dt.date(2026, 11, 26), today=TODAY).lead[-1:]


def test_the_weekday_of_a_meeting_in_a_weekly_note_is_told_anew() -> None:
    assert daily("- [[Asta Lindgren]] (Wed)") == ("- [[Asta Lindgren]] (Thu)",)
    assert daily("- Wed: 1:1 with Asta — the van") == ("- Thu: 1:1 with Asta — ",)


def test_a_mark_behind_the_name_stays_and_a_topic_does_not() -> None:
    assert daily("- Asta 1:1, the van", "- Asta 1:1, the rota") == ("- Asta 1:1",)
    assert daily("- [[Asta Lindgren]] (1:1) #work", "- [[Asta Lindgren]] (1:1) #work") == (
        "- [[Asta Lindgren]] (1:1) #work",
    )
