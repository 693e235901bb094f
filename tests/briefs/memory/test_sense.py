from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from tests.briefs.made import Line
from tests.briefs.made import history
from tests.briefs.made import told
from tests.briefs.made import vault
from vaultkit.briefs.material import gather
from vaultkit.briefs.memory.sense import Reading
from vaultkit.briefs.memory.sense import read
from vaultkit.briefs.memory.sense import readable
from vaultkit.briefs.memory.sense import stands_alone
from vaultkit.model import ItemKind

DAY = dt.date(2026, 11, 10)
T = ItemKind.OTHER


def reading(*lines: str) -> Reading:
    said: tuple[Line, ...] = tuple((T, line) for line in lines)
    return read(gather(vault(), history(told(DAY, *said)), {}, dt.date(2026, 11, 25)))


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("She wants the harbour log in writing", True),
        ("Still afraid of the harbour board", True),
        ("Not sure the harbour log is any use", True),
        ("And the harbour log as well", False),
        ("She does it the other way round", False),
        ("It bothers her more than the harbour", False),
        ("Said it to the harbour master at last", False),
        ("The harbour log: she said it aloud", True),
        ("Me too, about the harbour", False),
        ("Three words only", False),
        ('"So the harbour is yours then."', False),
        ("The harbour log (and the", False),
        ("What the harbour needs by spring:", False),
    ],
)
def test_a_line_is_read_alone_or_not(text: str, alone: bool) -> None:  # noqa: FBT001 - a value of the table
    (line,) = reading(text).lines
    assert stands_alone(line, text) is alone


def test_whom_a_text_speaks_of_is_the_nearest_before() -> None:
    found = reading("She came by boat with Boris, and her dog", "She swam, and Boris rowed", "Her oar broke")
    tongue = found.lines[0].tongue
    for text, whose in (("She rowed", "them"), ("I rowed", "me"), ("Boris rowed", "third"), ("Rowed", "")):
        assert found.subject(f"{text} home", len(text), tongue) == whose
    assert found.subject("Asta rowed home", 10, tongue) == "them"
    assert found.subject("He rowed home", 8, tongue) == "third"


def test_names_are_told_by_their_capitals_and_the_persons_own_are_none() -> None:
    found = reading("She met Boris and Asta at the quay", "At the Quay she bought a rope")
    assert found.others == {"boris"}


def test_a_pronoun_is_foreign_only_where_the_notes_tell() -> None:
    assert reading("He rowed and she swam").foreign == frozenset()
    assert "he" in reading("She swam, her boat leaks", "She rowed, and her oar broke").foreign


def test_later_lines_on_one_matter_are_found() -> None:
    past = history(
        told(DAY, (T, "The lanterns on the pier worry her")),
        told(dt.date(2026, 11, 12), (T, "Lantern glass came, pier is next"), (T, "Tea and rain")),
    )
    found = read(gather(vault(), past, {}, dt.date(2026, 11, 25)))
    assert [line.text for line in found.sharing(found.lines[0])] == ["Lantern glass came, pier is next"]


def paragraph(*sentences: str) -> Reading:
    """Read sentences of one paragraph: items that stand on one line of a note."""
    signals = told(DAY, *((T, sentence) for sentence in sentences))
    items = tuple(replace(item, line=7) for item in signals.items)
    return read(gather(vault(), history(replace(signals, items=items)), {}, dt.date(2026, 11, 25)))


def test_a_sentence_that_needs_the_one_before_is_read_with_it() -> None:
    first, second = paragraph("She mends the harbour clock on Sundays.", "It calms her more than sleep does.").lines
    assert (first.before, second.before) == ("", first.text)
    assert readable(first, first.text) == first.text
    assert readable(second, second.text) == f"{first.text} {second.text}"


@pytest.mark.parametrize(
    "before",
    [
        "And that as well.",
        "Has she mended the harbour clock?",
        "She mends the harbour clock " + "and the pier lamps " * 10 + "too.",
    ],
)
def test_a_sentence_is_not_read_with_one_that_does_not_help(before: str) -> None:
    line = paragraph(before, "It calms her more than sleep does.").lines[1]
    assert readable(line, line.text) == ""


def test_items_of_a_list_are_never_read_together() -> None:
    line = reading("She mends the harbour clock on Sundays.", "It calms her more than sleep does.").lines[1]
    assert readable(line, line.text) == ""


def test_what_was_read_once_is_not_read_again() -> None:
    given = gather(vault(), history(told(DAY, (T, "She wants the harbour log in writing"))), {}, dt.date(2026, 11, 25))
    assert read(given) is read(replace(given, seen="something else"))


def test_days_are_no_names() -> None:
    assert reading("She came on Friday with Boris", "From July she rows").others == {"boris"}


def test_a_persons_name_is_read_as_a_pronoun() -> None:
    found = reading("She came by boat, and her dog", "She swam with her dog", "Asta signs, I check")
    assert found.with_pronouns("Asta signs, I check", found.lines[0].tongue) == "she signs, I check"


def test_a_few_words_behind_a_question_answer_it_and_say_nothing_alone() -> None:
    (line,) = reading("She would rather decide").lines
    assert readable(line, line.text) == line.text
    assert readable(replace(line, before="Shall I be rung for the harbour, or does she decide?"), line.text) == ""
    (whole,) = reading("She would rather decide on the harbour herself").lines
    assert readable(replace(whole, before="Shall I be rung?"), whole.text) == whole.text
