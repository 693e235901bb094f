from __future__ import annotations

import pytest
from frontmatter.default_handlers import YAMLHandler

from vaultkit.notes.plain_yaml import read_plain
from vaultkit.notes.yaml_guard import Decoded
from vaultkit.notes.yaml_guard import GuardedLoader

PLAIN = (
    "type: 1-1\ndate: 2026-03-02",
    "title: Roadmap, first half\nat: 14:30\n",
    'person: "[[Asha Rao]]"\nplace: "a: b | c"\nnothing: ""',
    "tags:\n  - 1-1\n  - team/notes\nstatus:\nmood: good",
    "tags:\n- one\n- two words\nrating: 3",
    "tags: [work, idea]\nalone: [one]\nempty: []",
    "status: null\ntags:\n  - null\n  - a\nlist: [null, a]",
    "name: 浅野",
    'with: ["[[Asha Rao]]", "[[Ben Ash|Ben]]", me]\nlist: ["null", null, ""]',
    'quoted: "null"\nspaced: " a "',
)

OTHER = (
    "",
    "one text",
    "- a\n- b",
    "yes: 1",
    "a: 1\na: 2",
    "a: b # remark",
    "a: b: c",
    "a: 'quoted'",
    'a: "with \\n escape"',
    "a: [[Asha]]",
    "a: {b: c}",
    "a: &anchor b",
    "a: *anchor",
    "a: |\n  text",
    "a: b\n  goes on",
    "a: b\n  - no list",
    "a:\n  - b\n- c",
    "a:\n  b: c",
    "a: [b, 'c']",
    'a: ["b, c"]',
    'a: ["b": c]',
    "a:  two blanks",
    "a: b ",
    "a:\tb",
)


def _parsed(text: str) -> Decoded:
    decoded: Decoded = YAMLHandler().load(text, Loader=GuardedLoader)
    return decoded


@pytest.mark.parametrize("text", PLAIN)
def test_plain_front_matter_comes_out_as_from_the_parser(text: str) -> None:
    assert read_plain(text) == _parsed(text)


@pytest.mark.parametrize("text", OTHER)
def test_anything_else_is_left_to_the_parser(text: str) -> None:
    assert read_plain(text) is None


def test_a_long_block_is_left_to_the_parser() -> None:
    assert read_plain("\n".join(f"k{number}: v" for number in range(1000))) is None


@pytest.mark.parametrize("text", ["a: [b]\nc: d", "tags:\n  - x\n\n", "a: 1\n\nb: 2", "a: b\n---"])
def test_what_is_read_is_read_as_the_parser_does(text: str) -> None:
    found = read_plain(text)
    assert found is None or found == _parsed(text)
