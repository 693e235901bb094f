"""Links from a new note to the places that its lines come from, in the vault's own manner."""

from __future__ import annotations

import posixpath
import re

from vaultkit.briefs.filing.linking import folded
from vaultkit.briefs.filing.plan import Filing
from vaultkit.briefs.filing.plan import LinkStyle
from vaultkit.notes.regex import regex
from vaultkit.render.sanitise import link_text
from vaultkit.render.sanitise import plain
from vaultkit.render.sanitise import sanitise

_NOT_IN_WIKILINKS = regex(r"[\[\]|#^\\%`{}<>*~$=:\x00-\x1f]")
#: Characters of a heading; one that were cut would lead nowhere.
_LONGEST = 1000
_BLOCK_ID = regex(r"\^[A-Za-z0-9-]{1,80}")
_ENCODED = regex(r"[\s()<>%\\`\[\]\"'*|#^{}:=$~!]")


def link(filing: Filing, target: str, shown: str, anchor: str = "") -> str:
    """Return a link to a note of the vault that shows a few words.

    Args:
        filing: the note that the link stands in, and how its vault links: Markdown links by the path from there; wikilinks by the
            path from the vault's root, by the path from there, or by the name alone where only one note has it.
        target: path of the note that it goes to; "" gives the words alone.
        shown: what it shows.
        anchor: where in the note: a heading as written (behind the one above it and a line end, where that is needed to tell it
            from another), or "^" and a block's id; "" for its beginning.
    """
    words = link_text(shown)
    here = target == filing.path
    if not target or (here and not anchor):
        return words
    if filing.links is LinkStyle.WIKI and not _NOT_IN_WIKILINKS.search(target):
        return f"[[{'' if here else _wiki_target(filing, target)}{_fragment(anchor)}|{words}]]"
    path = "" if here else _from(filing, target)
    return f"[{words}]({_ENCODED.sub(_percent, path)}{_encoded(anchor)})"


def _wiki_target(filing: Filing, target: str) -> str:
    path = re.sub(r"[.](md|markdown)$", "", target, flags=re.IGNORECASE)
    name = path.rpartition("/")[2]
    # A bare day is sooner or later the name of another note too.
    named = any(character.isalpha() for character in name)
    if filing.link_format == "shortest" and named and folded(name) not in filing.ambiguous:
        return name
    return _from(filing, path) if filing.link_format == "relative" else path


def _from(filing: Filing, target: str) -> str:
    return posixpath.relpath(target, posixpath.dirname(filing.path) or ".")


def _fragment(anchor: str) -> str:
    """Return "#heading" or "#^id" for a wikilink: editors leave out what would end the link; "" where nothing is left."""
    if anchor.startswith("^"):
        return f"#{anchor}" if _BLOCK_ID.fullmatch(anchor) else ""
    parts = (" ".join(_NOT_IN_WIKILINKS.sub(" ", plain(part, _LONGEST)).split()) for part in anchor.split("\n"))
    return "".join(f"#{part}" for part in parts if part)


def _encoded(anchor: str) -> str:
    """Return the fragment of a Markdown link."""
    fragment = _fragment(anchor)
    return "".join(f"#{_ENCODED.sub(_percent, part)}" for part in fragment.split("#")[1:])


def rhythm(text: str) -> str:
    """Return the place of a rhythm as configured: a wikilink, or words."""
    return re.sub(r"(?:\\?:\s*)+$", "", sanitise(text, 120))


def _percent(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode("utf-8"))
