"""Where the next note goes and in which shape, so that its owner would have filed it there too."""

from __future__ import annotations
