"""What comes with the programs, read once for all tests of a process."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources.abc import Traversable
from typing import Final

from kb_builder import reference
from kb_builder.frameworks import loader
from kb_builder.model.framework import Crosswalk, Framework
from kb_builder.reference import National
from kb_builder.reference.tables import OURS

_read: Final = reference.load_national

NATIONAL: Final[National] = _read()
"""The national tables and the instruments."""


def remember_national() -> None:
    """Let commands in this process have them, too, instead of reading them anew each time."""

    def tables(folder: Traversable = OURS, /) -> National:
        return NATIONAL if folder is OURS else _read(folder)

    def instruments() -> Mapping[str, Framework]:
        return NATIONAL.frameworks

    def crosswalks(_: Mapping[str, Framework], /) -> Mapping[tuple[str, str], Crosswalk]:
        return NATIONAL.crosswalks

    reference.load_national = reference.national.load_national = tables
    loader.load_frameworks = reference.national.load_frameworks = instruments
    reference.national.load_crosswalks = crosswalks
