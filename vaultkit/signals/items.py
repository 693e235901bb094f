"""Statements to items: what each bullet or sentence is, from its words first and its heading second."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass

from vaultkit.model import Block
from vaultkit.model import EventCue
from vaultkit.model import Item
from vaultkit.model import ItemKind
from vaultkit.model import Session
from vaultkit.signals.entries import Family
from vaultkit.signals.item_model import judge
from vaultkit.signals.item_traits import Place
from vaultkit.signals.item_traits import Spoken
from vaultkit.signals.item_traits import family_traits
from vaultkit.signals.item_traits import lead_trait
from vaultkit.signals.item_traits import place_traits
from vaultkit.signals.item_traits import shape_traits
from vaultkit.signals.item_traits import single_words
from vaultkit.signals.item_traits import split_label
from vaultkit.signals.item_traits import word_traits
from vaultkit.signals.lexicon import Lexicon
from vaultkit.signals.segments import Statement
from vaultkit.signals.structure import promise_of
from vaultkit.signals.subjects import shown_names

#: An event that is likelier than this has happened to the two.
_HAPPENED = 0.5
#: A label in bold has one pair of marks, and a plain one at most so many words; none is longer than so many characters.
_PAIR = 2
_LABEL = 4
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Marked:
    """A statement with the families found in it."""

    statement: Statement
    #: Families with the words that were found, strongest first.
    found: tuple[tuple[Family, str], ...]
    #: Status facts in it.
    status: int = 0


@dataclass(frozen=True, slots=True)
class Shown:
    """An item before it is judged: its statements and what they show."""

    marked: tuple[Marked, ...]
    spoken: tuple[Spoken, ...]
    #: Words that gave it away, by trait; "" for traits of shape and place.
    traits: Mapping[str, str]

    @property
    def text(self) -> str:
        """What it says."""
        return " ".join(one.statement.text for one in self.marked)


def read_items(
    session: Session, marked: Sequence[Marked], events: Sequence[EventCue], lexicon: Lexicon
) -> tuple[Item, ...]:
    """Return the items of a session: list items and rows as a whole, prose sentence by sentence."""
    return tuple(_judged(shown, lexicon) for shown in show_items(session, marked, events, lexicon))


def show_items(
    session: Session, marked: Sequence[Marked], events: Sequence[EventCue], lexicon: Lexicon
) -> Iterator[Shown]:
    """Yield what each item of a session shows."""
    promised = _promises(session.blocks, lexicon)
    told = {(event.line, event.quote) for event in events if event.path == session.path and event.p >= _HAPPENED}
    lead: tuple[int | None, ItemKind | None] = (None, None)
    for group in _groups(marked):
        first = group[0].statement
        block = session.blocks[first.block]
        if _is_lead(block):
            found = lexicon.headings.find(first.folded.words)
            lead = (block.heading, ItemKind(found[0].cue.owner) if found else None)
            if _is_bare(block):
                continue
        place = Place(
            promised.get(first.heading) if first.heading is not None else None,
            first.heading is not None,
            session.blocks[block.parent] if block.parent is not None else None,
            led=lead[1] if lead[0] == block.heading else None,
            is_event=_is_told(group, told),
        )
        yield _shown(group, place, lexicon)


def _is_lead(block: Block) -> bool:
    """Tell whether a block begins with a label in bold, or is one: what follows belongs to it."""
    return (block.depth == 0 and block.text.startswith(("**", "__"))) or _is_bare(block)


def _is_bare(block: Block) -> bool:
    """Tell whether a block is a label and nothing else ("**Worries**", "Next steps:")."""
    text = block.text.rstrip(": ")
    bold = text.startswith(("**", "__")) and text.endswith(("**", "__")) and text.count(text[:2]) <= _PAIR
    plain = block.text.endswith(":") and not block.marker and len(text.split()) <= _LABEL
    return block.task is None and len(text) <= _LONGEST and (bold or plain)


def _groups(marked: Sequence[Marked]) -> Iterator[tuple[Marked, ...]]:
    group: list[Marked] = []
    for one in marked:
        if group and not (one.statement.item and one.statement.block == group[-1].statement.block):
            yield tuple(group)
            group = []
        group.append(one)
    if group:
        yield tuple(group)


def _promises(blocks: Sequence[Block], lexicon: Lexicon) -> dict[int, ItemKind]:
    """Return the kind that each heading promises, by the heading's index."""
    headings = {block.heading for block in blocks if block.heading is not None}
    promised = {index: promise_of(blocks[index], lexicon) for index in headings}
    return {index: kind for index, kind in promised.items() if kind is not None}


def _is_told(group: Sequence[Marked], told: set[tuple[int, str]]) -> bool:
    """Tell whether an event was read in an item; its quote may be cut short."""
    line = group[0].statement.line
    quotes = [quote.rstrip("…")[:40] for at, quote in told if at == line]
    return any(one.statement.text.startswith(quote) for one in group for quote in quotes)


def _shown(group: tuple[Marked, ...], place: Place, lexicon: Lexicon) -> Shown:
    statements = [one.statement for one in group]
    spoken = (split_label(statements[0], lexicon), *(Spoken((), one.folded.words) for one in statements[1:]))
    named = [shown_names(one, lexicon)[len(said.label) :] for one, said in zip(statements, spoken, strict=True)]
    families = {family.kind: cue for one in reversed(group) for family, cue in reversed(one.found) if family.kind}
    leads = lexicon.headings.find(spoken[0].label) if spoken[0].label else []
    led = ItemKind(leads[0].cue.owner) if leads else place.led
    traits = dict.fromkeys((*shape_traits(statements, spoken), *place_traits(place), *lead_trait(led)), "")
    if any(one.status for one in group):
        traits["facts"] = ""
    traits |= dict(zip(family_traits(families), families.values(), strict=True))
    for name, cue in (*word_traits(spoken, named, lexicon), *single_words(spoken)):
        traits.setdefault(name, cue)
    return Shown(group, spoken, traits)


def _judged(shown: Shown, lexicon: Lexicon) -> Item:
    verdict = judge(lexicon.item_model, shown.traits)
    first = shown.marked[0].statement
    cue = ""
    if verdict.kind is not ItemKind.OTHER and verdict.trait:
        cue = shown.traits[verdict.trait] or lexicon.item_model.traits[verdict.trait].label
    return Item(shown.text, first.line, verdict.kind, round(verdict.confidence, 3), cue, shown.spoken[0].by)
