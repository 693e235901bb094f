"""Whatever is done to an index, in whatever order, it holds what a dict would."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import HealthCheck
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from tests.vault.index.indexes import opened
from tests.vault.index.indexes import row_of
from tests.vault.index.indexes import stamp_of
from tests.vault.index.indexes import votes_of
from vaultkit.vault.index.store import Index
from vaultkit.vault.index.values import Row

PATHS = ("a.md", "b/c.md", "é.md", "b/\udcff.md", "b.md", "Z.md")
NAMES = ("next", "\udcff", "status 2026-11-23")
KINDS = ("answer", "reading")


DEEDS = st.one_of(
    st.tuples(st.just("put"), st.sampled_from(PATHS), st.booleans(), st.integers(0, 9)),
    st.tuples(st.just("drop"), st.sampled_from(PATHS)),
    st.tuples(st.just("live"), st.frozensets(st.sampled_from(PATHS))),
    st.tuples(
        st.just("keep"), st.sampled_from(KINDS), st.sampled_from(NAMES), st.binary(max_size=3), st.binary(max_size=9)
    ),
    st.tuples(st.just("forget"), st.sampled_from(KINDS)),
    st.tuples(st.just("clear")),
    st.tuples(st.just("reopen")),
    st.tuples(st.just("fail"), st.sampled_from(PATHS)),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(deeds=st.lists(DEEDS, max_size=25))
def test_whatever_is_done_it_holds_what_a_dict_would(
    tmp_path_factory: pytest.TempPathFactory, deeds: list[tuple[object, ...]]
) -> None:
    folder = tmp_path_factory.mktemp("index")
    rows: dict[str, Row] = {}
    kept: dict[tuple[str, str], tuple[bytes, bytes]] = {}
    index = opened(folder)
    for deed in deeds:
        if deed[0] == "reopen":
            index.close()
            index = opened(folder)
        else:
            do(index, deed, rows, kept)
    assert list(index.rows()) == [rows[path] for path in sorted(rows)]
    assert list(index.stamps()) == [stamp_of(rows[path]) for path in sorted(rows)]
    live = sorted(index.rows(live=True), key=lambda row: row.stamp.path)
    assert live == [rows[path] for path in sorted(rows) if rows[path].live]
    assert index.votes() == votes_of(rows)
    assert {thing: index.get(*thing, kept[thing][0]) for thing in kept} == {
        thing: value for thing, (_, value) in kept.items()
    }
    assert (index.trouble, index.damaged) == ("", [])
    stats = index.stats()
    assert (stats.notes, stats.live, sum(number for _, number in stats.kinds)) == (len(rows), len(live), len(kept))
    index.close()


def do(
    index: Index, deed: tuple[object, ...], rows: dict[str, Row], kept: dict[tuple[str, str], tuple[bytes, bytes]]
) -> None:
    """Do the same to the index and to what it is compared with."""
    match deed:
        case ("put", str(path), bool(live), int(number)):
            rows[path] = row_of(path, live=live, number=number)
            index.put_rows([rows[path]])
        case ("drop", str(path)):
            rows.pop(path, None)
            index.drop_rows([path])
        case ("live", frozenset() as wanted):
            chosen = {path for path in wanted if path in rows and rows[path].live}
            for path, row in rows.items():
                if path not in chosen:
                    rows[path] = Row(
                        row.stamp,
                        row.digest,
                        live=False,
                        day_first=row.day_first,
                        month_first=row.month_first,
                        data=b"",
                    )
            assert index.mark_live(chosen) == ()
        case ("keep", str(kind), str(name), bytes(key), bytes(value)):
            kept[kind, name] = (key, value)
            index.put(kind, name, key, value)
        case ("forget", str(kind)):
            for thing in [thing for thing in kept if thing[0] == kind]:
                del kept[thing]
            index.drop(kind)
        case ("fail", str(path)):
            with suppress(ZeroDivisionError), index.transaction():
                index.put_rows([row_of(path, number=99)])
                raise ZeroDivisionError
        case _:
            rows.clear()
            kept.clear()
            index.clear()
