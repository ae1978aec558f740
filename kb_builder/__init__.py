"""Rujukan: sourced case files of Indonesian regencies, as a site, as data and as peers.

``import kb_builder as kb; p = kb.load(); p.peers("sumedang", k=10)``
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kb_builder.project import Project, load

__all__ = ["Project", "load"]


def __getattr__(name: str) -> Any:
    """The public names, imported when they are asked for: the command line starts without them."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from kb_builder import project

    return getattr(project, name)
