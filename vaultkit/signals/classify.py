"""One session to signals: cues by family, items with their kinds, events, and what was learned of the person.

Order of steps: blocks -> statements -> cues -> hits (denied and doubled ones dropped) -> shape -> items.
"""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Sequence

from vaultkit.model import EventCue
from vaultkit.model import Hit
from vaultkit.model import Person
from vaultkit.model import Session
from vaultkit.model import Signals
from vaultkit.model import Weights
from vaultkit.signals import structure
from vaultkit.signals.cues import Match
from vaultkit.signals.entries import Family
from vaultkit.signals.events import Unfolding
from vaultkit.signals.events import read_events
from vaultkit.signals.items import Marked
from vaultkit.signals.items import read_items
from vaultkit.signals.lexicon import Lexicon
from vaultkit.signals.quotes import shorten
from vaultkit.signals.segments import Statement
from vaultkit.signals.segments import read_statements
from vaultkit.signals.shape import Told
from vaultkit.signals.shape import hit_of
from vaultkit.signals.shape import shape_hits
from vaultkit.signals.subjects import own_words
from vaultkit.signals.subjects import shown_names
from vaultkit.signals.wording import FAMILY as WORDING
from vaultkit.signals.wording import wording_hits
from vaultkit.signals.words import Names
from vaultkit.signals.words import fold_text
from vaultkit.signals.words import names_of

#: Groups whose hits show that a statement is about somebody rather than about the state of the work.
_HUMAN = frozenset({"doubt", "feeling", "life", "person", "view", "open"})
#: Where these speak, reasons and rules are about a person and not about the work.
_INNER = frozenset({"doubt", "feeling", "life"})
_CLAUSE_ENDS = frozenset(",;:.?!()→")
_LONG_STATEMENT = 25
#: What a session adds to the knowledge of the person where nobody can read how much: about what an average one does.
_UNREAD = 1.2


def classify_session(
    session: Session,
    person: Person,
    lexicon: Lexicon,
    earlier: Sequence[Signals] = (),
    *,
    me: Sequence[str] = (),
) -> Signals:
    """Return the signals of one held session; events that need more than one session come from `read_history`.

    Args:
        session: held; of a private one only the date is told.
        person: whom the notes are about.
        lexicon: of the notes' language.
        earlier: signals of the earlier sessions with the person, oldest first.
        me: the note-taker's own names.
    """
    if session.private:
        return silent_signals(session)
    names = names_of((person.name, *person.aliases), me)
    statements = read_statements(session, lexicon.folder, names)
    known = Unfolding(last=earlier[-1].date if earlier else None)
    events = read_events(session, statements, lexicon, known, own_words(person.role, lexicon))
    return classify_statements(session, statements, lexicon, earlier, events)


def silent_signals(session: Session, events: Sequence[EventCue] = ()) -> Signals:
    """Return the signals of a session that is counted and not read."""
    return Signals(
        session.date, session.path, session.line, 0, events=tuple(events), phase=session.phase,
        phase_line=session.phase_line, minutes=session.minutes,
    )  # fmt: skip


def classify_statements(
    session: Session,
    statements: Sequence[Statement],
    lexicon: Lexicon,
    earlier: Sequence[Signals],
    events: Sequence[EventCue],
) -> Signals:
    """Return the signals of a session whose statements are read already."""
    marked = mark_statements(statements, lexicon)
    words = sum([word[0].isalnum() for one in statements for word in one.folded.words])
    listing = structure.find_listing(statements, lexicon)
    told = Told(session, tuple(statements), marked, listing, words, lexicon, earlier)
    hits = [*_hits(marked), *shape_hits(told), *_place(session, lexicon), *worded(marked, lexicon)]
    return Signals(
        date=session.date,
        path=session.path,
        line=session.line,
        words=words,
        hits=tuple(hits),
        items=read_items(session, marked, events, lexicon),
        events=tuple(events),
        collisions=tuple(hit for hit in hits if hit.family == "collision"),
        inventory=tuple(hit for hit in hits if hit.family == "inventory"),
        knowledge=_knowledge(hits, lexicon) if lexicon.has_words else _UNREAD,
        one_sided=_is_one_sided(hits, listing),
        listed=listing.size,
        phase=session.phase,
        phase_line=session.phase_line,
        minutes=session.minutes,
        unread=not lexicon.has_words,
    )


def mark_statements(statements: Sequence[Statement], lexicon: Lexicon) -> tuple[Marked, ...]:
    """Return every statement with the families found in it, denied and doubled ones dropped.

    Tasks are commitments and tell little of the meeting, unless nearly everything is written as one.
    """
    ticked = structure.ticked_among_items(statements)
    tasks_speak = sum(1 for one in statements if one.task is None) * 2 < len(statements)
    marked = []
    for statement in statements:
        reads = statement.task is None or tasks_speak
        found, states = _families(statement, lexicon) if reads else ([], 0)
        held = any(family.group in _HUMAN for family, _ in found)
        status = structure.status_strength(
            statement, states, held=held, listed_with=statement.block in ticked, lexicon=lexicon
        )
        marked.append(Marked(statement, tuple(found), status))
    return tuple(marked)


def _families(statement: Statement, lexicon: Lexicon) -> tuple[list[tuple[Family, str]], int]:
    """Return the families of a statement, and how many words for states of work it has."""
    if statement.field in lexicon.silent_fields:
        return [], 0
    words = statement.folded.words
    best: dict[str, tuple[Family, str]] = {}
    states: set[int] = set()
    found = lexicon.cues.find(words)
    if statement.folded.capitals:
        found += lexicon.name_cues.find(shown_names(statement, lexicon))
    for match in found:
        family = lexicon.families[match.cue.owner]
        if family.name == "status":
            states.add(match.start)
            continue
        if family.denied == "drop" and is_denied(words, match, lexicon):
            continue
        best.setdefault(family.name, (family, " ".join(words[match.start : match.end])))
    if any(family.group in _INNER for family, _ in best.values()):
        best = {name: pair for name, pair in best.items() if not pair[0].yields}
    return list(_ungrouped(best.values(), 1 + len(words) // _LONG_STATEMENT)), len(states)


def _ungrouped(found: Iterable[tuple[Family, str]], most: int) -> Iterator[tuple[Family, str]]:
    """Yield the strongest families, `most` of every group: what is said once counts once."""
    taken: dict[str, int] = {}
    for family, cue in sorted(found, key=lambda pair: (-_strength(pair[0].weights), pair[0].name)):
        if family.group:
            taken[family.group] = taken.get(family.group, 0) + 1
            if taken[family.group] > most:
                continue
        yield family, cue


def _strength(weights: Weights) -> float:
    return max(abs(weights.g), abs(weights.c), abs(weights.m), abs(weights.s))


def is_denied(words: Sequence[str], match: Match, lexicon: Lexicon) -> bool:
    """Tell whether a denial stands up to three words before the cue, or so far after it as the language has it, in its clause."""
    for at in range(match.start - 1, max(-1, match.start - 4), -1):
        if words[at] in _CLAUSE_ENDS:
            return False
        if words[at] in lexicon.words["not"]:
            return True
    for word in words[match.end : match.end + lexicon.grammar.denial_after]:
        if word in _CLAUSE_ENDS:
            return False
        if word in lexicon.words["not"]:
            return True
    return False


def _hits(marked: Sequence[Marked]) -> Iterator[Hit]:
    for one in marked:
        for family, _ in one.found:
            yield hit_of(family, one.statement)


def _place(session: Session, lexicon: Lexicon) -> Iterator[Hit]:
    """Yield a hit for an informal place that the front matter names; fields in the text are statements already."""
    lines = {line for block in session.blocks for line in range(block.line, block.end + 1)}
    for found in session.properties:
        if found.line in lines or not isinstance(found.value, str) or found.key.lower() not in lexicon.places:
            continue
        words = fold_text(found.value, lexicon.folder, Names()).words
        if any(match.cue.owner == "setting" for match in lexicon.cues.find(words)):
            family = lexicon.families["setting"]
            yield Hit(family.name, family.label, shorten(found.value), found.line, family.weights, family.cap)


def worded(marked: Sequence[Marked], lexicon: Lexicon) -> Iterator[Hit]:
    """Return what the choice of words says of the statements that are no bare fields."""
    spoken = [one for one in marked if one.statement.field not in lexicon.silent_fields]
    inner = {at for at, one in enumerate(spoken) if any(family.group in _INNER for family, _ in one.found)}
    return wording_hits([one.statement for one in spoken], lexicon.wording, lexicon.families[WORDING], inner)


def _knowledge(hits: Sequence[Hit], lexicon: Lexicon) -> float:
    """Return what the session adds to the stock of knowledge: hits up to their cap, by family."""
    counted: dict[str, int] = {}
    for hit in hits:
        counted[hit.family] = counted.get(hit.family, 0) + 1
    return sum(
        lexicon.families[name].knowledge * min(count, lexicon.families[name].cap)
        for name, count in counted.items()
        if lexicon.families[name].knowledge
    )


def _is_one_sided(hits: Sequence[Hit], listing: structure.Listing) -> bool:
    families = {hit.family for hit in hits}
    listed = listing.size >= 3 or "agenda" in families
    return "one-sided" in families and listed and not families & {"their-list", "two-views"}
