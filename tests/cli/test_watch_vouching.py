"""Commands beside a running watcher: they trust its word, and are never answered from before a save."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from vaultkit.vault.asking import ask_watcher
from vaultkit.vault.asking import terms_of
from vaultkit.vault.fingerprint import take_fingerprint
from vaultkit.vault.index.place import index_place
from vaultkit.vault.index.program import program_digest

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells of changes in time"),
]

TODAY = "2026-11-23"


def command(vault: Path, *arguments: str) -> list[str]:
    return [sys.executable, "-m", "vaultkit", "--vault", str(vault), "--today", TODAY, *arguments]


def word(vault: Path) -> bytes | None:
    place = index_place(vault, os.environ)
    assert place is not None
    return ask_watcher(place.parent, vault, terms_of((), "", program_digest()))


@pytest.fixture
def watcher(sample_vault: Path) -> Iterator[subprocess.Popen[bytes]]:
    (sample_vault / "vaultkit.toml").unlink(missing_ok=True)
    with subprocess.Popen(
        command(sample_vault, "watch", "--quiet-period", "0.3"), stderr=subprocess.DEVNULL
    ) as running:
        try:
            yield running
        finally:
            running.send_signal(signal.SIGCONT)
            running.kill()


def wait_for_word(vault: Path) -> bytes:
    until = time.monotonic() + 30
    while time.monotonic() < until:
        told = word(vault)
        if told is not None:
            return told
        time.sleep(0.05)  # a condition of another process, asked for again
    pytest.fail("the watcher never caught up")


def test_the_word_is_the_fingerprint_of_the_vault_and_ends_with_the_watcher(
    sample_vault: Path, watcher: subprocess.Popen[bytes]
) -> None:
    assert wait_for_word(sample_vault) == take_fingerprint(sample_vault).digest
    watcher.send_signal(signal.SIGSTOP)
    os.waitpid(watcher.pid, os.WUNTRACED)  # it stops a little after the call
    assert word(sample_vault) is None
    watcher.send_signal(signal.SIGCONT)
    wait_for_word(sample_vault)
    watcher.kill()
    watcher.wait()
    assert word(sample_vault) is None


@pytest.mark.usefixtures("watcher")
def test_who_saves_and_asks_at_once_is_answered_from_after_the_save(sample_vault: Path) -> None:
    note = sample_vault / "1-1s" / "Gwilym Pask" / "2025-01-09.md"
    vouched = 0
    for number in range(12):
        if number % 3 == 0:
            wait_for_word(sample_vault)
            vouched += 1
        text = note.read_text(encoding="utf-8")
        note.write_text(f"{text.rstrip()}\n- [ ] me: order crate number {number}\n", encoding="utf-8")
        done = subprocess.run(command(sample_vault, "check"), capture_output=True, check=False, timeout=60)
        assert done.returncode in {0, 1}
        told = subprocess.run(
            command(sample_vault, "actions", "--format", "json"), capture_output=True, check=True, timeout=60
        )
        texts = [action["text"] for action in json.loads(told.stdout)]
        assert any(f"crate number {number}" in one for one in texts)
    assert vouched == 4
