"""Notes that say nothing whoever is known, but for one thing: their name or title may turn out to be somebody's."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping
from typing import NamedTuple

from vaultkit.notes.layouts.survey import Survey
from vaultkit.notes.layouts.titles import title_of
from vaultkit.notes.layouts.titles import without_period
from vaultkit.notes.layouts.whole import is_sure_pair

#: What is left out where names are compared.
_LEFT_OUT = str.maketrans("", "", "'*`")


class Quiet(NamedTuple):
    """All that is left to know of such a note; a tuple, because most notes of a vault are such."""

    #: The file name without its date and time.
    rest: str
    #: The first H1 as plain text.
    title: str


def find_woken(quiet: Mapping[str, Quiet], *surveys: Survey) -> frozenset[str]:
    """Return the paths of quiet notes that are named after somebody known, or after the note-taker and another."""
    if not quiet:
        return frozenset()
    # All names are asked for at once first: of thousands of notes hardly any is called after somebody.
    words = {word for survey in surveys for word in _words_of(survey)}
    texts = {path: "\n".join(one).lower().translate(_LEFT_OUT) for path, one in quiet.items()}
    whole = "\n".join(texts.values())
    words = {word for word in words if word in whole}
    likely = [
        path for path, text in texts.items() if not text.isascii() or "@" in text or any(word in text for word in words)
    ]
    return frozenset(path for path in likely for survey in surveys if _is_named(quiet[path], survey))


def _words_of(survey: Survey) -> Iterator[str]:
    """Yield words of which one stands in the name of every note that `_is_named` accepts, if it is in plain letters."""
    yield from (max(key, key=len) for key in survey.index.whole)
    if survey.me.names:
        yield from (word for word in survey.me.index.parts if not word.startswith("."))


def _is_named(one: Quiet, survey: Survey) -> bool:
    name = title_of(one.rest)
    if name and "\n" not in name and len(survey.index.exact(name)) == 1:
        return True
    return any(is_sure_pair(text, survey) for text in (without_period(one.rest), one.title))
