from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.speed.runs import Command
from benchmarks.speed.runs import Run
from benchmarks.speed.runs import reason
from benchmarks.speed.runs import rounds
from benchmarks.speed.runs import run

ROOT = Path(__file__).resolve().parent.parent.parent


def command(code: str, *more: str, before: list[int] | None = None) -> Command:
    lines = tuple((sys.executable, "-c", text) for text in (code, *more))
    return Command(lines, dict(os.environ), ROOT, None if before is None else lambda: before.append(1))


def test_a_run_tells_time_cpu_and_exit() -> None:
    took = run(command("pass"))
    assert took.code == 0
    assert 0 < took.seconds < 60


@pytest.mark.skipif(sys.platform == "win32", reason="Windows tells no peak memory of a child")
def test_peak_memory_is_that_of_the_command_not_of_the_benchmark() -> None:
    held = bytearray(150_000_000)
    assert run(command("pass")).megabytes < 60
    assert run(command("bytearray(100_000_000)")).megabytes > 100
    assert len(held) == 150_000_000


def test_lines_are_run_until_one_fails(tmp_path: Path) -> None:
    touched = tmp_path / "touched"
    took = run(command("pass", "import sys; sys.exit('no such thing')", f"open({str(touched)!r}, 'w')"))
    assert (took.code, took.said.strip()) == (1, "no such thing")
    assert not touched.exists()


def test_every_command_takes_its_turn_after_one_that_is_not_counted() -> None:
    prepared: list[int] = []
    found = rounds({"a": command("pass", before=prepared), "b": command("pass")}, 3)
    assert [len(sample.runs) for sample in found.values()] == [3, 3]
    assert len(prepared) == 4


def test_a_command_that_fails_is_left_out_with_its_reason() -> None:
    found = rounds({"a": command("import sys; sys.exit('broken')"), "b": command("pass")}, 2)
    assert found["a"].trouble == "exit 1: broken"
    assert len(found["b"].runs) == 2


def test_a_missing_command_is_not_there_yet() -> None:
    assert reason(Run(0, 0, 0, 2, "Error: No such command 'index'.")) == "not there yet"


@pytest.mark.slow
def test_the_benchmark_runs_and_prints_its_table(tmp_path: Path) -> None:
    words = (
        "--quick",
        "--notes",
        "300",
        "--only",
        "next",
        "--scratch",
        str(tmp_path),
        "--peers",
        str(tmp_path / "peers"),
    )
    line = [sys.executable, "-m", "benchmarks.speed", *words, "--write", str(tmp_path / "page.md")]
    done = subprocess.run(line, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "`next PERSON`, warm, 300 notes" in done.stdout
    assert "not measured" not in done.stdout
    assert "## Asking" in (tmp_path / "page.md").read_text(encoding="utf-8")
