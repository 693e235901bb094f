from __future__ import annotations

from pathlib import Path

import pytest

from vaultkit.vault.editor_values import UnusableError
from vaultkit.vault.editor_values import usable_format
from vaultkit.vault.editor_values import usable_path


@pytest.mark.parametrize(
    ("value", "path"),
    [
        (None, ""),
        ("", ""),
        ("/", ""),
        (" Journal/ ", "Journal"),
        ("/a//b/./c", "a/b/c"),
        ("Tägliche Notizen", "Tägliche Notizen"),
    ],
)
def test_a_path_is_taken_without_slashes_around_it(tmp_path: Path, value: object, path: str) -> None:
    assert usable_path(tmp_path, value) == path


@pytest.mark.parametrize("value", ["..", "a/..", "..\\a", "a\\b", "a\0", "nul", "a:b", "x" * 256, "a/" * 300, 1, True])
def test_a_path_that_cannot_be_is_refused_with_the_reason(tmp_path: Path, value: object) -> None:
    with pytest.raises(UnusableError, match=r"^(is|leads|holds|names) "):
        usable_path(tmp_path, value)


@pytest.mark.parametrize("value", ["YYYY-MM-DD", "YYYY/MM-MMMM/YYYY-MM-DD-dddd", "[Week] WW GGGG", "Do MMM YYYY"])
def test_a_format_that_names_files_is_taken_as_it_is(value: str) -> None:
    assert usable_format(f"/{value}") == value


@pytest.mark.parametrize("value", ["[..]/YYYY", "YYYY//MM", "[a|b]", "[.]YYYY", [1]])
def test_a_format_that_names_none_is_refused(value: object) -> None:
    with pytest.raises(UnusableError):
        usable_format(value)
