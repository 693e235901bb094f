"""Whole notes of meetings that did not take place: told by status, file name, title, or a body that says only that."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import islice

from vaultkit.model import Block
from vaultkit.model import Property
from vaultkit.notes.inline import plain_text
from vaultkit.notes.layouts.facts import Facts
from vaultkit.notes.layouts.keys import find_key
from vaultkit.notes.layouts.words import bare
from vaultkit.notes.layouts.words import is_one_of
from vaultkit.notes.layouts.words import words
from vaultkit.notes.marks import find_marks
from vaultkit.notes.planned import says_something
from vaultkit.notes.properties import as_list
from vaultkit.notes.properties import as_text
from vaultkit.notes.regex import regex

_PARTS = regex(r"\s[-–—|·/]\s|[()\[\]:：,;|]")
_SENTENCES = regex(r"\s[-–—]\s|[(),.;:!：，。]")
_STRUCK = regex(r"^\W*~~[^~]+~~\W*$")
#: A longer body tells of a meeting.
_MOST_WORDS = 14


def is_cancelled(properties: Sequence[Property]) -> bool:
    """Tell whether a status says that the meeting did not take place."""
    status = find_key(properties, "status_keys")
    stated = as_list(status.value) if status is not None else ()
    if any(is_one_of(value, group) for value in stated for group in ("cancelled_status", "cancelled_value")):
        return True
    flags = [p for p in properties if is_one_of(p.key, "cancelled_status")]
    return any(as_text(flag.value).casefold() in {"true", "yes"} for flag in flags)


def is_called_off_note(facts: Facts, blocks: Sequence[Block]) -> bool:
    """Tell whether status, file name, title or the only line of the body say that the meeting did not take place."""
    if is_cancelled(facts.properties) or _title_says_so(facts.stem) or _title_says_so(facts.title):
        return True
    written = tuple(islice((block for block in blocks if says_something(block)), 2))
    return len(written) == 1 and _line_says_so(written[0].text)


@lru_cache(maxsize=1 << 10)
def _title_says_so(title: str) -> bool:
    if not title:
        return False
    signs = words("cancelled_signs")
    if _STRUCK.match(title) or title.startswith(tuple(signs)) or title.endswith(tuple(signs)):
        return True
    text = plain_text(title)
    parts = [part for part in _PARTS.split(text) if part.strip()]
    if any(is_one_of(part, "cancelled_status") for part in parts):
        return True
    marks = find_marks(text)
    said = bare(text).split()
    led = bool(marks) and is_one_of(text[: marks[0].start], "cancelled_status")
    return led or (len(parts) == 1 and len(said) <= 4 and any(_ends_so(said, count) for count in (1, 2)))


def _ends_so(said: Sequence[str], count: int) -> bool:
    return len(said) > count and " ".join(said[-count:]) in words("cancelled_status")


def _line_says_so(line: str) -> bool:
    """Tell whether a line says no more than "Cancelled, she was ill" or "Ill, so cancelled"."""
    text = plain_text(line)
    parts = [part.strip() for part in _SENTENCES.split(text) if part.strip()]
    if not parts or len(text.split()) > _MOST_WORDS:
        return False
    first, last = bare(parts[0]).split(), bare(parts[-1]).split()
    if (last and " ".join(last) in words("cancelled_status")) or (len(last) == 2 and _ends_so(last, 1)):
        return True
    for count in range(min(3, len(first)), 0, -1):
        if " ".join(first[:count]) in words("cancelled_status"):
            return len(first) == count or first[count] in words("behind_cancelled")
    return False
