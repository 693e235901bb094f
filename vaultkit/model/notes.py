"""Notes as text: files, properties, blocks, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias


class Severity(StrEnum):
    """How bad a problem in a note is: an error hides something, a warning may mislead."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in a file of the vault, told to its owner and never raised."""

    path: str
    #: 1-based; 1 where the whole file is meant.
    line: int
    severity: Severity
    #: Stable kebab-case name, for scripts ("duplicate-key").
    code: str
    #: One sentence with a full stop.
    message: str
    #: What to do about it, one sentence.
    remedy: str


#: A decoded property: text, a list, a map, or nothing. Never a number, a boolean or a date.
Value: TypeAlias = "str | tuple[Value, ...] | Mapping[str, Value] | None"


@dataclass(frozen=True, slots=True)
class Property:
    """One key of the front matter, or one inline field, as written."""

    #: As written ("Start_work").
    key: str
    #: Scalars stay text; nothing is resolved to numbers, booleans or dates.
    value: Value
    line: int


class BlockKind(StrEnum):
    """What a block of a note is, as a Markdown parser sees it."""

    HEADING = "heading"
    ITEM = "item"
    PARAGRAPH = "paragraph"
    TABLE_ROW = "table-row"
    CODE = "code"
    RULE = "rule"
    HTML = "html"


@dataclass(frozen=True, slots=True)
class Block:
    """One heading, list item, paragraph, table row, code block or rule, with its place."""

    kind: BlockKind
    #: First and last line in the file, both included; an item ends before its first sub-item.
    line: int
    end: int
    #: Own text on one line: markers, task box and block id removed, inline marks kept as written.
    text: str
    #: Headings: level 1-6. Items: nesting, 0 for the outermost. Else 0.
    depth: int = 0
    #: "-", "*", "+", "3." for items; "##" for headings.
    marker: str = ""
    #: Character in the task box (" ", "x", "/", "-", ">"); None if this is no task.
    task: str | None = None
    #: Index of the enclosing item in the same tuple; None at the top.
    parent: int | None = None
    #: Index of the heading this stands under (for a heading: the next higher one); None before any.
    heading: int | None = None
    #: Cells, for table rows: stripped text.
    cells: tuple[str, ...] = ()
    #: Inside a quote or callout; `callout` is then its type in lower case ("info"), or "" for a plain quote.
    quoted: bool = False
    callout: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """One Markdown file, decoded and split; nothing interpreted yet."""

    path: str
    #: All lines of the file without line ends, front matter included (index 0 is line 1).
    lines: tuple[str, ...]
    #: Line on which the body starts (1 without front matter).
    body_line: int = 1
    properties: tuple[Property, ...] = ()
    #: "\n" or "\r\n": the style of most of the file's line ends.
    newline: str = "\n"
    bom: bool = False
