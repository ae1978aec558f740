"""Likeness by SPBE profile, damped by structure: the distance of *seprofil*.

``d² = structure / its median + weight · profile / its median``; the profile is the sum of the
squared differences of the four domains, each over its spread. Both parts keep their own parts, so
the reasons of a pair still add up. By profile alone a list does not last: a tenth of a top ten of
2023 is left in 2024; with structure beside it, a third.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np

from kb_builder.similarity.distance import (
    local_factors,
    median,
    nth_smallest,
    scale,
    scale_fitted,
)
from kb_builder.similarity.traits import Bools, Floats, Ints

POOL: Final = 60
"""Nearest places among which local scales are sought when scores are blurred."""


@dataclass(frozen=True, eq=False, kw_only=True)
class Profiles:
    """Distances of *seprofil* between all rows; infinite from and to rows without scores.

    ``structure`` holds squared distances ``(n, n)``, infinite to who may not be named; ``scores``
    ``(n, 4)``, NaN where unknown; ``weight`` of the profile against structure.
    """

    structure: Floats
    scores: Floats
    weight: float
    neighbors: int
    passes: int

    @cached_property
    def spread(self) -> Floats:
        """Standard deviation of each domain ``(4,)``; 1 where nobody differs or has a value."""
        known = ~np.isnan(self.scores)
        count = np.maximum(known.sum(axis=0), 1)
        mean = np.where(known, self.scores, 0.0).sum(axis=0) / count
        square = np.where(known, self.scores - mean, 0.0) ** 2
        wide: Floats = np.sqrt(square.sum(axis=0) / count)
        return np.where(wide > 0, wide, 1.0)

    @cached_property
    def medians(self) -> tuple[float, float]:
        """Median over all pairs of structure and of profile."""
        planes, known = self._everyone
        both = known & np.isfinite(self.structure)
        if not both.any():
            return 1.0, 1.0
        middle = median(self.structure[both]), median(_added(planes)[both])
        return middle[0] or 1.0, middle[1] or 1.0

    def _gaps(self, own: Floats) -> tuple[list[Floats], Bools]:
        """Parts of the profile from scores ``(m, 4)`` to all, before any weight.

        A plane ``(m, n)`` for each domain, and where any is known. Domains that one of the two
        lacks drop out and the others make up for them.
        """
        planes = [
            np.square((own[:, place, None] - self.scores[None, :, place]) / spread)
            for place, spread in enumerate(self.spread)
        ]
        some = np.isnan(_added(planes))
        apart = np.stack([plane[some] for plane in planes])
        known = ~np.isnan(apart)
        count = known.sum(axis=0)
        share = len(planes) / np.maximum(count, 1)
        for plane, part in zip(planes, np.where(known, apart, 0.0) * share, strict=True):
            plane[some] = part
        found: Bools = np.ones(some.shape, dtype=np.bool_)
        found[some] = count > 0
        return planes, found

    @cached_property
    def _everyone(self) -> tuple[list[Floats], Bools]:
        """The parts between all rows by their own scores."""
        return self._gaps(self.scores)

    def _weighted(self, own: Floats) -> list[Floats]:
        """Parts of the domains in ``d²``: a plane ``(m, n)`` for each; NaN: none."""
        planes, known = self._everyone if own is self.scores else self._gaps(own)
        ratio = self.weight / self.medians[1]
        return [np.where(known, plane * ratio, np.nan) for plane in planes]

    def profile_parts(self, own: Floats, /) -> Floats:
        """Parts of the domains in ``d²`` from scores ``(m, 4)``: ``(m, n, 4)``; NaN: none."""
        return np.stack(self._weighted(own), axis=-1)

    @cached_property
    def typical(self) -> Floats:
        """Mean part of each domain in ``d²`` over all pairs: ``(4,)``."""
        planes, known = self._everyone
        ratio, count = self.weight / self.medians[1], max(int(known.sum()), 1)
        return np.array([float(plane.sum()) * ratio / count for plane in planes])

    def squared(self, rows: Ints, own: Floats, /) -> Floats:
        """``d²`` from ``rows`` with scores ``own`` ``(m, 4)`` to all: ``(m, n)``."""
        profile = _added(self._weighted(own))
        total = self.structure[rows] / self.medians[0] + profile
        found: Floats = np.where(np.isnan(total), np.inf, total)
        return found

    @cached_property
    def all_squared(self) -> Floats:
        """``d²`` between all rows by their own scores ``(n, n)``."""
        return self.squared(np.arange(len(self.scores)), self.scores)

    @cached_property
    def factors(self) -> tuple[Floats, ...]:
        """Local scale of each row, per pass."""
        return local_factors(self.all_squared, n=self.neighbors, passes=self.passes)

    def scaled(self, rows: Ints, own: Floats, /) -> Floats:
        """What orders the lists of ``rows`` with scores ``own``: ``(m, n)``."""
        return scale(self.squared(rows, own), self.factors, n=self.neighbors)

    @cached_property
    def all_scaled(self) -> Floats:
        """The same between all rows by their own scores."""
        return scale_fitted(self.all_squared, self.factors)

    @cached_property
    def _pool(self) -> Ints:
        size = min(POOL, len(self.scores) - 1)
        return np.argpartition(self.all_squared, size - 1, axis=1)[:, :size]

    def factors_among(self, moved: Floats, /) -> tuple[Floats, ...]:
        """Local scales when everyone's scores are ``moved`` ``(n, 4)``."""
        pool, everyone = self._pool, np.arange(len(moved))
        near = self._squared_among(everyone, moved, moved, pool)
        near = np.where(pool == everyone[:, None], np.inf, near)
        factors = []
        for _ in range(self.passes):
            factor = nth_smallest(near, self.neighbors)
            factors.append(factor)
            near = near / (factor[:, None] * factor[pool])
        return tuple(factors)

    def blurred(
        self,
        rows: Ints,
        own: Floats,
        moved: Floats,
        factors: tuple[Floats, ...],
        /,
        *,
        pool: Ints,
        near: Ints,
    ) -> Floats:
        """Scaled ``d²`` of ``rows`` with scores ``own`` ``(m, 4)`` to ``pool`` ``(m, q)``.

        ``moved`` ``(n, 4)`` are everyone's scores; ``near`` ``(m, s)`` hold the nearest of each
        row, among which its own scale is found.
        """
        around = self._squared_among(rows, own, moved, near)
        found = self._squared_among(rows, own, moved, pool)
        for factor in factors:
            scale = nth_smallest(around, self.neighbors)[:, None]
            around = around / (scale * factor[near])
            found = found / (scale * factor[pool])
        return found

    def _squared_among(self, rows: Ints, own: Floats, moved: Floats, columns: Ints) -> Floats:
        """``d²`` of ``rows`` with scores ``own`` ``(m, 4)`` to ``columns`` ``(m, q)``."""
        planes = [
            np.square((own[:, place, None] - moved[:, place][columns]) / spread)
            for place, spread in enumerate(self.spread)
        ]
        gaps = _added(planes)
        some = np.isnan(gaps)
        if some.any():
            gaps[some] = _made_up(np.stack([plane[some] for plane in planes]))
        ratio = self.weight / self.medians[1]
        squared = gaps * ratio + self.structure[rows[:, None], columns] / self.medians[0]
        squared[np.isnan(squared)] = np.inf
        return squared


def _added(planes: Sequence[Floats]) -> Floats:
    """The planes of the domains added up, first to last."""
    total = planes[0].copy()
    for plane in planes[1:]:
        total += plane
    return total


def _made_up(apart: Floats) -> Floats:
    """Sum over domains ``(4, pairs)``, made up for unknown ones; NaN where none is known."""
    known = ~np.isnan(apart)
    count = known.sum(axis=0)
    total = _added(list(np.where(known, apart, 0.0)))
    found: Floats = np.where(count > 0, total * (len(apart) / np.maximum(count, 1)), np.nan)
    return found
