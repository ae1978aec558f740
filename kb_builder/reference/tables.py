"""CSV text → typed rows: the checks that all national tables share. Standard library only.

The tables are read on every command, so they must load in milliseconds: whole columns are checked
at once, and single cells are looked at only to say which one is wrong.
"""

from __future__ import annotations

import csv
import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any, Final

from kb_builder.reference.errors import ReferenceDataError

WHOLE: Final = r"[0-9]{1,15}"
DECIMAL: Final = r"-?[0-9]{1,15}(?:\.[0-9]{1,9})?"
TEXT: Final = r"[^\s\n](?:[^\n]*[^\s\n])?"

OURS: Final[Traversable] = resources.files(__package__)
"""The tables that come with the programs."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what its cells look like, what they become, and the range of its figures.

    Empty cells of a column that is not ``required`` become ``None``.
    """

    name: str
    pattern: str = TEXT
    make: Callable[[str], Any] = str
    low: int | None = None
    high: int | None = None
    required: bool = True


def whole(name: str, low: int, high: int, /, *, required: bool = True) -> Column:
    """A column of whole numbers from ``low`` to ``high``."""
    return Column(name, WHOLE, int, low, high, required)


def decimal(name: str, low: int, high: int, /, *, required: bool = True) -> Column:
    """A column of decimals, kept as printed, from ``low`` to ``high``."""
    return Column(name, DECIMAL, Decimal, low, high, required)


def read_rows(text: str, *, file: str, columns: Sequence[Column]) -> list[dict[str, Any]]:
    """Rows of the CSV ``text`` with exactly ``columns``, each cell read and in range.

    Raises ``ReferenceDataError`` with file, line and column.
    """
    names = [column.name for column in columns]
    lines = list(csv.reader(text.splitlines(), strict=True))
    if not lines or lines[0] != names:
        raise ReferenceDataError(f"{file}: kolom harus tepat: {', '.join(names)}.")
    for at, line in enumerate(lines, start=1):
        if len(line) != len(names):
            raise ReferenceDataError(f"{file}:{at}: {len(line)} isian, seharusnya {len(names)}.")
    if len(lines) == 1:
        return []
    cells = zip(*lines[1:], strict=True)
    read = [_read_column(texts, column, file) for texts, column in zip(cells, columns, strict=True)]
    return [dict(zip(names, row, strict=True)) for row in zip(*read, strict=True)]


def _read_column(texts: tuple[str, ...], column: Column, file: str) -> list[Any]:
    if column.required and not all(texts):
        raise ReferenceDataError(f"{file}:{texts.index('') + 2}: kolom '{column.name}' kosong.")
    if not re.fullmatch(rf"(?:(?:{column.pattern})?\n)*+", "\n".join(texts) + "\n"):
        cell = re.compile(column.pattern)
        at = next(i for i, text in enumerate(texts) if text and not cell.fullmatch(text))
        raise ReferenceDataError(
            f"{file}:{at + 2}: '{texts[at]}' pada kolom '{column.name}' tidak dapat dibaca."
        )
    make = column.make
    if make is str:
        return [text or None for text in texts]
    try:
        values = [make(text) if text else None for text in texts]
    except ValueError as error:
        raise ReferenceDataError(f"{file}: kolom '{column.name}': {error}.") from error
    if column.low is not None and column.high is not None:
        known = [value for value in values if value is not None]
        if known and not column.low <= min(known) <= max(known) <= column.high:
            at = next(
                i
                for i, value in enumerate(values)
                if value is not None and not column.low <= value <= column.high
            )
            raise ReferenceDataError(
                f"{file}:{at + 2}: {texts[at]} pada kolom '{column.name}' di luar "
                f"{column.low} sampai {column.high}."
            )
    return values


def read_file(folder: Traversable, name: str, /) -> str:
    """Text of a data file, ``name`` relative to the ``folder``. Raises ``ReferenceDataError``."""
    try:
        return folder.joinpath(name).read_text(encoding="utf-8")
    except (OSError, ValueError):
        raise ReferenceDataError(f"{name}: tabel ini tidak ada atau tidak terbaca.") from None


def digest_of(folder: Traversable, /) -> str:
    """Identifies the data files in ``folder`` by their names and bytes."""
    digest = hashlib.sha256()
    for name, file in sorted(_data_files(folder), key=lambda pair: pair[0]):
        data = file.read_bytes()
        digest.update(f"{name} {len(data)}\n".encode())
        digest.update(data)
    return digest.hexdigest()


def _data_files(folder: Traversable, above: str = "") -> Iterator[tuple[str, Traversable]]:
    for entry in folder.iterdir():
        if entry.name.endswith((".csv", ".yaml")):
            yield above + entry.name, entry
        elif not entry.name.endswith(".py") and entry.name != "__pycache__" and entry.is_dir():
            yield from _data_files(entry, f"{above}{entry.name}/")
