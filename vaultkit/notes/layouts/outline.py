"""Outlines, where everything is a bullet (archetype G)."""

from __future__ import annotations

from vaultkit.model import Layout
from vaultkit.model import Note
from vaultkit.notes.regex import regex

_BULLET = regex(r"[ \t]*[-*+](?:[ \t]|$)")
_FIELD = regex(r"[ \t]*[\w .-]{1,40}::(?:\s|$)")
_DEEP = regex(r"\t[ \t]*[-*+]\s")
_HEADING = regex(r"[ \t]*[-*+][ \t]+#{1,6}\s")
_FOLDERS = frozenset({"journals", "pages"})


def is_outline(note: Note) -> bool:
    """Tell whether a note is kept in an outliner: bullets and fields only, and a sign of one (tabs, headings in bullets)."""
    body = [line for line in note.lines[note.body_line - 1 :] if line.strip()]
    if not body or not (_BULLET.match(body[0]) or _FIELD.match(body[0])):
        return False
    if not all(_BULLET.match(line) or _FIELD.match(line) or line[0] in " \t" for line in body):
        return False
    folders = set(note.path.split("/")[:-1])
    return bool(folders & _FOLDERS) or any(_DEEP.match(line) or _HEADING.match(line) for line in body)


def layout_of(note: Note) -> Layout:
    """Return how dated sections of a note are kept."""
    return Layout.OUTLINE if is_outline(note) else Layout.SECTION
