"""Lines → pieces of rows: a running number, words, figures in their order, a predicate."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from kb_builder.importing.figures import DIGITS, is_empty, read_predicate
from kb_builder.importing.headings import NAME, PREDICATE, PROVINCE, RUNNING
from kb_builder.importing.lines import GLUE, Cell, Line, shown
from kb_builder.model.framework import Framework

_SPLIT_FIGURE: Final = re.compile(
    rf"(?<![\w.,])([{DIGITS}])(?:\s+([.,])\s*|\s*([.,])\s+)([{DIGITS}]{{2}})(?![\w])"
)
_RUNNING: Final = re.compile(r"\(?([0-9OolI|]{1,4})[.)]?")
_GLUED: Final = re.compile(r"^(\s*[0-9]{1,4}[.)])(?=[^\W\d])")
_FIGURE: Final = re.compile(
    rf"[{DIGITS}]{{1,3}}[.,][{DIGITS}]{{1,12}}[*†‡.,;:]*"  # 4,60 and 4,6O
    rf"|[^\w\s]?[0-9][.,]\S{{2}}|\S[.,][0-9]{{2}}|[0-9][.,][0-9]\S|[0-9][.,]\S[0-9]"  # one is lost
    rf"|[0-9](?:[.,])?|(?=.*[0-9].*[0-9])[{DIGITS}]{{3}}[*†‡]*"  # 4 and 476
)
_NOT_FIRST: Final = re.compile(r"[-–—]+|\.{3}|…")
"""Signs for "nothing", which count as figures between and after figures only."""


@dataclass(frozen=True, slots=True)
class Piece:
    """What one line says. ``figures`` are in the order in which the line has them.

    ``province`` is what a column of provinces says.
    """

    number: int
    text: str
    running: str = ""
    words: str = ""
    figures: tuple[Cell, ...] = ()
    predicate: Cell | None = None
    province: str = ""


def from_columns(line: Line, columns: Mapping[str, int], order: Sequence[str], /) -> Piece:
    """The piece that a line holds when ``columns`` say where everything is.

    ``order`` are the roles of the figures. A line without figures is words only, wherever they
    stand: a heading, or the rest of a name.
    """

    def at(role: str) -> Cell:
        place = columns.get(role, len(line.cells))
        return line.cells[place] if place < len(line.cells) else ""

    figures = tuple(at(role) for role in order)
    running, name = shown(at(RUNNING)), shown(at(NAME))
    nothing = name and all(map(is_empty, figures)) and any(map(shown, figures))
    if not nothing and not any(map(_is_figure, figures)):
        others = (text for cell in line.cells if (text := shown(cell)) not in ("", running))
        return Piece(line.number, line.text, running, " ".join(others))
    return Piece(
        line.number,
        line.text,
        running=running,
        words=name,
        figures=figures,
        predicate=at(PREDICATE) if PREDICATE in columns else None,
        province=shown(at(PROVINCE)),
    )


def from_words(line: Line, framework: Framework, /) -> Piece:
    """The piece of a line of which only the order of its parts is known.

    Cells are words where there are several, else the words of the text.
    """
    cells = _parts(line)
    running = ""
    first = _RUNNING.fullmatch(shown(cells[0])) if len(cells) > 1 else None
    if first is not None and re.search("[0-9]", first[1]):
        running, cells = first[1], cells[1:]
    start = _first_figure(cells)
    words = " ".join(shown(cell) for cell in cells[:start])
    figures: list[Cell] = []
    others: list[str] = []
    for cell in cells[start:]:
        if _is_figure(cell) or _NOT_FIRST.fullmatch(shown(cell)):
            figures.append(cell)
        elif shown(cell):
            others.append(shown(cell))
    predicate = " ".join(others) or None
    if figures and not words and predicate and read_predicate(predicate, framework).text is None:
        # figures before the words: not a row of a table
        words, predicate = predicate, None
    return Piece(line.number, line.text, running, words, tuple(figures), predicate)


def _parts(line: Line) -> tuple[Cell, ...]:
    if len(line.cells) > 1:
        return tuple(cell for cell in line.cells if shown(cell))
    # a bar parts cells, but where it stands for a digit
    text = re.sub(rf"(?<![.,])(?<![.,][{DIGITS}])\|(?![.,][0-9])", " ", shown(line.cells[0]))
    text = _GLUED.sub(r"\1 ", text)
    return tuple(_SPLIT_FIGURE.sub(_joined, text).split())


def _joined(found: re.Match[str]) -> str:
    """A figure with a blank at its separator in one piece, if there is a digit in it at all."""
    if not re.search("[0-9]", found[0]):
        return found[0]
    return re.sub(r"\s+", GLUE, found[0])


def _is_figure(cell: Cell) -> bool:
    return (
        isinstance(cell, Decimal) or _FIGURE.fullmatch(cell.replace(GLUE, "").strip()) is not None
    )


def _first_figure(cells: Sequence[Cell]) -> int:
    """Where figures begin: at dashes before them, too, and at several that stand for them."""
    found = next((at for at, cell in enumerate(cells) if _is_figure(cell)), len(cells))
    first = found
    while first > 0 and _NOT_FIRST.fullmatch(shown(cells[first - 1])):
        first -= 1
    return first if found < len(cells) or found - first > 1 else found
