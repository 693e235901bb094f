"""Laws of the prepared note, over made-up relationships: nothing lost, nothing doubled, nothing done comes back."""

from __future__ import annotations

import datetime as dt
import re
import shutil
from collections.abc import Iterator
from collections.abc import Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from click.testing import CliRunner
from click.testing import Result
from hypothesis import HealthCheck
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from tests.histories import NAME
from tests.histories import TODAY
from tests.histories import Past
from tests.histories import pasts
from vaultkit.briefs.compose import compose_brief
from vaultkit.briefs.filing.plan import plan_filing
from vaultkit.briefs.request import Request
from vaultkit.briefs.schedule import choose_date
from vaultkit.cli.app import main
from vaultkit.model import BlockKind
from vaultkit.model import Brief
from vaultkit.model import Note
from vaultkit.model import Owner
from vaultkit.model import Phase
from vaultkit.notes.outline import parse_outline
from vaultkit.notes.prep_block import find_prep_blocks
from vaultkit.notes.text import parse_note
from vaultkit.notes.understand import understand
from vaultkit.phases.assess import assess
from vaultkit.render.note import render_next
from vaultkit.signals.history import read_history

SOME = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
FEW = settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def read(files: Mapping[str, str]) -> tuple[Note, ...]:
    parsed = [parse_note(path, text.encode("utf-8", "surrogatepass")) for path, text in files.items()]
    return tuple(note for note, _ in parsed if note is not None)


def prepared(files: Mapping[str, str], phase: Phase | None = None, event: str = "") -> tuple[Brief, str]:
    """Return the brief and the text of the next note, with no disk in between."""
    notes = read(files)
    vault = understand(notes, me=("Sam Fisk",), today=TODAY)
    person = next(one for one in vault.people if one.name == NAME)
    history = read_history(vault, person)
    belief = assess(history, today=TODAY)
    by_path = {note.path: note for note in notes}
    on = choose_date(belief, vault.sessions, today=TODAY)
    brief = compose_brief(vault, history, belief, Request(on, TODAY, phase, event), by_path)
    return brief, render_next(brief, plan_filing(vault, by_path, person, on, today=TODAY))


def block_of(text: str) -> str:
    (block,) = find_prep_blocks(text.split("\n"))
    return "\n".join(text.split("\n")[block.first : block.last - 1])


def around(text: str) -> str:
    """Return what stands outside the block, its digest aside."""
    return re.sub("prep [0-9a-f]{12}", "prep", text.replace(block_of(text), ""))


def shown(past: Past, block: str) -> list[str]:
    return [promise.text for promise in past.open if promise.text in block]


@SOME
@given(pasts(), st.sampled_from([Phase.SHARE_CONTEXT, None]), st.sampled_from(["", "pivot", "promotion"]))
def test_a_list_holds_every_open_commitment_once_or_counts_it(past: Past, phase: Phase | None, event: str) -> None:
    brief, text = prepared(past.files(), Phase.SHARE_CONTEXT if not event else phase, event)
    block = block_of(text)
    assert len(shown(past, block)) + brief.more_topics == len(past.open)
    assert all(block.count(one) == 1 for one in shown(past, block))
    assert len(brief.topics) <= 5
    if brief.more_topics:
        assert f"{brief.more_topics} more" in block


@SOME
@given(pasts())
def test_an_open_slot_holds_my_promises_once_and_counts_theirs(past: Past) -> None:
    brief, text = prepared(past.files(), Phase.MAINTAIN)
    block = block_of(text)
    mine = [promise.text for promise in past.open if promise.owner is Owner.ME]
    assert set(shown(past, block)) <= set(mine)
    assert len(shown(past, block)) + brief.more.get("promises", 0) == len(mine)
    assert brief.more.get("theirs", 0) == len(past.open) - len(mine)


@SOME
@given(pasts(), st.sampled_from(Phase), st.sampled_from(["", "reorg"]))
def test_nothing_done_comes_back(past: Past, phase: Phase, event: str) -> None:
    _, text = prepared(past.files(), None if event else phase, event)
    assert not [promise.text for promise in past.closed if promise.text in text]


@SOME
@given(pasts())
def test_getting_to_know_somebody_needs_no_task_number_or_agenda(past: Past) -> None:
    brief, text = prepared(past.files(), Phase.GET_TO_KNOW)
    block = block_of(text)
    assert not [promise.text for promise in past.promises if promise.text in block]
    assert not re.search(r"^[ \t]*(?:\d+[.)]|[-*+] \[.\])", block, re.MULTILINE)
    assert "agenda" not in block.lower().replace("no agenda", "")
    assert 2 <= len(brief.prompts) <= 3


@SOME
@given(pasts())
def test_an_open_slot_has_no_agenda(past: Past) -> None:
    _, text = prepared(past.files(), Phase.MAINTAIN)
    block = block_of(text)
    assert not re.search(r"^[ \t]*(?:\d+[.)]|[-*+] \[.\])", block, re.MULTILINE)
    assert "agenda" not in block.lower()


HOSTILE = (
    "# heading", "```js", "---", "> [!note] x", "<% tp.file.title %>", "{{ title }}", "`= this.file`", "$= dv.pages()",
    "key:: value", "[due:: 2026-01-01]", "![[Secret]]", "%% hidden %%", "<!-- /vaultkit -->", "<script>x</script>",
    "1. first", "| a | b |", "#tag", "^block", "{{query (todo)}}", "\\`x`", "~~~", "$$x$$", "[[A|b]]](c)", "TODO x",
    "- [ ] box", "&lt;%", "\u202egnp.exe", "a\u2028# b", "![x](http://e.example/p.png)", "<% * %>",
)  # fmt: skip


@SOME
@given(pasts(3), st.lists(st.sampled_from(HOSTILE), min_size=1, max_size=4), st.sampled_from(Phase))
def test_a_carried_line_is_never_more_than_a_line(past: Past, hostile: list[str], phase: Phase) -> None:
    mean = " ".join(hostile)
    more = "".join(
        f"- {start} {mean}\n"
        for start in ("Worried about", "We agreed that", "Prefers", "[ ] Me: mend", "[ ] Asta: mend the other", mean)
    )
    files = {path: text + (more if path.startswith("1-1s") else "") for path, text in past.files().items()}
    _, calm = prepared(past.files(), phase)
    _, text = prepared(files, phase)
    note, problems = parse_note("1-1s/x.md", text.encode("utf-8", "surrogatepass"))
    assert note is not None
    assert not problems
    before, _ = parse_note("1-1s/x.md", calm.encode())
    assert before is not None
    assert [one.key for one in note.properties] == [one.key for one in before.properties]
    inside = block_of(text)
    kinds = [block.kind for block in parse_outline(note)]
    assert kinds.count(BlockKind.HEADING) == [block.kind for block in parse_outline(before)].count(BlockKind.HEADING)
    assert BlockKind.CODE not in kinds
    assert not re.search(r"(?<!\\)%%|<%|\{\{|!\[|```|~~~|(?<!\\):(?<!\\:):|<script|\$=|`=", inside)


@contextmanager
def on_disk(files: Mapping[str, str]) -> Iterator[Path]:
    with TemporaryDirectory() as folder:
        root = Path(folder) / "vault"
        for path, text in {"vaultkit.toml": 'me = ["Sam Fisk"]\n', **files}.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(text.encode("utf-8"))
        yield root


def run(root: Path, *words: str) -> Result:
    result = CliRunner().invoke(main, ["--vault", str(root), "--today", TODAY.isoformat(), *words])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def contents(root: Path) -> Mapping[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


@FEW
@given(pasts())
def test_twice_is_once_and_two_machines_prepare_the_same_note(past: Past) -> None:
    with on_disk(past.files()) as root:
        other = Path(shutil.copytree(root, root.parent / "elsewhere"))
        assert run(root, "next", NAME, "--no-edit").exit_code == 0
        once = contents(root)
        assert run(root, "next", NAME, "--no-edit").exit_code == 0
        assert contents(root) == once
        assert run(other, "next", NAME, "--no-edit").exit_code == 0
        assert contents(other) == once


@FEW
@given(pasts(4), st.integers(0, 10_000), st.sampled_from(["x", " ", "\n", "- tea\n"]))
def test_an_untouched_block_is_brought_up_to_date_and_a_touched_one_never_changes(
    past: Past, where: int, typed: str
) -> None:
    """What is new is a ticked promise in a note of yesterday: a list that is kept true no longer holds it."""
    yesterday = TODAY - dt.timedelta(days=1)
    done = "".join(f"- [x] {promise.text}\n" for promise in past.open) or "- Liked the open evening\n"
    news = f'---\ntype: 1-1\nperson: "[[{NAME}]]"\ndate: {yesterday}\n---\n\n{done}'
    with on_disk(past.files()) as root:
        run(root, "next", NAME, "--phase", "share-context", "--date", "in 3 days", "--no-edit")
        path = Path(run(root, "next", NAME, "--print-path").stdout.strip())
        prepared_text = path.read_bytes()
        (root / f"1-1s/{NAME}/{yesterday}.md").write_text(news, encoding="utf-8")
        run(root, "next", NAME, "--no-edit")
        fresh = path.read_bytes().decode()
        assert not [promise.text for promise in past.open if promise.text in block_of(fresh)]
        assert around(fresh) == around(prepared_text.decode())
        old = prepared_text.decode()
        start, end = old.index(block_of(old)), old.index(block_of(old)) + len(block_of(old))
        at = start + where % (end - start)
        touched = (old[:at] + typed + old[at:]).encode()
        path.write_bytes(touched)
        run(root, "next", NAME, "--no-edit")
        assert path.read_bytes() == touched


@pytest.mark.parametrize("phase", Phase)
def test_a_person_who_was_met_once_gets_a_note_of_every_phase(phase: Phase) -> None:
    past = Past((TODAY - dt.timedelta(days=9),), (("Her brother is moving to Bergen in spring",),), ())
    brief, text = prepared(past.files(), phase)
    assert brief.phase is phase
    assert block_of(text).strip()
