"""Somebody who was not met yet: the form of others, and nothing that is about them."""

from __future__ import annotations

import datetime as dt
import time

from tests.briefs.made import ASTA
from tests.briefs.made import ON
from tests.briefs.made import TODAY
from tests.briefs.made import by_path
from tests.briefs.made import note
from tests.briefs.made import session
from tests.briefs.made import vault
from vaultkit.briefs.filing.plan import Filing
from vaultkit.briefs.filing.plan import Mode
from vaultkit.briefs.filing.plan import plan_filing
from vaultkit.model import Layout
from vaultkit.model import Note
from vaultkit.model import Person

OCTOBER, NOVEMBER = dt.date(2026, 10, 28), dt.date(2026, 11, 11)
BORIS = Person("Boris Aune", path="People/Boris Aune.md")
NOBODY = Person("Boris Aune")


def filed(person: Person, *texts: tuple[str, dt.date, str], known: tuple[Person, ...] = (ASTA, BORIS)) -> Filing:
    notes = [note(path, text) for path, _, text in texts]
    sessions = [session(one, day) for one, (_, day, _) in zip(notes, texts, strict=True)]
    return plan_filing(vault(sessions, known), by_path(*notes), person, ON, today=TODAY)


def test_a_first_name_is_enough_for_somebody_with_a_page() -> None:
    notes = [
        ("m/2026-11-11-asta.md", NOVEMBER, "# 1:1 Asta\n\n- a\n"),
        ("m/2026-10-28-asta.md", OCTOBER, "# 1:1 Asta\n\n- b\n"),
    ]
    filing = filed(BORIS, *notes)
    assert (filing.path, filing.lead) == ("m/2026-11-25-boris.md", ("# 1:1 Boris",))


def test_the_whole_name_stands_where_the_first_alone_would_not_tell_who_it_is() -> None:
    notes = [
        ("m/2026-11-11-asta.md", NOVEMBER, "# 1:1 Asta\n\n- a\n"),
        ("m/2026-10-28-asta.md", OCTOBER, "# 1:1 Asta\n\n- b\n"),
    ]
    unknown = filed(NOBODY, *notes, known=(ASTA,))
    assert (unknown.path, unknown.lead) == ("m/2026-11-25-boris-aune.md", ("# 1:1 Boris Aune",))
    twin = filed(BORIS, *notes, known=(ASTA, BORIS, Person("Boris Dahl")))
    assert twin.path == "m/2026-11-25-boris-aune.md"


def test_numbers_times_and_initials_of_others_are_not_borrowed() -> None:
    text = "# Supervision\n\nPresent: Asta Lindgren (AL), me\n\n- a\n"
    numbered = [("Asta Lindgren/Talk 7.md", NOVEMBER, text), ("Asta Lindgren/Talk 6.md", OCTOBER, text)]
    filing = filed(BORIS, *numbered)
    assert (filing.path, filing.lead[-1]) == ("Boris Aune/Talk 1.md", "Present: Boris Aune (BA), me")
    timed = [("2026-11-11 14-00 Asta.md", NOVEMBER, "- a\n"), ("2026-10-28 14-00 Asta.md", OCTOBER, "- b\n")]
    assert filed(BORIS, *timed).path == "2026-11-25 Boris.md"


def test_a_numbered_folder_of_ones_own_gets_the_next_number() -> None:
    notes = [("21.01 Asta Lindgren/2026-11-11.md", NOVEMBER, "- a\n"), ("21.04 Eve/2026-10-28.md", OCTOBER, "- b\n")]
    assert filed(BORIS, *notes).path == "21.05 Boris Aune/2026-11-25.md"


def test_a_tag_of_ones_own_has_no_blanks() -> None:
    asta = Person("Asta")
    held = note("Asta, 11 Nov 2026.md", "# Asta, 11 Nov 2026\n#1on1/asta\n\n- a\n")
    sessions = [session(held, NOVEMBER, person="Asta")]
    filing = plan_filing(vault(sessions, (asta,)), by_path(held), NOBODY, ON)
    assert filing.lead == ("# Boris Aune, 25 Nov 2026", "#1on1/boris-aune")


def running(text: str, *places: tuple[dt.date, int, int], person: Person, pages: tuple[Note, ...] = ()) -> Filing:
    made = note("People/Asta Lindgren.md", text)
    sessions = [session(made, day, line, end=end, layout=Layout.SECTION) for day, line, end in places]
    return plan_filing(vault(sessions, (ASTA, BORIS)), by_path(made, *pages), person, ON, today=TODAY)


def test_where_meetings_stand_on_pages_the_first_one_goes_on_their_own_page() -> None:
    text = "# Asta Lindgren\n\n## 1:1s\n\n### 2026-11-11\n- b\n"
    page = note(BORIS.path, "# Boris Aune\n\nNew.\n")
    filing = running(text, (NOVEMBER, 5, 6), person=BORIS, pages=(page,))
    assert (filing.path, filing.mode, filing.before_line) == (BORIS.path, Mode.INSERT, 4)
    assert filing.lead == ("## 1:1s", "", "### 2026-11-25")


def test_in_a_file_with_a_heading_for_each_the_first_meeting_brings_its_own() -> None:
    made = note("1-1s.md", "# Asta Lindgren\n\n## 2026-11-11\n- b\n\n# Later\n- x\n")
    sessions = [session(made, NOVEMBER, 3, end=4, layout=Layout.SECTION)]
    filing = plan_filing(vault(sessions, (ASTA, BORIS)), by_path(made), BORIS, ON, today=TODAY)
    assert (filing.path, filing.before_line) == ("1-1s.md", 5)
    assert filing.lead == ("# Boris Aune", "", "## 2026-11-25")


def test_a_vault_of_ten_thousand_notes_is_no_reason_to_wait() -> None:
    sample = note("x.md", '---\ntype: 1-1\nperson: "[[Asta Lindgren]]"\n---\n# 1:1 [[Asta Lindgren]]\n\n- a [[b]]\n')
    days = [dt.date(1990, 1, 1) + dt.timedelta(days=number) for number in range(10_000)]
    sessions = [session(sample, day, path=f"1-1s/{day.year}/{day}.md") for day in days]
    notes = dict.fromkeys((one.path for one in sessions), sample)
    before = time.perf_counter()
    filing = plan_filing(vault(sessions), notes, ASTA, dt.date(2026, 11, 25), today=TODAY)
    # A tenth of a second on a quiet machine; anything quadratic takes minutes.
    assert time.perf_counter() - before < 2
    assert filing.path == "1-1s/2026/2026-11-25.md"
