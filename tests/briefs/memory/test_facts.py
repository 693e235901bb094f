from __future__ import annotations

import datetime as dt

import pytest

from tests.briefs.made import Line
from tests.briefs.made import history
from tests.briefs.made import told
from tests.briefs.made import vault
from vaultkit.briefs.material import gather
from vaultkit.briefs.memory.facts import facts
from vaultkit.model import ItemKind

ON = dt.date(2026, 11, 25)
DAYS = tuple(dt.date(2026, month, 10) for month in (5, 6, 7, 8, 9, 10, 11))
W, P, T = ItemKind.WAYS_OF_WORKING, ItemKind.PERSONAL, ItemKind.OTHER


def known(*meetings: tuple[Line, ...], personal: bool = True, limit: int = 5, on: dt.date | None = None) -> list[str]:
    days = DAYS[-len(meetings) :]
    past = history(*(told(day, *lines) for day, lines in zip(days, meetings, strict=True)))
    return [one.text for one in facts(gather(vault(), past, {}, ON), limit, personal=personal, on=on)]


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        (W, "Likes a written thank you, hates being thanked in front of people"),
        (W, "Asta would rather read a thing first and talk after"),
        (W, "Bad news: she wants it the same day, by telephone"),
        (W, "She goes quiet when she disagrees"),
        (P, "Grew up over a bakery, third of five"),
        (P, "Daughter Ines is six and plays the drums"),
        (P, "Two daughters, one plays goalie"),
        (P, "Keeps bees behind the boathouse with her brother"),
    ],
)
def test_what_lasts_is_known(kind: ItemKind, line: str) -> None:
    assert known(((kind, line),)) == [line]
    assert known(((kind, line),), personal=False) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Boris wants numbers and no surprises; she'd thought it would be vision",
        "Boris hates the boatyard, likes the boats",
        "She goes the other way, she gets brisker",
        "I told her I like mornings best",
        "My son likes the boats",
        "Asked how she likes to hear bad news",
        "He had it all typed because he didn't want to be asked",
        "Would she rather have it in writing?",
        "Not sure she likes the boats",
        "She said she'd rather",
        "Invoices paid, 14 of 20",
    ],
)
def test_what_is_of_others_of_the_writer_or_of_the_moment_is_not(line: str) -> None:
    frame: tuple[Line, ...] = (
        (T, "She came with Boris by boat, and her coat was wet"),
        (T, "Tea with Boris, her idea"),
    )
    assert known((*frame, (W, line))) == []


@pytest.mark.parametrize(
    "line",
    [
        "Wants to hear hard things in the boat, never on the quay",
        "Hates it when I ring twice",
        "What she can't stand most is a meeting about a meeting",
        "Takes criticism better in writing",
        "She's an early bird and answers nothing after seven",
        "Asked how she wants to be told she's wrong: on the quay, nobody round",
        "Third generation pilot, and she was raised on a lightship",
        "Sailed tankers for nine years, then dredgers",
        "Husband Olav runs the chandlery",
        "Her mother's a pilot, retired",
        "Wants to run the whole pier one day",
        "Enrolled at the evening school in Sundby",
        "I asked about the winter. She'd rather be told it straight than nicely",
    ],
)
@pytest.mark.parametrize("kind", [W, ItemKind.PERSONAL, T])
def test_what_lasts_is_told_in_many_ways(kind: ItemKind, line: str) -> None:
    assert known(((kind, line),)) == [line]


def test_a_dislike_taken_for_a_challenge_is_known_all_the_same() -> None:
    line = "Can't bear being thanked over the tannoy"
    assert known(((ItemKind.CHALLENGE, line),)) == [line]
    assert known(((ItemKind.STATUS, "Pier volunteers inducted, two boys absent"),)) == []


@pytest.mark.parametrize(
    "line",
    [
        "Charging posts. She wants them by the gate, the council by the hall. Nothing settled",
        "Mam comes in July. I cried a bit over the curtains",
        "Over ten years of practice in one line, that was the advert",
        "Where she comes from",
    ],
)
def test_what_is_argued_over_or_is_the_writers_is_no_fact(line: str) -> None:
    assert known(((P, line),)) == []


def test_where_nothing_lasts_news_of_longer_ago_is_told() -> None:
    news: tuple[Line, ...] = ((P, "Her nephew got a berth in Sundby"),)
    nothing: tuple[Line, ...] = ((T, "Painted the boathouse"),)
    assert known(news, *[nothing] * 5) == [news[0][1]]
    lasting: tuple[Line, ...] = ((W, "Prefers questions to suggestions"),)
    assert known(news, lasting, *[nothing] * 4) == [lasting[0][1]]


def test_what_lasts_comes_before_what_passes() -> None:
    lasting, passing = (W, "Prefers questions to suggestions"), (P, "Her brother is moving in this week")
    assert known((lasting,), (passing,)) == [lasting[1], passing[1]]
    assert known((lasting,), (passing,), personal=False) == [lasting[1]]


def test_what_passes_is_forgotten_after_some_meetings() -> None:
    passing: tuple[Line, ...] = ((P, "Her brother is moving in this week"),)
    nothing: tuple[Line, ...] = ((T, "Painted the boathouse"),)
    assert known(passing, *[nothing] * 3) == [passing[0][1]]
    assert known(passing, *[nothing] * 4) == []


def test_of_one_matter_the_newest_is_told() -> None:
    old, new = (
        (W, "Prefers comments on drawings in writing"),
        (W, "Prefers comments on drawings over the telephone now"),
    )
    assert known((old,), (new,)) == [new[1]]


def test_not_one_sort_alone_is_told() -> None:
    likes = ("mornings", "lists", "trains", "silence", "pencils")
    lines: tuple[Line, ...] = (*((W, f"She likes {one} more than most") for one in likes), (P, "Grew up on a barge"))
    found = known(lines, limit=3)
    assert "Grew up on a barge" in found
    assert len(found) == 3


def test_a_language_without_words_gives_silence() -> None:
    line = "Hän pitää siitä, että se on kirjallisesti, mutta hän ei ole siellä, kun minä olen, ja se on hyvä"
    assert known(((W, line),)) == []


def test_other_languages_are_read_by_their_own_words() -> None:
    assert known(((W, "Sie will schlechte Nachrichten am selben Tag und am Telefon, nicht auf Papier"),))
    assert known(((W, "Elle préfère les questions par écrit, la veille, et pas devant les autres"),))


def test_what_was_ahead_of_somebody_close_is_told_until_its_day_has_passed() -> None:
    line = "Her brother's wedding is on the 25th"
    assert known(((P, line),), on=dt.date(2026, 11, 25)) == [line]
    assert known(((P, line),), on=dt.date(2026, 11, 26)) == []


def test_what_weighed_on_somebody_close_is_over_once_a_later_line_says_so() -> None:
    ill = (P, "Her grandfather is in hospital, she drives there every weekend")
    well = (P, "Her grandfather beats her at cards again, so all is well")
    assert known((ill,)) == [ill[1]]
    assert ill[1] not in known((ill,), (well,))
