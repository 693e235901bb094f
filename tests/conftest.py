"""What tests share: a copy of the sample vault, its day, and an environment of nobody's own settings."""

from __future__ import annotations

import datetime as dt
import shutil
import signal
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
#: The day the sample vault was written for.
TODAY = dt.date(2026, 11, 23)


@pytest.fixture(autouse=True, scope="session")
def _hang_ups() -> None:
    """Hear of hang-ups even where whoever started the tests does not (`nohup`); what the tests start hears as they do."""
    if sys.platform != "win32":
        signal.signal(signal.SIGHUP, signal.SIG_DFL)


@pytest.fixture(autouse=True)
def _nobodys_settings(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Keep the settings, caches and editors of whoever runs the tests out of them."""
    monkeypatch.setenv("VAULTKIT_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
    monkeypatch.setenv("VAULTKIT_CONFIG_DIR", str(tmp_path / "no-config"))
    for name in ("VAULTKIT_VAULT", "VAULTKIT_TODAY", "VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def sample_vault(tmp_path: Path) -> Path:
    """Return a copy of the sample vault that may be written to."""
    return Path(shutil.copytree(ROOT / "sample-vault", tmp_path / "sample-vault"))
