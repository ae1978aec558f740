"""The one exception of the layer."""

from __future__ import annotations


class FrameworkError(Exception):
    """Something about an instrument, a sheet or a calculation is wrong.

    ``str(error)`` is one Indonesian sentence that can be shown to people as it is.
    """
