"""Per family: statements that belong to it and statements that only look so, from many trades."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.signals.reading import families
from tests.signals.reading import rows
from vaultkit.model import Person
from vaultkit.model import Session
from vaultkit.signals.lexicon import Lexicon

YES: dict[str, list[str]] = {
    "uncertainty": [
        "He isn't sure the choir still needs him.", "She’s not certain any more.", "I wonder about the move.",
        "Torn between the lab and the clinic.", "can't tell why", "No idea what comes after.", "Maybe she should stop.",
        "It feels off since the visit.", "In two minds about the farm.", "She keeps turning it over.",
    ],
    "affect": [
        "She was scared of the inspection.", "Ashamed, he said.", "He cried in the van.", "Lonely since the move.",
        "hasn't slept in a week", "She's exhausted.", "I'm worried about the hearing.", "He lies awake at four.",
    ],
    "personal-matter": [
        "Her father is in hospital.", "The funeral is on Friday.", "They are getting divorced.", "She's pregnant.",
        "His mother's memory is going.", "He thinks about retirement.",
    ],
    "confidence": ["She has told nobody.", "First time he said it aloud.", "Off the record.", "Only he knows."],
    "left-open": ["We left it there.", "I gave no answer and she wanted none.", "No advice from me.", "We sat with it."],
    "understood": ["She knows how I think.", "No need to explain.", "We fell back into it.", "He finishes my sentences."],
    "work-aside": ["No work today.", "Nothing about work.", "Just us, no updates.", "So we talked."],
    "introduction": ["First proper chat with the new ranger.", "Week one.", "She joined us in May.", "Getting to know him."],
    "preference": [
        "Prefers e-mail to calls.", "Likes to think before answering.", "She hates being interrupted.",
        "How do you like to get feedback?", "When stressed he goes quiet.", "Works best before nine.",
        "Please don't ring me at home.", "He'd rather be told at once.",
    ],
    "biography": [
        "Grew up in Tromsø.", "Eldest of four.", "Studied law in Leuven.", "Sings in a choir.", "From a fishing village.",
        "Ten years in retail before that.", "Used to work on ferries.",
    ],
    "reciprocal": ["Told her about my first year.", "I admitted that I forget names.", "Me: the same."],
    "setting": ["We walked round the pond.", "Coffee on the terrace.", "Lunch, her choice."],
    "agenda": ["The agenda came back.", "On the list: the kiln.", "Two items.", "Ranked by her."],
    "no-agenda": ["No agenda today.", "Nothing on the list.", "Without a list.", "The list was empty.", "agenda:: none"],
    "short-agenda": ["Only one item.", "Agenda of one.", "A short list today."],
    "decision": [
        "We agreed on Thursdays.", "Rule: nobody drives alone.", "She decides on the menu.", "Who signs for the keys?",
        "From now on he orders.", "Final say is hers.", "Deal: two a week.",
    ],
    "explaining": [
        "I explained how the grant works.", "The reason is the flood of 2014.", "Told her why we close in August.",
        "Walked him through the budget.", "What is the second shift for?",
    ],
    "two-views": [
        "She thinks the roof can wait, I think it can't.", "Hers: fewer classes. Mine: smaller ones.", "We disagree on tips.",
        "His view: too many buyers.", "He changed my mind.",
    ],
    "dispute": ["We argued about the rota.", "She pushed back."],
    "challenge": ["The hardest part is the night desk.", "Problem with the vendor.", "Conflict between the two crews."],
    "carried": ["Carried over.", "Ran out of time.", "Left over from last time.", "Did 2 of 4.", "Parked."],
    "their-list": ["Her list first.", "4 (3 hers)", "He came with three questions."],
    "one-sided": ["Brought my list.", "She nodded.", "P1: the freezer.", "Gave him dates for each."],
    "status-talk": ["Went through the tickets.", "Line by line.", "Same as the dashboard.", "No blockers."],
    "collision": ["I assumed she had told them.", "Neither of us had checked.", "Each thought it was the other."],
    "inventory": ["What still holds: Thursdays.", "We start again from the beginning.", "That is no longer true."],
}  # fmt: skip

NO: dict[str, list[str]] = {
    "uncertainty": ["She is sure.", "A wonderful evening.", "She knows what she wants."],
    "affect": ["Nobody worried.", "He is not afraid of it.", "No tears, she said."],
    "personal-matter": ["The operating manual is out.", "Dinner in the hall."],
    "confidence": ["She told everybody.", "He said it in the meeting."],
    "left-open": ["He left at five.", "The shop is open."],
    "introduction": ["The first draft is in.", "A new oven."],
    "preference": ["The crew like sheep.", "She is in the cellar."],
    "biography": ["From the second page on it reads well.", "The study is funded."],
    "agenda": ["The enlisted men came.", "She is listless."],
    "no-agenda": ["No flour today.", "The list was long."],
    "decision": ["No decisions.", "We did not decide.", "Nothing was agreed."],
    "explaining": ["A plain answer."],
    "two-views": ["She thinks of the sea."],
    "dispute": ["I didn't argue."],
    "carried": ["He carried the cello."],
    "status-talk": ["Her marital status."],
    "collision": ["She thought of a boat."],
    "inventory": ["She started the van."],
}


@pytest.mark.parametrize(("family", "text"), rows(YES))
def test_the_statement_belongs_to_the_family(
    family: str, text: str, lexicon: Lexicon, person: Person, session: Callable[..., Session]
) -> None:
    assert family in families(text, lexicon, person, session)


@pytest.mark.parametrize(("family", "text"), rows(NO))
def test_the_statement_only_looks_like_the_family(
    family: str, text: str, lexicon: Lexicon, person: Person, session: Callable[..., Session]
) -> None:
    assert family not in families(text, lexicon, person, session)


def test_every_family_with_cues_stands_in_the_table(lexicon: Lexicon) -> None:
    cued = {cue.owner for cue in lexicon.cues.every()}
    light = {"self-question", "habit", "kin", "asked-me", "first-topic", "career", "back-link", "status"}
    assert cued - light <= set(YES)
