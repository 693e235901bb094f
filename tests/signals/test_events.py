"""What counts as an event of the pair, and what only sounds like one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from tests.signals.reading import Make
from tests.signals.reading import Read
from tests.signals.reading import event_reader
from tests.signals.reading import highest
from vaultkit.model import Effect
from vaultkit.model import EventCue
from vaultkit.model import Person
from vaultkit.signals.events import Unfolding
from vaultkit.signals.lexicon import Lexicon

DAY = dt.date(2025, 2, 7)

RESETS = {
    "promotion": [
        "Otti got promoted on Monday, cake in the staff room.", "She was made head of year yesterday.",
        "He's now lead on the night desk.", "Promotion came through! Senior curator as of the 1st.",
        "First week as charge nurse.", "Made partner in the October round, still blinking.",
        "First one since she got the keys to the harbour branch.", "Since 1 April he is foreman.", "Deputy head since Monday.",
        "They put her in charge of the night shift last week.", "It is official, she is registrar.", "He was made up to supervisor.",
        "New stripes: sergeant since Friday.", "They've given her the head chef job for good.",
        "I made associate professor last month.", "Got the nod: head of sixth form from today.",
        "Head of pastry since the 1st!", "She’s a partner now.",
    ],
    "role-change": [
        "Second week in the new job, she still goes to the wrong floor.", "He has moved over to the claims team.",
        "Started his new role on Monday.", "She took over the night shift from Bartek two weeks ago.",
        "Her job changed completely: no more patients, all training.", "I've switched teams and now do compliance.",
        "Since Monday she has both houses.", "The girls' side is his as of the first of the month.", "She is in purchasing now.",
        "Off the tools since Monday, he does estimating now.", "He runs the bakery now.", "Since the 1st I have the north.",
        "Day 4 in the new post.", "She runs her own site since Monday.",
    ],
    "new-manager": [
        "Otti is my manager as of this week.", "From now on I report to her.", "She reports to me now.",
        "She signs my timesheet now.", "First one with her as my boss.", "She is on my side of the chart since the 1st.",
        "They put me under Otti.", "I took over Femi's team, Otti is in it now.", "Since the 1st I am answering to Otti.",
        "I've inherited her from Tobias, who left.", "He's been my peer for six years and now he's my boss.",
    ],
    "pivot": [
        "The board has decided we stop printing and go online only.",
        "We are a catering company now, the restaurant shuts on Sunday.",
        "Since Monday no more florists, hotels only.", "The last sofa went out on Friday and now we make beds.",
        "We turned from a magazine into an events company.", "From clinic to teaching practice since the 1st.",
        "New strategy announced: no more walk-in clients.", "We pivoted to schools, the consumer app is dead.",
        "The theatre becomes a receiving house, no productions of our own any more.",
    ],
    "reorg": [
        "Our two departments were merged on the 1st.", "After the reorg our team sits under Operations.",
        "We are one surgery now.", "One rota for both sites since Monday.", "Half of my team is with her now.",
        "They cut our department in two.", "Otti's unit and mine are one since the 1st.",
        "The whole company has been reorganised.", "Pastry and Bread are one department since Monday.",
        "Restructured. Again. This time it's us.",
    ],
    "leave-return": [
        "Back from parental leave, first day.", "She returned from her sabbatical on Monday.",
        "Otti is back since the 1st, 60 %.", "She starts again after parental leave, 80 %.", "Sixteen weeks away, and a stick.",
        "First week back after four months off sick.", "First session since his sick leave.",
    ],
}  # fmt: skip
RELAXES = [
    "I report to Femi now. She and I keep the Thursday coffee.", "No longer boss and report, just coffee now.",
    "I handed her over to Femi and we go on talking.", "He's no longer anybody's boss, and we go on for as long as it amuses us.",
    "I'm no longer her manager but we agreed to keep meeting.", "He doesn't report to me any more. We carry on regardless.",
    "She left for the county office; we go on meeting, as mentor and mentee.", "He isn't my editor anymore.",
    "The reporting line ended in June and neither of us wants to stop meeting.",
]  # fmt: skip
DECOYS = [
    "FB had it that Otti is now 'senior officer' on paper. Same grade, same desk.", "He should like to be a deputy.",
    "The gossip. We are to be merged into Harbottle's.", "Bar talk that we're being sold.", "She came to us from a big parish.",
    "Otti has a new deputy since Monday.", "They made Femi acting lead for the summer.", "He handed me the list.",
    "Handed him my list.", "She has been tired since the summer.", "Otti's friend from school is a partner now.",
    "Her sister got promoted at the bank.", "Femi in accounts was made team leader, he shrugged.",
    "Femke made partner. She is over the moon, cake on the third floor.",
    "Everyone is talking about who becomes the new head of music.",
    "The marketing team is being reorganised, nothing to do with us.", "Rumour has it that we merge with St Anne's.",
    "He wants to be promoted by next summer.", "What are the criteria for senior? I promised to write them down.",
    "She applied for the deputy post.", "She might move to the Leeds office one day.",
    "If he gets promoted, who covers Fridays?", "Promotion? Not this year, he says.", "She did not get the promotion.",
    "Back from two weeks in Greece, brown as a nut.", "Our titles were changed on the website, same job, same pay.",
    "He told me how he was promoted too early at his last firm.", "In 2012 he took over a failing school.",
    "They say the owner wants to sell.", "He was passed over for promotion again.",
    "A competitor pivoted to games and everybody laughed.", "She is afraid of being made manager.",
    "Long holiday, she came back rested.", "Nobody knows whether the branch will close.",
    "She was off sick for three days, back today.", "We decided to stop the Monday meeting.",
    "The new list has three items.", "He moved the deadline to Friday.", "New coffee machine since Tuesday.",
    "He took over the barbecue.", "I am still her manager, she is still my best.",
    "Nothing has changed since the reorg of 2019.", "He is now sleeping better.",
]  # fmt: skip


@pytest.fixture
def events(lexicon: Lexicon, person: Person, session: Make) -> Read:
    return event_reader(lexicon, person, session)


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in RESETS.items() for text in texts])
def test_a_change_of_the_pair_resets(kind: str, text: str, events: Callable[..., tuple[EventCue, ...]]) -> None:
    found = events(text, gap=200 if kind == "leave-return" else 30)
    assert highest(found, Effect.RESET) >= 0.5
    assert highest(found, Effect.RELAX) < 0.5


@pytest.mark.parametrize("text", RELAXES)
def test_a_line_that_ends_relaxes(text: str, events: Callable[..., tuple[EventCue, ...]]) -> None:
    found = events(text)
    assert highest(found, Effect.RELAX) >= 0.5
    assert highest(found, Effect.RESET) < 0.5


@pytest.mark.parametrize("text", DECOYS)
def test_what_only_sounds_like_an_event_is_resisted(text: str, events: Callable[..., tuple[EventCue, ...]]) -> None:
    assert max((event.p for event in events(text)), default=0.0) < 0.3


def test_an_announcement_counts_when_it_takes_effect(events: Callable[..., tuple[EventCue, ...]]) -> None:
    known = Unfolding(last=DAY - dt.timedelta(days=14))
    assert highest(events("From 1 March she leads the night desk as head.", known=known), Effect.RESET) < 0.3
    assert highest(events("We talked of the sea.", known=known, day=dt.date(2025, 2, 20)), Effect.RESET) < 0.3
    assert highest(events("We talked of the sea.", known=known, day=dt.date(2025, 3, 6)), Effect.RESET) >= 0.5
    assert highest(events("We talked of the sea.", known=known, day=dt.date(2025, 3, 20)), Effect.RESET) == 0.0


def test_an_offer_holds_when_something_shows_that_it_was_taken(events: Callable[..., tuple[EventCue, ...]]) -> None:
    offered = "Femi asked her to take the north branch too, when Benno goes. She said not yet yes."
    known = Unfolding(last=DAY - dt.timedelta(days=14))
    assert highest(events(offered, known=known), Effect.RESET) < 0.3
    found = events(
        "- Who signs now? Half of it is not true any more.\n- So what's mine?", known=known, day=dt.date(2025, 2, 28)
    )
    assert highest(found, Effect.RESET) >= 0.5


def test_a_wish_never_comes_true_by_waiting(events: Callable[..., tuple[EventCue, ...]]) -> None:
    known = Unfolding(last=DAY - dt.timedelta(days=14))
    events("He wants to be head of the branch by next month.", known=known)
    assert highest(events("We talked of the sea.", known=known, day=dt.date(2025, 6, 2)), Effect.RESET) < 0.3


def test_who_was_to_leave_and_still_comes_is_met_without_a_line(events: Callable[..., tuple[EventCue, ...]]) -> None:
    known = Unfolding(last=DAY - dt.timedelta(days=14))
    assert highest(events("She will retire at the end of March.", known=known), Effect.RELAX) < 0.3
    found = events("Tea in her garden. Eels.", known=known, day=dt.date(2025, 4, 20))
    assert highest(found, Effect.RELAX) >= 0.5


def test_other_words_for_a_change_just_told_are_an_echo(events: Callable[..., tuple[EventCue, ...]]) -> None:
    known = Unfolding(last=DAY - dt.timedelta(days=14))
    assert highest(events("She was made head of year yesterday.", known=known), Effect.RESET) >= 0.5
    again = events("Second week in the new job.", known=known, day=dt.date(2025, 2, 21))
    assert highest(again, Effect.RESET) < 0.5


def test_late_evidence_strengthens_a_hint(events: Callable[..., tuple[EventCue, ...]]) -> None:
    plain = highest(events("She has both now."), Effect.RESET)
    assert highest(events("She has both now. So what's mine?"), Effect.RESET) > plain


def test_a_leave_told_before_explains_the_gap_after_it(events: Callable[..., tuple[EventCue, ...]]) -> None:
    known = Unfolding()
    events("Last one before her maternity leave. She is nervous.", known=known)
    found = events("What a joy to have her back.", known=known, day=DAY + dt.timedelta(days=220))
    assert highest(found, Effect.RESET) >= 0.8


def test_a_long_gap_alone_is_no_event(events: Callable[..., tuple[EventCue, ...]]) -> None:
    assert events("We talked of the sea.", gap=400) == ()


def test_nothing_changes_for_us_lowers_it(events: Callable[..., tuple[EventCue, ...]]) -> None:
    plain = highest(events("The departments were merged."), Effect.RESET)
    assert highest(events("The departments were merged. It does not touch us."), Effect.RESET) < plain / 5


def test_removing_the_line_removes_the_event(events: Callable[..., tuple[EventCue, ...]]) -> None:
    assert events("- She was made head of year.\n- Tea.") != events("- Tea.")


def test_an_event_has_its_place(events: Callable[..., tuple[EventCue, ...]]) -> None:
    (event,) = events("- Tea.\n- She was promoted on Monday.\n")
    assert (event.kind, event.path, event.line) == ("promotion", "1-1s/note.md", 2)
    assert event.quote == "She was promoted on Monday."
    assert not event.written
