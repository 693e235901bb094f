from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultkit.model import BlockKind
from vaultkit.model import Note
from vaultkit.notes.outline import parse_outline
from vaultkit.notes.outline_scan import scan_outline

PLAIN = """# Ana Prats

## 5 March 2026

- [ ] send the list
  and the plan ^id1
  role:: dev
    - near a lake
- DONE read it

1. first
2. second

Mood: fine
and calm

| Action | Owner |
|---|---|
| Send | Ana |

> [!info]- Title
> text
> - [x] done

```dataview
- [ ] no
```

---

## 26 February 2026

text
"""


def test_plain_notes_come_out_as_from_the_parser() -> None:
    assert scan_outline(PLAIN, 1) == parse_outline(Note("a.md", tuple(PLAIN.split("\n"))))


LINES = st.sampled_from(
    ["- a", "  - b", "  - [ ] c", "# h", "## i", "text", "", "> q", "[[x]] y", "a:: b", "Name: z", "1. n"]
)


@given(st.lists(LINES, max_size=20))
def test_every_block_lies_inside_the_text_and_points_back(lines: list[str]) -> None:
    for index, block in enumerate(blocks := scan_outline("\n".join(lines), 1)):
        assert 1 <= block.line <= block.end <= max(1, len(lines))
        assert block.parent is None or (block.parent < index and blocks[block.parent].kind is BlockKind.ITEM)
        assert block.heading is None or (block.heading < index and blocks[block.heading].kind is BlockKind.HEADING)


@given(st.text(max_size=300))
def test_no_text_breaks_the_scan(text: str) -> None:
    scan_outline(text, 1)


@pytest.mark.parametrize(
    "line",
    [
        "- [ ] do the thing with [[Ana]]",
        "some words of prose",
        "5 apples and 3",
        "Name: words",
        "```",
        "```x\n~~~",
        "> > > q",
        "- " * 30,
        "| a | b |",
    ],
)
def test_megabytes_are_read_in_seconds_and_nothing_is_lost(line: str) -> None:
    text = "\n".join([line] * (1_500_000 // (len(line) + 1)))
    start = time.process_time()
    assert parse_outline(Note("a.md", tuple(text.split("\n"))))
    assert time.process_time() - start < 60  # a guard against blow-up, no measurement
