"""One person's name put where another's stood, in whatever form: whole, slug, CamelCase, first name, e-mail."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace

from vaultkit.briefs.filing.safe_names import safe_name
from vaultkit.briefs.filing.safe_names import written_name
from vaultkit.model import Person
from vaultkit.notes.names import is_email
from vaultkit.notes.regex import regex

_BLANKS = regex(r"[ .,'’]+")


def _ascii(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text)
    return "".join(character for character in plain if not unicodedata.combining(character))


def _first(name: str) -> str:
    return name.split(maxsplit=1)[0] if name.split() else name


def _last(name: str) -> str:
    return name.rsplit(maxsplit=1)[-1] if name.split() else name


#: How a name may be written, longest forms first.
FORMS: tuple[Callable[[str], str], ...] = (
    lambda name: name,
    lambda name: f"{_last(name)}, {_first(name)}",
    lambda name: name.replace(" ", "-"),
    lambda name: name.replace(" ", "_"),
    lambda name: name.replace(" ", ""),
    lambda name: name.lower(),
    lambda name: name.lower().replace(" ", "-"),
    lambda name: name.lower().replace(" ", "_"),
    lambda name: _ascii(name).lower().replace(" ", "-"),
    lambda name: _ascii(name).lower().replace(" ", "_"),
    lambda name: _ascii(name).replace(" ", "-"),
    lambda name: _ascii(name).replace(" ", ""),
    lambda name: "".join(part[:1] for part in name.split()) + "-log",
    _first,
    lambda name: _first(name).lower(),
    lambda name: _ascii(_first(name)).lower(),
    _last,
    lambda name: _last(name).lower(),
)


def _whole(form: Callable[[str], str]) -> Callable[[str], str]:
    """Return the form of the whole name that goes with a form of a part of it."""
    if form("Ab Cd") not in {"Ab", "ab", "Cd", "cd"}:
        return form
    if form("Ab Cd").islower():
        return lambda name: _ascii(name).lower().replace(" ", "-")
    return lambda name: name


def email_of(person: Person) -> str:
    """Return an e-mail address the person goes by; "" if none is known."""
    return next((name for name in (person.name, *person.aliases) if is_email(name)), "")


def rename_path(path: str, old: Person, new: Person, *, whole: bool = False) -> str:
    """Return a path with the new person's name where the old one's stood; it cannot bring folders of its own."""
    safe = replace(new, name=safe_name(new.name), aliases=tuple(alias for alias in new.aliases if "/" not in alias))
    return rename(path, old, safe, whole=whole)


def rename(text: str, old: Person, new: Person, *, whole: bool = False) -> str:
    """Return the text with the new person's name in the form that the old one's had; every form at once.

    `whole` writes the whole name where only a part of the old one stood: the part alone would not tell who is meant.
    """
    pairs: dict[str, str] = {}
    name = written_name(new.name)
    address = email_of(old)
    if address:
        pairs[address] = email_of(new) or _ascii(name).lower().replace(" ", ".")
    for alias in (old.name, *old.aliases):
        if not is_email(alias):
            for form in FORMS if alias == old.name else FORMS[:1]:
                pairs.setdefault(form(alias), _whole(form)(name) if whole else form(name))
    pairs.setdefault(f"({_initials(old.name)})", f"({_initials(name)})")
    pairs = {one: other for one, other in pairs.items() if len(one) > 1}
    if not pairs:
        return text
    longest = sorted(pairs, key=len, reverse=True)
    pattern = regex(r"(?<![^\W_])(?:" + "|".join(re.escape(one) for one in longest) + r")(?![^\W_])")
    return pattern.sub(lambda match: _fitting(pairs[match[0]], match), text)


def _fitting(name: str, match: re.Match[str]) -> str:
    """Return a name as it may stand where another one stood: in a tag it has no blanks."""
    before = match.string[: match.start()]
    word = before[max(before.rfind(blank) for blank in " \t([") + 1 :]
    return _BLANKS.sub("-", name) if word.startswith("#") and len(word.lstrip("#")) + 1 >= len(word) else name


def _initials(name: str) -> str:
    return "".join(part[:1] for part in name.split()).upper()


def find_name(text: str, person: Person) -> tuple[int, int] | None:
    """Return the place of the person's name in any form, closing brackets and honorifics of a link included."""
    forms = {form(person.name) for form in FORMS} | set(person.aliases)
    longest = sorted((form for form in forms if len(form) > 1), key=lambda form: (-len(form), form))
    pattern = regex(
        r"(?:(?<![^\W_])|(?<=[\u3040-\u9fff]))(?:" + "|".join(re.escape(form) for form in longest) + r")(?![^\W_])",
        re.IGNORECASE,
    )
    found = pattern.search(text)
    if found is None:
        return None
    start, end = found.span()
    opened = text.rfind("[[", 0, start)
    closed = text.find("]]", end)
    if opened >= 0 and closed >= 0 and "]]" not in text[opened:start] and "[[" not in text[end:closed]:
        return opened, closed + 2
    return start, end
