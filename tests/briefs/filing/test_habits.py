from __future__ import annotations

import pytest

from tests.briefs.made import TODAY
from tests.briefs.made import note
from tests.briefs.made import session
from vaultkit.briefs.filing.habits import Work
from vaultkit.briefs.filing.habits import is_key
from vaultkit.briefs.filing.habits import private_lines
from vaultkit.briefs.filing.habits import work_of


@pytest.mark.parametrize(
    ("heading", "work"),
    [
        ("🎯 Agenda", Work.AGENDA),
        ("Topics for discussion", Work.AGENDA),
        ("Themen:", Work.AGENDA),
        ("✅ Action Items", Work.TASKS),
        ("Próximos passos", Work.TASKS),
        ("Anneke's Commitments", Work.TASKS),
        ("Their Updates", Work.STATUS),
        ("🔄 Follow-up from Last Time", Work.CARRIED),
        ("Tasks from previous 121", Work.CARRIED),
        ("🔒 Thoughts", Work.PRIVATE),
        ("Private Reflection", Work.PRIVATE),
        ("Notes", Work.OTHER),
        ("1:1 with Asta", Work.OTHER),
        ("What actually happened", Work.OTHER),
    ],
)
def test_a_heading_tells_its_work(heading: str, work: Work) -> None:
    assert work_of(heading) is work


def test_keys_are_told_apart_in_any_spelling() -> None:
    assert is_key("Next-Meeting", "per_session")
    assert is_key("nextMeeting", "per_session")
    assert is_key("vk-phase", "per_session")
    assert is_key("Created", "written_on")
    assert not is_key("person", "per_session")


def test_private_reaches_to_the_next_heading_of_its_level() -> None:
    made = note("a.md", "# Asta\n\n## Private\n- a\n\n### Deeper\n- b\n\n## Notes\n- c\n")
    lines = private_lines(session(made, TODAY))
    assert {4, 7} <= lines
    assert 10 not in lines
