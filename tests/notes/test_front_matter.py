from __future__ import annotations

import pytest

from vaultkit.notes.front_matter import FrontMatter
from vaultkit.notes.front_matter import parse_front_matter
from vaultkit.notes.text import split_lines


def read(text: str) -> FrontMatter:
    return parse_front_matter("n.md", split_lines(text))


def codes(text: str) -> list[tuple[int, str]]:
    return [(problem.line, problem.code) for problem in read(text).problems]


def keys(text: str) -> list[str]:
    return [found.key for found in read(text).properties]


@pytest.mark.parametrize(
    "text", ["---\na: 1\n---", "---\na: 1\n---\n", "--- \na: 1\n---\t\nbody\n", "---\n---\n", "---\n\n---\n"]
)
def test_three_dashes_open_and_close(text: str) -> None:
    assert codes(text) == []


def test_a_comment_alone_is_no_property_and_no_problem() -> None:
    assert read("---\n# nothing yet\n---\nbody") == FrontMatter((), (), 4)


@pytest.mark.parametrize(
    "text",
    [
        "# Title\n\ntext\n\n---\n\nmore: text\n\n---\n",
        "Title\n---\nplain prose follows\n---\n",
        "```yaml\n---\na: 1\n---\n```\n",
        "text\n" * 10 + "---\na: 1\n---\n",
        "---\n\nA rule on top, then text.\n",
        "\n\n---\n\nA rule below blanks.\n\n---\n",
        "...\n\nprose\n",
        "{{title}}\n",
        "{not json}\n",
        "+++ see below\n",
    ],
)
def test_rules_headings_and_code_are_body(text: str) -> None:
    assert read(text) == FrontMatter()


@pytest.mark.parametrize(
    ("text", "body_line"),
    [
        ("---\na: 1\n", 3),
        ("---\na: 1\nb:\n  - x\n\n# Notes\n- one\n", 5),
        ("---\na: 1\n# Notes\nWe talked.\n\n---\nrest\n", 3),
        ("---\na: 1\n\n- one\n- two\n\n---\nrest\n", 3),
        ("---\na: 1\n\nWe talked.\nNoted: a thing\n\n---\nrest\n", 3),
        ("---\na: 1\nWe talked.\n", 3),
        ("---\nWe talked.\n", 1),
        ("---", 1),
        ("---\n\na: 1\n\nbody\n", 1),
    ],
)
def test_unclosed_front_matter_is_a_problem_at_line_1(text: str, body_line: int) -> None:
    found = read(text)
    if text == "---":
        assert found == FrontMatter()  # a rule and nothing else
        return
    assert [(problem.line, problem.code) for problem in found.problems] == [(1, "unclosed-front-matter")]
    assert (found.properties, found.body_line) == ((), body_line)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("---\na: 1\n\nperson: @ada\n---\n", 4),
        ("---\na: 1\n# people\nperson: @ada\n---\n", 4),
        ("---\na: 1\n\npeople:\n- ada\n- @bob\n---\n", 6),
        ("---\na: 1\nbroken line\nb: 2\n---\n", 3),
    ],
)
def test_a_mistake_after_a_blank_or_comment_is_no_missing_fence(text: str, line: int) -> None:
    assert codes(text) == [(line, "bad-yaml")]


@pytest.mark.parametrize("fence", ["...", "----", "+++", ";;;"])
def test_other_fences_do_not_close(fence: str) -> None:
    found = read(f"---\na: 1\n{fence}\nbody\n")
    assert [(problem.line, problem.code) for problem in found.problems] == [
        (1, "unclosed-front-matter"),
        (3, "wrong-fence"),
    ]
    assert f"'{fence}'" in found.problems[1].message
    assert found.body_line == 4


@pytest.mark.parametrize(
    "text",
    [
        "----\na: 1\n----\nbody\n",
        "...\na: 1\n...\nbody\n",
        '+++\ntitle = "x"\n+++\nbody\n',
        ';;;\n{"a": 1}\n;;;\nbody\n',
        '{\n"a": 1\n}\nbody\n',
    ],
)
def test_other_tools_fences_are_told_and_not_read(text: str) -> None:
    found = read(text)
    assert [(problem.line, problem.code) for problem in found.problems] == [(1, "wrong-fence")]
    assert (found.properties, found.body_line) == ((), 4)


def test_json_on_one_line_at_the_top_is_told() -> None:
    assert codes('{"a": 1,\n"b": 2}\nbody\n') == [(1, "wrong-fence")]


def test_front_matter_below_blank_lines_is_read_and_told() -> None:
    found = read("\n\n---\na: 1\n---\nbody\n")
    assert [(problem.line, problem.code) for problem in found.problems] == [(3, "late-front-matter")]
    assert [(prop.key, prop.line) for prop in found.properties] == [("a", 4)]
    assert found.body_line == 6


def test_front_matter_below_text_is_told_and_not_read() -> None:
    found = read("# Title\n\n---\ndate: 2026-01-05\ntags:\n  - x\n---\nbody\n")
    assert [(problem.line, problem.code) for problem in found.problems] == [(3, "late-front-matter")]
    assert (found.properties, found.body_line) == ((), 1)


def test_json_between_the_fences_is_front_matter() -> None:
    text = '---\n{\n\t"a": [1, 2],\n\t"b": {"c": null}\n}\n---\n'
    assert codes(text) == []
    assert [(found.key, found.value, found.line) for found in read(text).properties] == [
        ("a", ("1", "2"), 3),
        ("b", {"c": None}, 4),
    ]


@pytest.mark.parametrize("block", ["- a\n- b", "just words", "42", "[a, b]"])
def test_front_matter_without_keys_is_a_problem_at_line_2(block: str) -> None:
    assert codes(f"---\n{block}\n---\n") == [(2, "front-matter-not-a-map")]


def test_a_rule_far_below_does_not_make_an_unclosed_block_too_large() -> None:
    text = "---\ndate: 2026-01-05\n\n# Notes\n" + "We talked about many things.\n" * 4000 + "\n---\nmore\n"
    assert codes(text) == [(1, "unclosed-front-matter")]
