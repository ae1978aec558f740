"""The exceptions of the layer."""

from __future__ import annotations


class TableError(Exception):
    """A table, its decisions or the place it goes to cannot be used.

    ``str(error)`` is one Indonesian sentence that can be shown to people as it is.
    """


class DecisionError(TableError):
    """What is wrong stands in the file of decisions."""
