"""The word lists of `data/layouts.toml` and `data/people.toml`, compared folded."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from functools import lru_cache

from vaultkit.notes.data_file import read_table
from vaultkit.notes.names import fold


@cache
def words(group: str) -> frozenset[str]:
    """Return one list of the data file, folded."""
    return frozenset(ordered(group))


@cache
def ordered(group: str) -> tuple[str, ...]:
    """Return one list of the data file, folded, in its order: property keys have the best first."""
    return tuple(dict.fromkeys(fold(word) for word in _lists()[group]))


@cache
def _lists() -> dict[str, list[str]]:
    tables = (read_table("notes", name) for name in ("layouts.toml", "people.toml"))
    return {group: value for table in tables for group, value in table.items() if isinstance(value, list)}


@cache
def table(name: str) -> Mapping[str, object]:
    """Return one table of `data/people.toml`, its keys folded."""
    return {fold(key): value for key, value in read_table("notes", "people.toml")[name].items()}


def is_one_of(text: str, group: str) -> bool:
    """Tell whether a heading, folder or value is one of the words, emoji and numbers at its sides not counted."""
    return bare(text) in words(group)


@lru_cache(maxsize=1 << 12)
def is_folder_of(folder: str, group: str) -> bool:
    """Tell whether a folder is of a kind, small words aside: "My people (current)", "Weekly meetings"."""
    if is_one_of(folder, group):
        return True
    kept = [
        word for word in bare(folder).replace("(", " ").replace(")", " ").split() if word not in words("folder_words")
    ]
    return bool(kept) and " ".join(kept) in words(group)


@lru_cache(maxsize=1 << 14)
def bare(text: str) -> str:
    """Fold a heading or folder name, without what stands before its first and behind its last letter ("01 - People")."""
    folded = fold(text)
    while folded and not folded[0].isalpha():
        folded = folded[1:]
    while folded and not folded[-1].isalpha():
        folded = folded[:-1]
    return folded
