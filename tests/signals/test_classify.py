"""Laws that hold for any note, and the signals that take a whole session."""

from __future__ import annotations

import datetime as dt
import random
import time
from collections import Counter
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from vaultkit.model import Block
from vaultkit.model import BlockKind
from vaultkit.model import Hit
from vaultkit.model import Layout
from vaultkit.model import Person
from vaultkit.model import Session
from vaultkit.model import Signals
from vaultkit.notes.outline import parse_outline
from vaultkit.notes.text import parse_note
from vaultkit.signals.classify import classify_session
from vaultkit.signals.lexicon import Lexicon
from vaultkit.signals.lexicon import load_lexicon

Make = Callable[..., Session]
LEXICON = load_lexicon()
DAY = dt.date(2025, 3, 4)
OTTI = Person("Ottoline Varga", ("Otti",))

LINES = [
    "She isn't sure whether the choir still needs her",
    "We agreed on two tastings a week",
    "Grew up on a ferry",
    "Prefers bad news in writing",
    "Explained why the cellar closes in August",
    "Her father is in hospital",
    "Carried over",
    "We walked round the pond",
    "He was scared of the hearing",
    "Who signs for the keys?",
    "I assumed she had told them",
    "No agenda today",
    "covers 412, target 430",
    "Invoices 7 of 9, two overdue",
    "Told her about my first winter",
    "We left it there",
]
lines = st.lists(st.sampled_from(LINES), min_size=1, max_size=12, unique=True)


def read(text: str) -> Signals:
    note, _ = parse_note("note.md", text.encode())
    assert note is not None
    blocks = parse_outline(note)
    made = Session(OTTI.name, dt.date(2025, 3, 4), "note.md", 1, len(note.lines), Layout.NOTE, blocks)
    return classify_session(made, OTTI, LEXICON)


def counted(hits: tuple[Hit, ...]) -> Counter[str]:
    return Counter(hit.family for hit in hits)


def score(hits: tuple[Hit, ...]) -> tuple[float, ...]:
    found: dict[str, list[Hit]] = {}
    for hit in hits:
        found.setdefault(hit.family, []).append(hit)
    kept = [hit for family in found.values() for hit in family[: family[0].cap]]
    weights = [(hit.weights.g, hit.weights.c, hit.weights.m, hit.weights.s) for hit in kept]
    return tuple(round(sum(column), 6) for column in zip(*weights, strict=True)) or (0, 0, 0, 0)


def bullets(told: list[str]) -> str:
    return "".join(f"- {line}\n" for line in told)


@settings(deadline=None)
@given(lines)
def test_bullets_read_like_sentences(told: list[str]) -> None:
    prose = " ".join(line if line.endswith("?") else f"{line}." for line in told)
    assert counted(read(bullets(told)).hits) == counted(read(prose).hits)


@settings(deadline=None)
@given(lines)
def test_line_ends_mean_nothing(told: list[str]) -> None:
    assert read(bullets(told)) == read(bullets(told).replace("\n", "\r\n"))


@settings(deadline=None)
@given(lines, st.randoms(use_true_random=False))
def test_the_order_of_lines_means_nothing(told: list[str], chance: random.Random) -> None:
    other = list(told)
    chance.shuffle(other)
    assert score(read(bullets(told)).hits) == score(read(bullets(other)).hits)


@settings(deadline=None)
@given(lines)
def test_a_doubt_adds_no_context_against_doubt(told: list[str]) -> None:
    before = score(read(bullets(told)).hits)
    after = score(read(bullets([*told, "Torn, and she can't say why"])).hits)
    # Learned words thin out as a note grows: what they lose is bounded, and small beside the doubt itself.
    assert after[1] - after[2] <= before[1] - before[2] + 3


@settings(deadline=None)
@given(st.sampled_from(LINES), st.integers(8, 20))
def test_a_line_repeated_beyond_the_cap_adds_nothing(line: str, times: int) -> None:
    assert score(read(bullets([line] * 7)).hits) == pytest.approx(score(read(bullets([line] * times)).hits))


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("We prioritised the programme.", "We prioritized the program."),
        ("Her favourite colour; Mum travelled.", "Her favorite color; Mom traveled."),
        ("The departments were reorganised in the centre.", "The departments were reorganized in the center."),
        ("He realised that he hadn't apologised.", "He realized that he hadn't apologized."),
    ],
)
def test_spelling_means_nothing(british: str, american: str) -> None:
    one, other = read(british), read(american)
    assert counted(one.hits) == counted(other.hits)
    assert [(event.kind, event.p) for event in one.events] == [(event.kind, event.p) for event in other.events]


def test_renamed_headings_mean_nothing_for_the_style() -> None:
    assert score(read("# Tuesday\n\n- Prefers email\n").hits) == score(read("# Otti and me\n\n- Prefers email\n").hits)


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=400))
def test_any_text_is_read(text: str) -> None:
    made = Session(OTTI.name, DAY, "note.md", 1, 1, Layout.NOTE, (Block(BlockKind.PARAGRAPH, 1, 1, text),))
    assert isinstance(classify_session(made, OTTI, LEXICON), Signals)


def test_an_empty_note_says_nothing() -> None:
    signals = read("")
    assert (signals.words, signals.hits, signals.knowledge, signals.listed) == (0, (), 0.0, 0)


def test_hits_have_their_place_and_their_words() -> None:
    hits = read("- Tea.\n- She isn't sure any more.\n").hits
    (doubt,) = [hit for hit in hits if hit.family == "uncertainty"]
    assert (doubt.line, doubt.quote, doubt.cap) == (2, "She isn't sure any more.", 3)


def test_what_is_said_once_counts_once() -> None:
    families = counted(read("She isn't sure, has doubts and wonders what if.").hits)
    assert families["uncertainty"] + families["self-question"] == 1


def test_mostly_figures_is_status() -> None:
    signals = read(
        "- covers 412, target 430\n- waste 3.1%\n- invoices 7 of 9\n- fridge repaired, logged\n- fire drill done\n"
    )
    assert {"status", "status-share"} <= set(counted(signals.hits))


def test_ages_and_hours_are_no_status() -> None:
    assert "status" not in counted(
        read("- Two girls, nine and eleven\n- Up at 4, asleep by 8\n- We talked 40 minutes").hits
    )


def test_one_sides_ranked_list_is_told_from_a_shared_one() -> None:
    given_list = read("My list, by priority:\n\n1. stock\n2. labels\n3. rota\n\nShe nodded.\n")
    shared = read("Her list first:\n\n1. stock. She thinks twice a week, I think once.\n2. labels\n3. rota\n")
    assert (given_list.one_sided, given_list.listed) == (True, 3)
    assert (shared.one_sided, shared.listed) == (False, 3)


def test_an_empty_agenda_section_is_no_agenda() -> None:
    assert "no-agenda" in counted(read("## Agenda\n\n- none\n\n## Notes\n\n- Tea\n").hits)
    assert "no-agenda" in counted(read("## Agenda\n\n## Notes\n\n- Tea\n").hits)
    assert "agenda" in counted(read("## Agenda\n\n- the cellar\n- the roof\n\n## Notes\n\n- Tea\n").hits)


def test_late_evidence_is_told_apart() -> None:
    signals = read("I assumed she had told them. What still holds: Thursdays. We start again from the beginning.")
    assert signals.collisions
    assert signals.inventory


def test_open_tasks_are_counted_and_not_read() -> None:
    counts = counted(
        read("- Tea\n- Rain\n- Sun\n- [ ] ask whether she is scared\n- [ ] the baker\n- [ ] scales\n").hits
    )
    assert counts["open-tasks"] == 1
    assert "affect" not in counts


def test_an_informal_place_of_the_front_matter_counts() -> None:
    note, _ = parse_note("note.md", b"---\nwhere: the bench by the river\n---\n\nRain.\n")
    assert note is not None
    made = Session(
        OTTI.name, dt.date(2025, 3, 4), "note.md", 1, 5, Layout.NOTE, parse_outline(note), properties=note.properties
    )
    assert [hit.line for hit in classify_session(made, OTTI, LEXICON).hits if hit.family == "setting"] == [2]


def test_a_thread_needs_two_earlier_notes(session: Make, person: Person, lexicon: Lexicon) -> None:
    text = "- the greenhouse and the sprinkler"
    earlier: list[Signals] = []
    found = []
    for week in range(3):
        signals = classify_session(session(text, dt.date(2025, 1, 1 + 7 * week)), person, lexicon, earlier)
        found.append("thread" in counted(signals.hits))
        earlier.append(signals)
    assert found == [False, False, True]


def test_two_hundred_sessions_take_little_time(session: Make, person: Person, lexicon: Lexicon) -> None:
    made = session(bullets(LINES))
    classify_session(made, person, lexicon)
    start = time.process_time()
    for _ in range(200):
        classify_session(made, person, lexicon)
    assert time.process_time() - start < 60  # a guard against blow-up, no measurement


@pytest.mark.parametrize(
    "text", ["not " * 60_000, "sure? " * 40_000, "1. " * 30_000, "(" * 50_000, "agenda:: " * 20_000]
)
def test_a_hostile_line_does_not_hang(text: str) -> None:
    block = Block(BlockKind.PARAGRAPH, 1, 1, text)
    made = Session(OTTI.name, dt.date(2025, 3, 4), "note.md", 1, 1, Layout.NOTE, (block,))
    assert classify_session(made, OTTI, LEXICON).words >= 0
