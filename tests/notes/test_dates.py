from __future__ import annotations

import datetime as dt
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultkit.notes.dates import DateHead
from vaultkit.notes.dates import DayOrder
from vaultkit.notes.dates import complete
from vaultkit.notes.dates import find_date
from vaultkit.notes.dates import infer_order
from vaultkit.notes.dates import read_date
from vaultkit.notes.dates import read_date_head
from vaultkit.notes.monthnames import distance
from vaultkit.notes.monthnames import is_weekday
from vaultkit.notes.monthnames import month_number

MARCH_5 = dt.date(2026, 3, 5)

SPELLINGS = """
2026-03-05 | 2026-3-5 | 2026_03_05 | 2026/03/05 | 2026/3/5 | 2026.03.05 | 20260305 | 2026-03-05T10:00:00 | 2026-03-05 14-00
2026-03-05 14:00 | 2026-03-05T09:30:00+01:00 | 2026-03-05T09:30:00Z | 202603051400 | 5 March 2026 | 05 March 2026 | 5th March 2026
5th of March 2026 | 5 March, 2026 | March 5, 2026 | March 5th, 2026 | Mar. 5th 2026 | Mar 5 2026 | 5 Mar 2026 | 5-Mar-2026 | 05Mar2026
2026 March 5 | 2026-Mar-05 | 5 Mar '26 | 5 March 26 | Thu 5th March 2026 | Thursday, 5 March 2026 | 5 March 2026 (Thu) | 5 March 2026, Thursday
Thu, 2026-03-05, 10:30 | [2026-03-05] | [[2026-03-05]] | [[2026-03-05¦Thursday]] | [[Mar 5th, 2026]] | [2026-03-05](journal/2026-03-05.md)
**5 March 2026** | Date: 5 March 2026 | Date 5 March 2026 | Date:05 March 2026 | Date : 5 March 2026 | Date: [5 March, 2026] | **Date:** 2026-03-05
Meeting on 5 March 2026 | Week of 5 March 2026 | 1:1 2026-03-05 | 5.3.2026 | 05.03.2026 | 05.03.26 | 5. 3. 2026 | March 5, 2026 10am
5. März 2026 | Donnerstag, 5. März 2026 | Datum: 5. März 2026 | am 5. März 2026 | 5 mars 2026 | jeudi 5 mars 2026 | le 5 mars 2026
5 marzo 2026 | giovedì 5 marzo 2026 | Data: 5 marzo 2026 | 5 de marzo de 2026 | jueves, 5 de marzo de 2026 | Fecha: 5 de marzo de 2026
5 de março de 2026 | quinta-feira, 5 de março de 2026 | 5 mar. 2026 | 5 maart 2026 | donderdag 5 maart 2026 | 5 marca 2026 | czwartek, 5 marca 2026
5. mars 2026 | den 5 mars 2026 | torsdag 5. mars 2026 | 5. maaliskuuta 2026 | 5. března 2026 | 5 Mart 2026 Perşembe | 5 марта 2026
четверг, 5 марта 2026 г. | 5 березня 2026 | 2026年3月5日 | 2026年03月05日（木） | 日付：2026年3月5日 | ２０２６年３月５日 | 2026년 3월 5일 | 2026년 3월 5일 (목)
2026. 3. 5. | 2026-W10-4 | Besuch: 5. März 2026 | Dated 5 March 2026 | ## 2026-03-05 | 📅 2026-03-05 | 5 march 2026 | MARCH 5, 2026 | Thurs 5 March 2026
"""


#: "|" parts the spellings, so the bar of a link is written "¦".
ALL_SPELLINGS = [
    text.strip().replace("¦", "|") for line in SPELLINGS.strip().splitlines() for text in line.split(" | ")
]


@pytest.mark.parametrize("text", ALL_SPELLINGS)
def test_a_date_is_read_in_every_spelling(text: str) -> None:
    assert read_date(text) == MARCH_5


@pytest.mark.parametrize("text", ALL_SPELLINGS)
def test_every_spelling_is_a_date_head_with_nothing_left_over(text: str) -> None:
    head = read_date_head(text)
    assert head is not None
    assert (head.date, head.rest) == (MARCH_5, "")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("5 Febuary 2021", dt.date(2021, 2, 5)),
        ("Setpember 3, 2021", dt.date(2021, 9, 3)),
        ("3 Novemeber 2020", dt.date(2020, 11, 3)),
        ("12 Agust 2021", dt.date(2021, 8, 12)),
        ("1 Janurary 2020", dt.date(2020, 1, 1)),
        ("9 Decmeber 2022", dt.date(2022, 12, 9)),
        ("9th Otcober 2022", dt.date(2022, 10, 9)),
        ("4 Apirl 2022", dt.date(2022, 4, 4)),
        ("7 setembre 2022", dt.date(2022, 9, 7)),
        ("7 Dezmeber 2022", dt.date(2022, 12, 7)),
    ],
)
def test_misspelt_months_are_read(text: str, day: dt.date) -> None:
    assert read_date(text) == day


@pytest.mark.parametrize(
    "word", ["match", "member", "remember", "marsh", "augment", "tuna", "junior", "octopus", "decent"]
)
def test_ordinary_words_are_no_months(word: str) -> None:
    assert read_date(f"12 {word} 2021") is None


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("2026-03-05 - Budget", "Budget"),
        ("2026-03-05 – Budget and hiring", "Budget and hiring"),
        ("5 March 2026: catch-up", "catch-up"),
        ("2026-03-05 Budget", "Budget"),
        ("[2026-03-05] - Kafka talk", "Kafka talk"),
        ("2026-03-05 (Budget)", "Budget"),
        ("2026-03-05 Thursday Budget", "Budget"),
        ("2026-03-05, 10:30 - Budget", "Budget"),
        ("Budget - 2026-03-05", "Budget"),
        ("1:1 with [[Ana Prats]] - 2026-03-05", "1:1 with Ana Prats"),
        ("2026-03-05: 1:1 with Ana", "1:1 with Ana"),
        ("24 December 2026 – no meeting", "no meeting"),
    ],
)
def test_what_is_left_of_a_head_is_its_rest(text: str, rest: str) -> None:
    head = read_date_head(text)
    assert head is not None
    assert head.rest == rest
    assert head.year == 2026


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-",
        "TBD",
        "14:00",
        "2026",
        "March 2026",
        "1:1",
        "YYYY-MM-DD",
        "Date: YYYY-MM-DD",
        "{{date}}",
        "<% tp.date.now() %>",
        "+49 170 1234567",
        "555-12-2020",
        "0171 / 20260305123456789",
        "We shipped on 4 March 2020 and it was fine",
        "On 5 March 2026 we had a talk about the roadmap and decided.",
        "1.2.3 (2024-05-01)",
        "[1.2.3] - 2024-05-01",
        "v2.0 - 2024-05-01",
        "Version 2 2026-03-05",
        "Next 1:1: 2026-03-12",
        "Due: 2026-03-10",
        "Birthday: 5 March",
        "Geburtstag: 05.03.1990",
        "Start date: 2024-05-01",
        "May 5 people come",
        "5 out of 10",
        "10 members",
        "13/13/14",
        "2026-02-30",
        "31 April 2026",
        "1889-03-05",
        "2150-03-05",
        "10.1.20.30",
        "Date:",
    ],
)
def test_what_only_looks_like_a_date_is_no_head(text: str) -> None:
    assert read_date_head(text) is None


def test_a_longer_text_is_never_a_head() -> None:
    assert read_date_head("2026-03-05 " + "word " * 200) is None


@pytest.mark.parametrize(
    ("text", "order", "day", "ambiguous"),
    [
        ("08-04-2021", None, dt.date(2021, 4, 8), True),
        ("8/4/21", None, dt.date(2021, 4, 8), True),
        ("8/4/21", DayOrder.MONTH_FIRST, dt.date(2021, 8, 4), False),
        ("8/4/21", DayOrder.DAY_FIRST, dt.date(2021, 4, 8), False),
        ("25/12/2021", DayOrder.MONTH_FIRST, dt.date(2021, 12, 25), False),
        ("12/25/2021", None, dt.date(2021, 12, 25), False),
        ("08.04.2021", DayOrder.MONTH_FIRST, dt.date(2021, 4, 8), False),
        ("04/04/2021", None, dt.date(2021, 4, 4), False),
    ],
)
def test_numbers_follow_the_order_of_the_vault(
    text: str, order: DayOrder | None, day: dt.date, *, ambiguous: bool
) -> None:
    head = read_date_head(text, order)
    assert head is not None
    assert (head.date, head.ambiguous) == (day, ambiguous)


@pytest.mark.parametrize(
    ("texts", "order"),
    [
        (["25/12/2021", "3/4/2021"], DayOrder.DAY_FIRST),
        (["12/25/2021", "3-14-21"], DayOrder.MONTH_FIRST),
        (["3/4/2021", "no date", "2021-12-25", "25.12.2021"], None),
        (["25/12/2021", "12/25/2021"], None),
        ([*(f"{day}/1/2021" for day in range(13, 29)), "1/31/2021"], DayOrder.DAY_FIRST),
    ],
)
def test_the_unambiguous_ones_tell_the_order(texts: list[str], order: DayOrder | None) -> None:
    assert infer_order(texts) == order


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2026-W10", 7),
        ("Week 10 2026", 7),
        ("KW 10/2026", 7),
        ("2026-03-02 – 2026-03-06", 5),
        ("2-6 March 2026", 5),
        ("March 2-6, 2026", 5),
        ("2026-03-02", 1),
    ],
)
def test_weeks_and_ranges_begin_on_their_first_day(text: str, days: int) -> None:
    head = read_date_head(text)
    assert head is not None
    assert (head.date, head.span_days) == (dt.date(2026, 3, 2), days)


@pytest.mark.parametrize(("text", "clock"), [("2026-03-05 14:00", "14:00"), ("5 March 2026 9.30am", "09:30"), ("5 March 2026, 2pm - 3pm", "14:00"), ("2026-03-05 14h30", "14:30"), ("5 March 2026", "")])  # fmt: skip
def test_a_time_beside_the_date_is_kept_apart(text: str, clock: str) -> None:
    head = read_date_head(text)
    assert head is not None
    assert (head.date, head.time, head.rest) == (MARCH_5, clock, "")


@pytest.mark.parametrize(
    ("text", "month", "day"),
    [("5 March", 3, 5), ("March 5th", 3, 5), ("Thu 5 March", 3, 5), ("3月5日", 3, 5), ("5.3.", 3, 5), ("05/03", 3, 5), ("5 de março", 3, 5), ("5. März: Haushalt", 3, 5)],
)  # fmt: skip
def test_day_and_month_alone_are_a_head_without_a_date(text: str, month: int, day: int) -> None:
    head = read_date_head(text)
    assert head is not None
    assert (head.date, head.year, head.month, head.day) == (None, None, month, day)
    assert read_date(text) is None


def head(text: str) -> DateHead:
    found = read_date_head(text)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("texts", "days"),
    [
        (["10 Dec 2020", "20 January", "3 Feb 2021"], ["2020-12-10", "2021-01-20", "2021-02-03"]),
        (
            ["3 Feb 2021", "20 January", "17 December", "10 Dec 2020"],
            ["2021-02-03", "2021-01-20", "2020-12-17", "2020-12-10"],
        ),
        (
            ["1 Nov 2020", "1 Dec 2020", "5 January", "9 February"],
            ["2020-11-01", "2020-12-01", "2021-01-05", "2021-02-09"],
        ),
        (
            ["5 January", "20 December", "1 Dec 2020", "1 Nov 2020"],
            ["2021-01-05", "2020-12-20", "2020-12-01", "2020-11-01"],
        ),
        (["23.05.2023", "9 May", "25 April 2023"], ["2023-05-23", "2023-05-09", "2023-04-25"]),
        (["1 Feb 2021", "03/05", "1 April 2021"], ["2021-02-01", "2021-03-05", "2021-04-01"]),
    ],
)
def test_a_missing_year_comes_from_the_neighbours(texts: list[str], days: list[str]) -> None:
    assert [str(day) for day in complete([head(text) for text in texts])] == days


def test_years_stay_unknown_where_no_neighbour_has_one() -> None:
    assert complete([head("5 March"), head("6 March")]) == (None, None)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2026-03-05 14-00 Dunja 1o1", "2026-03-05"),
        ("Yusuf Karaman-2026-01-14", "2026-01-14"),
        ("1-1 Rukmini Sethi 20260122", "20260122"),
        ("202603051400 1-1 Asha", "20260305"),
        ("2026-03-05-1on1-anneke", "2026-03-05"),
        ("talked on 5 March 2026 and again on 2026-03-09", "5 March 2026"),
        ("Jour fixe 22.01.2026", "22.01.2026"),
    ],
)
def test_the_first_date_inside_a_text_is_found_with_its_place(text: str, found: str) -> None:
    result = find_date(text)
    assert result is not None
    assert text[result[1] : result[2]] == found
    assert read_date(found) == result[0]


@pytest.mark.parametrize(
    "text", ["no date", "5 March", "1-1", "12345678", "99999999", "3-1-1 or 2-1-0", "chapter 20.5.1"]
)
def test_nothing_is_found_where_no_whole_date_stands(text: str) -> None:
    assert find_date(text) is None


FORMATS = (
    "%Y-%m-%d", "%Y_%m_%d", "%Y/%m/%d", "%Y%m%d", "%d %B %Y", "%B %d, %Y", "%d %b %Y", "%A, %d %B %Y", "%a %d %b %Y", "%d.%m.%Y",
    "%G-W%V-%u", "%d-%b-%Y", "Date: %d %B %Y", "[[%Y-%m-%d]]", "[[%b %d, %Y]]", "%Y年%m月%d日", "%Y-%m-%dT10:00:00", "%Y-%m-%d (%a)",
)  # fmt: skip


@given(st.dates(dt.date(1990, 1, 8), dt.date(2100, 12, 20)), st.sampled_from(FORMATS))
def test_what_is_written_in_a_known_way_is_read_back(day: dt.date, form: str) -> None:
    assert read_date(day.strftime(form)) == day


@given(
    st.dates(dt.date(1990, 1, 1), dt.date(2100, 12, 31)),
    st.sampled_from(list(DayOrder)),
    st.sampled_from(["/", "-", "."]),
)
def test_numbers_are_read_back_in_the_order_given(day: dt.date, order: DayOrder, mark: str) -> None:
    if order is DayOrder.MONTH_FIRST and mark == ".":
        return
    form = ("%d{0}%m{0}%Y" if order is DayOrder.DAY_FIRST else "%m{0}%d{0}%Y").format(mark)
    assert read_date(day.strftime(form), order) == day


@given(st.text(max_size=300))
def test_no_text_breaks_the_reading(text: str) -> None:
    read_date_head(text)
    found = find_date(text)
    assert found is None or 0 <= found[1] < found[2] <= len(text)


@pytest.mark.parametrize("piece", ["1 a", "1/", "1-", "2026-", "5 Mar ", "20260305 ", "week 1 ", "１月", ". ", "1th "])
def test_hostile_texts_take_linear_time(piece: str) -> None:
    def seconds(times: int) -> float:
        start = time.process_time()
        find_date("x" + piece * times)
        return time.process_time() - start

    # A quadratic reading of these takes minutes; the slack is for a busy machine.
    assert seconds(40_000) < 8 * seconds(20_000) + 10


def test_names_of_months_and_days_are_folded() -> None:
    assert month_number("MÄRZ") == 3
    assert month_number("février") == 2
    assert month_number("fe\u0301vrier") == 2
    assert month_number("Kasım") == 11
    assert is_weekday("Mié")
    assert is_weekday("terça-feira")
    assert not is_weekday("Budget")


@pytest.mark.parametrize(
    ("one", "other", "errors"),
    [("abc", "abc", 0), ("abc", "acb", 1), ("abc", "ab", 1), ("abc", "xyz", 3), ("abc", "abcdef", 3)],
)
def test_distance_counts_typing_errors(one: str, other: str, errors: int) -> None:
    assert distance(one, other, 3 if errors < 3 else 2) == errors
