"""The arrow of the design: who may import whom, and what the pure core may not touch."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "vaultkit"

#: A room may import the rooms before it, and itself.
ROOMS = ("errors", "model", "notes", "signals", "phases", "briefs", "vault", "render", "cli")
#: Neighbours at one height: neither may know the other.
APART = {("render", "vault"), ("errors", "model")}
PURE = ("errors", "model", "notes", "signals", "phases", "briefs")
#: The disk, the clock, chance, other processes, the network, and the shell's libraries.
FORBIDDEN_IN_CORE = {
    "os", "io", "time", "random", "secrets", "socket", "sqlite3", "subprocess", "tempfile", "shutil", "glob",
    "threading", "multiprocessing", "asyncio", "urllib", "http", "click", "jinja2", "platformdirs", "tabulate",
}  # fmt: skip
NETWORK = {"socket", "urllib", "http", "ftplib", "smtplib", "requests", "httpx", "ssl"}
CLOCK = {("date", "today"), ("datetime", "now"), ("datetime", "today"), ("datetime", "utcnow")}

MODULES = sorted(PACKAGE.rglob("*.py"))


def name_of(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[str]:
    """Yield every module that is imported anywhere in the file, TYPE_CHECKING blocks included."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield node.module or ""


def library(module: str) -> str:
    """Return the library a module belongs to; taking an address apart is no network."""
    return module if module == "urllib.parse" else module.split(".", maxsplit=1)[0]


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_point_one_way(path: Path) -> None:
    room = room_of(path)
    if path.parent == PACKAGE and path.stem in {"__init__", "__main__"}:
        return
    assert room in ROOMS, f"{name_of(path)} stands in no room"
    for module in imports(path):
        parts = module.split(".")
        if parts[0] != "vaultkit" or len(parts) == 1:
            continue
        other = parts[1]
        assert other in ROOMS, f"{name_of(path)} imports {module}, which is in no room"
        assert ROOMS.index(other) <= ROOMS.index(room), f"{name_of(path)} reaches up to {module}"
        assert (other, room) not in APART, f"{name_of(path)} knows its neighbour {module}"
        assert (room, other) not in APART, f"{name_of(path)} knows its neighbour {module}"


@pytest.mark.parametrize("path", [path for path in MODULES if room_of(path) in PURE], ids=name_of)
def test_the_core_touches_nothing_outside(path: Path) -> None:
    for module in imports(path):
        assert library(module) not in FORBIDDEN_IN_CORE, f"{name_of(path)} imports {module}"
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module == "pathlib":
            assert {alias.name for alias in node.names} <= {"PurePosixPath"}
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id not in {"open", "print", "input", "exec", "eval"}, f"{name_of(path)}:{node.lineno}"


@pytest.mark.parametrize("path", [path for path in MODULES if room_of(path) != "cli"], ids=name_of)
def test_only_the_command_line_asks_the_clock_or_exits(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        owner = node.func.value
        last = owner.attr if isinstance(owner, ast.Attribute) else owner.id if isinstance(owner, ast.Name) else ""
        assert (last, node.func.attr) not in CLOCK, f"{name_of(path)}:{node.lineno} asks the clock"
        assert (last, node.func.attr) != ("sys", "exit"), f"{name_of(path)}:{node.lineno} exits"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_nothing_reaches_the_network(path: Path) -> None:
    assert not {library(module) for module in imports(path)} & NETWORK


def test_no_two_modules_import_each_other() -> None:
    graph = {
        "vaultkit." + name_of(path).removesuffix(".py").removesuffix("/__init__").replace("/", "."): set(imports(path))
        for path in MODULES
    }
    done: set[str] = set()

    def walk(module: str, trail: tuple[str, ...]) -> None:
        assert module not in trail, " -> ".join((*trail, module))
        if module in done:
            return
        for other in sorted(graph[module] & graph.keys()):
            walk(other, (*trail, module))
        done.add(module)

    for module in graph:
        walk(module, ())


def test_modules_stay_readable_in_one_sitting() -> None:
    long = {name_of(path): len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}
    assert not {name: lines for name, lines in long.items() if lines > 350}
