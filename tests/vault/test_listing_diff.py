from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultkit.vault.copies import Suspect
from vaultkit.vault.listing import NoteFile
from vaultkit.vault.listing_diff import Changes
from vaultkit.vault.listing_diff import diff_listings

Stamps = tuple[int, int, int, int]

LISTINGS = st.dictionaries(st.sampled_from(["a.md", "a/b.md", "a b.md", "Z.md", "é.md", "b/c/d.md"]), st.tuples(
    *[st.integers(0, 2)] * 4))  # fmt: skip


def found(listing: Mapping[str, Stamps]) -> list[NoteFile]:
    return [NoteFile(path, *listing[path]) for path in sorted(listing)]


def known(listing: Mapping[str, Stamps]) -> list[tuple[str, int, int, int, int]]:
    return [(path, *listing[path]) for path in sorted(listing)]


@given(LISTINGS, LISTINGS)
def test_the_changes_lead_from_what_was_known_to_what_was_found(new: dict[str, Stamps], old: dict[str, Stamps]) -> None:
    changes = diff_listings(found(new), known(old))
    assert not set(changes.added) & old.keys()
    assert all(new[path] != old[path] for path in changes.changed)
    left = {path: stamps for path, stamps in old.items() if path not in changes.removed}
    assert left | {path: new[path] for path in (*changes.added, *changes.changed)} == new
    assert changes.unchanged == len(new) - len(changes.added) - len(changes.changed)


@given(LISTINGS)
def test_equal_listings_differ_in_nothing(listing: dict[str, Stamps]) -> None:
    changes = diff_listings(found(listing), known(listing))
    assert changes == Changes(unchanged=len(listing))
    assert not changes


@given(LISTINGS, LISTINGS)
def test_the_way_back_is_the_way_there_reversed(new: dict[str, Stamps], old: dict[str, Stamps]) -> None:
    there, back = diff_listings(found(new), known(old)), diff_listings(found(old), known(new))
    assert (there.added, there.changed, there.removed) == (back.removed, back.changed, back.added)


@pytest.mark.parametrize("stamps", [(9, 2, 3, 4), (1, 9, 3, 4), (1, 1, 3, 4), (1, 2, 9, 4), (1, 2, 3, 9)])
def test_any_stamp_that_differs_makes_a_change_older_ones_too(stamps: Stamps) -> None:
    assert diff_listings(found({"a.md": stamps}), known({"a.md": (1, 2, 3, 4)})) == Changes(changed=("a.md",))


def test_whose_copy_a_note_may_be_is_not_compared() -> None:
    note = NoteFile("a 2.md", 1, 2, 3, 4, Suspect("iCloud", "a.md"))
    assert diff_listings([note], [("a 2.md", 1, 2, 3, 4)]) == Changes(unchanged=1)


@pytest.mark.parametrize("paths", [["b.md", "a.md"], ["a.md", "a.md"]])
def test_listings_out_of_order_are_refused(paths: list[str]) -> None:
    notes = [NoteFile(path, 1, 2, 3, 4) for path in paths]
    rows = [(path, 1, 2, 3, 4) for path in paths]
    with pytest.raises(ValueError, match=r"not sorted by path: 'a\.md' comes after"):
        diff_listings(notes, [])
    with pytest.raises(ValueError, match=r"not sorted by path: 'a\.md' comes after"):
        diff_listings([], rows)
