"""Bytes of an XLSX file → lines. Values only: nothing in the file is run or followed."""

from __future__ import annotations

import io
import math
import warnings
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, Final

from kb_builder.importing.errors import TableError
from kb_builder.importing.lines import Cell, Line

MAX_UNPACKED: Final = 64 * 1024 * 1024
MAX_LINES: Final = 5_000
MAX_CELLS: Final = 100
_PRECISION: Final = 9
"""Decimals that are left of a spreadsheet's binary number; what lies beyond is noise."""

_DEFINITIONS: Final = tuple(
    sign.encode(encoding)
    for sign in ("<!DOCTYPE", "<!ENTITY")
    for encoding in ("utf-8", "utf-16-le", "utf-16-be")
)
"""How XML begins to define its own entities, in the encodings that a reader of XML detects."""

_BROKEN: Final = "Berkas XLSX rusak atau bukan XLSX; buka dengan Excel lalu simpan ulang."


def workbook_lines(data: bytes, /, *, sheet: str | None = None) -> tuple[Line, ...]:
    """The lines of a sheet, by default the first. Raises ``TableError``."""
    from openpyxl import load_workbook

    _refuse_traps(data)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about styles and extensions that hold no values
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
            names = [found.title for found in book.worksheets]
            if not names:
                raise TableError("Berkas XLSX tidak memuat satu lembar pun.")
            if sheet is not None and sheet not in names:
                raise TableError(
                    f"Lembar '{sheet}' tidak ada; yang ada: "
                    f"{', '.join(repr(name) for name in names)}."
                )
            chosen: Any = book[sheet or names[0]]
            # some programs write a wrong size; the rows themselves tell
            chosen.reset_dimensions()
            return tuple(_lines(chosen))
    except TableError:
        raise
    except Exception as error:  # a broken file breaks openpyxl in many ways
        raise TableError(_BROKEN) from error


def _refuse_traps(data: bytes) -> None:
    """Refuse what unpacks to far more than a table, and XML that defines its own entities."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            if any(part.flag_bits & 1 for part in parts):
                raise TableError("Berkas XLSX terkunci sandi; simpan ulang tanpa sandi.")
            if sum(part.file_size for part in parts) > MAX_UNPACKED:
                raise TableError("Berkas XLSX terlalu besar untuk sebuah tabel nilai.")
            for part in parts:
                # by any name, since the list of parts decides what is read as XML
                with archive.open(part) as stream:
                    content = stream.read(MAX_UNPACKED)
                if any(sign in content for sign in _DEFINITIONS):
                    raise TableError(_BROKEN)
    except (zipfile.BadZipFile, NotImplementedError, OSError, EOFError, ValueError) as error:
        raise TableError(_BROKEN) from error


def _lines(sheet: Any) -> Iterator[Line]:
    left = MAX_LINES
    for number, row in enumerate(sheet.iter_rows(values_only=True), start=1):
        cells = tuple(_cell(value) for value in row[:MAX_CELLS])
        if any(cell != "" for cell in cells):
            left -= 1
            yield Line(number, cells)
        if left < 0:
            raise TableError(f"Lembar memuat lebih dari {MAX_LINES} baris: bukan tabel nilai.")


def _cell(value: object) -> Cell:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "BENAR" if value else "SALAH"
    if isinstance(value, int):
        return Decimal(value)
    if isinstance(value, float) and math.isfinite(value):
        return Decimal(repr(round(value, _PRECISION)))
    if isinstance(value, datetime | date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return str(value)
