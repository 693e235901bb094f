from __future__ import annotations

from vaultkit.briefs.filing.structure import Kind
from vaultkit.briefs.filing.structure import bullets_of
from vaultkit.briefs.filing.structure import marks_of

NOTE = """# 1:1 with Asta
**When:** 2026-11-11
#1on1

## Notes

- text: with a colon
```
## no heading
```
<!--
## nor this
-->
> **Quoted:** no

---

**Next steps:**
* x
"""


def test_structural_lines_are_told_from_text_code_and_comments() -> None:
    found = [(mark.kind, mark.text, mark.bullet, mark.rule_before) for mark in marks_of(NOTE.split("\n"))]
    assert found == [
        (Kind.HEADING, "1:1 with Asta", "", False),
        (Kind.FIELD, "**When:** 2026-11-11", "", False),
        (Kind.TAGS, "#1on1", "", False),
        (Kind.HEADING, "Notes", "-", False),
        (Kind.LABEL, "**Next steps:**", "*", True),
    ]


def test_rules_are_no_bullets() -> None:
    assert bullets_of(["- a", "---", "***", "+ b"]) == ["-", "+"]


def test_a_large_hostile_note_is_read_in_one_pass() -> None:
    lines = ["**" * 200 + ":" * 200, "#" * 500, "[[" * 300] * 4000
    assert len(list(marks_of(lines))) >= 0
