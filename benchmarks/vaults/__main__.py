"""Write a made-up vault; the same arguments give the same bytes on any machine.

python -m benchmarks.vaults FOLDER --notes 10000 --people 40 --sessions 0.05 --seed 1
python -m benchmarks.vaults FOLDER --notes 2000 --people 3 --each 500 --layout running
"""

# ruff: noqa: T201  # a command, which prints

from __future__ import annotations

import argparse
import datetime as dt
import sys
from pathlib import Path

from benchmarks.vaults.plan import Layout
from benchmarks.vaults.plan import Plan
from benchmarks.vaults.plan import held
from benchmarks.vaults.writing import write_vault


def main() -> int:
    """Write the vault, and say what is in it."""
    usual = Plan()
    parser = argparse.ArgumentParser(prog="python -m benchmarks.vaults", description="Write a made-up vault.")
    parser.add_argument("folder", type=Path, help="an empty folder, or one to be made")
    parser.add_argument("--notes", type=int, default=usual.notes, help="files in all (default: %(default)s)")
    parser.add_argument("--people", type=int, default=usual.people, help="default: %(default)s")
    parser.add_argument("--sessions", type=float, default=usual.sessions, help="1:1s as a share of the notes")
    parser.add_argument("--each", type=int, help="1:1s of every person, instead of --sessions")
    parser.add_argument("--seed", type=int, default=usual.seed, help="default: %(default)s")
    parser.add_argument("--layout", type=Layout, choices=list(Layout), default=usual.layout, help="how 1:1s are kept")
    parser.add_argument("--today", type=dt.date.fromisoformat, default=usual.today, help="default: %(default)s")
    given = vars(parser.parse_args())
    folder = given.pop("folder")
    try:
        people = write_vault(folder, Plan(**given))
    except (OSError, ValueError) as error:
        print(f"Cannot write the vault: {error}.", file=sys.stderr)
        return 1
    print(f"{given['notes']} notes, {len(people)} people, {held(people)} 1:1s in {folder}; today is {given['today']}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
