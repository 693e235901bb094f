"""Where Logseq keeps its journals, from the few keys of its `config.edn` that say so.

The file is a program's data in EDN; it is scanned for those keys, never evaluated.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

CONFIG = "logseq/config.edn"

_FOLDER = ":journals-directory"
_FORMAT = ":journal/file-name-format"
#: What Logseq takes where nothing is set.
_DEFAULTS = {_FOLDER: "journals", _FORMAT: "yyyy_MM_dd"}
#: A comment, a string (to the end of the file where it is not closed), a bracket, or anything else up to one of these.
_TOKEN = re.compile(r';[^\n]*|"(?:[^"\\]|\\.)*+(?:"|\\?\Z)|[][(){}]|[^\s",;()\[\]{}]+', re.DOTALL)
#: Runs of one letter, text in single quotes, and what stands between; "do" is a day as an ordinal.
_JODA = re.compile(r"'([^']*)'|do|([A-Za-z])\2*|[^A-Za-z']+")
_MOMENT = {
    "y": "YYYY", "yy": "YY", "yyyy": "YYYY", "M": "M", "MM": "MM", "MMM": "MMM", "MMMM": "MMMM", "d": "D", "dd": "DD",
    "do": "Do", "E": "ddd", "EE": "ddd", "EEE": "ddd", "EEEE": "dddd", "w": "W", "ww": "WW", "xxxx": "GGGG",
}  # fmt: skip


def read_journals(text: str) -> tuple[str, str, str]:
    """Return the folder of the journals, the format of their file names in tokens of Moment, and what of it is unknown.

    What is not set is as Logseq has it by default; the third is "" where everything is known.
    """
    found = dict(_DEFAULTS)
    for key, value in _pairs(text):
        if key in found:
            found[key] = value
    made, unknown = [], ""
    for match in _JODA.finditer(found[_FORMAT]):
        token = match[0]
        if match[1] is not None:
            made.append(f"[{match[1]}]" if match[1] else "'")
        elif token[0].isascii() and token[0].isalpha():
            unknown = unknown or ("" if token in _MOMENT else token)
            made.append(_MOMENT.get(token, ""))
        else:
            made.append(token)
    return found[_FOLDER], "" if unknown else "".join(made), unknown


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    """Yield each keyword of the outermost map that a string follows, with the string."""
    depth, key = 0, ""
    discard = False
    for match in _TOKEN.finditer(text):
        word = match[0]
        if word[0] == ";":
            continue
        if word in "([{":
            depth += 1
        elif word in ")]}":
            depth -= 1
        elif word == "#_":
            discard = True
            continue
        elif depth == 1 and not discard:
            if word[0] == '"' and key:
                yield key, re.sub(r"\\(.)", r"\1", word[1:].removesuffix('"'))
            key = word if word[0] == ":" else ""
            continue
        key, discard = "", False
