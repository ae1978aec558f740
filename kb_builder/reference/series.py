"""Index series: the national tables and what else was published, instrument by instrument.

Of older instruments often only a rank or a category is known: such a year is a point without index.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import TYPE_CHECKING

from kb_builder.model.area import Assessment
from kb_builder.model.vocabulary import Basis, Term
from kb_builder.reference.areas import Areas
from kb_builder.reference.assessments import Assessments
from kb_builder.reference.errors import ReferenceDataError
from kb_builder.reference.tables import (
    Column,
    decimal,
    read_file,
    read_rows,
    whole,
)

if TYPE_CHECKING:
    from kb_builder.model.case import Profile

SERIES_COLUMNS = (
    Column("code", r"[0-9]{2}(?:\.[0-9]{2})?"),
    Column("framework", r"[a-z0-9-]+"),
    whole("year", 2000, 2100),
    decimal("index", 1, 5, required=False),
    Column("predicate", required=False),
    Column("rank", required=False),
    Column("note", required=False),
    Column("sources", r"https?://[^\n]+"),
)


class Origin(Term):
    """Where an index comes from."""

    TABLE = "national-table", "tabel nasional"
    PUBLICATION = "publication", "terbitan lain"
    CASE = "case", "berkas kasus daerah"


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexPoint:
    """What was published of a year. Points of different ``framework`` must never share a line.

    ``index`` is None where only ``predicate`` (the category) or ``rank`` (the place, as printed:
    "3 di Jawa Timur") is known. ``sources`` are addresses; empty where the point comes from the
    national table of the year. ``cites`` are ids of sources in the area's case file that print the
    same figure, or, where only the case knows it, that it was taken from; ``note`` is the case's
    note on it, or the table's.
    """

    year: int
    framework: str
    index: Decimal | None
    predicate: str | None
    rank: str | None = None
    origin: Origin
    sources: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()
    note: str | None = None

    @property
    def standing(self) -> str | None:
        """Predicate and rank in words: "Baik; peringkat 1 dari 21 daerah"."""
        rank = f"peringkat {self.rank}" if self.rank and self.rank[0].isdigit() else self.rank
        return "; ".join(filter(None, (self.predicate, rank))) or None


Published = Mapping[str, tuple[IndexPoint, ...]]
"""Indexes that are in no national table, by code of the area."""


def series_of(
    results: Iterable[Assessment],
    published: Iterable[IndexPoint],
    /,
    *,
    profiles: Iterable[Profile] = (),
) -> tuple[IndexPoint, ...]:
    """All published indexes of one area, oldest first; empty where none is known.

    ``results`` are its rows in the national tables, ``published`` what stands elsewhere, and
    ``profiles`` are those of the area's case: they add years that the tables do not know. Where
    both know one, the figure of the tables stands. Only outside assessments count: a
    self-assessment must not share a line with them.
    """
    known = [*published, *map(_national, results)]
    points = {(point.year, point.framework): point for point in known}
    for profile in profiles:
        if profile.index is None or profile.basis is not Basis.EXTERNAL:
            continue
        place = profile.year, profile.framework
        point = points.get(place) or IndexPoint(
            year=profile.year,
            framework=profile.framework,
            index=profile.index,
            predicate=profile.predicate,
            origin=Origin.CASE,
        )
        if point.index is None:
            point = replace(point, index=profile.index, predicate=profile.predicate)
        points[place] = replace(point, cites=profile.cites, note=profile.note or point.note)
    return tuple(points[place] for place in sorted(points))


def _national(row: Assessment) -> IndexPoint:
    return IndexPoint(
        year=row.year,
        framework=row.framework,
        index=row.index,
        predicate=row.predicate,
        origin=Origin.TABLE,
    )


def published_in(folder: Traversable, /, *, areas: Areas, assessments: Assessments) -> Published:
    """The indexes of ``assessments/series.csv``. Raises ``ReferenceDataError``."""
    found: dict[str, tuple[IndexPoint, ...]] = {}
    for row in read_rows(
        read_file(folder, "assessments/series.csv"), file="series.csv", columns=SERIES_COLUMNS
    ):
        code, year = row["code"], row["year"]
        points = found.get(code, ())
        twice = any(point.year == year for point in points)
        if twice or code not in areas.by_code or assessments.get(code, year):
            raise ReferenceDataError(f"series.csv: baris {code} tahun {year} ganda atau asing.")
        if not (row["index"] or row["predicate"] or row["rank"]):
            raise ReferenceDataError(f"series.csv: baris {code} tahun {year} tanpa nilai apa pun.")
        point = IndexPoint(
            year=year,
            framework=row["framework"],
            index=row["index"],
            predicate=row["predicate"],
            rank=row["rank"],
            note=row["note"],
            origin=Origin.PUBLICATION,
            sources=tuple(row["sources"].split(" ")),
        )
        found[code] = (*points, point)
    return MappingProxyType(found)
