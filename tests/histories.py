"""Made-up relationships as notes, with the commitments that a careful owner would say are open: for laws of the next note."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass

from hypothesis import strategies as st

from vaultkit.model import Owner

TODAY = dt.date(2026, 11, 23)
NAME = "Asta Lindgren"
ME = "Sam Fisk"
#: Commitments that share no word, so that none could be another one reworded.
COMMITMENTS = (
    "order felt for the boathouse roof", "ring the insurers about Thursday's flood", "draft a rota without weekends",
    "ask procurement whether two lathes fit", "collect signatures from both foremen", "translate page nine into Finnish",
    "measure humidity near the kiln", "invite Oskar to supper", "return the borrowed theodolite", "label every freezer drawer",
    "compare quotes of three glaziers", "unblock payroll access", "photograph cracked tiles upstairs",
    "retire the old mailing list", "rehearse our fire drill", "book a harpsichord tuner",
)  # fmt: skip
#: What people say without promising anything.
REMARKS = (
    "Liked how the open evening went, though it rained",
    "Wonders whether teaching is for her after all",
    "Her brother is moving to Bergen in spring",
    "Prefers to read a thing before she talks about it",
    "We agreed that she signs off purchases under 200",
    "Worried that nobody answers the night line",
    "Numbers for October are in, eleven per cent up",
    "Explained why the north wing closes first",
)
PROMPTS_OF_OURS = "<!-- vaultkit prep"


@dataclass(frozen=True, slots=True)
class Promise:
    """One commitment with its life: said in one meeting, perhaps copied into others, perhaps ticked in a later one."""

    text: str
    owner: Owner
    said: int
    copied: tuple[int, ...]
    #: Meeting in which it is ticked; None while it is open.
    closed: int | None


@dataclass(frozen=True, slots=True)
class Past:
    """A relationship: days, remarks and promises by meeting."""

    days: tuple[dt.date, ...]
    remarks: tuple[tuple[str, ...], ...]
    promises: tuple[Promise, ...]

    @property
    def open(self) -> tuple[Promise, ...]:
        """Promises that nobody has ticked."""
        return tuple(promise for promise in self.promises if promise.closed is None)

    @property
    def closed(self) -> tuple[Promise, ...]:
        """Promises that are done."""
        return tuple(promise for promise in self.promises if promise.closed is not None)

    def files(self) -> Mapping[str, str]:
        """The notes as a person would keep them: one a meeting, and a page."""
        page = f"---\ntype: person\nrelation: report\n---\n\n# {NAME}\n"
        notes = {f"1-1s/{NAME}/{day}.md": self._note(number, day) for number, day in enumerate(self.days)}
        return {f"People/{NAME}.md": page, **notes}

    def _note(self, number: int, day: dt.date) -> str:
        lines = ["---", "type: 1-1", f'person: "[[{NAME}]]"', f"date: {day}", "---", ""]
        lines += [f"- {remark}" for remark in self.remarks[number]] or ["- a short one"]
        who = {Owner.ME: "Me: ", Owner.THEM: "Asta: ", Owner.UNKNOWN: ""}
        for promise in self.promises:
            if number == promise.said or number in promise.copied:
                lines.append(f"- [ ] {who[promise.owner]}{promise.text}")
            elif number == promise.closed:
                lines.append(f"- [x] {who[promise.owner]}{promise.text}")
        return "\n".join(lines) + "\n"


@st.composite
def pasts(draw: st.DrawFn, most: int = 7) -> Past:
    """Return relationships of one to seven meetings, oldest first."""
    gaps = draw(st.lists(st.integers(4, 40), min_size=1, max_size=most))
    day = TODAY
    days: list[dt.date] = []
    for gap in gaps:
        day -= dt.timedelta(days=gap)
        days.insert(0, day)
    remarks = [tuple(draw(st.lists(st.sampled_from(REMARKS), max_size=3, unique=True))) for _ in days]
    texts = draw(st.lists(st.sampled_from(COMMITMENTS), max_size=9, unique=True))
    promises = [_promise(draw, text, len(days)) for text in texts]
    return Past(tuple(days), tuple(remarks), tuple(promises))


def _promise(draw: st.DrawFn, text: str, meetings: int) -> Promise:
    said = draw(st.integers(0, meetings - 1))
    later: Sequence[int] = range(said + 1, meetings)
    closed = draw(st.none() | st.sampled_from(later)) if later else None
    between = [number for number in later if closed is None or number < closed]
    copied = tuple(sorted(draw(st.sets(st.sampled_from(between), max_size=2)))) if between else ()
    return Promise(text, draw(st.sampled_from(list(Owner))), said, copied, closed)
