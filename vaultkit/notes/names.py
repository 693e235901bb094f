"""Names as people write them: in properties, file names, headings and running text.

A name is compared folded (case, accents, hyphens, honorifics do not count) and by whole words, never by a part of one.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from functools import lru_cache
from itertools import takewhile

from vaultkit.notes.data_file import read_table
from vaultkit.notes.monthnames import month_number
from vaultkit.notes.regex import regex

# Letters that Unicode does not split into a base and a mark.
_PLAIN = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th", "ð": "d", "’": "'"})
_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})
# Marks that change a kana into another one, not an accent on it.
_KANA_MARKS = "\u3099\u309a"
_BREAK = regex(r"[\s_\-‐-―.,;/\\|・·=＝]+")
_EMAIL = regex(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_CAMEL = regex(r"(?<=[a-zà-öø-ÿ])(?=[A-ZÀ-ÖØ-Þ])")
_CAMEL_NAME = regex(r"[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]+(?:[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]+){1,3}")
_ASIAN = regex(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3々ー]")
_WORD = regex(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*\.?")
_LINK = regex(r"!?\[\[([^\[\]|#^]*)(?:[#^][^\[\]|]*)?(?:\|([^\[\]]*))?\]\]|\[([^\[\]]*)\]\(([^()]*)\)")
_EDGE = regex(r"^[\W_]+|[^\w.)\]]+$")


@cache
def _words(group: str) -> frozenset[str]:
    """Read one list of the data file beside this module."""
    return frozenset(read_table("notes", "names.toml")[group])


@lru_cache(maxsize=1 << 15)
def fold(name: str) -> str:
    """Reduce a name to what is compared: lower case, no accents, hyphens and dots as blanks, no leading "@"."""
    if name.isascii():
        text = name.lower().lstrip("@# ")
    else:
        text = unicodedata.normalize("NFKD", name).casefold().translate(_PLAIN)
        text = "".join(c for c in text if c in _KANA_MARKS or not unicodedata.combining(c))
        text = unicodedata.normalize("NFC", text).lstrip("@# ")
    return _BREAK.sub(" ", text.replace("'", "")).strip().lstrip("@# ")


@lru_cache(maxsize=1 << 15)
def tokens(name: str) -> tuple[str, ...]:
    """Split a name into folded words, without honorifics ("Frau Dr. Keller" gives "keller")."""
    words = fold(display(name)).split()
    kept = tuple(word for word in words if word not in _words("honorifics"))
    return kept or tuple(words)


def spellings(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the folded words of a name, and of the way it is written where there are no umlauts."""
    other = tokens(unicodedata.normalize("NFC", name).casefold().translate(_GERMAN))
    return (tokens(name),) if other == tokens(name) else (tokens(name), other)


def is_email(text: str) -> bool:
    """Tell whether a text is one e-mail address and nothing else."""
    return "@" in text and _EMAIL.fullmatch(text.strip()) is not None


def is_myself(text: str) -> bool:
    """Tell whether a word of an attendee list means its author ("me", "ich", "私")."""
    return fold(text) in _words("myself") and not is_also_name(text)


def is_asian(text: str) -> bool:
    """Tell whether a text holds Chinese, Japanese or Korean letters, where names have no blanks around them."""
    return not text.isascii() and _ASIAN.search(text) is not None


def suffixes() -> frozenset[str]:
    """Return what is put behind a name in languages without blanks ("さん")."""
    return _words("suffixes")


def is_honorific(word: str) -> bool:
    """Tell whether a word stands beside names and is none ("Frau", "Dr.")."""
    return fold(word) in _words("honorifics")


def is_particle(word: str) -> bool:
    """Tell whether a word may stand in lower case inside a name ("van", "de")."""
    return word.casefold() in _words("particles")


@lru_cache(maxsize=1 << 13)
def references(text: str) -> tuple[str, ...]:
    """Return the ways a value names somebody, best first: a link's display, its target's last part, the text itself.

    `[[../a/lena@x.org.md|Lena]]` gives "Lena" and "lena@x.org"; an empty link gives nothing.
    """
    found: list[str] = []
    for match in _LINK.finditer(text):
        target = (match[1] if match[1] is not None else match[4]).strip()
        target = re.sub(r"(?i)^mailto:|\.md$", "", target).replace("%20", " ")
        last = target if is_email(target) else re.split(r"/|___|%2F", target)[-1]
        found += [(match[2] or match[3] or "").strip(), last.strip()]
    if not found:
        mail = _EMAIL.search(text)
        found = [re.sub(r"[<(]?" + _EMAIL.pattern + r"[>)]?", "", text), mail[0]] if mail else [text]
    cleaned = (item if is_email(item) else trim(item) for item in found)
    return tuple(dict.fromkeys(item for item in cleaned if item))


def trim(text: str) -> str:
    """Remove marks, emoji and honorifics around a name, and a remark in brackets behind it."""
    text = unicodedata.normalize("NFC", text).replace("*", "").replace("`", "").strip().lstrip("@")
    text = _EDGE.sub(_own_marks, re.sub(r"\s*[(（\[][^()（）\[\]]*[)）\]]\s*$", "", text))
    words = text.split()
    while len(words) > 1 and is_honorific(words[0]):
        words = words[1:]
    return _without_suffix(" ".join(words))


def _own_marks(match: re.Match[str]) -> str:
    """Return the vowel signs that a last letter carries (Thai, Devanagari …): they are no mark around a name."""
    return "".join(takewhile(lambda character: unicodedata.category(character).startswith("M"), match[0]))


def display(text: str) -> str:
    """Turn a slug, a CamelCase word or an e-mail into a name as people write it; leave real names alone.

    "niamh-corrigan" and "NiamhCorrigan" give "Niamh Corrigan"; "Anna-Lena Voigt" stays.
    """
    text = trim(unicodedata.normalize("NFC", text))
    if is_email(text):
        text = re.sub(r"\+.*", "", text.split("@")[0])
        text = _BREAK.sub(" ", re.sub(r"\d+$", "", text))
    elif " " not in text and "_" in text:
        text = text.replace("_", " ")
    elif " " not in text and "-" in text:
        text = text.replace("-", " ")
    elif " " not in text and _CAMEL_NAME.fullmatch(text):
        text = re.sub(r"\b(Mc|Mac|De|Di|O|Van|Von|La|Le) (?=[A-Z])", r"\1", _CAMEL.sub(" ", text))
    if text.islower():
        words = text.split()
        text = " ".join(w if 0 < i < len(words) - 1 and is_particle(w) else w.capitalize() for i, w in enumerate(words))
    return text.strip()


@lru_cache(maxsize=1 << 13)
def is_not_name(text: str) -> bool:
    """Tell whether a text is a section, a kind of note, a group or a time, however it is capitalised."""
    folded = fold(text)
    if not folded or folded.isdigit():
        return True
    return (folded in _words("not_names") and not is_also_name(text)) or (" " not in folded and _is_group(folded))


def _is_group(word: str) -> bool:
    """Tell whether one word means a group or its work ("Teamsitzung", "calibration")."""
    return any(part in word for part in _words("group_parts")) or word.endswith(tuple(_words("group_endings")))


def is_also_name(word: str) -> bool:
    """Tell whether a capitalised small word, weekday or month is a name as well ("Per", "An", "June")."""
    if not word.istitle():
        return False
    return fold(word) in _words("also_names") or month_number(word) is not None


@lru_cache(maxsize=1 << 13)
def looks_like_name(text: str) -> bool:
    """Tell whether a text in a place for names may be one: one to four capitalised words, or a few Asian letters."""
    text = trim(text)
    if is_email(text):
        return True
    if is_not_name(text) or len(text) > 50:
        return False
    if is_asian(text):
        return 1 <= len(re.sub(r"[\s・=＝]", "", text)) <= 10 and not re.search(r"[\d、。の]", text)
    words = [word.lstrip("'’") or word for word in display(text).split()]
    if not 1 <= len(words) <= 5 or any(not _WORD.fullmatch(word) for word in words):
        return False
    if len(words) == 1 and (len(words[0]) < 2 or (words[0].isupper() and len(words[0]) < 5)):
        return False
    big = [word for word in words if word[0].isupper()]
    common = sum(is_not_name(word) for word in words if not (word.islower() and is_particle(word)))
    if common == 1 and len(words) > 1 and fold(words[-1]) in _words("also_surnames"):
        common = 0
    return bool(words[0][0].isupper()) and all(w in big or is_particle(w) for w in words) and common == 0


def initials(name: str) -> str:
    """Return the initials of a name in lower case ("Anna-Lena Voigt" gives "alv"); "" for one word."""
    words = tokens(name)
    return "".join(word[0] for word in words) if len(words) > 1 and not is_asian(name) else ""


def _without_suffix(name: str) -> str:
    text = unicodedata.normalize("NFC", name).strip()
    if is_asian(text):
        for suffix in sorted(_words("suffixes"), key=len, reverse=True):
            if text.endswith(suffix) and len(text) > len(suffix):
                return text.removesuffix(suffix).strip()
    return text
