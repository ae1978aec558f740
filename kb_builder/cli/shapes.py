"""An answer in the shape that was asked for: for people, as JSON, as CSV."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final, TypeVar

import typer

from kb_builder.cli.options import Shape
from kb_builder.cli.talking import echo_json, tell
from kb_builder.similarity import Reason, as_dict
from kb_builder.similarity.domains import DOMAINS
from kb_builder.similarity.serializing import DIGITS
from kb_builder.similarity.traits import TRAIT_IDS
from kb_builder.words.csv_rows import csv_text
from kb_builder.words.page import Page

PARTS: Final = tuple(f"part_{trait}" for trait in (*TRAIT_IDS, *DOMAINS))
"""Columns of the parts of a distance, which add up to it; empty where a figure is missing."""
Answer = TypeVar("Answer")


def deliver(
    answer: Answer,
    shape: Shape,
    /,
    *,
    page: Callable[[Answer], Page],
    rows: Callable[[Answer], str],
    plain: Callable[[Answer], Any] = as_dict,
) -> None:
    """Show ``answer``: as a ``page``, as ``rows`` of CSV, or as JSON of its ``plain`` data."""
    if shape.as_json:
        echo_json(plain(answer))
    elif shape.as_csv:
        typer.echo(rows(answer), nl=False)
        if isinstance(why := getattr(answer, "why", None), str):
            tell(why)
    else:
        page(answer).show()


def csv_of(columns: Iterable[str], rows: Iterable[Iterable[object]], /) -> str:
    """Rows as CSV, their figures rounded as in JSON."""
    return csv_text(columns, ([_rounded(value) for value in row] for row in rows))


def _rounded(value: object) -> object:
    return round(value, DIGITS) if isinstance(value, float) else value


def parts(reasons: Sequence[Reason], /) -> list[float | None]:
    """The parts of a distance in the order of ``PARTS``."""
    found = {reason.trait: reason.contribution for reason in reasons}
    return [found.get(name.removeprefix("part_")) for name in PARTS]


def least(reasons: Sequence[Reason], /) -> list[str | None]:
    """Ids of the two traits that match least."""
    return ([reason.trait for reason in reasons] + [None, None])[:2]
