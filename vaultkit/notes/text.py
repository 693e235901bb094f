"""Bytes of a note to lines: decoding, line ends, front matter. Nothing here raises on any input."""

from __future__ import annotations

from vaultkit.model import Note
from vaultkit.model import Problem
from vaultkit.notes.front_matter import parse_front_matter
from vaultkit.notes.problem_table import make_problem

#: Bytes looked at to tell text from something else.
_SAMPLE = 8192

_BOM = "\ufeff"
#: UTF-32 first: its little-endian mark begins with UTF-16's.
_OTHER_BOMS = (
    (b"\xff\xfe\0\0", "UTF-32"),
    (b"\0\0\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)


def parse_note(path: str, data: bytes) -> tuple[Note | None, tuple[Problem, ...]]:
    """Decode and split one file; None where it is no UTF-8 text. Never raises.

    A byte order mark is dropped and remembered. Lines end at line feeds, alone or after a carriage return, and nowhere else. The line after a final line
    end is no line, so `lines` has as many as an editor counts; an empty file has one, empty.
    """
    text, problem = _decode(path, data)
    if problem is not None:
        return None, (problem,)
    lines = split_lines(text)
    front = parse_front_matter(path, lines)
    note = Note(
        path=path,
        lines=lines,
        body_line=front.body_line,
        properties=front.properties,
        newline=newline_of(data),
        bom=data.startswith(_BOM.encode()),
    )
    return note, (*front.problems, *_nul_in_body(path, text, front.body_line))


def split_lines(text: str) -> tuple[str, ...]:
    """Return the lines of a text without their ends; at least one."""
    lines = text.split("\n")
    if len(lines) > 1 and not lines[-1]:
        del lines[-1]
    if "\r" in text:
        return tuple(line.removesuffix("\r") for line in lines)
    return tuple(lines)


def newline_of(data: bytes) -> str:
    """Return the line end that most lines of a file have."""
    return "\r\n" if 2 * data.count(b"\r\n") > data.count(b"\n") else "\n"


def is_blank(note: Note) -> bool:
    """Return whether a note says nothing at all: no property, no character but blanks."""
    return not note.properties and not any(line.strip() for line in note.lines)


def check_blank(note: Note) -> tuple[Problem, ...]:
    """Return the problem of an empty note, for whoever expects a meeting in it; an empty page of a person is fine."""
    return (make_problem("empty-note", note.path),) if is_blank(note) else ()


def _decode(path: str, data: bytes) -> tuple[str, Problem | None]:
    for mark, encoding in _OTHER_BOMS:
        if data.startswith(mark):
            return "", make_problem("wrong-encoding", path, encoding=encoding)
    nuls = data.count(0, 0, _SAMPLE)
    if 4 * nuls >= min(len(data), _SAMPLE) > 0:
        return "", _nuls(path, data[:_SAMPLE], nuls)
    try:
        return data.decode("utf-8").lstrip(_BOM), None
    except UnicodeDecodeError as error:
        before = error.object[: error.start]
        return "", make_problem("not-utf-8", path, before.count(b"\n") + 1, byte=error.object[error.start])


def _nuls(path: str, sample: bytes, nuls: int) -> Problem:
    if nuls < len(sample) and max(sample[::2].count(0), sample[1::2].count(0)) == nuls:
        # Every NUL on the same side: Latin text in two bytes a letter.
        return make_problem("wrong-encoding", path, encoding="UTF-16 without a byte order mark")
    return make_problem("not-text", path)


def _nul_in_body(path: str, text: str, body_line: int) -> tuple[Problem, ...]:
    if "\0" not in text:
        return ()
    line = text.count("\n", 0, text.rindex("\0")) + 1
    if line < body_line:
        return ()  # told as a control character of the front matter
    first = next(number for number, row in enumerate(split_lines(text), 1) if number >= body_line and "\0" in row)
    return (make_problem("nul-character", path, first),)
