"""Text for terminals: nothing that a note holds may steer one."""

from __future__ import annotations


def safe(text: str) -> str:
    r"""Return text with control, format and surrogate characters shown as escapes; \n and \t stay.

    A terminal obeys escape sequences, and bidirectional marks reorder what is read.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(_shown(character) for character in text)


def _shown(character: str) -> str:
    if character in "\n\t" or character == "\u200d":  # the joiner of composed emoji
        return character
    import unicodedata  # noqa: PLC0415 - most of what is printed is plain

    if unicodedata.category(character) in {"Cc", "Cf", "Cs"}:
        code = ord(character)
        return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
    return character


def shorten(text: str, width: int) -> str:
    """Return text on one line, cut at a word before `width` characters with an ellipsis."""
    line = " ".join(text.split())
    if len(line) <= width:
        return line
    cut = line[: width - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut[width // 2 :] else cut).rstrip(" ,;:–—-") + "…"


def count(number: int, noun: str, plural: str = "") -> str:
    """Return "1 note", "2 notes"."""
    return f"{number} {noun if number == 1 else plural or noun + 's'}"
