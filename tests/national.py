"""What comes with the programs, read once for all tests of a process."""

from __future__ import annotations

from importlib.resources.abc import Traversable
from typing import Final

from kb_builder import reference
from kb_builder.reference import National
from kb_builder.reference.tables import OURS

_read: Final = reference.load_national

NATIONAL: Final[National] = _read()
"""The national tables and the instruments."""


def remember_national() -> None:
    """Let commands in this process have it, too, instead of reading it anew each time."""

    def remembered(folder: Traversable = OURS, /) -> National:
        return NATIONAL if folder is OURS else _read(folder)

    reference.load_national = reference.national.load_national = remembered
