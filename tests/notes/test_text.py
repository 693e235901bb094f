from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultkit.model import Note
from vaultkit.model import Problem
from vaultkit.model import Severity
from vaultkit.notes.text import check_blank
from vaultkit.notes.text import is_blank
from vaultkit.notes.text import parse_note
from vaultkit.notes.text import split_lines

NOTE = "---\ndate: 2026-01-05\nperson: Ada\ntags:\n  - 1on1\n---\n# Sync\n\n- one\n"


def read(data: bytes | str) -> tuple[Note, tuple[Problem, ...]]:
    note, problems = parse_note("n.md", data.encode() if isinstance(data, str) else data)
    assert note is not None
    return note, problems


def codes(data: bytes | str) -> list[tuple[int, str]]:
    _, problems = parse_note("n.md", data.encode() if isinstance(data, str) else data)
    return [(problem.line, problem.code) for problem in problems]


def keys(note: Note) -> list[tuple[str, int]]:
    return [(found.key, found.line) for found in note.properties]


def test_a_note_is_split_into_properties_and_body() -> None:
    note, problems = read(NOTE)
    assert problems == ()
    assert keys(note) == [("date", 2), ("person", 3), ("tags", 4)]
    assert note.properties[2].value == ("1on1",)
    assert note.body_line == 7
    assert note.lines[6:] == ("# Sync", "", "- one")
    assert (note.newline, note.bom) == ("\n", False)


def test_bom_crlf_and_lf_read_the_same() -> None:
    plain, _ = read(NOTE)
    windows, problems = read(b"\xef\xbb\xbf" + NOTE.replace("\n", "\r\n").encode())
    assert problems == ()
    assert (windows.properties, windows.lines, windows.body_line) == (plain.properties, plain.lines, plain.body_line)
    assert (windows.newline, windows.bom) == ("\r\n", True)


def test_a_mark_put_before_a_mark_hides_nothing() -> None:
    assert keys(read("\ufeff\ufeff" + NOTE)[0]) == keys(read(NOTE)[0])


def test_the_line_end_of_most_lines_is_the_files() -> None:
    assert read("a\r\nb\r\nc\n")[0].newline == "\r\n"
    assert read("a\r\nb\nc\n")[0].newline == "\n"


def test_only_line_feeds_end_lines() -> None:
    text = "a\u2028b\u2029c\x85d\x0be\x0cf\rg"
    assert read(text + "\nh")[0].lines == (text, "h")


def test_other_line_ends_inside_front_matter_shift_no_line() -> None:
    note, problems = read("---\na: x\u2028y\x85z\rw\nb: 1\n---\n")
    assert problems == ()
    assert keys(note) == [("a", 2), ("b", 3)]
    assert note.properties[0].value == "x\u2028y\x85z\rw"


@pytest.mark.parametrize("data", [b"", b"\n", b" \n\t\n", b"\xef\xbb\xbf"])
def test_an_empty_note_is_a_problem_only_where_a_meeting_is_expected(data: bytes) -> None:
    note, problems = read(data)
    assert problems == ()
    assert is_blank(note)
    assert [problem.code for problem in check_blank(note)] == ["empty-note"]
    assert note.lines


def test_a_note_with_properties_alone_is_not_empty() -> None:
    assert check_blank(read("---\na: 1\n---\n")[0]) == ()


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_other_encodings_are_named_and_not_read(encoding: str) -> None:
    note, problems = parse_note("n.md", NOTE.encode(encoding))
    assert note is None
    assert [(problem.line, problem.severity) for problem in problems] == [(1, Severity.ERROR)]
    assert problems[0].code in {"wrong-encoding", "not-text"}


def test_a_byte_that_is_not_utf_8_is_placed() -> None:
    note, problems = parse_note("n.md", "ok\nstill ok\nRené\n".encode("latin-1"))
    assert note is None
    assert [(problem.line, problem.code) for problem in problems] == [(3, "not-utf-8")]
    assert "0xE9" in problems[0].message


def test_utf_8_cut_in_the_middle_is_placed() -> None:
    assert codes("a\nb\n€".encode()[:-1]) == [(3, "not-utf-8")]


def test_a_file_of_nuls_is_not_text() -> None:
    assert codes(b"\0" * 4096) == [(1, "not-text")]


def test_a_nul_in_the_body_warns_and_the_note_is_read() -> None:
    note, problems = read("# Long enough a body\nx\0y\n")
    assert note.lines[1] == "x\0y"
    assert [(problem.line, problem.code, problem.severity) for problem in problems] == [
        (2, "nul-character", Severity.WARNING)
    ]


def test_a_nul_in_front_matter_hides_the_properties_not_the_body() -> None:
    note, problems = read("---\ndate: 2026-01-05\nx: a\0b\n---\nbody body body\n")
    assert [(problem.line, problem.code) for problem in problems] == [(3, "control-character")]
    assert (note.properties, note.lines[note.body_line - 1 :]) == ((), ("body body body",))


@given(st.text())
def test_lines_joined_are_the_text(text: str) -> None:
    lines = split_lines(text)
    assert "\n".join(lines) == text.replace("\r\n", "\n").removesuffix("\n").removesuffix("\r" * text.endswith("\r"))


@given(st.binary() | st.text().map(str.encode))
def test_no_bytes_make_parse_note_raise(data: bytes) -> None:
    parse_note("n.md", data)


FRAGMENTS = st.lists(
    st.sampled_from(["---", "...", "----", "+++", "a: 1", "- x", "[[", "]]", "{", "}", "'", '"', "# h", "\t", "{{d}}", "<% x %>",
                     "&a", "*a", "!t", "? k", ": v", "|", ">", "%", "@", "é", "\u2028", "\r", "\0", "", " ", "\n", "\n", "\n"])
)  # fmt: skip


@given(FRAGMENTS)
def test_no_mix_of_marks_makes_parse_note_raise(parts: list[str]) -> None:
    text = "---\n" + "".join(parts)
    note, problems = parse_note("n.md", text.encode())
    if note is not None:
        assert all(1 <= problem.line <= len(note.lines) for problem in problems)
        assert 1 <= note.body_line <= len(note.lines) + 1
        assert all(1 < found.line < note.body_line for found in note.properties)


BODY = st.text(st.characters(exclude_characters="\r\n\0", exclude_categories=["Cs"]), max_size=20)


@given(st.lists(BODY, max_size=8), st.booleans())
def test_line_ends_and_byte_order_marks_change_nothing(body: list[str], front: bool) -> None:  # noqa: FBT001 - hypothesis passes it by position
    text = "\n".join([*(["---", "date: 2026-01-05", "---"] if front else []), *body]).lstrip("\ufeff")
    plain, problems = parse_note("n.md", text.encode())
    for data in (text.replace("\n", "\r\n").encode(), b"\xef\xbb\xbf" + text.encode()):
        other, others = parse_note("n.md", data)
        assert (other is None) == (plain is None)
        assert others == problems
        if plain and other:
            assert (other.lines, other.properties, other.body_line) == (plain.lines, plain.properties, plain.body_line)


BOMBS = {
    "aliases": "a: &a [x]\n" + "".join(f"b{n}: &b{n} [*a, *a]\n" for n in range(30)),
    "merges": "a: &a {x: 1}\nb: &b\n  <<: *a\n" * 8,
    "deep lists": "a: " + "[" * 25_000,
    "deep dashes": "a:\n  " + "- " * 25_000,
    "deep maps": "a: " + "{a: " * 16_000,
    "deep keys": "? " * 30_000,
    "wide": "a: [" + "1," * 32_000 + "]",
    "large": "a: " + "x" * 10_000_000,
    "many keys": "".join(f"k{n}: 1\n" for n in range(9_000)),
    "one key": "a: 1\n" * 12_000,
    "placeholders": "a: " + "{{" * 30_000,
    "percents": "a: " + "<%" * 30_000 + "\n\tb",
    "quotes": "a: " + '"\\x41' * 10_000,
    "links": "a: " + "[[a]" * 15_000,
}


@pytest.mark.parametrize("bomb", BOMBS.values(), ids=BOMBS)
def test_hostile_front_matter_ends_in_a_problem_at_once(bomb: str) -> None:
    start = time.perf_counter()
    found = codes(f"---\n{bomb}\n---\nbody\n")
    assert time.perf_counter() - start < 60  # a guard against blow-up, no measurement
    assert found


@pytest.mark.parametrize("text", ["---\n" * 500_000, "---\n" + "a\n" * 1_000_000, "\n" * 3_000_000, "<%" * 1_000_000])
def test_a_large_note_does_not_blow_up(text: str) -> None:
    start = time.perf_counter()
    codes(text)
    assert time.perf_counter() - start < 60  # a guard against blow-up, no measurement
