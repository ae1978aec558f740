"""Bytes of a ministry's table → its rows as printed, however it was saved or pasted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from kb_builder.importing.crosscheck import check_row
from kb_builder.importing.errors import TableError
from kb_builder.importing.figures import read_figure, read_predicate
from kb_builder.importing.headings import (
    INDEX,
    NAME,
    PREDICATE,
    PROVINCE,
    RUNNING,
    SKIP,
    find_columns,
    read_columns,
)
from kb_builder.importing.lines import Line
from kb_builder.importing.matching import NameMatcher
from kb_builder.importing.pieces import Piece, from_columns, from_words
from kb_builder.importing.plain_text import SEPARATORS, cut, decode, uncut
from kb_builder.importing.rows import PrintedRow, Skipped, assemble
from kb_builder.importing.workbook import workbook_lines
from kb_builder.model.framework import Framework

MAX_BYTES: Final = 10 * 1024 * 1024
MAX_LINES: Final = 20_000
_SAMPLE: Final = 30
"""So many rows tell in which order the figures stand."""

_NOT_FIGURES: Final = (RUNNING, NAME, PROVINCE, PREDICATE)
_ZIP: Final = b"PK\x03\x04"
_OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0"
_PDF: Final = b"%PDF"


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedTable:
    """The rows of a file. ``order`` tells the roles of the figures as they were read."""

    rows: tuple[PrintedRow, ...]
    skipped: tuple[Skipped, ...]
    order: tuple[str, ...]
    headed: bool
    """Whether headings or ``--columns`` told the order; else the calculator did."""
    has_predicates: bool


@dataclass(frozen=True, slots=True)
class _Reading:
    """One way to read the lines."""

    pieces: tuple[Piece, ...]
    order: tuple[str, ...]
    headed: bool
    has_predicates: bool


def read_printed(
    data: bytes,
    framework: Framework,
    matcher: NameMatcher,
    /,
    *,
    frameworks: Mapping[str, Framework],
    year: int,
    sheet: str | None = None,
    columns: str | None = None,
) -> PrintedTable:
    """The rows of the table in ``data``: XLSX, CSV, TSV, or text pasted from a PDF.

    ``columns`` names what each column holds where headings do not. Of all ways to read a text the
    one that gives most rows is taken. Raises ``TableError``.
    """
    forced = read_columns(columns, framework) if columns is not None else None
    best: _Reading | None = None
    most = 0
    failed: TableError | None = None
    tried: list[_Reading] = []
    for lines in _ways_to_cut(data, sheet):
        try:
            reading = _reading(lines, framework, year=year, forced=forced)
        except TableError as error:
            failed = failed or error
            continue
        tried.append(reading)
        count = len(_full(reading, framework))
        if count > most:
            best, most = reading, count
    if best is None:
        raise failed or TableError(_nothing_read(tried, framework, frameworks))
    if not best.headed:
        best = _in_certain_order(best, framework, year)
    rows, skipped = assemble(best.pieces, best.order, matcher)
    return PrintedTable(
        rows=rows,
        skipped=skipped,
        order=tuple(role for role in best.order if role != SKIP),
        headed=best.headed,
        has_predicates=best.has_predicates,
    )


def _ways_to_cut(data: bytes, sheet: str | None) -> Iterator[tuple[Line, ...]]:
    if len(data) > MAX_BYTES:
        raise TableError(f"Berkas lebih besar dari {MAX_BYTES // 1024 // 1024} MB.")
    if not data.strip():
        raise TableError("Berkas kosong.")
    if data.startswith(_OLD_OFFICE):
        raise TableError(
            "Berkas terkunci sandi atau berbentuk Excel lama (.xls); buka dengan Excel lalu simpan "
            "sebagai .xlsx tanpa sandi."
        )
    if data.startswith(_PDF):
        raise TableError(
            "Berkas PDF tidak dibaca langsung; salin teks tabelnya ke berkas .txt, atau ubah "
            "dahulu menjadi XLSX."
        )
    if data.startswith(_ZIP):
        yield workbook_lines(data, sheet=sheet)
        return
    if sheet is not None:
        raise TableError("--sheet hanya untuk berkas XLSX; berkas ini berupa teks.")
    text = decode(data)
    if text.count("\n") > MAX_LINES:
        raise TableError(f"Berkas lebih panjang dari {MAX_LINES} baris: bukan tabel nilai.")
    for separator in SEPARATORS:
        if separator in text:
            yield cut(text, separator)
    yield uncut(text)


def _reading(
    lines: Sequence[Line], framework: Framework, *, year: int, forced: tuple[str, ...] | None
) -> _Reading:
    """The lines read by the columns that are named, else by the order of their parts."""
    in_cells = any(len(line.cells) > 1 for line in lines)
    if forced is not None and in_cells:
        return _by_columns(lines, {role: at for at, role in enumerate(forced) if role != SKIP})
    if forced is None and in_cells:
        columns = find_columns(lines, framework, year=year)
        if columns is not None:
            return _by_columns(lines, columns)
    pieces = tuple(from_words(line, framework) for line in lines)
    if forced is not None:
        order = tuple(role for role in forced if role not in _NOT_FIGURES)
        return _Reading(pieces, order, True, PREDICATE in forced)
    told = (piece.predicate for piece in pieces if piece.predicate is not None)
    predicates = any(read_predicate(predicate, framework).text for predicate in told)
    order = (*(node.id for node in framework.top), INDEX)
    return _Reading(pieces, order, False, predicates)


def _by_columns(lines: Sequence[Line], columns: Mapping[str, int]) -> _Reading:
    figures = (role for role in columns if role not in _NOT_FIGURES)
    order = tuple(sorted(figures, key=columns.__getitem__))
    pieces = tuple(from_columns(line, columns, order) for line in lines)
    return _Reading(pieces, order, True, PREDICATE in columns)


def _full(reading: _Reading, framework: Framework) -> list[Piece]:
    """Pieces that look like rows: enough figures, at least half of them clear."""
    wanted = len(reading.order)
    return [
        piece
        for piece in reading.pieces
        if len(piece.figures) == wanted
        and 2 * sum(read_figure(cell, framework).text is not None for cell in piece.figures)
        >= wanted
    ]


def _in_certain_order(reading: _Reading, framework: Framework, year: int) -> _Reading:
    """The reading with the index last or first, whichever the calculator confirms.

    Raises ``TableError`` where it confirms neither or both.
    """
    *nodes, index = reading.order
    rows = _full(reading, framework)
    sample = rows[:: max(1, len(rows) // _SAMPLE)]
    orders = ((*nodes, index), (index, *nodes))
    last, first = (
        sum(_follows(piece, order, framework, year) for piece in sample) for order in orders
    )
    if 2 * max(last, first) < len(sample) or 2 * min(last, first) >= max(last, first):
        raise TableError(
            "Arti kolom angka tidak dapat dipastikan; sebutkan dengan --columns, misalnya "
            f'--columns "no,nama,{",".join(nodes)},indeks,predikat".'
        )
    order = orders[0] if last > first else orders[1]
    return _Reading(reading.pieces, order, False, reading.has_predicates)


def _follows(piece: Piece, order: Sequence[str], framework: Framework, year: int) -> bool:
    """Whether the index follows from the nodes when the figures stand in ``order``."""
    read = {
        role: read_figure(cell, framework).text
        for role, cell in zip(order, piece.figures, strict=True)
    }
    values = {role: text for role, text in read.items() if text is not None}
    if len(values) < len(read):
        return False
    index = values.pop(INDEX)
    return check_row(framework, values=values, index=index, predicate=None, year=year).fits


def _nothing_read(
    tried: Sequence[_Reading], framework: Framework, frameworks: Mapping[str, Framework]
) -> str:
    """Why no row was found, as far as that can be told."""
    wanted = len(framework.top) + 1
    counts = Counter(
        len(piece.figures)
        for reading in tried
        for piece in reading.pieces
        if len(piece.figures) > 1
    )
    said = f"{framework.short_name} memerlukan {wanted} angka tiap baris, termasuk indeks"
    if not counts:
        return f"Tidak ada baris tabel yang terbaca; {said}."
    usual = counts.most_common(1)[0][0]
    other = next(
        (
            item.id
            for item in frameworks.values()
            if item is not framework and len(item.top) + 1 == usual
        ),
        None,
    )
    hint = f" Maksud Anda --framework {other}?" if other and usual != wanted else ""
    how = "; bila susunan kolomnya lain, sebutkan dengan --columns" if not hint else ""
    return f"Kebanyakan baris memuat {usual} angka; {said}{how}.{hint}"
