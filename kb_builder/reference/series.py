"""Index series: the national tables and what else was published, instrument by instrument."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from kb_builder.reference.areas import load_areas
from kb_builder.reference.assessments import load_assessments
from kb_builder.reference.errors import ReferenceDataError
from kb_builder.reference.tables import Column, decimal, read_file, read_rows, whole

SERIES_COLUMNS = (
    Column("code", r"[0-9]{2}(?:\.[0-9]{2})?"),
    Column("framework", r"[a-z0-9-]+"),
    whole("year", 2000, 2100),
    decimal("index", 1, 5),
    Column("predicate", required=False),
    Column("sources", r"https?://[^\n]+"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexPoint:
    """A published index. Points of different ``framework`` must never share a line.

    ``sources`` are addresses; empty where the point comes from the national table of the year.
    """

    year: int
    framework: str
    index: Decimal
    predicate: str | None
    sources: tuple[str, ...]


def index_series(code: str, /) -> tuple[IndexPoint, ...]:
    """All published indexes of an area, oldest first; empty where none is known."""
    national = [
        IndexPoint(
            year=row.year,
            framework=row.framework,
            index=row.index,
            predicate=row.predicate,
            sources=(),
        )
        for row in load_assessments().of(code)
    ]
    return tuple(sorted((*_others().get(code, ()), *national), key=lambda point: point.year))


@cache
def _others() -> dict[str, list[IndexPoint]]:
    found: dict[str, list[IndexPoint]] = {}
    for row in read_rows(
        read_file("assessments/series.csv"), file="series.csv", columns=SERIES_COLUMNS
    ):
        code, year = row["code"], row["year"]
        points = found.setdefault(code, [])
        twice = any(point.year == year for point in points)
        if twice or code not in load_areas().by_code or load_assessments().get(code, year):
            raise ReferenceDataError(f"series.csv: baris {code} tahun {year} ganda atau asing.")
        points.append(
            IndexPoint(
                year=year,
                framework=row["framework"],
                index=row["index"],
                predicate=row["predicate"],
                sources=tuple(row["sources"].split(" ")),
            )
        )
    return found
