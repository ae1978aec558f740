"""Likeness by SPBE profile, damped by structure: the distance of *seprofil*.

``d² = structure / its median + weight · profile / its median``; the profile is the sum of the
squared differences of the four domains, each over its spread. Both parts keep their own parts, so
the reasons of a pair still add up. By profile alone a list does not last: a tenth of a top ten of
2023 is left in 2024; with structure beside it, a third.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np

from kb_builder.similarity.distance import local_factors, nth_smallest
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
        gap, known = self._everyone
        both = known & np.isfinite(self.structure)
        if not both.any():
            return 1.0, 1.0
        middle = float(np.median(self.structure[both])), float(np.median(gap.sum(axis=2)[both]))
        return middle[0] or 1.0, middle[1] or 1.0

    def _gaps(self, own: Floats, theirs: Floats) -> tuple[Floats, Bools]:
        """Parts of the profile ``(m, n, 4)`` before any weight, and where any is known ``(m, n)``.

        Domains that one of the two lacks drop out and the others make up for them.
        """
        apart = ((own[..., :, None, :] - theirs[..., None, :, :]) / self.spread) ** 2
        known = ~np.isnan(apart)
        count = known.sum(axis=-1)
        share = apart.shape[-1] / np.maximum(count, 1)
        parts: Floats = np.where(known, apart, 0.0) * share[..., None]
        found: Bools = count > 0
        return parts, found

    @cached_property
    def _everyone(self) -> tuple[Floats, Bools]:
        """The parts between all rows by their own scores."""
        return self._gaps(self.scores, self.scores)

    def profile_parts(self, own: Floats, /) -> Floats:
        """Parts of the domains in ``d²`` from scores ``(m, 4)``: ``(m, n, 4)``; NaN: none."""
        whole = own is self.scores
        parts, known = self._everyone if whole else self._gaps(own, self.scores)
        weighted: Floats = np.where(
            known[..., None], parts * (self.weight / self.medians[1]), np.nan
        )
        return weighted

    @cached_property
    def typical(self) -> Floats:
        """Mean part of each domain in ``d²`` over all pairs: ``(4,)``."""
        parts = self.profile_parts(self.scores)
        count = np.maximum((~np.isnan(parts)).sum(axis=(0, 1)), 1)
        mean: Floats = np.where(np.isnan(parts), 0.0, parts).sum(axis=(0, 1)) / count
        return mean

    def squared(self, rows: Ints, own: Floats, /) -> Floats:
        """``d²`` from ``rows`` with scores ``own`` ``(m, 4)`` to all: ``(m, n)``."""
        profile = self.profile_parts(own).sum(axis=2)
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
        return self._scale(self.squared(rows, own), self.factors)

    @cached_property
    def all_scaled(self) -> Floats:
        """The same between all rows by their own scores."""
        return self._scale(self.all_squared, self.factors)

    def _scale(self, squared: Floats, factors: tuple[Floats, ...]) -> Floats:
        scaled = squared
        for factor in factors:
            scaled = scaled / (nth_smallest(scaled, self.neighbors)[:, None] * factor)
        return scaled

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
        gaps = ((own[:, None, :] - moved[columns]) / self.spread) ** 2
        ratio = self.weight / self.medians[1]
        squared = self._sum(gaps) * ratio + self.structure[rows[:, None], columns] / self.medians[0]
        found: Floats = np.where(np.isnan(squared), np.inf, squared)
        return found

    @staticmethod
    def _sum(apart: Floats) -> Floats:
        """Sum over domains, made up for unknown ones; NaN where none is known."""
        known = ~np.isnan(apart)
        count = known.sum(axis=-1)
        total = np.where(known, apart, 0.0).sum(axis=-1)
        found: Floats = np.where(
            count > 0, total * (apart.shape[-1] / np.maximum(count, 1)), np.nan
        )
        return found
