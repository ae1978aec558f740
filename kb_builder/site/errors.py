"""The error of this layer."""

from __future__ import annotations


class ContentError(Exception):
    """The content cannot become a site; the text says where and why, in Indonesian."""
