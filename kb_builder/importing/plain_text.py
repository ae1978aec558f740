"""Bytes of a text file → text, and text → lines of cells at a separator."""

from __future__ import annotations

import codecs
import csv
import io
import re
from typing import Final

from kb_builder.importing.errors import TableError
from kb_builder.importing.lines import Line

SEPARATORS: Final = ("\t", ";", "|", ",")


def decode(data: bytes, /) -> str:
    """The text of a file in UTF-8, UTF-16 with its mark, or Windows-1252. Raises ``TableError``."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        codes: tuple[str, ...] = ("utf-16",)
    else:
        codes = ("utf-8-sig", "cp1252")
    for code in codes:
        try:
            text = data.decode(code)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            break
        return text
    raise TableError("Berkas bukan teks yang dapat dibaca; simpan ulang sebagai CSV UTF-8.")


def cut(text: str, separator: str, /) -> tuple[Line, ...]:
    """Lines cut at ``separator``, quotes respected; none where the text is no such table."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    lines: list[Line] = []
    start = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                lines.append(Line(start, tuple(cells)))
            start = reader.line_num + 1
    except csv.Error:
        return ()
    return tuple(lines)


def uncut(text: str, /) -> tuple[Line, ...]:
    """Every line that is not blank as one cell."""
    return tuple(
        Line(number, (line,))
        for number, line in enumerate(re.split(r"\r\n|\r|\n", text), start=1)
        if line.strip()  # a form feed is a blank too: it begins a page of a PDF
    )
