from __future__ import annotations

from vaultkit.model import Phase
from vaultkit.model import Relation
from vaultkit.render.context import make_context
from vaultkit.render.note import refresh_text
from vaultkit.render.note import render_next
from vaultkit.render.samples import sample_meetings


def test_every_phase_is_there_for_every_relation_full_and_empty() -> None:
    met = {
        (brief.phase, brief.renewed, brief.deep, brief.relation, bool(brief.topics)) for brief, _ in sample_meetings()
    }
    phases = [
        *((phase, False, False) for phase in Phase),
        (Phase.SHARE_CONTEXT, True, False),
        (Phase.MAINTAIN, False, True),
    ]
    assert met == {(*phase, relation, full) for phase in phases for relation in Relation for full in (True, False)}


def test_the_built_in_templates_render_them_all() -> None:
    for brief, filing in sample_meetings():
        assert render_next(brief, filing)
        assert refresh_text(brief, filing)


def test_every_list_has_something_in_it_somewhere() -> None:
    contexts = [make_context(brief, filing) for brief, filing in sample_meetings()]
    for name, value in contexts[0].items():
        if isinstance(value, (list, dict)):
            assert any(context[name] for context in contexts), name
