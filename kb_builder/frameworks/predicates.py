"""From an index to its predicate, by the rule of the round."""

from __future__ import annotations

from fractions import Fraction

from kb_builder.frameworks.errors import FrameworkError
from kb_builder.frameworks.numbers import highest_rounded, round_half_up, spoken
from kb_builder.model.framework import Band, Framework, PredicateBasis


def band_of(framework: Framework, value: Fraction, /) -> Band:
    """The band that ``value``, taken as it is, lies in. Raises ``FrameworkError`` off the scale."""
    if value <= framework.bands[0].maximum:
        for band in framework.bands:
            if value >= band.minimum:
                return band
    raise FrameworkError(f"Nilai {spoken(value)} di luar skala {framework.short_name}.")


def basis_of(framework: Framework, year: int | None, /) -> PredicateBasis:
    """Which figure the predicate of a year follows; unknown where no round tells."""
    found = framework.round(year) if year is not None else None
    return found.predicate_basis if found else PredicateBasis.UNKNOWN


def predicates_of(
    framework: Framework,
    low: Fraction,
    high: Fraction,
    /,
    *,
    year: int | None = None,
    open_top: bool = False,
) -> tuple[str, ...]:
    """Names of the predicates that an index from ``low`` to ``high`` can have, lowest first.

    One name where the predicate is certain. Where the rule of the round is unknown, both rules
    count. ``open_top``: ``high`` itself is not possible.
    """
    basis = basis_of(framework, year)
    ends: list[tuple[Band, Band]] = []
    if basis is not PredicateBasis.PRINTED:
        top = band_of(framework, high)
        if open_top and top.minimum == high > low:
            top = framework.bands[framework.bands.index(top) + 1]
        ends.append((band_of(framework, low), top))
    if basis is not PredicateBasis.EXACT:
        first = round_half_up(low, decimals=framework.decimals)
        last = highest_rounded(high, decimals=framework.decimals, open_top=open_top)
        ends.append((band_of(framework, first), band_of(framework, last)))
    places = [framework.bands.index(band) for pair in ends for band in pair]
    return tuple(band.name for band in reversed(framework.bands[min(places) : max(places) + 1]))


def needed_for(framework: Framework, predicate: str, /, *, year: int | None = None) -> Fraction:
    """The lowest index that earns ``predicate``; by the exact index where the rule is unknown.

    Raises ``FrameworkError`` for a predicate the instrument does not have.
    """
    for band in framework.bands:
        if band.name.casefold() == predicate.strip().casefold():
            if basis_of(framework, year) is PredicateBasis.PRINTED:
                half = Fraction(1, 2 * 10**framework.decimals)
                return max(framework.scale_min, band.minimum - half)
            return max(framework.scale_min, band.minimum)
    known = ", ".join(band.name for band in framework.bands)
    raise FrameworkError(f"{framework.short_name} tidak mengenal predikat '{predicate}': {known}.")
