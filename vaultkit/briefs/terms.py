"""Words and phrases of a statement that could name a matter, with what speaks for their being a thing and no verb.

No list of a language's nouns is needed: a noun stands behind an article or before a colon, has a hyphen, or a capital inside a
sentence. What names nothing anywhere (days, "the team", "time") is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from vaultkit.notes.data_file import read_table
from vaultkit.notes.inline import plain_text
from vaultkit.notes.monthnames import is_weekday
from vaultkit.notes.monthnames import month_number
from vaultkit.notes.names import fold
from vaultkit.notes.regex import regex
from vaultkit.signals.function_words import small_words

_WORD = regex(r"[^\W_]+(?:[-‐'’][^\W_]+)*")
_POSSESSIVE = regex(r"['’]s?$")
_LABEL = regex(r"\s?[:：]|\s[–—-]\s")
#: Words of a phrase, and characters of a line that are looked at.
_WORDS = 3
_READ = 1200
_SHORTEST = 4


@dataclass(frozen=True, slots=True)
class Term:
    """One word or phrase at one place of a statement."""

    #: What its places share: folded words without plural endings.
    key: tuple[str, ...]
    #: As written.
    text: str
    #: Behind an article or its like, where an adjective may stand too; and there with nothing of its own behind it.
    behind: bool = False
    noun: bool = False
    #: With a hyphen, or a capital inside a sentence.
    marked: bool = False
    #: Before a colon at the start of the line.
    label: bool = False
    #: Its first letter says nothing of how it is written, for it begins a sentence.
    first: bool = False
    #: It is what a sentence begins with, an article left aside.
    leads: bool = False
    #: Key of the word right behind, where that belongs to it ("contract" of "courier contract"); "" for none.
    behind_it: str = ""
    #: A name behind "the", "in" or "at" is mostly none of a person; with a possessive's end, or a verb of saying behind, it is.
    placed: bool = False
    person: bool = False


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    folded: str
    start: int
    end: int
    content: bool
    #: First of a sentence, where a capital says nothing.
    first: bool
    #: Nothing but a blank stands before it.
    joined: bool


def find_terms(text: str, unsaid: frozenset[str], people: frozenset[str] = frozenset()) -> Iterator[Term]:
    """Yield the words and phrases of a statement that could name a matter.

    Args:
        text: the statement.
        unsaid: folded words that cannot.
        people: folded words that cannot where they have a capital: people's names, which may be words too ("Price").
    """
    line = plain_text(text[: 4 * _READ])[:_READ]
    words = tuple(_words(line, unsaid, people))
    for run in _runs(words):
        for start in range(len(run)):
            for count in range(1, min(_WORDS, len(run) - start) + 1):
                part = run[start : start + count]
                if _can_name(part):
                    yield _term(line, words, part, whole=start + count == len(run))


def key_of(word: str) -> str:
    """Return what a folded word and its plural share."""
    return word.removesuffix("s") if len(word) > _SHORTEST and not word.endswith("ss") else word


@lru_cache(maxsize=4096)
def keys_of(text: str) -> frozenset[str]:
    """Return the keys of all words of a text but the small ones."""
    words = (_folded(match[0]) for match in _WORD.finditer(plain_text(text)))
    return frozenset(key_of(word) for word in words if len(word) > 2 and word not in small_words())


@lru_cache(maxsize=1)
def fillers() -> frozenset[str]:
    """Return words that name no matter anywhere, kin among them."""
    found = (_data()["fillers"] + _data()["kin"]).split()
    return frozenset(found) | frozenset(key_of(word) for word in found)


def _words(line: str, unsaid: frozenset[str], people: frozenset[str]) -> Iterator[_Word]:
    end = 0
    for match in _WORD.finditer(line):
        between = line[end : match.start()]
        folded = _folded(match[0])
        first = end == 0 or any(mark in between for mark in '.!?:;"“„»()')
        whole = _POSSESSIVE.sub("", match[0])
        yield _Word(
            whole,
            folded,
            match.start(),
            match.start() + len(whole),
            _is_content(folded, unsaid) and not (whole[:1].isupper() and folded in people),
            first,
            end > 0 and between == " ",
        )
        end = match.end()


def _folded(word: str) -> str:
    return fold(_POSSESSIVE.sub("", word)).replace(" ", "-")


def _is_content(folded: str, unsaid: frozenset[str]) -> bool:
    if len(folded) < 3 or any(c.isdigit() for c in folded) or folded in unsaid or folded in small_words():
        return False
    # "On" is a day's short name somewhere, and "on-call" is none.
    day = is_weekday(folded) and len(folded.partition("-")[0]) >= _SHORTEST
    return not day and month_number(folded) is None and folded not in _before_nouns()


def _runs(words: Sequence[_Word]) -> Iterator[tuple[_Word, ...]]:
    """Yield the stretches of words with nothing but blanks between them and no small word among them."""
    run: list[_Word] = []
    for word in words:
        if run and not (word.content and word.joined):
            yield tuple(run)
            run = []
        if word.content:
            run.append(word)
    if run:
        yield tuple(run)


def _can_name(part: Sequence[_Word]) -> bool:
    keys = [key_of(word.folded) for word in part]
    if len(part) == 1:
        return not {keys[0], part[0].folded} & fillers() and len(keys[0]) >= _SHORTEST
    # "Long list" and "next steps" name nothing; "hiring plan" does.
    empty = [key in fillers() or word.folded in fillers() for key, word in zip(keys, part, strict=True)]
    return not any(empty[:-1])


def _term(line: str, words: Sequence[_Word], part: Sequence[_Word], *, whole: bool) -> Term:
    at = words.index(part[0])
    before = words[at - 1] if at and part[0].joined else None
    following = next((word for word in words[at + len(part) : at + len(part) + 1] if word.joined), None)
    owns = line[part[-1].end : part[-1].end + 1] in ("'", "’")
    capital = all(word.text[:1].isupper() for word in part) and not part[0].first
    article = before is not None and before.folded in _before_nouns()
    hyphen = any("-" in word.text.strip("-") and len(word.text) > _SHORTEST + 1 for word in part)
    return Term(
        tuple(key_of(word.folded) for word in part),
        line[part[0].start : part[-1].end],
        behind=article and not owns,
        noun=article and not owns and whole,
        marked=capital or hyphen,
        label=at == 0 and _LABEL.match(line, part[-1].end) is not None,
        first=part[0].first,
        leads=part[0].first or (article and before is not None and before.first),
        behind_it=key_of(following.folded) if following is not None and following.content else "",
        placed=before is not None and before.folded in _data_words("before_places") and not owns,
        person=owns
        or (following is not None and following.folded in _data_words("people_do"))
        or (before is not None and before.folded in _data_words("before_people")),
    )


@lru_cache(maxsize=4)
def _data_words(name: str) -> frozenset[str]:
    return frozenset(_data()[name].split())


def _data() -> Mapping[str, str]:
    return read_table("briefs", "threads.toml")


def _before_nouns() -> frozenset[str]:
    return _data_words("before_nouns")
