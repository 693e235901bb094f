from __future__ import annotations

import datetime as dt

import pytest

from tests.briefs.made import Line
from tests.briefs.made import by_path
from tests.briefs.made import history
from tests.briefs.made import note
from tests.briefs.made import path_of
from tests.briefs.made import session
from tests.briefs.made import told
from tests.briefs.made import vault
from tests.briefs.memory.endings import ENDINGS
from tests.briefs.memory.endings import Ending
from vaultkit.briefs.material import gather
from vaultkit.briefs.memory.doubts import doubts
from vaultkit.model import ItemKind

ON = dt.date(2026, 11, 25)
DAYS = tuple(dt.date(2026, month, 10) for month in (5, 6, 7, 8, 9, 10, 11))
U, P, T = ItemKind.UNCERTAINTY, ItemKind.PERSONAL, ItemKind.OTHER


def said(*meetings: tuple[Line, ...], sure: float = 0.7) -> tuple[list[str], int]:
    """Return the doubts shown after these meetings, the last on the last of `DAYS`, and how many more are counted."""
    days = DAYS[-len(meetings) :]
    past = history(*(told(day, *lines, sure=sure) for day, lines in zip(days, meetings, strict=True)))
    shown, more = doubts(gather(vault(), past, {}, ON), ON)
    return [one.text for one in shown], more


def shown(ending: Ending) -> list[str]:
    rota: Line = (ItemKind.STATUS, "Rota went out on Monday, nobody complained")
    return said((rota,), ((ending.kind, ending.raised),), ((T, ending.later),))[0]


@pytest.mark.parametrize("ending", [one for one in ENDINGS if one.over], ids=lambda one: one.raised[:40])
def test_a_matter_whose_end_is_told_does_not_come_back(ending: Ending) -> None:
    assert shown(ending) == []


def test_most_matters_whose_end_is_not_told_come_back_once() -> None:
    still = [one for one in ENDINGS if not one.over]
    found = [len(shown(one)) for one in still]
    assert max(found) == 1
    # A line too many is worse than one too few; fewer than this would be silence.
    assert sum(found) >= 0.7 * len(still)


def test_what_is_said_again_is_shown_in_its_newest_words_and_once() -> None:
    first = "Not sure the lime kiln has another winter in it"
    again = "Afraid of what the kiln will do in January, with the lining gone soft"
    assert said(((U, first),), ((U, again),)) == ([again], 0)


def test_what_had_been_kept_back_is_over_when_the_next_meeting_begins_with_it() -> None:
    kept = (U, "The new roof. Afraid of it since spring, and hasn't told the owners")
    assert said((kept,), ((T, "She said it. To both of them, standing in the rain"),)) == ([], 0)
    assert said((kept,), ((T, "Still hasn't said it, and the rain came in"),))[0] == [kept[1]]


def test_the_line_that_tells_the_end_is_no_doubt_itself() -> None:
    clear = "Her son's tests are clear. She said so looking at the kettle, six weeks of worry and I had thought it was the heat"
    assert said(((U, clear),)) == ([], 0)


def test_what_was_promised_for_it_and_is_ticked_closes_it() -> None:
    raised = "Wonders whether the harbour lease runs out in spring"
    held = note(path_of(DAYS[-1]), f"# Asta\n\n- {raised}\n- [x] Asta: ask the harbour office about the lease\n")
    past = history(told(DAYS[-1], (U, raised)))
    open_one = vault([session(held, DAYS[-1])])
    assert doubts(gather(open_one, past, by_path(held), ON), ON) == ((), 0)


@pytest.mark.parametrize(
    "line",
    [
        "Is it age or is it last winter? He can't tell",
        "And not sure about that either",
        "Doesn't know what to do with it",
        "She doesn't know either.",
        "Scared, a bit",
        "Who decides when the press stops? She does",
        "The intern's scared of the new saw",
        "Showed her what we do when we're worried about a family",
        "Had wondered whether the Bergen posting was for her",
        "No longer worried about the Bergen posting",
        "He has doubts about the marriage. Not for this file",
        '"So the customer is the one who doubts the seal."',
        "Discharges before noon, twenty-two against a target of thirty-three",
    ],
)
def test_what_means_nothing_alone_or_is_no_doubt_stays_away(line: str) -> None:
    assert said(((U, line),)) == ([], 0)


@pytest.mark.parametrize("line", ["Her sister has taken up bridge and cheats", "38 beds, 36 filled, one in hospital"])
def test_of_a_life_only_what_weighs_comes_back(line: str) -> None:
    assert said(((P, line),)) == ([], 0)


def test_a_matter_of_somebody_else_is_not_theirs() -> None:
    lines: tuple[Line, ...] = (
        (T, "She rang her brother, and she asked after Boris and his boat"),
        (T, "She came by bicycle, told Boris so"),
        (U, "Boris is afraid of the winter route"),
        (U, "He doesn't know whether the winter route is safe"),
        (U, "She is afraid of the summer timetable"),
    )
    assert said(lines)[0] == ["She is afraid of the summer timetable"]


def test_what_fades_is_counted() -> None:
    raised = (U, "Wonders whether the night ferry will be sold")
    other: tuple[Line, ...] = ((T, "Painted the boathouse"),)
    assert said((raised,), *[other] * 4) == ([raised[1]], 0)
    assert said((raised,), *[other] * 5) == ([], 1)


def test_what_waits_for_a_day_fades_sooner() -> None:
    nothing: tuple[Line, ...] = ((T, "Painted the boathouse"),)
    dated, lasting = (U, "Nervous about the pilot's test on Monday"), (U, "Nervous about every pilot's test")
    assert said((dated,), nothing)[0] == [dated[1]]
    assert said((dated,), nothing, nothing) == ([], 1)
    assert said((lasting,), nothing, nothing)[0] == [lasting[1]]


def test_doubts_stand_before_what_weighs_and_what_does_not_fit_is_counted() -> None:
    places = ("quarry", "orchard", "tannery", "lighthouse", "brickyard")
    lines: tuple[Line, ...] = (
        (P, "Her mother is in hospital again"),
        *((U, f"Not sure the {place} will pay its way") for place in places),
    )
    found, more = said(lines)
    assert [place for place in places if any(place in line for line in found)] == list(places[:4])
    assert more == 2


def test_a_language_without_words_gives_silence() -> None:
    line = "Hän ei ole varma, että se on hyvä, mutta hän ei tiedä, mitä hän tekee, ja minä en ole siellä, kun he ovat"
    assert said(((U, line),), sure=0.99) == ([], 0)


@pytest.mark.parametrize(
    ("raised", "end"),
    [
        ("Sie ist unsicher, ob die Frühschicht für die Lehrlinge noch geht", "Die Frühschicht ist geklärt, mit den Lehrlingen fängt es um sieben an"),
        ("Elle a peur que la chambre froide ne tienne pas cet été", "La chambre froide est réparée, c'est réglé et elle dort mieux"),
        ("No sabe si quiere seguir con el turno de noche en la panadería", "El turno de noche: decidió dejarlo en mayo y está aliviada con la panadería"),
        ("Ela não sabe se quer ficar com a padaria da mãe", "A padaria da mãe: disse que sim e está aliviada, já assinou com o banco"),
    ],
)  # fmt: skip
def test_other_languages_are_read_by_their_own_words(raised: str, end: str) -> None:
    assert said(((U, raised),))[0] == [raised]
    assert said(((U, raised),), ((T, end),)) == ([], 0)
