"""The error of this layer, in the shape that Sphinx passes on."""

from __future__ import annotations

from sphinx.errors import ExtensionError


class ContentError(ExtensionError):
    """The content cannot become a site; the text says where and why, in Indonesian."""
