"""A reading with the index and one without it say the same, whatever happened to the notes or the index between."""

from __future__ import annotations

import datetime as dt
import os
import random
import shutil
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from vaultkit.model import Vault
from vaultkit.notes.understand import understand
from vaultkit.vault.fingerprint import take_fingerprint
from vaultkit.vault.index.place import index_place
from vaultkit.vault.index.reading import Taken
from vaultkit.vault.index.reading import take_vault
from vaultkit.vault.index.store import open_index
from vaultkit.vault.index.telling import TOLD
from vaultkit.vault.obsidian import read_template_folders
from vaultkit.vault.reading import read_notes
from vaultkit.vault.settings import load_settings

ROOT = Path(__file__).resolve().parents[3]
TODAY = dt.date(2026, 11, 23)
VAULTS = [ROOT / "sample-vault", *sorted(place for place in (ROOT / "tests" / "filed").iterdir() if place.is_dir())]


def with_index(vault: Path, place: Path, today: dt.date = TODAY, made: bytes = b"this program") -> Taken:
    settings = load_settings(vault, {"VAULTKIT_CONFIG_DIR": str(vault / "none")})
    with open_index(place, vault) as index:
        return take_vault(vault, settings, index, today=today, templates=read_template_folders(vault), made=made)


def without(vault: Path, today: dt.date = TODAY) -> Vault:
    settings = load_settings(vault, {"VAULTKIT_CONFIG_DIR": str(vault / "none")})
    notes, problems = read_notes(vault, settings)
    templates = read_template_folders(vault)
    return understand(notes, me=settings.me, today=today, problems=problems, templates=templates)


def wait_until_settled(vault: Path) -> None:
    """Wait until no note is so young that it would be read once more to be sure."""
    while not take_fingerprint(vault).settled:
        pass


@pytest.mark.parametrize("source", VAULTS, ids=lambda path: path.name)
def test_a_reading_with_the_index_says_what_one_without_it_says(source: Path, tmp_path: Path) -> None:
    vault, place = Path(shutil.copytree(source, tmp_path / "vault")), tmp_path / "cache" / "index.sqlite3"
    truth = without(vault)
    assert with_index(vault, place).vault == truth
    assert with_index(vault, place).vault == truth
    for today in (TODAY + dt.timedelta(days=9), TODAY - dt.timedelta(days=400), TODAY):
        assert with_index(vault, place, today).vault == without(vault, today)


def test_only_what_changed_is_read_again(sample_vault: Path, tmp_path: Path) -> None:
    place = tmp_path / "cache" / "index.sqlite3"
    wait_until_settled(sample_vault)
    with_index(sample_vault, place)
    private = with_index(sample_vault, place).read
    assert private == sum("private: true" in note.read_text(encoding="utf-8") for note in sample_vault.rglob("*.md"))
    assert with_index(sample_vault, place).read == private
    changed = next(iter(sorted(sample_vault.rglob("*.md"))))
    changed.write_text(changed.read_text(encoding="utf-8") + "\nOne more line.\n", encoding="utf-8")
    assert with_index(sample_vault, place).read == private + 1


def test_another_program_reads_everything_again(sample_vault: Path, tmp_path: Path) -> None:
    place = tmp_path / "cache" / "index.sqlite3"
    count = len(list(sample_vault.rglob("*.md")))
    with_index(sample_vault, place)
    assert with_index(sample_vault, place, made=b"a later program").read >= count - 2


def test_somebody_new_makes_notes_count_that_said_nothing_before(tmp_path: Path) -> None:
    vault, place = tmp_path / "vault", tmp_path / "cache" / "index.sqlite3"
    (vault / "1-1s").mkdir(parents=True)
    (vault / "1-1s" / "2026-11-02 Ada Brook.md").write_text("# 1:1 Ada Brook\n\n- talked about her move\n")
    (vault / "Inbox.md").write_text(
        "# Inbox\n\n- [ ] send [[Ben Ash]] the plan\n- [ ] ask [[Ada Brook]] for the rota\n"
    )
    before = with_index(vault, place).vault
    assert [action.person for action in before.actions] == ["Ada Brook"]
    (vault / "1-1s" / "2026-11-09 Ben Ash.md").write_text("# 1:1 Ben Ash\n\n- he likes the new team\n")
    after = with_index(vault, place).vault
    assert sorted(action.person for action in after.actions) == ["Ada Brook", "Ben Ash"]
    assert after == without(vault)


def test_a_note_that_only_its_name_makes_count_is_read(tmp_path: Path) -> None:
    vault, place = tmp_path / "vault", tmp_path / "cache" / "index.sqlite3"
    for name, text in {
        "People/Ben Ash.md": "---\ntype: person\n---\n",
        "Notes/Ben Ash log.md": "## 2026-11-02\n\n- talked about his move\n\n## 2026-11-09\n\n- the rota\n",
        "Notes/Tides.md": "They come twice a day.\n",
    }.items():
        (vault / name).parent.mkdir(parents=True, exist_ok=True)
        (vault / name).write_text(text)
    for _ in range(2):
        found = with_index(vault, place).vault
        assert [session.path for session in found.sessions] == ["Notes/Ben Ash log.md"] * 2
        assert found == without(vault)


def test_a_reading_overtaken_by_another_one_tells_the_index_nothing(tmp_path: Path) -> None:
    vault, place, aside = tmp_path / "vault", tmp_path / "cache" / "index.sqlite3", tmp_path / "page.md"
    page = vault / "People" / "Nadia Brandt.md"
    page.parent.mkdir(parents=True)
    for number in range(300):  # enough of them to be told how far it is
        (vault / f"Plan {number}.md").write_text("A plan.\n", encoding="utf-8")
    wait_until_settled(vault)
    with_index(vault, place)
    page.write_text("---\ntype: person\nrelation: report\n---\n", encoding="utf-8")
    wait_until_settled(vault)
    told: list[bytes | None] = []

    def while_it_reads(_done: int, _of: int) -> None:
        if not told:
            page.rename(aside)
            (vault / "Inbox.md").write_text("- [ ] send [[Nadia Brandt]] the plan\n", encoding="utf-8")
            wait_until_settled(vault)
            assert with_index(vault, place).vault.people == ()
            with open_index(place, vault) as index:
                told.append(index.get(TOLD, "", b"this program"))
            aside.rename(page)

    settings = load_settings(vault, {"VAULTKIT_CONFIG_DIR": str(vault / "none")})
    with open_index(place, vault) as index:
        taken = take_vault(vault, settings, index, today=TODAY, templates=(), made=b"this program", say=while_it_reads)
        assert [person.name for person in taken.vault.people] == ["Nadia Brandt"]
        assert [index.get(TOLD, "", b"this program")] == told
    assert with_index(vault, place).vault == without(vault)


def test_what_a_private_note_says_is_not_in_the_index(tmp_path: Path) -> None:
    vault, place = tmp_path / "vault", tmp_path / "cache" / "index.sqlite3"
    (vault / "1-1s").mkdir(parents=True)
    said = "---\nprivate: true\n---\n# 1:1 Ada Brook\n\n- the word is marmalade\n"
    (vault / "1-1s" / "2026-11-02 Ada Brook.md").write_text(said)
    (vault / "1-1s" / "2026-11-09 Ada Brook.md").write_text("# 1:1 Ada Brook\n\n- the word is gooseberry\n")
    for _ in range(2):
        assert with_index(vault, place).vault == without(vault)
    held = b"".join(file.read_bytes() for file in place.parent.iterdir())
    assert b"gooseberry" in held
    assert b"marmalade" not in held


def test_a_vault_that_is_not_mounted_costs_the_index_nothing(sample_vault: Path, tmp_path: Path) -> None:
    place = tmp_path / "cache" / "index.sqlite3"
    wait_until_settled(sample_vault)
    with_index(sample_vault, place)
    private = with_index(sample_vault, place).read
    sample_vault.rename(tmp_path / "elsewhere")
    sample_vault.mkdir()
    assert with_index(sample_vault, place).vault.sessions == ()
    sample_vault.rmdir()
    (tmp_path / "elsewhere").rename(sample_vault)
    assert with_index(sample_vault, place).read == private


@pytest.mark.parametrize("seed", range(4))
def test_random_edits_leave_both_readings_the_same(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)  # noqa: S311 - edits, no secrets
    vault, place = (
        Path(shutil.copytree(ROOT / "sample-vault", tmp_path / "vault")),
        tmp_path / "cache" / "index.sqlite3",
    )
    pool = [note.read_bytes() for source in VAULTS for note in sorted(source.rglob("*.md"))]
    today = TODAY
    for _ in range(25):
        for _ in range(chance.randint(1, 3)):
            edit(vault, chance, pool)
        if chance.random() < 0.2:
            today += dt.timedelta(days=chance.randint(-3, 20))
        if chance.random() < 0.15:
            damage(place, chance)
        assert with_index(vault, place, today).vault == without(vault, today)


def edit(vault: Path, chance: random.Random, pool: list[bytes]) -> None:
    notes = sorted(vault.rglob("*.md"))
    note = chance.choice(notes)
    match chance.randrange(7):
        case 0:
            note.unlink()
        case 1:
            (
                note.parent / f"{chance.choice(['Ada Brook', '2026-11-09', 'Idea'])} {chance.randrange(99)}.md"
            ).write_bytes(chance.choice(pool))
        case 2:
            note.rename(note.parent / f"{chance.randrange(99)} {note.name}")
        case 3:
            folder = vault / chance.choice(["People", "Projects", "Templates", "1-1s/Ben Ash", "Journal"])
            folder.mkdir(parents=True, exist_ok=True)
            note.rename(folder / note.name)
        case 4:
            note.write_bytes(chance.choice(pool))
        case 5:
            note.write_bytes(
                note.read_bytes() + b"\n- [ ] me: one more thing, due 2026-11-30\n- 13/11/2026 she was happy\n"
            )
        case _:
            before = note.stat()
            data = bytearray(note.read_bytes())
            if data:
                at = chance.randrange(len(data))
                data[at : at + 1] = b"x" if data[at : at + 1] != b"\n" else b"\n"
            note.write_bytes(bytes(data))
            os.utime(note, ns=(before.st_atime_ns, before.st_mtime_ns))


def damage(place: Path, chance: random.Random) -> None:
    if not place.exists():
        return
    data = bytearray(place.read_bytes())
    match chance.randrange(3):
        case 0:
            place.unlink()
        case 1:
            place.write_bytes(bytes(data[: len(data) // 2]))
        case _:
            for _ in range(40):
                data[chance.randrange(100, len(data))] ^= 1 << chance.randrange(8)
            place.write_bytes(bytes(data))


@pytest.mark.slow
@pytest.mark.parametrize("blow", [signal.SIGKILL, signal.SIGINT])
def test_a_reading_cut_off_at_any_moment_leaves_an_index_that_tells_the_truth(
    blow: signal.Signals, sample_vault: Path, tmp_path: Path
) -> None:
    environ = os.environ | {"VAULTKIT_CACHE_DIR": str(tmp_path / "cache"), "VAULTKIT_TODAY": TODAY.isoformat()}
    place = index_place(sample_vault, environ)
    assert place is not None
    truth = without(sample_vault)
    chance = random.Random(int(blow))  # noqa: S311 - moments, no secrets
    for _ in range(8):
        for note in chance.sample(sorted(sample_vault.rglob("*.md")), 20):
            note.touch()
        command = [sys.executable, "-m", "vaultkit", "--vault", str(sample_vault), "index", "--rebuild"]
        with subprocess.Popen(command, env=environ, stderr=subprocess.DEVNULL) as child:
            threading.Timer(chance.uniform(0.2, 1.2), child.send_signal, (blow,)).start()
            child.wait(30)
        assert with_index(sample_vault, place).vault == truth


def test_notes_of_a_folder_that_becomes_one_of_templates_are_read_again(tmp_path: Path) -> None:
    vault, place = tmp_path / "vault", tmp_path / "cache" / "index.sqlite3"
    (vault / "1-1s").mkdir(parents=True)
    (vault / ".obsidian").mkdir()
    (vault / "1-1s" / "2026-11-02 Ada Brook.md").write_text("# 1:1 Ada Brook\n\n- talked about her move\n")
    (vault / "2026-11-09 1-1 Ben Ash.md").write_text("# 1:1 Ben Ash\n\n- he likes the new team\n")
    for folder, people in (("T", ["Ada Brook", "Ben Ash"]), ("1-1s", ["Ben Ash"]), ("T", ["Ada Brook", "Ben Ash"])):
        (vault / ".obsidian" / "templates.json").write_text(f'{{"folder": "{folder}"}}')
        found = with_index(vault, place).vault
        assert [person.name for person in found.people] == people
        assert found == without(vault)


def test_a_folder_that_is_away_while_it_is_read_settles_nothing(tmp_path: Path) -> None:
    vault, place = tmp_path / "vault", tmp_path / "cache" / "index.sqlite3"
    for folder, name in (("1-1s", "Ada Brook"), ("B", "Ben Ash")):
        (vault / folder).mkdir(parents=True)
        (vault / folder / f"2026-11-02 1-1 {name}.md").write_text(f"# 1:1 {name}\n\n- hello\n")
    settings = load_settings(vault, {"VAULTKIT_CONFIG_DIR": str(vault / "none")})
    for number in range(300):  # so that `say` is called between the listing and the folder's turn
        (vault / "1-1s" / f"Idea {number}.md").write_text("an idea\n")

    def move(_done: int, _of: int) -> None:
        if (vault / "B").exists():
            (vault / "B").rename(tmp_path / "away")

    while not take_fingerprint(vault).settled:
        pass  # the notes grow old within a tick of the clock
    with open_index(place, vault) as index:
        taken = take_vault(vault, settings, index, today=TODAY, templates=(), made=b"this", say=move)
    assert [person.name for person in taken.vault.people] == ["Ada Brook"]
    assert not taken.fingerprint.settled
    (tmp_path / "away").rename(vault / "B")
    assert with_index(vault, place, made=b"this").vault == without(vault)
