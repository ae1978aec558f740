r"""Rows as CSV for spreadsheets and programs: plain UTF-8, comma, decimal point, ``\n``.

A text that a spreadsheet would take for a formula gets an apostrophe in front; so does what follows
a semicolon, which parts cells where the comma is the decimal sign.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from typing import Any, Final

from kb_builder.words.signs import is_unseen, replaced, shown

SEPARATOR: Final = " | "
"""Between several values of one cell."""
_STARTS: Final = tuple("=+-@＝＋－＠")
_FORMULA_INSIDE: Final = re.compile(rf"(;\s*)(?=[{re.escape(''.join(_STARTS))}])")
_NUMBER: Final = re.compile(r"-?[0-9]+(?:\.[0-9]+)?(?:e-?[0-9]+)?")


def csv_text(columns: Iterable[str], rows: Iterable[Iterable[Any]], /) -> str:
    """The rows as CSV under a line with the names of the columns."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(map(cell, columns))
    writer.writerows(map(cell, row) for row in rows)
    return stream.getvalue()


def cell(value: Any, /) -> str:
    """One cell: nothing is empty, lines become one, no sign hides, no text can act as a formula."""
    text = _text(value)
    start = text if text.isascii() else replaced(text, is_unseen, instead="").lstrip()
    if ";" in text:
        text = _FORMULA_INSIDE.sub(r"\1'", text)
    return f"'{text}" if start.startswith(_STARTS) and not _NUMBER.fullmatch(text) else text


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return SEPARATOR.join(_text(item) for item in value if item is not None)
    return shown(" ".join(str(value).split()))
