"""What can go wrong with a visit pack."""

from __future__ import annotations


class BriefError(Exception):
    """The pack cannot be made; the text says why, in Indonesian."""
