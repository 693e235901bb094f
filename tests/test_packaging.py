"""The wheel holds what the checkout holds: built, installed elsewhere, and run from an empty folder."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.mark.slow
def test_the_installed_wheel_prepares_a_note(tmp_path: Path, sample_vault: Path) -> None:
    build = [sys.executable, "-m", "build", "--no-isolation", "--wheel", "--outdir", str(tmp_path), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    for template in (ROOT / "templates").rglob("*.j2"):
        assert f"vaultkit/templates/{template.relative_to(ROOT / 'templates').as_posix()}" in names
    venv.create(tmp_path / "venv", with_pip=False, system_site_packages=False)
    library = next((tmp_path / "venv").glob("lib*/python*/site-packages"))
    zipfile.ZipFile(wheel).extractall(library)
    # The dependencies are those of the tests; the package itself is the wheel's.
    site = Path(pytest.__file__).parent.parent
    python = tmp_path / "venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    script = (
        "import sys; sys.path.append(sys.argv.pop(1)); from vaultkit.cli.app import main; main(prog_name='vaultkit')"
    )
    done = subprocess.run(
        [
            python,
            "-c",
            script,
            str(site),
            "--vault",
            sample_vault,
            "--today",
            "2026-11-23",
            "next",
            "tamsin",
            "--dry-run",
        ],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": ""},
    )
    assert done.returncode == 0, done.stderr
    assert "vaultkit prep" in done.stdout
