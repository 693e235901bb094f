"""Links from a new note to the places that its lines come from, in the vault's own manner."""

from __future__ import annotations

import posixpath
import re

from vaultkit.briefs.filing import LinkStyle
from vaultkit.render.sanitise import link_text
from vaultkit.render.sanitise import sanitise

_ENCODED = re.compile(r"[\s()<>%\\`\[\]\"'*|#^{}:=$~!]")


def link(style: LinkStyle, source: str, target: str, shown: str) -> str:
    """Return a link to a note of the vault that shows a few words.

    Args:
        style: wikilinks, by the path from the vault's root without ending, or Markdown links, by the path from `source`.
        source: path of the note that the link stands in.
        target: path of the note that it goes to; "" gives the words alone.
        shown: what it shows.
    """
    words = link_text(shown)
    if not target or target == source:
        return words
    if style is LinkStyle.WIKI and not re.search(r"[\[\]|#^\\%`{}<>*~$=:\x00-\x1f]", target):
        return f"[[{re.sub(r'[.](md|markdown)$', '', target, flags=re.IGNORECASE)}|{words}]]"
    path = posixpath.relpath(target, posixpath.dirname(source) or ".")
    return f"[{words}]({_ENCODED.sub(_percent, path)})"


def rhythm(text: str) -> str:
    """Return the place of a rhythm as configured: a wikilink, or words."""
    return re.sub(r"(?:\\?:\s*)+$", "", sanitise(text, 120))


def _percent(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode("utf-8"))
