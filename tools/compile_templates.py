"""Write `vaultkit/render/compiled/` anew from the templates; a test keeps the two the same.

python -m tools.compile_templates
"""

# ruff: noqa: INP001  # a script beside the package, not a package

from __future__ import annotations

import shutil

from vaultkit.render.places import compile_templates
from vaultkit.render.places import compiled_templates

if __name__ == "__main__":
    folder = compiled_templates()
    shutil.rmtree(folder, ignore_errors=True)
    compile_templates(folder)
