"""What a session shows by its shape: lists, figures, tasks, length, threads."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from statistics import median

from vaultkit.model import Block
from vaultkit.model import BlockKind
from vaultkit.model import ItemKind
from vaultkit.model import Session
from vaultkit.model import Signals
from vaultkit.notes.inline import plain_text
from vaultkit.signals.elements import is_figure
from vaultkit.signals.lexicon import Lexicon
from vaultkit.signals.segments import Statement
from vaultkit.signals.words import Names
from vaultkit.signals.words import fold_text

_RANGE = re.compile(r"^\(?(\d{1,2})\s*(?:[-–—]|\.?\s*(?:to|bis|à|a))\s*(\d{1,2})\b")
_RARE = re.compile(r"[^\W\d_]{5,}")
_DATED_LINK = re.compile(r"\[\[[^\]\n]{0,80}\d{4}-\d{2}-\d{2}|\]\([^)\n]{0,80}\d{4}-\d{2}-\d{2}")
_CODE = re.compile(r"[A-Z]{2,}-?\d+(?![\w:])")
_LONGEST_LIST = 40
_RECENT = 4
_SPELLED = 3


@dataclass(frozen=True, slots=True)
class Listing:
    """The longest list of a session: how long, and whether it is numbered line by line."""

    size: int = 0
    numbered: bool = False
    #: Where it starts.
    statement: Statement | None = None


def find_listing(statements: Sequence[Statement], lexicon: Lexicon) -> Listing:
    """Return the longest numbered list, or a larger size that the note states or counts aloud."""
    best = _numbered(statements)
    counted: list[Statement] = []
    for statement in statements:
        for match in lexicon.lists.find(statement.folded.words):
            if match.cue.owner == "enumerated":
                counted.append(statement)
                break
            if match.cue.owner == "list-size":
                size = _first_number(statement.folded.words[match.start : match.end], lexicon)
                if best.size < size <= _LONGEST_LIST:
                    best = Listing(size, best.numbered, best.statement or statement)
                break
    if len(counted) > max(best.size, 1):
        best = Listing(len(counted), numbered=True, statement=counted[0])
    return best


def _numbered(statements: Sequence[Statement]) -> Listing:
    best = Listing()
    numbers: set[int] = set()
    first: Statement | None = None
    for statement in statements:
        span = _RANGE.match(statement.text) if numbers else None
        if statement.number is None and span is None:
            continue
        if statement.number == 1 and numbers:
            numbers, first = set(), None
        if statement.number is not None:
            numbers.add(statement.number)
        if span is not None and int(span[1]) < int(span[2]) <= _LONGEST_LIST:
            numbers.update(range(int(span[1]), int(span[2]) + 1))
        first = first or statement
        if len(numbers) > best.size:
            best = Listing(len(numbers), numbered=True, statement=first)
    return best if best.size >= 2 else Listing()


def _first_number(words: Sequence[str], lexicon: Lexicon) -> int:
    for word in words:
        if is_figure(word):
            digits = word.rstrip("%")
            return int(digits) if digits.isdigit() and len(digits) < 3 else 0
        if word in lexicon.numbers:
            return lexicon.numbers[word]
    return 0


def agenda_headings(blocks: Sequence[Block], lexicon: Lexicon) -> tuple[int, ...]:
    """Return the indices of headings that promise an agenda and have no headings below them."""
    parents = {block.heading for block in blocks if block.kind is BlockKind.HEADING}
    return tuple(
        at
        for at, block in enumerate(blocks)
        if block.kind is BlockKind.HEADING and at not in parents and promise_of(block, lexicon) is ItemKind.AGENDA
    )


def promise_of(heading: Block, lexicon: Lexicon) -> ItemKind | None:
    """Return the kind of items that a heading promises."""
    found = lexicon.headings.find(fold_text(plain_text(heading.text), lexicon.folder, Names()).words)
    return ItemKind(found[0].cue.owner) if found else None


def is_nothing(statement: Statement, lexicon: Lexicon) -> bool:
    """Tell whether a statement only says that there is none ("None.", "n/a", "-")."""
    return all(word in lexicon.words["nothing"] or not word[0].isalnum() for word in statement.folded.words)


def status_strength(statement: Statement, states: int, *, held: bool, listed_with: bool, lexicon: Lexicon) -> int:
    """Return how many status facts a statement holds, 0 for none.

    Args:
        statement: to be weighed.
        states: words for states of work found in it ("done", "overdue").
        held: somebody's view, doubt, way or life is in it, so that it takes more to be status.
        listed_with: it is a ticked task in a list that is no task list.
        lexicon: of its language.
    """
    if not lexicon.has_words:
        return 0
    if statement.task is not None:
        return 1 if listed_with and statement.task in {"x", "X"} else 0
    words = statement.folded.words
    figures = count_figures(words, lexicon) + len(_CODE.findall(statement.text))
    if not figures and not states:
        return 0
    if held or not lexicon.words["personal"].isdisjoint(words):
        return 1 + figures // 4 if figures >= 2 and states >= 1 and not held else 0
    length = sum([word[0].isalnum() for word in words])
    tells = (states and (figures or length <= 9)) or (figures and (length <= 12 or figures >= 3))
    return 1 + max(0, figures - 1) // 3 if tells else 0


def count_figures(words: Sequence[str], lexicon: Lexicon) -> int:
    """Return how many figures the words hold; hours, years, ages, durations and item numbers left out.

    Numbers in letters ("nine") count beside figures, or where there are three.
    """
    figures, spelled = 0, 0
    units = lexicon.words["units"]
    for at, (word, after) in enumerate(zip(words, (*words[1:], ""), strict=True)):
        if after in units:
            continue
        if word[0].isdigit():
            item = after == ")" and at == 1
            figures += not (":" in word or item or _is_year(word) or _is_hour(words, at, lexicon))
        elif at and lexicon.numbers.get(word, 0) > 1:
            spelled += 1
    return figures + spelled if figures or spelled >= _SPELLED else 0


def _is_hour(words: Sequence[str], at: int, lexicon: Lexicon) -> bool:
    word = words[at]
    return (
        word.isdigit()
        and len(word) < 3
        and int(word) <= 24
        and at > 0
        and words[at - 1] in lexicon.words["hour-before"]
    )


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdigit() and word[:2] in {"19", "20"}


def ticked_among_items(statements: Sequence[Statement]) -> frozenset[int]:
    """Return the blocks that are ticked tasks standing in one list with items that are no tasks."""
    found: set[int] = set()
    run: list[Statement] = []
    for statement in [*statements, None]:
        if statement is not None and statement.item and (not run or statement.block - run[-1].block <= 1):
            run.append(statement)
            continue
        if any(one.task is None for one in run):
            found.update(one.block for one in run if one.task is not None)
        run = [statement] if statement is not None and statement.item else []
    return frozenset(found)


def is_short(words: int, earlier: Sequence[Signals]) -> bool:
    """Tell whether a note has less than 0.6 of the words that earlier notes have in the middle."""
    lengths = [signals.words for signals in earlier if signals.words]
    return len(lengths) >= 3 and 0 < words < 0.6 * median(lengths)


def is_shrinking(minutes: int | None, earlier: Sequence[Signals]) -> bool:
    """Tell whether the meeting took less than 0.7 of the minutes that it takes in the middle."""
    lengths = [signals.minutes for signals in earlier if signals.minutes]
    return bool(minutes and len(lengths) >= 3 and minutes < 0.7 * median(lengths))


def rare_words(texts: Collection[str], lexicon: Lexicon) -> frozenset[str]:
    """Return the longer words of the texts that are no common ones."""
    common = lexicon.words["common"]
    return frozenset([word for word in _long_words(" ".join(texts)) if lexicon.folder.fold_token(word) not in common])


@lru_cache(maxsize=2 * _RECENT)
def _long_words(text: str) -> frozenset[str]:
    """Return the longer words of a note; it is asked again for each of the notes that follow."""
    return frozenset(_RARE.findall(text.lower()))


def has_thread(texts: Collection[str], earlier: Sequence[Signals], lexicon: Lexicon) -> bool:
    """Tell whether two rare words of these texts stand in two or more of the last four notes too."""
    recent = earlier[-_RECENT:]
    if len(recent) < 2 or not lexicon.has_words:
        return False
    now = rare_words(texts, lexicon)
    before = [_long_words(" ".join([item.text for item in signals.items])) for signals in recent]
    told = Counter(word for words in before for word in now & words)
    return sum(1 for count in told.values() if count >= 2) >= 2


def names_earlier(session: Session) -> bool:
    """Tell whether a line links to a dated note."""
    return any(_DATED_LINK.search(block.text) for block in session.blocks if "](" in block.text or "[[" in block.text)


def third_parties(statements: Sequence[Statement]) -> int:
    """Return how many different capitalised words name neither of the two."""
    return len({one.folded.words[at] for one in statements for at in one.folded.capitals})
