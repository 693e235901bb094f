from __future__ import annotations

import datetime as dt
import tomllib

from hypothesis import given
from hypothesis import strategies as st

from vaultkit.vault.toml_text import toml_text

TEXT = st.text(st.characters(exclude_categories=["Cs"]))
SCALARS = (
    TEXT
    | st.integers(-(2**60), 2**60)
    | st.booleans()
    | st.floats(allow_nan=False)
    | st.dates(dt.date(1, 1, 1))
    | st.times()
)
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3), max_leaves=8
)


@given(st.dictionaries(TEXT, VALUES, max_size=4))
def test_what_is_written_reads_the_same(table: dict[str, object]) -> None:
    assert tomllib.loads(toml_text(table)) == table
