"""What relationships, meetings and commitments are of, as people say it: words, which options and settings list too."""

from __future__ import annotations

from enum import StrEnum


class Relation(StrEnum):
    """What the other person is to the note-taker."""

    REPORT = "report"
    MANAGER = "manager"
    PEER = "peer"
    SKIP_LEVEL = "skip-level"
    MENTOR = "mentor"
    MENTEE = "mentee"
    OTHER = "other"


class Phase(StrEnum):
    """Where a relationship is, as people say it."""

    GET_TO_KNOW = "get-to-know"
    SHARE_CONTEXT = "share-context"
    MAINTAIN = "maintain"


class Effect(StrEnum):
    """What an event does to a relationship."""

    RESET = "reset"
    RELAX = "relax"


class Layout(StrEnum):
    """How a session is kept: it decides where the next one goes."""

    #: A whole note per meeting (archetypes A and B).
    NOTE = "note"
    #: A dated section of a running file or of a person's page (C and D).
    SECTION = "section"
    #: A bullet or subheading in a daily or weekly note (E).
    DAILY = "daily"
    #: A bullet of an outline (G).
    OUTLINE = "outline"


class Owner(StrEnum):
    """Whose an action is."""

    ME = "me"
    THEM = "them"
    UNKNOWN = "unknown"
