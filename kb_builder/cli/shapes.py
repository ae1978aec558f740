"""An answer in the shape that was asked for: for people, as JSON, as CSV."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Final, TypeVar

import typer

from kb_builder.cli.options import Shape
from kb_builder.cli.talking import echo_json, tell
from kb_builder.cli.terminal import Page
from kb_builder.similarity import Pair, as_dict
from kb_builder.similarity.traits import BLOCK_OF
from kb_builder.words.csv_rows import csv_text

_ITEMS: Final = ("peers", "hosts", "practices")
PARTS: Final = tuple(f"part_{trait}" for trait in BLOCK_OF)
"""Columns of the parts of a distance, which add up to it; empty where a figure is missing."""
Answer = TypeVar("Answer")


def deliver(
    answer: Answer,
    shape: Shape,
    /,
    *,
    page: Callable[[Answer], Page],
    rows: Callable[[Answer], str],
    plain: Callable[[Answer], Any] | None = None,
) -> None:
    """Show ``answer``: as a ``page``, as ``rows`` of CSV, or as JSON of its ``plain`` data."""
    if shape.as_json:
        echo_json((plain or answer_json)(answer))
    elif shape.as_csv:
        typer.echo(rows(answer), nl=False)
        if why := getattr(answer, "why", None):
            tell(why)
    else:
        page(answer).show()


def answer_json(result: Any, /) -> dict[str, Any]:
    """``as_dict`` of a result; what an item's pair tells stands in the item too."""
    found: dict[str, Any] = as_dict(result)
    for name in _ITEMS:
        for item in found.get(name, ()):
            for key in ("distance", "reasons"):
                item.setdefault(key, item["pair"][key])
    return found


def csv_of(columns: Iterable[str], rows: Iterable[Iterable[object]], /) -> str:
    """Rows as CSV, their figures rounded as in JSON."""
    return csv_text(columns, ([as_dict(value) for value in row] for row in rows))


def parts(pair: Pair, /) -> list[float | None]:
    """The parts of a distance in the order of ``PARTS``."""
    found = {reason.trait: reason.contribution for reason in pair.reasons}
    return [found.get(trait) for trait in BLOCK_OF]
