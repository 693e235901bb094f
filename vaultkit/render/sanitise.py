r"""Text from notes made safe to stand in a new note: the only way that carried text gets there.

One line in, one line out. It reads the same in Obsidian and in any CommonMark renderer, and can start nothing: no heading,
list, quote, fence, table, task, tag, property, inline field, block id, comment, query, template code or embed. Wikilinks stay.
Backslashes are escaped in the same pass as everything else, for an even run of them would undo an escape.
"""

from __future__ import annotations

import re
import unicodedata

from vaultkit.notes.regex import regex

#: Characters; what is longer is cut at a word.
LONGEST = 280

#: A wikilink with nothing in it that could be anything else.
_WIKILINK = regex(r"(!*)\[\[([^\[\]\n`<>{}%$\\*~=:]{1,200})\]\]")
_LINK = regex(r"!*\[([^\[\]\n]{0,300})\]\([^()\s]{0,1000}\)")
_BOLD = regex(r"(\*\*|__|==|~~)(?=\S)([^*_=~\n]{1,300})(?<=\S)\1")
_ITALIC = regex(r"(?<![\w*])\*(?=\S)([^*\n]{1,300})(?<=\S)\*(?![\w*])")
#: Escaped wherever they stand; a backslash before punctuation shows the punctuation.
_SPECIAL = regex(
    r"[\\`*\[\]{}#^$~|]|(?<![^\W_])_|_(?![^\W_])|(?<=:):|(?<=[=$])=|(?<=[%{])%|%(?=[}%])|(?<=\()\(|(?<=\+)\+"
)
_KEYWORD = regex(r"^(TODO|DOING|DONE|LATER|NOW|WAITING|WAIT|IN-PROGRESS|CANCELED|CANCELLED|SCHEDULED|DEADLINE|CLOCK)\b")
_ENTITY = regex(r"&(?=#?\w{1,32};)")


def sanitise(text: str, longest: int = LONGEST) -> str:
    """Return carried text as one harmless line of Markdown; "" if nothing is left.

    The line is meant to stand behind other text ("- 3 March: "), but can start a list item too.
    """
    line = _shortened(_one_line(text), longest)
    line = _LINK.sub(lambda match: match[1], line)
    for _ in range(2):
        line = _ITALIC.sub(r"\1", _BOLD.sub(r"\2", line))
    parts: list[str] = []
    end = 0
    for match in _WIKILINK.finditer(line):
        parts += [_escaped(line[end : match.start()]), f"[[{match[2].strip()}]]" if match[2].strip() else ""]
        end = match.end()
    parts.append(_escaped(line[end:]))
    return _opened("".join(_apart(parts))).strip()


def plain(text: str, longest: int = LONGEST) -> str:
    """Return text for places that take no markup: one line without control characters, not escaped."""
    return _shortened(_one_line(text), longest)


def link_text(text: str) -> str:
    """Return text that may stand as what a link shows."""
    return re.sub(r"[\[\]|\\`<>{}%^#*~$=:]", " ", _one_line(text)).strip() or "note"


def _one_line(text: str) -> str:
    """Put everything on one line: controls and line ends become blanks, invisible marks vanish."""
    kept = []
    for character in text:
        kind = unicodedata.category(character)
        if kind in {"Cc", "Zl", "Zp", "Cs", "Co", "Cn"}:
            kept.append(" ")
        elif kind != "Cf" or character == "\u200d":
            # Joiners hold emoji together; every other invisible mark can hide or turn text.
            kept.append(character)
    return re.sub(r"\s+", " ", "".join(kept)).strip()


def _shortened(line: str, longest: int) -> str:
    if len(line) <= longest:
        return line
    cut = line[: longest - 1]
    word = cut.rfind(" ")
    return (cut[:word] if word > longest // 2 else cut).rstrip(" ,;:-–—") + "…"


def _escaped(text: str) -> str:
    text = _ENTITY.sub("&amp;", text)
    return _SPECIAL.sub(lambda match: "\\" + match[0], text).replace("<", "&lt;").replace(">", "&gt;")


def _apart(parts: list[str]) -> list[str]:
    """Keep a link from becoming an embed by the mark before it, or another link by the bracket behind it."""
    for index in range(1, len(parts)):
        if parts[index].startswith("[[") and parts[index - 1].endswith("!"):
            parts[index - 1] += " "
        if parts[index - 1].startswith("[[") and parts[index].startswith("("):
            parts[index] = "\\" + parts[index]
    return parts


def _opened(line: str) -> str:
    """Break what would start a block, a task keyword of outliners or a field at the beginning of a line."""
    # A drawn box at the beginning is a task to some tools, ours among them.
    line = line.lstrip(" ☐☑☒⬜⬛◻◼🔲🔳\ufe0e\ufe0f")
    number = re.match(r"^(\d{1,9})([.)])", line)
    if number:
        return f"{number[1]}\\{line[number.end(1) :]}"
    keyword = _KEYWORD.match(line)
    if keyword:
        return keyword[1].capitalize() + line[keyword.end() :]
    return "\\" + line if re.match(r"^[-+=:!@(%_]", line) else line
