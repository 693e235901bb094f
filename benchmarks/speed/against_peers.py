"""Rows against other people's tools, each at its own work on the same notes."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from pathlib import Path

from benchmarks.speed.bench import Bench
from benchmarks.speed.bench import pick
from benchmarks.speed.bench import usual
from benchmarks.speed.figures import Aim
from benchmarks.speed.figures import Figure
from benchmarks.speed.figures import faster
from benchmarks.speed.peers import CannotInstallError
from benchmarks.speed.peers import Peer
from benchmarks.speed.peers import install
from benchmarks.speed.peers import load_command
from benchmarks.speed.peers import query_command
from benchmarks.speed.peers import read_peers
from benchmarks.speed.runs import Command
from benchmarks.speed.runs import run

#: How many times as fast as a Python peer at a full load and at a query; of one in another language, as fast is enough.
LOAD = 5.0
QUERY = 2.0
OTHERS = 1.0
#: Notes that peers load: at ten times as many the slowest take minutes.
NOTES = 1000


@dataclass(frozen=True, slots=True)
class Remembered:
    """What a peer took on another day, as multiples of `python -c pass` then."""

    day: str
    times: tuple[float, ...]


def peers(bench: Bench, *, remembered: bool = False) -> list[Figure]:
    """Measure every peer that can be installed; with `remembered`, take those measured before from the peers' folder."""
    vault, people = bench.vault(usual(300 if bench.quick else NOTES))
    ours = {
        **bench.baselines("bare"),
        "ours-load": bench.command(vault, "index", "--rebuild"),
        # By an index of its own: the one above is made anew each time, and what there was to say again with it.
        "ours-query": bench.command(vault, "next", pick(people, 0).name, "-n", cache=f"{vault.name}-query"),
    }
    memory = bench.peers / "remembered.json"
    known = _recall(memory, vault.name) if remembered else {}
    theirs: dict[str, Command] = {}
    absent: dict[str, str] = {}
    for peer in read_peers():
        kinds = [kind for kind, there in (("load", peer.loads), ("query", bool(peer.query))) if there]
        if all(f"{peer.slug}-{kind}" in known for kind in kinds):
            continue
        try:
            theirs |= _commands(bench, peer, vault)
        except CannotInstallError as error:
            absent[peer.slug] = str(error)
    found = bench.measure({**ours, **theirs}, patience=5.0 if bench.quick else 12.0)
    bare = found["bare"].middle()
    fresh = {name: [took / bare for took in found[name].times()] for name in theirs if found[name].runs}
    _remember(memory, vault.name, fresh)
    rows = []
    for peer in read_peers():
        for kind, there in (("load", peer.loads), ("query", bool(peer.query))):
            if not there:
                continue
            name = f"{peer.slug}-{kind}"
            mine = found[f"ours-{kind}"]
            old = known.get(name)
            trouble = mine.trouble or absent.get(peer.slug, "") or ("" if old else found[name].trouble)
            aim = _aim(peer, kind, old.day if old else "")
            times = [bare * took for took in old.times] if old else found[name].times() if name in found else []
            if trouble or not times or not mine.runs:
                rows.append(Figure(aim, trouble=trouble or "no run came to an end"))
            else:
                rows.append(faster(aim, mine.times(), times))
    return rows


def _aim(peer: Peer, kind: str, day: str) -> Aim:
    work = "full load" if kind == "load" else "version banner" if "--version" in peer.query else "warm query"
    when = f", measured {day}" if day else ""
    bound = OTHERS if peer.node else LOAD if kind == "load" else QUERY
    return Aim(f"{peer.slug}-{kind}", f"{peer.name}: {work}{when}", "x faster", bound, more=True)


def _commands(bench: Bench, peer: Peer, vault: Path) -> dict[str, Command]:
    """Return the commands of one peer by row; what a query asks is loaded here.

    Raises:
        CannotInstallError: it is not to be had.
    """
    commands = install(peer, bench.peers)
    cache = bench.scratch / "caches" / peer.slug
    found = {}
    if peer.loads:
        found[f"{peer.slug}-load"] = load_command(peer, commands, vault, cache)
    if peer.query:
        if peer.loads:
            run(found[f"{peer.slug}-load"])
        found[f"{peer.slug}-query"] = query_command(peer, commands, vault, cache)
    return found


def _recall(path: Path, vault: str) -> dict[str, Remembered]:
    if not path.exists():
        return {}
    rows = json.loads(path.read_text(encoding="utf-8")).get(vault, {})
    return {name: Remembered(row["day"], tuple(row["times"])) for name, row in rows.items()}


def _remember(path: Path, vault: str, fresh: dict[str, list[float]]) -> None:
    """Write down what peers took, as multiples of bare Python, beside what is known of other vaults."""
    day = str(dt.datetime.now().astimezone().date())
    known = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    known.setdefault(vault, {}).update({name: {"day": day, "times": times} for name, times in fresh.items()})
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(known, indent=1) + "\n", encoding="utf-8")
