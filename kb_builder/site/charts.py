"""Static charts as SVG: geometry here, markup in ``templates/chart_*.svg.jinja``.

Units are those of the view box; one unit is one CSS pixel at full size.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from kb_builder.site.formatting import number_text, scale_text

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


def bar_chart(
    rows: Sequence[tuple[str, Decimal]], *, minimum: Fraction, maximum: Fraction
) -> BarChart:
    """Bars for ``(label, value)`` rows on the scale from ``minimum`` to ``maximum``."""
    span = WIDTH - 60.0
    row_height = 44.0

    def across(value: Fraction) -> float:
        return round(float((value - minimum) / (maximum - minimum)) * span, 1)

    bars = tuple(
        Bar(label, number_text(value), round(index * row_height, 1), across(Fraction(value)))
        for index, (label, value) in enumerate(rows)
    )
    whole = range(int(minimum), int(maximum) + 1)
    ticks = tuple(Tick(scale_text(Fraction(step)), across(Fraction(step))) for step in whole)
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
            tuple(Point(year, number_text(v), x(year), y(Fraction(v))) for year, v in points),
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
class Mark:
    """A median on a row: its kind names the shape, ``x`` its place."""

    kind: str
    x: float


@dataclass(frozen=True, slots=True)
class DomainRow:
    """A domain: this round's bar with its value, the round before as a thin bar, medians."""

    label: str
    value: str
    y: float
    width: float
    earlier: float | None
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class DomainChart:
    """Domain values of one area beside medians, on the instrument's scale."""

    rows: tuple[DomainRow, ...]
    ticks: tuple[Tick, ...]
    height: float
    width: int = WIDTH


def domain_chart(
    rows: Sequence[tuple[str, Decimal, Decimal | None, Sequence[tuple[str, Decimal]]]],
    *,
    minimum: Fraction,
    maximum: Fraction,
) -> DomainChart:
    """Rows of ``(label, value, value one round before, [(kind of median, median), …])``.

    Values below the scale (they occur in print) are drawn at its start.
    """
    span = WIDTH - 60.0
    row_height = 58.0

    def across(value: Decimal) -> float:
        share = (Fraction(value) - minimum) / (maximum - minimum)
        return round(float(max(share, Fraction(0))) * span, 1)

    drawn = tuple(
        DomainRow(
            label=label,
            value=number_text(value),
            y=round(place * row_height, 1),
            width=across(value),
            earlier=None if earlier is None else across(earlier),
            marks=tuple(Mark(kind, across(median)) for kind, median in medians),
        )
        for place, (label, value, earlier, medians) in enumerate(rows)
    )
    steps = range(int(minimum), int(maximum) + 1)
    ticks = tuple(Tick(str(step), across(Decimal(step))) for step in steps)
    return DomainChart(drawn, ticks, height=round(len(rows) * row_height + 22, 1))
