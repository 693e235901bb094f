from __future__ import annotations

from collections.abc import Callable

import pytest

from vaultkit.errors import UsageError
from vaultkit.model import Session
from vaultkit.signals.language import Languages
from vaultkit.signals.language import name_of
from vaultkit.signals.language import tell_languages
from vaultkit.signals.packs import languages

NOTES = {
    "en": "She wasn't sure whether the move was right. We walked round the pond and left it there.",
    "de": "Sie war nicht sicher, ob der Wechsel richtig war. Wir sind um den Teich gegangen und haben es dabei gelassen.",
    "fr": "Elle n'était pas sûre que le changement soit le bon. Nous avons fait le tour de l'étang et on en est resté là.",
    "es": "No estaba segura de que el cambio fuera bueno. Dimos la vuelta al estanque y lo dejamos ahí.",
    "pt": "Ela não tinha certeza se a mudança era boa. Demos a volta ao lago e ficou por isso mesmo.",
    "it": "Non era sicura che il cambio fosse giusto. Abbiamo fatto il giro dello stagno e siamo rimasti così.",
    "nl": "Ze wist niet zeker of de overstap goed was. We zijn om de vijver gelopen en hebben het erbij gelaten.",
    "sv": "Hon var inte säker på att bytet var rätt. Vi gick runt dammen och lät det vara.",
    "pl": "Nie była pewna, czy zmiana jest dobra. Przeszliśmy się wokół stawu i tak to zostało.",
}


@pytest.mark.parametrize("code", NOTES)
def test_a_note_tells_its_language(code: str) -> None:
    assert tell_languages([NOTES[code]]) == (code,)


def test_every_note_of_a_mixed_vault_tells_its_own() -> None:
    assert tell_languages([NOTES["de"], NOTES["fr"], NOTES["en"], NOTES["de"]]) == ("de", "fr", "en", "de")


def test_a_note_too_short_to_tell_goes_with_the_others() -> None:
    assert tell_languages([NOTES["es"], "Taller, 20 min.", NOTES["es"]]) == ("es", "es", "es")


def test_nothing_at_all_is_read_as_english() -> None:
    assert tell_languages(["", "7/9"]) == ("en", "en")


def test_another_script_is_no_language_with_a_pack() -> None:
    (code,) = tell_languages(["Она не уверена, что переход был правильным. Мы обошли пруд и оставили всё как есть."])
    assert code == "cyrillic"
    assert name_of(code) == "a language in Cyrillic script"


def test_the_pages_of_packs_are_those_shipped() -> None:
    assert languages() == ("de", "en", "es", "fr", "pt")


def test_a_language_without_a_pack_has_no_words_and_all_families() -> None:
    known = Languages()
    assert known.lexicon("en").has_words
    assert not known.lexicon("it").has_words
    assert known.lexicon("it").families == known.lexicon("en").families


def test_a_setting_decides_for_all_notes(session: Callable[..., Session]) -> None:
    notes = [session(NOTES["de"]), session(NOTES["en"])]
    assert [lexicon.language for lexicon in Languages("fr").choose(notes)] == ["fr", "fr"]
    assert [lexicon.language for lexicon in Languages().choose(notes)] == ["de", "en"]


def test_a_setting_without_a_pack_is_said_with_those_that_have_one() -> None:
    with pytest.raises(UsageError) as error:
        Languages("xx").lexicon("xx")
    assert "`de`, `en`, `es`, `fr`, `pt`" in error.value.remedy
