"""Squared distance as a sum of parts, one per trait, and the scaling that tames hubs.

``d² = Σ w·(zᵢ − zⱼ)² · W / W_known + w_km · km / 100``: standard scores ``z``, weights ``w``. What
both lack drops out and the rest is scaled up to the full weight ``W``, so a pair that shares one
trait does not look perfect; how much was known is the pair's coverage. The parts of a pair add up
to ``d²`` exactly: the sum is *defined* as theirs. Kilometres enter linearly in ``d²`` (as their
root in ``d``): the first 100 km count as much as the next.

Local scaling (Zelnik-Manor & Perona 2004) then divides ``d²`` by a factor of each of the two
places: how far their own neighbours are. It changes the order, never the reasons.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from kb_builder.similarity.traits import Floats, haversine

KM_UNIT = 100.0
"""Kilometres that add one ``km_weight`` to the squared distance."""
_TINY = 1e-12
_ROWS = 32


@dataclass(frozen=True, slots=True, eq=False)
class Gaps:
    """What lies between rows and columns of two tables, before any weight.

    ``parts`` has shape ``(rows, columns, traits + km)``: squared differences of standard scores,
    then hundreds of kilometres; 0 where unknown. ``rows_known`` ``(rows, traits + km)`` and
    ``columns_known`` hold 1 where a place has the figure: a part is known if both have it.
    """

    parts: Floats
    rows_known: Floats
    columns_known: Floats

    @classmethod
    def between(
        cls,
        first: Floats,
        second: Floats,
        /,
        *,
        places: tuple[Floats, Floats] | None = None,
    ) -> Gaps:
        """Gaps between standard scores ``(n, t)`` and ``(m, t)``; ``places`` are coordinates.

        Coordinates are ``(n, 2)`` and ``(m, 2)`` in degrees; without them there is no km part.
        """
        known = [~np.isnan(first), ~np.isnan(second)]
        filled = [
            np.where(own, table, 0.0) for own, table in zip(known, (first, second), strict=True)
        ]
        count = first.shape[1]
        parts = np.empty((len(first), len(second), count + (places is not None)))
        for start in range(0, len(first), _ROWS):  # a few rows at a time stay in the cache
            some = slice(start, start + _ROWS)
            gap = filled[0][some, None, :] - filled[1][None, :, :]
            np.multiply(gap, gap, out=parts[some, :, :count])
        for trait in np.flatnonzero(~(known[0].all(axis=0) & known[1].all(axis=0))):
            parts[~known[0][:, trait], :, trait] = 0.0
            parts[:, ~known[1][:, trait], trait] = 0.0
        if places is not None:
            parts[:, :, -1] = np.nan_to_num(haversine(*places) / KM_UNIT)
            located = [~np.isnan(points).any(axis=1, keepdims=True) for points in places]
            known = [np.hstack(pair) for pair in zip(known, located, strict=True)]
        return cls(parts, known[0].astype(np.float64), known[1].astype(np.float64))

    def known(self, row: int, /) -> Floats:
        """Which parts of a row are known: ``(columns, traits + km)``."""
        known: Floats = self.rows_known[row] * self.columns_known
        return known

    def coverage(self, weights: Floats, /) -> Floats:
        """Share of the total weight that both places have figures for: ``(rows, columns)``."""
        total = weights.sum()
        if total <= 0:
            return np.zeros(self.parts.shape[:2])
        share: Floats = (self.rows_known * weights) @ self.columns_known.T / total
        return share

    def weighted(self, weights: Floats, /) -> Floats:
        """Squared distance ``(rows, columns)``; infinite where nothing is known of a pair."""
        coverage = self.coverage(weights)
        total: Floats = self.parts @ weights
        squared: Floats = np.full_like(total, np.inf)
        np.divide(total, coverage, out=squared, where=coverage > 0)
        return squared

    def contributions(self, weights: Floats, row: int, column: int, /) -> Floats:
        """The parts of one pair's squared distance: shape ``(traits + km,)``."""
        known = self.rows_known[row] * self.columns_known[column]
        share = float(known @ weights) / float(weights.sum())
        parts: Floats = self.parts[row, column] * weights / share
        return parts


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


def scale(squared: Floats, factors: tuple[Floats, ...], /, *, n: int) -> Floats:
    """Rows ``(m, places)`` of new points scaled with the ``factors`` of the places.

    Each row finds its own factor as in ``local_factors``; a row of the fitted matrix itself (its
    own place infinite) comes out the same.
    """
    scaled = squared
    for factor in factors:
        scaled = scaled / (nth_smallest(scaled, n)[:, None] * factor[None, :])
    return scaled
