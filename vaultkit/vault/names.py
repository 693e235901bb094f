"""What the names of files say by themselves: hidden characters, names other systems refuse, marks of a copy.

Every command asks this of every name in the vault, so a folder's names are looked through as one text first, and nothing
large is imported until a name needs it.
"""

from __future__ import annotations

from collections.abc import Collection
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Sequence

ENDINGS = (".md", ".markdown")

#: What Windows and the services that sync to it refuse.
_FORBIDDEN = frozenset('<>:"|?*')
#: Beginnings of the names that are devices to Windows.
_DEVICES = ("con", "prn", "aux", "nul", "com", "lpt")
#: Marks that make text run the other way: a name can look like another with them.
_BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")

#: What each pattern of `copies` needs to match, in lower case.
_CERTAIN = ("conf", ".or")
_MACHINES = ("-PC", "-DESKTOP", "-LAPTOP", "-MACBOOK", "-SURFACE")
_MARKS_OF_COPIES = (*_CERTAIN, *(mark.lower() for mark in _MACHINES), ").", *(f" {digit}." for digit in "23456789"))
#: What `unportable` needs to find something in a note's name, between slashes and in lower case.
_MARKS_OF_TROUBLE = (*sorted(_FORBIDDEN), "/-", "/ ", *(f"/{device}" for device in _DEVICES))
_NONE: frozenset[str] = frozenset()


def fold(text: str) -> str:
    """Return names or paths as `fold_path` does, without its imports; joined by slashes, many at once."""
    if text.isascii():
        return text.lower()
    from unicodedata import normalize  # noqa: PLC0415 - most folders of most vaults can do without

    return normalize("NFC", normalize("NFC", text).casefold())


def marked(names: Sequence[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Return which names of notes may be trouble, and which may be those of copies; nothing has to be said of the rest."""
    joined = f"/{'/'.join(names)}/"
    lower = joined.lower()
    trouble = _holding(_MARKS_OF_TROUBLE, names, lower)
    if not joined.isprintable():
        trouble |= {name for name in names if not name.isprintable()}
    return trouble, _holding(_MARKS_OF_COPIES, names, lower)


def _holding(marks: Iterable[str], names: Iterable[str], lower: str) -> frozenset[str]:
    """Return the names that hold a mark; `lower` is all of them in lower case, each between slashes."""
    found = [mark for mark in marks if mark in lower]
    if not found:
        return _NONE
    keys = [f"/{name}/" for name in lower[1:-1].split("/")]
    return frozenset(name for mark in found for name, key in zip(names, keys, strict=True) if mark in key)


def has_controls(name: str) -> bool:
    """Return whether a name holds control characters, line ends or marks of direction."""
    if name.isprintable():
        return False
    if name.isascii():
        return True
    from unicodedata import category  # noqa: PLC0415 - for the rare name that holds an invisible character

    return any(category(letter) in {"Cc", "Zl", "Zp"} or letter in _BIDI for letter in name)


def is_undecodable(name: str) -> bool:
    """Return whether a name as found on disk is no Unicode text."""
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return True
    return False


def unportable(name: str) -> str | None:
    """Return why another system could not keep a file of this name, or None if all can."""
    if not _FORBIDDEN.isdisjoint(name):
        return f"holds '{next(character for character in name if character in _FORBIDDEN)}'"
    if name[:1] in {"-", ".", " "}:
        return "starts with a blank" if name[0] == " " else f"starts with '{name[0]}'"
    if name[-1:] in {".", " "}:
        return "ends in a blank" if name[-1] == " " else "ends in '.'"
    return "is a device to Windows" if _is_device(name.split(".", 1)[0].strip().lower()) else None


def _is_device(stem: str) -> bool:
    if len(stem) > 7 or not stem.startswith(_DEVICES):
        return False
    from vaultkit.briefs.filing.safe_names import DEVICES  # noqa: PLC0415 - loads regular expressions

    return stem in DEVICES


def may_be_certain_copy(name: str) -> bool:
    """Return whether a name could prove by itself that the file is a conflict copy; `copies.suspect` decides."""
    name = name.lower()
    return _CERTAIN[0] in name or _CERTAIN[1] in name


def originals(name: str, neighbours: Collection[str]) -> tuple[str, ...]:
    """Return the names in a file's folder that it could be the conflict copy of; `copies.suspect` decides."""
    stem, dot, ending = name.rpartition(".")
    return tuple(
        original for short in _originals(stem) if short and (original := f"{short}{dot}{ending}") in neighbours
    )


def _originals(stem: str) -> Iterator[str]:
    if stem[-2:-1] == " " and stem[-1] in "23456789":
        yield stem[:-2]
    if stem[-1:] == ")" and stem[-3:-2] == "(":
        yield stem[:-3]
        if stem[-4:-3] == " ":
            yield stem[:-4]
    for mark in _MACHINES if "-" in stem else ():
        parts = stem.split(mark)
        yield from (mark.join(parts[:count]) for count in range(1, len(parts)))
