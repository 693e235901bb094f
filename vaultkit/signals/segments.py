"""A session's blocks as statements: list items, rows and paragraphs, cut into sentences.

Headings, code, queries, quoted callouts and the header rows of tables are no statements. Inline fields are: their key is
kept, so that `decided:: we close at six` reads as it does in a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from vaultkit.model import Block
from vaultkit.model import BlockKind
from vaultkit.model import Session
from vaultkit.notes.inline import plain_text
from vaultkit.notes.monthnames import month_number
from vaultkit.signals.words import Folded
from vaultkit.signals.words import Folder
from vaultkit.signals.words import Names
from vaultkit.signals.words import fold_text

#: A note of more statements is no note of one meeting; what follows is not read.
MOST_STATEMENTS = 4000
#: Nor is a statement longer than this many characters one statement.
LONGEST = 2000

_MARKS = re.compile(r"[\[\]*_`=~#^<&\\%@|]")
_FIELD = re.compile(r"(?:^|(?<=\s))\**([A-Za-zÀ-ÿ][\w-]{0,24}(?: [\w-]{1,16}){0,2}?)\**\s?::\s")
_SENTENCE = re.compile(r"[.!?…]+[\"'”’»“)\]]*\s+")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:[A-Za-z]|e\.g|i\.e|vs|mr|mrs|ms|dr|prof|st|no|nos|approx|dept|vol|fig|cf|ca|resp|incl|min|hrs?|jan|feb"
    r"|mar|apr|jun|jul|aug|sept?|oct|nov|dec|[zdu]\.\s?[bahä]|bzw|usw|evtl|ggf|vgl|fr|hr|hrn|nr|std|mio|mrd|abt|tel|inkl|ca"
    r"|mme|mlle|p\.\s?ex|env|sr|sra|srta|dra?|ud|uds|p\.\s?ej|pág|núm|n\.º|exma?|eng|profª?)$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"^(?:\(?(\d{1,2})(?:[.):]\)?\s+|\)\s*)|\*\*(\d{1,2})[.)]\*\*\s*)(?=\S)")
_ACTION = re.compile(
    r"^\W{0,3}(?:[-=]+>|→|⇒|➜|➔|action(?: item)?s?\s*[:-]|(?-i:TODO)\b:?|to-?do\s*:|ap\s*:|a/?i\s*:"
    r"|(?:aufgaben?|à faire|acci[oó]n|tareas?|pendientes?|a[cç][aã]o|tarefas?|fazer)\s*:)\s*",
    re.IGNORECASE,
)
_LINK_ONLY = re.compile(r"^(?:!?\[\[[^\]]*\]\]|!?\[[^\]]*\]\([^)]*\)|<?https?://\S+>?|[\s,;:·•&+→-])+$")
#: "1. März": the full stop belongs to the number.
_DAY = re.compile(r"(?<![\w.])(\d{1,2})\.(?=\s+([^\W\d_]{3,}))")
_CLOSING = frozenset(".!?…:;")
_CHECKED = frozenset("xX")


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence or fragment of a session, with what stands around it."""

    #: Plain text, marks removed.
    text: str
    line: int
    #: Index of its block in the session.
    block: int
    folded: Folded
    #: Number of an ordered item; None if it has none.
    number: int | None = None
    #: Character in the task box; None if this is no task.
    task: str | None = None
    #: Key of the inline field it is the value of; "" if none.
    field: str = ""
    #: "→ me: ...", "Action: ...": a commitment written as one.
    action: bool = False
    #: A list item or table row rather than prose.
    item: bool = False
    #: Index of the heading's block; None before any.
    heading: int | None = None


def read_statements(session: Session, folder: Folder, names: Names) -> tuple[Statement, ...]:
    """Return the statements of a session in file order."""
    found: list[Statement] = []
    header = True
    for index, block in enumerate(session.blocks):
        is_row = block.kind is BlockKind.TABLE_ROW
        if is_row and header:
            header = False
            continue
        header = not is_row
        if not _speaks(block):
            continue
        found.extend(_statements(block, index, folder, names))
        if len(found) >= MOST_STATEMENTS:
            return tuple(found[:MOST_STATEMENTS])
    return tuple(found)


def _speaks(block: Block) -> bool:
    if block.kind not in {BlockKind.ITEM, BlockKind.PARAGRAPH, BlockKind.TABLE_ROW} or (block.quoted and block.callout):
        return False
    return bool(block.text.strip() or block.cells) and not _LINK_ONLY.match(block.text or " ")


def _statements(block: Block, index: int, folder: Folder, names: Names) -> Iterator[Statement]:
    written = " · ".join(cell for cell in block.cells if cell) if block.cells else block.text
    for key, text in _fields(written):
        plain = _plain(text)
        number, plain = _number(block, plain) if not key else (None, plain)
        action = _ACTION.match(plain)
        if action is not None:
            plain = plain[action.end() :]
        for sentence in split_sentences(plain[: LONGEST * 8]):
            said = _closed(f"{key}: {sentence}" if key else sentence)
            yield Statement(
                text=sentence,
                line=block.line,
                block=index,
                folded=fold_text(said[:LONGEST], folder, names),
                number=number,
                task=block.task,
                field=key.lower(),
                action=action is not None,
                item=block.kind is not BlockKind.PARAGRAPH,
                heading=block.heading,
            )


def _fields(text: str) -> Iterator[tuple[str, str]]:
    """Yield (key, value) for the fields of a text and ("", text) for what is none."""
    if "::" not in text:
        yield "", text
        return
    start, key = 0, ""
    for match in _FIELD.finditer(f"{text} "):
        if text[start : match.start()].strip(" [("):
            yield key, text[start : match.start()].strip(" [(")
        start, key = match.end(), match[1]
    rest = text[start:].strip()
    if rest:
        yield (
            key,
            rest.rstrip("])")
            if key and rest.count("[") + rest.count("(") < rest.count("]") + rest.count(")")
            else rest,
        )


def _closed(sentence: str) -> str:
    """Return a sentence with a full stop where a bullet has none, so that both read alike."""
    return sentence if sentence.rstrip("\"'”’)]* ")[-1:] in _CLOSING else f"{sentence}."


def _plain(text: str) -> str:
    plain = plain_text(text) if _MARKS.search(text) else text.strip()
    return _DAY.sub(_day, plain) if "." in plain else plain


def _day(match: re.Match[str]) -> str:
    """Return a day before the name of a month without its full stop, which ends no sentence there."""
    return match[1] if month_number(match[2]) is not None else match[0]


def _number(block: Block, text: str) -> tuple[int | None, str]:
    marker = block.marker.rstrip(".)")
    if marker.isascii() and marker.isdigit():
        return int(marker), text
    match = _NUMBERED.match(text)
    if match is None:
        return None, text
    return int(match[1] or match[2]), text[match.end() :]


def split_sentences(text: str) -> Iterator[str]:
    """Yield the sentences of a text, without blanks around them."""
    start = 0
    for match in _SENTENCE.finditer(text):
        if match.end() < len(text) and not _ends(text, start, match):
            continue
        sentence = text[start : match.end()].strip()
        if sentence:
            yield sentence
        start = match.end()
    rest = text[start:].strip()
    if rest:
        yield rest


def _ends(text: str, start: int, match: re.Match[str]) -> bool:
    """Tell whether a full stop ends a sentence rather than an abbreviation; many write without capitals."""
    following = text[match.end()]
    if match[0].startswith("."):
        before = text[max(start, match.start() - 12) : match.start()]
        if _ABBREVIATION.search(before) or (before.isdigit() and match.start() == start + len(before)):
            return False
    return not (following.islower() and "…" in match[0])


def is_open_task(statement: Statement) -> bool:
    """Tell whether the statement is a task that is not done."""
    return statement.task is not None and statement.task not in _CHECKED and statement.task != "-"
