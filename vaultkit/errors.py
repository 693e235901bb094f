"""What stops a command: one tree of exceptions, each with an exit code and a remedy.

Problems in notes are data (`vaultkit.model.Problem`) and never raised.
"""

from __future__ import annotations


class VaultkitError(Exception):
    """Stop the command with one sentence for a person, and what to do about it."""

    #: Process exit status (README, "Exit codes").
    exit_code = 2

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.message} {self.remedy}".strip()


class UsageError(VaultkitError):
    """An argument or a setting that cannot be understood."""

    exit_code = 2


class VaultNotFoundError(VaultkitError):
    """No vault at the place given, nor above the working folder, nor in the settings."""

    exit_code = 3


class PersonNotFoundError(VaultkitError):
    """Nobody in the vault goes by that name."""

    exit_code = 4


class AmbiguousPersonError(VaultkitError):
    """Two or more people answer to that name."""

    exit_code = 5

    def __init__(self, message: str, remedy: str = "", candidates: tuple[str, ...] = ()) -> None:
        super().__init__(message, remedy)
        #: Their names, for a choice.
        self.candidates = candidates


class WriteError(VaultkitError):
    """A note could not be written; nothing was changed."""

    exit_code = 6


class TemplateError(VaultkitError):
    """A template is wrong, or asked for too much."""

    exit_code = 7
