"""What is private is counted or left out, and reaches nothing else."""

from __future__ import annotations

import pytest

from tests.notes.small_vaults import read
from vaultkit.model import Session

_CLOSED = """---
person: "[[Asha Rao]]"
date: 2026-03-02
time: 10:30
private: true
event: TOPSECRET promotion
phase: maintain
role: TOPSECRET lead
relation: manager
tags: [TOPSECRET]
minutes: 45
---
# 1:1 Asha Rao
event:: TOPSECRET pivot
- [ ] me: TOPSECRET plan
"""


def _one(body: str) -> Session:
    (session,) = read({"1-1s/2026-03-02 Asha Rao.md": f"# 1:1 Asha Rao\n\n{body}"}).sessions
    return session


def _texts(body: str) -> list[str]:
    return [block.text for block in _one(body).blocks][1:]


def test_a_private_note_is_counted() -> None:
    (session,) = read({"1-1s/2026-03-02 Asha Rao.md": _CLOSED}).sessions
    assert (session.person, session.date.isoformat(), session.time, session.private, session.planned) == (
        "Asha Rao",
        "2026-03-02",
        "10:30",
        True,
        False,
    )


def test_nothing_else_of_a_private_note_is_read() -> None:
    vault = read({"1-1s/2026-03-02 Asha Rao.md": _CLOSED})
    (session,) = vault.sessions
    assert (session.events, session.phase, session.role, session.relation, session.blocks) == ((), None, "", None, ())
    assert "topsecret" not in repr(vault).casefold()


def test_the_flag_of_a_running_file_closes_each_of_its_meetings() -> None:
    text = (
        "---\nprivate: true\n---\n# 1:1 Asha Rao\n\n## 2026-03-02\n- TOPSECRET\n\n## 2026-03-09\n- [ ] me: TOPSECRET\n"
    )
    vault = read({"1-1s/Asha Rao.md": text})
    assert [session.private for session in vault.sessions] == [True, True]
    assert "TOPSECRET" not in repr(vault)


def test_a_private_event_note_tells_no_event() -> None:
    text = "---\ntype: event\nprivate: true\nevent: TOPSECRET promotion\ndate: 2026-03-02\n---\n"
    vault = read({"e.md": text})
    assert (vault.events, vault.problems) == ((), ())


def test_a_field_in_a_list_still_closes_the_meeting() -> None:
    assert _one("- private:: true\n- TOPSECRET\n").private


@pytest.mark.parametrize(
    "label", ["**Private:**", "**Private**", "__Private__:", "Private notes:", "**Vertraulich**", "非公開："]
)
def test_a_private_label_hides_all_below_it(label: str) -> None:
    assert _texts(f"open\n\n{label}\n\nsecret\n\n- secret\n  - secret\n\n## Next\n\nshown\n") == [
        "open",
        "Next",
        "shown",
    ]


def test_a_bold_label_ends_a_private_one() -> None:
    assert _texts("**Private:** secret\n\nsecret\n\n**Next:** shown\n- shown\n") == ["**Next:** shown", "shown"]


def test_a_line_with_a_colon_ends_a_private_one() -> None:
    assert _texts("Private notes:\n- secret\n\nNext steps:\n- shown\n") == ["Next steps:", "shown"]


def test_a_private_remark_is_one_paragraph_and_its_list() -> None:
    assert _texts("Private: secret\n- secret\n\nshown\n") == ["shown"]


@pytest.mark.parametrize("word", ["Private", "**Private**", "privat", "Salary (confidential)", "機密"])
def test_a_private_bullet_is_hidden_with_its_children(word: str) -> None:
    assert _texts(f"- {word}: secret\n  - secret\n- shown\n") == ["shown"]


def test_a_word_inside_a_sentence_hides_nothing() -> None:
    assert len(_texts("We spoke about private life: nothing new\n\n- the private cloud: later\n")) == 2


@pytest.mark.parametrize("above", ["**Private**\n\n", "Private notes:\n\n", "- Private:\n  "])
def test_private_parts_give_no_commitments(above: str) -> None:
    vault = read({"1-1s/2026-03-02 Asha Rao.md": f"# 1:1 Asha Rao\n\n{above}- [ ] me: secret plan\n"})
    assert vault.actions == ()


def test_private_parts_of_a_page_give_no_commitments_and_events() -> None:
    page = "---\ntype: person\n---\n# Asha Rao\n\n## Actions\n- [ ] me: shown plan\n- Private: x\n  - [ ] me: secret plan\n\n## Events\n- 2026-01-02 promotion\n- Private: 2026-01-03 new manager\n"
    vault = read({"People/Asha Rao.md": page, "1-1s/2026-03-02 Asha Rao.md": "# 1:1 Asha Rao\n\n- talk\n"})
    assert [action.text for action in vault.actions] == ["shown plan"]
    assert [event.kind for person in vault.people for event in person.events] == ["promotion"]


@pytest.mark.parametrize(
    ("line", "text"),
    [("me: send plan C <% tp.y %>", "send plan C <% tp.y %>"), ("fix the {{ header }} E", "fix the {{ header }} E")],
)
def test_a_commitment_beside_template_code_is_kept(line: str, text: str) -> None:
    vault = read({"1-1s/2026-03-02 Asha Rao.md": f"# 1:1 Asha Rao\n\n- [ ] {line}\n"})
    assert [action.text for action in vault.actions] == [text]


@pytest.mark.parametrize("line", ["{{action}}", "me: {{ action }}", "<% tp.y %>", "{task}", "<task> by <date>", "[Action] - @[Owner]"])  # fmt: skip
def test_a_placeholder_alone_is_no_commitment(line: str) -> None:
    assert read({"1-1s/2026-03-02 Asha Rao.md": f"# 1:1 Asha Rao\n\n- [ ] {line}\n"}).actions == ()


def test_a_private_page_tells_no_event() -> None:
    page = "---\ntype: person\nprivate: true\n---\n# Asha Rao\n\n## Events\n- 2026-01-02 promotion\n"
    vault = read({"People/Asha Rao.md": page, "1-1s/2026-03-02 Asha Rao.md": "# 1:1 Asha Rao\n\n- talk\n"})
    assert [person.events for person in vault.people] == [()]
