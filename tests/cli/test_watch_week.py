"""A week of somebody's notes with the watcher running, on a clock that runs as fast as it is asked."""

from __future__ import annotations

import datetime as dt
import random
import re
from pathlib import Path

import pytest

from tests.cli.next_vaults import contents
from tests.cli.next_vaults import make
from tests.cli.next_vaults import planned
from tests.cli.next_vaults import run
from tests.cli.next_vaults import whole_notes
from tests.cli.watching import Fast
from tests.cli.watching import true_text
from tests.vault.watching.fast import Change
from vaultkit.cli.watch_log import Event

NAMES = ("Alma Rey", "Bo Stone", "Cleo Marsh")
#: The inside of a prep block, which is not the user's.
BLOCK = re.compile(rb"<!-- vaultkit prep [0-9a-f]+.*?<!-- /vaultkit -->", re.DOTALL)
LINES = (
    "- worried that the night rota breaks",
    "- [ ] {name} to write down the handover",
    "- [x] {name} to write down the handover",
    "- proud of how the move went",
    "- Status: two of three screens are done",
    "- not sure whether to stay in the team",
)
DAYS = 7
NOON = 12 * 3600


class Week:
    """What one user does, and every byte of it."""

    def __init__(self, fast: Fast, seed: int) -> None:
        self.fast = fast
        self.chance = random.Random(seed)  # noqa: S311 - the same every time
        self.count = 0
        self.mine: dict[str, bytes] = dict(contents(fast.vault))
        #: Planned notes that the user has written in or moved.
        self.touched: set[str] = set()
        self.checked = 0

    @property
    def today(self) -> str:
        return self.fast.script.moment().today.isoformat()

    def save(self, path: str, data: bytes) -> None:
        self.fast.save(path, data.decode())
        self.mine[path] = data

    def on_disk(self, path: str) -> bytes:
        return (self.fast.vault / path).read_bytes()

    def act(self) -> None:
        self.count += 1
        self.check()
        actions = [
            self.write_more,
            self.write_more,
            self.write_more,
            self.journal,
            self.plan,
            self.plan,
            self.meet,
            self.rename,
        ]
        self.chance.choice(actions)()

    def pick(self, pattern: str) -> str | None:
        found = sorted(path for path in self.mine if re.search(pattern, path))
        return self.chance.choice(found) if found else None

    def write_more(self) -> None:
        path = self.pick(r"^1-1s/.*/2026-1[01]-\d\d( old)?\.md$")
        if path is not None:
            name = path.split("/")[1]
            line = self.chance.choice(LINES).format(name=name.split()[0])
            if b"<!-- vaultkit" in self.on_disk(path):
                self.touched.add(path)
            self.save(path, self.on_disk(path) + f"{line} {self.count}\n".encode())

    def journal(self) -> None:
        self.save(f"Journal/{self.today}.md", f"# {self.today}\n\n- bought tea {self.count}\n".encode())

    def plan(self) -> None:
        """Prepare somebody's next note with the command; the watcher must not mind."""
        result = run(self.fast.vault, "next", self.chance.choice(NAMES), "-p", today=self.today)
        assert result.exit_code == 0, result.output
        path = Path(result.stdout.strip()).relative_to(self.fast.vault).as_posix()
        self.fast.saved[path] = self.fast.script.now
        if path not in self.touched:
            self.mine[path] = self.on_disk(path)

    def meet(self) -> None:
        name = self.chance.choice(NAMES)
        front = f'---\ntype: 1-1\nperson: "[[{name}]]"\ndate: {self.today}\n---\n\n'
        path = f"1-1s/{name}/{self.today}.md"
        if path not in self.mine:
            self.save(path, (front + self.chance.choice(LINES).format(name=name) + "\n").encode())

    def rename(self) -> None:
        path = self.pick(r"^1-1s/.*/2026-10-\d\d\.md$")
        if path is not None:
            new = path.replace(".md", " old.md")
            (self.fast.vault / path).rename(self.fast.vault / new)
            self.mine[new] = self.mine.pop(path)

    def check(self) -> None:
        """Every byte that is the user's is as they left it."""
        now = contents(self.fast.vault)
        assert now.keys() == self.mine.keys()
        for path, data in self.mine.items():
            if path in self.touched or b"<!-- vaultkit" not in data:
                assert now[path] == data, path
            else:
                assert BLOCK.sub(b"", now[path]) == BLOCK.sub(b"", data), path

    def check_truth(self) -> None:
        """Every planned note that nobody has touched says what `next` would say."""
        self.check()
        today = dt.date.fromisoformat(self.today)
        for person, day in planned(self.fast.vault, self.today):
            date = dt.date.fromisoformat(str(day))
            if date < today:
                continue
            note = next(path for path in self.mine if path.endswith(f"{person}/{day}.md"))
            if note not in self.touched:
                assert self.on_disk(note) == true_text(self.fast.vault, str(person), date, today), (note, self.today)
                self.checked += 1


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2])
def test_a_week_leaves_every_byte_of_the_users_and_every_planned_note_true(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    monkeypatch.setattr("vaultkit.vault.watching.loop.TICK", 60.0)
    vault = make(tmp_path / "vault", whole_notes(NAMES))
    run(vault, "next", "--all")
    fast = Fast(vault, monkeypatch)
    week = Week(fast, seed)
    changes: list[Change] = []
    for day in range(DAYS):
        # At work from nine to five: bursts of saves, with or without a quiet period between them.
        at = day * 86_400 + (0 if day == 0 else -3 * 3600)
        for _ in range(9):
            at += week.chance.choice([1, 2, 2, 40, 600, 3600])
            changes.append((at, "x", week.act))
        changes.append((at + 120, "", week.check_truth))
        # The day changes by itself, and what is prepared speaks of days.
        changes.append((day * 86_400 + NOON + 300, "", week.check_truth))
    fast.run(changes, end=DAYS * 86_400)
    week.check()
    assert week.count == DAYS * 9
    assert week.checked > DAYS
    assert len(fast.told.of(Event.REFRESHED)) > DAYS
    assert fast.told.of(Event.FAILED) == []
