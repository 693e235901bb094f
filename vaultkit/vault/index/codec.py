"""Values of the model as JSON and back, for the index.

A value is written as the list of its fields, in order; what its fields are is read off its type once. Nothing in the JSON
says which type it was: who keeps values keeps apart those that another program wrote.
"""

from __future__ import annotations

import datetime as dt
import json
import types
from collections.abc import Callable
from collections.abc import Mapping
from dataclasses import fields
from dataclasses import is_dataclass
from enum import Enum
from functools import cache
from operator import attrgetter
from typing import Any
from typing import NamedTuple
from typing import Union
from typing import get_args
from typing import get_origin
from typing import get_type_hints

#: One way of a conversion; None where a value is JSON as it is.
Way = Callable[[Any], Any] | None

_PLAIN = (str, int, float, bool, type(None))


class Pair(NamedTuple):
    """How values of a type become JSON, and how they come back."""

    write: Way
    read: Way


class UnreadableError(ValueError):
    """What stands in the index is not the form of the type asked for."""


def encode(kind: object, value: object) -> bytes:
    """Return a value of a type as JSON."""
    write = pair_of(kind).write
    told = write(value) if write is not None else value
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def decode(kind: object, data: bytes) -> Any:  # noqa: ANN401 - the type is an argument
    """Return the value that was encoded as this type.

    Raises:
        UnreadableError: it was not.
    """
    read = pair_of(kind).read
    try:
        told = json.loads(data.decode("utf-8", "surrogatepass"))
        return read(told) if read is not None else told
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError, RecursionError) as error:
        raise UnreadableError(str(error)) from None


def decode_kept(kind: object, data: bytes | None) -> Any:  # noqa: ANN401 - the type is an argument
    """Return the value that the index keeps; None where it keeps none, or none of this type."""
    try:
        return decode(kind, data) if data is not None else None
    except UnreadableError:
        return None


@cache
def pair_of(kind: object) -> Pair:
    """Return how values of a type are written and read.

    Raises:
        TypeError: values of this type have no form.
    """
    if kind in _PLAIN:
        return Pair(None, None)
    if kind is dt.date:
        return Pair(dt.date.toordinal, dt.date.fromordinal)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return _enum(kind)
    if is_dataclass(kind) and isinstance(kind, type):
        return _record(kind)
    return _generic(kind, get_origin(kind), get_args(kind))


def _generic(kind: object, origin: object, arguments: tuple[Any, ...]) -> Pair:
    if origin in {Union, types.UnionType}:
        return _optional(arguments)
    if origin is tuple:
        return _tuple(arguments)
    if origin is frozenset:
        return _set(arguments[0])
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return _mapping(*arguments)
    message = f"no form for {kind!r}"
    raise TypeError(message)


def _enum(kind: type[Enum]) -> Pair:
    members = {member.value: member for member in kind}
    # A member that is a text or a number itself is written as such.
    plain = issubclass(kind, str | int)
    return Pair(None if plain else attrgetter("value"), members.__getitem__)


def _record(kind: type) -> Pair:
    hints = get_type_hints(kind)
    names = tuple(field.name for field in fields(kind))
    pairs = tuple(pair_of(hints[name]) for name in names)
    writes = tuple((place, pair.write) for place, pair in enumerate(pairs) if pair.write is not None)
    reads = tuple((place, pair.read) for place, pair in enumerate(pairs) if pair.read is not None)

    def read(row: list[Any]) -> object:
        for place, way in reads:
            row[place] = way(row[place])
        return kind(*row)

    fields_of: Callable[[Any], Any] = attrgetter(*names)
    if len(names) == 1:
        # Of one name it returns the bare value.
        fields_of = _as_row(fields_of)
    if not writes:
        return Pair(fields_of, read)

    def write(value: object) -> list[Any]:
        row = list(fields_of(value))
        for place, way in writes:
            row[place] = way(row[place])
        return row

    return Pair(write, read)


def _as_row(field_of: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda value: (field_of(value),)


def _optional(arguments: tuple[object, ...]) -> Pair:
    if len(arguments) == 4 and {str, type(None)} < set(arguments):
        # A property: text, a list, a map or nothing, at any depth; nothing else in the model is a choice of four.
        return Pair(_write_value, _read_value)
    inner = [one for one in arguments if one is not type(None)]
    if len(inner) != 1 or len(inner) == len(arguments):
        message = f"no form for a choice of {arguments!r}"
        raise TypeError(message)
    way_in, way_out = pair_of(inner[0])
    return Pair(_unless_none(way_in), _unless_none(way_out))


def _unless_none(way: Way) -> Way:
    if way is None:
        return None
    return lambda value: None if value is None else way(value)


def _tuple(arguments: tuple[object, ...]) -> Pair:
    if len(arguments) == 2 and arguments[1] is Ellipsis:
        way_in, way_out = pair_of(arguments[0])
        if way_in is None and way_out is None:
            return Pair(None, tuple)
        return Pair(
            lambda many: list(map(way_in, many)) if way_in is not None else list(many),
            lambda many: tuple(map(way_out, many)) if way_out is not None else tuple(many),
        )
    pairs = tuple(pair_of(one) for one in arguments)
    return Pair(
        lambda many: [_along(pair.write, one) for pair, one in zip(pairs, many, strict=True)],
        lambda many: tuple(_along(pair.read, one) for pair, one in zip(pairs, many, strict=True)),
    )


def _along(way: Way, value: object) -> object:
    return value if way is None else way(value)


def _set(argument: object) -> Pair:
    way_in, way_out = pair_of(argument)
    return Pair(
        lambda many: sorted(_along(way_in, one) for one in many),
        lambda many: frozenset(_along(way_out, one) for one in many),
    )


def _mapping(key: object, value: object) -> Pair:
    if key is not str:
        message = f"no form for a mapping from {key!r}"
        raise TypeError(message)
    way_in, way_out = pair_of(value)
    return Pair(
        lambda many: {name: _along(way_in, one) for name, one in many.items()},
        lambda many: {name: _along(way_out, one) for name, one in many.items()},
    )


def _write_value(value: object) -> object:
    if isinstance(value, tuple):
        return [_write_value(one) for one in value]
    if isinstance(value, Mapping):
        return {str(name): _write_value(one) for name, one in value.items()}
    return value


def _read_value(value: object) -> object:
    """Return a decoded property: its lists are tuples, at any depth."""
    if isinstance(value, list):
        return tuple(_read_value(one) for one in value)
    if isinstance(value, dict):
        return {name: _read_value(one) for name, one in value.items()}
    return value
