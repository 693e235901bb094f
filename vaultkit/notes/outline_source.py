"""What of a note is for reading: the body without comments, the tool's own prep block and outliner bookkeeping.

Removed text leaves its line ends behind, so that every line keeps its number.
"""

from __future__ import annotations

import re

from vaultkit.model import Note
from vaultkit.notes.prep_block import find_prep_blocks
from vaultkit.notes.regex import regex

# More forgiving than the writer of the mark: a block whose digest somebody has cut is still ours.
_PREP = regex(r"^[ \t]*<!-- vaultkit prep [0-9a-f]{1,64} (?:[^<>\n]*[ \t])?-->[ \t]*$", re.MULTILINE)
_PREP_END = regex(r"^[ \t]*<!-- /vaultkit -->[ \t]*$", re.MULTILINE)
_MARK = regex(
    r"^(?P<lead>[ \t>]*(?:[-*+][ \t]+|[0-9]{1,9}[.)][ \t]+)?)(?P<fence>`{3,}|~{3,})(?P<info>[^\n]*)$|%%|<!--",
    re.MULTILINE,
)
_DRAWER = regex(r"^[ \t]*:LOGBOOK:[ \t]*$", re.MULTILINE)
_DRAWER_END = regex(r"^[ \t]*:END:[ \t]*$", re.MULTILINE)
_BLANK = regex(r"^[ \t]+")
_LINK_BAR = regex(r"\[\[([^\[\]|\\\n]{1,300})\|([^\[\]|\n]{0,300})\]\]")
#: Signs that stand before the words of a line.
_LEAD_SIGNS = " \t>*+-"
_LEAD = regex(r"^[ \t>*+-]*")
#: Columns of indentation, and marks on one line, beyond which everything counts as equally deep.
_DEEPEST = 400
_MOST_MARKS = 20


def readable_text(note: Note) -> str:
    """Return the body of a note with everything blanked out that is not the writer's, one line for one line."""
    lines = list(note.lines[note.body_line - 1 :])
    for block in find_prep_blocks(lines):
        lines[block.first - 1 : block.last] = [""] * (block.last - block.first + 1)
    text = "\n".join(lines).replace("\r", " ")
    text = _blank_between(text, _PREP, _PREP_END)
    text = _blank_between(text, _DRAWER, _DRAWER_END)
    if "%%" in text or "<!--" in text:
        text = _without_comments(text)
    return "\n".join(_tamed(line) for line in text.split("\n"))


def _blank_between(text: str, opening: re.Pattern[str], closing: re.Pattern[str]) -> str:
    """Blank out each stretch from an opening line to its closing line; without a closing line nothing goes."""
    parts, last = [], 0
    start = opening.search(text)
    while start is not None:
        end = closing.search(text, start.end())
        if end is None:
            break
        parts += [text[last : start.start()], "\n" * text.count("\n", start.start(), end.end())]
        last = end.end()
        start = opening.search(text, last)
    return "".join([*parts, text[last:]]) if parts else text


def _without_comments(text: str) -> str:
    parts, last, place = [], 0, 0
    missing: set[str] = set()
    while (mark := _MARK.search(text, place)) is not None:
        if mark["fence"]:
            place = _after_fence(text, mark)
            continue
        closing = "%%" if mark[0] == "%%" else "-->"
        end = -1 if closing in missing or _in_code(text, mark.start()) else text.find(closing, mark.end())
        if end < 0:
            # An opening that nothing closes is just characters ("100 %% sure").
            if not _in_code(text, mark.start()):
                missing.add(closing)
            place = mark.end()
            continue
        place = end + len(closing)
        parts += [text[last : mark.start()], "\n" * text.count("\n", mark.start(), place) or _space(text, mark.start())]
        last = place
    return "".join([*parts, text[last:]]) if parts else text


def _space(text: str, place: int) -> str:
    """Return what keeps two words apart where something between them goes."""
    return "" if place == 0 or text[place - 1].isspace() else " "


def _after_fence(text: str, mark: re.Match[str]) -> int:
    """Return where a fenced block ends: behind its closing line, or the end of the text."""
    fence = mark["fence"]
    if fence[0] == "`" and "`" in mark["info"]:
        return mark.end("fence")
    closing = regex(rf"^[ \t>]*{re.escape(fence[0])}{{{len(fence)},}}[ \t]*$", re.MULTILINE)
    end = closing.search(text, mark.end())
    return end.end() if end is not None else len(text)


def _in_code(text: str, place: int) -> bool:
    start = text.rfind("\n", 0, place) + 1
    return place - start < 2000 and text.count("`", start, place) % 2 == 1


def _tamed(line: str) -> str:
    """Return a line whose depth a recursive parser can bear, with the bars inside links of table rows escaped."""
    if len(line) - len(line.lstrip(_LEAD_SIGNS)) <= _MOST_MARKS:
        return _barred(line)
    blank = _BLANK.match(line)
    if blank is not None and len(blank[0]) > _DEEPEST // 4:
        line = _indented(blank[0]) + line[blank.end() :]
    lead = _LEAD.match(line)
    if lead is not None and len(lead[0].strip()) > _MOST_MARKS:
        line = _shallow(lead[0], whole=lead.end() == len(line)) + line[lead.end() :]
    return _barred(line)


def _barred(line: str) -> str:
    if "|" in line and "[[" in line and line.lstrip(" \t>").startswith("|"):
        return _LINK_BAR.sub(r"[[\1\\|\2]]", line)
    return line


def _indented(blank: str) -> str:
    columns = sum(4 if character == "\t" else 1 for character in blank)
    return " " * min(columns, _DEEPEST)


def _shallow(lead: str, *, whole: bool) -> str:
    """Cut the marks that begin a line down to what one can nest by hand; a rule or an underline stays one."""
    if whole and len(set(lead) - {" ", "\t"}) == 1 and ">" not in lead:
        return lead[:_DEEPEST]
    marks = 0
    for index, character in enumerate(lead):
        marks += character in ">*+-"
        if marks > _MOST_MARKS:
            return lead[:index]
    return lead
