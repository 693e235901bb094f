"""What is written and what is only prepared: templates, prompts and empty bullets say nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from collections.abc import Sequence

from vaultkit.model import Block
from vaultkit.model import BlockKind
from vaultkit.model import Property
from vaultkit.notes.dates import read_date_head
from vaultkit.notes.inline import find_fields
from vaultkit.notes.inline import plain_text
from vaultkit.notes.layouts.keys import find_key
from vaultkit.notes.layouts.words import is_one_of
from vaultkit.notes.properties import as_list
from vaultkit.notes.regex import regex

_PLACEHOLDER = regex(r"\{\{[^{}]*\}\}|<%[^%]*%>|<[^<>\n]{1,40}>|\[[^\[\]\n]{1,60}\](?!\()|_{2,}|…|\.{2,}")
#: Without any of these nothing is a placeholder.
_SIGN = regex(r"[{<\[_…]|\.\.")
_NOTHING = frozenset(
    {"", "-", "–", "—", "*", "n/a", "na", "tbd", "tba", "tbc", "todo", "none", "?", "なし", "特になし", "无", "없음"}
)
_LABEL_ONLY = regex(r"[^:：]{1,60}[:：]")
#: "Label: value" in one line, bold or not.
_FIELD_LINE = regex(r"[*_]{0,2}[^:：*_]{1,40}[:：][*_]{0,2}\s*.{0,120}")
_LINK_OR_TAG = regex(r"\[\[[^\[\]]*\]\]|#[\w/-]+|\[[^\[\]]*\]\([^()]*\)")
#: Words of a line like "14:00 weekly 1:1 with Asha Rao" that are neither link nor tag.
_FILED_WORDS = 5


def has_content(blocks: Iterable[Block]) -> bool:
    """Tell whether anything is written: a bullet, a paragraph or a table row that is no placeholder, label or prompt."""
    return any(says_something(block) for block in blocks)


def is_unfilled(blocks: Sequence[Block], prep_line: int) -> bool:
    """Tell whether nobody has written in a prepared note yet.

    What stands above its prep block (first line `prep_line`) was filed with it: title, day, fields, "with whom".
    There only words that go beyond those count; below the block everything does that says something.
    """
    above = [block for block in blocks if block.line < prep_line]
    below = [block for block in blocks if block.line > prep_line]
    return not has_content(below) and not any(says_something(block) and _goes_beyond(block.text) for block in above)


def _goes_beyond(text: str) -> bool:
    """Tell whether a line says more than a day, a field, or whom one meets."""
    if _FIELD_LINE.fullmatch(text) or read_date_head(text) is not None:
        return False
    named, separator, rest = _LINK_OR_TAG.sub(" ", text).rpartition(" — ")
    if separator and _is_text(rest):
        return True
    return sum(any(c.isalpha() for c in word) for word in (named or rest).split()) > _FILED_WORDS


def says_something(block: Block) -> bool:
    """Tell whether a block says anything of its own."""
    if block.kind in {BlockKind.HEADING, BlockKind.RULE, BlockKind.CODE, BlockKind.HTML}:
        return False
    if block.kind is BlockKind.TABLE_ROW:
        return block.marker != "th" and any(_is_text(cell) for cell in block.cells[1:] or block.cells)
    fields = find_fields(block.text)
    if fields and "[" not in block.text[:1] and block.kind is BlockKind.PARAGRAPH and "::" in block.text[:45]:
        return False
    return _is_text(block.text)


def _is_text(text: str) -> bool:
    if "[[" in text:
        text = re.sub(r"\[\[[^\[\]]+\]\]", "link", text.replace("[[]]", ""))
    bare = plain_text(_PLACEHOLDER.sub(" ", text) if _SIGN.search(text) else text).strip(" *_-–—•")
    return bare.casefold() not in _NOTHING and not _LABEL_ONLY.fullmatch(bare) and any(c.isalnum() for c in bare)


def is_status_planned(properties: Sequence[Property]) -> bool:
    """Tell whether a status says that the meeting is still to come."""
    status = find_key(properties, "status_keys")
    return status is not None and any(is_one_of(value, "planned_status") for value in as_list(status.value))
