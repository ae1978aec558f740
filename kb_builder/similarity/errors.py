"""The one exception of the layer."""

from __future__ import annotations


class SimilarityError(Exception):
    """A question that cannot be answered as it was asked.

    ``str(error)`` is one Indonesian sentence that can be shown to people as it is.
    """
