"""Several things in one sentence."""

from __future__ import annotations

from collections.abc import Sequence


def listed(names: Sequence[str], /, *, most: int | None = None) -> str:
    """``A``, ``A dan B``, ``A, B, dan C``; beyond ``most``: ``A, B, dan 3 lagi``."""
    shown = list(names)
    if most is not None and len(shown) > most:
        shown = [*shown[:most], f"{len(shown) - most} lagi"]
    if len(shown) < 3:
        return " dan ".join(shown)
    return f"{', '.join(shown[:-1])}, dan {shown[-1]}"
