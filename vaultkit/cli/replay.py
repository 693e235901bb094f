"""A command line answered from what was answered before, or listened to so that it can be next time."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from vaultkit.cli.answers import Answer
from vaultkit.cli.answers import Recorder
from vaultkit.cli.answers import are_same
from vaultkit.cli.answers import are_settled
from vaultkit.cli.answers import mark_of
from vaultkit.cli.answers import name_of
from vaultkit.cli.answers import pack
from vaultkit.cli.answers import unpack
from vaultkit.errors import VaultkitError
from vaultkit.vault.asking import ask_watcher
from vaultkit.vault.asking import terms_of
from vaultkit.vault.digest import digest_of
from vaultkit.vault.discovery import find_vault
from vaultkit.vault.fingerprint import Fingerprint
from vaultkit.vault.fingerprint import take_fingerprint
from vaultkit.vault.index.place import index_place
from vaultkit.vault.index.program import program_digest
from vaultkit.vault.index.store import Index
from vaultkit.vault.index.store import open_index
from vaultkit.vault.setting_places import USER_FILE
from vaultkit.vault.setting_places import VAULT_FILE
from vaultkit.vault.setting_places import user_config_folder

#: Kinds of what the index keeps: answers; and which folders a vault's settings leave out of its listing.
ANSWER = "answer"
LISTED = "listed"
#: Answers kept at most.
_MOST = 400


class Standing(NamedTuple):
    """What an answer stands on beside the program and the day."""

    #: The notes as they were read.
    fingerprint: Fingerprint
    #: Files and folders beside the notes.
    beside: Sequence[str]
    #: What the settings leave out of the listing.
    exclude: Sequence[str]
    templates: str


class Question:
    """One command line asked of one vault on one day."""

    def __init__(self, root: Path, arguments: Sequence[str], today: str, *, quiet: bool) -> None:
        self.root = root
        self.recorder = Recorder()
        self.index: Index = open_index(index_place(root, os.environ), root)
        self._own = tuple(str(place) for place in (user_config_folder(os.environ) / USER_FILE, root / VAULT_FILE))
        self._name = name_of(arguments, self._own, quiet=quiet, environ=os.environ)
        #: The day that the question is about, even if midnight comes before its answer.
        self.today = today
        self.quiet = quiet
        #: The state of the vault's notes, once it is known.
        self.fingerprint: Fingerprint | None = None

    def answer(self) -> Answer | None:
        """Return what was said to this question; None if it must be answered.

        Raises:
            VaultNotFoundError: the vault's own folder cannot be read.
        """
        key = self._listed_key()
        known = self.index.get(LISTED, key.hex(), key)
        if known is None:
            return None
        exclude, templates = json.loads(known)
        self.fingerprint = self._ask(exclude, templates) or take_fingerprint(self.root, exclude, templates)
        if not self.fingerprint.settled:
            return None
        data = self.index.get(ANSWER, self._name, self._key(self.fingerprint))
        answer = unpack(data) if data is not None else None
        return answer if answer is not None and are_same(answer.marks) else None

    def keep(self, standing: Standing, code: int, deliver: Sequence[object] | None = None) -> None:
        """Keep what was said, if nothing that it stands on changed meanwhile; `deliver` is what was opened after it."""
        heard = self.recorder.stop()
        if not heard or not standing.fingerprint.settled or not self.index.writable:
            return
        marks = [mark_of(path) for path in (*self._own, *standing.beside)]
        if not are_settled(marks, self.recorder.started):
            return
        with self.index.transaction():
            key = self._listed_key()
            self.index.put(LISTED, key.hex(), key, json.dumps([standing.exclude, standing.templates]).encode())
            answer = pack(Answer(marks, self.recorder.said, code, deliver))
            self.index.put(ANSWER, self._name, self._key(standing.fingerprint), answer)
            self.index.prune(ANSWER, _MOST)
            self.index.prune(LISTED, _MOST)

    def _ask(self, exclude: Sequence[str], templates: str) -> Fingerprint | None:
        digest = ask_watcher(self.index.path.parent, self.root, terms_of(tuple(exclude), templates, program_digest()))
        return Fingerprint(digest, 0, settled=True) if digest is not None else None

    def _key(self, now: Fingerprint) -> bytes:
        return digest_of(program_digest(), now.digest, self.today)

    def _listed_key(self) -> bytes:
        own = sorted((name, value) for name, value in os.environ.items() if name.startswith("VAULTKIT_"))
        return digest_of(program_digest(), own, [mark_of(path) for path in self._own])


def ask(vault: str | None, today: str | None, arguments: Sequence[str], *, quiet: bool) -> Question | None:
    """Return the question that a command line asks; None where it asks none that could be answered again."""
    try:
        root = find_vault(Path(vault) if vault else None, Path.cwd(), os.environ)
        day = today or os.environ.get("VAULTKIT_TODAY") or time.strftime("%Y-%m-%d")
        return Question(root, arguments, day, quiet=quiet)
    except (VaultkitError, OSError):
        return None  # the command itself says so
