"""What a note keeps to its writer: the flag that closes all of it, and labels that close a part."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum
from functools import cache

from vaultkit.model import Property
from vaultkit.notes.inline import plain_text
from vaultkit.notes.layouts.keys import fold_key
from vaultkit.notes.layouts.words import bare
from vaultkit.notes.layouts.words import words
from vaultkit.notes.names import fold
from vaultkit.notes.properties import as_text
from vaultkit.notes.regex import regex

_FLAGS = frozenset({"private", "privat", "privato", "privado", "prive", "confidential"})
_YES = frozenset({"true", "yes", "y", "on", "1", "ja", "si", "sim", "oui"})
_NO = frozenset({"false", "no", "n", "off", "0", "nein", "nao", "non", "nee", "nej"})
_OF_NOTES = regex(
    r"\b(?:my|notes?|reflections?|thoughts?|observations?|remarks?|comments?|section|part|only|notizen|gedanken|note|appunti|notas|anotacoes|observacoes|reflexiones|pensieri|notities|anteckningar)\b"
)
_WORD = regex(r"\w+")
_IN_BRACKETS = regex(r"[(（\[]([^()（）\[\]]+)[)）\]]")
_BOLD = regex(r"\s*(?:\*\*|__)([^*_\n]{1,80})(?:\*\*|__)\s?([:：]?)(.*)", re.DOTALL)
_PLAIN = regex(r"([^:：\n]{1,60})[:：](.*)", re.DOTALL)


class Label(StrEnum):
    """How a line that heads what follows is written."""

    #: In bold, alone or with text behind a colon.
    BOLD = "bold"
    #: A few words and a colon, nothing else.
    LINE = "line"
    #: A few words and a colon, then text.
    REMARK = "remark"
    NONE = "none"


def is_kept_private(properties: Iterable[Property]) -> bool:
    """Tell whether properties close a note or a meeting to all but its writer: `private: true`."""
    flags = (p for p in properties if fold_key(p.key) in _FLAGS)
    return any(fold(as_text(flag.value)) in _YES for flag in flags)


def read_label(text: str) -> tuple[Label, str]:
    """Return how a paragraph is written as a label, and its words; fields (`key:: value`) and links are none."""
    bold = _BOLD.fullmatch(text)
    if bold is not None and (bold[2] or bold[1].rstrip().endswith((":", "：")) or not bold[3].strip()):
        return Label.BOLD, bold[1].rstrip(" :：")
    plain = _PLAIN.fullmatch(text)
    if plain is None or plain[2].startswith((":", "//")):
        return Label.NONE, ""
    return (Label.REMARK if plain[2].strip(" *_") else Label.LINE), plain[1]


def is_private_remark(text: str) -> bool:
    """Tell whether a line begins with a word for "private" and a colon; the flag `private:: true` is none."""
    head, colon, rest = plain_text(text).replace("：", ":").partition(":")
    if not colon or not says_private(head):
        return False
    return not (rest.startswith(":") and fold(rest.lstrip(": ")) in _YES | _NO)


def says_private(text: str) -> bool:
    """Tell whether the words of a heading or label mean "private", alone or in brackets behind others."""
    folded = bare(text)
    if folded in words("private"):
        return True
    # Only whole words are cut out: every word that is left was one before.
    if _telling().search(folded) and _OF_NOTES.sub("", folded).strip() in words("private"):
        return True
    bracketed = "(" in text or "[" in text or "（" in text
    remark = _IN_BRACKETS.search(text) if bracketed else None
    return remark is not None and bare(remark[1]) in words("private")


@cache
def _telling() -> re.Pattern[str]:
    """Return a pattern of the longest words of the phrases that mean "private"."""
    return re.compile("|".join(sorted({max(_WORD.findall(phrase), key=len) for phrase in words("private")})))
