"""A text of titles, sentences and tables that prints itself, for a terminal or as Markdown.

Without a terminal there is no colour and nothing is wrapped, so that other programs can read line
by line; in a terminal words wrap at its width and numbers never do.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TextIO

from kb_builder.words.markdown import plain
from kb_builder.words.signs import one_line

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

_ENDLESS: Final = 100_000
"""Width where there is no terminal: lines are as long as they are."""
_NARROWEST: Final = 10
"""A column of words is not squeezed below this; the table rather leaves the terminal."""

_NARROW: Final = 24
"""In a terminal narrower than this nothing can be done for a table."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table. Numbers stand to the right and are never wrapped."""

    heading: str
    numbers: bool = False


@dataclass(frozen=True, slots=True)
class _Title:
    text: str
    level: int


@dataclass(frozen=True, slots=True)
class _Lines:
    texts: tuple[str, ...]
    mark: str = ""


@dataclass(frozen=True, slots=True)
class _Table:
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]


class Page:
    """Blocks with an empty line between them, shown all at once or not at all."""

    def __init__(self) -> None:
        self._blocks: list[_Title | _Lines | _Table] = []

    def title(self, text: str, *, level: int = 2) -> None:
        """A line in bold; as Markdown a heading of that ``level``."""
        self._blocks.append(_Title(one_line(text), level))

    def lines(self, *texts: str) -> None:
        """Sentences, each on its own line; nothing where there are none."""
        if texts:
            self._blocks.append(_Lines(tuple(map(one_line, texts))))

    def items(self, *texts: str) -> None:
        """A list, each item on its own line with a dash; nothing where there are none."""
        if texts:
            self._blocks.append(_Lines(tuple(map(one_line, texts)), "- "))

    def table(self, columns: Sequence[Column], rows: Iterable[Sequence[str]]) -> None:
        """A table; it goes without a line of headings where all are empty."""
        cells = tuple(tuple(map(one_line, row)) for row in rows)
        self._blocks.append(_Table(tuple(columns), cells))

    def pairs(self, rows: Iterable[Sequence[str]]) -> None:
        """What is what, one a line."""
        self.table((Column(""), Column("")), rows)

    def markdown(self) -> str:
        """Everything as Markdown in which no text is markup, whatever it holds."""
        return "\n\n".join(map(_as_markdown, self._blocks)) + "\n"

    def show(self, file: TextIO | None = None) -> None:
        """Write everything to ``file``, by default to stdout."""
        from rich.console import Group

        target = file if file is not None else sys.stdout
        console = _console(target)
        blocks: list[RenderableType] = []
        for place, block in enumerate(self._blocks):
            blocks += (
                ["", _drawn(block, console.width)] if place else [_drawn(block, console.width)]
            )
        with console.capture() as captured:
            console.print(Group(*blocks), crop=False)
        target.write("".join(f"{line.rstrip()}\n" for line in captured.get().splitlines()))


def _console(file: TextIO) -> Console:
    from rich.console import Console

    console = Console(file=file, markup=False, highlight=False, emoji=False)
    if console.is_terminal and not console.legacy_windows:
        return console
    width = None if console.is_terminal else _ENDLESS
    return Console(
        file=file, width=width, color_system=None, markup=False, highlight=False, emoji=False
    )


def _as_markdown(block: _Title | _Lines | _Table) -> str:
    if isinstance(block, _Title):
        return f"{'#' * block.level} {plain(block.text)}"
    if isinstance(block, _Lines):
        between = "\n" if block.mark else "\n\n"
        return between.join(f"{block.mark}{plain(text)}" for text in block.texts)
    head = [column.heading for column in block.columns]
    rows = [[plain(cell) for cell in cells] for cells in (head, *block.rows)]
    lines = [rows[0], ["--"] * len(head), *rows[1:]]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _drawn(block: _Title | _Lines | _Table, width: int) -> RenderableType:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    if isinstance(block, _Title):
        return Text(block.text, style="bold")
    if isinstance(block, _Lines):
        return Text("\n".join(block.mark + text for text in block.texts))
    headed = any(column.heading for column in block.columns)
    gap = 3 if headed else 2  # between two columns: padding, and the box's own space
    widths = _widths(block, width - gap * (len(block.columns) - 1))
    if headed and width >= _NARROW and sum(widths) + gap * (len(widths) - 1) > width:
        return Text("\n\n".join(_entry(block.columns, row) for row in block.rows))
    table = Table(
        box=box.SIMPLE_HEAD if headed else None,
        show_header=headed,
        show_edge=False,
        pad_edge=False,
        padding=(0, 1) if headed else (0, 2, 0, 0),
        header_style="bold",
        width=sum(widths) + gap * (len(widths) - 1),
    )
    for column, size in zip(block.columns, widths, strict=True):
        table.add_column(
            Text(column.heading),
            justify="right" if column.numbers else "left",
            width=size,
            overflow="fold",
        )
    for row in block.rows:
        table.add_row(*map(Text, row))
    return table


def _entry(columns: Sequence[Column], row: Sequence[str]) -> str:
    """A row of a table that is wider than the terminal: a line for each cell."""
    named = zip(columns, row, strict=True)
    return "\n".join(
        f"{column.heading}: {cell.strip()}" if column.heading else cell.strip()
        for column, cell in named
        if cell.strip()
    )


def _widths(table: _Table, room: int) -> list[int]:
    """Widths of the columns: what they hold, or squeezed word by word to fit into ``room``.

    Headings over numbers give way first, then the widest column of words.
    """
    widths: list[int] = []
    least: list[int] = []
    for place, column in enumerate(table.columns):
        cells = [row[place] for row in table.rows]
        longest = max(map(len, cells), default=0)
        whole = max(longest, len(column.heading))
        widths.append(whole)
        if column.numbers:
            least.append(max([longest, *map(len, column.heading.split())]))
        else:
            words = [len(word) for text in (column.heading, *cells) for word in text.split()]
            least.append(min(whole, max([_NARROWEST, *words])))
    while sum(widths) > room:
        loose = [place for place, size in enumerate(widths) if size > least[place]]
        if not loose:
            break
        widths[max(loose, key=lambda at: (table.columns[at].numbers, widths[at]))] -= 1
    return widths
