"""Text to folded words: what cues are compared with.

Order of steps: tokens -> one spelling per word (rules of the language) -> the pair's own names as `xthem` and `xme`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field

from vaultkit.signals.function_words import small_words

#: Stands for the person the notes are about, and for the note-taker.
THEM = "xthem"
ME = "xme"

_TOKEN = re.compile(
    r"[^\W_]+(?:(?:['’\-](?=[^\W_])|(?<=\d)[.,:/](?=\d))[^\W_]+)*%?"  # words, figures, "half-formed", "7/9", "91.2%"
    r"|[^\W\d_]|[^\w\s]"  # single marks and signs
)
_ARROW = re.compile(r"(?:[-=]+>|⇒|➜|➔|⟶)")
#: Selectors that only change how an emoji looks.
_INVISIBLE = re.compile("[\u200b-\u200d\u2060\ufe0e\ufe0f\u00ad]")
#: After these a capital says nothing; sentences are split before.
_OPENS = frozenset(".!?:\"“‘'«»„¿¡([→—–-•·")
_ENDINGS = {"s": "'s", "d": "would", "ll": "will", "": "'s"}
_FIRST_PERSON = re.compile(r"I(?:['’].*)?")
#: Names that are words as well: a capital at the start of a sentence does not make them names.
_ALSO_WORDS = frozenset(
    [
        "will",
        "may",
        "mark",
        "grace",
        "art",
        "bill",
        "rich",
        "hope",
        "joy",
        "rose",
        "june",
        "april",
        "august",
        "summer",
        "drew",
        "pat",
        "sue",
        "ray",
        "max",
        "dean",
        "faith",
        "frank",
        "chance",
        "chase",
        "guy",
        "jack",
        "rob",
        "page",
        "gene",
        "lance",
        "miles",
        "victor",
        "von",
        "van",
        "der",
        "den",
        "de",
        "la",
        "le",
        "el",
        "da",
        "di",
        "dos",
        "del",
        "al",
        "bin",
        "ben",
    ]
)
_CACHE_LIMIT = 50_000
_LONGEST_TOKEN = 60


@dataclass(frozen=True, slots=True)
class Folder:
    """How a language writes one word in many ways: rules applied in order to every token."""

    rules: tuple[tuple[re.Pattern[str], str], ...]
    words: Mapping[str, str]
    #: Letters that keep their accent or are written otherwise ("ä" is "ae"); every other accent goes.
    letters: Mapping[str, str] = field(default_factory=dict)
    #: What stands before an apostrophe and is a word of its own ("l", "d", "qu").
    elisions: frozenset[str] = frozenset()
    #: Endings of names in the genitive, without an apostrophe ("s").
    genitives: tuple[str, ...] = ()
    #: Words before names ("frau"), folded.
    titles: frozenset[str] = frozenset()
    #: Every noun has a capital, so that capitals show no names.
    capital_nouns: bool = False
    #: Tokens already folded; a note repeats its words.
    seen: dict[str, str] = field(default_factory=dict)

    def fold_token(self, token: str) -> str:
        """Return the folded token: lower case, plain quotes, one spelling; contractions become two words."""
        known = self.seen.get(token)
        if known is not None:
            return known
        if len(self.seen) > _CACHE_LIMIT:
            self.seen.clear()
        folded = token if len(token) > _LONGEST_TOKEN else self._fold(token)
        self.seen[token] = folded
        return folded

    def _fold(self, token: str) -> str:
        word = token.lower().replace("’", "'")
        if not word.isascii():
            word = "".join(self.letters.get(letter) or plain_word(letter) or letter for letter in word)
        known = self.words.get(word)
        if known is not None:
            return known
        quoted = "'" in word
        for pattern, replacement in self.rules:
            if quoted or "'" not in pattern.pattern:
                word = pattern.sub(replacement, word)
        return " ".join(self.words.get(part, part) for part in word.split()) if quoted else self.words.get(word, word)


@dataclass(frozen=True, slots=True)
class Names:
    """How the pair is written: single tokens, lower case without accents; initials as written."""

    them: frozenset[str] = frozenset()
    #: First names among them.
    first: frozenset[str] = frozenset()
    me: frozenset[str] = frozenset()
    #: Written in capitals only ("EM").
    initials: frozenset[str] = frozenset()
    my_initials: frozenset[str] = frozenset()
    #: First and last names of other people that the vault knows.
    others: frozenset[str] = frozenset()

    def resolve(self, token: str) -> str | None:
        """Return `xthem` or `xme` if the token names one of the pair, else None."""
        if not token[:1].isupper():
            return None
        if token in self.initials:
            return THEM
        if token in self.my_initials:
            return ME
        plain = plain_word(token)
        if plain in self.them or self._is_nickname(plain):
            return THEM
        return ME if plain in self.me else None

    def _is_nickname(self, plain: str) -> bool:
        """Tell whether a word is the start of the person's name, or that and an ending ("Ronnie" for Ronaldo)."""
        if len(plain) < 3 or not plain.isalpha() or plain in small_words():
            return False
        return any(
            name.startswith(plain) or (name[:3] == plain[:3] and len(plain) <= 7 and plain.endswith(("ie", "y")))
            for name in self.first
        )


@dataclass(frozen=True, slots=True)
class Folded:
    """A statement as cues see it."""

    words: tuple[str, ...]
    #: Indices of words written with a capital that neither name the pair nor open a sentence.
    capitals: frozenset[int] = frozenset()


def plain_word(token: str) -> str:
    """Return a token in lower case without accents."""
    word = token.lower().replace("’", "'")
    if word.isascii():
        return word
    return "".join(part for part in unicodedata.normalize("NFKD", word) if not unicodedata.combining(part))


def split_tokens(text: str) -> list[str]:
    """Return the tokens of a text as written: words, figures, marks, signs."""
    if not text.isascii():
        text = _INVISIBLE.sub("", text)
    elif ">" not in text:
        return _TOKEN.findall(text)
    return _TOKEN.findall(_ARROW.sub("→", text))


def fold_text(text: str, folder: Folder, names: Names) -> Folded:
    """Return the folded text, with the pair's names resolved."""
    words: list[str] = []
    capitals: list[int] = []
    opening = True
    for token in _split(text, folder):
        if not token[0].isalnum():
            words.append(token)
            opening = opening or token in _OPENS
            continue
        count = len(words)
        is_capital = token[0].isupper()
        who, mark, tail = _whose(token, names, folder) if is_capital else (None, "", "")
        if who is None:
            folded = folder.fold_token(token)
            words.extend(folded.split(" ") if " " in folded else (folded,))
            if is_capital and _shows_name(token, words[:count], names, folder, opening=opening):
                capitals.append(count)
        elif not (words and words[-1] == who):  # first and last name are one person
            words.append(who)
        if who is not None and mark:
            words.append(_ENDINGS[tail])
        opening = False
    return Folded(tuple(words), frozenset(capitals))


def _split(text: str, folder: Folder) -> Iterator[str]:
    """Yield the tokens of a text, what is run together by an apostrophe apart."""
    for token in split_tokens(text if text.isascii() else unicodedata.normalize("NFC", text)):
        rest = token
        while folder.elisions and ("'" in rest or "’" in rest):
            head, _, tail = rest.replace("’", "'").partition("'")
            if not tail or head.lower() not in folder.elisions:
                break
            yield f"{head}'"
            rest = tail
        yield rest


def _shows_name(token: str, before: Sequence[str], names: Names, folder: Folder, *, opening: bool) -> bool:
    """Tell whether a capital shows that a word names somebody or something else than the pair."""
    if plain_word(token).removesuffix("'s") in names.others:
        return True
    if opening or _FIRST_PERSON.fullmatch(token):
        return False
    return not folder.capital_nouns or (bool(before) and before[-1] in folder.titles)


def _whose(token: str, names: Names, folder: Folder) -> tuple[str | None, str, str]:
    """Return whom of the pair a token names, with its apostrophe and ending if it has one."""
    stem, mark, tail = token.replace("’", "'").partition("'")
    if mark and tail not in _ENDINGS:
        return names.resolve(token), "", ""
    who = names.resolve(stem)
    if who is None and not mark:
        for ending in folder.genitives:
            who = names.resolve(stem.removesuffix(ending)) if stem.endswith(ending) else None
            if who is not None:
                return who, "'", ""
    return who, mark, tail


def names_of(person: Sequence[str], me: Sequence[str] = (), others: Iterable[str] = ()) -> Names:
    """Return how a person and the note-taker are written, from their names and aliases; the full name comes first."""
    them, initials = _tokens_of(person)
    mine, my_initials = _tokens_of(me)
    first = frozenset(plain_word(name.split()[0]) for name in person[:1] if name.split())
    known = _tokens_of(others)[0] - them - mine - _ALSO_WORDS
    return Names(them, first, mine - them, initials, my_initials - initials, known)


def _tokens_of(names: Iterable[str]) -> tuple[frozenset[str], frozenset[str]]:
    tokens: set[str] = set()
    initials: set[str] = set()
    for name in names:
        parts = [part for part in re.split(r"[^\w'’\-]+", name.split("@", maxsplit=1)[0]) if part]
        if len(parts) == 1 and parts[0].isupper() and len(parts[0]) <= 4:
            initials.add(parts[0])
            continue
        tokens.update(plain_word(part) for part in parts if len(part) > 2 or len(parts) == 1)
        short = "".join(part[0].upper() for part in parts)
        if 2 <= len(short) <= 4:
            initials.add(short)
    return frozenset(tokens), frozenset(initials)
