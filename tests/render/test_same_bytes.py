"""The same vault gives the same bytes, whatever order this run of Python gives to its sets."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent

SCRIPT = """
import datetime as dt
from tests.briefs.made import ASTA, ON, TODAY, assessment, by_path, note, session, vault
from tests.render.gallery import FILING, GALLERY
from vaultkit.briefs.compose import compose_brief
from vaultkit.briefs.request import Request
from vaultkit.briefs.filing.plan import plan_filing
from vaultkit.model import Phase
from vaultkit.render.custom import UserTemplate
from vaultkit.render.note import render_next
from vaultkit.render.overrides import Override, Overrides
from vaultkit.signals.history import read_history

for name in sorted(GALLERY):
    print(render_next(GALLERY[name], FILING))
told = (
    "Her brother keeps bees and the family lives in Bergen",
    "She prefers written feedback, early in the morning",
    "She wants to learn to lead and grow into a bigger role",
    "Learns best alone and needs long quiet mornings for it",
)
notes, sessions = [], []
for part, text in zip("abcd", told):
    made = note(f"1-1s/Asta Lindgren/2026-11-11 {part}.md", f"---\\ndate: 2026-11-11\\n---\\n\\n* {text}\\n\\n+ and so on\\n")
    notes.append(made)
    sessions.append(session(made, dt.date(2026, 11, 11), 4))
found = vault(sessions)
past = read_history(found, ASTA)
filing = plan_filing(found, by_path(*notes), ASTA, ON, today=TODAY)
for phase in Phase:
    brief = compose_brief(found, past, assessment(phase), Request(ON, TODAY), by_path(*notes))
    print(filing.path, render_next(brief, filing))
source = "{% for name, value in more.items() %}{{ name }} {{ value }}\\n{% endfor %}{{ first_name }}\\n"
mine = Overrides((Override("maintain.md.j2", source, "mine"),))
print(render_next(GALLERY["maintain-report"], FILING, overrides=mine, template=UserTemplate("mine", "{{ facts }}\\n{{ prep }}")))
"""


def printed(seed: str) -> str:
    environ = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        [sys.executable, "-B", "-c", SCRIPT], capture_output=True, cwd=ROOT, env=environ, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


def test_a_vault_gives_the_same_notes_under_any_hash_seed() -> None:
    first, second = printed("1"), printed("2")
    assert "Bergen" in first
    assert first == second
