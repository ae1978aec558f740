"""Whether index and predicate of a row follow from its figures; and the one slip, if any."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Final

from kb_builder.frameworks.calculator import score
from kb_builder.frameworks.errors import FrameworkError
from kb_builder.frameworks.identification import identify
from kb_builder.frameworks.numbers import spoken
from kb_builder.frameworks.predicates import predicates_of
from kb_builder.importing.figures import read_figure
from kb_builder.importing.headings import INDEX
from kb_builder.model.framework import Framework

_DIGITS: Final = "0123456789"


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a row ``fits``, else why not and which nodes cannot be right by themselves."""

    fits: bool
    reason: str = ""
    nodes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Suggestion:
    """The one single character that makes a row fit."""

    column: str
    before: str
    after: str


def check_row(
    framework: Framework,
    /,
    *,
    values: Mapping[str, str],
    index: str,
    predicate: str | None,
    year: int,
) -> Verdict:
    """Whether ``index`` and ``predicate`` follow from ``values``, all as printed.

    Where the rule of the round is unknown the predicate may follow the printed or the unrounded
    index.
    """
    wrong = {node: why for node in values if (why := _wrong(framework, node, values[node]))}
    if wrong:
        return Verdict(False, " ".join(wrong.values()), tuple(wrong))
    low, high = framework.scale_min, framework.scale_max
    if not low <= Fraction(index) <= high:
        return Verdict(
            False,
            f"Indeks {index.replace('.', ',')} di luar skala {spoken(low)} sampai {spoken(high)}.",
        )
    if framework.step is not None:
        try:
            found = identify(
                framework,
                values={node: Decimal(value) for node, value in values.items()},
                index=Decimal(index),
                predicate=predicate,
                year=year,
            )
        except FrameworkError:
            pass  # too many ways to list; the range still tells
        else:
            return Verdict(found.reproduced, found.reason or "")
    return _by_range(framework, values, index=index, predicate=predicate, year=year)


def _by_range(
    framework: Framework,
    values: Mapping[str, str],
    *,
    index: str,
    predicate: str | None,
    year: int,
) -> Verdict:
    """The check where figures stand for any value that rounds to them."""
    found = score(framework, values=values, year=year).index
    least, most = found.printed_range
    if not Decimal(least) <= Decimal(index) <= Decimal(most):
        ours = " sampai ".join(dict.fromkeys((least, most))).replace(".", ",")
        return Verdict(
            False,
            f"Dari nilai bagiannya indeks adalah {ours}, tidak sesuai dengan indeks tercetak "
            f"{index.replace('.', ',')}.",
        )
    half = Fraction(1, 2 * 10**framework.decimals)
    low = max(found.low, Fraction(index) - half)
    top = Fraction(index) + half
    high = min(found.high, top)
    possible = predicates_of(
        framework, low, high, year=year, open_top=high == top > low or found.open_top
    )
    if predicate is not None and predicate not in possible:
        return Verdict(
            False,
            f"Indeks {index.replace('.', ',')} berpredikat {' atau '.join(possible)}, tidak sesuai "
            f"dengan predikat {predicate}.",
        )
    return Verdict(True)


@lru_cache(maxsize=4096)
def _wrong(framework: Framework, node: str, value: str) -> str:
    """Why a node cannot have a value, whatever the others are; empty where it can."""
    try:
        score(framework, values={node: value})
    except FrameworkError as error:
        return str(error)
    return ""


def suggest(
    framework: Framework,
    /,
    *,
    cells: Mapping[str, str],
    predicate: str | None,
    year: int,
) -> Suggestion | None:
    """The one change of one character in one of ``cells`` (nodes and index) that makes a row fit.

    ``None`` where none does, or several do: then nobody can tell which is right.
    """
    unclear = [column for column in cells if not _is_clear(cells[column], framework)]
    if len(unclear) > 1:
        return None
    if not unclear and _fits(framework, cells, None, year):
        return None  # only the predicate does not fit: then it is no figure that is wrong
    found: Suggestion | None = None
    for column in unclear or cells:
        for text in _changed(cells[column]):
            after = read_figure(text, framework)
            if after.text is None or after.repair:
                continue
            if _fits(framework, {**cells, column: after.text}, predicate, year):
                if found is not None:
                    return None
                found = Suggestion(column, cells[column], after.text)
    return found


def _fits(framework: Framework, cells: Mapping[str, str], predicate: str | None, year: int) -> bool:
    values = {column: text for column, text in cells.items() if column != INDEX}
    return check_row(
        framework, values=values, index=cells[INDEX], predicate=predicate, year=year
    ).fits


def _is_clear(text: str, framework: Framework) -> bool:
    read = read_figure(text, framework)
    return read.text == text


def _changed(text: str) -> Iterator[str]:
    """``text`` with each single digit replaced, or its one strange character by each digit."""
    strange = [at for at, sign in enumerate(text) if sign not in _DIGITS + ".,"]
    if len(strange) > 1:
        return
    for at in strange or range(len(text)):
        if text[at] in ".,":
            continue
        for digit in _DIGITS:
            if digit != text[at]:
                yield text[:at] + digit + text[at + 1 :]
