"""What the settings leave out of a vault, one folder at a time."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Sequence

from vaultkit.vault.names import fold

_NOTHING: frozenset[str] = frozenset()


class Exclusion:
    """Patterns with a slash are paths from the vault's top, others names at any depth, case and accents' encoding aside.

    `*` and `?` stand for letters; brackets are letters themselves. `templates` is one folder's path and no pattern.
    """

    __slots__ = ("_name_tests", "_names", "_nothing", "_path_tests", "_paths")

    def __init__(self, patterns: Iterable[str], templates: str = "") -> None:
        folded = [fold(pattern.strip()) for pattern in patterns if pattern.strip("/ ")]
        names = [pattern.strip("/") for pattern in folded if "/" not in pattern.rstrip("/")]
        paths = [pattern.strip("/") for pattern in folded if "/" in pattern.rstrip("/")]
        self._names = frozenset(filter(_is_literal, names))
        self._paths = frozenset([*filter(_is_literal, paths), *([fold(templates)] if templates else ())])
        self._name_tests = [_test(pattern) for pattern in names if not _is_literal(pattern)]
        self._path_tests = [_test(pattern) for pattern in paths if not _is_literal(pattern)]
        self._nothing = not (folded or templates)

    def among(self, prefix: str, names: Sequence[str]) -> frozenset[str]:
        """Return which names in a folder are left out; `prefix` is the folder's path with a slash, or ""."""
        if self._nothing or not names:
            return _NOTHING
        folded = fold("/".join(names)).split("/")
        above = fold(prefix)
        literal = self._names
        if self._paths:
            literal |= {path[len(above) :] for path in self._paths if path.startswith(above)}
        out = set() if literal.isdisjoint(folded) else set(literal)
        for test in self._name_tests:
            out.update(filter(test, folded))
        for test in self._path_tests:
            out.update(name for name in folded if test(above + name))
        return frozenset(name for name, key in zip(names, folded, strict=True) if key in out) if out else _NOTHING


def _is_literal(pattern: str) -> bool:
    return "*" not in pattern and "?" not in pattern


def _test(pattern: str) -> Callable[[str], bool]:
    """Return a test whether a folded text matches; the common shapes need no regular expressions loaded."""
    core = pattern.strip("*")
    if _is_literal(core):
        if not core:
            return lambda _text: True
        starts, ends = not pattern.startswith("*"), not pattern.endswith("*")
        if starts:
            return lambda text: text.startswith(core)
        return (lambda text: text.endswith(core)) if ends else (lambda text: core in text)
    import re  # noqa: PLC0415 - costs more than the walk over a small vault
    from fnmatch import translate  # noqa: PLC0415 - the same

    matches = re.compile(translate(pattern.replace("[", "[[]"))).match
    return lambda text: matches(text) is not None
