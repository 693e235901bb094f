"""Obsidian's own placeholders in a template: {{title}}, {{date}}, {{time}}, and days in a format of Moment."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from vaultkit.briefs.filing.front_matter import KEY
from vaultkit.briefs.filing.moment import moment
from vaultkit.notes.regex import regex
from vaultkit.render.context import Plain

_DAY = regex(r"\{\{\s*(?:date|time)\s*:\s*([^{}\n]{1,60})\}\}")
_CORE = regex(r"\{\{\s*(title|date|time)\s*(?::\s*([^{}\n]{1,60}))?\}\}")
_TITLE = regex(r"\{\{\s*title\s*\}\}")


def fill_days(source: str, on: dt.date) -> str:
    """Return a template with its days in formats of Moment written out: to Jinja2 these are no names."""
    return _DAY.sub(lambda match: moment(match[1].strip(), on), source)


def fill(code: str, context: Mapping[str, Plain], on: dt.date) -> str:
    """Return a plugin's code as Obsidian inserts it: its own placeholders filled in, nothing else touched, a command not at all."""
    if code.startswith("<%"):
        return code
    given = {name: str(context.get(name, "")) for name in ("title", "date", "time")}
    return _CORE.sub(lambda match: moment(match[2].strip(), on) if match[2] else given[match[1]], code)


def with_known(source: str, front: str, name: str) -> tuple[str, list[str]]:
    """Return a template that takes properties from a list where it has only {{title}} for them, and the list.

    The name of a file seldom says who is met; what the person's earlier notes have in that property does.

    Args:
        source: the template as written.
        front: front matter as imitation writes it, with its fences.
        name: what the list is called in what the template gets.
    """
    lines = source.split("\n")
    closing = next((number for number, line in enumerate(lines[1:], 1) if line.strip() == "---"), 0)
    known = _properties(front)
    found: list[str] = []
    if lines[0].strip() != "---" or not known:
        return source, found
    for number in range(1, closing):
        key = KEY.match(lines[number])
        if key and _TITLE.search(lines[number]) and key[1] in known:
            lines[number] = f"{{{{ {name}[{len(found)}] }}}}"
            found.append(known[key[1]])
    return "\n".join(lines), found


def _properties(front: str) -> dict[str, str]:
    """Return the lines of each property that has a value, by its key."""
    found: dict[str, str] = {}
    key = ""
    for line in front.split("\n")[1:]:
        if line.strip() == "---":
            break
        match = KEY.match(line)
        if line.startswith('  "'):
            key = ""  # a block in JSON: its lines are no YAML of their own
        elif match:
            key = match[1]
            found[key] = line
        elif key:
            found[key] += "\n" + line
    return {key: text for key, text in found.items() if text.partition(":")[2].strip()}
