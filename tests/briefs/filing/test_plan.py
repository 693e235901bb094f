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
from vaultkit.briefs.filing.plan import LinkStyle
from vaultkit.briefs.filing.plan import Mode
from vaultkit.briefs.filing.plan import find_planned
from vaultkit.briefs.filing.plan import plan_filing
from vaultkit.briefs.filing.plan import sections_for
from vaultkit.model import Layout
from vaultkit.model import Person
from vaultkit.model import Phase

OCTOBER, NOVEMBER = dt.date(2026, 10, 28), dt.date(2026, 11, 11)
BORIS = Person("Boris Aune")


def filed(*texts: tuple[str, dt.date, str], person: Person = ASTA) -> Filing:
    """File after whole notes, given as (path, day, text)."""
    notes = [note(path, text) for path, _, text in texts]
    sessions = [session(one, day) for one, (_, day, _) in zip(notes, texts, strict=True)]
    return plan_filing(vault(sessions, (ASTA, BORIS)), by_path(*notes), person, ON, today=TODAY)


def test_front_matter_keeps_order_quotes_lists_and_comments() -> None:
    text = '---\nrecord: meeting # always\ndate: \'{day}\'\ntags:\n  - "#1on1"\nwith: "[[Asta Lindgren]]"\n# private below\nmood: {mood}\n---\n\n- a\n'
    filing = filed(
        ("a/2026-10-28.md", OCTOBER, text.format(day="2026-10-28", mood="calm")),
        ("a/2026-11-11.md", NOVEMBER, text.format(day="2026-11-11", mood="tense")),
    )
    expected = '---\nrecord: meeting # always\ndate: \'2026-11-25\'\ntags:\n  - "#1on1"\nwith: "[[Asta Lindgren]]"\n# private below\nmood:\n---\n'
    assert "\n".join(filing.front) == expected


def test_keys_of_writing_get_today_and_keys_of_one_meeting_stay_empty() -> None:
    text = "---\ncreated: {written} 08:45\ndate: {day}\nphase: maintain\nnext_meeting: 2026-11-18\nduration: 45\n---\n- a\n"
    filing = filed(
        ("a/2026-10-28.md", OCTOBER, text.format(written="2026-10-27", day="2026-10-28")),
        ("a/2026-11-11.md", NOVEMBER, text.format(written="2026-11-10", day="2026-11-11")),
    )
    expected = ("created: 2026-11-22 08:45", "date: 2026-11-25", "phase:", "next_meeting:", "duration:")
    assert filing.front[1:-1] == expected


def test_headings_recur_and_content_does_not() -> None:
    text = "# 1:1 with Asta Lindgren - {day}\n\n## Notes\n- {topic}\n\n## {topic}\nsecret\n\n## Action Items\n- [ ] {topic}\n"
    filing = filed(
        ("a/2026-10-28.md", OCTOBER, text.format(day="2026-10-28", topic="rota")),
        ("a/2026-11-11.md", NOVEMBER, text.format(day="2026-11-11", topic="van")),
    )
    assert filing.lead == ("# 1:1 with Asta Lindgren - 2026-11-25",)
    assert [section.lines for section in filing.sections] == [("## Notes", "- "), ("## Action Items", "- ")]


def test_a_phase_leaves_out_the_headings_of_another_phases_work() -> None:
    text = "# Asta\n\n## Follow-up from last time\n- {x}\n### Old\n- {x}\n## Agenda\n- {x}\n### Mine\n- {x}\n## Notes\n- {x}\n## Action items\n- [ ] {x}\n"
    filing = filed(
        ("a/2026-10-28.md", OCTOBER, text.format(x="rota")), ("a/2026-11-11.md", NOVEMBER, text.format(x="van"))
    )

    def left(phase: Phase) -> list[str]:
        return [section.lines[0] for section in sections_for(filing, phase)]

    assert left(Phase.GET_TO_KNOW) == ["## Notes"]
    assert left(Phase.SHARE_CONTEXT) == ["## Agenda", "### Mine", "## Notes", "## Action items"]
    assert left(Phase.MAINTAIN) == ["## Notes", "## Action items"]


def test_fields_above_the_text_are_taken_over() -> None:
    text = "**Who**:: [[Asta Lindgren]]\n**When**:: {day}\n**Where**:: {where}\n\n- {where}\n"
    filing = filed(
        ("a/2026-10-28.md", OCTOBER, text.format(day="28 October 2026", where="yard")),
        ("a/2026-11-11.md", NOVEMBER, text.format(day="11 November 2026", where="canal")),
    )
    assert filing.lead == ("**Who**:: [[Asta Lindgren]]", "**When**:: 25 November 2026", "**Where**::")


def test_somebody_not_met_yet_gets_the_form_of_others_and_nothing_about_them() -> None:
    text = '---\ntype: 1-1\nperson: "[[Asta Lindgren]]"\nrole: Cook\ndate: {day}\n---\n\n# 1:1 with Asta\n\n- {day}\n'
    filing = filed(
        ("a/Asta Lindgren/2026-10-28.md", OCTOBER, text.format(day="2026-10-28")),
        ("a/Asta Lindgren/2026-11-11.md", NOVEMBER, text.format(day="2026-11-11")),
        person=BORIS,
    )
    assert filing.path == "a/Boris Aune/2026-11-25.md"
    assert filing.front[1:-2] == ("type: 1-1", 'person: "[[Boris Aune]]"', "role:", "date: 2026-11-25")
    assert filing.lead == ("# 1:1 with Boris",)


def test_a_name_that_breaks_plain_yaml_is_quoted() -> None:
    filing = plan_filing(vault(), {}, Person('O"Neil: the #1'), ON)
    assert filing.front[2] == 'person: "[[O\\"Neil: the 1]]"'


def running(text: str, *places: tuple[dt.date, int, int], layout: Layout = Layout.SECTION) -> Filing:
    made = note("log/Asta Lindgren.md", text)
    sessions = [session(made, day, line, end=end, layout=layout) for day, line, end in places]
    return plan_filing(vault(sessions), by_path(made), ASTA, ON, today=TODAY)


def test_a_running_file_grows_upwards_if_it_did() -> None:
    filing = running(
        "# Asta\n\n## [2026-11-11] - the van\n- b\n\n## [2026-10-28]\n- a\n", (NOVEMBER, 3, 4), (OCTOBER, 6, 7)
    )
    assert (filing.mode, filing.before_line, filing.lead) == (Mode.INSERT, 3, ("## [2026-11-25]",))


def test_a_running_file_grows_downwards_if_it_did() -> None:
    text = "# Asta\n\n## 28 Oct 2026\n- a\n\n## 11 Nov 2026\n- b\n\n# Links\n- x\n"
    filing = running(text, (OCTOBER, 3, 4), (NOVEMBER, 6, 7))
    assert (filing.before_line, filing.blank_before, filing.lead) == (8, 1, ("## 25 Nov 2026",))


def test_an_entry_goes_under_the_heading_of_the_meetings_and_keeps_its_context_line() -> None:
    text = "# Asta\n\n## Interactions\n\n### [2026-11-11] - the van\n**Context:** 1:1\n\n**Notes:**\n- b\n\n### [2026-10-28]\n**Context:** 1:1\n\n**Notes:**\n- a\n\n## Feedback\n\n### 2026-11-20\n- well done\n"
    filing = running(text, (NOVEMBER, 5, 9), (OCTOBER, 11, 15))
    assert filing.before_line == 5
    assert filing.lead == ("### [2026-11-25]", "**Context:** 1:1")
    assert [section.lines for section in filing.sections] == [("**Notes:**", "- ")]


def test_an_outline_gets_a_bullet_with_its_children_inside() -> None:
    text = "- # 1:1s\n\t- ## [[Nov 11th, 2026]]\n\t\t- b\n\t- ## [[Oct 28th, 2026]]\n\t\t- a\n- # Feedback\n\t- ## [[Nov 20th, 2026]]\n"
    filing = running(text, (NOVEMBER, 2, 3), (OCTOBER, 4, 5), layout=Layout.OUTLINE)
    assert (filing.before_line, filing.lead) == (2, ("\t- ## [[Nov 25th, 2026]]",))
    assert (filing.indent, filing.bullets, filing.links) == ("\t\t", True, LinkStyle.MARKDOWN)


def daily(*existing: tuple[str, str]) -> Filing:
    text = "# {day}\n\n## Focus\n\n## Meetings\n- 1:1 with [[Asta Lindgren]] — {topic}\n- lunch\n\n## Loose ends\n- {topic}\n"
    notes = [
        note("Journal/2026-10-28.md", text.format(day="2026-10-28", topic="the rota")),
        note("Journal/2026-11-11.md", text.format(day="2026-11-11", topic="the van")),
    ]
    sessions = [
        session(one, day, 6, end=6, layout=Layout.DAILY) for one, day in zip(notes, (OCTOBER, NOVEMBER), strict=True)
    ]
    others = [note(path, made) for path, made in existing]
    return plan_filing(vault(sessions), by_path(*notes, *others), ASTA, ON, today=TODAY)


def test_a_days_note_is_begun_with_the_headings_it_usually_has() -> None:
    filing = daily()
    assert (filing.mode, filing.path) == (Mode.CREATE, "Journal/2026-11-25.md")
    assert filing.lead == ("# 2026-11-25", "", "## Focus", "", "## Meetings", "- 1:1 with [[Asta Lindgren]] — ")
    assert [section.lines for section in filing.sections] == [("## Loose ends",)]


def test_in_a_days_note_the_bullet_goes_to_the_end_of_the_meetings() -> None:
    filing = daily(("Journal/2026-11-25.md", "# 2026-11-25\n\n## Meetings\n- dentist\n\n## Loose ends\n- x\n"))
    assert (filing.mode, filing.before_line) == (Mode.INSERT, 5)
    assert filing.lead == ("- 1:1 with [[Asta Lindgren]] — ",)


def test_a_days_note_without_meetings_gets_the_heading_too() -> None:
    filing = daily(("Journal/2026-11-25.md", "# 2026-11-25\n\nwrote all day\n"))
    assert filing.before_line == 4
    assert filing.lead == ("## Meetings", "", "- 1:1 with [[Asta Lindgren]] — ")


def test_a_planned_note_is_found_and_a_held_one_is_not() -> None:
    held, coming, left = (note(f"a/{day}.md", "- x\n") for day in ("2026-11-11", "2026-12-02", "2026-11-18"))
    first = session(held, NOVEMBER)
    later = session(coming, dt.date(2026, 12, 2), planned=True)
    unfilled = session(left, dt.date(2026, 11, 18), planned=True, prep_line=1, prep_end=4)
    assert find_planned(vault([first]), ASTA, TODAY) is None
    assert find_planned(vault([first, later, unfilled]), ASTA, TODAY) == later
    assert find_planned(vault([first, unfilled]), ASTA, TODAY) == unfilled
    assert find_planned(vault([first, later]), BORIS, TODAY) is None


def test_windows_line_ends_are_kept() -> None:
    assert filed(("a/2026-11-11.md", NOVEMBER, "# Asta\r\n\r\n- b\r\n")).newline == "\r\n"


def test_a_day_taken_by_somebody_else_gets_the_name_behind_it() -> None:
    mine, theirs = note("1-1s/2026-11-11.md", "# A\n\n- b\n"), note("1-1s/2026-11-25.md", "# B\n\n- c\n")
    sessions = [session(mine, NOVEMBER), session(theirs, ON, person=BORIS.name)]
    filing = plan_filing(vault(sessions, (ASTA, BORIS)), by_path(mine, theirs), ASTA, ON, today=TODAY)
    assert (filing.path, filing.mode) == ("1-1s/2026-11-25 Asta Lindgren.md", Mode.CREATE)


def test_a_taken_name_without_a_day_gets_the_day_and_ones_own_prepared_note_stays() -> None:
    mine, other = note("1-1s/2026-11-11.md", "# A\n\n- b\n"), note("1-1s/2026-11-25.md", "- \n")
    held, planned = session(mine, NOVEMBER), session(other, ON, planned=True)
    own = plan_filing(vault([held, planned]), by_path(mine, other), ASTA, ON, today=TODAY)
    nobodys = plan_filing(vault([held]), by_path(mine, other), ASTA, ON, today=TODAY)
    assert (own.path, nobodys.path) == ("1-1s/2026-11-25.md", "1-1s/2026-11-25 - 2.md")


def test_empty_notes_teach_no_front_matter_and_no_empty_block_is_written() -> None:
    assert "date: 2026-11-25" in filed(("a/2026-11-11.md", NOVEMBER, "---\n---\n")).front
    assert "date: 2026-11-25" in filed(("a/2026-11-11.md", NOVEMBER, "")).front
    assert filed(("a/2026-11-11.md", NOVEMBER, "---\n---\n- a\n")).front == ()
    assert filed(("a/2026-11-11.md", NOVEMBER, "- a\n")).front == ()
