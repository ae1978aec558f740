"""The published results of the national rounds, read once from the tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Any, Final

from kb_builder.model.area import Assessment
from kb_builder.reference.areas import Areas
from kb_builder.reference.errors import ReferenceDataError
from kb_builder.reference.tables import (
    DECIMAL,
    TEXT,
    Column,
    decimal,
    read_file,
    read_rows,
    whole,
)

_FOLDER: Final = "assessments"
_SLACK: Final = Decimal("0.01")
_CODE: Final = r"[0-9]{2}(?:\.[0-9]{2})?"

TABLE_COLUMNS: Final = (
    Column("file"),
    Column("framework", r"[a-z0-9-]+"),
    whole("year", 2000, 2100),
    Column("nodes"),
    whole("scale_min", 0, 1),
    whole("scale_max", 1, 10),
    whole("rows", 1, 1_000),
)
ODDITY_COLUMNS: Final = (
    whole("year", 2000, 2100),
    Column("code", _CODE),
    Column("node", required=False),
    Column("status", "doubtful|restored|note"),
    Column("note"),
)
"""``doubtful``: cannot be right; ``restored``: read back from a broken scan; ``note``: neither."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessments:
    """Results by year and area code. An area that was not evaluated is absent, never zero."""

    by_year: Mapping[int, Mapping[str, Assessment]]
    files: Mapping[int, str]
    """The table of each year, relative to ``kb_builder/reference``."""
    frameworks: Mapping[int, str]
    """The instrument of each year."""

    @property
    def years(self) -> tuple[int, ...]:
        """Years with a national table, oldest first."""
        return tuple(self.by_year)

    def years_of(self, framework: str, /) -> tuple[int, ...]:
        """Years with a national table on an instrument, oldest first."""
        return tuple(year for year in self.years if self.frameworks[year] == framework)

    def get(self, code: str, year: int, /) -> Assessment | None:
        """The result of an area in a year; ``None`` where it was not evaluated."""
        return self.by_year.get(year, {}).get(code)

    def of(self, code: str, /) -> tuple[Assessment, ...]:
        """All results of an area, oldest first."""
        return tuple(rows[code] for rows in self.by_year.values() if code in rows)


def assessments_in(folder: Traversable, /, *, areas: Areas) -> Assessments:
    """All national tables in ``folder``. Raises ``ReferenceDataError`` when one is wrong."""
    oddities = read_rows(
        read_file(folder, f"{_FOLDER}/oddities.csv"), file="oddities.csv", columns=ODDITY_COLUMNS
    )
    known = areas.by_code
    by_year: dict[int, Mapping[str, Assessment]] = {}
    tables = read_rows(
        read_file(folder, f"{_FOLDER}/tables.csv"), file="tables.csv", columns=TABLE_COLUMNS
    )
    for table in tables:
        rows = read_table(
            read_file(folder, f"{_FOLDER}/{table['file']}"), table=table, oddities=oddities
        )
        unknown = [code for code in rows if code not in known]
        if unknown:
            raise ReferenceDataError(f"{table['file']}: kode tidak dikenal: {', '.join(unknown)}.")
        by_year[table["year"]] = rows
    return Assessments(
        by_year=MappingProxyType(dict(sorted(by_year.items()))),
        files=MappingProxyType({table["year"]: f"{_FOLDER}/{table['file']}" for table in tables}),
        frameworks=MappingProxyType({table["year"]: table["framework"] for table in tables}),
    )


def read_table(
    text: str, *, table: Mapping[str, Any], oddities: list[dict[str, Any]]
) -> Mapping[str, Assessment]:
    """Results by code from the CSV ``text`` that a row of ``tables.csv`` describes.

    Values must lie on the scale, except those that ``oddities`` call doubtful. Raises
    ``ReferenceDataError``.
    """
    file, low, high = table["file"], table["scale_min"], table["scale_max"]
    nodes = tuple(table["nodes"].split(" "))
    columns = (
        Column("code", _CODE),
        decimal("index", low, high),
        Column("predicate", r"[A-Z][A-Za-z ]+"),
        *(Column(node, DECIMAL, Decimal) for node in nodes),
        Column("printed_name", TEXT),
    )
    own = [oddity for oddity in oddities if oddity["year"] == table["year"]]
    doubtful: dict[str, tuple[str, ...]] = {}
    for oddity in own:
        if oddity["status"] == "doubtful":
            code = oddity["code"]
            doubtful[code] = (*doubtful.get(code, ()), oddity["node"])
    notes = {row["code"]: row["note"] for row in own}
    found: dict[str, Assessment] = {}
    for row in read_rows(text, file=file, columns=columns):
        code = row["code"]
        if code in found:
            raise ReferenceDataError(f"{file}: kode {code} tertulis dua kali.")
        values = [row[node] for node in nodes]
        scores = dict(zip(nodes, values, strict=True))
        flagged = doubtful.get(code, ())
        sure = [scores[node] for node in nodes if node not in flagged] if flagged else values
        least, most, index = min(sure), max(sure), row["index"]
        if least < low or most > high:
            raise ReferenceDataError(f"{file}: nilai {code} di luar {low} sampai {high}.")
        # a weighted mean lies between its parts, but for what rounding the parts can cost
        if not flagged and not least - _SLACK <= index <= most + _SLACK:
            raise ReferenceDataError(f"{file}: indeks {code} di luar nilai bagian-bagiannya.")
        found[code] = Assessment(
            code=code,
            year=table["year"],
            framework=table["framework"],
            scores=MappingProxyType(scores),
            index=index,
            predicate=row["predicate"],
            printed_name=row["printed_name"],
            doubtful=flagged,
            note=notes.get(code),
        )
    if len(found) != table["rows"]:
        raise ReferenceDataError(f"{file}: {len(found)} baris, seharusnya {table['rows']}.")
    stray = [row["code"] for row in own if row["code"] not in found]
    if stray:
        raise ReferenceDataError(f"oddities.csv: kode di luar {file}: {', '.join(stray)}.")
    return MappingProxyType(found)
