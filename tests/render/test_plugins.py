from __future__ import annotations

import time

import pytest

from tests.render.test_custom import rendered
from vaultkit.errors import TemplateError
from vaultkit.render.plugins import protect

PLUGINS = """\
<%* const x = {{a: 1}}; if (x) { %>
<% tp.file.title %> and `= this.file.name` and `$= {{x}}`

```dataviewjs
dv.table(["{% A %}"], {{b: 2}}) // {# no comment #}
```

~~~base
formulas:
  x: "{{ not.ours }}"
~~~

{% raw %}{{ as it is }} <% too %>{% endraw %}
"""


def test_code_of_plugins_is_left_as_it_is() -> None:
    text = rendered("# {{ first_name }}\n" + PLUGINS + "{{ first_name }}\n", first_name="Asta")
    assert text == "# Asta\n" + PLUGINS.replace("{% raw %}", "").replace("{% endraw %}", "").rstrip("\n") + "Asta\n"


def test_obsidians_placeholders_in_a_query_are_filled_in() -> None:
    source = '```dataview\nLIST WHERE file.name != "{{title}}" AND date = "{{date:YYYY-MM-DD}}" {{x}}\n```\n'
    assert rendered(source, title="Asta") == source.replace("{{title}}", "Asta").replace(
        "{{date:YYYY-MM-DD}}", "2026-11-25"
    )


def test_a_mistake_below_code_of_plugins_keeps_its_line() -> None:
    with pytest.raises(TemplateError, match=r"mine\.md:15: "):
        rendered(PLUGINS + "\n{{ nothing_of_that_name }}\n")


@pytest.mark.parametrize("part", ["<%", "```base\n", "`=", "{% raw %}", "~~~tasks\n~~~\n", "{% raw %}<%"])
def test_a_template_of_many_beginnings_is_looked_through_in_time(part: str) -> None:
    started = time.perf_counter()
    protect(part * 50_000, "kept")
    assert time.perf_counter() - started < 5
