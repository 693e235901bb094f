"""Other people's tools: read from peers.toml, installed each into an environment of its own when first asked for."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.speed.runs import Command

_TABLE = Path(__file__).resolve().parent / "peers.toml"
#: Seconds an installation may take.
_LIMIT = 240
#: What tells an installed environment from one that was broken off; holds the requirements.
_DONE = "installed.txt"


@dataclass(frozen=True, slots=True)
class Peer:
    """One tool, or libraries with the few lines that use them."""

    name: str
    requires: tuple[str, ...] = ()
    #: npm packages; `script` is then JavaScript.
    node: tuple[str, ...] = ()
    #: The least Python it runs on, if newer than ours.
    python: str = ""
    script: str = ""
    load: tuple[str, ...] = ()
    query: tuple[str, ...] = ()

    @property
    def slug(self) -> str:
        """The name of its folder."""
        return "".join(letter if letter.isalnum() else "-" for letter in self.name.lower()).strip("-")

    @property
    def loads(self) -> bool:
        """Whether it loads a vault."""
        return bool(self.script or self.load)


class CannotInstallError(Exception):
    """A peer is not to be had on this machine; the message says why."""


def read_peers() -> tuple[Peer, ...]:
    """Return the peers of peers.toml in order."""
    rows: list[dict[str, Any]] = tomllib.loads(_TABLE.read_text(encoding="utf-8"))["peer"]
    return tuple(Peer(**{key: _frozen(value) for key, value in row.items()}) for row in rows)


def _frozen(value: Any) -> Any:  # noqa: ANN401 - a value of a table, list or text
    return tuple(value) if isinstance(value, list) else value


def install(peer: Peer, folder: Path) -> Path:
    """Return the folder of a peer's commands, installing it if that has not been done.

    Raises:
        CannotInstallError: there is no such interpreter, or pip or npm failed.
    """
    home = folder / peer.slug
    mark = home / _DONE
    wanted = "\n".join((*peer.requires, *peer.node))
    commands = home / ("bin" if os.name != "nt" else "Scripts")
    if mark.exists() and mark.read_text(encoding="utf-8") == wanted:
        return commands
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(parents=True)
    if peer.node:
        npm = shutil.which("npm")
        if npm is None or shutil.which("node") is None:
            message = "node is not here"
            raise CannotInstallError(message)
        _run([npm, "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(home), *peer.node])
    else:
        _run([str(_interpreter(peer.python)), "-m", "venv", str(home)])
        _run([str(commands / "python"), "-m", "pip", "install", "--quiet", "--only-binary", ":all:", *peer.requires])
    mark.write_text(wanted, encoding="utf-8")
    return commands


def load_command(peer: Peer, commands: Path, vault: Path, cache: Path) -> Command:
    """Return what loads a whole vault."""
    if not peer.script:
        return Command((_filled(peer.load, commands, vault, cache),), surroundings(cache), vault)
    home = commands.parent
    if peer.node:
        script = home / "load.cjs"
        line = (shutil.which("node") or "node", str(script), str(vault))
    else:
        script = home / "load.py"
        line = (str(commands / "python"), str(script), str(vault))
    script.write_text(peer.script.lstrip(), encoding="utf-8")
    return Command((line,), surroundings(cache), vault)


def query_command(peer: Peer, commands: Path, vault: Path, cache: Path) -> Command:
    """Return what asks one question of a vault that is loaded."""
    return Command((_filled(peer.query, commands, vault, cache),), surroundings(cache), vault)


def surroundings(home: Path) -> Mapping[str, str]:
    """Return an environment in which a tool finds its settings below `home` and nowhere else, and keeps its `.pyc`."""
    home.mkdir(parents=True, exist_ok=True)
    kept = {key: os.environ[key] for key in ("PATH", "LANG", "SYSTEMROOT", "TEMP", "TMPDIR") if key in os.environ}
    folders = ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")
    return kept | dict.fromkeys(folders, str(home)) | {"PYTHONUTF8": "1", "NO_COLOR": "1"}


def _filled(words: Sequence[str], commands: Path, vault: Path, cache: Path) -> tuple[str, ...]:
    return tuple(
        word.replace("{bin}", str(commands)).replace("{vault}", str(vault)).replace("{cache}", str(cache))
        for word in words
    )


def _interpreter(least: str) -> Path:
    """Return a Python of at least this version: ours, one on PATH, or one that is installed beside ours."""
    wanted = tuple(int(part) for part in least.split(".")) if least else (3, 11)
    if sys.version_info[:2] >= wanted:
        return Path(sys.executable)
    beside = Path(os.path.realpath(sys.executable)).parents[2]
    for minor in range(20, wanted[1] - 1, -1):
        name = f"python3.{minor}"
        found = [shutil.which(name), *sorted(map(str, beside.glob(f"*/bin/{name}")))]
        for path in filter(None, found):
            if subprocess.run([path, "-c", "import venv"], capture_output=True, check=False).returncode == 0:  # noqa: S603 - an interpreter
                return Path(path)
    message = f"needs Python {least}"
    raise CannotInstallError(message)


def _run(words: Sequence[str]) -> None:
    try:
        done = subprocess.run(words, capture_output=True, text=True, timeout=_LIMIT, check=False)  # noqa: S603 - pip and npm
    except subprocess.TimeoutExpired:
        message = f"installing took more than {_LIMIT} s"
        raise CannotInstallError(message) from None
    if done.returncode != 0:
        lines = [line for line in done.stderr.splitlines() if line and not line.startswith("WARNING")]
        raise CannotInstallError((lines or ["the installer failed"])[-1][:120])
