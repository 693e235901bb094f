"""Numbers that count meetings in their heads ("Meeting 13 (7 March)"), told on where the last ones rise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from vaultkit.briefs.filing.spelling import Slot
from vaultkit.briefs.filing.spelling import Spelling
from vaultkit.notes.regex import regex

_NUMBER = regex(r"(?<![\w.:/-])(?:(?<=#)|)([0-9]{1,4})(?![\w.:/-]*[0-9])")


def counted_on(spelling: Spelling, others: Sequence[Spelling], *, anew: bool = False) -> Spelling:
    """Return the spelling of the newest head with its running number one higher, if it is one higher than another's.

    `anew` begins at one: the numbers are those of somebody else.
    """
    made = list(spelling)
    for index, piece in enumerate(spelling):
        if piece.slot is not Slot.LITERAL:
            continue
        mine = _NUMBER.search(piece.text)
        if mine is None:
            continue
        theirs = [
            found
            for other in others
            if len(other) > index and other[index].slot is Slot.LITERAL
            and (found := _NUMBER.search(other[index].text))
            and other[index].text[: found.start()] == piece.text[: mine.start()]
        ]  # fmt: skip
        if any(int(found[1]) == int(mine[1]) - 1 for found in theirs):
            width = len(mine[1]) if mine[1][0] == "0" else 1
            text = (
                f"{piece.text[: mine.start(1)]}{1 if anew else int(mine[1]) + 1:0{width}d}{piece.text[mine.end(1) :]}"
            )
            made[index] = replace(piece, text=text)
            break
    return tuple(made)
