"""A clock that is centuries off stops nothing."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.notes.small_vaults import notes_of
from vaultkit.notes.layouts.week import day_in_week
from vaultkit.notes.understand import understand

_FILES = {
    "1-1s/2026-03-02 Asha Rao.md": "---\ndate: 2026-03-02\n---\n# 1:1\n- [ ] me: plan by 2026-03-05\n",
    "1-1s/Bo Lind.md": "# 1:1 Bo Lind\n## 5 March\n- a\n## 0001-01-01\n- b\n## 9999-12-31\n- c\n",
}


@pytest.mark.parametrize("today", [dt.date.min, dt.date(1, 1, 2), dt.date.max])
def test_a_day_far_off_is_no_error(today: dt.date) -> None:
    assert understand(notes_of(_FILES), me=(), today=today).sessions is not None


def test_the_last_week_of_all_ends_on_its_last_day() -> None:
    assert day_in_week(dt.date.max, 6) == dt.date.max
