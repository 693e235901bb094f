"""Where in a note a line stands, as a link can say it: a block's id, the heading of a meeting, the heading above.

Editors follow a heading to its first place in a note, so a heading that stands there twice is no anchor. In a note that is one
meeting from top to end, headings are used only where the vault's own links do so.
"""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field

from vaultkit.briefs.filing.kin import kin_notes
from vaultkit.model import Layout
from vaultkit.model import Note
from vaultkit.model import Session
from vaultkit.model import Vault
from vaultkit.notes.prep_block import find_prep_blocks
from vaultkit.notes.regex import regex

_HEADING = regex(r"[ ]{0,3}(#{1,6})[ \t]+(\S.*?)(?:[ \t]+#+)?[ \t]*")
_FENCE = regex(r"[ \t>]*(?:[-*+][ \t]+)?(`{3,}|~{3,})")
_ID = regex(r"(?:^|\s)(\^[A-Za-z0-9-]{1,60})\s*$")
_ID_ALONE = regex(r"[ \t>]*(\^[A-Za-z0-9-]{1,60})[ \t]*")
#: A line that begins something of its own.
_BEGINS = regex(r"[ \t>]*(?:[-*+]|[0-9]{1,9}[.)]|#{1,6}|\|)(?:\s|$)|[ \t>]*\|")
_TO_HEADING = regex(
    r"\[\[[^\[\]|#\n]{0,200}#[^\[\]|^#\n][^\[\]\n]{0,200}\]\]|\]\([^()\s#]{0,300}[.]md#[^()^\s][^()\s]{0,300}\)"
)
#: What editors leave out when they look for a heading.
_NOT_COMPARED = regex(r"[!\"#$%&()*+,.:;<=>?@^`{|}~/\[\]\\\s]+")
#: Links to headings from which on a vault is said to use them; lines looked at below a list for its id.
_HABIT = 2
_FURTHEST = 200


@dataclass(frozen=True, slots=True)
class Heading:
    """One heading of a note."""

    line: int
    level: int
    #: As written, without its marks.
    text: str


@dataclass(slots=True)
class Anchors:
    """Finds anchors in the notes of one person; each note is read once."""

    vault: Vault
    notes: Mapping[str, Note]
    #: The person's meetings.
    sessions: Sequence[Session]
    _headings: dict[str, tuple[Heading, ...]] = field(default_factory=dict)
    _linked: bool | None = None

    def of(self, path: str, line: int) -> str:
        r"""Return the anchor of a line: "^" and a block's id, or a heading as written; "" for the note as a whole.

        Of headings that stand twice, the next higher one comes first, with a line end between ("5 March\nAsta").
        """
        note = self.notes.get(path)
        if note is None or not 0 < line <= len(note.lines):
            return ""
        found = block_id(note.lines, line)
        if found:
            return found
        session = next((s for s in self.sessions if s.path == path and s.line <= line <= s.end), None)
        headings = self._of_note(note)
        if session is not None and session.layout in (Layout.SECTION, Layout.OUTLINE):
            own = next((heading for heading in headings if heading.line == session.line), None)
            inside = [heading for heading in headings if session.line < heading.line <= line]
            found = _named(own, headings) if own is not None else ""
            return found or (_named(inside[-1], headings) if inside else "")
        whole = session is not None and session.layout is Layout.NOTE
        above = [heading for heading in headings if heading.line <= line]
        if not above or _is_title(above[-1], headings) or (whole and not self._links_go_to_headings()):
            return ""
        return _named(above[-1], headings)

    def _of_note(self, note: Note) -> tuple[Heading, ...]:
        if note.path not in self._headings:
            self._headings[note.path] = tuple(find_headings(note))
        return self._headings[note.path]

    def _links_go_to_headings(self) -> bool:
        """Tell whether the notes of meetings and the pages of people hold links to headings."""
        if self._linked is None:
            found = _links_to_headings(kin_notes(self.vault, self.notes))
            self._linked = sum(1 for _, _ in zip(range(_HABIT), found, strict=False)) == _HABIT
        return self._linked


def find_headings(note: Note) -> Iterator[Heading]:
    """Yield the headings of a note; what stands in code or in a prep block is none."""
    fence = ""
    hidden = _prepared(note.lines)
    for number, line in enumerate(note.lines[note.body_line - 1 :], note.body_line):
        mark = _FENCE.match(line)
        if mark is not None and (not fence or (mark[1].startswith(fence) and not line.strip(" \t>`~"))):
            fence = "" if fence else mark[1]
            continue
        match = None if fence or number in hidden or "#" not in line[:4] else _HEADING.fullmatch(line)
        if match is not None:
            yield Heading(number, len(match[1]), match[2])


def block_id(lines: Sequence[str], line: int) -> str:
    """Return the id of the block that begins on a line (from 1), "^" included: at its end, or below the list or table it is in."""
    own = True
    for at in range(line - 1, min(len(lines), line + _FURTHEST)):
        text = lines[at]
        if not text.strip():
            below = next((text for text in lines[at + 1 : at + 3] if text.strip()), "")
            match = _ID_ALONE.fullmatch(below)
            return match[1] if match is not None else ""
        own = own and (at == line - 1 or _BEGINS.match(text) is None)
        match = _ID.search(text) if own else _ID_ALONE.fullmatch(text)
        if match is not None:
            return match[1]
    return ""


def _links_to_headings(notes: Iterable[Note]) -> Iterator[str]:
    for note in notes:
        hidden: frozenset[int] | None = None
        for number, line in enumerate(note.lines, 1):
            found = _TO_HEADING.findall(line) if "#" in line and ("[[" in line or "](" in line) else []
            if found:
                # What was written by this tool is no habit of the vault.
                hidden = _prepared(note.lines) if hidden is None else hidden
                yield from found if number not in hidden else ()


def _prepared(lines: Sequence[str]) -> frozenset[int]:
    return frozenset(line for block in find_prep_blocks(lines) for line in range(block.first, block.last + 1))


def _named(heading: Heading, headings: Sequence[Heading]) -> str:
    """Return a heading as a link can name it: alone, or below the next higher one; "" if another has the same name."""
    name = _compared(heading.text)
    same = [other for other in headings if _compared(other.text) == name]
    if not name or len(same) == 1:
        return heading.text if name else ""
    parents = [_compared(_parent(other, headings)) for other in same]
    parent = _parent(heading, headings)
    return f"{parent}\n{heading.text}" if parent and parents.count(_compared(parent)) == 1 else ""


def _parent(heading: Heading, headings: Sequence[Heading]) -> str:
    above = (other for other in reversed(headings) if other.line < heading.line and other.level < heading.level)
    return next((other.text for other in above), "")


def _is_title(heading: Heading, headings: Sequence[Heading]) -> bool:
    """Tell whether a heading is the note's own: the first one, with nothing beside it at its level."""
    return heading is headings[0] and heading.level == 1 and all(other.level > 1 for other in headings[1:])


def _compared(text: str) -> str:
    return _NOT_COMPARED.sub(" ", text).strip().casefold()
