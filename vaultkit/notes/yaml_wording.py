"""What a YAML parser's complaint means to somebody who wrote a note."""

from __future__ import annotations

import re
from dataclasses import dataclass

import yaml

from vaultkit.notes.regex import regex

#: Complaints whose fault is where the construct began, not where the parser gave up.
_BEGAN = regex(r"quoted scalar|simple key|flow (?:sequence|mapping)|directive|tag|alias|anchor|block scalar")

_TWO_COLONS = regex(r":[ \t].*:(?:[ \t]|$)")

_QUOTES = "Put the value in quotes."
_TAB = "A tab is used to indent", "Indent with spaces."


@dataclass(frozen=True, slots=True)
class Complaint:
    """Why a block is no YAML; `line` is 0-based; `code` names the problem."""

    code: str
    line: int
    cause: str = ""
    cure: str = ""


#: Pattern on "context: problem", cause, cure; the first that fits counts.
_CAUSES: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (regex(r"tab character|'\\t'"), *_TAB),
    (regex(r"quoted scalar: .*end of"), "A quote that opens here is not closed", "Close the quote."),
    (
        regex(r"quoted scalar: .*escap"),
        "A backslash between double quotes is not understood",
        "Use single quotes, or double the backslash.",
    ),
    (
        regex(r"flow (?:sequence|mapping)"),
        "A bracket that opens here is not closed",
        "Close it, or put the value in quotes.",
    ),
    (
        regex(r"mapping values"),
        "The line is indented deeper than the key above allows, or that key lacks the blank after its colon",
        "Start every key in the same column, and write 'key: value'.",
    ),
    (regex(r"sequence entries"), "A list starts on the line of its key", "Start the list on the next line."),
    (regex(r"could not find expected ':'"), "The line has no ': ' after its key", "Write 'key: value'."),
    (regex(r"directive|document start"), "The line is no property", "Keep one block of 'key: value' lines."),
    (
        regex(r"block scalar"),
        "Text follows '|' or '>' on the same line",
        "Start the text on the next line, or put it in quotes.",
    ),
    (regex(r"cannot start any token"), "A value starts with a character that YAML keeps for itself", _QUOTES),
    (regex(r"node content"), "A value starts with a bracket or comma", _QUOTES),
    (
        regex(r"block (?:mapping|collection)"),
        "The line fits neither the key above nor a new one",
        "Start every key in the same column, and put a whole value in quotes.",
    ),
)


def explain_yaml(error: yaml.YAMLError, text: str) -> Complaint:
    """Return what is wrong, where the person who wrote `text` would look for it."""
    context = str(getattr(error, "context", None) or "")
    said = f"{context}: {getattr(error, 'problem', None) or ''}"
    mark = getattr(error, "problem_mark", None)
    began = getattr(error, "context_mark", None)
    if began is not None and _BEGAN.search(context):
        mark = began
    index, line = (mark.index, mark.line) if mark is not None else (0, 0)
    rows = text.rstrip("\n").split("\n")
    line = min(line, len(rows) - 1)
    if re.search(r"\b(?:alias|anchor)\b", context):
        return Complaint("yaml-alias", line)
    if re.search(r"\btag\b", said):
        return Complaint("yaml-tag", line)
    return Complaint("bad-yaml", line, *_reason(said, rows[line], text[index : index + 1]))


def _reason(said: str, row: str, character: str) -> tuple[str, str]:
    """Return cause and cure, from what the parser said, the line, and the character it stopped at."""
    if character == "\t":
        return _TAB
    if "[[" in row and not re.search(r"[\"']\s*\[\[", row):
        return "Links among the properties are not in quotes", 'Write each as "[[...]]", several as a list.'
    if "mapping values" in said and _TWO_COLONS.search(row):
        return "A value holds ': ' and is not in quotes", _QUOTES
    return next(
        ((cause, cure) for pattern, cause, cure in _CAUSES if pattern.search(said)), ("The line is no YAML", _QUOTES)
    )
