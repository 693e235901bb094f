"""Running load and the rhythm it belongs to."""

from __future__ import annotations

from vaultkit.briefs.rhythms import rhythm_of


def test_running_load_finds_its_rhythm() -> None:
    assert rhythm_of("The outage of Friday is written up") == "postmortem"
    assert rhythm_of("Month-end figures went out") == "report"
    assert rhythm_of("41 of 60 tickets") == "status"
