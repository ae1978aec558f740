"""What every kind of file is turned into first: numbered lines of cells."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

GLUE: Final = "\u2060"
"""Stands for a blank inside a figure, where words are parted at blanks."""

Cell = str | Decimal
"""Text as it stands, or a number that a spreadsheet holds as a number."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table. ``number`` is what people see beside it, from 1."""

    number: int
    cells: tuple[Cell, ...]

    @property
    def text(self) -> str:
        """The line as one text, for messages."""
        return " ".join(text for cell in self.cells if (text := shown(cell)))


def shown(cell: Cell, /) -> str:
    """A cell as people see it: one line, nothing invisible, numbers with a decimal comma."""
    if isinstance(cell, Decimal):
        return format(cell, "f").replace(".", ",")
    line = " ".join(cell.replace(GLUE, " ").split())
    return line if line.isprintable() else "".join(filter(str.isprintable, line))
