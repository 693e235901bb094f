"""What the next note should say: carry-over, prompts, the reset inventory, and how it is filed."""

from __future__ import annotations
