"""The Markdown parser: blocks only, nothing hidden in link definitions or raw HTML, deep lists kept."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from vaultkit.notes.regex import regex

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

#: Rule -> the characters of which one stands in every text that it finds something in.
_SIGNS = {"table": ("|",), "fence": ("```", "~~~"), "blockquote": (">",), "heading": ("#",)}
#: Any rule of a page ends so, and any line below a heading.
_RULE = regex(r"(?m)([*_-])[ \t]*\1[ \t]*\1[ \t]*$")
_UNDERLINE = regex(r"(?m)[=-][ \t]*$")


def parse_blocks_of(text: str) -> list[Token]:
    """Return the tokens of a text.

    Raises:
        RecursionError: its blocks stand hundreds of levels deep.
    """
    return _parser(_idle_rules(text)).parse(text)


def _idle_rules(text: str) -> tuple[str, ...]:
    """Return the rules that can find nothing in a text: the parser would try each at every line."""
    idle = [rule for rule, signs in _SIGNS.items() if not any(sign in text for sign in signs)]
    if _UNDERLINE.search(text) is None:
        idle.append("lheading")
    if _RULE.search(text) is None:
        idle.append("hr")
    return tuple(idle)


@lru_cache(maxsize=64)
def _parser(idle: tuple[str, ...]) -> MarkdownIt:
    from markdown_it import MarkdownIt  # noqa: PLC0415  # half of the start-up time, and needed by few commands

    parser = MarkdownIt("commonmark", {"maxNesting": 5000, "html": False}).enable("table")
    # "[Ana]: said so" and over-indented bullets are text to a reader, whatever Markdown makes of them.
    parser.disable(["reference", "code", "html_block", *idle])
    parser.core.ruler.enableOnly(["normalize", "block"])
    return parser
