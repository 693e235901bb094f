"""Measure vaultkit against its aims, and print how far each is met.

python -m benchmarks.speed                                  everything, on a vault of 10,000 notes
python -m benchmarks.speed --quick                          a smaller vault, no peers, two minutes
python -m benchmarks.speed --only next --only cold        some groups: see --help
python -m benchmarks.speed --only next --profile next     and where the time of one row goes
python -m benchmarks.speed --write docs/benchmarks.md       write the page and its picture
"""

# ruff: noqa: T201  # a command, which prints

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
import time
from collections.abc import Mapping
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

import platformdirs

from benchmarks.speed.against_peers import peers
from benchmarks.speed.asking import asking
from benchmarks.speed.asking import starting
from benchmarks.speed.bench import Bench
from benchmarks.speed.bench import vaultkit_beside
from benchmarks.speed.figures import Figure
from benchmarks.speed.indexing import by_sessions
from benchmarks.speed.indexing import cold
from benchmarks.speed.indexing import growth
from benchmarks.speed.indexing import memory
from benchmarks.speed.limits import profile
from benchmarks.speed.live import attested
from benchmarks.speed.live import burst
from benchmarks.speed.live import large
from benchmarks.speed.live import latency
from benchmarks.speed.live import watch_profile
from benchmarks.speed.machine import is_script
from benchmarks.speed.machine import machine
from benchmarks.speed.page import Measured
from benchmarks.speed.page import page
from benchmarks.speed.plot import Curves
from benchmarks.speed.plot import draw
from benchmarks.speed.table import summary
from benchmarks.speed.table import terminal
from benchmarks.speed.watcher import WatcherError

#: Group -> its heading on the page, in the order of measuring.
GROUPS: Mapping[str, str] = {
    "starting": "Starting",
    "next": "Asking",
    "attested": "Asking beside a watcher",
    "cold": "Building the index from nothing",
    "watch": "Watching",
    "burst": "After a burst of saves",
    "memory": "Memory",
    "growth": "Growth",
    "peers": "Other people's tools on the same notes",
}
FULL = 10_000
QUICK = 2_000
#: Groups that a quick run leaves out unless they are named.
_LONG = ("peers",)
#: Ends of rows that compare somebody else's command with one of ours, and that one.
_OURS = {"cold-node": "cold-all", "-load": "ours-load", "-query": "ours-query"}
#: Rows of a profile on the page; the terminal gets more.
_SHOWN = 6


def main() -> int:
    """Measure, print, and write what was asked for."""
    given = _arguments()
    vaultkit = Path(given.vaultkit)
    if not vaultkit.exists():
        print(f"There is no {vaultkit}. Name the command to measure with --vaultkit.", file=sys.stderr)
        return 1
    scratch = Path(given.scratch or tempfile.mkdtemp(prefix="vaultkit-speed-"))
    notes = given.notes or (QUICK if given.quick else FULL)
    bench = Bench(vaultkit.absolute(), scratch.absolute(), Path(given.peers), notes, quick=given.quick, say=_say)
    if is_script(bench.python.resolve()):
        print(f"{bench.python} is a shell script in front of Python and would be measured along.", file=sys.stderr)
        return 1
    try:
        return _report(bench, given)
    finally:
        if not given.scratch:
            shutil.rmtree(scratch, ignore_errors=True)


def _report(bench: Bench, given: argparse.Namespace) -> int:
    start = time.perf_counter()
    about = machine(bench.python)
    print(about, end="\n\n", flush=True)
    groups: dict[str, list[Figure]] = {}
    curves: list[Curves] = []
    for name, heading in GROUPS.items():
        if name in given.only or not (given.only or (given.quick and name in _LONG)):
            groups[heading] = _measure(bench, name, curves, remembered=given.remembered)
            print(f"\n{heading}\n\n{terminal(groups[heading])}", flush=True)
    figures = [figure for group in groups.values() for figure in group]
    print(summary(figures))
    for name in given.profile:
        print(f"\n{name}\n\n{_profile(bench, name)}")
    if given.json:
        _dump(given.json, about, bench, figures)
    if given.write:
        profiles = _profiles(bench, [figure.aim.key for figure in figures if figure.met is False])
        picture = _draw(given.write, curves)
        took = time.perf_counter() - start
        given.write.write_text(page(Measured(about, groups, profiles, took, given.quick, picture)), encoding="utf-8")
    return 0


def _measure(bench: Bench, name: str, curves: list[Curves], *, remembered: bool) -> list[Figure]:
    match name:
        case "growth":
            rows, by_notes = growth(bench)
            more, by_meetings = by_sessions(bench)
            curves.extend((by_notes, by_meetings))
            return rows + more
        case "peers":
            return peers(bench, remembered=remembered)
        case "watch":
            return latency(bench) + large(bench)
        case _:
            plain = {
                "starting": starting,
                "next": asking,
                "attested": attested,
                "cold": cold,
                "burst": burst,
                "memory": memory,
            }
            return plain[name](bench)


def _profile(bench: Bench, name: str) -> str:
    if name not in bench.commands:
        known = ", ".join(sorted(bench.commands))
        return f"No command of that name was measured. There are: {known}.\n"
    return profile(bench, bench.commands[name])


def _profiles(bench: Bench, missed: Sequence[str]) -> dict[str, str]:
    """Return what limits each missed row; where several have the same limits, with the first of them."""
    found: dict[str, str] = {}
    seen: set[str] = set()
    for key in missed:
        own = next((ours for end, ours in _OURS.items() if key.endswith(end)), key)
        if own in seen:
            continue
        seen.add(own)
        if own in bench.commands:
            found[key] = profile(bench, bench.commands[own], _SHOWN)
        elif own == "watch-latency":
            with suppress(WatcherError):
                found[key] = watch_profile(bench, 2 * _SHOWN)
    return found


def _draw(path: Path, curves: Sequence[Curves]) -> str:
    """Draw the curves beside the page, and return the picture's name."""
    if len(curves) < 2:
        return ""
    picture = path.with_name(f"{path.stem}-growth.svg")
    try:
        draw(curves[0], curves[1], picture)
    except ModuleNotFoundError:
        print("There is no picture: matplotlib is not installed (make bench).", file=sys.stderr)
        return picture.name if picture.exists() else ""
    return picture.name


def _dump(path: Path, about: str, bench: Bench, figures: Sequence[Figure]) -> None:
    samples = {name: asdict(sample) for name, sample in bench.samples.items()}
    raw = {"machine": about, "figures": [asdict(figure) for figure in figures], "samples": samples}
    path.write_text(json.dumps(raw, indent=1) + "\n", encoding="utf-8")


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.speed", description="Measure vaultkit against its aims."
    )
    parser.add_argument("--quick", action="store_true", help=f"a vault of {QUICK:,} notes, no peers, two minutes")
    parser.add_argument("--notes", type=int, help=f"notes of the vault (default: {FULL:,})")
    parser.add_argument("--only", action="append", choices=list(GROUPS), default=[], help="a group; may be repeated")
    parser.add_argument("--write", type=Path, metavar="PAGE", help="write the page, and the picture beside it")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the raw figures")
    parser.add_argument("--profile", action="append", default=[], metavar="ROW", help="show where a row's time goes")
    parser.add_argument("--vaultkit", default=str(vaultkit_beside()), help="the command to measure")
    usual = platformdirs.user_cache_path("vaultkit-speed", appauthor=False) / "peers"
    parser.add_argument("--peers", default=str(usual), metavar="FOLDER", help="where other tools are installed")
    parser.add_argument("--remembered", action="store_true", help="take peers' last figures, with their day")
    parser.add_argument("--scratch", metavar="FOLDER", help="keep vaults and caches here, for the next run")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
