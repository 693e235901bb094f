"""Meetings that did not take place, told by status, file name, title or a body of one line."""

from __future__ import annotations

import pytest

from tests.notes.small_vaults import read

_PATH = "1-1s/2026-03-02 Edda.md"

CALLED_OFF: dict[str, dict[str, str]] = {
    **{
        f"status {status}": {_PATH: f"---\nstatus: {status}\n---\n# 1:1 Edda\n\n- plans\n"}
        for status in ("cancelled", "canceled", "skipped", "no-show", "missed", "rescheduled", "declined", "Postponed")
    },
    "file name in brackets": {"1-1s/2026-03-02 Edda (postponed).md": "- plans\n"},
    "file name behind a dash": {"1-1s/2026-03-02 Edda - cancelled.md": "# 1:1 Edda\n- plans\n"},
    "title behind a dash": {_PATH: "# 1:1 Edda - SKIPPED\n\n- plans\n"},
    "title with a cross": {_PATH: "# ❌ 1:1 Edda\n\n- plans\n"},
    "title struck out": {_PATH: "# ~~1:1 Edda~~\n\n- plans\n"},
    "title after a label": {_PATH: "# Abgesagt: 1:1 Edda\n\n- plans\n"},
    "body of one line": {_PATH: "# 1:1 Edda\n\nCancelled, he was travelling.\n"},
    "body of one bullet": {_PATH: "- Postponed: offsite\n"},
    "body that ends so": {_PATH: "Edda is ill, so cancelled.\n"},
}
HELD: dict[str, dict[str, str]] = {
    "status done": {_PATH: "---\nstatus: done\n---\n- plans\n"},
    "a topic that was cancelled": {_PATH: "# 1:1 Edda\n\n- cancelled the vendor contract\n- plans\n"},
    "a title of a topic": {"1-1s/Edda/2026-03-02 - cancelled contracts and plans.md": "- plans\n"},
    "one line on something else": {_PATH: "- Missed deadlines in the depot\n"},
    "a long line": {
        _PATH: "We spoke about the launch, which the board has cancelled for now and wants again in May.\n"
    },
    "a struck word in a title": {_PATH: "# 1:1 Edda ~~and Jo~~\n\n- plans\n"},
}


@pytest.mark.parametrize("name", CALLED_OFF)
def test_a_meeting_called_off_is_no_session(name: str) -> None:
    vault = read(CALLED_OFF[name])
    assert [(s.person, s.path) for s in vault.sessions] == []
    assert [p.code for p in vault.problems] == []


@pytest.mark.parametrize("name", HELD)
def test_a_meeting_that_speaks_of_something_called_off_is_held(name: str) -> None:
    assert [s.person for s in read(HELD[name]).sessions] == ["Edda"]
