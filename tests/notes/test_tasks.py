from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultkit.notes.tasks import TaskState
from vaultkit.notes.tasks import parse_task
from vaultkit.notes.tasks import read_status


@pytest.mark.parametrize(
    ("box", "state"),
    [
        (" ", TaskState.OPEN),
        (None, TaskState.OPEN),
        ("/", TaskState.OPEN),
        (">", TaskState.OPEN),
        ("<", TaskState.OPEN),
        ("x", TaskState.DONE),
        ("X", TaskState.DONE),
        ("-", TaskState.CANCELLED),
        ("i", TaskState.NONE),
        ('"', TaskState.NONE),
    ],
)
def test_a_box_tells_the_state(box: str | None, state: TaskState) -> None:
    assert parse_task("send the list", box).state is state


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("send it ✅ 2026-02-13", TaskState.DONE),
        ("send it ❌ 2026-02-13", TaskState.CANCELLED),
        ("send it [done:: 2026-02-13]", TaskState.DONE),
        ("send it [status:: done]", TaskState.DONE),
        ("send it [status:: open]", TaskState.OPEN),
        ("~~send it~~", TaskState.CANCELLED),
        ("send it - done", TaskState.DONE),
        ("send it ✅", TaskState.DONE),
        ("✅ send it", TaskState.DONE),
        ("get it done", TaskState.OPEN),
    ],
)
def test_an_open_box_may_be_overruled_by_its_text(text: str, state: TaskState) -> None:
    assert parse_task(text, " ").state is state


@pytest.mark.parametrize(
    ("text", "clean", "due"),
    [
        ("Call Ana 📅 2026-02-13", "Call Ana", "2026-02-13"),
        ("Call Ana ⏳ 2026-02-13", "Call Ana", "2026-02-13"),
        ("Call Ana ⏳ 2026-02-01 📅 2026-02-13", "Call Ana", "2026-02-13"),
        ("Call Ana ⏫ 🔁 every week 📅 2026-02-13 ➕ 2026-01-01", "Call Ana", "2026-02-13"),
        ("Call Ana 📅\ufe0f\u00a02026-02-13 🆔 ab1 ⛔ cd2", "Call Ana", "2026-02-13"),
        ("Call Ana 🛫 2026-02-13", "Call Ana", None),
        ("Call Ana [due:: 2026-02-13]", "Call Ana", "2026-02-13"),
        ("Call Ana (due:: 2026-02-13)", "Call Ana", "2026-02-13"),
        ("Call Ana [due:: [[2026-02-13]]]", "Call Ana", "2026-02-13"),
        ("Call Ana by 2026-02-13", "Call Ana", "2026-02-13"),
        ("Call Ana by 13 February 2026, twice", "Call Ana, twice", "2026-02-13"),
        ("Call Ana (due 13 Feb 2026)", "Call Ana", "2026-02-13"),
        ("Call Ana (2026-02-13)", "Call Ana", "2026-02-13"),
        ("Ana anrufen bis zum 13.02.2026", "Ana anrufen", "2026-02-13"),
        ("Chiamare Ana entro il 13 febbraio 2026", "Chiamare Ana", "2026-02-13"),
        ("Call Ana - Due: 2026-02-13", "Call Ana", "2026-02-13"),
        ("Call Ana - Lea - 2026-02-13", "Call Ana - Lea", "2026-02-13"),
        ("Call Ana by Friday", "Call Ana by Friday", None),
        ("Talk about the talk on 8 April 2026", "Talk about the talk on 8 April 2026", None),
        ("Call Ana SCHEDULED: <2026-02-13 Fri>", "Call Ana", "2026-02-13"),
        ("#task Call #ana", "Call", None),
        ("-> Call Ana", "Call Ana", None),
    ],
)
def test_dates_and_marks_are_cut_out_of_the_text(text: str, clean: str, due: str | None) -> None:
    line = parse_task(text, " ")
    assert line.text == clean
    assert line.due == (dt.date.fromisoformat(due) if due else None)


def test_other_fields_and_tags_are_kept_for_the_owner() -> None:
    line = parse_task("[ask:: [[Ana Prats]]] whether she knows #team/lena #task", " ")
    assert (line.fields, line.tags) == ((("ask", "[[Ana Prats]]"),), ("team/lena",))


@pytest.mark.parametrize("text", ["✅", "☑️", "done", "Done ✓", "[x]", "erledigt", "fatto", "Concluído", "hecho", "terminé", "完了", "済", "yes"])  # fmt: skip
def test_finished_is_known_in_many_spellings(text: str) -> None:
    assert read_status(text) is TaskState.DONE


@pytest.mark.parametrize(
    "text", ["", "⬜", "🔄", "open", "in progress", "not done", "offen", "[ ]", "[/]", "未完了", "0 %"]
)
def test_all_else_is_open(text: str) -> None:
    assert read_status(text) is TaskState.OPEN


@pytest.mark.parametrize("text", ["❌", "cancelled", "annullato", "中止", "[-]"])
def test_cancelled_is_known_too(text: str) -> None:
    assert read_status(text) is TaskState.CANCELLED


@given(st.text(max_size=200), st.sampled_from([None, " ", "x", "é"]))
def test_no_text_breaks_a_task(text: str, box: str | None) -> None:
    parse_task(text, box)
    read_status(text)


@pytest.mark.parametrize(
    ("text", "clean", "state", "due"),
    [
        ("bring the wok due:: 2026-03-04", "bring the wok", TaskState.OPEN, dt.date(2026, 3, 4)),
        ("bring the wok done:: 2026-03-04", "bring the wok", TaskState.DONE, None),
        ("bring the wok [done:: false]", "bring the wok", TaskState.OPEN, None),
        ("bring the wok [completion:: 2026-03-04]", "bring the wok", TaskState.DONE, None),
        ("read std::vector note", "read std::vector note", TaskState.OPEN, None),
        ("ask about scope:: what is it", "ask about scope:: what is it", TaskState.OPEN, None),
        ("~~bring the wok~~ no longer needed", "bring the wok", TaskState.CANCELLED, None),
        ("~~bring the wok~~ (Lea has one)", "bring the wok", TaskState.CANCELLED, None),
        ("~~Tuesday~~ Thursday bring the wok", "Thursday bring the wok", TaskState.OPEN, None),
    ],
)
def test_fields_without_brackets_and_struck_words_are_read(
    text: str, clean: str, state: TaskState, due: dt.date | None
) -> None:
    line = parse_task(text, " ")
    assert (line.text.strip("~"), line.state, line.due) == (clean, state, due)


@pytest.mark.parametrize(
    ("text", "recurs"),
    [("water it 🔁 every week", True), ("water it [repeat:: every week]", True), ("water it every week", False)],
)
def test_a_task_may_come_again(text: str, *, recurs: bool) -> None:
    assert parse_task(text, " ").recurs is recurs
