"""The prep block: the part of a note that vaultkit wrote, which carries a digest of itself.

    <!-- vaultkit prep 0123456789ab phase=maintain -->
    anything
    <!-- /vaultkit -->

The digest tells whether anybody has touched what is between the two lines, with no memory elsewhere. The words behind it,
if any, are what was asked for this note alone, so that bringing it up to date does not forget them.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass

from vaultkit.notes.regex import regex

#: The line that opens a block: digest, then words. Nothing in it may close the comment early.
OPENING = regex(r"([ \t]*<!--[ \t]*vaultkit prep )([0-9a-f]{12})((?:[ \t][^<>\n]*)?)(-->[ \t]*)")
#: The line that closes it.
CLOSING = regex(r"[ \t]*<!--[ \t]*/vaultkit[ \t]*-->[ \t]*")
_WORD = regex(r"([a-z]+)=(\S+)")
#: What a word may not hold: it could end the comment, or be run.
_UNFIT = regex(r"[^\w .,:'()&+/-]+")
_BLANKS = regex(r"[\s_]+")
#: Lines that a block without its closing mark may have, and for how many of them its end is looked for.
_LONGEST = 1000
_LOOKS = 20
#: The word in an opening mark that tells the digest of what a template of the user's put beside the block.
REST = "rest"


@dataclass(frozen=True, slots=True)
class PrepBlock:
    """A prep block in a note: the lines of its two marks (1-based) and whether nobody has touched it."""

    first: int
    last: int
    untouched: bool
    #: False where somebody has deleted the closing mark: `last` is then the last line that we wrote.
    closed: bool = True
    #: What was asked for this note alone, as (name, value) in the order written; unknown names are kept.
    words: tuple[tuple[str, str], ...] = ()


def digest_of(body: str) -> str:
    """Return the digest of what stands between the marks: 12 hex digits of SHA-256 over whole lines, ended by line feeds."""
    return hashlib.sha256(_whole_lines(body).encode("utf-8", "surrogatepass")).hexdigest()[:12]


def wrap_prep_block(body: str) -> str:
    """Return the block around a body, with both marks, ending in a line end."""
    text = _whole_lines(body)
    return f"<!-- vaultkit prep {digest_of(text)} -->\n{text}<!-- /vaultkit -->\n"


def as_word(text: str) -> str:
    """Return a text as one word that a mark can hold ("back from leave" becomes "back_from_leave")."""
    plain = re.sub("-{2,}", "-", _UNFIT.sub(" ", _BLANKS.sub(" ", text)))
    return "_".join(plain.split()).strip("-_")


def from_word(word: str) -> str:
    """Return the text that a word stands for."""
    return word.replace("_", " ").strip()


def write_words(text: str, words: Mapping[str, str]) -> str:
    """Return a prepared text (line ends are line feeds) with these words in the opening mark of its first block."""
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if "vaultkit" in line and OPENING.fullmatch(line):
            lines[number] = renew_mark(line, words=words)
            break
    return "\n".join(lines)


def renew_mark(line: str, *, digest: str = "", words: Mapping[str, str] | None = None) -> str:
    """Return an opening mark with another digest, or other words where some are given; blanks around it stay.

    Words of other names than those given stay too; an empty value takes a word out.

    Raises:
        ValueError: the line is no opening mark.
    """
    found = OPENING.fullmatch(line)
    if found is None:
        message = "no opening mark"
        raise ValueError(message)
    before, old, told, after = found.groups()
    if words:
        kept = [word for word in told.split() if word.partition("=")[0] not in words]
        kept += [f"{name}={as_word(value)}" for name, value in words.items() if as_word(value)]
        told = f" {' '.join(kept)} " if kept else " "
    return f"{before}{digest or old}{told}{after}"


def find_prep_blocks(lines: Sequence[str]) -> tuple[PrepBlock, ...]:
    """Return the prep blocks of a note given as lines without ends, in order; one without its closing mark ends where its digest says.

    Where that is gone and the text was changed too, nobody can tell what is ours: there is no block.
    """
    return tuple(_blocks(lines))


def digest_of_rest(lines: Sequence[str]) -> str:
    """Return the digest of what stands beside the prep blocks of a note's body; blanks and empty lines do not count."""
    ours = {number for block in find_prep_blocks(lines) for number in range(block.first, block.last + 1)}
    rest = (line.strip() for number, line in enumerate(lines, 1) if number not in ours)
    return digest_of("".join(f"{line}\n" for line in rest if line))


def _blocks(lines: Sequence[str]) -> Iterator[PrepBlock]:
    opened: tuple[int, re.Match[str]] | None = None
    # A note full of opening marks must not be read over and over.
    looks = _LOOKS
    for number, line in enumerate(lines, 1):
        if "vaultkit" not in line:
            continue
        first = OPENING.fullmatch(line)
        if first:
            if opened and looks:
                looks -= 1
                yield from _unclosed(lines, *opened)
            opened = number, first
        elif opened and CLOSING.fullmatch(line):
            start, mark = opened
            body = "".join(f"{line}\n" for line in lines[start : number - 1])
            yield PrepBlock(start, number, untouched=digest_of(body) == mark[2], words=_words(mark))
            opened = None
    if opened:
        yield from _unclosed(lines, *opened)


def _unclosed(lines: Sequence[str], start: int, mark: re.Match[str]) -> Iterator[PrepBlock]:
    """Yield the block whose closing mark is gone, as far as its digest bears it out."""
    body = hashlib.sha256()
    for number, line in enumerate(lines[start : start + _LONGEST], start + 1):
        body.update(f"{line}\n".encode("utf-8", "surrogatepass"))
        if body.hexdigest()[:12] == mark[2]:
            yield PrepBlock(start, number, untouched=False, closed=False, words=_words(mark))
            return


def _words(mark: re.Match[str]) -> tuple[tuple[str, str], ...]:
    return tuple((found[1], found[2]) for word in mark[3].split() if (found := _WORD.fullmatch(word)))


def _whole_lines(body: str) -> str:
    text = body.replace("\r\n", "\n")
    return text if not text or text.endswith("\n") else text + "\n"
