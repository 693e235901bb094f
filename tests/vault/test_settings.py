from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from vaultkit.errors import UsageError
from vaultkit.model import Relation
from vaultkit.vault.setting_places import user_config_folder
from vaultkit.vault.settings import FormatSettings
from vaultkit.vault.settings import PersonSettings
from vaultkit.vault.settings import Settings
from vaultkit.vault.settings import load_settings
from vaultkit.vault.settings import load_user_settings


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "vault"
    folder.mkdir()
    return folder


@pytest.fixture
def environ(tmp_path: Path) -> dict[str, str]:
    folder = tmp_path / "config"
    folder.mkdir()
    return {"VAULTKIT_CONFIG_DIR": str(folder)}


def set_vault(root: Path, text: str) -> None:
    (root / "vaultkit.toml").write_text(text, encoding="utf-8")


def set_user(environ: dict[str, str], text: str) -> Path:
    file = Path(environ["VAULTKIT_CONFIG_DIR"]) / "config.toml"
    file.write_text(text, encoding="utf-8")
    return file


def told(settings: Settings) -> dict[str, tuple[object, str]]:
    return {name: (value, source) for name, value, source in settings.explained()}


def test_nothing_needs_to_be_set(root: Path, environ: dict[str, str]) -> None:
    settings = load_settings(root, environ)
    assert settings == Settings()
    assert told(settings) == {
        "vault": ("", "default"),
        "me": ([], "default"),
        "exclude": ([], "default"),
        "language": ("auto", "default"),
        "max_note_size": (5 * 1024 * 1024, "default"),
        "templates": ("", "default"),
        "template": ("", "default"),
        "prompts": ("", "default"),
        "carry": ("link", "default"),
    }


EVERYTHING = """
me = ["Sam Okonjo", "sam@example.org"]
exclude = "Archive"
language = "en"
max_note_size = "2 MB"
templates = "Meta/Templates/"

[rhythms]
status = "[[Weekly update]]"

[people."Ada Lovelace"]
cadence = 14
relation = "skip-level"
role = "Staff engineer"

[format.report.maintain]
days = 21
minutes = 45
structure = "one slot"

[format.peer.renewed]
days = 7

[lexicon.uncertainty]
phrases = ["not sure \\u007f"]
"""


def test_everything_can_be_set_in_the_vault(root: Path, environ: dict[str, str]) -> None:
    set_vault(root, EVERYTHING)
    settings = load_settings(root, environ)
    assert settings.me == ("Sam Okonjo", "sam@example.org")
    assert (settings.exclude, settings.language, settings.max_note_size) == (("Archive",), "en", 2 * 1024 * 1024)
    assert settings.templates == "Meta/Templates"
    assert settings.rhythms == {"status": "[[Weekly update]]"}
    assert settings.people == {"Ada Lovelace": PersonSettings(14, Relation.SKIP_LEVEL, "Staff engineer")}
    assert settings.formats == {
        ("report", "maintain"): FormatSettings(21, 45, "one slot"),
        ("peer", "renewed"): FormatSettings(days=7),
    }
    assert tomllib.loads(settings.lexicon) == {"uncertainty": {"phrases": ["not sure \x7f"]}}
    rows = told(settings)
    assert rows["people.Ada Lovelace.cadence"] == (14, "vaultkit.toml")
    assert rows["format.report.maintain.days"] == (21, "vaultkit.toml")
    assert rows["rhythms.status"] == ("[[Weekly update]]", "vaultkit.toml")
    assert rows["lexicon"][1] == "vaultkit.toml"
    assert rows["vault"] == ("", "default")


def test_environment_beats_vault_beats_user(root: Path, environ: dict[str, str]) -> None:
    user = set_user(
        environ,
        'me = "U"\ntemplates = "t"\nlanguage = "de"\nexclude = ["u"]\nmax_note_size = 1\n[rhythms]\na = "u"\nb = "u"',
    )
    set_vault(root, 'me = "V"\nlanguage = "fr"\nexclude = ["v"]\n[rhythms]\nb = "v"')
    environ |= {"VAULTKIT_ME": "E, e@example.org", "VAULTKIT_LANGUAGE": "it", "VAULTKIT_TEMPLATES": " "}
    settings = load_settings(root, environ)
    rows = told(settings)
    assert rows["me"] == (["E", "e@example.org"], "VAULTKIT_ME")
    assert rows["language"] == ("it", "VAULTKIT_LANGUAGE")
    assert rows["exclude"] == (["v"], "vaultkit.toml")
    assert rows["templates"] == ("t", str(user))
    assert rows["max_note_size"] == (1, str(user))
    assert settings.rhythms == {"a": "u", "b": "v"}


def test_the_users_own_file_names_a_vault(environ: dict[str, str], tmp_path: Path) -> None:
    set_user(environ, 'vault = "../notes"')
    assert load_user_settings(environ).vault == tmp_path / "config" / "../notes"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('nme = "Sam"', ("vaultkit.toml:1: 'nme' is no setting.", "Did you mean 'me'?")),
        ("zzz = 1", ("'zzz' is no setting.", "Known here: vault, me,")),
        ("\nme = 3", ("vaultkit.toml:2: 'me' must be a list of texts.",)),
        ("me = [1]", ("'me' must be a list of texts.",)),
        ('language = "English"', ("'language' must be \"auto\" or the code",)),
        ("max_note_size = true", ("'max_note_size' must be a size",)),
        ('max_note_size = "5 GB"', ("'max_note_size' must be a size",)),
        ("max_note_size = 0", ("'max_note_size' must be a size",)),
        ('templates = "../x"', ("'templates' must be a folder inside the vault.",)),
        ('templates = "C:\\\\x"', ("'templates' must be a folder inside the vault.",)),
        ('rhythms = "x"', ("'rhythms' must be a table.",)),
        ("[rhythms]\nstatus = 1", ("vaultkit.toml:2: 'rhythms.status' must be a text",)),
        (
            '[people."Ada B"]\ncadense = 7',
            ("vaultkit.toml:2: 'people.Ada B.cadense' is no setting.", "Did you mean 'cadence'?"),
        ),
        ("[people.Ada]\ncadence = 0", ("'people.Ada.cadence' must be a whole number from 1 to 3650.",)),
        ('[people.Ada]\nrelation = "boss"', ("'people.Ada.relation' must be \"report\" or",)),
        ("[people]\nAda = 7", ("'people.Ada' must be a table.",)),
        ("[format.boss]", ("'format.boss' is no setting.", "report, manager")),
        ("[format.report.start]", ("'format.report.start' is no setting.",)),
        ("[format.report.maintain]\nday = 7", ("'format.report.maintain.day' is no setting.", "'days'")),
        ("lexicon = 1", ("'lexicon' must be a table.",)),
        ('vault = "x"', ("vaultkit.toml:1: 'vault' cannot be set here.", "config.toml")),
        ("me = [", ("vaultkit.toml: ",)),
        ("me = " + "[" * 50_000, ("cannot be read",)),
    ],
)
def test_a_mistake_in_the_settings_stops_with_its_place(
    root: Path, environ: dict[str, str], text: str, words: tuple[str, ...]
) -> None:
    set_vault(root, text)
    with pytest.raises(UsageError) as error:
        load_settings(root, environ)
    for word in words:
        assert word in str(error.value)


def test_a_mistake_in_a_variable_names_it(root: Path, environ: dict[str, str]) -> None:
    with pytest.raises(UsageError, match="VAULTKIT_LANGUAGE: 'language' must be"):
        load_settings(root, environ | {"VAULTKIT_LANGUAGE": "English"})


def test_settings_that_are_no_text_stop(root: Path, environ: dict[str, str]) -> None:
    (root / "vaultkit.toml").write_bytes(b"me = '\xff'")
    with pytest.raises(UsageError, match="no TOML in UTF-8"):
        load_settings(root, environ)
    (root / "vaultkit.toml").unlink()
    (root / "vaultkit.toml").mkdir()
    with pytest.raises(UsageError, match="a folder"):
        load_settings(root, environ)


def test_a_byte_order_mark_before_settings_is_fine(root: Path, environ: dict[str, str]) -> None:
    (root / "vaultkit.toml").write_bytes(b"\xef\xbb\xbfme = 'Sam'\r\n")
    assert load_settings(root, environ).me == ("Sam",)


def test_without_the_variable_the_system_says_where_settings_are() -> None:
    assert user_config_folder({}).name == "vaultkit"
