"""Digests for the index: short, and quick to have."""

from __future__ import annotations

try:
    from _blake2 import blake2b  # hashlib loads OpenSSL first, which takes as long as Python's own start
except ImportError:
    from hashlib import blake2b

__all__ = ["blake2b", "digest_of"]


def digest_of(*facts: object) -> bytes:
    """Return 16 bytes that differ where the `repr` of the values does."""
    return blake2b(repr(facts).encode("utf-8", "backslashreplace"), digest_size=16).digest()
