"""Static charts as SVG: geometry here, markup in ``templates/chart_*.svg.jinja``.

Units are those of the view box; one unit is one CSS pixel at full size.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from kb_builder.words.numbers import fraction, grouped

WIDTH = 560


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar with its label, value and place."""

    label: str
    value: str
    y: float
    width: float


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on the axis."""

    text: str
    place: float


@dataclass(frozen=True, slots=True)
class BarChart:
    """Horizontal bars on the instrument's scale: label above, bar below it."""

    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    height: float
    width: int = WIDTH


def bar_chart(rows: Sequence[tuple[str, Decimal]], *, maximum: Fraction) -> BarChart:
    """Bars for ``(label, value)`` rows from nought to ``maximum``, the end of the scale."""
    span = WIDTH - 60.0
    row_height = 44.0

    def across(value: Fraction) -> float:
        return round(float(value / maximum) * span, 1)

    bars = tuple(
        Bar(label, grouped(value), round(index * row_height, 1), across(Fraction(value)))
        for index, (label, value) in enumerate(rows)
    )
    whole = range(int(maximum) + 1)
    ticks = tuple(Tick(fraction(Fraction(step)), across(Fraction(step))) for step in whole)
    return BarChart(bars, ticks, height=round(len(rows) * row_height + 24, 1))


@dataclass(frozen=True, slots=True)
class Point:
    """A year's value and its place."""

    year: int
    value: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Run:
    """Consecutive points of one instrument: only these are joined by a line."""

    framework: str
    points: tuple[Point, ...]

    @property
    def path(self) -> str:
        """The points as the value of a polyline."""
        return " ".join(f"{point.x},{point.y}" for point in self.points)


@dataclass(frozen=True, slots=True)
class SeriesChart:
    """Index by year, one run for each instrument, with a break between the runs."""

    runs: tuple[Run, ...]
    breaks: tuple[Tick, ...]
    levels: tuple[Tick, ...]
    height: int
    width: int = WIDTH


def series_chart(
    runs: Sequence[tuple[str, Sequence[tuple[int, Decimal]]]],
    *,
    minimum: Fraction,
    maximum: Fraction,
) -> SeriesChart:
    """A chart of ``(instrument name, [(year, index), …])`` runs in time order."""
    years = [year for _, points in runs for year, _ in points]
    first, last = min(years), max(years)
    top, bottom, left, right = 26.0, 196.0, 40.0, WIDTH - 30.0

    def x(year: float) -> float:
        return round(left + 24 + (year - first) / max(last - first, 1) * (right - left - 48), 1)

    def y(value: Fraction) -> float:
        return round(bottom - float((value - minimum) / (maximum - minimum)) * (bottom - top), 1)

    drawn = tuple(
        Run(
            name,
            tuple(Point(year, grouped(v), x(year), y(Fraction(v))) for year, v in points),
        )
        for name, points in runs
    )
    breaks = tuple(
        Tick(after[0], x((before[1][-1][0] + after[1][0][0]) / 2))
        for before, after in pairwise(runs)
    )
    levels = tuple(
        Tick(str(step), y(Fraction(step))) for step in range(int(minimum), int(maximum) + 1)
    )
    return SeriesChart(drawn, breaks, levels, height=236)


@dataclass(frozen=True, slots=True)
class DomainLine:
    """What one row of the chart of domains is drawn from.

    ``earlier`` is the value one round before; ``others`` are the values of those it is compared
    with, ``median`` is theirs; ``gap`` says in words how far it is from the value.
    """

    label: str
    value: Decimal
    earlier: Decimal | None
    others: tuple[Decimal, ...]
    median: Decimal | None
    gap: str


@dataclass(frozen=True, slots=True)
class DomainRow:
    """A domain: this round's bar, the round before as a thin bar, others as dots, one mark."""

    label: str
    value: str
    gap: str
    y: float
    width: float
    earlier: float | None
    dots: tuple[float, ...]
    median: float | None


@dataclass(frozen=True, slots=True)
class DomainChart:
    """Domain values of one area beside those of others, from nought to the scale's end."""

    rows: tuple[DomainRow, ...]
    ticks: tuple[Tick, ...]
    height: float
    width: int = WIDTH


def domain_chart(lines: Sequence[DomainLine], *, maximum: Fraction) -> DomainChart:
    """A row for each line. Bars begin at nought, so that the lowest value is seen too."""
    span = WIDTH - 60.0
    row_height = 66.0

    def across(value: Decimal) -> float:
        return round(float(Fraction(value) / maximum) * span, 1)

    drawn = tuple(
        DomainRow(
            label=line.label,
            value=grouped(line.value),
            gap=line.gap,
            y=round(place * row_height, 1),
            width=across(line.value),
            earlier=None if line.earlier is None else across(line.earlier),
            dots=tuple(across(value) for value in sorted(line.others)),
            median=None if line.median is None else across(line.median),
        )
        for place, line in enumerate(lines)
    )
    ticks = tuple(Tick(str(step), across(Decimal(step))) for step in range(int(maximum) + 1))
    return DomainChart(drawn, ticks, height=round(len(lines) * row_height + 22, 1))
