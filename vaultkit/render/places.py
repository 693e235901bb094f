"""The folder of the built-in templates, and the environment that renders them."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from jinja2 import Environment
from jinja2 import FileSystemLoader
from jinja2.meta import find_referenced_templates

from vaultkit.render.options import options


def builtin_templates() -> Path:
    """Return the folder of the built-in templates."""
    installed = Path(str(files("vaultkit"))) / "templates"
    if installed.is_dir():
        return installed
    # An editable install runs from the checkout, where they stand beside the package.
    return Path(__file__).resolve().parent.parent.parent / "templates"


@lru_cache(maxsize=1)
def environment() -> Environment:
    """Return the environment of the built-in templates; what they get is text that was made safe before."""
    return Environment(loader=FileSystemLoader(builtin_templates()), **options())  # noqa: S701 - see `options`


@lru_cache(maxsize=1)
def template_sources() -> dict[str, str]:
    """Return every built-in template by name, for templates of users that extend one."""
    folder = builtin_templates()
    found = sorted(folder.rglob("*.j2"))
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in found}


@lru_cache(maxsize=64)
def made_of(name: str) -> frozenset[str]:
    """Return the names of the built-in templates that this one is made of, its own included."""
    found: set[str] = set()
    waiting = [name]
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            source = template_sources().get(one, "")
            waiting += [other for other in find_referenced_templates(environment().parse(source)) if other]
    return frozenset(found)
