from __future__ import annotations

import errno
import os

import pytest

from tests.vault.faults import WAYS


@pytest.fixture(params=WAYS)
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Each way a file system may leave us to make a note: without a name first, linked, under its own name."""
    chosen = str(request.param)
    if chosen != "unnamed":
        monkeypatch.delattr(os, "O_TMPFILE", raising=False)
    if chosen == "directly":

        def refuse(*_args: object, **_kwargs: object) -> None:
            raise OSError(errno.EPERM, "Operation not permitted")

        monkeypatch.setattr(os, "link", refuse)
    return chosen
