"""Render users' templates in this process and no other: `python -m vaultkit.render.child`, JSON in, JSON out.

Limits come first, where the system has them: 512 MB of memory, 5 s of computing, no file written.
"""

from __future__ import annotations

import json
import re
import sys
import traceback
from collections.abc import Callable
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from contextlib import suppress
from difflib import get_close_matches
from typing import Any

from jinja2 import BaseLoader
from jinja2 import Environment
from jinja2 import TemplateNotFound
from jinja2 import TemplateSyntaxError
from jinja2 import UndefinedError
from jinja2 import nodes
from jinja2.sandbox import SandboxedEnvironment

from vaultkit.render.options import options

_MEMORY = 512 * 1024 * 1024
_SECONDS = 5
_LARGEST = 1_000_000
_UNKNOWN = re.compile(r"^'([^']+)' is undefined|has no attribute '([^']+)'$")
_BELOW = re.compile(r"^(?:builtin|below-\d+)/")
_OUTSIDE = "'{}' would stand outside the prep block; write {{{{ prep }}}} in its place"

Answer = dict[str, object]


def limit() -> None:
    """Give up memory, time and files, as far as the system lets us."""
    try:
        import resource  # noqa: PLC0415 - POSIX only
    except ImportError:
        return
    for name, most in (("RLIMIT_AS", _MEMORY), ("RLIMIT_CPU", _SECONDS), ("RLIMIT_FSIZE", 0), ("RLIMIT_CORE", 0)):
        with suppress(ValueError, OSError, AttributeError):
            resource.setrlimit(getattr(resource, name), (most, most))


class Sources(BaseLoader):
    """Templates from the order, and from nowhere else; each is known to errors by its path."""

    def __init__(self, sources: Mapping[str, tuple[str, str]]) -> None:
        self.sources = sources

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool] | None]:
        """Return the source of a template and its path."""
        del environment
        if template not in self.sources:
            raise TemplateNotFound(template)
        shown, source = self.sources[template]
        return source, shown, None


class Layered(SandboxedEnvironment):
    """A sandbox in which a template that names itself means what would be said without it."""

    #: By the name of the template that says it.
    below: Mapping[str, str]
    #: What could say the body in hand, the template that does first.
    stack: Sequence[str] = ()
    #: Every name that was called for.
    called: set[str]

    def join_path(self, template: str, parent: str) -> str:
        """Return the name that is meant."""
        self.called.add(_BELOW.sub("", template))
        itself = _BELOW.sub("", parent) == template
        if parent in self.stack:
            rest = self.stack[self.stack.index(parent) + 1 :]
            meant = rest[:1] if itself else [name for name in rest if _BELOW.sub("", name) == template]
            return next(iter(meant), self.below.get(parent) or template if itself else template)
        if itself:
            return self.below.get(parent) or template
        # Beside the stack: going back to its top would be a circle.
        return next((name for name in reversed(self.stack) if _BELOW.sub("", name) == template), template)


class Work:
    """All jobs of one order, done in one environment."""

    def __init__(self, order: Mapping[str, Any]) -> None:
        self._sources: dict[str, tuple[str, str]] = {name: (one[0], one[1]) for name, one in order["sources"].items()}
        self._shown = {shown for shown, _ in self._sources.values()}
        self._bodies = frozenset(order["bodies"])
        self._environment = Layered(loader=Sources(self._sources), **options())
        self._environment.below = order["below"]

    def do(self, job: Mapping[str, Any]) -> Answer:
        """Return the text of a template, or what is wrong with it and in which line."""
        name, context = str(job["name"]), job["context"]
        self._environment.stack, self._environment.called = job["stack"], set()
        try:
            return self._done(name, context, whole=bool(job["whole"]))
        except TemplateSyntaxError as error:
            return self._wrong(error.message or "is no template", error.lineno, error.filename, name)
        except MemoryError:
            return self._wrong("the template asked for too much memory", 1, None, name)
        except RecursionError:
            return self._wrong("templates extend or include one another in a circle, or nest too deep", 1, None, name)
        except Exception as error:  # noqa: BLE001 - a template can raise anything, and its author wants the line
            frames = [(frame.f_code.co_filename, line) for frame, line in traceback.walk_tb(error.__traceback__)]
            place, line = next((found for found in reversed(frames) if found[0] in self._shown), (None, 1))
            return self._wrong(_told(error, context or {}), line, place, name)

    def _done(self, name: str, context: Mapping[str, object] | None, *, whole: bool) -> Answer:
        if context is None:
            return self._parsed(name)
        if whole and not self._is_body(name):
            return self._whole(name, context)
        return {"text": self._rendered(name, context), "body": True}

    def _parsed(self, name: str) -> Answer:
        """Return the names of the templates that this one calls, without compiling it."""
        tree = self._environment.parse(self._sources[name][1], name, self._sources[name][0])
        return {"text": "", "calls": sorted({called for called, _ in _calls(tree)})}

    def _whole(self, name: str, context: Mapping[str, object]) -> Answer:
        """Return the text of a whole note, unless a body stands in it that is not in the prep block."""
        self._refuse_bodies(name)
        self._environment.called.clear()
        text = self._rendered(name, context)
        astray = min(self._environment.called & self._bodies, default="")
        return self._wrong(_OUTSIDE.format(astray), 1, None, name) if astray else {"text": text, "body": False}

    def _rendered(self, name: str, context: Mapping[str, object]) -> str:
        pieces: list[str] = []
        size = 0
        for piece in self._environment.get_template(name).generate(dict(context)):
            pieces.append(piece)
            size += len(piece)
            if size > _LARGEST:
                message = "the template made more than 1 MB of text"
                raise TemplateSyntaxError(message, 1, name, self._sources[name][0])
        return "".join(pieces)

    def _is_body(self, name: str) -> bool:
        """Return whether a template is a body of its own: it extends a body, itself or through others."""
        seen: set[str] = set()
        while name in self._sources and name not in seen:
            seen.add(name)
            shown, source = self._sources[name]
            extends = self._environment.parse(source, name, shown).find(nodes.Extends)
            if extends is None or not isinstance(extends.template, nodes.Const):
                return False
            name = self._environment.join_path(str(extends.template.value), name)
            if _BELOW.sub("", name) in self._bodies:
                return True
        return False

    def _refuse_bodies(self, name: str) -> None:
        shown, source = self._sources[name]
        for called, line in _calls(self._environment.parse(source, name, shown), nodes.Include):
            if _BELOW.sub("", called) in self._bodies:
                raise TemplateSyntaxError(_OUTSIDE.format(called), line, name, shown)

    def _wrong(self, what: str, line: int | None, shown: str | None, name: str) -> Answer:
        return {"error": _sentence(what), "line": line or 1, "shown": shown or self._sources[name][0]}


def _calls(tree: nodes.Template, *kinds: type[nodes.Node]) -> Iterator[tuple[str, int]]:
    """Yield the names of other templates that stand in a template as text, with their lines."""
    for node in tree.find_all(kinds or (nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)):
        called = getattr(node, "template", None)
        for one in called.items if isinstance(called, (nodes.List, nodes.Tuple)) else [called]:
            if isinstance(one, nodes.Const) and isinstance(one.value, str):
                yield one.value, node.lineno


def _told(error: Exception, context: Mapping[str, object]) -> str:
    """Return what is wrong, with the nearest names where one is not known."""
    if isinstance(error, TemplateNotFound):
        return f"there is no template '{error.name}' to include"
    text = f"{error}" or type(error).__name__
    unknown = _UNKNOWN.search(text) if isinstance(error, UndefinedError) else None
    if unknown is None:
        return text
    names = list(context) if unknown[1] else sorted(set(_keys(context)))
    near = get_close_matches(unknown[1] or unknown[2], names, n=3, cutoff=0.5)
    return f"{text}; near to it: {', '.join(near)}" if near else text


def _keys(value: object) -> Iterator[str]:
    """Yield the names of everything below the names that a template gets."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield str(name)
            yield from _keys(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _keys(inner)


def main() -> None:
    """Read an order from stdin and write the answers, one for each job, to stdout."""
    limit()
    order = json.load(sys.stdin)
    work = Work(order)
    sys.stdout.write(json.dumps([work.do(job) for job in order["jobs"]]))
    sys.stdout.flush()


def _sentence(text: str) -> str:
    line = " ".join(text.split())[:300]
    return line if line.endswith(".") else line + "."


if __name__ == "__main__":
    main()
