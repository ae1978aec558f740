"""Rujukan: sourced case files of Indonesian regencies, as a site, as data and as peers.

``import kb_builder as kb; data = kb.load(); kb.peers(data, "sumedang", k=10)``
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kb_builder.answers import Data, compare, hosts, load, peers, practices

__all__ = ["Data", "compare", "hosts", "load", "peers", "practices"]


def __getattr__(name: str) -> Any:
    """The public names, imported when they are asked for: the command line starts without them."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from kb_builder import answers

    return getattr(answers, name)
