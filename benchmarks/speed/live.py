"""Rows of `vaultkit watch`: commands beside it, how soon a block is refreshed, what it costs at rest, what a burst loses."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from benchmarks.speed.asking import FLOOR
from benchmarks.speed.asking import against
from benchmarks.speed.bench import Bench
from benchmarks.speed.bench import edited
from benchmarks.speed.bench import last_note
from benchmarks.speed.bench import pick
from benchmarks.speed.bench import usual
from benchmarks.speed.figures import Aim
from benchmarks.speed.figures import Figure
from benchmarks.speed.figures import percentile
from benchmarks.speed.figures import plain
from benchmarks.speed.limits import costliest
from benchmarks.speed.limits import profiled
from benchmarks.speed.runs import run
from benchmarks.speed.watcher import Watcher
from benchmarks.speed.watcher import WatcherError
from benchmarks.speed.watcher import until
from benchmarks.speed.watcher import watching
from benchmarks.vaults import Member

QUIET = 0.3
#: Notes saved while the watcher is halted.
BURST = 5000
_RAW = Path(__file__).resolve().parent / "raw_watchdog.py"


def attested(bench: Bench) -> list[Figure]:
    """Measure next while a watcher runs that vouches for the state of the vault."""
    rows = []
    for key, notes in (("next-attested", bench.notes), ("next-attested-large", 5 * bench.notes)):
        aim = Aim(key, f"`next PERSON` with the watcher running, {notes:,} notes", FLOOR, 1.15)
        vault, people = bench.vault(usual(notes))
        command = bench.command(vault, "next", pick(people, 0).name, "-n")
        run(command)
        try:
            with watching(_watch(bench, vault), bench.environment(vault.name), bench.scratch / "watch.log") as watcher:
                watcher.settle()
                found = bench.measure({**bench.baselines("floor"), key: command})
                watcher.alive()
            rows.append(against(aim, found[key], found["floor"]))
        except WatcherError as error:
            rows.append(Figure(aim, trouble=str(error)))
    return rows


def latency(bench: Bench) -> list[Figure]:
    """Measure the time from a save to the refreshed block beyond the quiet period, and what the watcher costs."""
    size = f"{bench.notes:,} notes"
    aims = [
        Aim("watch-latency", f"save to refreshed block less the quiet period, p99, {size}", "ms", 150),
        Aim("watch-latency-middle", "the same, p50", "ms", None),
        Aim("watch-idle", f"idle CPU of the watcher, {size}", "% of a core", 0.5),
        Aim("watch-memory", f"peak memory of the watcher, {size}", "MB", 60),
    ]
    vault, people = bench.vault(usual(bench.notes))
    copy = bench.copy(vault, "watched")
    person = pick(people, 1)
    run(bench.command(copy, "next", person.name, "--no-edit", cache="watched"))
    try:
        with watching(_watch(bench, copy), bench.environment("watched"), bench.scratch / "watch.log") as watcher:
            watcher.settle()
            waits = _waits(bench, copy, person, 10 if bench.quick else 40)
            watcher.settle()
            idle = _idle(watcher, 5.0 if bench.quick else 15.0)
            peak = watcher.peak()
    except WatcherError as error:
        return [Figure(aim, trouble=str(error)) for aim in aims]
    beyond = [(wait - QUIET) * 1000 for wait in waits]
    low, high, count = min(beyond), max(beyond), len(beyond)
    return [
        Figure(aims[0], percentile(beyond, 0.99), low, high, count),
        Figure(aims[1], percentile(beyond, 0.5), low, high, count),
        plain(aims[2], [idle * 100]),
        plain(aims[3], [peak]),
    ]


def watch_profile(bench: Bench, top: int) -> str:
    """Return the costliest functions of a watcher that knows its vault and refreshes a block a dozen times.

    Raises:
        WatcherError: watchers cannot be measured here.
    """
    vault, people = bench.vault(usual(bench.notes))
    copy, data = bench.copy(vault, "watched"), bench.scratch / "watch.pstats"
    person = pick(people, 1)
    for words in (("next", person.name, "--no-edit"), ("status",)):
        run(bench.command(copy, *words, cache="watched"))
    line = profiled(bench, _watch(bench, copy), data)
    with watching(line, bench.environment("watched"), bench.scratch / "watch.log") as watcher:
        watcher.settle()
        _waits(bench, copy, person, 12)
    return f"Functions, by their own time\n\n{costliest(data, top)}"


def large(bench: Bench) -> list[Figure]:
    """Measure the peak memory of a watcher of the large vault, index known."""
    notes = 5 * bench.notes
    aim = Aim("memory-watch", f"peak memory of `watch`, {notes:,} notes", "MB", 40)
    vault, people = bench.vault(usual(notes))
    run(bench.command(vault, "next", pick(people, 0).name, "-n"))
    try:
        with watching(_watch(bench, vault), bench.environment(vault.name), bench.scratch / "watch.log") as watcher:
            watcher.settle()
            peak = watcher.peak()
    except WatcherError as error:
        return [Figure(aim, trouble=str(error))]
    return [plain(aim, [peak])]


def burst(bench: Bench) -> list[Figure]:
    """Save many notes while watchers are halted: what each knows afterwards, against what a fresh scan says."""
    count = min(BURST, bench.notes - 1)
    aims = [
        Aim("burst", f"answers that differ from a fresh scan after {count:,} saves while halted", "answers", 0),
        Aim("burst-time", "seconds until the watcher has come to rest again", "s", 5),
        Aim("burst-watchdog", f"notes of those {count:,} that watchdog alone never named", "notes", None),
    ]
    vault, people = bench.vault(usual(bench.notes))
    copy = bench.copy(vault, "burst")
    report = bench.scratch / "heard.txt"
    raw = (str(bench.python), str(_RAW), str(copy), str(report))
    known = bench.environment("burst")
    try:
        with (
            watching(_watch(bench, copy), known, bench.scratch / "watch.log") as watcher,
            watching(raw, known, bench.scratch / "raw.log") as other,
        ):
            watcher.settle()
            with watcher.halted(), other.halted():
                _save(copy, people, count)
            start = time.perf_counter()
            watcher.settle(1.0)
            took = time.perf_counter() - start - 1.0
            other.settle(1.5)
            heard = int(report.read_text(encoding="utf-8"))
            differing = _differing(bench, copy, people)
    except WatcherError as error:
        return [Figure(aim, trouble=str(error)) for aim in aims]
    return [
        plain(aim, [value]) for aim, value in zip(aims, (differing, max(took, 0.0), max(count - heard, 0)), strict=True)
    ]


def _watch(bench: Bench, vault: Path) -> tuple[str, ...]:
    return bench.line(vault, "watch", "--quiet-period", str(QUIET))


def _waits(bench: Bench, vault: Path, person: Member, count: int) -> list[float]:
    """Return the seconds from saves of somebody's last note until the block of the prepared one was written anew."""
    bench.say(f"Saving a note {count} times under the watcher")
    held = {f"{day}.md" for day in person.days}
    prepared = [path for path in (vault / "1-1s" / person.name).iterdir() if path.name not in held]
    if len(prepared) != 1:
        message = "no note was prepared"
        raise WatcherError(message)
    waits = []
    with edited(last_note(vault, person), "\n- [ ] Me: look at the rope again\n") as save:
        for _ in range(count):
            before = prepared[0].read_bytes()
            save()
            waits.append(until(partial(_differs, prepared[0], before), 15.0))
            # The watcher's own write, and what it makes of it, belongs to this save, not to the next.
            time.sleep(QUIET + 0.2)
    return waits


def _differs(path: Path, before: bytes) -> bool:
    return path.read_bytes() != before


def _idle(watcher: Watcher, seconds: float) -> float:
    used = watcher.cpu()
    time.sleep(seconds)
    return (watcher.cpu() - used) / seconds


def _save(vault: Path, people: Sequence[Member], count: int) -> None:
    """Save so many notes the way careful editors do: a new file is put in the place of the old one."""
    notes = [last_note(vault, person) for person in people]
    chosen = set(notes)
    notes += [path for path in sorted(vault.rglob("*.md")) if path not in chosen]
    for path in notes[:count]:
        beside = path.with_name(f".{path.name}.tmp")
        beside.write_bytes(path.read_bytes() + b"\n- [ ] Me: look at the rope again\n")
        os.replace(beside, path)  # noqa: PTH105 - what editors call


def _differing(bench: Bench, vault: Path, people: Sequence[Member]) -> int:
    """Return how many commands answer differently with the watcher's index and with none."""
    asked = [("status",), ("sessions",), ("actions",), *(("next", person.name, "-n") for person in people[:3])]
    bench.forget("fresh")
    return sum(_answer(bench, vault, words, "burst") != _answer(bench, vault, words, "fresh") for words in asked)


def _answer(bench: Bench, vault: Path, words: Sequence[str], cache: str) -> tuple[int, bytes]:
    done = subprocess.run(  # noqa: S603 - our own command
        bench.line(vault, *words), env=bench.environment(cache), capture_output=True, check=False
    )
    return done.returncode, done.stdout
