"""`vaultkit rhythms`: the running load that 1:1s were spent on, ready to paste where it belongs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from typing import TYPE_CHECKING

import click

from vaultkit.cli.completing import complete_person
from vaultkit.cli.items import parse_since
from vaultkit.cli.output import Format
from vaultkit.cli.output import Row
from vaultkit.cli.output import day
from vaultkit.cli.output import emit
from vaultkit.cli.text import safe
from vaultkit.cli.text import shorten
from vaultkit.cli.workspace import Workspace
from vaultkit.errors import UsageError
from vaultkit.notes.names import fold

if TYPE_CHECKING:
    from vaultkit.briefs.filing.model import Filing
    from vaultkit.model import Person

_MARKDOWN = "markdown"
#: Headings where the settings name no place, in the order in which they are printed.
_HEADINGS = {"status": "Status", "report": "Reports", "planning": "Planning", "postmortem": "Post-mortems"}
#: Days back, unless told otherwise: what a weekly update tells of.
_WEEK = 7


@click.command("rhythms")
@click.argument("person", required=False, shell_complete=complete_person)
@click.option(
    "--since",
    metavar="DAY",
    help="From this day on: monday, '2 weeks ago', 2026-11-01. [default: the last 7 days; of one person, their last 1:1]",
)
@click.option(
    "--format",
    "form",
    type=click.Choice([_MARKDOWN, *(str(name) for name in Format)]),
    default=_MARKDOWN,
    show_default=True,
    help="How to print it.",
)
@click.pass_obj
def command(workspace: Workspace, person: str | None, since: str | None, form: str) -> None:
    """Print status, reports and post-mortems from the 1:1s under the place where each belongs, ready to paste there.

    The places are set in vaultkit.toml: under [rhythms], status = "[[Weekly update]]". Doubts, personal matters, agreements and
    private notes are left out.
    """
    who = workspace.person(person) if person else None
    first = past_day(since, workspace.today) if since is not None else _default_since(workspace, who)
    rows = list(_rows(workspace, workspace.vault.people if who is None else (who,), first))
    if not rows:
        with_whom = f" with {who.name}" if who else ""
        hint = "" if since is not None else " Look further back with --since."
        click.echo(safe(f"No running load in the 1:1s{with_whom} since {first}.{hint}"), err=True)
    if form == _MARKDOWN:
        for line in _markdown(rows, workspace):
            click.echo(line)
        return
    emit("rhythm/1", rows, form, _cells, ("Rhythm", "Person", "Date", "What", "Where"))


def past_day(text: str, today: dt.date) -> dt.date:
    """Return the day that is meant, never after today.

    A weekday is the last one before today; a day without a year is the last such day.

    Raises:
        UsageError: it is no day, or it lies ahead.
    """
    words = " ".join(text.casefold().split()).removeprefix("since ")
    if words == "this week":
        return today - dt.timedelta(days=today.weekday())
    from vaultkit.cli.when import day_back  # noqa: PLC0415 - only where a day is named

    found = day_back(words, today)
    if found is None:
        found = _since(words, text, today)
    if found > today:
        message = f"{found} lies ahead."
        raise UsageError(message, "Name a day that has been.")
    return found


def _since(words: str, text: str, today: dt.date) -> dt.date:
    from vaultkit.notes.dates import read_date_head  # noqa: PLC0415 - only where a day is named

    head = read_date_head(text)
    if head is not None and head.ambiguous:
        message = f"'{safe(text)}' may be two days."
        raise UsageError(message, "Write it like 2026-03-05 or '5 March'.")
    try:
        return parse_since(words, today)
    except OverflowError:
        message = f"'{safe(text)}' is before the calendar."
        raise UsageError(message, "Name a later day.") from None


def _default_since(workspace: Workspace, person: Person | None) -> dt.date:
    """Return a week ago; of one person their last 1:1, if that is longer ago."""
    week = workspace.today - dt.timedelta(days=_WEEK)
    if person is None:
        return week
    held = (s.date for s in workspace.vault.sessions if s.person == person.name and not s.planned)
    return min(week, max((one for one in held if one <= workspace.today), default=week))


def _rows(workspace: Workspace, people: Iterable[Person], since: dt.date) -> Iterator[Row]:
    """Yield the running load by rhythm, person and day, each statement once."""
    from vaultkit.briefs.material import gather  # noqa: PLC0415 - refusals need no lexicon
    from vaultkit.briefs.rhythms import rhythm_of  # noqa: PLC0415 - likewise
    from vaultkit.briefs.rhythms import running_load  # noqa: PLC0415 - likewise

    vault, tomorrow = workspace.vault, workspace.today + dt.timedelta(days=1)
    recent = {s.person for s in vault.sessions if not s.planned and since <= s.date <= workspace.today}
    found: list[Row] = []
    seen: set[tuple[str, int, str]] = set()
    for person in people:
        if person.name not in recent:
            continue
        for said in running_load(gather(vault, workspace.history(person), workspace.notes, tomorrow), since):
            # What stands in a note of two people is said once.
            place = (said.path, said.item.line, said.item.text)
            if place not in seen:
                seen.add(place)
                kind = rhythm_of(said.item.text)
                found.append(
                    {
                        "rhythm": kind,
                        "place": _place(kind, workspace.settings.rhythms) or None,
                        "person": person.name,
                        "date": day(said.date),
                        "path": said.path,
                        "line": said.item.line,
                        "text": said.item.text,
                    }
                )
    order = list(_HEADINGS)
    yield from sorted(
        found, key=lambda row: (order.index(str(row["rhythm"])), fold(str(row["person"])), str(row["date"]))
    )


def _place(kind: str, rhythms: Mapping[str, str]) -> str:
    """Return where a kind of load lives as configured, as prepared notes have it: else where status does; "" if nowhere."""
    return rhythms.get(kind) or rhythms.get("status", "")


def _markdown(rows: Iterable[Row], workspace: Workspace) -> Iterator[str]:
    """Yield the lines to paste: the place as a heading, the person, the statements with their source."""
    from vaultkit.render.links import link  # noqa: PLC0415 - lists need none
    from vaultkit.render.links import rhythm  # noqa: PLC0415 - likewise
    from vaultkit.render.sanitise import sanitise  # noqa: PLC0415 - likewise
    from vaultkit.render.wording import day as day_word  # noqa: PLC0415 - likewise

    groups: dict[str, dict[str, list[Row]]] = {}
    for row in rows:
        heading = str(row["place"] or _HEADINGS[str(row["rhythm"])])
        groups.setdefault(heading, {}).setdefault(str(row["person"]), []).append(row)
    for number, (heading, people) in enumerate(groups.items()):
        yield from ("",) if number else ()
        yield f"## {rhythm(heading)}"
        yield ""
        filing = _pasted_into(heading, workspace)
        for name in sorted(people, key=fold):
            yield f"- {sanitise(name)}"
            for row in sorted(people[name], key=lambda one: str(one["date"])):
                when = day_word(dt.date.fromisoformat(str(row["date"])), workspace.today)
                yield f"  - {sanitise(str(row['text']))} ({link(filing, str(row['path']), when)})"


def _pasted_into(place: str, workspace: Workspace) -> Filing:
    """Return a filing that stands for the note of a rhythm: its path, "" if it has none, and the vault's way of linking."""
    from vaultkit.briefs.filing.linking import with_links  # noqa: PLC0415 - only where it is pasted somewhere
    from vaultkit.briefs.filing.model import Filing  # noqa: PLC0415 - the same
    from vaultkit.briefs.filing.model import Mode  # noqa: PLC0415 - the same
    from vaultkit.model import EditorSettings  # noqa: PLC0415 - the same
    from vaultkit.model import Layout  # noqa: PLC0415 - the same

    name = fold(place.strip().removeprefix("[[").partition("]]")[0].partition("|")[0].partition("#")[0])
    paths = (path for path in workspace.notes if name in {fold(_stem(path)), fold(_stem(path).rpartition("/")[2])})
    filing = Filing(next(paths, ""), Mode.CREATE, Layout.NOTE, "", workspace.today)
    return with_links(filing, workspace.vault, workspace.notes, EditorSettings())


def _stem(path: str) -> str:
    return path.rpartition(".")[0] or path


def _cells(row: Row) -> tuple[str, ...]:
    return (
        str(row["place"] or _HEADINGS[str(row["rhythm"])]), str(row["person"]), str(row["date"]), shorten(str(row["text"]), 72),
        f"{row['path']}:{row['line']}",
    )  # fmt: skip
