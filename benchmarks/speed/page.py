"""docs/benchmarks.md: the table, what was measured and how, and what limits each missed aim. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.speed.figures import Figure
from benchmarks.speed.table import markdown
from benchmarks.speed.table import row
from benchmarks.speed.table import summary


@dataclass(frozen=True, slots=True)
class Measured:
    """Everything one run of the benchmark found."""

    #: The machine, its Python and the day.
    machine: str
    #: Figures by the heading of their group.
    groups: Mapping[str, Sequence[Figure]]
    #: A profile of each missed row that is a command, by row.
    profiles: Mapping[str, str]
    #: Seconds that the run took.
    seconds: float
    quick: bool
    #: Name of the picture of how costs grow; empty where there is none.
    picture: str = ""

    @property
    def figures(self) -> list[Figure]:
        """The figures of all groups."""
        return [figure for group in self.groups.values() for figure in group]


_HEAD = """\
# Benchmarks

Written by `make speed`; not edited by hand. {machine}; {summary}{quick}

Times of a shared machine wander by a factor of two from hour to hour, so every aim is a ratio, and what it is compared with was
measured in the same minutes: commands take turns, each run is a whole process, and the middle of at least seven runs counts. The
range is that of the single runs. Fewer runs are shown where one takes many seconds.

"""

_HOW = """\
## What was measured

- **The floor** is `python -c "import click, jinja2"`: what a command that speaks and renders costs before it does anything.
- **The naive tool** is what one would write first: click, python-frontmatter, markdown-it-py and Jinja2, over the notes of one
  person, or over all (`benchmarks/speed/naive.py`).
- **The notes** are made up (`python -m benchmarks.vaults`): about 2 KB with eight keys of front matter each, a twentieth of them
  1:1s with forty people, the rest projects, journals, meetings and reading in some 900 folders. The same seed gives the same bytes.
- **Warm** means that the vault was read before; every command still checks the listing of all files, except beside a watcher
  that vouches for it. **Cold** is `vaultkit index --rebuild`; its notes a second are per CPU second, so per core, its workers
  included. Where all notes are 1:1s, the time is that of the index and a `status` together, on all cores.
- **Peers** load the same thousand notes in a fresh process, each its own way, or answer one question about what they have loaded;
  of those that keep other things than notes, the version banner is measured, which is the least that they can take. vaultkit's
  side is `index --rebuild` and a warm `next`. Each is installed into an environment of its own.
- **Save to refreshed block** is the time from a save of the last 1:1 until the prepared note has changed on disk, less the quiet
  period of 0.3 s that the watcher was asked to wait.
- **Memory** of an index from nothing at 50,000 notes, by stage (resident, probed on 2026-11-23): start and imports 30 MB, listing 18,
  notes looked at 72 (of most only their names; 4,150 daily notes with boxes are held whole), meetings 29, commitments 28, rows packed
  for the one transaction 25. A watcher keeps the notes that count from pass to pass, which takes 25 MB at 10,000 notes.
- **A burst**: watcher and plain watchdog are halted, notes are saved by renaming, both go on. What vaultkit then answers
  is compared with the answers of an empty cache. The pass that follows is one reading of what was saved, half of it the meetings
  among those notes, which are weighed anew.
- **Growth** is the exponent k of cost = c · sizeᵏ, after the floor is taken off: 1 is linear. The worse of the fit of all sizes and
  of that of the last three counts.

## How to run it again

    make speed                                                    everything, about twenty minutes; writes this page
    python -m benchmarks.speed --quick                            a smaller vault, no peers, two minutes
    python -m benchmarks.speed --only next --only cold          some groups
    python -m benchmarks.speed --only next --profile next       where the time of one row goes

Peers are kept in the folder that `--peers` names; `--remembered` takes their last figures from there and shows their day.
"""


def page(measured: Measured) -> str:
    """Return the page."""
    quick = " This was a quick run on a smaller vault." if measured.quick else ""
    parts = [_HEAD.format(machine=measured.machine, summary=summary(measured.figures), quick=quick)]
    for heading, figures in measured.groups.items():
        parts.append(f"## {heading}\n\n{markdown(figures)}\n")
    if measured.picture:
        parts.append(f"![How costs grow with the vault and with a person's 1:1s]({measured.picture})\n\n")
    parts.append(_missed(measured))
    parts.append(_HOW)
    parts.append(f"\nThe run took {measured.seconds / 60:.0f} minutes.\n")
    return "".join(parts)


def _missed(measured: Measured) -> str:
    """Return what limits each missed aim."""
    missed = [figure for figure in measured.figures if figure.met is False]
    if not missed:
        return ""
    parts = ["## What limits the missed aims\n\n"]
    for figure in missed:
        _, bound, found, *_ = row(figure)
        parts.append(f"**{figure.aim.what}**: {bound}, measured {found}.\n\n")
        if figure.aim.key in measured.profiles:
            shown = "\n".join("    " + line if line else "" for line in measured.profiles[figure.aim.key].splitlines())
            parts.append(f"{shown}\n\n")
    return "".join(parts)
