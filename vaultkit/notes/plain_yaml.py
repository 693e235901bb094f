"""Front matter as nearly all notes have it, read without a YAML parser: keys at the margin, plain or quoted texts, flat lists.

Whatever is written in any other way is left to the parser; what is read here comes out as it would there.
"""

from __future__ import annotations

from vaultkit.model import Value
from vaultkit.notes.regex import regex
from vaultkit.notes.yaml_guard import NO_NAME
from vaultkit.notes.yaml_guard import NULLS
from vaultkit.notes.yaml_guard import Decoded
from vaultkit.notes.yaml_guard import Entry

#: A longer block is left to the parser, which has limits of its own.
_LONGEST = 4000
_PLAIN = r"[^\W_](?:[\w ./()+&',-]|:(?=\w))*(?<! )"
_TEXT = rf"(?:{_PLAIN}|\"[\w \[\]./()+&',:|-]*\")"
_PART = r"(?:[^\W_](?:[\w ./'-])*(?<! )|\"[\w \[\]./()+&'|-]*\")"
_LIST = rf"\[(?:{_PART}(?:, {_PART})*)?\]"
_KEY = r"[A-Za-z][\w-]{0,60}"
_BLOCK = regex(rf"(?:{_KEY}:(?: {_TEXT}| {_LIST}|(?:\n  - {_TEXT})+|(?:\n- {_TEXT})+|)(?:\n|$))+")


def read_plain(text: str) -> Decoded | None:
    """Decode a block of the simplest kind; None for any other."""
    if len(text) > _LONGEST or not _BLOCK.fullmatch(text):
        return None
    entries: list[Entry] = []
    keys: set[str] = set()
    listed: list[Value] = []
    key, place, value = "", 0, None
    for number, line in enumerate(text.split("\n")):
        if line.startswith(("- ", "  - ")):
            listed.append(_value(line.lstrip()[2:]))
            continue
        if key:
            entries.append(Entry(key, tuple(listed) if listed else value, place))
        if not line:
            key = ""
            continue
        key, _, rest = line.partition(":")
        if key in keys or NO_NAME.fullmatch(key):
            return None
        keys.add(key)
        place, value, listed = number, _value(rest[1:]), []
    if key:
        entries.append(Entry(key, tuple(listed) if listed else value, place))
    return Decoded(tuple(entries))


def _value(text: str) -> Value:
    if text.startswith('"'):
        return text[1:-1]
    if text.startswith("["):
        return tuple(map(_value, text[1:-1].split(", "))) if len(text) > 2 else ()
    return None if text in NULLS else text
