from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from vaultkit.model import Problem
from vaultkit.model import Property
from vaultkit.model import Value
from vaultkit.notes import properties as room
from vaultkit.notes.properties import FATAL
from vaultkit.notes.properties import as_list
from vaultkit.notes.properties import as_text
from vaultkit.notes.properties import find_property
from vaultkit.notes.properties import parse_properties
from vaultkit.notes.yaml_guard import guarded


@pytest.fixture(params=["pure", "libyaml"], autouse=True)
def _loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every fact holds with PyYAML's own parser too, which is what people without libyaml get."""
    if request.param == "libyaml" and not hasattr(yaml, "CSafeLoader"):
        pytest.skip("PyYAML was built without libyaml")
    base = yaml.SafeLoader if request.param == "pure" else yaml.CSafeLoader
    monkeypatch.setattr(room, "GuardedLoader", guarded(base))


def read(text: str) -> tuple[tuple[Property, ...], tuple[Problem, ...]]:
    return parse_properties("n.md", text, 2)


def values(text: str) -> dict[str, Value]:
    found, problems = read(text)
    assert problems == ()
    return {prop.key: prop.value for prop in found}


def codes(text: str) -> list[tuple[int, str]]:
    return [(problem.line, problem.code) for problem in read(text)[1]]


@pytest.mark.parametrize(
    "text",
    ["no", "on", "off", "yes", "Null", "1:1", "12:30", "017", "1_000", "0x1F", "20260105", "2026-02-30", "1.10", ".inf", "NaN",
     "9" * 5000, "=", "true", "2026-01-05T10:00:00+02:00", "=x"],
)  # fmt: skip
def test_scalars_stay_the_text_they_are(text: str) -> None:
    assert values(f"a: {text}\nb:\n- {text}\n") == {"a": text, "b": (text,)}


@pytest.mark.parametrize("text", ["", "~", "null"])
def test_nothing_is_nothing(text: str) -> None:
    assert values(f"a: {text}\nb:\n- {text}\n") == {"a": None, "b": (None,)}


def test_quoted_nothing_is_text() -> None:
    assert values("a: ''\nb: 'null'\nc: \"~\"\n") == {"a": "", "b": "null", "c": "~"}


def test_lists_and_maps_nest() -> None:
    assert values("a:\n- x\n- {y: 1, z: [2, 3]}\nb: {c: {d: e}}\n") == {
        "a": ("x", {"y": "1", "z": ("2", "3")}),
        "b": {"c": {"d": "e"}},
    }


def test_every_key_keeps_its_line() -> None:
    found, _ = read("a: 1\n\n# why\nb:\n  - x\n  - y\nc: |\n  long\n  text\nd: >-\n  more\n\n'e': 2\n")
    assert [(prop.key, prop.line) for prop in found] == [("a", 2), ("b", 5), ("c", 8), ("d", 11), ("e", 14)]
    assert found[2].value == "long\ntext\n"


def test_a_duplicate_key_is_a_problem_at_the_second_and_the_first_counts() -> None:
    found, problems = read("a: 1\nb: 2\na: 3\n")
    assert [(prop.key, prop.value) for prop in found] == [("a", "1"), ("b", "2")]
    assert [(problem.line, problem.code) for problem in problems] == [(4, "duplicate-key")]
    assert "'a'" in problems[0].message


def test_a_duplicate_inside_a_map_is_a_problem_too() -> None:
    assert codes("m:\n  x: 1\n  x: 2\n") == [(4, "duplicate-key")]


def test_unquoted_links_are_read_as_written_and_told() -> None:
    found, problems = read('person: [[Ada]]\nall:\n  - [[A/Bo|Bo]]\n  - "[[Cy]]"\nflow: [[[A]], [[B, C: d]]]\n')
    assert [prop.value for prop in found] == ["[[Ada]]", ("[[A/Bo|Bo]]", "[[Cy]]"), ("[[A]]", "[[B, C: d]]")]
    assert [(problem.line, problem.code) for problem in problems] == [
        (2, "unquoted-link"),
        (4, "unquoted-link"),
        (6, "unquoted-link"),
        (6, "unquoted-link"),
    ]


def test_an_emoji_before_a_link_does_not_shift_it() -> None:
    assert read("mood: 🙂🙂\nperson: [[Ada 🙂]]\n")[0][1].value == "[[Ada 🙂]]"


def test_a_list_of_quoted_lists_is_no_link() -> None:
    assert values('a: [["x", "y"]]\nb: [[]]\nc: [[a], [b]]\n') == {
        "a": (("x", "y"),),
        "b": ((),),
        "c": (("a",), ("b",)),
    }


@pytest.mark.parametrize(
    "text", ["a: {{date}}", "a: {{date:YYYY-MM-DD}}", 'a: "1:1 {{title}}"', "a: <% tp.date.now() %>", "{{x}}: 1"]
)
def test_a_placeholder_left_over_is_a_problem_and_no_value(text: str) -> None:
    found, problems = read(f"b: 1\n{text}\nc: [x]\n")
    assert [(problem.line, problem.code) for problem in problems] == [(3, "unfilled-template")]
    assert {prop.key: prop.value for prop in found if prop.value is not None} == {"b": "1", "c": ("x",)}


def test_two_placeholder_keys_are_no_duplicate() -> None:
    assert codes("{{a}}: 1\n{{b}}: 2\n") == [(2, "unfilled-template")]


@pytest.mark.parametrize("key", ["on", "1", "2026-01-05", "12:30", "~", "No", "1.5"])
def test_a_key_that_is_no_name_is_text_and_told(key: str) -> None:
    found, problems = read(f"{key}: x\n'{key}q': y\n")
    assert [prop.key for prop in found] == [key, f"{key}q"]
    assert [(problem.line, problem.code) for problem in problems] == [(2, "key-not-text")]


def test_a_list_as_key_is_text_and_told() -> None:
    found, problems = read("? [a, b]\n: c\n")
    assert [(prop.key, prop.value) for prop in found] == [("[a, b]", "c")]
    assert [problem.code for problem in problems] == ["key-not-text"]


def test_names_like_content_and_handler_are_keys_as_any_other() -> None:
    assert values("content: a\nhandler: b\ncontent_type: c\n") == {"content": "a", "handler": "b", "content_type": "c"}


def test_a_tag_lost_to_a_comment_is_told_a_comment_is_not() -> None:
    assert codes("tags: #work\nb: # later\nc:\n  # note\n  - x\nd: x #y\ne:\n  - #z\n") == [
        (2, "comment-for-value"),
        (9, "comment-for-value"),
    ]


MALFORMED = {
    "tab": ("a: 1\nb:\n\t- x\n", 4, "tab"),
    "unclosed quote": ('a: 1\nb: "x\nc: 2\n', 3, "quote"),
    "unclosed list": ("a: 1\nb: [x, y\nc: 2\n", 3, "bracket"),
    "unclosed map": ("a: 1\nb: {x: y\nc: 2\n", 3, "bracket"),
    "colon in value": ("a: 1\nb: c: d\n", 3, "': '"),
    "deeper key": ("a: 1\n  b: 2\n", 3, "deeper"),
    "at": ("a: 1\nb: @ada\n", 3, "keeps for itself"),
    "backtick": ("a: 1\nb: `x`\n", 3, "keeps for itself"),
    "percent": ("a: 1\nb: %x\n", 3, "keeps for itself"),
    "bad escape": ('a: 1\nb: "\\q"\n', 3, "backslash"),
    "no colon": ("a: 1\nbroken\nb: 2\n", 3, "no ': '"),
    "list at the margin of a text": ("a: x\n- b\n", 3, "neither"),
    "odd indent": ("a:\n  b: 1\n c: 2\n", 4, "neither"),
    "links": ("a: 1\nb: [[A]], [[B]]\n", 3, "Links"),
    "text after a bracket": ("a: 1\nb: [x] y\n", 3, "neither"),
    "list on the key's line": ("a: 1\nb: - x\n", 3, "list starts"),
    "second document": ("a: 1\n--- \nb: 2\n", 3, "second"),
    "after the end mark": ("a: 1\n...\nb: 2\n", 4, "no property"),
    "block text": ("a: 1\nb: |x\n", 3, "'|'"),
    "comma": ("a: 1\nb: ,x\n", 3, "comma"),
}


@pytest.mark.parametrize(("text", "line", "words"), MALFORMED.values(), ids=MALFORMED)
def test_malformed_yaml_gives_no_property_and_its_line(text: str, line: int, words: str) -> None:
    found, problems = read(text)
    assert found == ()
    assert [(problem.line, problem.code) for problem in problems] == [(line, "bad-yaml")]
    assert words in problems[0].message
    assert problems[0].message.endswith("so no property was read.")
    assert problems[0].remedy


REFUSED = {
    "anchor": ("a: &x 1\n", 2, "yaml-alias"),
    "alias": ("b: 1\na: *x\n", 3, "yaml-alias"),
    "emphasis": ("b: 1\na: *todo*\n", 3, "yaml-alias"),
    "anchored list": ("a: &x\n- 1\n", 2, "yaml-alias"),
    "python tag": ("a: !!python/object/apply:os.system [x]\n", 2, "yaml-tag"),
    "own tag": ("b: 1\na: !important x\n", 3, "yaml-tag"),
    "binary": ("a: !!binary aGk=\n", 2, "yaml-tag"),
    "set": ("a: !!set {x, y}\n", 2, "yaml-tag"),
    "undefined tag": ("b: 1\na: !x!y z\n", 3, "yaml-tag"),
    "too deep": ("b: 1\na: " + "[" * 16 + "]" * 16 + "\n", 3, "front-matter-too-deep"),
    "too large": ("a: " + "é" * 33_000 + "\n", 2, "front-matter-too-large"),
    "too many": ("a: [" + "x," * 6_000 + "]\n", 2, "front-matter-too-large"),
    "control": ("b: 1\na: x\x1by\n", 3, "control-character"),
}


@pytest.mark.parametrize(("text", "line", "code"), REFUSED.values(), ids=REFUSED)
def test_what_yaml_could_do_beyond_text_is_refused(text: str, line: int, code: str) -> None:
    found, problems = read(text)
    assert found == ()
    assert [(problem.line, problem.code) for problem in problems] == [(line, code)]
    assert code in FATAL


def test_fifteen_lists_in_a_property_are_read() -> None:
    assert codes("a: " + "[" * 15 + "]" * 15 + "\n") == []


PLAIN = st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn", "Zl", "Zp"]), max_size=30)


@given(
    st.dictionaries(st.from_regex(r"[a-z]{1,8}", fullmatch=True).map("k_".__add__), PLAIN | st.lists(PLAIN), max_size=6)
)
def test_what_is_written_in_quotes_comes_back(data: dict[str, str | list[str]]) -> None:
    def quoted(text: str) -> str:
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'

    rows = [
        f"{key}: {quoted(value) if isinstance(value, str) else '[' + ', '.join(map(quoted, value)) + ']'}"
        for key, value in data.items()
    ]
    found, problems = read("\n".join(rows))
    unfilled = [problem for problem in problems if problem.code == "unfilled-template"]
    assert [problem for problem in problems if problem not in unfilled] == []
    if not unfilled:
        assert [(prop.key, prop.value, prop.line) for prop in found] == [
            (key, tuple(value) if isinstance(value, list) else value, line)
            for line, (key, value) in enumerate(data.items(), 2)
        ]


def prop(key: str, value: Value) -> Property:
    return Property(key, value, 2)


@pytest.mark.parametrize("name", ["start_work", "start-work", "Start Work", "startWork", "STARTWORK"])
def test_keys_are_found_however_they_are_spelt(name: str) -> None:
    found = find_property([prop("Start_work", "x")], name)
    assert found is not None
    assert found.value == "x"


def test_the_first_name_with_a_value_wins() -> None:
    properties = [prop("meeting_date", "b"), prop("date", None), prop("day", "c")]
    assert find_property(properties, "date", "meeting date", "day") == properties[0]
    assert find_property(properties, "day", "meeting date") == properties[2]
    assert find_property(properties, "date") == properties[1]
    assert find_property(properties, "when") is None


@pytest.mark.parametrize(
    ("value", "text", "parts"),
    [
        (None, "", ()),
        ("", "", ()),
        (" a  b\n", "a b", ("a  b",)),
        ("Ada, Bo; Cy", "Ada, Bo; Cy", ("Ada", "Bo", "Cy")),
        ('[[A, B|x]], [C, D](e,f), "G, H", (I, J), K', None, ("[[A, B|x]]", "[C, D](e,f)", "G, H", "(I, J)", "K")),
        ("Ada\nBo\n", "Ada Bo", ("Ada", "Bo")),
        ("[[Ada", "[[Ada", ("[[Ada",)),
        (("Ada", None, " Bo, Cy "), "Ada, Bo, Cy", ("Ada", "Bo, Cy")),
        ((("a", "b"), "c"), "a, b, c", ("a", "b", "c")),
        ({"name": "Ada", "role": "x"}, "name: Ada, role: x", ("Ada",)),
        ((({"Name": "Ada"}), {"role": "x"}), "Name: Ada, role: x", ("Ada", "role: x")),
    ],
)
def test_values_are_shown_as_text_and_as_lists(value: Value, text: str | None, parts: tuple[str, ...]) -> None:
    assert as_list(value) == parts
    if text is not None:
        assert as_text(value) == text
