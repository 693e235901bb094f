from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultkit.notes.names import display
from vaultkit.notes.names import fold
from vaultkit.notes.names import initials
from vaultkit.notes.names import is_email
from vaultkit.notes.names import is_myself
from vaultkit.notes.names import looks_like_name
from vaultkit.notes.names import references
from vaultkit.notes.names import tokens
from vaultkit.notes.names import trim


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Íñigo  LÓPEZ", "inigo lopez"),
        ("@anna-lena", "anna lena"),
        ("Łukasz", "lukasz"),
        ("O’Brien", "obrien"),
        ("がく", "がく"),
    ],
)
def test_folding_keeps_letters_and_drops_accents_case_and_hyphens(written: str, folded: str) -> None:
    assert fold(written) == folded


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("niamh-corrigan", "Niamh Corrigan"),
        ("BirgitStenmark", "Birgit Stenmark"),
        ("anneke-de-wit", "Anneke de Wit"),
        ("lena.fuchs@quill.example", "Lena Fuchs"),
        ("Anna-Lena Voigt", "Anna-Lena Voigt"),
        ("McDonald", "McDonald"),
        ("Frau Dr. Keller", "Keller"),
        ("田中さん", "田中"),
    ],
)
def test_slugs_and_addresses_are_shown_as_names(written: str, shown: str) -> None:
    assert display(written) == shown


@pytest.mark.parametrize(
    "text", ["Asha Rao", "anneke-de-wit", "O'Brien", "田中 健一", "María José Núñez-Pérez", "김민수"]
)
def test_names_look_like_names(text: str) -> None:
    assert looks_like_name(text)


@pytest.mark.parametrize(
    "text", ["Depot pilot", "README", "Action Items", "2026", "AR", "What Matters", "議事録", "1:1", ""]
)
def test_sections_times_and_files_do_not_look_like_names(text: str) -> None:
    assert not looks_like_name(text)


@pytest.mark.parametrize(
    ("value", "ways"),
    [
        ("[[../a/lena@x.org.md|Lena]]", ("Lena", "lena@x.org")),
        ("[[People/Asha Rao]]", ("Asha Rao",)),
        ("[[]]", ()),
        ("Asha Rao <asha@x.org>", ("Asha Rao", "asha@x.org")),
        ("[Bob](mailto:bob@x.org)", ("Bob", "bob@x.org")),
        ("Kerstin Albrecht (KA)", ("Kerstin Albrecht",)),
    ],
)
def test_a_value_names_somebody_by_display_target_or_text(value: str, ways: tuple[str, ...]) -> None:
    assert references(value) == ways


def test_honorifics_are_no_part_of_a_name() -> None:
    assert tokens("Frau Dr. Keller") == ("keller",)


def test_one_word_has_no_initials() -> None:
    assert (initials("Anna-Lena Voigt"), initials("Asha")) == ("alv", "")


def test_the_author_is_called_me_in_many_languages() -> None:
    assert all(map(is_myself, ("me", "Ich", "io", "私", "나")))


def test_an_address_is_one_only_alone() -> None:
    assert is_email("a.b@x.example")
    assert not is_email("write to a.b@x.example")


@pytest.mark.parametrize("name", ["นภา ใจดี", "सुनीता पाटिल", "அனிதா ரவி"])
def test_a_name_keeps_the_vowel_signs_of_its_last_letter(name: str) -> None:
    assert trim(f"{name} ❤️") == trim(name) == name
