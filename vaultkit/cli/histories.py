"""What relationships give away: as the index knows it, and read anew where meetings changed, by several processes if many did."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vaultkit.cli.patience import patience
from vaultkit.model import History
from vaultkit.model import Person
from vaultkit.model import Session
from vaultkit.model import Vault
from vaultkit.model import WrittenEvent
from vaultkit.vault.digest import digest_of
from vaultkit.vault.index.codec import decode_kept
from vaultkit.vault.index.codec import encode
from vaultkit.vault.index.program import program_digest

if TYPE_CHECKING:
    from vaultkit.signals.history import Course
    from vaultkit.signals.language import Languages
    from vaultkit.vault.index.store import Index
    from vaultkit.vault.settings import Settings

#: The kind of what is kept.
HISTORY = "history"
#: Meetings to be read from which on several processes are quicker than one, for each takes a while to get going (measured
#: on two processors).
MANY = 500


@dataclass(frozen=True, slots=True)
class Grounds:
    """What the histories of a vault are read from."""

    vault: Vault
    settings: Settings
    index: Index
    #: Of the notes' author.
    initials: tuple[str, ...]
    #: Asked only where something must be read.
    languages: Callable[[], Languages]
    #: How somebody's relationship was read before, to go on from there; None where nobody remembers.
    course_of: Callable[[str], Course | None] = lambda _name: None


def recall_histories(grounds: Grounds, people: Sequence[Person], *, many: int = MANY) -> dict[str, History]:
    """Return what relationships give away, by name: as the index knows them as long as their meetings are the same, else read.

    `many` is the number of meetings to be read from which on several processes share the work.
    """
    index = grounds.index
    keys = {person.name: _key(grounds, person) for person in people}
    known: dict[str, History | None] = {
        name: decode_kept(History, index.get(HISTORY, name, key)) for name, key in keys.items()
    }
    found = {name: history for name, history in known.items() if history is not None}
    missing = [person for person in people if person.name not in found]
    if not missing:
        return found
    held = Counter(one.person for one in grounds.vault.sessions if not one.planned)
    whole = sum(held[person.name] for person in missing)
    with patience("Reading the meetings") as tell:

        def take(history: History) -> None:
            name = history.person.name
            found[name] = history
            index.put(HISTORY, name, keys[name], encode(History, history))
            tell(sum(held[person.name] for person in missing if person.name in found), whole)

        if whole >= many and len(missing) > 1:
            from vaultkit.cli.histories_apart import read_apart  # noqa: PLC0415 - only where much is to be read

            theirs = {person.name: _held_with(grounds.vault, person) for person in missing}
            read_apart(grounds.vault, theirs, grounds.initials, grounds.settings, take)
        for person in missing:
            if person.name not in found:
                take(_read(grounds, person))
    return found


def _read(grounds: Grounds, person: Person) -> History:
    from vaultkit.signals.history import read_history  # noqa: PLC0415 - a known history needs no lexicon

    course = grounds.course_of(person.name)
    return read_history(grounds.vault, person, grounds.languages(), grounds.initials, course)


def _key(grounds: Grounds, person: Person) -> bytes:
    """Return a digest of everything that a history is made from: their meetings, and what the rest of the vault tells of names."""
    vault = grounds.vault
    return digest_of(
        program_digest(),
        encode(Person, person),
        encode(tuple[Session, ...], _held_with(vault, person)),
        encode(tuple[WrittenEvent, ...], vault.events),
        vault.me,
        grounds.initials,
        [(other.name, other.aliases) for other in vault.people],
        grounds.settings.language,
        grounds.settings.lexicon,
    )


def _held_with(vault: Vault, person: Person) -> tuple[Session, ...]:
    """Return the meetings with a person that are not merely planned."""
    return tuple(one for one in vault.sessions if one.person == person.name and not one.planned)
