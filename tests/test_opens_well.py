"""A prepared note in the eyes of Obsidian and of a CommonMark renderer: lists are lists, links lead somewhere, keys keep their type."""

from __future__ import annotations

import datetime as dt
import re
import shutil
from collections.abc import Iterator
from collections.abc import Mapping
from pathlib import Path
from pathlib import PurePosixPath
from urllib.parse import unquote

import pytest
import yaml
from click.testing import CliRunner
from markdown_it import MarkdownIt

from vaultkit.cli.app import main
from vaultkit.notes.prep_block import find_prep_blocks

ROOT = Path(__file__).resolve().parent.parent
VAULTS = sorted(
    folder for place in ("layouts", "filed") for folder in (ROOT / "tests" / place).glob("*") if folder.is_dir()
)
TODAY = "2026-11-23"
WIKILINK = re.compile(r"\[\[([^\[\]|#]*)(?:#([^\[\]|]*))?(?:\|([^\[\]]*))?\]\]")
LIST_LINE = re.compile(r"^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+\S")


@pytest.fixture(scope="module", params=[*VAULTS, ROOT / "sample-vault"], ids=lambda vault: vault.name)
def prepared(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, list[Path]]:
    """Return a vault before, the vault after, and the notes prepared in it, one for each person."""
    source: Path = request.param
    root = Path(shutil.copytree(source, tmp_path_factory.mktemp("opens") / source.name))
    done = CliRunner().invoke(main, ["-q", "--vault", str(root), "--today", TODAY, "next", "--all", "--no-edit"])
    assert done.exit_code == 0, done.output
    return source, root, [Path(line) for line in done.stdout.splitlines()]


def blocks(paths: list[Path]) -> Iterator[tuple[Path, list[str]]]:
    for path in dict.fromkeys(paths):
        lines = path.read_text(encoding="utf-8-sig").split("\n")
        for block in find_prep_blocks([line.removesuffix("\r") for line in lines]):
            yield path, [line.removesuffix("\r") for line in lines[block.first : block.last - 1]]


def margin(lines: list[str]) -> list[str]:
    first = next((line for line in lines if line.strip()), "")
    indent = first[: len(first) - len(first.lstrip())]
    return [line.removeprefix(indent) for line in lines]


def test_every_line_meant_as_an_item_is_one_and_nothing_else_is(prepared: tuple[Path, Path, list[Path]]) -> None:
    for path, lines in blocks(prepared[2]):
        tokens = MarkdownIt("commonmark").parse("\n".join(margin(lines)))
        items = sum(token.type == "list_item_open" for token in tokens)
        assert items == sum(bool(LIST_LINE.match(line)) for line in lines), path
        kinds = {token.type for token in tokens}
        assert not kinds & {"fence", "code_block", "heading_open", "hr", "blockquote_open", "html_block"}, path


def test_no_label_stands_above_nothing(prepared: tuple[Path, Path, list[Path]]) -> None:
    for path, lines in blocks(prepared[2]):
        said = [line for line in lines if line.strip()]
        for line, following in zip(said, [*said[1:], ""], strict=True):
            if line.endswith(":"):
                assert LIST_LINE.match(following) or following.lstrip().startswith("|"), f"{path}: {line}"


def test_tables_have_as_many_cells_in_every_row(prepared: tuple[Path, Path, list[Path]]) -> None:
    for path, lines in blocks(prepared[2]):
        rows = [line for line in lines if line.lstrip().startswith("|")]
        assert len({len(re.findall(r"(?<!\\)\|", row)) for row in rows}) <= 1, path


def targets(line: str, source: str) -> Iterator[tuple[str, str]]:
    """Yield the links of a line as (path or name, fragment); "" for the note itself."""
    for match in WIKILINK.finditer(line):
        yield match[1].strip(), match[2] or ""
    for token in MarkdownIt("commonmark").parseInline(WIKILINK.sub("", line))[0].children or ():
        if token.type == "link_open":
            path, _, fragment = unquote(str(token.attrGet("href"))).partition("#")
            whole = PurePosixPath(source).parent / path if path else PurePosixPath()
            yield ("" if not path else _normal(whole)), fragment


def _normal(path: PurePosixPath) -> str:
    parts: list[str] = []
    for part in path.parts:
        if part == "..":
            parts.pop()
        elif part != ".":
            parts.append(part)
    return "/".join(parts)


def find(root: Path, name: str) -> Path | None:
    """Return the note that Obsidian opens for a link: by path from the root, else by a name that only one note has."""
    for ending in ("", ".md"):
        if name and (root / f"{name}{ending}").is_file():
            return root / f"{name}{ending}"
    named = [path for path in root.rglob("*.md") if path.stem == name]
    return named[0] if len(named) == 1 else None


def holds(note: Path, fragment: str) -> bool:
    lines = note.read_text(encoding="utf-8-sig").splitlines()
    if fragment.startswith("^"):
        return any(line.rstrip().endswith(fragment) for line in lines)
    wanted = re.sub(r"\W+", "", fragment).casefold()
    return any(
        line.lstrip(" \t-*+").startswith("#") and wanted == re.sub(r"\W+", "", line).casefold() for line in lines
    )


def test_every_link_leads_to_its_place(prepared: tuple[Path, Path, list[Path]]) -> None:
    _, root, paths = prepared
    for path, lines in blocks(paths):
        for line in lines:
            for name, fragment in targets(line, path.relative_to(root).as_posix()):
                note = find(root, name) if name else path
                # Links that a person wrote may lead nowhere; ours show a day.
                if note is None and not re.search(r"\d", line):
                    continue
                assert note is not None or name in "".join(_texts(root)), f"{path}: {line}"
                assert note is None or not fragment or holds(note, fragment), f"{path}: {line}"


def _texts(root: Path) -> Iterator[str]:
    for path in root.rglob("*.md"):
        yield path.read_text(encoding="utf-8-sig", errors="replace")


def front(path: Path) -> Mapping[str, object]:
    text = path.read_text(encoding="utf-8-sig", errors="replace").replace("\r\n", "\n")
    match = re.match(r"---\n(.*?)\n---\n", text, re.DOTALL)
    try:
        found = yaml.safe_load(match[1]) if match else {}
    except (yaml.YAMLError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def kind(value: object) -> str:
    """Return the property type that Obsidian would see."""
    if isinstance(value, bool):
        return "checkbox"
    if isinstance(value, dt.date):
        return "date"
    return {list: "list", int: "number", float: "number", dict: "map"}.get(type(value), "text")


def test_keys_keep_the_type_they_have_in_the_vault(prepared: tuple[Path, Path, list[Path]]) -> None:
    source, root, paths = prepared
    known: dict[str, set[str]] = {}
    for note in source.rglob("*.md"):
        for key, value in front(note).items():
            if value not in (None, "", []):
                known.setdefault(str(key), set()).add(kind(value))
    for path in paths:
        if (source / path.relative_to(root)).exists():
            continue
        text = path.read_text(encoding="utf-8-sig")
        if text.startswith("---"):
            assert front(path), f"{path}: front matter that is no YAML"
        for key, value in front(path).items():
            if value not in (None, "", []) and str(key) in known:
                assert kind(value) in known[str(key)], f"{path}: {key}: {value!r}"
