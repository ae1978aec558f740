"""The error of this layer."""

from __future__ import annotations


class EditError(Exception):
    """A file that cannot be edited as asked; ``str(error)`` is one Indonesian sentence."""
