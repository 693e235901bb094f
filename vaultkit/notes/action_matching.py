"""Whether two lines are the same commitment: reworded or copied, yes; another number, name, thing or verb, no.

Words may come in another order, in another form, or be more on one side; none may be replaced by another. A wrong yes hides a
commitment and a wrong no shows it twice, so in doubt the answer is no.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from vaultkit.notes.action_wording import Role
from vaultkit.notes.action_wording import Token
from vaultkit.notes.action_wording import Wording
from vaultkit.notes.action_wording import is_inflected
from vaultkit.notes.action_wording import joined
from vaultkit.notes.action_wording import parted

#: A line may leave out words of another if so many of its own are left, and such a share of the other's.
_FEWEST = 3
_SHARE = 0.5
#: Of lines with so many words, an ending may be what differs.
_ENDINGS_LOOKED_AT = 8


def is_same_matter(one: Wording, other: Wording, *, whole: bool = False) -> bool:
    """Tell whether two lines are the same commitment.

    Args:
        one: a line.
        other: another.
        whole: neither may leave anything out but an aside, as two lines of one list say different things.
    """
    if one.tokens == other.tokens:
        return True
    mine, theirs = left_over(one.matter, other.matter)
    if mine and theirs:
        one, other = joined(one, other), joined(other, one)
        mine, theirs = left_over(one.matter, other.matter)
    if (mine and theirs) or not one.matter or not other.matter or _is_turned(one, other):
        return False
    if not mine and not theirs:
        return not _is_swapped(one, other)
    return _adds_nothing_else(*((one, mine) if mine else (other, theirs)), whole=whole)


def _adds_nothing_else(line: Wording, extra: Sequence[Token], *, whole: bool) -> bool:
    """Tell whether what a line has beyond another only tells more of the same."""
    if any(token.role is Role.FIXED or (token.capital and not _writes_nouns_large(line)) for token in extra):
        return False
    told = sum(not token.aside for token in extra)
    count = len(line.matter) - len(extra)
    enough = count >= _FEWEST and count >= _SHARE * (count + told)
    return not told or (enough and not whole and not is_other_thing(line, extra))


def is_part(short: Wording, long: Wording) -> bool:
    """Tell whether a line says in two words or more what another says in more of them, and nothing else."""
    mine, theirs = left_over(short.matter, joined(long, short).matter)
    if mine or len(short.matter) < 2 or _is_turned(short, long):
        return False
    return not any(token.role is Role.FIXED for token in theirs) and not is_other_thing(long, theirs)


def left_over(one: Sequence[Token], other: Sequence[Token]) -> tuple[list[Token], list[Token]]:
    """Return what of each side has no counterpart on the other."""
    mine, theirs = _without(one, other), _without(other, one)
    if len(mine) <= _ENDINGS_LOOKED_AT and len(theirs) <= _ENDINGS_LOOKED_AT:
        for token in tuple(mine):
            match = next((t for t in theirs if t.role is token.role and is_inflected(token.stem, t.stem)), None)
            if match is not None and token.role is Role.MATTER:
                mine.remove(token)
                theirs.remove(match)
    return mine, theirs


def is_other_thing(line: Wording, extra: Sequence[Token]) -> bool:
    """Tell whether one of the extra words follows another without anything between: "design doc comments" is no design doc."""
    odd = {id(token) for token in extra}
    run: list[Token] = []
    for token in (*line.tokens, Token("", Role.MARK, "")):
        if token.role in (Role.MATTER, Role.FIXED):
            run.append(token)
            continue
        if any(id(a) not in odd and id(b) in odd for a, b in pairwise(run)) and id(run[-1]) in odd:
            return True
        run = []
    return False


def _without(one: Sequence[Token], other: Sequence[Token]) -> list[Token]:
    counts = Counter(token.stem for token in other)
    kept = []
    for token in one:
        if counts[token.stem]:
            counts[token.stem] -= 1
        else:
            kept.append(token)
    return kept


def _is_turned(one: Wording, other: Wording) -> bool:
    """Tell whether a small word of one stands against its opposite in the other ("to sales" and "from sales")."""
    mine = {token.word for token in one.tokens if token.role is Role.TURN}
    theirs = {token.word for token in other.tokens if token.role is Role.TURN}
    return any((group & (mine - theirs)) and (group & (theirs - mine)) for group in _opposites())


def _is_swapped(one: Wording, other: Wording) -> bool:
    """Tell whether two words have changed places and all else stands as it was ("ask Lea to call Tom")."""
    mine = [token.stem for token in one.tokens if token.role is not Role.MARK]
    theirs = [token.stem for token in other.tokens if token.role is not Role.MARK]
    if len(mine) != len(theirs):
        return False
    moved = [at for at, (a, b) in enumerate(zip(mine, theirs, strict=True)) if a != b]
    return len(moved) == 2 and moved[1] - moved[0] > 1 and mine[moved[0]] == theirs[moved[1]]


def _writes_nouns_large(line: Wording) -> bool:
    """Tell whether capitals mean nothing here, as in German: most of the longer words have one."""
    long = [token for token in line.tokens if len(token.word) > 4 and token.role is Role.MATTER][1:]
    return 2 * sum(token.capital for token in long) >= len(long) > 2


@cache
def _opposites() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(entry) for entry in parted("turning"))
