from __future__ import annotations

import datetime as dt

import pytest

from tests.briefs.made import by_path
from tests.briefs.made import note
from tests.briefs.made import session
from tests.briefs.made import vault
from vaultkit.briefs.anchors import Anchors
from vaultkit.briefs.anchors import block_id
from vaultkit.briefs.anchors import find_headings
from vaultkit.model import Layout
from vaultkit.model import Note
from vaultkit.model import Session
from vaultkit.notes.prep_block import wrap_prep_block

MARCH = dt.date(2026, 3, 5)
RUNNING = "# Asta\n\n## 12 March 2026\n\n### Notes\n\n- [ ] two\n\n## 5 March 2026 ##\n\n### Notes\n\n- [ ] one\n"


def anchors(made: Note, *sessions: Session, others: tuple[Note, ...] = ()) -> Anchors:
    more = [session(other, MARCH) for other in others]
    return Anchors(vault([*sessions, *more]), by_path(made, *others), sessions)


def test_a_section_of_a_running_file_is_linked_by_its_heading_as_written() -> None:
    made = note("Asta.md", RUNNING)
    held = session(made, MARCH, line=9, end=13, layout=Layout.SECTION)
    assert anchors(made, held).of("Asta.md", 13) == "5 March 2026"


def test_a_heading_that_stands_twice_is_no_anchor() -> None:
    made = note("Asta.md", RUNNING.replace("5 March", "12 March"))
    held = session(made, MARCH, line=9, end=13, layout=Layout.SECTION)
    assert anchors(made, held).of("Asta.md", 13) == ""


def test_of_two_headings_of_one_name_the_one_above_tells_them_apart() -> None:
    made = note("1-1s.md", "# 2026\n\n## 5 March\n\n### Asta\n\n- [ ] one\n\n## 12 March\n\n### Asta\n\n- [ ] two\n")
    held = session(made, MARCH, line=11, end=13, layout=Layout.SECTION)
    assert anchors(made, held).of("1-1s.md", 13) == "12 March\nAsta"


def test_a_section_without_a_heading_takes_one_inside() -> None:
    made = note("Asta.md", "**5 March 2026**\n\n### Actions\n\n- [ ] one\n")
    held = session(made, MARCH, line=1, end=5, layout=Layout.SECTION)
    assert anchors(made, held).of("Asta.md", 5) == "Actions"


def test_in_a_daily_note_the_heading_above_is_the_anchor() -> None:
    made = note("2026-03-05.md", "# Thursday\n\n## Meetings\n\n- 1:1 Asta\n    - [ ] one\n")
    held = session(made, MARCH, line=5, end=6, layout=Layout.DAILY)
    assert anchors(made, held).of("2026-03-05.md", 6) == "Meetings"


def test_the_title_of_a_note_is_no_anchor() -> None:
    made = note("2026-03-05.md", "# Thursday\n\n- 1:1 Asta\n    - [ ] one\n")
    assert anchors(made, session(made, MARCH, line=3, end=4, layout=Layout.DAILY)).of("2026-03-05.md", 4) == ""


def test_outside_of_meetings_the_heading_above_is_the_anchor() -> None:
    made = note("People/Asta.md", "# Asta\n\n## Open\n\n- [ ] one\n")
    assert anchors(made).of("People/Asta.md", 5) == "Open"


@pytest.mark.parametrize(
    ("links", "anchor"),
    [
        ("[[a#Decisions]] and [[b#Actions|there]]", "Actions"),
        ("[one](a.md#Decisions) and [two](../b.md#x)", "Actions"),
        ("[[a#Decisions]]", ""),
        ("[[a#^abc]] and [[b#^abd]]", ""),
        ("[[a]] and #tag and [[b]]", ""),
        (wrap_prep_block("[[a#Decisions]] and [[b#Actions|there]]\n[[c#d]]"), ""),
    ],
)
def test_a_heading_in_a_whole_note_is_an_anchor_where_the_vault_links_so(links: str, anchor: str) -> None:
    made = note("1-1s/a.md", "# Asta\n\n## Actions\n\n- [ ] one\n")
    other = note("1-1s/b.md", f"talked\n\n{links}\n")
    held = session(made, MARCH)
    found = Anchors(vault([held, session(other, MARCH)]), by_path(made, other), [held])
    assert found.of("1-1s/a.md", 5) == anchor


@pytest.mark.parametrize(
    ("text", "line", "anchor"),
    [
        ("- [ ] one ^ab1\n- [ ] two ^ab2", 1, "^ab1"),
        ("- [ ] one\n- [ ] two ^ab2", 1, ""),
        ("- [ ] one\n  goes on ^ab1\n- [ ] two", 1, "^ab1"),
        ("- [ ] one\n- [ ] two\n\n^list1\n\ntext", 1, "^list1"),
        ("| a | b |\n|---|---|\n| one | x |\n\n^t1", 3, "^t1"),
        ("| a | b |\n|---|---|\n| one | x |\n^t1", 3, "^t1"),
        ("a paragraph\nof two lines ^p1\n\n- [ ] one ^ab1", 1, "^p1"),
        ("a paragraph\n\n- [ ] one ^ab1", 1, ""),
        ("2^10 and x^2", 1, ""),
        ("- [ ] one ^not an id", 1, ""),
    ],
)
def test_a_block_has_its_id_at_its_end_or_below(text: str, line: int, anchor: str) -> None:
    assert block_id(text.split("\n"), line) == anchor


def test_what_stands_in_code_or_in_a_prep_block_is_no_heading() -> None:
    text = "# One\n\n```\n# no\n```\n\n" + wrap_prep_block("## no\n") + "## Two #\n"
    assert [(heading.level, heading.text) for heading in find_headings(note("a.md", text))] == [(1, "One"), (2, "Two")]


def test_a_place_that_is_not_there_has_no_anchor() -> None:
    made = note("a.md", "text")
    assert [anchors(made).of("a.md", line) for line in (0, 2)] == ["", ""]
    assert anchors(made).of("b.md", 1) == ""
