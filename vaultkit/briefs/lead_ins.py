"""A commitment's text without what only says that it was carried along: "Carried over: ...", "Still: ...", "..., as promised"."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from vaultkit.notes.data_file import read_table
from vaultkit.notes.monthnames import fold_word
from vaultkit.notes.regex import regex

#: A lead-in or an ending is no longer, its day included; "still: carried over: ..." has two.
_LONGEST = 48
_TIMES = 3
_COLON = regex(r"[*_]{0,2}[ \t]?(?::[*_]{0,2}|：|[ \t][–—-](?=[ \t]))[ \t]*")
_EMPHASIS = "*_ \t"


def without_lead_in(text: str) -> str:
    """Return the text of a commitment as it is to be shown; as it is, where nothing else would be left."""
    shown = text.strip()
    for _ in range(_TIMES):
        shorter = _end_off(_start_off(shown))
        if shorter == shown:
            break
        shown = shorter
    return shown if any(char.isalnum() for char in shown) else text


def _start_off(text: str) -> str:
    found = _COLON.search(text, 0, _LONGEST)
    if found is None or not _is_lead_in(_folded(text[: found.start()])):
        return text
    rest = text[found.end() :]
    if not rest:
        return text
    first = rest.split(maxsplit=1)[0]
    # It was a sentence's beginning, so what follows is one now.
    return rest[0].upper() + rest[1:] if text.lstrip(_EMPHASIS)[:1].isupper() and first.islower() else rest


def _is_lead_in(words: tuple[str, ...]) -> bool:
    """Tell whether words are a lead-in, perhaps with since when."""
    if words in _phrases("before"):
        return True
    return any(words[at] in _since() and words[:at] in _phrases("before") for at in range(1, len(words)))


def _end_off(text: str) -> str:
    bare = text.rstrip(" \t.")
    bracket = bare.rfind("(", -_LONGEST) if bare.endswith(")") else -1
    if bracket > 0:
        inside = _folded(bare[bracket + 1 : -1])
        return bare[:bracket].rstrip() if inside in _phrases("behind") or inside in _phrases("promised") else text
    words = bare[-_LONGEST:].split()
    for count in range(1, min(6, len(words))):
        said = _folded(" ".join(words[-count:]))
        before = bare[: bare.rfind(words[-count])].rstrip()
        parted = before.endswith((",", ";", "–", "—", " -"))
        if before and (said in _phrases("promised") or (parted and said in _phrases("behind"))):
            return before.rstrip(" \t,;–—-")
    return text


def _folded(text: str) -> tuple[str, ...]:
    return tuple(fold_word(text.strip(_EMPHASIS + ".,")).split())


@lru_cache(maxsize=4)
def _phrases(name: str) -> frozenset[tuple[str, ...]]:
    return frozenset(
        tuple(part.split()) for line in _data()[name].splitlines() for part in line.split("|") if part.strip()
    )


def _since() -> frozenset[str]:
    return frozenset(_data()["since"].replace("|", " ").split())


def _data() -> Mapping[str, str]:
    return read_table("briefs", "lead_ins.toml")
