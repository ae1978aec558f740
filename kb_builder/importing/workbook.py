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
from xml.parsers import expat

from kb_builder.importing.errors import TableError
from kb_builder.importing.lines import Cell, Line

MAX_UNPACKED: Final = 64 * 1024 * 1024
MAX_LINES: Final = 5_000
LAST_LINE: Final = 20_000
"""Nothing may stand below this line of a sheet."""
MAX_CELLS: Final = 100
"""Cells of a line that are read; a table has fewer columns."""
MAX_PARTS: Final = 500_000
"""Lines, cells and shared texts of a whole workbook: what has more takes minutes to read."""
MAX_LETTERS: Final = 32_767
"""Letters of a cell; spreadsheets hold no more."""
_CHUNK: Final = 256 * 1024
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
    """Refuse what unpacks to far more than a table, and XML that defines its own entities.

    Here every part is only walked through; a reader keeps what it reads.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            if any(part.flag_bits & 1 for part in parts):
                raise TableError("Berkas XLSX terkunci sandi; simpan ulang tanpa sandi.")
            if sum(part.file_size for part in parts) > MAX_UNPACKED:
                raise TableError("Berkas XLSX terlalu besar untuk sebuah tabel nilai.")
            counter = _Counter()
            for part in parts:
                # by any name, since the list of parts decides what is read as XML
                with archive.open(part) as stream:
                    content = stream.read(MAX_UNPACKED)
                if any(sign in content for sign in _DEFINITIONS):
                    raise TableError(_BROKEN)
                counter.walk(content)
    except TableError:
        raise
    except Exception as error:  # so does zipfile: zlib.error, struct.error and others
        raise TableError(_BROKEN) from error


class _Counter:
    """Counts what a workbook holds while its XML goes by; raises ``TableError`` at too much."""

    def __init__(self) -> None:
        self._parts = 0
        self._line = 0

    def walk(self, content: bytes) -> None:
        """Go through one part of the workbook; what is no XML, a picture say, is passed over."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = self._begin
        self._line = 0
        try:
            for start in range(0, len(content), _CHUNK):
                parser.Parse(content[start : start + _CHUNK], False)
            parser.Parse(b"", True)
        except expat.ExpatError:
            return  # where this is a sheet its reader says so

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        kind = name.rpartition(" ")[2]
        if kind == "row":
            number = attributes.get("r", "")
            self._line = int(number) if number.isdecimal() else self._line + 1
        elif kind in ("v", "is") and self._line > LAST_LINE:
            raise TableError(
                f"Lembar memuat isi di baris {self._line}; hapus yang berada jauh di bawah tabel, "
                f"sebab tabel dibaca sampai baris {LAST_LINE}."
            )
        elif kind not in ("c", "si"):
            return
        self._parts += 1
        if self._parts > MAX_PARTS:
            raise TableError(
                f"Buku kerja memuat lebih dari {MAX_PARTS // 1000}.000 sel: bukan tabel nilai. "
                "Salin tabelnya saja ke berkas baru."
            )


def _lines(sheet: Any) -> Iterator[Line]:
    left = MAX_LINES
    for number, row in enumerate(
        sheet.iter_rows(max_row=LAST_LINE, max_col=MAX_CELLS, values_only=True), start=1
    ):
        cells = tuple(_cell(value) for value in row)
        if any(isinstance(cell, str) and len(cell) > MAX_LETTERS for cell in cells):
            raise TableError(f"Baris {number} lembar memuat sel yang terlalu panjang.")
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
