"""Names that are safe as parts of a path on every system and stay under their folder."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePosixPath

from vaultkit.notes.regex import regex

_UNSAFE = regex(r'[\x00-\x1f\x7f-\x9f\\/:*?"<>|#^\[\]\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]+')
#: What could end a link, begin a comment or be run by a template plugin; with every invisible character.
_CODE = regex(
    r"[\x00-\x1f\x7f-\x9f\[\]|#^<>{}%`\\*~$=\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]|:(?=:)|!(?=\s*$)"
)
#: Devices to Windows, with any ending, in lower case.
DEVICES = frozenset(
    {"con", "prn", "aux", "nul", "conin$", "conout$"}
    | {f"{port}{digit}" for port in ("com", "lpt") for digit in "0123456789¹²³"}
)
#: Bytes; a file name may have 255, and ours still gets ".md".
_LONGEST = 180


def fold_path(path: str) -> str:
    """Return a path as systems compare it that take case and accents' encoding for nothing."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())


def safe_name(text: str, fallback: str = "Note") -> str:
    """Reduce a text to one safe part of a path: no separators, no characters that links or systems refuse, not too long."""
    name = _UNSAFE.sub("-", unicodedata.normalize("NFC", text))
    name = re.sub(r"\s+", " ", name).strip(" .-~")
    if name.split(".", 1)[0].strip().lower() in DEVICES:
        name = f"{name}_" if "." not in name else name.replace(".", "_", 1)
    while len(name.encode("utf-8")) > _LONGEST:
        name = name[:-1].rstrip(" .-")
    return name or fallback


def written_name(name: str) -> str:
    """Return a name as it may stand in front matter, a heading or a link: nothing that ends a link or starts code."""
    return " ".join(_CODE.sub(" ", unicodedata.normalize("NFC", name)).split()) or "Somebody"


def safe_path(path: str, known: frozenset[str] = frozenset()) -> str:
    """Reduce a path to one that stays inside the vault; folders that exist (`known`) stay as they are.

    The last part keeps a Markdown ending, or gets ".md".
    """
    parts = [part for part in PurePosixPath(path).parts if part not in {"/", ".", ".."}]
    folders: list[str] = []
    for part in parts[:-1]:
        whole = "/".join((*folders, part))
        folders.append(part if whole in known else safe_name(part, "notes"))
    name = parts[-1] if parts else "Note"
    stem, dot, ending = name.rpartition(".")
    if not dot or ending.lower() not in {"md", "markdown"}:
        stem, ending = name, "md"
    return "/".join((*folders, f"{safe_name(stem)}.{ending}"))
