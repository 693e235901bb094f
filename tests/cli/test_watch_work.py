"""What a watcher does to a vault, with a clock that runs as fast as it is asked."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest

from tests.cli.next_vaults import contents
from tests.cli.next_vaults import make
from tests.cli.next_vaults import path_of
from tests.cli.next_vaults import run
from tests.cli.next_vaults import whole_notes
from tests.cli.watching import DOUBT
from tests.cli.watching import Fast
from tests.cli.watching import true_text
from tests.vault.watching.fast import Change
from tests.vault.watching.fast import nothing
from vaultkit.cli.watch_log import Event
from vaultkit.vault.watching.believing import LATE
from vaultkit.vault.watching.believing import read_believed
from vaultkit.vault.watching.reconcile import Cause

NAMES = ("Alma Rey", "Bo Stone")
OLD = "1-1s/Alma Rey/2026-11-11.md"
NEXT = "1-1s/Alma Rey/2026-11-25.md"


@pytest.fixture
def fast(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Fast:
    vault = make(tmp_path / "vault", whole_notes(NAMES))
    assert path_of(run(vault, "next", "alma", "-p")) == vault / NEXT
    (tmp_path / "cache").mkdir()
    return Fast(vault, monkeypatch, tmp_path / "cache")


def doubt_at(fast: Fast, second: float) -> Change:
    text = (fast.vault / OLD).read_text(encoding="utf-8")
    return (second, OLD, lambda: fast.save(OLD, f"{text}{DOUBT}"))


def test_a_save_makes_the_planned_note_true_and_one_save_is_one_pass(fast: Fast) -> None:
    before = (fast.vault / NEXT).read_bytes()
    # Our own write is heard of too, and is nothing new.
    fast.run([doubt_at(fast, 10), (14, NEXT, nothing)], end=1000)
    assert fast.told.of(Event.REFRESHED) == [f"Refreshed {NEXT}"]
    now = (fast.vault / NEXT).read_bytes()
    assert b"night rota" in now
    assert now != before
    assert now == true_text(fast.vault, "alma", dt.date(2026, 11, 25), dt.date(2026, 11, 23))
    assert [cause for _, cause in fast.script.worked] == [Cause.START, Cause.HINTS, Cause.HINTS]


def test_what_is_known_after_our_own_write_is_what_the_vault_looks_like(fast: Fast) -> None:
    fast.run([doubt_at(fast, 10)], end=100)
    seen = fast.work.look()
    assert seen is not None
    assert fast.work._known == (seen.state, dt.date(2026, 11, 23))


def test_a_hint_without_a_change_causes_no_work(fast: Fast, monkeypatch: pytest.MonkeyPatch) -> None:
    fast.run([], end=10)

    def refuse(*_args: object) -> None:
        pytest.fail("there was work")

    monkeypatch.setattr("vaultkit.cli.watch_work.renew_planned", refuse)
    fast.work(Cause.HINTS)
    fast.work(Cause.ROUTINE)


def test_a_change_of_settings_is_a_change(fast: Fast) -> None:
    fast.run(
        [(10, "vaultkit.toml", lambda: (fast.vault / "vaultkit.toml").write_text("nonsense", encoding="utf-8"))], end=50
    )
    assert len(fast.told.of(Event.FAILED)) == 1
    assert "vaultkit.toml" in fast.told.of(Event.FAILED)[0]


def test_what_fails_is_told_once_and_the_rest_goes_on_when_it_is_mended(fast: Fast) -> None:
    settings = fast.vault / "vaultkit.toml"
    fast.run(
        [
            (10, "vaultkit.toml", lambda: settings.write_text("nonsense", encoding="utf-8")),
            doubt_at(fast, 20),
            (300, "vaultkit.toml", settings.unlink),
        ],
        end=400,
    )
    assert len(fast.told.of(Event.FAILED)) == 1
    assert fast.told.of(Event.REFRESHED) == [f"Refreshed {NEXT}"]


def test_a_note_that_is_being_typed_in_is_never_touched(fast: Fast) -> None:
    # In its title, which alone would not keep the block from being renewed.
    start = (fast.vault / NEXT).read_text(encoding="utf-8").replace("---\n\n<!--", "---\n\n# A\n\n<!--")
    typed = [start.replace("# A", "# " + "A" * length) for length in range(1, 62)]
    seen: list[bool] = []

    def save(number: int) -> None:
        if number:
            seen.append((fast.vault / NEXT).read_text(encoding="utf-8") == typed[number - 1])
        fast.save(NEXT, typed[number])

    saves: list[Change] = [(10 + 2 * number, NEXT, lambda number=number: save(number)) for number in range(61)]  # type: ignore[misc]
    fast.run([doubt_at(fast, 11), *saves], end=1000)
    assert seen == [True] * 60
    # There were passes meanwhile, and once it rests the note is made true.
    assert sum(time < 131 for time, _ in fast.script.worked) >= 3
    now = (fast.vault / NEXT).read_text(encoding="utf-8")
    assert now.split("<!--")[0] == typed[-1].split("<!--")[0]
    assert "night rota" in now
    assert fast.told.of(Event.REFRESHED) == [f"Refreshed {NEXT}"]


def test_an_editor_saving_every_two_seconds_causes_few_refreshes(fast: Fast) -> None:
    old = (fast.vault / OLD).read_text(encoding="utf-8")
    saves: list[Change] = [
        (10 + 2 * number, OLD, lambda number=number: fast.save(OLD, old + f"- worried about night {number}\n"))  # type: ignore[misc]
        for number in range(61)
    ]
    fast.run(saves, end=1000)
    times = [time for time, cause in fast.script.worked if cause is Cause.HINTS]
    assert len(fast.told.of(Event.REFRESHED)) <= len(times) == 2
    assert (fast.vault / NEXT).read_bytes() == true_text(
        fast.vault, "alma", dt.date(2026, 11, 25), dt.date(2026, 11, 23)
    )


def test_a_note_that_somebody_has_begun_is_left_as_it_is(fast: Fast) -> None:
    begun = (fast.vault / NEXT).read_text(encoding="utf-8") + "- early\n"
    fast.run([(5, NEXT, lambda: fast.save(NEXT, begun)), doubt_at(fast, 10)], end=100)
    assert (fast.vault / NEXT).read_text(encoding="utf-8") == begun
    assert fast.told.of(Event.REFRESHED) == []


def test_a_note_that_may_not_be_written_is_told_once_and_hinders_no_other(fast: Fast) -> None:
    other = path_of(run(fast.vault, "next", "bo", "-p")).relative_to(fast.vault).as_posix()
    (fast.vault / "second name.txt").hardlink_to(fast.vault / NEXT)
    bo = "1-1s/Bo Stone/2026-11-11.md"
    text = (fast.vault / bo).read_text(encoding="utf-8")
    fast.run([doubt_at(fast, 10), (30, bo, lambda: fast.save(bo, text + DOUBT))], end=100)
    assert len(fast.told.of(Event.FAILED)) == 1
    assert fast.told.of(Event.REFRESHED) == [f"Refreshed {other}"]


def test_at_the_start_findings_are_counted_and_later_told_once(fast: Fast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vaultkit.vault.watching.loop.TICK", 60.0)
    fast.run([], end=86_400 * 7)
    (started,) = fast.told.of(Event.STARTED)
    assert "11 notes, 1 prepared; 0 1:1s due and 0 phase errors" in started
    due = fast.told.of(Event.DUE)
    assert due == ["Bo Stone: 1:1 due since 2026-11-25", "Alma Rey: 1:1 due since 2026-11-25"]
    assert [facts["due"] for event, _, facts in fast.told.events if event is Event.DUE] == ["2026-11-25"] * 2


def test_a_vault_that_is_gone_is_waited_for(fast: Fast) -> None:
    away = fast.vault.parent / "away"
    fast.run(
        [(10, "x", lambda: fast.vault.rename(away)), (400, "x", lambda: away.rename(fast.vault)), doubt_at(fast, 420)],
        end=500,
    )
    assert [event for event, _, _ in fast.told.events] == [
        Event.STARTED, Event.DOUBTED, Event.BELIEVED, Event.REFRESHED,
    ]  # fmt: skip


@pytest.mark.parametrize("keep", [0, 2])
def test_a_vault_that_has_suddenly_lost_its_notes_is_not_believed_for_some_minutes(fast: Fast, keep: int) -> None:
    before = contents(fast.vault)
    rest = sorted(set(before) - {NEXT})[keep:]
    aside = Path(shutil.copytree(fast.vault, fast.vault.parent / "aside"))

    def lose() -> None:
        for path in [*rest, *([NEXT] if not keep else [])]:
            (fast.vault / path).unlink()

    fast.run([(10, "x", lose)], end=10 + LATE - 30)
    assert fast.told.of(Event.DOUBTED)
    assert len(fast.told.of(Event.DOUBTED)) == 1
    assert fast.told.of(Event.REFRESHED) == fast.told.of(Event.BELIEVED) == []
    assert not keep or (fast.vault / NEXT).read_bytes() == before[NEXT]
    # What comes back late is as good as never gone.
    shutil.copytree(aside, fast.vault, dirs_exist_ok=True)
    fast.run([], end=20)
    assert len(fast.told.of(Event.BELIEVED)) == 1
    assert contents(fast.vault) == before


def test_a_loss_that_lasts_is_believed_and_remembered(fast: Fast, tmp_path: Path) -> None:
    fast.run([(10, "x", lambda: shutil.rmtree(fast.vault / "1-1s"))], end=10 + LATE + 60)
    assert [len(fast.told.of(event)) for event in (Event.DOUBTED, Event.BELIEVED)] == [1, 1]
    assert read_believed(tmp_path / "cache").notes == 2


def test_two_planned_notes_of_one_person_both_become_true_and_then_it_rests(fast: Fast) -> None:
    later = path_of(run(fast.vault, "next", "alma", "--date", "2026-12-09", "-p"))
    fast.run([doubt_at(fast, 10)], end=600)
    for day, path in ((25, fast.vault / NEXT), (39, later)):
        date = dt.date(2026, 11, 1) + dt.timedelta(days=day - 1)
        assert path.read_bytes() == true_text(fast.vault, "alma", date, dt.date(2026, 11, 23))
    assert max(time for time, _ in fast.script.worked) < 60
