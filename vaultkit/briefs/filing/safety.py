"""Where it is not safe to put lines into a note of the user's: reasons, in words that go behind the note's path."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Sequence

from vaultkit.model import Note
from vaultkit.model import Problem
from vaultkit.notes.regex import regex

_FENCE = regex(r"^[ \t>]*(`{3,}|~{3,})(.*)$")
#: What sync services put behind the name of a note.
_COPY = regex(r"[.]sync-conflict|[.]conflict|_conf|[.]orig|-[A-Z]| ?\(| [2-9][.]")
_CONFLICT = ("<<<<<<< ", ">>>>>>> ")


def trouble(note: Note, before_line: int, problems: Iterable[Problem] = ()) -> str:
    """Return why nothing should be put before this line of a note ("has marks of a merge conflict"); "" if it may.

    Args:
        note: the existing note.
        before_line: 1-based; one more than the note has means its end.
        problems: what is known to be wrong in the vault: copies of the note that a sync service left.
    """
    if _is_in_conflict(note.lines):
        return "has marks of a merge conflict"
    if any(one.key.endswith("-plugin") for one in note.properties):
        return "belongs to a plugin"
    stem = note.path.rpartition(".")[0]
    copies = (one.path for one in problems if one.code == "conflict-copy")
    if any(path.startswith(stem) and _COPY.match(path, len(stem)) for path in copies):
        return "has a copy that a sync service left beside it"
    opened = _opened(note.lines[note.body_line - 1 : before_line - 1])
    return f"has {opened} that nobody closed" if opened else ""


def _is_in_conflict(lines: Sequence[str]) -> bool:
    return all(any(line.startswith(mark) for line in lines) for mark in _CONFLICT)


def _opened(lines: Sequence[str]) -> str:
    """Return what is still open behind these lines: code, a comment, a formula; "" if nothing is."""
    fence = ""
    comment = ""
    for line in lines:
        if fence:
            stripped = line.strip("> \t")
            fence = "" if stripped.startswith(fence) and not stripped.strip(fence[0]) else fence
        elif comment:
            comment = "" if comment in line else comment
        elif (match := _FENCE.match(line)) and not (match[1][0] == "`" and "`" in match[2]):
            fence = match[1]
        elif "<!--" in line and "-->" not in line.rpartition("<!--")[2]:
            comment = "-->"
        elif line.count("%%") % 2:
            comment = "%%"
        elif line.strip() == "$$":
            comment = "$$"
    if fence:
        return "a code block"
    return {"": "", "$$": "a formula"}.get(comment, "a comment")
