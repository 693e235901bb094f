"""Code of editors' plugins in a template: Templater's commands, blocks of Dataview and Bases, inline queries.

It may hold what reads like a template's own marks, and is to come out as it went in.
"""

from __future__ import annotations

import re

from vaultkit.notes.regex import regex

_FENCE = regex(
    r"^[ \t>]*(`{3,}|~{3,})[ \t]*(?:dataview|dataviewjs|base|bases|tasks|query|templater|js-engine)\b", re.MULTILINE
)
_INLINE = regex(r"`\$?=[^`\n]*`")
_RAW = regex(r"\{%[-+]?\s*raw\s*[-+]?%\}")
_END_RAW = regex(r"\{%[-+]?\s*endraw\s*[-+]?%\}")


def protect(source: str, name: str) -> tuple[str, list[str]]:
    """Return a template that takes the code of plugins from a list instead of holding it, and the list.

    Lines keep their numbers.

    Args:
        source: the template as written.
        name: what the list is called in what the template gets.
    """
    kept: list[str] = []
    made: list[str] = []
    end = 0
    for start, stop in _code(source):
        code = source[start:stop]
        made += [source[end:start], "{{ ", f"{name}[{len(kept)}]", "\n" * code.count("\n"), " }}"]
        kept.append(code)
        end = stop
    return "".join([*made, source[end:]]), kept


def _code(source: str) -> list[tuple[int, int]]:
    """Return the spans of plugins' code, in order; what the template itself calls raw is raw already."""
    found: list[tuple[int, int]] = []
    at = 0
    seekers = (_raw, _command, _block, _inline)
    ahead = [seek(source, 0) for seek in seekers]
    while any(ahead):
        ahead = [seek(source, at) if span and span[0] < at else span for seek, span in zip(seekers, ahead, strict=True)]
        first = min((span for span in ahead if span), default=None)
        if first is None:
            break
        if first != ahead[0]:
            found.append(first)
        at = first[1]
    return found


def _raw(source: str, at: int) -> tuple[int, int] | None:
    opening = _RAW.search(source, at)
    closing = _END_RAW.search(source, opening.end()) if opening else None
    return (opening.start(), closing.end()) if opening and closing else None


def _inline(source: str, at: int) -> tuple[int, int] | None:
    match = _INLINE.search(source, at)
    return match.span() if match else None


def _command(source: str, at: int) -> tuple[int, int] | None:
    start = source.find("<%", at)
    stop = source.find("%>", start + 2) if start >= 0 else -1
    return (start, stop + 2) if stop >= 0 else None


def _block(source: str, at: int) -> tuple[int, int] | None:
    """Return the next fenced block of a plugin, its fences included, up to the end where it is not closed."""
    opening = _FENCE.search(source, at)
    if opening is None:
        return None
    closing = regex(rf"^[ \t>]*{re.escape(opening[1])}[ \t]*$", re.MULTILINE).search(source, opening.end())
    return opening.start(), closing.end() if closing else len(source)
