"""Short forms of names, owners at the start of a line, and people that only a tag names."""

from __future__ import annotations

import pytest

from tests.notes.small_vaults import SmallVault
from tests.notes.small_vaults import check
from tests.notes.small_vaults import read
from vaultkit.model import Owner

PAGES = (
    "Pieter van der Velde",
    "Ute von der Au",
    "Wim in 't Hout",
    "Anna zu der Linde",
    "Kees het Hart",
    "Ria de la Cruz",
)


@pytest.mark.parametrize("name", PAGES)
def test_a_first_name_means_a_page_with_particles(name: str) -> None:
    first = name.split(maxsplit=1)[0]
    files = {f"People/{name}.md": "", f"1-1s/2026-03-02 {first}.md": "- plans\n"}
    check(SmallVault(files=files, met=[(name, "2026-03-02", f"1-1s/2026-03-02 {first}.md", 1)]))


def test_lower_case_articles_make_no_name() -> None:
    check(SmallVault(files={"1-1s/2026-03-02 Der Plan.md": "- x\n"}, met=[]))


OWNERS = {
    "given name": ("박지훈", "- [ ] 지훈: 자료 보내기\n", Owner.THEM),
    "given name and suffix": ("박지훈", "- [ ] 지훈님: 자료 보내기\n", Owner.THEM),
    "given name, Chinese": ("李小龙", "- [ ] 小龙：发报告\n", Owner.THEM),
    "given name and title": ("李小龙", "- [ ] 小龙老师：发报告\n", Owner.THEM),
    "link at the start": ("Edda Sol", "- [ ] [[Edda Sol]] send the list\n", Owner.THEM),
    "link to somebody else": ("Edda Sol", "- [ ] [[Jo Lind]] ask about the list\n", Owner.UNKNOWN),
    "possessive link": ("Edda Sol", "- [ ] [[Edda Sol]]'s list to finance\n", Owner.UNKNOWN),
    "link in the middle": ("Edda Sol", "- [ ] Ask [[Edda Sol]] for the list\n", Owner.UNKNOWN),
    "link first, owner last": ("Edda Sol", "- [ ] [[Edda Sol]] list to finance (me)\n", Owner.ME),
}


@pytest.mark.parametrize("name", OWNERS)
def test_the_owner_is(name: str) -> None:
    person, line, owner = OWNERS[name]
    vault = read({f"1-1s/2026-03-02 {person}.md": line})
    assert [(action.owner, action.person) for action in vault.actions] == [(owner, person)]


def test_markers_of_roam_are_tasks() -> None:
    text = "- 1:1 with [[Edda Sol]]\n  - {{[[TODO]]}} send the deck\n  - {{[[DONE]]}} call\n"
    vault = read({"Daily/2026-03-02.md": text})
    assert [action.text for action in vault.actions if action.open] == ["send the deck"]


TAGS: dict[str, SmallVault] = {
    "slug beside the mark": SmallVault(
        files={"notes/2026-03-02 Catch up.md": "---\ntags: [1on1, edda-sol]\n---\n# Catch up\n- a\n"},
        met=[("Edda Sol", "2026-03-02", "notes/2026-03-02 Catch up.md", 1)],
    ),
    "topic beside the mark": SmallVault(
        files={"notes/2026-03-02 Catch up.md": "---\ntags: [1on1, career-growth]\n---\n# Catch up\n- a\n"}, met=[]
    ),
    "two slugs": SmallVault(
        files={"notes/2026-03-02 Catch up.md": "---\ntags: [1on1, edda-sol, jo-lind]\n---\n# Catch up\n- a\n"}, met=[]
    ),
    "no mark": SmallVault(files={"notes/2026-03-02 Trip.md": "---\ntags: [edda-sol]\n---\n- a\n"}, met=[]),
}


@pytest.mark.parametrize("name", TAGS)
def test_a_tag_names_somebody_beside_a_mark_only(name: str) -> None:
    check(TAGS[name])


BROKEN = "---\nparticipants:\n\t- Edda Sol\n---\n"


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("1-1s/2026-03-02 Edda Sol.md", "- a\n"),
        ("notes/x.md", "# 1:1 Edda Sol 2026-03-02\n- a\n"),
        ("1-1s/2026-03-02.md", "With: Edda Sol\n\n- a\n"),
    ],
)
def test_a_note_with_broken_properties_is_read_by_all_else(path: str, body: str) -> None:
    check(SmallVault(files={path: BROKEN + body}, met=[("Edda Sol", "2026-03-02", path, 1)]))
