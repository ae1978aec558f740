"""National tables, instruments and weights: cells and leaves that differ."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from typing import Final

from kb_builder.reading.yaml_tree import Path, parse_tree, plain
from kb_builder.review.differences import Tree, differences
from kb_builder.review.report import MAX_ITEMS, MAX_NAME, Cell, TableChange, cut_text

FRAMEWORKS: Final = "kb_builder/frameworks/"
_KEYS: Final[Mapping[str, tuple[str, ...]]] = {
    "series.csv": ("code", "framework", "year"),
    "oddities.csv": ("code", "year", "node"),
}
"""Columns that name a row, where it is not the first one."""


def table_changes(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> list[TableChange]:
    """The data files of the package that differ, by name."""
    found = []
    for name in sorted({*before, *after}):
        old, new = before.get(name), after.get(name)
        if old is None or new is None:
            found.append(TableChange(file=_name(name), kind="added" if old is None else "removed"))
        elif old != new:
            cells = _csv_cells if name.endswith(".csv") else _yaml_cells
            told = tuple(cells(name, old, new))[:MAX_ITEMS]
            found.append(TableChange(file=_name(name), kind="changed", cells=told))
    return found[:100]


def _csv_cells(name: str, before: bytes, after: bytes) -> Iterator[Cell]:
    """Cells that differ; a row that is new or gone is one cell."""
    old, new = _rows(name, before), _rows(name, after)
    if old is None or new is None:
        return
    for key in dict.fromkeys((*new, *old)):
        was, now = old.get(key), new.get(key)
        if was is None or now is None:
            yield _cell(key, "", _joined(was), _joined(now))
            continue
        for column in dict.fromkeys((*now, *was)):
            if was.get(column) != now.get(column):
                yield _cell(key, column, was.get(column), now.get(column))


def _rows(name: str, data: bytes) -> dict[str, dict[str, str]] | None:
    """Rows by what names them; None where this is not such a table."""
    try:
        lines = list(csv.reader(io.StringIO(data.decode("utf-8")), strict=True))
    except (UnicodeDecodeError, csv.Error):
        return None
    if not lines or not lines[0] or any(len(line) != len(lines[0]) for line in lines):
        return None
    columns = lines[0]
    keys = _KEYS.get(name.rpartition("/")[2], (columns[0],))
    if not set(keys) <= set(columns):
        return None
    found = {}
    for line in lines[1:]:
        row = dict(zip(columns, line, strict=True))
        found[" ".join(row[key] for key in keys if row[key])] = row
    return found if len(found) == len(lines) - 1 else None


def _yaml_cells(name: str, before: bytes, after: bytes) -> Iterator[Cell]:
    old, new = _tree(before), _tree(after)
    if old is None or new is None:
        return
    for found in differences(old, new):
        yield _cell(_path(found.path), "", _leaf(found.before), _leaf(found.after))


def _tree(data: bytes) -> Tree | None:
    tree, _ = parse_tree(data.decode("utf-8", errors="replace"))
    return None if tree is None else plain(tree)


def _path(path: Path) -> str:
    return ".".join(str(part + 1) if isinstance(part, int) else part for part in path)


def _leaf(node: Tree | None) -> str | None:
    if isinstance(node, dict):
        return "; ".join(f"{key}: {_leaf(value)}" for key, value in node.items())
    if isinstance(node, list):
        return ", ".join(str(_leaf(entry)) for entry in node)
    return None if node is None else str(node)


def _joined(row: Mapping[str, str] | None) -> str | None:
    return None if row is None else ", ".join(value for value in row.values() if value)


def _cell(row: str, column: str, before: str | None, after: str | None) -> Cell:
    return Cell(
        row=_name(row),
        column=_name(column),
        before=None if before is None else cut_text(before),
        after=None if after is None else cut_text(after),
    )


def _name(text: str) -> str:
    return cut_text(text, MAX_NAME)
