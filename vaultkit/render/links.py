"""Links from a new note to the places that its lines come from, in the vault's own manner."""

from __future__ import annotations

import posixpath
import re

from vaultkit.briefs.filing import LinkStyle
from vaultkit.render.sanitise import link_text
from vaultkit.render.sanitise import plain
from vaultkit.render.sanitise import sanitise

_NOT_IN_WIKILINKS = re.compile(r"[\[\]|#^\\%`{}<>*~$=:\x00-\x1f]")
_BLOCK_ID = re.compile(r"\^[A-Za-z0-9-]{1,80}")
_ENCODED = re.compile(r"[\s()<>%\\`\[\]\"'*|#^{}:=$~!]")


def link(style: LinkStyle, source: str, target: str, shown: str, anchor: str = "") -> str:
    """Return a link to a note of the vault that shows a few words.

    Args:
        style: wikilinks, by the path from the vault's root without ending, or Markdown links, by the path from `source`.
        source: path of the note that the link stands in.
        target: path of the note that it goes to; "" gives the words alone.
        shown: what it shows.
        anchor: where in the note: a heading as written, or "^" and a block's id; "" for its beginning.
    """
    words = link_text(shown)
    if not target or (target == source and not anchor):
        return words
    if style is LinkStyle.WIKI and not _NOT_IN_WIKILINKS.search(target):
        path = "" if target == source else re.sub(r"[.](md|markdown)$", "", target, flags=re.IGNORECASE)
        return f"[[{path}{_fragment(anchor)}|{words}]]"
    path = "" if target == source else posixpath.relpath(target, posixpath.dirname(source) or ".")
    return f"[{words}]({_ENCODED.sub(_percent, path)}{_encoded(anchor)})"


def _fragment(anchor: str) -> str:
    """Return "#heading" or "#^id" for a wikilink: editors leave out what would end the link; "" where nothing is left."""
    if anchor.startswith("^"):
        return f"#{anchor}" if _BLOCK_ID.fullmatch(anchor) else ""
    heading = " ".join(_NOT_IN_WIKILINKS.sub(" ", plain(anchor)).split())
    return f"#{heading}" if heading else ""


def _encoded(anchor: str) -> str:
    """Return the fragment of a Markdown link."""
    fragment = _fragment(anchor)
    return f"#{_ENCODED.sub(_percent, fragment[1:])}" if fragment else ""


def rhythm(text: str) -> str:
    """Return the place of a rhythm as configured: a wikilink, or words."""
    return re.sub(r"(?:\\?:\s*)+$", "", sanitise(text, 120))


def _percent(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode("utf-8"))
