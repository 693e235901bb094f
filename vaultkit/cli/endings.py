"""What stops a command, told to people: one sentence on stderr, and an exit code of its own."""

from __future__ import annotations

import sys

from vaultkit.cli.text import safe
from vaultkit.errors import VaultkitError

#: What may stop a command without being a fault of the program.
STOPS = (VaultkitError, KeyboardInterrupt, OSError)
_INTERRUPTED = 130


def ending_of(error: BaseException) -> SystemExit:
    """Say on stderr what stops the command, and return its end with the exit code that belongs to it."""
    if isinstance(error, BrokenPipeError):
        # The reader of a pipe (head, less) has gone: that is its right.
        sys.stderr.close()
        return SystemExit(0)
    if isinstance(error, KeyboardInterrupt):
        sys.stderr.write("Interrupted; nothing is half done.\n")
        return SystemExit(_INTERRUPTED)
    if isinstance(error, OSError):
        error = VaultkitError(f"The system says: {error.strerror or error}.", str(error.filename or ""))
    sys.stderr.write(f"Error: {safe(str(error))}\n")
    return SystemExit(error.exit_code if isinstance(error, VaultkitError) else 1)
