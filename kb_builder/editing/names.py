"""Ids and file names: short, and nobody else's."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

LONGEST: Final = 60


def cut(slug: str, *, longest: int = LONGEST) -> str:
    """A slug that is not too long, whole words only if possible."""
    if len(slug) <= longest:
        return slug
    return (slug[: longest + 1].rpartition("-")[0] or slug[:longest]).strip("-")


def free_name(wanted: str, taken: Collection[str]) -> str:
    """``wanted``, or with a number where another has it already."""
    names = (f"{wanted}-{number}" if number > 1 else wanted for number in range(1, len(taken) + 2))
    return next(name for name in names if name not in taken)
