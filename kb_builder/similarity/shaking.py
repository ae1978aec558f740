"""Confidence: would the same places be named if the weights were somewhat different?

28 other sets of weights: each of the six blocks a quarter lighter and heavier, each of the fifteen
traits and km left out. Local scales are found anew for each, among a place's ``POOL`` nearest.
"""

from __future__ import annotations

from functools import cached_property
from typing import Final

import numpy as np

from kb_builder.similarity.distance import nth_smallest
from kb_builder.similarity.neighbors import ContextNeighbors
from kb_builder.similarity.sample import SEED
from kb_builder.similarity.traits import BLOCK_OF, KM, TRAITS, Block, Floats

SHAKE: Final = 0.25
POOL: Final = 60
"""Nearest places among which local scales are sought; measured to change no confidence by 0.05."""
BLUR: Final = 0.1
"""Scores are moved by up to so much, either way."""
BLURS: Final = 20


def other_weights(weights: Floats, /) -> Floats:
    """Weights ``(28, traits + km)``: shaken by block, then with one trait left out."""
    names = (*(trait.id for trait in TRAITS), KM)
    rows = []
    for block in Block:
        inside = np.array([BLOCK_OF[name] is block for name in names])
        rows += [np.where(inside, weights * factor, weights) for factor in (1 - SHAKE, 1 + SHAKE)]
    rows += [np.where(np.arange(len(names)) == place, 0.0, weights) for place in range(len(names))]
    return np.stack(rows)


def blurs(columns: int, /) -> Floats:
    """Fixed random moves of scores: ``(20, columns)`` within ± 0.1."""
    drawn = np.random.default_rng(SEED).uniform(-BLUR, BLUR, (BLURS, columns))
    moved: Floats = drawn
    return moved


class Shaken:
    """Squared and scaled distances from one place under all other weights."""

    def __init__(self, model: ContextNeighbors) -> None:
        self._model = model
        self._weights = other_weights(model.weights_)
        self._last: tuple[int, Floats] | None = None

    def __len__(self) -> int:
        return len(self._weights)

    def squared(self, row: int, /) -> Floats:
        """Squared distances of a place to all: ``(28, n)``; infinite to itself."""
        if self._last is None or self._last[0] != row:
            gaps = self._model.gaps_
            found = self._weighted(gaps.parts[row], gaps.known(row))
            found[:, row] = np.inf
            self._last = row, found
        return self._last[1]

    def scaled(self, row: int, /) -> Floats:
        """The same after local scaling."""
        n = self._model.scaling_neighbors
        scaled = self.squared(row)
        for factors in self._factors:
            scaled = scaled / (nth_smallest(scaled, n)[:, None] * factors)
        return scaled

    def _weighted(self, parts: Floats, known: Floats) -> Floats:
        """From ``(…, traits + km)`` to ``(28, …)``, infinite below the least coverage."""
        coverage = np.moveaxis(known @ self._weights.T, -1, 0)
        coverage /= self._weights.sum(axis=1).reshape(-1, *[1] * (coverage.ndim - 1))
        total = np.moveaxis(parts @ self._weights.T, -1, 0)
        enough = (coverage >= self._model.min_coverage) & (coverage > 0)
        squared: Floats = np.full(total.shape, np.inf)
        np.divide(total, coverage, out=squared, where=enough)
        return squared

    @cached_property
    def _factors(self) -> tuple[Floats, ...]:
        """Local scales of all places, per pass ``(28, n)``."""
        gaps, n = self._model.gaps_, self._model.scaling_neighbors
        count = len(self._model.ids_)
        size = min(POOL, count - 1)
        pool = np.argpartition(self._model.squared_, size - 1, axis=1)[:, :size]
        rows = np.arange(count)[:, None]
        scaled = self._weighted(
            gaps.parts[rows, pool], gaps.rows_known[:, None, :] * gaps.columns_known[pool]
        )
        scaled[:, pool == rows] = np.inf
        found = []
        for _ in range(self._model.scaling_passes):
            factor = nth_smallest(scaled.reshape(-1, size), n).reshape(len(self), count)
            found.append(factor)
            scaled = scaled / (factor[:, :, None] * factor[:, pool])
        return tuple(found)


def stays(worth: Floats, allowed: Floats, k: int, /) -> Floats:
    """Share of rows of ``worth`` ``(tries, n)`` in which a column is among the ``k`` highest.

    ``allowed`` is 1 for columns that may be named. A column without worth (−inf) never is.
    """
    masked = np.where(allowed > 0, worth, -np.inf)
    place = masked.shape[1] - min(k, masked.shape[1])
    last = np.partition(masked, place, axis=1)[:, place, None]
    share: Floats = ((masked >= last) & np.isfinite(masked)).mean(axis=0)
    return share
