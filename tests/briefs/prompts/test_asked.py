from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from vaultkit.briefs.prompts.asked import last_places
from vaultkit.briefs.prompts.asked import words_of
from vaultkit.briefs.prompts.bank import bank

PLAN = "Do you like a plan that holds, or one that leaves you room?"
HEAVY = "What can't I see from where I sit?"
TEXTS = [prompt.text for prompt in bank()]


@pytest.mark.parametrize(
    "written",
    [
        PLAN,
        f"- [ ] {PLAN.upper()}",
        "  3. **Do you like a plan** that _holds_, or one that leaves `you` room?",
        "> [!question] Do you like a plan that holds,\n> or one that leaves\n> you room?",
        r"\- Do you like a plan that holds\, or one that leaves you room\?",
        "\t* Do you like ==a plan== that holds &mdash; or one that leaves you ~~room~~?",
        "She liked the question, do you like a plan which holds or one that leaves you room.",
        "Do you like a good plan that holds, or one that leaves you more room?",
        "Do you like plans that hold, or a plan that holds, or one that leaves you room",
    ],
)
def test_a_question_is_found_however_it_is_written(written: str) -> None:
    assert list(last_places(TEXTS, f"before\n{written}\nafter")) == [PLAN]


@pytest.mark.parametrize("written", ["What can’t I see from where I sit?", "what cant I see from where I sit"])
def test_apostrophes_do_not_matter(written: str) -> None:
    assert HEAVY in last_places(TEXTS, written)


@pytest.mark.parametrize(
    "written",
    [
        "She has no plan that holds; nobody leaves her any room, do you see.",
        "Do you like the new room?",
        "One that leaves you room is what she would like, and a plan that holds.",
        "",
    ],
)
def test_other_sentences_with_the_same_words_are_no_question(written: str) -> None:
    assert not last_places(TEXTS, written)


def test_the_last_place_counts() -> None:
    first, second = TEXTS[0], TEXTS[1]
    places = last_places([first, second], f"{first}\n{second}\n{first}")
    assert places[first] > places[second]


def test_of_two_like_questions_the_one_that_stands_there_is_meant() -> None:
    year = "What would you like to learn from me this year?"
    week = "What would you like to learn from me this week?"
    assert list(last_places([year, week], f"- {year}")) == [year]
    assert set(last_places([year, week], f"- {year}\n- {week}")) == {year, week}


def test_short_questions_must_end_a_line() -> None:
    assert set(last_places(["Why?", "What changed?"], "why did she ask what changed in May")) == set()
    assert set(last_places(["Why?", "What changed?"], "- Why?\n- **Ask:** what changed?")) == {"Why?", "What changed?"}


def test_languages_without_blanks_are_read_by_letters() -> None:
    asked = "最近一番楽しかった仕事は何ですか？"
    assert asked in last_places([asked], f"- 質問：{asked}")
    assert not last_places([asked], "- 最近の天気")


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(TEXTS), st.data())
def test_one_word_left_out_or_put_in_hides_nothing(text: str, data: st.DataObject) -> None:
    words = text.split()
    place = data.draw(st.integers(0, len(words) - 1))
    changed = data.draw(
        st.sampled_from([words[:place] + words[place + 1 :], [*words[:place], "quite", *words[place:]]])
    )
    found = last_places(TEXTS, "\n".join(["Talked about boats.", " ".join(changed), "Went home."]))
    assert text in found or len(words_of(text)) < 7


@pytest.mark.parametrize("written", ["What do you ", "- " + PLAN + "\n", "*", "&", "heavier since heavier "])
def test_long_notes_take_no_longer_than_their_length(written: str) -> None:
    started = time.process_time()
    last_places(TEXTS, written * (400_000 // len(written)))
    assert time.process_time() - started < 5
