"""The index told what a reading found out."""

from __future__ import annotations

import os
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import replace
from itertools import chain

from vaultkit.notes.layouts.privacy import is_kept_private
from vaultkit.notes.recall import Part
from vaultkit.notes.recall import Recall
from vaultkit.notes.understand import Reading
from vaultkit.vault.fingerprint import is_young
from vaultkit.vault.index.looking import Looked
from vaultkit.vault.index.parts import KeptNote
from vaultkit.vault.index.parts import pack
from vaultkit.vault.index.state import State
from vaultkit.vault.index.values import Row
from vaultkit.vault.index.values import Stamp

#: Kinds of what the index keeps beside notes: what they hung on, by whom they were made, and a mark of its last telling.
AROUND = "around"
MADE = "made"
TOLD = "told"


@dataclass(frozen=True, slots=True)
class News:
    """What a reading found out, for the index."""

    state: State
    reading: Reading
    recall: Recall
    made: bytes
    #: The mark of the last telling when this reading began.
    told: bytes | None
    #: When the listing began, in nanoseconds since 1970.
    started: int


def tell_index(news: News, *, whole: bool) -> None:
    """Write to the index what this reading found out."""
    index, made = news.state.index, news.made
    if not index.writable or not news.state.files:
        # A vault without any note is most likely one that is not mounted.
        return
    # Packed before anything is written: nobody should have to wait for the index meanwhile.
    rows, quiet = list(_rows(news)), _quiet_rows(news)
    first = next(quiet, None)
    gone = [stamp[0] for stamp in index.stamps() if stamp[0] not in news.state.files]
    around = news.reading.around.encode()
    if not (rows or first or gone) and index.get(AROUND, "", made) == around:
        return
    with index.transaction():
        if index.get(TOLD, "", made) != news.told:
            # Somebody else told it of another state of the vault meanwhile: notes silent in that one may speak in this.
            return
        index.put(TOLD, "", made, os.urandom(8))
        index.drop_rows(gone)
        index.put_rows(rows)
        index.put_rows(chain([first] if first else [], quiet))
        index.put(MADE, "", made, b"1")
        if whole:
            index.put(AROUND, "", made, around)


def _quiet_rows(news: News) -> Iterator[Row]:
    """Yield the rows of quiet notes that are no longer as the index has them."""
    for path in news.state.quiet:
        row = _row(news.state.looked[path], news.started, b"", live=False)
        if row != news.state.rows.get(path):
            yield row


def _rows(news: News) -> Iterator[Row]:
    """Yield the rows of other notes that are no longer as the index has them; what is packed is let go of."""
    state, recall = news.state, news.recall
    for path, kept in state.kept.items():
        live = path in news.reading.live or kept.note is None or bool(kept.problems)
        looked, before = state.looked.get(path), state.rows.get(path)
        if looked is None and live and path not in recall.fresh:
            continue
        data = _packed(kept, recall.used.pop(path, {})) if live else b""
        if looked is not None:
            row = _row(looked, news.started, data, live=live)
        else:
            row = replace(state.rows[path], live=live, data=data)
        if row != before:
            yield row


def _row(looked: Looked, started: int, data: bytes, *, live: bool) -> Row:
    return Row(_stamp(looked, started), looked.digest, live, *looked.votes, data)


def _packed(kept: KeptNote, parts: Mapping[str, Part]) -> bytes:
    if kept.note is not None and is_kept_private(kept.note.properties):
        return pack(KeptNote(None))
    return pack(replace(kept, parts=parts))


def _stamp(looked: Looked, started: int) -> Stamp:
    """Return the stamps to compare with; none that a later listing could have if the file may change without a trace."""
    file = looked.file
    again = not looked.digest or is_young(file.mtime_ns, file.ctime_ns, started)
    return Stamp(file.path, file.size, 0 if again else file.mtime_ns, file.ctime_ns, file.inode)
