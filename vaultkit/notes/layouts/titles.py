"""What is left of a file name or title once marks, small words, numbers and periods are gone: perhaps names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from vaultkit.notes.layouts.words import words
from vaultkit.notes.marks import find_marks
from vaultkit.notes.marks import level
from vaultkit.notes.marks import words as mark_words
from vaultkit.notes.monthnames import month_number
from vaultkit.notes.names import fold
from vaultkit.notes.names import is_also_name
from vaultkit.notes.regex import regex

_NUMBER = regex(r"^[\W_]*(?:#|no\.?|nr\.?)?\s*\d{1,4}[\W_]*$", re.IGNORECASE)
_WEEK = regex(
    r"(?<![^\W_])(?:KW|CW|W|wk|week|woche|semaine|settimana|semana|uke|vecka|uge)[ ._#-]{0,2}\d{1,2}(?!\d)|第?\d{1,3}[回週周회주](?:目|차)?",
    re.IGNORECASE,
)
_YEAR = r"(?:19|20)\d\d"
_PART = r"(?:[QH][1-4]|[1-4][QH]|S[12]|T[1-4])"
#: A quarter, a half, a financial or calendar year, a range of years, a numeric month.
_PERIOD = (
    rf"(?:FY[ '’_-]?\d{{2,4}}(?:[/–-]\d{{2,4}})?|{_YEAR}[ _-]?{_PART}|{_PART}[ _'’-]{{0,2}}(?:{_YEAR}|\d\d)"
    rf"|{_YEAR}\s?[/–-]\s?(?:{_YEAR}|\d\d)|{_YEAR}|[QH][1-4])"
)
_EDGE = r"[\s,;:|()\[\]_–—-]"
_PERIOD_FIRST = regex(rf"^{_EDGE}*{_PERIOD}(?:{_EDGE}+|$)", re.IGNORECASE)
_PERIOD_LAST = regex(rf"(?:{_EDGE}+|^){_PERIOD}{_EDGE}*$", re.IGNORECASE)
_PART_LAST = regex(r"[\s,;:|(\[_–—-]+([^\W\d_]+|#)[ ._-]{0,2}\d{1,3}[\s)\]]*$|\s\(\d{1,3}\)$")
_MONTH_FIRST = regex(rf"^{_EDGE}*(?:{_YEAR}{_EDGE}+)?([^\W\d_]{{3,}})\.?{_EDGE}+{_YEAR}(?:{_EDGE}+|$)")
_MONTH_LAST = regex(rf"{_EDGE}+(?:([^\W\d_]{{3,}})\.?{_EDGE}+{_YEAR}|{_YEAR}{_EDGE}+([^\W\d_]{{3,}})\.?){_EDGE}*$")


@lru_cache(maxsize=1 << 14)
def without_period(text: str) -> str:
    """Cut years, quarters, halves, months with a year, and "part 2" off both ends: "Asha, Q1 2026" is about Asha."""
    for _ in range(3):
        kept = _without_one(text)
        if kept == text:
            break
        text = kept
    return text


def _without_one(text: str) -> str:
    first, last = _MONTH_FIRST.match(text), _MONTH_LAST.search(text)
    if last is not None and month_number(last[1] or last[2]) is not None and last.start() > 0:
        return text[: last.start()]
    if first is not None and month_number(first[1]) is not None:
        return text[first.end() :]
    part = _PART_LAST.search(text)
    if part is not None and part.start() > 0 and (part[1] is None or part[1] == "#" or fold(part[1]) in words("parts")):
        return text[: part.start()]
    return _PERIOD_LAST.sub("", _PERIOD_FIRST.sub("", text))


@lru_cache(maxsize=1 << 14)
def title_of(text: str) -> str:
    """Return what is left of a file name or title without marks, small words, numbers and periods: perhaps a name."""
    text = without_period(_WEEK.sub(" ", unicodedata.normalize("NFC", text)))
    for mark in reversed(find_marks(text)):
        text = f"{text[: mark.start]} \n {text[mark.end :]}"
    parts = []
    for part in re.split(r"\n|\s[-–—|:·]\s|[_,()\[\]:：|–—]", text):
        kept = without_small(without_period(part.strip(" -_.#")))
        if kept and not _NUMBER.match(kept):
            parts.append(kept)
    return parts[0] if len(parts) == 1 else "\n".join(parts)


def without_small(text: str) -> str:
    """Cut small words ("with", "weekly", "notes") off both ends; a slug's hyphens count as blanks there."""
    slug = " " not in text
    parts = re.split(r"[-_.\s]+", text) if slug else text.split()
    while parts and _is_small(parts[0]) and not begins_name(parts, slug=slug):
        parts = parts[1:]
    while parts and _is_small(parts[-1]) and not (len(parts) == 1 and begins_name(parts, slug=slug)):
        parts = parts[:-1]
    if not slug:
        return " ".join(parts)
    kept = "-".join(parts)
    return kept if kept != re.sub(r"[-_.\s]+", "-", text) else text


def _is_small(word: str) -> bool:
    plain = level(word).strip(".,'’")
    return word.isdigit() or plain in mark_words("connectors") or plain in mark_words("fillers")


def begins_name(parts: Sequence[str], *, slug: bool = False) -> bool:
    """Tell whether small words are a name: "Per" alone, "An Nguyen", the slug "an-nguyen"; not "With Asha"."""
    if is_also_name(parts[0]):
        return len(parts) == 1 or (parts[1][:1].isupper() and not _is_small(parts[1]))
    return (
        slug and len(parts) == 2 and is_also_name(parts[0].capitalize()) and parts[1].isalpha() and parts[1].islower()
    )
