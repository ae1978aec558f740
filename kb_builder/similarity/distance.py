"""Squared distance as a sum of parts, one per trait, and the scaling that tames hubs.

``d² = Σ w·(zᵢ − zⱼ)² · W / W_known``: standard scores ``z``, weights ``w``. What one of both lacks
drops out and the rest is scaled up to the full weight ``W``, so a pair that shares one trait does
not look perfect; how much was known is the pair's coverage. The parts of a pair add up to ``d²``
exactly: the sum is *defined* as theirs.

Local scaling (Zelnik-Manor & Perona 2004) then divides ``d²`` by a factor of each of the two
places: how far their own neighbours are. It changes the order, never the reasons.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from kb_builder.similarity.traits import Floats

_TINY = 1e-12
_ROWS = 32


@dataclass(frozen=True, slots=True, eq=False)
class Gaps:
    """What lies between rows and columns of two tables, before any weight.

    ``parts`` has shape ``(rows, columns, traits)``: squared differences of standard scores, 0 where
    unknown. ``rows_known`` ``(rows, traits)`` and ``columns_known`` hold 1 where a place has the
    figure: a part is known if both have it.
    """

    parts: Floats
    rows_known: Floats
    columns_known: Floats

    @classmethod
    def between(cls, first: Floats, second: Floats, /) -> Gaps:
        """Gaps between standard scores ``(n, t)`` and ``(m, t)``."""
        known = [~np.isnan(first), ~np.isnan(second)]
        filled = [
            np.where(own, table, 0.0) for own, table in zip(known, (first, second), strict=True)
        ]
        parts = np.empty((len(first), len(second), first.shape[1]))
        for start in range(0, len(first), _ROWS):  # a few rows at a time stay in the cache
            some = slice(start, start + _ROWS)
            gap = filled[0][some, None, :] - filled[1][None, :, :]
            np.multiply(gap, gap, out=parts[some])
        for trait in np.flatnonzero(~(known[0].all(axis=0) & known[1].all(axis=0))):
            parts[~known[0][:, trait], :, trait] = 0.0
            parts[:, ~known[1][:, trait], trait] = 0.0
        return cls(parts, known[0].astype(np.float64), known[1].astype(np.float64))

    def known(self, row: int, /) -> Floats:
        """Which parts of a row are known: ``(columns, traits)``."""
        known: Floats = self.rows_known[row] * self.columns_known
        return known

    def coverage(self, weights: Floats, /) -> Floats:
        """Share of the total weight that both places have figures for: ``(rows, columns)``."""
        total = weights.sum()
        if total <= 0:
            return np.zeros(self.parts.shape[:2])
        share: Floats = (self.rows_known * weights) @ self.columns_known.T / total
        return share

    def weighted(self, weights: Floats, coverage: Floats, /) -> Floats:
        """Squared distance ``(rows, columns)``; infinite where nothing is known of a pair."""
        total: Floats = self.parts @ weights
        squared: Floats = np.full_like(total, np.inf)
        np.divide(total, coverage, out=squared, where=coverage > 0)
        return squared

    def contributions(self, weights: Floats, row: int, column: int, /) -> Floats:
        """The parts of one pair's squared distance: shape ``(traits,)``."""
        known = self.rows_known[row] * self.columns_known[column]
        share = float(known @ weights) / float(weights.sum())
        parts: Floats = self.parts[row, column] * weights / share
        return parts


def median(values: Floats, /) -> float:
    """The median of known values ``(n,)``, as NumPy has it: its own loads masked arrays first."""
    high = len(values) // 2
    low = high if len(values) % 2 else high - 1
    found = np.partition(values, (low, high))
    return float((found[low] + found[high]) / 2)


def known_medians(table: Floats, /) -> Floats:
    """Medians along the first axis of what is known; NaN where nothing is."""
    ordered = np.sort(table, axis=0)  # NaN comes last
    count = (~np.isnan(table)).sum(axis=0)
    high = np.minimum(count // 2, len(table) - 1)
    low = np.maximum((count - 1) // 2, 0)
    places = np.stack([low, high])
    pair = np.take_along_axis(ordered, places, axis=0)
    found: Floats = np.where(count > 0, (pair[0] + pair[1]) / 2, np.nan)
    return found


def nth_smallest(squared: Floats, n: int, /) -> Floats:
    """Root of the ``n``-th smallest of each row (``n`` from 1), never 0; infinite ones last."""
    last = squared.shape[1] - 1
    found = np.partition(squared, min(n - 1, last), axis=1)[:, min(n - 1, last)]
    finite = np.where(np.isfinite(found), found, 1.0)
    root: Floats = np.sqrt(np.maximum(finite, _TINY))
    return root


def local_factors(squared: Floats, /, *, n: int, passes: int) -> tuple[Floats, ...]:
    """Factors of each place, one array ``(places,)`` per pass, from a square matrix.

    The diagonal must be infinite: a place is not its own neighbour. A pass divides by the roots of
    both places' ``n``-th smallest value; a second pass on the result makes links nearly mutual.
    """
    factors: list[Floats] = []
    scaled = squared
    for _ in range(passes):
        factor = nth_smallest(scaled, n)
        factors.append(factor)
        scaled = scaled / (factor[:, None] * factor[None, :])
    return tuple(factors)


def scale_fitted(squared: Floats, factors: tuple[Floats, ...], /) -> Floats:
    """The square matrix that ``factors`` come from, scaled with them on both sides."""
    scaled = squared
    for factor in factors:
        scaled = scaled / (factor[:, None] * factor[None, :])
    return scaled


def scale(squared: Floats, factors: tuple[Floats, ...], /, *, n: int) -> Floats:
    """Rows ``(m, places)`` of new points scaled with the ``factors`` of the places.

    Each row finds its own factor as in ``local_factors``; a row of the fitted matrix itself (its
    own place infinite) comes out the same.
    """
    scaled = squared
    for factor in factors:
        scaled = scaled / (nth_smallest(scaled, n)[:, None] * factor[None, :])
    return scaled
