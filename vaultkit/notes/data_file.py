"""The word lists and tables that come with the package, as data: read when they are first needed, and once."""

from __future__ import annotations

from functools import cache
from typing import Any


@cache
def read_table(room: str, name: str) -> dict[str, Any]:
    """Return a file below a room's `data` folder as a table; nobody may change it.

    Args:
        room: the room it belongs to ("notes").
        name: its path in there, ending in ".toml" or ".json" ("prompts/maintain.toml").

    Raises:
        OSError: there is none.
    """
    import json  # noqa: PLC0415 - many a command needs names and no table
    import pkgutil  # noqa: PLC0415 - the same; `importlib.resources` says no more, and takes 13 ms to be imported
    import tomllib  # noqa: PLC0415 - the same

    data = pkgutil.get_data(f"vaultkit.{room}", f"data/{name}") or b""
    table: dict[str, Any] = json.loads(data) if name.endswith(".json") else tomllib.loads(data.decode("utf-8"))
    return table
