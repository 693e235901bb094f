"""Regular expressions that are compiled when they are first used, not when their module is imported.

There are some hundred, and a command needs a third of them; compiling all takes longer than reading a vault.
"""

from __future__ import annotations

import re
from typing import cast


def regex(source: str, flags: int = 0) -> re.Pattern[str]:
    """Return a pattern with every method of a compiled one; the first that is called compiles it.

    The functions of `re` do not take it in the place of a pattern, and the `re` of a match is the compiled one.
    """
    return cast("re.Pattern[str]", _Late(source, flags))


class _Late:
    """A pattern not compiled yet; its methods become those of the compiled one, so that later calls cost no more."""

    def __init__(self, source: str, flags: int) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):
            raise AttributeError(name)
        found: object = getattr(re.compile(self._source, self._flags), name)
        setattr(self, name, found)
        return found
