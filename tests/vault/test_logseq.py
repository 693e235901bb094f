from __future__ import annotations

import time

import pytest

from vaultkit.vault.logseq import read_journals


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("{}", ("journals", "YYYY_MM_DD", "")),
        ('{:journal/file-name-format "yyyy_MM_dd"}', ("journals", "YYYY_MM_DD", "")),
        ('{:journal/file-name-format "EEEE, dd.MM.yyyy"}', ("journals", "dddd, DD.MM.YYYY", "")),
        ("{:journal/file-name-format \"yyyy 'week' ww do\"}", ("journals", "YYYY [week] WW Do", "")),
        ('{:journal/file-name-format "yyyy-DDD"}', ("journals", "", "DDD")),
        ('{; :journals-directory "no"\n:journals-directory "log"}', ("log", "YYYY_MM_DD", "")),
        ('{:a {:journals-directory "no"} :b "x\\" :journals-directory \\"no"}', ("journals", "YYYY_MM_DD", "")),
        ('{#_ :journals-directory "no" :c 1}', ("journals", "YYYY_MM_DD", "")),
        ('{:journals-directory\n  "tage", :c [1 2 "}"]', ("tage", "YYYY_MM_DD", "")),
    ],
)
def test_the_keys_of_journals_are_found(text: str, found: tuple[str, str, str]) -> None:
    assert read_journals(text) == found


@pytest.mark.parametrize("part", ['\\"', "{", "; ", '"', "'", ":a ", "#_ "])
def test_a_hostile_file_takes_no_longer_than_its_length(part: str) -> None:
    started = time.perf_counter()
    for _ in range(2):
        read_journals('{"' + part * 200_000)
        read_journals('{:journal/file-name-format "' + part * 200_000)
    assert time.perf_counter() - started < 5
