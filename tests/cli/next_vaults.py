"""Small vaults for `next`, and the command run over them."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from pathlib import Path

from click.testing import CliRunner
from click.testing import Result

from vaultkit.cli.app import main

TODAY = "2026-11-23"
PAGE = "---\ntype: person\nrelation: report\n---\n"
#: What makes a meeting of one who is well known: doubts said aloud, no status.
TALK = "- Not sure whether she wants the night round, and afraid to say so\n- Worried about her mother\n"


def run(vault: Path, *words: str, today: str = TODAY) -> Result:
    result = CliRunner().invoke(main, ["-q", "--vault", str(vault), "--today", today, *words], prog_name="vaultkit")
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def path_of(result: Result) -> Path:
    assert result.exit_code == 0, result.output
    return Path(result.stdout.rstrip("\n"))


def rows(vault: Path, *words: str, today: str = TODAY) -> list[dict[str, object]]:
    return [json.loads(line) for line in run(vault, *words, "--format", "jsonl", today=today).stdout.splitlines()]


def planned(vault: Path, today: str = TODAY) -> list[tuple[object, object]]:
    return [(row["person"], row["date"]) for row in rows(vault, "sessions", "--planned", today=today)]


def contents(vault: Path) -> Mapping[str, bytes]:
    return {path.relative_to(vault).as_posix(): path.read_bytes() for path in vault.rglob("*") if path.is_file()}


def make(vault: Path, files: Mapping[str, str], *, newline: str = "\n", bom: bool = False) -> Path:
    for name, text in files.items():
        path = vault / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(("\ufeff" * bom + text.replace("\n", newline)).encode())
    return vault


def whole_notes(names: tuple[str, ...] = ("Alma Rey",), count: int = 4) -> dict[str, str]:
    """Return a page and a note a meeting for everybody, every other week, the last one on 11 November."""
    files = {f"People/{name}.md": PAGE for name in names}
    for name in names:
        for number in range(count):
            day = dt.date(2026, 11, 11) - dt.timedelta(days=14 * number)
            front = f'---\ntype: 1-1\nperson: "[[{name}]]"\ndate: {day}\n---\n'
            files[f"1-1s/{name}/{day}.md"] = f"{front}\n{TALK}"
    return files


def running_file() -> dict[str, str]:
    entries = "".join(f"## {day}\n\n{TALK}\n" for day in ("2026-11-11", "2026-10-28", "2026-10-14"))
    return {"People/Alma Rey.md": PAGE, "1-1s/Alma Rey.md": f"# Alma Rey\n\n{entries}"}


def outline() -> dict[str, str]:
    talk = TALK.replace("- ", "\t- ")
    entries = "".join(f"- ## [[{day}]]\n{talk}" for day in ("Nov 11th, 2026", "Oct 28th, 2026", "Oct 14th, 2026"))
    return {
        "logseq/config.edn": "{}",
        "pages/Alma Rey.md": "type:: person\nrelation:: report\n\n- Rower\n",
        "pages/1-1___Alma Rey.md": f"title:: 1-1/Alma Rey\n\n{entries}",
    }


def daily() -> dict[str, str]:
    talk = TALK.replace("- ", "  - ")
    days = ("2026-11-11", "2026-10-28", "2026-10-14")
    notes = {f"Daily/{day}.md": f"# {day}\n\n- 1:1 with [[Alma Rey]]\n{talk}- bought tea\n" for day in days}
    return {"People/Alma Rey.md": PAGE, **notes}


#: One vault for each way of keeping meetings.
WAYS = {"whole notes": whole_notes, "running file": running_file, "outline": outline, "daily bullets": daily}
