"""What a list of peers leads us to expect of a place, and how its two dials are chosen.

``estimate = λ·trend + mean of rest + t·Σ w·(rest of the peer − mean of rest)``, ``rest`` being
outcome − ``λ·trend`` and ``w`` proportional to ``exp(−scaled distance)``. The trend is a ridge
regression on the traits (and known scores); ``λ = 0, t = 1`` is the plain weighted mean of peers.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final

import numpy as np

from kb_builder.similarity.sample import split, without
from kb_builder.similarity.traits import Floats, Ints

INNER_FOLDS: Final = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Dials:
    """How an estimate is made: see the module. ``alpha`` is the ridge penalty, ``k`` ≤ 10."""

    trend: float
    peers: float
    k: int
    alpha: float


def grid(
    *,
    trend: Iterable[float],
    peers: Iterable[float],
    k: Iterable[int] = (7, 10),
    alpha: Iterable[float] = (30.0, 100.0),
) -> tuple[Dials, ...]:
    """All combinations, in a fixed order."""
    return tuple(
        Dials(trend=a, peers=b, k=c, alpha=d) for a, b, c, d in product(trend, peers, k, alpha)
    )


def ridge(features: Floats, outcome: Floats, rows: Ints, /, *, alpha: float) -> Floats:
    """Ridge regression fitted on ``rows``, its values for all places ``(n,)``."""
    x, y = features[rows], outcome[rows]
    centre, level = x.mean(axis=0), y.mean()
    x = x - centre
    slope = np.linalg.solve(x.T @ x + alpha * np.eye(x.shape[1]), x.T @ (y - level))
    fitted: Floats = (features - centre) @ slope + level
    return fitted


def nearest(scaled: Floats, k: int, /, *, among: Ints | None = None) -> tuple[Ints, Floats]:
    """The ``k`` nearest of each row and their weights, which sum to 1: ``(n, k)`` each.

    ``among`` limits who may be named.
    """
    if among is not None:
        allowed = np.full(scaled.shape[1], np.inf)
        allowed[among] = 0.0
        scaled = scaled + allowed[None, :]
    rows = np.argsort(scaled, axis=1, kind="stable")[:, :k]
    weights = np.exp(-np.take_along_axis(scaled, rows, axis=1))
    return rows, weights / weights.sum(axis=1, keepdims=True)


@dataclass(frozen=True, slots=True, eq=False)
class Task:
    """Something to estimate: ``features`` ``(n, c)`` may be known, ``outcome`` ``(n,)`` is not."""

    features: Floats
    outcome: Floats


def estimate(*, scaled: Floats, task: Task, train: Ints, among: Ints, dials: Dials) -> Floats:
    """Estimates for all places ``(n,)``: trend from ``train``, peers from ``among``, never self.

    They stay on the scale of SPBE, 1 to 5.
    """
    trend = dials.trend * ridge(task.features, task.outcome, train, alpha=dials.alpha)
    rest = task.outcome - trend
    level = rest[train].mean()
    rows, weights = nearest(scaled, dials.k, among=among)
    told = trend + level + dials.peers * ((weights * rest[rows]).sum(axis=1) - level)
    clipped: Floats = np.clip(told, 1.0, 5.0)
    return clipped


def choose(
    *, scaled: Floats, tasks: Sequence[Task], train: Ints, options: tuple[Dials, ...]
) -> Dials:
    """The dials of least mean error within ``train`` over all tasks, by inner cross-validation."""
    parts = split(train, INNER_FOLDS)

    def error(dials: Dials) -> float:
        total = 0.0
        for task in tasks:
            for part in parts:
                seen = without(train, part)
                told = estimate(scaled=scaled, task=task, train=seen, among=train, dials=dials)
                total += float(np.abs(told - task.outcome)[part].sum())
        return total

    return min(options, key=error)
