"""The unit says to systemd exactly what was meant."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from vaultkit.errors import UsageError
from vaultkit.vault.services.service import Completed
from vaultkit.vault.services.service import Machine
from vaultkit.vault.services.systemd import command_line
from vaultkit.vault.services.systemd import cron_line
from vaultkit.vault.services.systemd import quote
from vaultkit.vault.services.systemd import systemd_service

GOLDEN = """\
[Unit]
Description=vaultkit watch (notes-SLUG)

[Service]
Type=exec
ExecStart="/opt/py/bin/python" "-P" "-m" "vaultkit" "--vault" "/home/zoe/Notes" "watch" "--log" "json"
Restart=on-failure
RestartSec=60
TimeoutStopSec=20
# Never in the way of anything else
Nice=10
IOSchedulingClass=idle
# No network, ever: only sockets of this computer, which desktop notifications use
RestrictAddressFamilies=AF_UNIX
NoNewPrivileges=yes
LockPersonality=yes
RestrictRealtime=yes
SystemCallArchitectures=native

[Install]
WantedBy=default.target
"""

PATHS = st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=30).map(lambda text: f"/{text}")
NASTY = st.text(st.sampled_from(" %$\"'\\;{}:#=~hné日`|&<>*"), max_size=20).map(lambda text: f"/{text}")


def understood(value: str, environ: dict[str, str]) -> list[str]:
    """Read a command line as systemd.service(5) and systemd.syntax(7) have it: quotes, escapes, specifiers, variables."""
    words = []
    at = 0
    while at < len(value):
        if value[at] == " ":
            at += 1
            continue
        found = re.compile(r'"((?:[^"\\]|\\.)*)"(?= |$)').match(value, at)
        assert found, f"not a quoted word: {value[at:]}"
        at = found.end()
        word = re.sub(r"\\(.)", lambda escape: {"\\": "\\", '"': '"'}[escape[1]], found[1])
        words.append(re.sub(r"%(.?)", lambda specifier: {"%": "%"}[specifier[1]], word))
    if words[0].startswith(":"):
        return [words[0].removeprefix(":"), *words[1:]]
    return [word for each in words for word in replaced(each, environ)]


def replaced(word: str, environ: dict[str, str]) -> list[str]:
    if re.fullmatch(r"\$\w+", word):
        return environ.get(word[1:], "").split()
    return [re.sub(r"\$\{(\w+)\}|\$\$", lambda found: environ.get(found[1], "") if found[1] else "$", word)]


@settings(deadline=None)
@given(st.lists(PATHS | NASTY, min_size=1, max_size=4))
def test_every_path_reaches_the_program_as_it_is(words: list[str]) -> None:
    assert understood(command_line(tuple(words)), {"h": "wrong", "n": "wrong"}) == words


def test_the_reader_of_these_tests_does_replace() -> None:
    assert understood('"/a" "$h" "x${h}" "$$"', {"h": "1 2"}) == ["/a", "1", "2", "x1 2", "$"]


@settings(deadline=None)
@given(PATHS | NASTY)
def test_a_quoted_word_stays_on_its_line(word: str) -> None:
    assert "\n" not in quote(word)
    assert quote(word).endswith('"'), "a backslash at the end would join the next line"


def test_the_unit_of_a_plain_vault(linux: Machine) -> None:
    service = systemd_service(linux, "/home/zoe/Notes", notify=False)
    slug = re.sub("notes-[0-9a-f]{8}", "notes-SLUG", service.text)
    first, _, rest = slug.partition("\n")
    assert re.match("# vaultkit service [0-9a-f]{12}: ", first)
    assert rest == GOLDEN
    assert service.path == Path("/home/zoe/.config/systemd/user") / service.name
    assert [command.words[2:] for command in (*service.start, *service.stop)] == [
        ("daemon-reload",),
        ("enable", service.name),
        ("restart", service.name),
        ("disable", "--now", service.name),
    ]


def test_the_user_s_own_folder_of_settings_and_cache_are_honoured(linux: Machine) -> None:
    environ = {"XDG_CONFIG_HOME": "/conf", "VAULTKIT_CACHE_DIR": '/a "b" 5%'}
    service = systemd_service(replace(linux, environ=environ), "/home/zoe/Notes", notify=False)
    assert service.path.parent == Path("/conf/systemd/user")
    assert (
        'Environment="VAULTKIT_CACHE_DIR=/a \\"b\\" 5%%"\nEnvironment="XDG_CONFIG_HOME=/conf"\nRestart' in service.text
    )
    relative = systemd_service(replace(linux, environ={"XDG_CONFIG_HOME": "conf"}), "/home/zoe/Notes", notify=False)
    assert relative.path.parent == Path("/home/zoe/.config/systemd/user")


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        (Completed(0, "active"), "active"),
        (Completed(3, "inactive"), "inactive"),
        (Completed(3, "failed"), "failed"),
        (Completed(0, "activating"), "activating"),
        (Completed(1, "Failed to connect to bus: No medium found"), "systemd cannot be asked"),
        (Completed(127, "systemctl: not found"), "systemd cannot be asked"),
        (Completed(0, ""), "unknown"),
    ],
)
def test_what_systemd_says_is_told(linux: Machine, answer: Completed, state: str) -> None:
    assert systemd_service(linux, "/home/zoe/Notes", notify=False).state(answer) == state


@settings(deadline=None)
@given(st.lists(PATHS | NASTY, min_size=1, max_size=1))
def test_a_line_for_cron_says_the_same(folders: list[str]) -> None:
    line = cron_line(
        Machine("linux", "/py", Path("/home/zoe"), {"XDG_CACHE_HOME": "/c 5%"}, 1000), folders[0], notify=False
    )
    start, _, command = line.partition(" ")
    assert start == "@reboot"
    assert not re.search(r"(?<!\\)%", command), "cron takes a bare per cent for a line end"
    words = shlex.split(command.replace("\\%", "%"))
    assert words[:3] == ["env", "XDG_CACHE_HOME=/c 5%", "/py"]
    assert words[words.index("--vault") + 1] == folders[0]


VERIFY = shutil.which("systemd-analyze")


def verified(machine: Machine, folder: str, tmp_path: Path) -> subprocess.CompletedProcess[str]:
    service = systemd_service(machine, folder, notify=True)
    unit = tmp_path / service.name
    unit.write_text(service.text, encoding="utf-8")
    runtime = tmp_path / "run"
    runtime.mkdir(mode=0o700, exist_ok=True)
    assert VERIFY
    return subprocess.run(
        [VERIFY, "verify", "--user", str(unit)],
        env={**os.environ, "HOME": str(tmp_path), "XDG_RUNTIME_DIR": str(runtime)},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.mark.skipif(VERIFY is None, reason="systemd is not installed")
@pytest.mark.parametrize("name", ["py", "p y 5% é日", "$HOME ${HOME} $$ %h", ":-@+!", "; #"])
def test_systemd_itself_finds_the_program_and_nothing_to_say(tmp_path: Path, linux: Machine, name: str) -> None:
    program = tmp_path / name
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    environ = {"VAULTKIT_CACHE_DIR": f'/c "{name}" \\'}
    machine = replace(linux, interpreter=str(program), environ=environ)
    done = verified(machine, f"/home/zoe/\"{name}\" 'r' \\", tmp_path)
    assert (done.returncode, done.stdout + done.stderr) == (0, "")
    gone = verified(replace(machine, interpreter=f"{program}-gone"), f"/home/zoe/{name}", tmp_path)
    assert f"{name}-gone" in gone.stderr, "it does look for the program, under the name meant"


@pytest.mark.parametrize("name", ['"q"', "it's", "a\\b"])
def test_a_python_that_systemd_would_not_start_is_told_before_anything_is_written(linux: Machine, name: str) -> None:
    with pytest.raises(UsageError, match="quotes or backslashes"):
        systemd_service(replace(linux, interpreter=f"/opt/{name}/python"), "/home/zoe/Notes", notify=False)
