from __future__ import annotations

import datetime as dt

import pytest

from vaultkit.briefs.filing.periods import Span
from vaultkit.briefs.filing.periods import respell_span
from vaultkit.briefs.filing.periods import span_in
from vaultkit.briefs.filing.periods import span_of

OLD = Span(dt.date(2026, 11, 2), dt.date(2026, 11, 13))
NEW = Span(dt.date(2026, 11, 30), dt.date(2026, 12, 11))
DECEMBER = Span(dt.date(2026, 12, 14), dt.date(2026, 12, 25))


def test_a_span_is_read_where_the_day_falls_into_it() -> None:
    assert span_in("2026-11-02 to 2026-11-13", dt.date(2026, 11, 5)) == OLD
    assert span_in("2026-11-02 to 2026-11-13", dt.date(2026, 11, 20)) is None
    assert span_in("2026-11-02", dt.date(2026, 11, 2)) is None
    assert span_in("2026-01-01 to 2026-11-13", dt.date(2026, 11, 2)) is None


@pytest.mark.parametrize(
    ("day", "span"),
    [
        (dt.date(2026, 11, 13), OLD), (dt.date(2026, 11, 15), OLD), (dt.date(2026, 12, 3), NEW), (dt.date(2026, 12, 14), DECEMBER),
        (dt.date(2026, 10, 28), Span(dt.date(2026, 10, 19), dt.date(2026, 10, 30))),
    ],
)  # fmt: skip
def test_spans_go_on_as_they_did(day: dt.date, span: Span) -> None:
    assert span_of(day, [OLD]) == span


def test_without_spans_nothing_goes_on() -> None:
    assert span_of(dt.date(2026, 11, 2), []) is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("2026-11-02 to 2026-11-13", "2026-11-30 to 2026-12-11"),
        ("Sprint 2026.11.02–2026.11.13 notes", "Sprint 2026.11.30–2026.12.11 notes"),
        ("# 2 to 13 November", "# 30 November to 11 December"),
        ("2.–13. November 2026", "30. November–11. Dezember 2026"),
        ("# Everything", None),
        ("# 9 to 13 November", None),
    ],
)
def test_a_span_is_respelled(text: str, told: str | None) -> None:
    assert respell_span(text, OLD, NEW, [("Oktober", 10)] if "." in text else []) == told


def test_a_span_of_one_month_names_it_once() -> None:
    assert respell_span("2 to 13 November", OLD, DECEMBER) == "14 to 25 December"
    assert respell_span("2.–13. November 2026", OLD, DECEMBER, [("Oktober", 10)]) == "14.–25. Dezember 2026"
