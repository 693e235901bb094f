"""The lexicon: cue families, events and marks of one language as data, checked and made ready to be compared.

A vault may add to it by a TOML text of the same shape: lists are added to, single values replaced.
"""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from functools import cache
from functools import lru_cache
from typing import Any

from vaultkit.errors import UsageError
from vaultkit.signals.cues import Cue
from vaultkit.signals.cues import CueIndex
from vaultkit.signals.cues import build_index
from vaultkit.signals.elements import Element
from vaultkit.signals.entries import EventKind
from vaultkit.signals.entries import Family
from vaultkit.signals.entries import Grammar
from vaultkit.signals.entries import read_event
from vaultkit.signals.entries import read_family
from vaultkit.signals.entries import read_folder
from vaultkit.signals.entries import read_grammar
from vaultkit.signals.item_model import ItemModel
from vaultkit.signals.item_model import read_item_model
from vaultkit.signals.notation import element_reader
from vaultkit.signals.notation import read_cue
from vaultkit.signals.packs import read_pack
from vaultkit.signals.packs import read_prepared
from vaultkit.signals.tables import merge
from vaultkit.signals.words import Folder

_REMEDY = "Write a table as the lexicon that comes with vaultkit has it."
#: Classes whose words are no names.
_NO_NAMES = ("rank", "seat", "team", "group", "month", "weekday", "leave", "kin", "boss", "holiday")
_LATE = frozenset({"collision", "inventory"})
_INDICES = (
    "name_cues", "event_cues", "marks", "lists", "leaves", "headings", "items", "item_names",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All that is known of one language."""

    language: str
    folder: Folder
    grammar: Grammar
    families: Mapping[str, Family]
    events: Mapping[str, EventKind]
    #: Families, by the words of their cues.
    cues: CueIndex
    #: Those of them that tell of something to settle anew or got wrong: late evidence that something has changed.
    late_cues: CueIndex
    #: Those of their cues that name somebody or some place, for words with names shown (`subjects.show_names`).
    name_cues: CueIndex
    #: Event kinds, likewise; owners are "kind" or "kind/subject".
    event_cues: CueIndex
    #: Marks that qualify statements: denial, rumour, wish, others, ...; owners are names of marks.
    marks: CueIndex
    #: Marks of lists and of leaves about to start, likewise.
    lists: CueIndex
    leaves: CueIndex
    #: Single words by class, folded ("kin", "ranks", "months").
    words: Mapping[str, frozenset[str]]
    #: Those that are no names, though written with a capital ("Head of Sales").
    no_names: frozenset[str]
    numbers: Mapping[str, int]
    #: 1 to 12, and 0 (Monday) to 6.
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    #: Days until "next week", "tomorrow".
    soon: Mapping[str, int]
    #: What headings promise; owners are kinds of items.
    headings: CueIndex
    #: What single statements show, those of the cues that hold a name apart; and what each speaks for.
    items: CueIndex
    item_names: CueIndex
    item_model: ItemModel
    #: Field names that say where a meeting took place, and those that say nothing.
    places: frozenset[str]
    silent_fields: frozenset[str]
    #: What the choice of words says, where it has been learned for the language.
    wording: Mapping[str, tuple[float, float, float, float]] = field(default_factory=dict)

    @property
    def has_words(self) -> bool:
        """Tell whether there are words of the language; without them only dates, shape and human statements speak."""
        return bool(self.cues.words)


def load_lexicon(language: str = "en", extra: str = "") -> Lexicon:
    """Return the lexicon of a language, with what a vault adds to it.

    Raises:
        UsageError: no such language, or `extra` is no TOML, or of another shape; the message names the key.
    """
    return _load(language, extra)


@lru_cache(maxsize=8)
def _load(language: str, extra: str) -> Lexicon:
    return read_lexicon(language, _with_extra(language, extra) if extra.strip() else read_prepared(language))


def _with_extra(language: str, extra: str) -> Mapping[str, Any]:
    import tomllib  # noqa: PLC0415 - most vaults add nothing

    from vaultkit.signals.preparing import prepare  # noqa: PLC0415 - likewise

    table = read_pack(language)
    try:
        added = tomllib.loads(extra)
    except tomllib.TOMLDecodeError as error:
        message = f"lexicon: not valid TOML: {error}."
        raise UsageError(message, _REMEDY) from error
    return prepare(merge(table, added, "lexicon"))


def read_lexicon(language: str, prepared: Mapping[str, Any]) -> Lexicon:
    """Return the lexicon that `preparing.prepare` made; its cues are read when a text has their words."""
    classes = prepared["classes"]
    read = element_reader(classes)
    families, events = prepared["families"], prepared["events"]
    words = {name: frozenset(prepared["words"].get(name, plain)) for name, plain in classes.items()}
    cues = _index(prepared["cues"], read)
    return Lexicon(
        language=language,
        folder=read_folder(prepared["fold"], prepared["grammar"]),
        grammar=read_grammar(prepared["grammar"]),
        families={name: read_family(name, table) for name, table in families.items()},
        events={name: read_event(name, table) for name, table in events.items()},
        cues=cues,
        late_cues=cues.of_owners(_LATE),
        **{name: _index(prepared[name], read) for name in _INDICES},
        words=words,
        no_names=frozenset().union(*[words[name] for name in _NO_NAMES if name in words]),
        numbers=prepared["numbers"],
        months=prepared["months"],
        weekdays=prepared["weekdays"],
        soon=prepared["soon"],
        item_model=read_item_model(prepared["item_model"]),
        places=frozenset(prepared["places"]),
        silent_fields=frozenset(prepared["silent_fields"]),
        wording={word: (g, c, m, s) for word, (g, c, m, s) in prepared["wording"].items()},
    )


def _index(arranged: Mapping[str, Any], read: Callable[[str], Element]) -> CueIndex:
    """Return an index of cues that are read one by one."""
    cues: Sequence[str] = arranged["cues"]
    owners = [owner for owner, count in arranged["owners"] for _ in range(count)]

    @cache
    def cue(number: int) -> Cue:
        key, _, written = cues[number].partition(" ")
        return read_cue(owners[number], written, int(key), read)

    return CueIndex(arranged["words"], arranged["stems"], len(cues), cue)


def wordless(like: Lexicon, language: str) -> Lexicon:
    """Return a lexicon of a language that has no pack: families without cues, so that only dates, shape and human statements speak."""
    none = build_index(())
    return replace(
        like, language=language, cues=none, late_cues=none, name_cues=none, event_cues=none, marks=none, lists=none,
        leaves=none, words={name: frozenset() for name in like.words}, no_names=frozenset(), numbers={}, months={},
        weekdays={}, soon={}, headings=none, wording={},
    )  # fmt: skip
