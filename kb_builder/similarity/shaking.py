"""Confidence: would the same places be named if the weights or scores were somewhat different?

28 other sets of weights: each of the six blocks a quarter lighter and heavier, each of the sixteen
traits left out. Local scales are found anew for each, among a place's ``POOL`` nearest. Twenty sets
of scores, each moved by up to 0.1.
"""

from __future__ import annotations

from functools import cached_property
from typing import Final

import numpy as np

from kb_builder.similarity.distance import nth_smallest
from kb_builder.similarity.neighbors import ContextNeighbors
from kb_builder.similarity.traits import TRAITS, Block, Bools, Floats, Ints

SEED: Final = 20241
"""Of every random draw; chosen once, before any result was seen."""
SHAKE: Final = 0.25
POOL: Final = 60
"""Nearest places among which local scales are sought; measured to change no confidence by 0.05."""
BLUR: Final = 0.1
"""Scores are moved by up to so much, either way."""
BLURS: Final = 20


def other_weights(weights: Floats, /) -> Floats:
    """Weights ``(28, traits)``: shaken by block, then with one trait left out."""
    rows = []
    for block in Block:
        inside = np.array([trait.block is block for trait in TRAITS])
        rows += [np.where(inside, weights * factor, weights) for factor in (1 - SHAKE, 1 + SHAKE)]
    rows += [
        np.where(np.arange(len(TRAITS)) == place, 0.0, weights) for place in range(len(TRAITS))
    ]
    return np.stack(rows)


def blurs(columns: int, /) -> Floats:
    """Fixed random moves of scores: ``(20, columns)`` within ± 0.1."""
    drawn = np.random.default_rng(SEED).uniform(-BLUR, BLUR, (BLURS, columns))
    moved: Floats = drawn
    return moved


def random_start() -> dict[str, str]:
    """Where the fixed draws of ``blurs`` begin (PCG64), for programs in another language."""
    state = np.random.default_rng(SEED).bit_generator.state["state"]
    return {name: str(state[name]) for name in ("state", "inc")}


class Shaken:
    """Squared and scaled distances from places under all other weights."""

    def __init__(self, model: ContextNeighbors) -> None:
        self._model = model
        self._weights = other_weights(model.weights_)

    def __len__(self) -> int:
        return len(self._weights)

    def nearest(self, rows: Ints, /) -> Ints:
        """The ``POOL`` columns nearest to each row by structure, in no order: ``(m, POOL)``."""
        return lowest(self._model.squared_[rows], POOL)

    def squared(self, rows: Ints, columns: Ints, /) -> Floats:
        """Squared distances of ``rows`` ``(m,)`` to ``columns`` ``(m, q)``: ``(28, m, q)``."""
        gaps = self._model.gaps_
        found = self._weighted(
            gaps.parts[rows[:, None], columns],
            gaps.rows_known[rows][:, None, :] * gaps.columns_known[columns],
        )
        found[:, (columns == rows[:, None]) | ~self._model.listed_[columns]] = np.inf
        return found

    def scaled(self, rows: Ints, columns: Ints, /) -> Floats:
        """The same after local scaling, each row's own scale found among its nearest."""
        n, near = self._model.scaling_neighbors, self.nearest(rows)
        around, found = self.squared(rows, near), self.squared(rows, columns)
        for factors in self._factors:
            own = nth_smallest(around.reshape(-1, around.shape[-1]), n).reshape(len(self), -1, 1)
            around = around / (own * factors[:, near])
            found = found / (own * factors[:, columns])
        return found

    def closeness(self, rows: Ints, columns: Ints, /) -> Floats:
        """``1 / (1 + d²/σ²)`` as in ``World.closeness``: ``(28, m, q)``."""
        around = self.squared(rows, self.nearest(rows))
        tenth = nth_smallest(around.reshape(-1, around.shape[-1]), 10) ** 2
        near: Floats = 1.0 / (1.0 + self.squared(rows, columns) / tenth.reshape(len(self), -1, 1))
        return near

    def _weighted(self, parts: Floats, known: Floats) -> Floats:
        """From ``(…, traits)`` to ``(28, …)``, infinite below the least coverage."""
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
        n = self._model.scaling_neighbors
        count = len(self._model.ids_)
        rows = np.arange(count)
        pool = self.nearest(rows)
        size = pool.shape[1]
        scaled = self.squared(rows, pool)
        found = []
        for _ in range(self._model.scaling_passes):
            factor = nth_smallest(scaled.reshape(-1, size), n).reshape(len(self), count)
            found.append(factor)
            scaled = scaled / (factor[:, :, None] * factor[:, pool])
        return tuple(found)


def lowest(values: Floats, size: int, /) -> Ints:
    """Columns of the ``size`` lowest values of each row, in no order: ``(m, size)``."""
    size = min(size, values.shape[1])
    found: Ints = np.argpartition(values, size - 1, axis=1)[:, :size]
    return found


def stays(worth: Floats, allowed: Bools, k: int, /) -> Floats:
    """Share of the tries ``worth`` ``(tries, m, n)`` in which a column is among the ``k`` highest.

    Returns ``(m, n)``. ``allowed`` ``(m, n)`` says which columns may be named; one without worth
    (−inf) never is.
    """
    masked = np.where(allowed, worth, -np.inf)
    place = masked.shape[-1] - min(k, masked.shape[-1])
    last = np.partition(masked, place, axis=-1)[..., place, None]
    share: Floats = ((masked >= last) & np.isfinite(masked)).mean(axis=0)
    return share
