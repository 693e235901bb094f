"""Properties: front matter decoded to text, each key with its line, and how other rooms look at the values.

The YAML handler of python-frontmatter decodes, with our guarded loader; it never splits and never writes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

import yaml
from frontmatter.default_handlers import YAMLHandler

from vaultkit.model import Problem
from vaultkit.model import Property
from vaultkit.model import Value
from vaultkit.notes.plain_yaml import read_plain
from vaultkit.notes.problem_table import make_problem
from vaultkit.notes.regex import regex
from vaultkit.notes.yaml_guard import Decoded
from vaultkit.notes.yaml_guard import GuardedLoader
from vaultkit.notes.yaml_guard import GuardError
from vaultkit.notes.yaml_wording import explain_yaml

MAX_BYTES = 64 * 1024

#: Problems after which no property of the block is known.
FATAL = frozenset({
    "front-matter-not-a-map",
    "front-matter-too-large",
    "front-matter-too-deep",
    "yaml-alias",
    "yaml-tag",
    "bad-yaml",
    "control-character",
})  # fmt: skip

#: What YAML cannot hold, tab and line end aside.
_CONTROL = regex("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
#: `{{date}}` of Obsidian and QuickAdd, `<% tp.date.now() %>` of Templater.
_PLACEHOLDER = regex(r"\{\{[^{}\n]{0,300}\}\}|<%[^<\n]{0,300}%>")
#: Stands for a placeholder while YAML is read: text that no person types.
_UNFILLED = "\U000f5a00"
#: YAML ends lines at these, we and every editor do not.
_BREAKS = {"\r": "\U000f5a01", "\x85": "\U000f5a02", "\u2028": "\U000f5a03", "\u2029": "\U000f5a04"}
_HIDE_BREAKS = str.maketrans(_BREAKS)
_SHOW_BREAKS = str.maketrans({hidden: shown for shown, hidden in _BREAKS.items()})

#: Where a text splits into a list: commas, semicolons and line ends outside brackets and quotes.
_PART = regex(r"""\[\[[^\[\]\n]*\]\]|\[[^\[\]\n]*\]\([^()\n]*\)|"[^"\n]*"|\([^()\n]*\)|[^,;\n\["(]+|[\["(]""")


def parse_properties(path: str, text: str, first_line: int) -> tuple[tuple[Property, ...], tuple[Problem, ...]]:
    """Decode the text between the fences; `first_line` is the 1-based file line of its first line.

    Values are text, tuples and maps; empty, `~` and `null` are None. A block that is not sound YAML, or larger than any honest
    one, gives no property at all and a problem whose code is in `FATAL`. Never raises.
    """
    if len(text) > MAX_BYTES or len(text.encode("utf-8", "replace")) > MAX_BYTES:
        return (), (make_problem("front-matter-too-large", path, first_line, limit=f"{MAX_BYTES // 1024} KB"),)
    control = _CONTROL.search(text)
    if control:
        line = first_line + text.count("\n", 0, control.start())
        return (), (make_problem("control-character", path, line, character=f"0x{ord(control[0]):02X}"),)
    readable, unfilled = _readable(text)
    decoded: Decoded
    try:
        decoded = read_plain(readable) or YAMLHandler().load(readable, Loader=GuardedLoader)
    except GuardError as error:
        problems = [make_problem(error.code, path, first_line + error.line, **error.facts)]
        decoded = Decoded()
    except yaml.YAMLError as error:
        found = explain_yaml(error, readable)
        problems = [make_problem(found.code, path, first_line + found.line, cause=found.cause, cure=found.cure)]
        decoded = Decoded()
    else:
        problems = [
            make_problem(found.code, path, first_line + found.line, **found.facts) for found in decoded.findings
        ]
        problems = [problem for problem in problems if _UNFILLED not in problem.message]
    if unfilled is not None:
        problems.append(make_problem("unfilled-template", path, first_line + unfilled))
    properties = [Property(entry.key, entry.value, first_line + entry.line) for entry in decoded.entries]
    if readable != text:
        properties = [_as_written(found) for found in properties if _UNFILLED not in found.key]
    return tuple(properties), tuple(sorted(problems, key=lambda problem: problem.line))


def _readable(text: str) -> tuple[str, int | None]:
    """Return the text as YAML should see it, and the line (0-based) of the first placeholder."""
    unfilled: int | None = None
    if "{{" in text or "<%" in text:
        first = _PLACEHOLDER.search(text)
        unfilled = text.count("\n", 0, first.start()) if first else None
        text = _PLACEHOLDER.sub(lambda found: _UNFILLED * len(found[0]), text)
    if any(mark in text for mark in _BREAKS):
        text = text.translate(_HIDE_BREAKS)
    if text.lstrip().startswith("{"):
        # JSON may be indented with tabs, YAML may not; a JSON string never goes over a line end.
        text = re.sub(r"^[ \t]+", lambda blanks: " " * len(blanks[0]), text, flags=re.MULTILINE)
    return text, unfilled


def _as_written(found: Property) -> Property:
    return Property(found.key.translate(_SHOW_BREAKS), _shown(found.value), found.line)


def _shown(value: Value) -> Value:
    if isinstance(value, str):
        return None if _UNFILLED in value else value.translate(_SHOW_BREAKS)
    if isinstance(value, tuple):
        return tuple(_shown(part) for part in value)
    if value is None:
        return None
    return {key.translate(_SHOW_BREAKS): _shown(part) for key, part in value.items() if _UNFILLED not in key}


@lru_cache(maxsize=1 << 12)
def fold_key(key: str) -> str:
    """Return a key as it is compared: `Start_work`, `start-work` and `startWork` are one."""
    return key.casefold().replace("-", "").replace("_", "").replace(" ", "")


def find_property(properties: Sequence[Property], *names: str) -> Property | None:
    """Return the first property that goes by one of the names, in their order; one with a value before empty ones."""
    empty: Property | None = None
    for name in map(fold_key, names):
        for found in properties:
            if fold_key(found.key) != name:
                continue
            if as_text(found.value):
                return found
            empty = empty or found
    return empty


def as_text(value: Value) -> str:
    """Return a value on one line as people would write it, links left as written; "" for nothing."""
    if value is None:
        return ""
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, tuple):
        return ", ".join(filter(None, map(as_text, value)))
    return ", ".join(f"{key}: {as_text(part)}".strip() for key, part in value.items())


def as_list(value: Value) -> tuple[str, ...]:
    """Return the parts of a value: of a list, of "a, b; c", of one text; of a map with a name, the name.

    Commas inside links, quotes and brackets do not part; links stay as written, empty parts are left out.
    """
    if value is None:
        return ()
    if isinstance(value, str):
        return _parts(value)
    if isinstance(value, tuple):
        return tuple(part for item in value for part in _item(item))
    return _item(value)


def _item(value: Value) -> tuple[str, ...]:
    if isinstance(value, str):
        text = as_text(value)
        return (text,) if text else ()
    if value is None or isinstance(value, tuple):
        return as_list(value)
    named = next((part for key, part in value.items() if fold_key(key) == "name"), None)
    text = as_text(named) or as_text(value)
    return (text,) if text else ()


def _parts(text: str) -> tuple[str, ...]:
    parts = [""]
    end = 0
    for found in _PART.finditer(text):
        if found.start() != end:
            parts.append("")
        parts[-1] += found[0]
        end = found.end()
    return tuple(part for part in (_bare(part) for part in parts) if part)


def _bare(part: str) -> str:
    part = part.strip()
    if len(part) > 1 and part[0] == part[-1] == '"':
        part = part[1:-1].strip()
    return part
