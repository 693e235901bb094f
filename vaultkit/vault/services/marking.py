"""The mark of a service file: a line with a digest of all other lines, which tells whether anybody has changed it."""

from __future__ import annotations

import hashlib
import re
from enum import StrEnum

_MARK = re.compile(r"^.*\bvaultkit service ([0-9a-f]{12})\b.*$", re.MULTILINE)
#: No two hyphens in a row: this may stand in a comment of XML.
_SAYS = "made by vaultkit watch, which also removes it; once changed by hand it is left alone"


class Owner(StrEnum):
    """Whose a file is."""

    NOBODY = "nobody"
    #: As vaultkit wrote it.
    OURS = "ours"
    #: vaultkit wrote it, somebody changed it.
    CHANGED = "changed"
    #: vaultkit never wrote it.
    FOREIGN = "foreign"


def mark(text: str, *, after: int, opening: str, closing: str = "") -> str:
    """Return a text of whole lines with the mark put in as a comment after that many of them."""
    lines = text.split("\n")
    line = f"{opening}vaultkit service {_digest(text)}: {_SAYS}{closing}"
    return "\n".join((*lines[:after], line, *lines[after:]))


def owner_of(text: str) -> Owner:
    """Return whose a text is; line ends do not count."""
    plain = text.replace("\r\n", "\n")
    marks = list(_MARK.finditer(plain))
    if not marks:
        return Owner.FOREIGN
    found = marks[0]
    rest = plain[: found.start()] + plain[found.end() + 1 :]
    return Owner.OURS if found[1] == _digest(rest) else Owner.CHANGED


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]
