"""A national table in the making: what is placed, what is open, what was repaired. Pure data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from kb_builder.importing.crosscheck import Suggestion
from kb_builder.importing.rows import Skipped
from kb_builder.model.area import Area, AreaKind
from kb_builder.model.framework import Framework

INDEX_NODE: Final = "index"
"""What the tables call the index among the nodes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """A cell that does not say literally what it was read as."""

    row: int
    column: str
    before: str
    after: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Oddity:
    """A line for ``oddities.csv``."""

    code: str
    node: str
    status: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedRow:
    """A row that goes into the table. Figures as printed ("4.60"), by node."""

    row: int
    area: Area
    values: Mapping[str, str]
    index: str
    predicate: str
    printed_name: str
    oddities: tuple[Oddity, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenRow:
    """A row that nobody has placed or excused yet: what is wrong, and what may be meant."""

    row: int
    name: str
    text: str
    problems: tuple[str, ...]
    candidates: tuple[Area, ...] = ()
    suggestion: Suggestion | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Respelled:
    """A row that was placed although its name is not spelled quite so."""

    row: int
    name: str
    area: Area


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A row that people keep out of the table."""

    row: int
    name: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TableDraft:
    """A national table in the making. ``placed`` is in order of code."""

    framework: Framework
    year: int
    read: int
    placed: tuple[PlacedRow, ...]
    open: tuple[OpenRow, ...]
    repairs: tuple[Repair, ...]
    respelled: tuple[Respelled, ...]
    left_out: tuple[LeftOut, ...]
    skipped: tuple[Skipped, ...]
    missing: tuple[Area, ...]
    """Areas without a row, in order of code; the parts of DKI Jakarta are never listed."""
    lost: tuple[Area, ...]
    """Those of them that had a row in the national table before: perhaps a row was not read."""
    order: tuple[str, ...]
    """What the figures of a row are, in the order of the file."""
    headed: bool
    """Whether headings or ``--columns`` told that order; else the calculator did."""
    has_predicates: bool
    suspect: bool
    """So many rows contradict themselves that columns must be mixed up."""


def missing_by_province(draft: TableDraft, /) -> dict[str, int]:
    """How many regencies and cities of each province have no row, most first."""
    counts = Counter(area.province for area in draft.missing if area.kind is not AreaKind.PROVINCE)
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))
