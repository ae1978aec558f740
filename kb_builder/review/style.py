"""How a report looks: the one way by which somebody else's words come into it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Protocol

LISTED: Final = 8
"""So many names of a list are shown."""


class Style(Protocol):
    """How words look."""

    def name(self, text: str) -> str:
        """A name, place or address that somebody else may have chosen."""

    def said(self, text: str) -> str:
        """What somebody else wrote."""

    def gone(self, text: str) -> str:
        """Words of somebody else that are no more."""

    def new(self, text: str) -> str:
        """Words of somebody else that are new."""

    def strong(self, text: str) -> str:
        """Words of ours that count."""


def listed(names: Sequence[str], style: Style, *, most: int = LISTED) -> str:
    """Names one after the other, and how many more there are."""
    shown = ", ".join(map(style.name, names[:most]))
    return shown if len(names) <= most else f"{shown}, dan {len(names) - most} lagi"
