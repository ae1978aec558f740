"""A finished draft → the texts of the table's CSV files, rows that stay left byte for byte."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from kb_builder.importing.draft import TableDraft
from kb_builder.importing.errors import TableError
from kb_builder.model.framework import Framework
from kb_builder.reference.assessments import ODDITY_COLUMNS, TABLE_COLUMNS

TABLES: Sequence[str] = [column.name for column in TABLE_COLUMNS]
ODDITIES: Sequence[str] = [column.name for column in ODDITY_COLUMNS]


def file_name(framework: Framework, year: int, /) -> str:
    """The file of a table: "spbe-2025.csv"."""
    return f"{framework.family}-{year}.csv"


def table_text(draft: TableDraft, /) -> str:
    """The table itself, a row for each area in order of code."""
    nodes = [node.id for node in draft.framework.top]
    rows = [
        [
            row.area.code,
            row.index,
            row.predicate,
            *(row.values[node] for node in nodes),
            row.printed_name,
        ]
        for row in draft.placed
    ]
    return _csv([["code", "index", "predicate", *nodes, "printed_name"], *rows])


def tables_text(old: str, draft: TableDraft, /) -> str:
    """``tables.csv`` with the row of the table, in order of year.

    Raises ``TableError`` where another file has the year already.
    """
    framework, year = draft.framework, draft.year
    name = file_name(framework, year)
    records = _records(old, "tables.csv", TABLES)
    taken = [cells[0] for cells, _ in records if cells[2] == str(year) and cells[0] != name]
    if taken:
        raise TableError(f"Tahun {year} sudah mempunyai tabel {taken[0]}, dari instrumen lain.")
    row = [
        name,
        framework.id,
        year,
        " ".join(node.id for node in framework.top),
        framework.scale_min,
        framework.scale_max,
        len(draft.placed),
    ]
    kept = [(cells[2], text) for cells, text in records if cells[0] != name]
    return _merged(old, kept, [(str(year), _csv([row]))])


def oddities_text(old: str, draft: TableDraft, /) -> str:
    """``oddities.csv`` with the draft's lines in place of those that the year had."""
    year = str(draft.year)
    kept = [
        (cells[0], text)
        for cells, text in _records(old, "oddities.csv", ODDITIES)
        if cells[0] != year
    ]
    rows = [
        [year, oddity.code, oddity.node, oddity.status, oddity.note]
        for row in draft.placed
        for oddity in row.oddities
    ]
    return _merged(old, kept, [(year, _csv([row])) for row in rows])


def oddities_of(text: str, year: int, /) -> list[dict[str, str]]:
    """The lines of a year in ``oddities.csv``, as texts by column."""
    return [
        dict(zip(ODDITIES, cells, strict=True))
        for cells, _ in _records(text, "oddities.csv", ODDITIES)
        if cells[0] == str(year)
    ]


def has_table(tables: str, framework: Framework, year: int, /) -> bool:
    """Whether ``tables.csv`` names the table already."""
    name = file_name(framework, year)
    return any(cells[0] == name for cells, _ in _records(tables, "tables.csv", TABLES))


def _records(text: str, file: str, columns: Sequence[str]) -> list[tuple[list[str], str]]:
    """Rows below the heading: their cells, and their text as it stands."""
    lines = text.splitlines(keepends=True)
    found = [(cells, line) for line in lines[1:] if (cells := next(csv.reader([line]), []))]
    if not lines or lines[0].strip() != ",".join(columns):
        raise TableError(f"{file}: kolom harus tepat: {', '.join(columns)}.")
    if any(len(cells) != len(columns) for cells, _ in found):
        raise TableError(f"{file} rusak: ada baris dengan isian yang kurang atau lebih.")
    return found


def _merged(old: str, kept: list[tuple[str, str]], new: list[tuple[str, str]]) -> str:
    """The heading of ``old``, then all rows by year; rows of one year stay in their order."""
    heading = old.splitlines()[0]
    rows = sorted([*kept, *new], key=lambda row: row[0])
    return "".join([f"{heading}\n", *(text.rstrip("\r\n") + "\n" for _, text in rows)])


def _csv(rows: Iterable[Iterable[object]]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()
