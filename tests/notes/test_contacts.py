"""Clients, customers and other contacts: calls with them are no 1:1s unless something says so."""

from __future__ import annotations

import pytest

from tests.notes.small_vaults import SmallVault
from tests.notes.small_vaults import check

_LOG = "## Log\n\n### 2026-03-02\n- asked for a quote\n\n### 2026-03-16\n- sent it\n"

VAULTS: dict[str, SmallVault] = {
    "client calls": SmallVault(
        files={
            "Clients/Edda Sol/2026-03-02 call.md": "---\nclient: Edda Sol\nchannel: phone\n---\n- asked for a quote\n",
            "Clients/Edda Sol/2026-03-09.md": "- sent the quote\n",
        },
        met=[],
    ),
    "agents of a help desk": SmallVault(
        files={"Calls/2026-03-02.md": "---\ncontact: Edda Sol\nagent: Nora Feld\nchannel: phone\n---\n- asked\n"},
        met=[],
        me=("Nora Feld",),
    ),
    "log of a contact": SmallVault(files={"Contacts/Edda Sol.md": _LOG}, met=[]),
    "page with a company": SmallVault(
        files={"People/Edda Sol.md": "---\ncompany: Bolt AG\nphone: 1\n---\n" + _LOG.replace("Log", "Call log")}, met=[]
    ),
    "customer folder": SmallVault(files={"Customers/Edda Sol/2026-03-02 email.md": "- wrote\n"}, met=[]),
    # positive
    "a client with a mark": SmallVault(
        files={"Clients/Edda Sol/2026-03-02 1-1.md": "Attendees: Edda Sol, Nora Feld\n\n- plans\n"},
        met=[("Edda Sol", "2026-03-02", "Clients/Edda Sol/2026-03-02 1-1.md", 1)],
        me=("Nora Feld",),
    ),
    "a client with a type": SmallVault(
        files={"Clients/Edda Sol/2026-03-02.md": "---\ntype: 1on1\nclient: Edda Sol\n---\n- plans\n"},
        met=[("Edda Sol", "2026-03-02", "Clients/Edda Sol/2026-03-02.md", 1)],
    ),
    "a contact who reports": SmallVault(
        files={"Contacts/Edda Sol.md": "---\nrelation: report\n---\n" + _LOG},
        met=[
            ("Edda Sol", "2026-03-02", "Contacts/Edda Sol.md", 6),
            ("Edda Sol", "2026-03-16", "Contacts/Edda Sol.md", 9),
        ],
    ),
    "a log of 1:1s with a contact": SmallVault(
        files={"Contacts/Edda Sol.md": "## 1:1s\n### 2026-03-02\n- a\n"},
        met=[("Edda Sol", "2026-03-02", "Contacts/Edda Sol.md", 2)],
    ),
    "people": SmallVault(
        files={"People/Edda Sol/2026-03-02.md": "- plans\n"},
        met=[("Edda Sol", "2026-03-02", "People/Edda Sol/2026-03-02.md", 1)],
    ),
}


@pytest.mark.parametrize("name", VAULTS)
def test_sessions_are_found(name: str) -> None:
    check(VAULTS[name])
