"""Rows of commands that ask: next, status, completion, and what starting alone costs."""

from __future__ import annotations

from pathlib import Path

from benchmarks.speed.bench import Bench
from benchmarks.speed.bench import edited
from benchmarks.speed.bench import last_note
from benchmarks.speed.bench import ordinary_note
from benchmarks.speed.bench import pick
from benchmarks.speed.bench import usual
from benchmarks.speed.figures import Aim
from benchmarks.speed.figures import Figure
from benchmarks.speed.figures import plain
from benchmarks.speed.figures import ratio
from benchmarks.speed.runs import Command
from benchmarks.speed.runs import Sample
from benchmarks.speed.runs import run

FLOOR = "x the floor"
CLICK = "x `import click`"


def starting(bench: Bench) -> list[Figure]:
    """Measure what answers without reading a note, and the completion of names."""
    vault, people = bench.vault(usual(bench.notes))
    typed = {
        "_VAULTKIT_COMPLETE": "bash_complete",
        "COMP_WORDS": f"vaultkit next {pick(people, 0).first[:3]}",
        "COMP_CWORD": "2",
        "VAULTKIT_VAULT": str(vault),
    }
    alone = bench.environment("none")
    words = {"version": ("--version",), "help": ("--help",), "completion": ("completion", "bash")}
    commands = {name: Command(((str(bench.vaultkit), *line),), alone, bench.scratch) for name, line in words.items()}
    names = bench.environment(vault.name, **typed)
    run(bench.command(vault, "people"))
    commands["completing"] = Command(((str(bench.vaultkit),),), names, bench.scratch)
    found = bench.measure({**bench.baselines("bare", "click", "floor"), **commands})
    told = {"version": "`--version`", "help": "`--help`", "completion": "the completion script"}
    rows = [against(Aim(name, what, CLICK, 1.2), found[name], found["click"]) for name, what in told.items()]
    aim = Aim("completing", f"completion of names, {bench.notes:,} notes", "ms", 100)
    rows.append(milliseconds(aim, found["completing"]))
    bare = found["bare"]
    for name, what in (("click", "`import click`"), ("floor", "the floor: `import click, jinja2`")):
        rows.append(against(Aim(name, what, "x `python -c pass`", None), found[name], bare))
    return rows


def asking(bench: Bench) -> list[Figure]:
    """Measure next and status on a vault that is known already, against the floor and the naive tool."""
    vault, people = bench.vault(usual(bench.notes))
    large, crowd = bench.vault(usual(5 * bench.notes))
    person, other = pick(people, 0), pick(people, 1)
    planned = bench.copy(vault, "planned")
    run(bench.command(planned, "next", other.name, "--no-edit"))
    commands = {
        **bench.baselines("bare", "floor"),
        "naive-next": bench.naive(vault / "1-1s" / person.name),
        "next": bench.command(vault, "next", person.name, "-n"),
        "next-large": bench.command(large, "next", pick(crowd, 0).name, "-n"),
        "next-planned": bench.command(planned, "next", other.name, "-p"),
        "status": bench.command(vault, "status"),
    }
    found = bench.measure(commands)
    floor = found["floor"]
    size, more = f"{bench.notes:,} notes", f"{5 * bench.notes:,}"
    rows = [
        against(Aim("next", f"`next PERSON`, warm, {size}, listing checked", FLOOR, 1.5), found["next"], floor),
        against(Aim("next-large", f"the same, {more} notes", FLOOR, 3.3), found["next-large"], floor),
        against(Aim("next-planned", "the same, the planned note is current", FLOOR, 0.7), found["next-planned"], floor),
        against(Aim("status", f"`status`, warm, {size}, {len(people)} people", FLOOR, 2), found["status"], floor),
        against(
            Aim("naive-next", "the naive tool on that person's notes alone", FLOOR, None), found["naive-next"], floor
        ),
    ]
    return rows + _after_edits(bench, vault)


def _after_edits(bench: Bench, vault: Path) -> list[Figure]:
    _, people = bench.vault(usual(bench.notes))
    person = pick(people, 0)
    line = "\n- [ ] Me: look at the rope again\n"
    with edited(ordinary_note(vault), line) as any_note, edited(last_note(vault, person), line) as their_note:
        commands = {
            **bench.baselines("floor"),
            "next-edited": bench.command(vault, "next", person.name, "-n", before=any_note),
            "next-edited-theirs": bench.command(vault, "next", person.name, "-n", before=their_note),
        }
        found = bench.measure(commands)
    what = "`next PERSON` after one edit elsewhere in the vault"
    theirs = "`next PERSON` after an edit in their last 1:1"
    return [
        against(Aim("next-edited", what, FLOOR, None), found["next-edited"], found["floor"]),
        against(Aim("next-edited-theirs", theirs, FLOOR, None), found["next-edited-theirs"], found["floor"]),
    ]


def against(aim: Aim, sample: Sample, base: Sample) -> Figure:
    """Return a ratio to a baseline, or why there is none."""
    if not sample.runs or not base.runs:
        return Figure(aim, trouble=sample.trouble or base.trouble or "no run came to an end")
    return ratio(aim, sample.times(), base.times())


def milliseconds(aim: Aim, sample: Sample) -> Figure:
    """Return the milliseconds of a command, or why there are none."""
    if not sample.runs:
        return Figure(aim, trouble=sample.trouble or "no run came to an end")
    return plain(aim, [seconds * 1000 for seconds in sample.times()])
