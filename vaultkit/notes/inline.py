"""Marks inside one line of a note: links, fields, tags, mentions, and the plain text without them.

Everything here is one pass over the text; what stands in code spans is never a link, a field or a tag.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote

from vaultkit.notes.regex import regex

_WIKI = regex(r"(!?)\[\[([^\[\]\n]{0,500})\]\]")
_MARKDOWN = regex(r"(!?)\[([^\[\]\n]{0,500})\]\(([^()\n]{0,1000}(?:\([^()\n]{0,200}\)[^()\n]{0,500})?)\)")
_TICKS = regex(r"`+")
_FIELD_KEY = r"(?:\*\*|__|_|\*)?([^\W_](?:[\w /&'’.-]{0,40}[^\W_])?)(?:\*\*|__|_|\*)?"
_BRACKETED = regex(r"([\[(])\s?" + _FIELD_KEY + r"\s?::(?:\*\*|__)?")
_WHOLE_LINE = regex(
    r"^\s*(?:(?:[-*+]|[0-9]{1,9}[.)])\s+)?(?:\[[^\]]\]\s+)?" + _FIELD_KEY + r"\s?::(?:\*\*|__|\*|_)?(?:\s+(.*))?$",
    re.DOTALL,
)
_TAG = regex(r"(?<![\w#/&\[(])#(?:\[\[([^\[\]\n]{1,200})\]\]|([\w/-]+))|(?<=[\[(])(?<!\[\[)#([\w/-]+)")
_MENTION = regex(r"(?<![\w@.])@(?:\[\[([^\[\]|\n]{1,200})(?:\|[^\[\]\n]{0,200})?\]\]|([^\W_][\w.'’-]{0,60}))")
_BLOCK_ID = regex(r"(?:^|\s)\^[A-Za-z0-9-]{1,60}\s*$")
_HTML_TAG = regex(r"</?([a-zA-Z][a-zA-Z0-9-]{0,20})(?:\s[^<>@]{0,300})?/?>")
_AUTOLINK = regex(r"<((?:https?://|mailto:)?[^\s<>]{1,300}[@/][^\s<>]{0,300})>")
_ESCAPE = regex(r"\\([!-/:-@\[-`{-~])")
_STARS = regex(r"\*{1,3}(?=\S)|(?<=\S)\*{1,3}|\*{2,3}")
_BARS = regex(r"(?<!\w)_{1,3}(?=\S)|(?<=[^\s_])_{1,3}(?!\w)")
_PAIRS = regex(r"~~|==")
#: Escaped characters and code wait in this range, which no note uses, while marks are removed.
_HOLD = 0xF0000
_HELD = 0x10000
#: Without any of these nothing in a text is a mark.
_MARK = regex(r"[\^`\\<\[~=*_#&%\U000f0000-\U0010ffff]")
#: A longer text is hardly asked for twice.
_SHORT = 400
#: Brackets inside a field's value: a wikilink has two.
_DEEPEST = 5


@dataclass(frozen=True, slots=True)
class Link:
    """A link to another note or page: where it goes and what it shows."""

    #: Without heading and block ("People/Ana Prats"); an address for web links.
    target: str
    display: str


def find_links(text: str) -> tuple[Link, ...]:
    """Return wikilinks and Markdown links in order; embeds, images, empty links and code are left out."""
    if "[" not in text:
        return ()
    masked = _mask_code(text)
    found = [(m.start(), _wiki_link(m[2])) for m in _WIKI.finditer(masked) if not m[1]]
    found += [(m.start(), _markdown_link(m[2], m[3])) for m in _MARKDOWN.finditer(masked) if not m[1]]
    return tuple(link for _, link in sorted(found, key=lambda pair: pair[0]) if link.target)


def find_tags(text: str) -> tuple[str, ...]:
    """Return tags without their '#', as written; a number alone ("#12") is no tag."""
    if "#" not in text:
        return ()
    found = (m[1] or m[2] or m[3] for m in _TAG.finditer(_mask_code(text)))
    return tuple(tag.strip("/") for tag in found if any(c.isalpha() for c in tag))


def find_mentions(text: str) -> tuple[str, ...]:
    """Return the names after '@', as written and without it; e-mail addresses are none."""
    return tuple((m[1] or m[2]).rstrip(".'’-") for m in _MENTION.finditer(_mask_code(text)))


def find_fields(text: str) -> tuple[tuple[str, str], ...]:
    """Return inline fields as (key, value): `[key:: value]`, `(key:: value)`, and a whole line `key:: value`."""
    if "::" not in text:
        return ()
    masked = _mask_code(text)
    found = []
    end = 0
    for match in _BRACKETED.finditer(masked):
        if match.start() < end:
            continue
        close = _closing(masked, match.end(), match[1])
        if close is not None:
            found.append((match[2].strip(), text[match.end() : close].strip()))
            end = close + 1
    if not found:
        whole = _WHOLE_LINE.match(masked)
        if whole is not None:
            value = text[whole.start(2) : whole.end(2)].strip() if whole[2] else ""
            return ((whole[1].strip(), value),)
    return tuple(found)


def without_fields(text: str) -> str:
    """Return the text without its bracketed fields, as written otherwise."""
    if "::" not in text:
        return text
    masked = _mask_code(text)
    parts, end = [], 0
    for match in _BRACKETED.finditer(masked):
        close = _closing(masked, match.end(), match[1]) if match.start() >= end else None
        if close is not None:
            parts.append(text[end : match.start()])
            end = close + 1
    return "".join([*parts, text[end:]])


def without_comments(text: str) -> str:
    """Return the text with a blank for each `<!-- comment -->` and `%%comment%%` that is closed."""
    if "<!--" not in text and "%%" not in text:
        return text
    for opening, closing in (("<!--", "-->"), ("%%", "%%")):
        start = text.find(opening)
        parts, last = [], 0
        while start >= 0:
            end = text.find(closing, start + len(opening))
            if end < 0:
                break
            parts += [text[last:start], " "]
            last = end + len(closing)
            start = text.find(opening, last)
        text = "".join([*parts, text[last:]])
    return text


def is_field_line(text: str) -> bool:
    """Tell whether the whole line is one field (`role:: engineer`)."""
    return "::" in text and _WHOLE_LINE.match(_mask_code(text)) is not None


def is_struck(text: str) -> bool:
    """Tell whether the whole text is struck through."""
    if "~~" not in text:
        return False
    bare = _BLOCK_ID.sub("", text).strip(" .*_")
    return len(bare) > 4 and bare.startswith("~~") and bare.endswith("~~") and "~~" not in bare[2:-2]


def plain_text(text: str) -> str:
    """Return the words alone: links as they show, marks, highlights, block ids and the '#' of tags removed."""
    return _short_plain_text(text) if len(text) <= _SHORT else _plain_text(text)


@lru_cache(maxsize=1 << 12)
def _short_plain_text(text: str) -> str:
    return _plain_text(text)


def _plain_text(text: str) -> str:
    if _MARK.search(text) is None:
        return " ".join(text.split())
    held: list[str] = []
    plain = _BLOCK_ID.sub("", text) if "^" in text else text
    plain = _hold_code(without_comments(plain), held)
    if "\\" in plain:
        plain = _ESCAPE.sub(lambda m: chr(_HOLD + ord(m[1])), plain)
    plain = _without_links(plain)
    if "~~" in plain or "==" in plain:
        plain = _PAIRS.sub("", plain)
    plain = _STARS.sub(_star, plain) if "*" in plain else plain
    plain = _BARS.sub("", plain) if "_" in plain else plain
    plain = _TAG.sub(_tag_text, plain) if "#" in plain else plain
    plain = html.unescape(plain) if "&" in plain else plain
    if plain and max(plain) >= chr(_HOLD):
        plain = "".join(_released(c, held) for c in plain)
    return " ".join(plain.split())


def _without_links(plain: str) -> str:
    """Return a text with links as they show, and without HTML."""
    if "<" in plain:
        plain = _AUTOLINK.sub(r"\1", plain)
    if "[[" in plain:
        plain = _WIKI.sub(lambda m: "" if m[1] else _wiki_link(m[2]).display, plain)
    if "](" in plain:
        plain = _MARKDOWN.sub(lambda m: m[2], plain)
    if "<" in plain:
        plain = _HTML_TAG.sub(lambda m: " " if m[1].lower() in {"br", "p", "li", "div", "td"} else "", plain)
    return plain


def show_link_dates(text: str) -> str:
    """Replace each wikilink whose target holds digits (a daily note) by its target, so that its date can be read."""
    return _WIKI.sub(_with_target, text) if "[[" in text else text


def _with_target(match: re.Match[str]) -> str:
    target, _, alias = match[2].partition("|")
    page = target.partition("#")[0].rpartition("/")[2]
    digits = sum(c.isdigit() for c in page)
    if digits >= 4 and sum(c.isdigit() for c in alias) < digits:
        return f"[[{page}]] {alias}" if alias else f"[[{page}]]"
    return match[0]


def _wiki_link(inner: str) -> Link:
    target, bar, alias = inner.replace("\\|", "|").partition("|")
    page = target.partition("#")[0].partition("^")[0].strip().removesuffix(".md")
    shown = alias.strip() if bar and alias.strip() else page.rpartition("/")[2] or target.strip(" #^")
    return Link(page, shown)


def _markdown_link(display: str, inner: str) -> Link:
    inner = inner.strip()
    target = (
        inner[1 : inner.find(">")] if inner.startswith("<") and ">" in inner else inner.split(' "')[0].split(" '")[0]
    )
    if "://" not in target:
        target = unquote(target).partition("#")[0].removesuffix(".md").removeprefix("mailto:")
    return Link(target.strip(), display.strip())


def _closing(text: str, start: int, opening: str) -> int | None:
    """Return where the bracket opened before `start` closes, brackets inside counted."""
    close = "]" if opening == "[" else ")"
    depth = 1
    for index in range(start, min(len(text), start + 1000)):
        if text[index] == opening:
            depth += 1
        elif text[index] == close:
            depth -= 1
            if depth == 0:
                return index
        if depth > _DEEPEST:
            return None
    return None


def _code_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield the places of code spans, their ticks included."""
    if "`" not in text:
        return
    runs = [(m.start(), m.end()) for m in _TICKS.finditer(text)]
    by_length: dict[int, list[int]] = {}
    for index in range(len(runs) - 1, -1, -1):
        by_length.setdefault(runs[index][1] - runs[index][0], []).append(index)
    position = 0
    while position < len(runs):
        start, end = runs[position]
        later = by_length[end - start]
        while later and later[-1] <= position:
            later.pop()
        if later:
            position = later.pop()
            yield start, runs[position][1]
        position += 1


def _mask_code(text: str) -> str:
    """Blank out code spans, one space for a character, so that places stay the same."""
    parts, last = [], 0
    for start, end in _code_spans(text):
        parts += [text[last:start], " " * (end - start)]
        last = end
    return "".join([*parts, text[last:]]) if parts else text


def _hold_code(text: str, held: list[str]) -> str:
    parts, last = [], 0
    for start, end in _code_spans(text):
        if len(held) >= 0xE000:
            break
        parts += [text[last:start], chr(_HOLD + 0x1000 + len(held))]
        held.append(text[start:end].strip("`").strip())
        last = end
    return "".join([*parts, text[last:]]) if parts else text


def _released(character: str, held: list[str]) -> str:
    code = ord(character) - _HOLD
    if code < 0 or code >= _HELD:
        return character
    if code < 0x80:
        return chr(code)
    return held[code - 0x1000] if 0 <= code - 0x1000 < len(held) else character


def _star(match: re.Match[str]) -> str:
    """Keep a star between two numbers ("3*4")."""
    text, start, end = match.string, match.start(), match.end()
    between = start > 0 and end < len(text) and text[start - 1].isdigit() and text[end].isdigit()
    return match[0] if between else ""


def _tag_text(match: re.Match[str]) -> str:
    tag = match[1] or match[2] or match[3]
    return tag if any(c.isalpha() for c in tag) else match[0]
