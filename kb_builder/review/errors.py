"""The one exception of the layer."""

from __future__ import annotations


class ReviewError(Exception):
    """The two sides cannot be compared.

    ``str(error)`` is one Indonesian sentence that can be shown to people as it is.
    """
