"""The command line over the sample vault, word for word."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.transcripts import check

TRANSCRIPTS = sorted((Path(__file__).parent / "transcripts").glob("*.txt"))


@pytest.mark.parametrize("golden", TRANSCRIPTS, ids=lambda path: path.stem)
def test_the_command_says_what_it_said(golden: Path, sample_vault: Path) -> None:
    check(golden, sample_vault, "2026-11-23")
