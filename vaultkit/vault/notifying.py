"""Desktop notifications, through the library desktop-notifier, which only `watch --notify` loads.

Each goes out on a thread and a loop of its own that end with it: the library wants asyncio, the watcher has none, and a
session without anybody to show notifications may never answer.
"""

from __future__ import annotations

import asyncio
import html
import logging
import sys
import threading
import time
import unicodedata
from collections.abc import Callable
from collections.abc import Iterator
from contextlib import contextmanager
from contextlib import suppress

from vaultkit.errors import UsageError

#: Seconds that one notification may take.
LIMIT = 5.0
#: Seconds without a new attempt after one that failed, so that a dead desktop does not slow the watcher.
PAUSE = 60.0
#: Characters shown of a title or a body; there is no room for more.
_LONGEST = 160
#: Loggers of the library and what is under it: their tracebacks are for its makers.
_LOGGERS = ("desktop_notifier", "dbus_fast", "asyncio")

Send = Callable[[str, str], None]


class NotShownError(Exception):
    """A notification was not shown; the text says why, for a log."""


def require_library() -> None:
    """Raise a UsageError with the remedy where desktop-notifier is not installed."""
    try:
        import desktop_notifier  # noqa: F401, PLC0415 - an extra: most never need it, and it costs a tenth of a second
    except ImportError:
        message = "Desktop notifications need a package that is not installed."
        raise UsageError(message, 'Install it with: pip install "vaultkit-notes[notify]"') from None


def notifier(say: Callable[[str], None], send: Send, now: Callable[[], float] = time.monotonic) -> Send:
    """Return a function that shows (title, body) and never fails.

    What fails is said once, until one is shown again, and for `PAUSE` seconds nothing more is tried.
    `now` gives seconds.
    """
    failed_at: float | None = None

    def show(title: str, body: str) -> None:
        nonlocal failed_at
        if failed_at is not None and now() - failed_at < PAUSE:
            return
        try:
            send(plain(title), plain(body))
        except Exception as error:  # noqa: BLE001 - a library of three systems; whatever it raises, watching goes on
            if failed_at is None:
                say(
                    f"Desktop notifications are not shown: {plain(str(error)) or type(error).__name__}. Watching goes on."
                )
            failed_at = now()
        else:
            failed_at = None

    return show


def plain(text: str) -> str:
    """Return text on one line without characters that steer what shows it, cut with an ellipsis."""
    kept = "".join(" " if unicodedata.category(character)[0] in "CZ" else character for character in text)
    line = " ".join(kept.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"


def send_to_desktop(title: str, body: str, limit: float = LIMIT) -> None:
    """Show one notification now, and return when the desktop has taken it.

    Raises:
        NotShownError: it was not taken within `limit` seconds.
    """
    reasons: list[str] = []

    def work() -> None:
        try:
            with _overhearing(reasons):
                taken = asyncio.run(_within(title, body, limit))
            if not taken and not reasons:
                reasons.append("nobody here shows them")
        except TimeoutError:
            reasons.append(f"the desktop did not answer within {limit:g} s")
        except BaseException as error:  # noqa: BLE001 - handed over to the thread that waits
            reasons.append(str(error) or type(error).__name__)
        else:
            if taken:
                reasons.clear()

    # A daemon: a call that never comes back must not keep the watcher from ending.
    thread = threading.Thread(target=work, name="vaultkit-notify", daemon=True)
    thread.start()
    thread.join(limit + 1)
    if thread.is_alive():
        reasons.insert(0, f"the desktop did not answer within {limit:g} s")
    if reasons:
        raise NotShownError(reasons[0])


async def _within(title: str, body: str, limit: float) -> bool:
    return await asyncio.wait_for(_send(title, body), limit)


async def _send(title: str, body: str) -> bool:
    """Return whether the desktop took it; the library logs what goes wrong and raises nothing."""
    from desktop_notifier import Capability  # noqa: PLC0415 - an extra, see above
    from desktop_notifier import DesktopNotifier  # noqa: PLC0415

    taken: list[bool] = []
    # Bodies are markup by the specification of Linux desktops, titles and the other systems take text.
    shown = html.escape(body, quote=False) if sys.platform.startswith("linux") else body
    desktop = DesktopNotifier(app_name="vaultkit", app_icon=None)
    try:
        await desktop.send(title=title, message=shown, on_dispatched=lambda: taken.append(True))
        # Where it has no way to show anything (a Python outside of an app on macOS) it takes all and shows nothing.
        return bool(taken) and Capability.TITLE in await desktop.get_capabilities()
    finally:
        await _close(desktop)


async def _close(desktop: object) -> None:
    """Close the connection that the library keeps for clicks, which nobody waits for here; it has no call for that."""
    bus = getattr(getattr(desktop, "_backend", None), "bus", None)
    if bus is not None:
        with suppress(Exception):
            bus.disconnect()
            await asyncio.wait_for(bus.wait_for_disconnect(), 1)


@contextmanager
def _overhearing(reasons: list[str]) -> Iterator[None]:
    """Collect what the library logs as reasons, in place of a traceback on stderr."""

    class Ear(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            error = record.exc_info[1] if record.exc_info else None
            reasons.append(str(error or record.getMessage()))

    ear = Ear(logging.WARNING)
    loggers = [logging.getLogger(name) for name in _LOGGERS]
    before = [logger.propagate for logger in loggers]
    for logger in loggers:
        logger.addHandler(ear)
        logger.propagate = False
    try:
        yield
    finally:
        for logger, propagate in zip(loggers, before, strict=True):
            logger.removeHandler(ear)
            logger.propagate = propagate
