"""The notes of a vault by path: those that a reading needed at hand, the others read when somebody asks for them."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from pathlib import Path

from vaultkit.model import Note
from vaultkit.notes.text import parse_note
from vaultkit.vault.reading import read_bytes


class Shelf(Mapping[str, Note]):
    """Every note that could be decoded."""

    def __init__(
        self, root: Path, limit: int, paths: Callable[[], Sequence[str]], at_hand: Mapping[str, Note | None]
    ) -> None:
        """Take notes at hand by path, None for those that are none; `paths` lists all, `limit` is in bytes."""
        self._root = root
        self._limit = limit
        self._list = paths
        self._listed: dict[str, None] | None = None
        self._notes = dict(at_hand)

    def __getitem__(self, path: str) -> Note:
        """Return one note, read now if need be."""
        if path not in self._notes:
            if path not in self._paths:
                raise KeyError(path)
            data, _ = read_bytes(self._root, path, self._limit)
            self._notes[path] = parse_note(path, data)[0] if data is not None else None
        note = self._notes[path]
        if note is None:
            raise KeyError(path)
        return note

    def __contains__(self, path: object) -> bool:
        """Tell whether there is such a note, without reading it."""
        return (path in self._notes and self._notes[str(path)] is not None) or (
            path not in self._notes and path in self._paths
        )

    def __iter__(self) -> Iterator[str]:
        """Iterate over the paths of all notes, in order."""
        return (path for path in self._paths if path not in self._notes or self._notes[path] is not None)

    @property
    def unread(self) -> tuple[str, ...]:
        """The paths of files that are known to be no notes that can be read."""
        return tuple(sorted(path for path, note in self._notes.items() if note is None))

    def having(self, note: Note) -> Shelf:
        """Return the same notes with this one as it stands here."""
        other = Shelf(self._root, self._limit, lambda: tuple(self._paths), {**self._notes, note.path: note})
        other._listed = {**self._paths, note.path: None} if note.path not in self._paths else self._listed
        return other

    def __len__(self) -> int:
        """Return how many there are."""
        return sum(1 for _ in self)

    @property
    def _paths(self) -> Mapping[str, None]:
        if self._listed is None:
            self._listed = dict.fromkeys(self._list())
        return self._listed
