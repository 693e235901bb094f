"""Render one user's template in this process and no other: `python -m vaultkit.render.child`, JSON in, JSON out.

Limits come first, where the system has them: 512 MB of memory, 5 s of computing, no file written.
"""

from __future__ import annotations

import json
import re
import sys
import traceback
from collections.abc import Mapping
from contextlib import suppress
from difflib import get_close_matches
from typing import Any

from jinja2 import DictLoader
from jinja2 import StrictUndefined
from jinja2 import TemplateNotFound
from jinja2 import TemplateSyntaxError
from jinja2 import UndefinedError
from jinja2.sandbox import SandboxedEnvironment

_MEMORY = 512 * 1024 * 1024
_SECONDS = 5
_LARGEST = 1_000_000
_UNKNOWN = re.compile(r"^'([^']+)' is undefined")


def limit() -> None:
    """Give up memory, time and files, as far as the system lets us."""
    try:
        import resource  # noqa: PLC0415 - POSIX only
    except ImportError:
        return
    for name, most in (("RLIMIT_AS", _MEMORY), ("RLIMIT_CPU", _SECONDS), ("RLIMIT_FSIZE", 0), ("RLIMIT_CORE", 0)):
        with suppress(ValueError, OSError, AttributeError):
            resource.setrlimit(getattr(resource, name), (most, most))


def render(order: Mapping[str, Any]) -> dict[str, object]:
    """Return the text of a template, or what is wrong with it and in which line."""
    name = str(order["name"])
    environment = SandboxedEnvironment(
        loader=DictLoader({**order["templates"], name: str(order["source"])}),
        autoescape=False,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    try:
        pieces: list[str] = []
        size = 0
        for piece in environment.get_template(name).generate(dict(order["context"])):
            pieces.append(piece)
            size += len(piece)
            if size > _LARGEST:
                return {"error": "The template made more than 1 MB of text.", "line": 1, "name": name}
        return {"text": "".join(pieces)}
    except TemplateSyntaxError as error:
        return {"error": _sentence(error.message or "is no template"), "line": error.lineno, "name": error.name or name}
    except MemoryError:
        return {"error": "The template asked for too much memory.", "line": 1, "name": name}
    except Exception as error:  # noqa: BLE001 - a template can raise anything, and its author wants the line
        known = {**order["templates"], name: ""}
        found = [
            frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename in {*known, "<template>"}
        ]
        line = found[-1].lineno if found else 1
        place = found[-1].filename if found and found[-1].filename in known else name
        return {"error": _sentence(_told(error, order["context"])), "line": line, "name": place}


def _told(error: Exception, context: Mapping[str, object]) -> str:
    """Return what is wrong, with the nearest names where one is not known."""
    if isinstance(error, TemplateNotFound):
        return f"there is no template '{error.name}' to include"
    text = f"{error}" or type(error).__name__
    unknown = _UNKNOWN.match(text) if isinstance(error, UndefinedError) else None
    near = get_close_matches(unknown[1], list(context), n=3, cutoff=0.5) if unknown else []
    return f"{text}; near to it: {', '.join(near)}" if near else text


def main() -> None:
    """Read an order from stdin and write the answer to stdout."""
    limit()
    answer = render(json.load(sys.stdin))
    sys.stdout.write(json.dumps(answer))
    sys.stdout.flush()


def _sentence(text: str) -> str:
    line = " ".join(text.split())[:300]
    return line if line.endswith(".") else line + "."


if __name__ == "__main__":
    main()
