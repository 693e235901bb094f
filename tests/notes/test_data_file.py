from __future__ import annotations

import pytest

from vaultkit.notes.data_file import read_table


def test_a_table_is_read_once() -> None:
    assert read_table("notes", "names.toml") is read_table("notes", "names.toml")


def test_both_forms_are_read() -> None:
    assert read_table("notes", "calendar.json")["weekdays"]["monday"] == 1
    assert "honorifics" in read_table("notes", "names.toml")


def test_a_file_that_is_not_there_is_an_error_of_the_disk() -> None:
    with pytest.raises(OSError, match="nothing"):
        read_table("notes", "nothing.toml")
