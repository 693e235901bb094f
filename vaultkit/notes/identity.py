"""Who is meant: names matched by whole words, order and accents ignored; the note-taker told apart from the others."""

from __future__ import annotations

import re
from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass

from vaultkit.notes.names import display
from vaultkit.notes.names import fold
from vaultkit.notes.names import initials
from vaultkit.notes.names import is_asian
from vaultkit.notes.names import is_email
from vaultkit.notes.names import is_myself
from vaultkit.notes.names import references
from vaultkit.notes.names import spellings
from vaultkit.notes.names import tokens
from vaultkit.notes.regex import regex

_HAN = regex(r"[\u3400-\u9fff]+|[\uac00-\ud7a3]+")
_WORD = regex(r"[^\W_]+(?:[-'’.][^\W_]+)*")
#: No name has more words.
_LONGEST = 5


@dataclass(frozen=True, slots=True)
class Known:
    """One person as the index finds them in a text."""

    names: tuple[str, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class NameIndex:
    """Canonical names by everything they answer to; a key that several answer to lists them all."""

    #: Sorted words of a whole name or alias.
    whole: Mapping[tuple[str, ...], tuple[str, ...]]
    #: A first name, a last name or initials.
    parts: Mapping[str, tuple[str, ...]]
    #: Names without blanks around them, longest first.
    asian: tuple[tuple[str, str], ...]

    def resolve(self, text: str) -> tuple[str, ...]:
        """Return whom a name-like text means: nobody, one person, or all it could mean."""
        if is_email(text):
            found = self.whole.get((fold_email(text),), ())
            return found or self._by_words(tokens(text))
        for words in spellings(text):
            found = self._by_words(words)
            if found:
                return found
        if text.isupper() and 2 <= len(text) <= 4:
            return self.parts.get("." + text.casefold(), ())
        return ()

    def exact(self, text: str) -> tuple[str, ...]:
        """Return who has this whole name or alias."""
        key = (fold_email(text),) if is_email(text) else tuple(sorted(tokens(text)))
        return self.whole.get(key, ())

    def _by_words(self, words: tuple[str, ...]) -> tuple[str, ...]:
        found = self.whole.get(tuple(sorted(words)), ())
        if found or not words:
            return found
        if len(words) == 1:
            return self.parts.get(words[0], ()) or self._asian_in(words[0])
        shared = [set(self.parts.get(word, ())) for word in words]
        both = set.intersection(*shared)
        if both:
            return tuple(sorted(both))
        shortened = self._by_initial(words)
        if shortened:
            return shortened
        # "Asha Rao Menon" is Asha Rao; "Asha Menon" is not.
        keys = {tuple(sorted(words[i:j])) for i in range(len(words)) for j in range(i + 2, len(words) + 1)}
        longer = {name for key in keys for name in self.whole.get(key, ())}
        return tuple(sorted(longer))

    def _by_initial(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """Return who is meant by a name with an initial in it ("A. Rao", "Asha R.")."""
        letters = [word for word in words if len(word) == 1]
        whole = [word for word in words if len(word) > 1]
        if len(letters) != 1 or not whole:
            return ()
        found = set.intersection(*(set(self.parts.get(word, ())) for word in whole))
        others = {name: [word for word in tokens(name) if word not in whole] for name in found}
        return tuple(sorted(name for name in found if any(word[0] == letters[0] for word in others[name])))

    def _asian_in(self, word: str) -> tuple[str, ...]:
        if not is_asian(word):
            return ()
        return tuple(sorted({name for key, name in self.asian if len(key) > 1 and key in word}))

    def at(self, text: str, start: int) -> Known | None:
        """Return the person whose name begins at this place of a text; the longest name wins."""
        words: list[re.Match[str]] = []
        position = start
        for match in _WORD.finditer(text, start):
            between = text[position : match.start()]
            if len(words) == _LONGEST or (words and between not in {" ", "-", ". ", "_"}) or (not words and between):
                break
            words.append(match)
            position = match.end()
        for count in range(len(words), 0, -1):
            found = self._phrase(text[start : words[count - 1].end()])
            if found:
                return Known(found, start, words[count - 1].end())
        for key, name in self.asian:
            if text.startswith(key, start):
                return Known((name,), start, start + len(key))
        return None

    def _phrase(self, phrase: str) -> tuple[str, ...]:
        if phrase.islower() and "-" not in phrase and not is_asian(phrase):
            return ()
        bare = re.sub(r"['’]s$", "", phrase)
        if re.search(r"(?<!\w)\w$|^\w\b", bare) and not is_asian(bare):
            return self._by_initial(tokens(bare))
        for words in spellings(bare):
            found = self.whole.get(tuple(sorted(words)), ())
            if not found and len(words) == 1:
                found = self.parts.get(words[0], ())
            if found:
                return found
        return self.parts.get("." + bare.casefold(), ()) if bare.isupper() and 2 <= len(bare) <= 4 else ()

    def within(self, text: str) -> tuple[str, ...]:
        """Return all people whose names stand in a text, in order; ambiguous ones are left out."""
        names: list[str] = []
        end = 0
        for match in _WORD.finditer(text):
            if match.start() < end:
                continue
            known = self.at(text, match.start())
            if known is not None:
                names += known.names if len(known.names) == 1 else ()
                end = known.end
        names += [name for key, name in self.asian if key in text]
        return tuple(dict.fromkeys(names))


def fold_email(text: str) -> str:
    """Reduce an e-mail address to what is compared."""
    return text.strip().casefold()


def build_index(people: Iterable[tuple[str, Sequence[str]]]) -> NameIndex:
    """Index people given as (canonical name, other names)."""
    whole: dict[tuple[str, ...], set[str]] = {}
    parts: dict[str, set[str]] = {}
    asian: dict[str, str] = {}
    for name, aliases in people:
        for other in (name, *aliases):
            if is_email(other):
                whole.setdefault((fold_email(other),), set()).add(name)
                if len(tokens(other)) < 2:
                    continue  # "asha@" is no nickname where there are two called Asha
            for words in spellings(other):
                whole.setdefault(tuple(sorted(words)), set()).add(name)
            if is_asian(other):
                asian |= dict.fromkeys(_asian_keys(other), name)
        for words in spellings(name):
            for word in (*words, *_given_names(words)):
                parts.setdefault(word, set()).add(name)
        if initials(name):
            parts.setdefault("." + initials(name), set()).add(name)
    return NameIndex(
        {key: tuple(sorted(names)) for key, names in whole.items() if key},
        {key: tuple(sorted(names)) for key, names in parts.items()},
        tuple(sorted(asian.items(), key=lambda pair: (-len(pair[0]), pair))),
    )


def _given_names(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return what is left of a Chinese or Korean name without its family name of one letter, or of two."""
    if len(words) != 1 or not 3 <= len(words[0]) <= 4 or not _HAN.fullmatch(words[0]):
        return ()
    return tuple(words[0][size:] for size in (1, 2) if len(words[0]) - size > 1)


def _asian_keys(name: str) -> tuple[str, ...]:
    bare = display(name)
    joined = re.sub(r"[\s・]", "", bare)
    family = re.split(r"[\s・]", bare)[0]
    return tuple(key for key in dict.fromkeys((bare, joined, family)) if is_asian(key) and len(key) > 1)


@dataclass(frozen=True, slots=True)
class Me:
    """The note-taker's names; without any, only "me" and its translations are known."""

    names: tuple[str, ...]
    index: NameIndex

    def is_me(self, text: str) -> bool:
        """Tell whether a text names the note-taker: one of the names, a first name alone, or "me"."""
        if is_myself(text):
            return True
        if self.index.exact(text):
            return True
        words = tokens(text)
        # A first name given alone must not swallow everybody who shares it.
        return bool(self.index.parts.get(words[0] if len(words) == 1 else "")) or self._longer(words)

    def _longer(self, words: tuple[str, ...]) -> bool:
        return len(words) > 1 and any(
            len(key) > 1 and set(key) <= set(words) for key in self.index.whole if not is_email(key[0])
        )


def build_me(names: Iterable[str]) -> Me:
    """Index the note-taker's names, e-mails and slugs."""
    given = tuple(dict.fromkeys(name for name in names if fold(name)))
    return Me(given, build_index((name, ()) for name in given))


def named(value: str) -> tuple[str, ...]:
    """Return the people a comma string or a single value refers to, each in the ways `references` gives."""
    return tuple(item for part in split_people(value) for item in references(part)[:1])


_SPLIT = regex(r"\s*(?:[,;、，；\n]|(?<=[^\W\d_])\s(?:and|und|e|y|et|en|och|og|i|&|\+)\s|\s[&+/]\s)\s*")


def split_people(value: str) -> tuple[str, ...]:
    """Split a value that lists people ("Asha, Ben and me"), leaving links whole."""
    held: list[str] = []

    def hold(match: re.Match[str]) -> str:
        held.append(match[0])
        return f"\x00{len(held) - 1}\x00"

    bare = re.sub(r"\[\[[^\[\]]*\]\]|\[[^\[\]]*\]\([^()]*\)", hold, value)
    parts = _SPLIT.split(bare)
    restored = (re.sub(r"\x00(\d+)\x00", lambda m: held[int(m[1])], part).strip() for part in parts)
    return tuple(part for part in restored if part)
