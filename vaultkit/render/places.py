"""The folder of the built-in templates, and the environment that renders them."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from jinja2 import BaseLoader
from jinja2 import ChoiceLoader
from jinja2 import Environment
from jinja2 import FileSystemLoader
from jinja2 import ModuleLoader
from jinja2.bccache import bc_version

from vaultkit.render.options import options

#: Jinja's number for what compiled templates look like; those in the folder were made with this one.
COMPILED_FOR = 5
_ENDING = ".j2"


def builtin_templates() -> Path:
    """Return the folder of the built-in templates."""
    package = Path(__file__).resolve().parent.parent
    installed = package / "templates"
    # An editable install runs from the checkout, where they stand beside the package.
    return installed if installed.is_dir() else package.parent / "templates"


def compiled_templates() -> Path:
    """Return the folder of the built-in templates as Jinja compiled them."""
    return Path(__file__).resolve().parent / "compiled"


@lru_cache(maxsize=1)
def environment() -> Environment:
    """Return the environment of the built-in templates; what they get is text that was made safe before."""
    return _environment(ChoiceLoader(_loaders(builtin_templates())))


def compile_templates(target: Path) -> None:
    """Write every built-in template into a folder as the module that Jinja makes of it: a third of the time to load."""
    made = _environment(FileSystemLoader(builtin_templates()))
    made.compile_templates(
        target, zip=None, ignore_errors=False, filter_func=lambda name: name.endswith(_ENDING), log_function=None
    )


@lru_cache(maxsize=1)
def template_sources() -> dict[str, str]:
    """Return every built-in template by name, for templates of users that extend one."""
    folder = builtin_templates()
    found = sorted(folder.rglob(f"*{_ENDING}"))
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in found}


@lru_cache(maxsize=64)
def made_of(name: str) -> frozenset[str]:
    """Return the names of the built-in templates that this one is made of, its own included."""
    from jinja2.meta import find_referenced_templates  # noqa: PLC0415 - only users with templates of their own ask

    found: set[str] = set()
    waiting = [name]
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            source = template_sources().get(one, "")
            waiting += [other for other in find_referenced_templates(environment().parse(source)) if other]
    return frozenset(found)


def _loaders(folder: Path) -> list[BaseLoader]:
    """Return the compiled templates, where this Jinja understands them, and the sources."""
    compiled: list[BaseLoader] = [ModuleLoader(compiled_templates())] if bc_version == COMPILED_FOR else []
    return [*compiled, FileSystemLoader(folder)]


def _environment(loader: BaseLoader) -> Environment:
    return Environment(loader=loader, **options())  # noqa: S701 - see `options`
