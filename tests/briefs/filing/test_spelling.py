from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultkit.briefs.filing.calendar import months
from vaultkit.briefs.filing.spelling import learn
from vaultkit.briefs.filing.spelling import month_words
from vaultkit.briefs.filing.spelling import respell
from vaultkit.briefs.filing.spelling import spell
from vaultkit.briefs.filing.spelling import with_widths
from vaultkit.notes.dates import read_date_head

FIRST = dt.date(2026, 12, 1)
TWENTY_SECOND = dt.date(2027, 5, 22)


@pytest.mark.parametrize(
    ("text", "old", "first", "twenty_second"),
    [
        ("2026-03-17 14-30 Ana 1o1", (2026, 3, 17), "2026-12-01 14-30 Ana 1o1", "2027-05-22 14-30 Ana 1o1"),
        ("Date: 4 November 2019", (2019, 11, 4), "Date: 1 December 2026", "Date: 22 May 2027"),
        ("Date:01 September 2022", (2022, 9, 1), "Date:01 December 2026", "Date:22 May 2027"),
        ("[21 July, 2022]", (2022, 7, 21), "[1 December, 2026]", "[22 May, 2027]"),
        ("Wed 26th January 2022", (2022, 1, 26), "Tue 1st December 2026", "Sat 22nd May 2027"),
        ("[[Mar 5th, 2026]]", (2026, 3, 5), "[[Dec 1st, 2026]]", "[[May 22nd, 2027]]"),
        ("February 21, 2023", (2023, 2, 21), "December 1, 2026", "May 22, 2027"),
        ("jeudi 19 mars 2026", (2026, 3, 19), "mardi 1 décembre 2026", "samedi 22 mai 2027"),
        ("12 de março de 2026", (2026, 3, 12), "1 de dezembro de 2026", "22 de maio de 2027"),
        ("3. März 2026", (2026, 3, 3), "1. Dezember 2026", "22. Mai 2027"),
        ("2026年2月26日(木)", (2026, 2, 26), "2026年12月1日(火)", "2027年5月22日(土)"),
        ("06.06.2023", (2023, 6, 6), "01.12.2026", "22.05.2027"),
        ("6/6/23", (2023, 6, 6), "1/12/26", "22/5/27"),
        ("9 May", (2023, 5, 9), "1 December", "22 May"),
        ("2026-W10", (2026, 3, 3), "2026-W49", "2027-W20"),
        ("Jour fixe KW 12", (2026, 3, 18), "Jour fixe KW 49", "Jour fixe KW 20"),
        ("notes/2026/03/05-ana", (2026, 3, 5), "notes/2026/12/01-ana", "notes/2027/05/22-ana"),
        ("202603051400 1-1 Ana", (2026, 3, 5), "202612011400 1-1 Ana", "202705221400 1-1 Ana"),
        ("28 Feburary 2020", (2020, 2, 28), "1 December 2026", "22 May 2027"),
        ("TUESDAY, MARCH 3, 2026", (2026, 3, 3), "TUESDAY, DECEMBER 1, 2026", "SATURDAY, MAY 22, 2027"),
    ],
)
def test_a_new_date_is_spelled_like_the_old_one(
    text: str, old: tuple[int, int, int], first: str, twenty_second: str
) -> None:
    assert respell(text, dt.date(*old), FIRST) == first
    assert respell(text, dt.date(*old), TWENTY_SECOND) == twenty_second


def test_a_text_without_the_day_teaches_nothing() -> None:
    assert learn("Budget and the 12th floor", dt.date(2026, 3, 5)) is None
    assert learn("2026-03-06", dt.date(2026, 3, 5)) is None
    assert learn("x" * 5000, dt.date(2026, 3, 5)) is None


def test_other_month_words_settle_the_language() -> None:
    words = month_words(["8 gennaio 2026", "12 febbraio 2026"])
    spelling = learn("5 marzo 2026", dt.date(2026, 3, 5), None, words)
    assert spelling is not None
    assert spell(spelling, dt.date(2026, 11, 25)) == "25 novembre 2026"


def test_other_spellings_settle_the_padding() -> None:
    unsure, padded = learn("12-11-2024", dt.date(2024, 11, 12)), learn("05-02-2024", dt.date(2024, 2, 5))
    assert unsure is not None
    assert padded is not None
    assert spell(with_widths(unsure, [padded]), dt.date(2026, 1, 3)) == "03-01-2026"
    unpadded = learn("5-2-2024", dt.date(2024, 2, 5))
    assert unpadded is not None
    assert spell(with_widths(unsure, [unpadded]), dt.date(2026, 1, 3)) == "3-1-2026"


def test_every_row_of_months_has_twelve_names() -> None:
    assert all(len(row.names) == 12 and all(row.names) for row in months())


FORMATS = (
    "{d} {B} {Y}",
    "{B} {d}, {Y}",
    "{Y}-{m:02d}-{d:02d}",
    "{d:02d}.{m:02d}.{Y}",
    "[{Y}-{m:02d}-{d:02d}]",
    "{d} {b} {Y}",
)
ENGLISH = [row for row in months() if row.language == "en"]


@given(
    st.sampled_from(FORMATS),
    st.dates(dt.date(2015, 1, 1), dt.date(2040, 1, 1)),
    st.dates(dt.date(2015, 1, 1), dt.date(2040, 1, 1)),
)
def test_what_is_spelled_reads_back_as_the_same_day(form: str, old: dt.date, new: dt.date) -> None:
    text = form.format(
        d=old.day, m=old.month, Y=old.year, B=ENGLISH[0].names[old.month - 1], b=ENGLISH[1].names[old.month - 1]
    )
    made = respell(text, old, new)
    assert made is not None
    head = read_date_head(made)
    assert head is not None
    if not head.ambiguous:
        assert head.date == new
