"""A command asks a watcher; whatever else is on the line, it only ever gets a fingerprint or nothing."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from vaultkit.vault.asking import LINE
from vaultkit.vault.asking import ask_watcher
from vaultkit.vault.asking import is_own

ROOT = Path(__file__).resolve().parent.parent.parent
needs_sockets = pytest.mark.skipif(sys.platform != "linux", reason="no watcher answers on this system")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    folder = tmp_path / "cache"
    folder.mkdir(mode=0o700)
    return folder


@contextmanager
def answering(place: Path, monkeypatch: pytest.MonkeyPatch, answer: bytes) -> Iterator[None]:
    """Answer one question with these bytes; hang up at once where there are none."""
    with socket.socket(socket.AF_UNIX) as line, monkeypatch.context() as there:
        there.chdir(place)  # the whole path may be too long for a socket
        line.bind(LINE)
        line.listen()

        def reply() -> None:
            caller, _ = line.accept()
            with caller:
                caller.recv(65536)
                caller.sendall(answer)

        thread = threading.Thread(target=reply)
        thread.start()
        yield
        thread.join()


def test_without_a_watcher_there_is_no_answer(place: Path, tmp_path: Path) -> None:
    assert ask_watcher(place, tmp_path) is None
    assert ask_watcher(tmp_path / "nowhere", tmp_path) is None


def test_a_file_in_the_place_of_the_line_is_no_watcher(place: Path, tmp_path: Path) -> None:
    (place / LINE).write_text("0" * 32)
    assert ask_watcher(place, tmp_path) is None


@needs_sockets
def test_a_vault_that_is_gone_is_not_asked_about(place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket(socket.AF_UNIX) as line, monkeypatch.context() as there:
        there.chdir(place)
        line.bind(LINE)
        line.listen()
        assert ask_watcher(place, tmp_path / "gone") is None


@needs_sockets
def test_an_answer_is_a_fingerprint(place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with answering(place, monkeypatch, b"00ff" * 8 + b"\n"):
        assert ask_watcher(place, tmp_path) == b"\x00\xff" * 8


@needs_sockets
@pytest.mark.parametrize(
    "answer", [b"", b"no\n", b"0" * 32, b"0" * 31 + b"\n", b"x" * 32 + b"\n", b"\xff" * 32 + b"\n", b"0" * 500 + b"\n"]
)
def test_anything_else_is_none(place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: bytes) -> None:
    with answering(place, monkeypatch, answer):
        assert ask_watcher(place, tmp_path) is None


@needs_sockets
def test_who_never_answers_is_not_waited_for(place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket(socket.AF_UNIX) as line, monkeypatch.context() as there:
        there.chdir(place)
        line.bind(LINE)
        line.listen(0)
        assert [ask_watcher(place, tmp_path) for _ in range(3)] == [None] * 3


@needs_sockets
def test_credentials_name_the_account_at_the_other_end() -> None:
    one, other = socket.socketpair()
    with one, other:
        credentials = one.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, 12)
    assert is_own(credentials)
    stranger = (os.geteuid() + 1).to_bytes(4, sys.byteorder)
    assert not is_own(credentials[:4] + stranger + credentials[8:])


@needs_sockets
def test_asking_imports_no_more_than_it_needs(place: Path) -> None:
    script = (
        "import sys; from pathlib import Path; before = set(sys.modules)\n"
        "from vaultkit.vault.asking import ask_watcher\n"
        "assert ask_watcher(Path(sys.argv[1]), Path(sys.argv[1])) is None\n"
        "assert '_socket' not in sys.modules\n"
        "open(sys.argv[1] + '/watcher.sock', 'w').close()\n"
        "assert ask_watcher(Path(sys.argv[1]), Path(sys.argv[1])) is None\n"
        "print(sorted(set(sys.modules) - before))"
    )
    told = subprocess.run([sys.executable, "-c", script, place], capture_output=True, text=True, cwd=ROOT, check=True)
    assert told.stdout.strip() == str(["__future__", "_socket", "vaultkit", "vaultkit.vault", "vaultkit.vault.asking"])


def test_only_the_two_ends_of_the_line_know_sockets() -> None:
    knowing = {
        path.name for path in (ROOT / "vaultkit").rglob("*.py") if "import _socket" in path.read_text(encoding="utf-8")
    }
    assert knowing == {"asking.py", "attest.py"}
    for name in ("asking.py", "watching/attest.py"):
        assert "AF_INET" not in (ROOT / "vaultkit" / "vault" / name).read_text(encoding="utf-8")
