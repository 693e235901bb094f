from __future__ import annotations

import pytest

from tests.notes.small_vaults import notes_of
from vaultkit.model import Property
from vaultkit.notes.outline import parse_outline
from vaultkit.notes.planned import has_content
from vaultkit.notes.planned import is_status_planned


def written(text: str) -> bool:
    return has_content(parse_outline(notes_of({"a.md": text})[0]))


@pytest.mark.parametrize(
    "text",
    ["# Title\n", "-\n- [ ]\n", "**Discussion:**\n", "- {{topic}}\n", "- [Owner]: …\n", "mood::\n", "| A | B |\n|---|---|\n| | |\n", "- TBD\n", "```\ncode\n```\n"],
)  # fmt: skip
def test_skeletons_say_nothing(text: str) -> None:
    assert not written(text)


@pytest.mark.parametrize(
    "text", ["- a\n", "Talked.\n", "- [x] sent it\n", "| A | B |\n|---|---|\n| x | done |\n", "- [[Asha]]\n"]
)
def test_words_say_something(text: str) -> None:
    assert written(text)


def test_a_status_may_say_that_a_meeting_is_to_come() -> None:
    assert is_status_planned([Property("Status", "Scheduled", 2)])
    assert not is_status_planned([Property("status", "done", 2)])
