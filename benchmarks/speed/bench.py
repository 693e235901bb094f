"""What every group of measurements starts from: the vaultkit to measure, made-up vaults, and the environment of a run."""

from __future__ import annotations

import itertools
import os
import shutil
import sys
from collections.abc import Callable
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from dataclasses import field
from pathlib import Path

from benchmarks.speed.peers import surroundings
from benchmarks.speed.runs import Command
from benchmarks.speed.runs import Sample
from benchmarks.speed.runs import rounds
from benchmarks.vaults import Member
from benchmarks.vaults import Plan
from benchmarks.vaults import members
from benchmarks.vaults import write_vault

NAIVE = Path(__file__).resolve().parent / "naive.py"
#: What the libraries cost before a line of ours runs: the floor of LIMITS is click and Jinja2.
IMPORTS: Mapping[str, str] = {"bare": "pass", "click": "import click", "floor": "import click, jinja2"}


@dataclass(slots=True)
class Bench:
    """One run of the benchmark."""

    #: The command that is measured, and the interpreter beside it.
    vaultkit: Path
    scratch: Path
    #: Where peers are installed.
    peers: Path
    notes: int
    quick: bool = False
    rounds: int = 7
    say: Callable[[str], None] = print
    #: What was measured by row, for a profile of it.
    commands: dict[str, Command] = field(default_factory=dict)
    #: Every run by row, for the raw figures.
    samples: dict[str, Sample] = field(default_factory=dict)

    @property
    def python(self) -> Path:
        """The interpreter that has vaultkit's libraries."""
        return self.vaultkit.parent / ("python.exe" if sys.platform == "win32" else "python")

    def vault(self, plan: Plan) -> tuple[Path, tuple[Member, ...]]:
        """Return a vault of the plan, written when first asked for, and its people."""
        name = f"{plan.layout}-{plan.notes}-{plan.people}-{plan.each or plan.sessions}-{plan.seed}"
        folder = self.scratch / "vaults" / name
        mark = folder.with_name(f"{name}.done")
        if not mark.exists():
            self.say(f"Writing a vault of {plan.notes:,} notes")
            shutil.rmtree(folder, ignore_errors=True)
            write_vault(folder, plan)
            mark.touch()
        return folder, members(plan)

    def copy(self, vault: Path, name: str) -> Path:
        """Return a copy of a vault that may be written to."""
        folder = self.scratch / "copies" / name
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(vault, folder)
        return folder

    def environment(self, cache: str, **more: str) -> dict[str, str]:
        """Return the environment of a run whose index is kept under the name `cache`."""
        home = self.scratch / "caches" / cache
        known = dict(surroundings(home))
        return known | {"VAULTKIT_CACHE_DIR": str(home / "cache"), "VAULTKIT_CONFIG_DIR": str(home / "config")} | more

    def forget(self, cache: str) -> None:
        """Remove the index kept under that name."""
        shutil.rmtree(self.scratch / "caches" / cache, ignore_errors=True)

    def line(self, vault: Path, *words: str, today: str = "") -> tuple[str, ...]:
        """Return the command line of vaultkit on a vault."""
        return (str(self.vaultkit), "--vault", str(vault), "--today", today or str(Plan().today), "--quiet", *words)

    def command(
        self, vault: Path, *words: str, cache: str = "", before: Callable[[], None] | None = None, **more: str
    ) -> Command:
        """Return vaultkit on a vault as something to measure."""
        environment = self.environment(cache or vault.name, **more)
        return Command((self.line(vault, *words),), environment, self.scratch, before, cold="--rebuild" in words)

    def baselines(self, *names: str) -> dict[str, Command]:
        """Return what the figures are compared with: bare, click, floor."""
        environment = self.environment("none")
        return {name: Command(((str(self.python), "-c", IMPORTS[name]),), environment, self.scratch) for name in names}

    def naive(self, folder: Path) -> Command:
        """Return the naive tool on a folder of notes."""
        return Command(((str(self.python), str(NAIVE), str(folder)),), self.environment("none"), self.scratch)

    def measure(self, commands: Mapping[str, Command], *, patience: float = 0.0) -> dict[str, Sample]:
        """Run the commands in turns, and keep what they were and what they took."""
        self.say("Measuring " + ", ".join(name for name in commands if name not in IMPORTS))
        found = rounds(commands, self.rounds, patience or (2.0 if self.quick else 15.0))
        self.commands.update(commands)
        self.samples.update(found)
        return found


@contextmanager
def edited(path: Path, line: str) -> Iterator[Callable[[], None]]:
    """Give what changes a note each time it is called (a line put below it, then taken away); at the end it is as it was."""
    first = path.read_bytes()
    texts = itertools.cycle((first + line.encode(), first))

    def change() -> None:
        path.write_bytes(next(texts))

    try:
        yield change
    finally:
        path.write_bytes(first)


def usual(notes: int) -> Plan:
    """Return the plan of so many notes: forty people at 10,000, fewer where their 1:1s would be too few to say anything."""
    return Plan(notes=notes, people=min(40, max(3, notes // 200)))


def last_note(vault: Path, member: Member) -> Path:
    """Return the note of somebody's last 1:1."""
    return vault / "1-1s" / member.name / f"{member.days[-1]}.md"


def ordinary_note(vault: Path) -> Path:
    """Return a note that is no 1:1."""
    return min((vault / "Reading").rglob("*.md"))


def pick(people: Sequence[Member], place: int) -> Member:
    """Return somebody with a middling history, not the same for two places."""
    return sorted(people, key=lambda member: (len(member.days), member.name))[len(people) // 2 + place]


def vaultkit_beside() -> Path:
    """Return the vaultkit of this interpreter's environment."""
    return Path(sys.executable).parent / ("vaultkit.exe" if os.name == "nt" else "vaultkit")
