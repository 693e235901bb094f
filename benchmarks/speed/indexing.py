"""Rows of building the index from nothing, of memory, and of how it all grows."""

from __future__ import annotations

from dataclasses import replace

from benchmarks.speed.bench import Bench
from benchmarks.speed.bench import edited
from benchmarks.speed.bench import last_note
from benchmarks.speed.bench import ordinary_note
from benchmarks.speed.bench import pick
from benchmarks.speed.bench import usual
from benchmarks.speed.figures import Aim
from benchmarks.speed.figures import Figure
from benchmarks.speed.figures import exponent
from benchmarks.speed.figures import faster
from benchmarks.speed.figures import plain
from benchmarks.speed.peers import CannotInstallError
from benchmarks.speed.peers import install
from benchmarks.speed.peers import load_command
from benchmarks.speed.peers import read_peers
from benchmarks.speed.runs import Command
from benchmarks.speed.runs import Sample
from benchmarks.vaults import Plan

#: Name of the peer that only parses, and which the cold index is to be ahead of.
_NODE = "gray-matter + markdown-it (node)"
#: The growth of a cost that grows with the thing counted and no faster, and room for the noise of a fit.
LINEAR = 1.15
#: Seconds below which a difference from the floor is noise.
_LEAST = 0.005


def cold(bench: Bench) -> list[Figure]:
    """Measure the index of a vault of which a twentieth are 1:1s, and of one that is nothing else, read and assessed."""
    some, people = bench.vault(usual(bench.notes))
    every, _ = bench.vault(replace(usual(bench.notes), sessions=1.0))
    assessed = Command(
        (bench.line(every, "index", "--rebuild"), bench.line(every, "status")),
        bench.environment(every.name),
        bench.scratch,
        cold=True,
    )
    commands = {
        **bench.baselines("bare"),
        "cold": bench.command(some, "index", "--rebuild"),
        "cold-all": assessed,
        "naive-all": bench.naive(every),
    }
    trouble = ""
    try:
        node = next(peer for peer in read_peers() if peer.name == _NODE)
        commands["node-all"] = load_command(node, install(node, bench.peers), every, bench.scratch / "caches" / "node")
    except CannotInstallError as error:
        trouble = str(error)
    found = bench.measure(commands, patience=4.0 if bench.quick else 20.0)
    meetings = sum(len(person.days) for person in people)
    rows = [
        _rate(Aim("cold", f"cold index, {bench.notes:,} notes, {meetings} of them 1:1s", "notes/s a core", 6000, more=True),
              bench.notes, found["cold"], "cpu"),
        _rate(Aim("cold-all", f"cold index and status, {bench.notes:,} notes, all 1:1s", "notes/s", 3500, more=True),
              bench.notes, found["cold-all"], "seconds"),
        _times(Aim("cold-naive", "the same against the naive tool, which only parses", "x faster", None, more=True),
               found["cold-all"], found["naive-all"]),
    ]  # fmt: skip
    aim = Aim("cold-node", "the same against gray-matter + markdown-it in node", "x faster", 1, more=True)
    rows.append(_times(aim, found["cold-all"], found["node-all"]) if not trouble else Figure(aim, trouble=trouble))
    return rows


def memory(bench: Bench) -> list[Figure]:
    """Measure the peak memory of commands on the large vault."""
    notes = 5 * bench.notes
    vault, people = bench.vault(usual(notes))
    name = pick(people, 0).name
    with edited(ordinary_note(vault), "\nOne more line.\n") as change:
        commands = {
            "memory-index": bench.command(vault, "index", "--rebuild"),
            "memory-next": bench.command(vault, "next", name, "-n"),
            "memory-status": bench.command(vault, "status"),
            "memory-check": bench.command(vault, "check"),
            "memory-edited": bench.command(vault, "next", name, "-n", before=change),
        }
        found = bench.measure(commands, patience=1.0)
    bounds = {"memory-next": 30, "memory-edited": None, "memory-index": 60, "memory-status": 120, "memory-check": 120}
    told = {
        "memory-next": "`next`",
        "memory-edited": "`next` after one edit elsewhere in the vault",
        "memory-index": "`index --rebuild`",
        "memory-status": "`status`",
        "memory-check": "`check`",
    }
    return [
        plain(aim, found[name].times("megabytes")) if found[name].runs else Figure(aim, trouble=found[name].trouble)
        for name, bound in bounds.items()
        for aim in (Aim(name, f"peak memory of {told[name]}, {notes:,} notes", "MB", bound),)
    ]


def growth(bench: Bench) -> tuple[list[Figure], dict[str, dict[int, float]]]:
    """Measure how costs grow with the vault; returns the rows, and seconds by cost and size for the plot."""
    sizes = [bench.notes // 10, bench.notes, 5 * bench.notes, 10 * bench.notes]
    curves: dict[str, dict[int, float]] = {"next": {}, "next after an edit": {}, "index --rebuild": {}, "floor": {}}
    troubles: dict[str, str] = {}
    for size in sizes:
        vault, people = bench.vault(usual(size))
        name = pick(people, 0).name
        patience = 1.5 if bench.quick else 6.0
        # By itself: it takes what there is to say again from the others.
        found = bench.measure(
            {f"index --rebuild {size}": bench.command(vault, "index", "--rebuild")}, patience=patience
        )
        with edited(ordinary_note(vault), "\nOne more line.\n") as change:
            commands = {
                **bench.baselines("floor"),
                f"next {size}": bench.command(vault, "next", name, "-n"),
                f"next after an edit {size}": bench.command(vault, "next", name, "-n", before=change),
            }
            found |= bench.measure(commands, patience=patience)
        troubles |= _note(curves, found, size)
    return _fits(curves, "notes", troubles), curves


def by_sessions(bench: Bench) -> tuple[list[Figure], dict[str, dict[int, float]]]:
    """Measure how the costs of one person grow with that person's 1:1s, in vaults of the same size."""
    curves: dict[str, dict[int, float]] = {"why after an edit": {}, "next of one person after an edit": {}, "floor": {}}
    troubles: dict[str, str] = {}
    for each in (5, 50, 200) if bench.quick else (5, 20, 50, 100, 200, 500):
        vault, people = bench.vault(Plan(notes=1000, people=1, each=each))
        line = "\n- [ ] Me: look at the rope again\n"
        with edited(last_note(vault, people[0]), line) as change:
            commands = {
                **bench.baselines("floor"),
                f"why after an edit {each}": bench.command(vault, "why", people[0].name, before=change),
                f"next of one person after an edit {each}": bench.command(
                    vault, "next", people[0].name, "-n", before=change
                ),
            }
            found = bench.measure(commands, patience=1.5 if bench.quick else 6.0)
        troubles |= _note(curves, found, each)
    return _fits(curves, "1:1s", troubles), curves


def _note(curves: dict[str, dict[int, float]], found: dict[str, Sample], size: int) -> dict[str, str]:
    """Put the seconds of a size into the curves, and return what kept a cost from being measured."""
    troubles = {}
    for name, curve in curves.items():
        sample = found.get(f"{name} {size}") or found[name]
        if sample.runs:
            curve[size] = sample.middle()
        if sample.trouble:
            troubles[name] = sample.trouble
    return troubles


def _fits(curves: dict[str, dict[int, float]], counted: str, troubles: dict[str, str]) -> list[Figure]:
    """Return how each cost grows, less the floor that no size changes."""
    rows = []
    floor = min(curves["floor"].values(), default=0.0)
    for name, curve in curves.items():
        if name == "floor":
            continue
        aim = Aim(f"growth {name}", f"growth of `{name}` with {counted}, less the floor", "as exponent", LINEAR)
        if len(curve) < 2:
            rows.append(Figure(aim, trouble=troubles.get(name, "no run came to an end")))
            continue
        sizes = sorted(curve)
        own = [max(curve[size] - floor, _LEAST) for size in sizes]
        fitted = exponent(sizes, own)
        # Where a fixed part still weighs, the last three sizes show best where it is going.
        last = exponent(sizes[-3:], own[-3:])
        also = f"{curve[sizes[0]] * 1000:,.0f} ms at {sizes[0]:,}, {curve[sizes[-1]] * 1000:,.0f} ms at {sizes[-1]:,}"
        rows.append(Figure(aim, max(fitted, last), min(fitted, last), max(fitted, last), len(sizes), also))
    return rows


def _rate(aim: Aim, notes: int, sample: Sample, what: str) -> Figure:
    if not sample.runs:
        return Figure(aim, trouble=sample.trouble or "no run came to an end")
    return plain(aim, [notes / took for took in sample.times(what)], also=f"{sample.middle():.2f} s in all")


def _times(aim: Aim, ours: Sample, theirs: Sample) -> Figure:
    if not ours.runs or not theirs.runs:
        return Figure(aim, trouble=ours.trouble or theirs.trouble or "no run came to an end")
    return faster(aim, ours.times(), theirs.times())
