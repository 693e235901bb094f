"""Write vaultkit/notes/data/calendar.json: month and weekday names of many languages.

Run it by hand when the names should be taken afresh from Unicode's CLDR; it needs `babel`, which vaultkit itself does not:

    pip install babel && python tools/make_calendar.py

Names are folded (case and accents) as `vaultkit.notes.monthnames` folds what it looks up. Where two languages give one word to
two months ("listopad"), the language that stands first below has it.
"""

# ruff: noqa: INP001  # a script beside the package, not a package

from __future__ import annotations

import json
from collections.abc import Iterator
from collections.abc import Mapping
from pathlib import Path

from babel import Locale  # type: ignore[import-not-found,unused-ignore]  # needed at development time only

from vaultkit.notes.monthnames import fold_word

TARGET = Path(__file__).resolve().parent.parent / "vaultkit" / "notes" / "data" / "calendar.json"

LOCALES = (
    "en", "de", "fr", "es", "it", "pt", "pt_PT", "nl", "pl", "sv", "da", "nb", "nn", "fi", "cs", "tr", "ru", "uk", "sk",
    "hu", "ro", "el", "ja", "zh", "ko",
)  # fmt: skip
#: Of these only the whole names: their short forms are too often words of other languages.
WHOLE_ONLY = ("ca", "et", "bg", "sl", "lt", "lv", "id", "eu", "gl")

#: Spellings in daily use that CLDR does not list.
MORE_MONTHS = {
    "sept": 9, "febr": 2, "janv": 1, "fevr": 2, "avr": 4, "juil": 7, "aout": 8, "mrz": 3, "jaenner": 1, "janner": 1,
    "maerz": 3, "sett": 9, "gen": 1, "dic": 12, "ene": 1, "abr": 4, "setiembre": 9, "set": 9,
    "января": 1, "сент": 9, "нояб": 11, "июн": 6, "июл": 7,
}  # fmt: skip
MORE_WEEKDAYS = {
    "mon": 1, "tue": 2, "tues": 2, "wed": 3, "weds": 3, "thu": 4, "thur": 4, "thurs": 4, "fri": 5, "sat": 6, "sun": 7,
    "wedn": 3, "sabado": 6, "miercoles": 3, "segunda": 1, "terca": 2, "quarta": 3, "quinta": 4, "sexta": 5,
    "samstag": 6, "sonnabend": 6,
}  # fmt: skip


def collect() -> dict[str, object]:
    """Return all names by folded word."""
    months: dict[str, int] = dict(MORE_MONTHS)
    weekdays: dict[str, int] = dict(MORE_WEEKDAYS)
    english: set[str] = {"sept"}
    whole: set[str] = set()
    for code in (*LOCALES, *WHOLE_ONLY):
        locale = Locale.parse(code)
        for width, number, name in names(locale.months):
            word = fold_word(name.strip(" ."))
            if len(word) > 2 and word.isalpha() and (width == "wide" or code in LOCALES):
                months.setdefault(word, number)
                if code == "en":
                    english.add(word)
                # A typing error makes "junior" of "junio": only long names, and English ones, are looked for misspelt.
                if width == "wide" and len(word) > (4 if code == "en" else 5):
                    whole.add(word)
        for width, number, name in names(locale.days):
            word = fold_word(name.strip(" ."))
            for part in {word, word.split("-")[0]}:
                if part.isalpha() and (len(part) > 1 or ord(part) > 0x3000) and (width == "wide" or code in LOCALES):
                    weekdays.setdefault(part, number + 1)
    return {
        "months": dict(sorted(months.items())),
        "english": sorted(english),
        "whole": sorted(whole),
        "weekdays": dict(sorted(weekdays.items())),
    }


def names(tables: Mapping[str, Mapping[str, Mapping[int, str]]]) -> Iterator[tuple[str, int, str]]:
    """Yield (width, number, name) of one locale's months or days, all forms but single letters."""
    for form in ("format", "stand-alone"):
        for width in ("wide", "abbreviated", "short"):
            for number, name in tables.get(form, {}).get(width, {}).items():
                yield width, number, name


if __name__ == "__main__":
    TARGET.write_text(json.dumps(collect(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
