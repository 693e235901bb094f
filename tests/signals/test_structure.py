from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from vaultkit.model import Session
from vaultkit.model import Signals
from vaultkit.signals.lexicon import Lexicon
from vaultkit.signals.segments import read_statements
from vaultkit.signals.structure import count_figures
from vaultkit.signals.structure import find_listing
from vaultkit.signals.structure import is_short
from vaultkit.signals.structure import is_shrinking
from vaultkit.signals.words import Names
from vaultkit.signals.words import fold_text

Make = Callable[..., Session]


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("1. ovens\n2. roster\n3. tips\n", 3),
        ("1. ovens\n\n2–5. next time\n", 5),
        ("- 1) ovens\n- 2) tips\n", 2),
        ("agenda:: 4, did 2\n", 4),
        ("Agenda: 3\n", 3),
        ("Three items, got to one.\n", 3),
        ("A list of five.\n", 5),
        ("First, the ovens. We talked. Second, the roster.\n", 2),
        ("1. only one\n", 0),
        ("Agenda of one.\n", 1),
        ("We waited 40 minutes for three items on the menu of 2019.\n", 3),
        ("Nothing of the kind.\n", 0),
    ],
)
def test_the_size_of_a_list_is_counted_or_said(session: Make, lexicon: Lexicon, text: str, size: int) -> None:
    assert find_listing(read_statements(session(text), lexicon.folder, Names()), lexicon).size == size


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("covers 412, target 430", 2),
        ("waste 3.1% and 7 of 9", 3),
        ("at 4:30 for 20 minutes", 0),
        ("nine falls in July, seven in August", 0),
        ("eleven falls in July, nine in August, four so far, two with harm", 3),
        ("falls 11, two with harm", 2),
        ("up at 4, asleep by 8", 0),
        ("two girls, nine and eleven", 0),
        ("since 2019", 0),
        ("he is 12 years old", 0),
        ("no figure at all", 0),
    ],
)
def test_figures_of_work_are_counted(lexicon: Lexicon, text: str, figures: int) -> None:
    assert count_figures(fold_text(text, lexicon.folder, Names()).words, lexicon) == figures


def earlier(words: int, minutes: int | None = None) -> Signals:
    return Signals(dt.date(2025, 1, 1), "a.md", 1, words, minutes=minutes)


def test_a_note_is_short_against_the_earlier_ones_only() -> None:
    assert is_short(20, [earlier(80)] * 3)
    assert not is_short(70, [earlier(80)] * 3)
    assert not is_short(20, [earlier(80)] * 2)


def test_a_meeting_shrinks_against_the_earlier_ones_only() -> None:
    assert is_shrinking(15, [earlier(80, 45)] * 3)
    assert not is_shrinking(40, [earlier(80, 45)] * 3)
    assert not is_shrinking(None, [earlier(80, 45)] * 3)
