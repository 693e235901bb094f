"""`vaultkit items`: what was said in the 1:1s, statement by statement, each with its kind."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from vaultkit.cli.completing import complete_person
from vaultkit.cli.output import Row
from vaultkit.cli.output import day
from vaultkit.cli.output import emit
from vaultkit.cli.output import format_option
from vaultkit.cli.text import safe
from vaultkit.cli.text import shorten
from vaultkit.cli.workspace import Workspace
from vaultkit.errors import UsageError
from vaultkit.model import ItemKind
from vaultkit.notes.regex import regex

if TYPE_CHECKING:
    from vaultkit.model import Item
    from vaultkit.model import Signals

_AGO = regex(r"(?P<number>\d{1,3}) (?P<unit>day|week|month|year)s?(?: ago)?")
_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}
_NEAR = {"today": 0, "yesterday": 1, "last week": 7, "last month": 30, "last year": 365}


def row_of(person: str, signals: Signals, item: Item) -> Row:
    """Return an item as a JSON row."""
    return {
        "person": person,
        "date": day(signals.date),
        "path": signals.path,
        "line": item.line,
        "kind": str(item.kind),
        "confidence": item.confidence,
        "cue": item.cue,
        "by": str(item.by),
        "text": item.text,
    }


@click.command("items")
@click.argument("person", required=False, shell_complete=complete_person)
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    type=click.Choice([str(kind) for kind in ItemKind], case_sensitive=False),
    metavar="KIND",
    help=f"Only this kind; may be given again. One of {', '.join(ItemKind)}.",
)
@click.option("--since", metavar="DAY", help="Only meetings from this day on: 2026-03-05, '5 March', '3 weeks ago'.")
@format_option()
@click.pass_obj
def command(workspace: Workspace, person: str | None, kinds: Sequence[str], since: str | None, form: str) -> None:
    """List what was said in the 1:1s that were held, each statement with its kind.

    How sure the kind is goes from 0 to 1, and beside it stands what gave it away. Private notes and sections are left out.

    \b
    Example: what do I still doubt with Asha?
      vaultkit items asha --kind uncertainty --since "3 months ago"
    """  # noqa: D301 - click reads this mark: the lines below it stay as they are
    first = parse_since(since, workspace.today) if since is not None else None
    name = workspace.person(person).name if person else None
    rows = [
        row
        for row in _rows(workspace, name)
        if (not kinds or row["kind"] in kinds) and (first is None or str(row["date"]) >= first.isoformat())
    ]
    emit("item/1", rows, form, _cells, ("Date", "Person", "Kind", "Sure", "What", "Because", "Where"))


def parse_since(text: str, today: dt.date) -> dt.date:
    """Return the day that is meant, never after today; a day without a year is the last such day.

    Raises:
        UsageError: it is no day.
    """
    words = " ".join(text.casefold().split())
    span = _AGO.fullmatch(words)
    if span is not None:
        return today - dt.timedelta(days=int(span["number"]) * _DAYS[span["unit"]])
    if words in _NEAR:
        return today - dt.timedelta(days=_NEAR[words])
    from vaultkit.notes.dates import read_date  # noqa: PLC0415 - most days are written as ISO dates
    from vaultkit.notes.dates import read_date_head  # noqa: PLC0415 - the same

    found = read_date(text)
    head = None if found else read_date_head(text)
    if head is not None and not head.ambiguous and head.month is not None and head.year is None:
        found = _last(head.month, head.day or 1, today)
    if found is None:
        message = f"'{safe(text)}' is no day."
        raise UsageError(message, "Write one like 2026-03-05, '5 March' or '3 weeks ago'.")
    return found


def _last(month: int, number: int, today: dt.date) -> dt.date | None:
    # Eight years reach the last 29 February even over a year like 2100.
    for year in range(today.year, today.year - 9, -1):
        try:
            found = dt.date(year, month, number)
        except ValueError:
            continue
        if found <= today:
            return found
    return None


def _rows(workspace: Workspace, name: str | None) -> Iterator[Row]:
    """Yield the items of everybody, or of one person, meeting by meeting and in file order."""
    from vaultkit.briefs.filing.habits import private_lines  # noqa: PLC0415 - completion and help need no notes
    from vaultkit.signals.history import read_history  # noqa: PLC0415 - refusals need no lexicon
    from vaultkit.signals.item_lines import line_by_line  # noqa: PLC0415 - likewise
    from vaultkit.signals.item_lines import line_of  # noqa: PLC0415 - likewise
    from vaultkit.signals.language import Languages  # noqa: PLC0415 - likewise

    languages = Languages(workspace.settings.language, workspace.settings.lexicon)
    paths = {one.path for one in workspace.vault.sessions}
    lines = {path: workspace.notes[path].lines for path in paths if path in workspace.notes}
    sessions = [
        line_by_line(one, lines.get(one.path, ())) for one in workspace.vault.sessions if name in {None, one.person}
    ]
    vault = replace(workspace.vault, sessions=tuple(sessions))
    places = {(one.person, one.path, one.line): one for one in sessions if not one.planned}
    found = []
    for person in vault.people if name is None else [workspace.person(name)]:
        for signals in read_history(vault, person, languages).sessions:
            session = places[person.name, signals.path, signals.line]
            hidden = private_lines(session)
            for item in signals.items:
                if item.line not in hidden:
                    at = line_of(item, session, lines.get(session.path, ()))
                    found.append(row_of(person.name, signals, replace(item, line=at)))
    yield from sorted(found, key=lambda row: (str(row["date"]), str(row["path"]), int(str(row["line"]))))


def _cells(row: Row) -> tuple[str, ...]:
    return (
        str(row["date"]), str(row["person"]), str(row["kind"]), f"{row['confidence']:.2f}",
        shorten(str(row["text"]), 60), shorten(str(row["cue"]), 24), f"{row['path']}:{row['line']}",
    )  # fmt: skip
