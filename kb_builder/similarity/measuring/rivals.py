"""Simple rivals and two black boxes, on the same data as the lists: estimates ``(n,)`` each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

import numpy as np

from kb_builder.similarity.measuring.lists import mean_of
from kb_builder.similarity.measuring.sample import Sample
from kb_builder.similarity.shaking import SEED
from kb_builder.similarity.traits import Floats, Ints

TREES: Final = 400
ALPHA: Final = 30.0
K: Final = 10


def others_mean(outcome: Floats, /) -> Floats:
    """Mean of everyone else."""
    known = ~np.isnan(outcome)
    mean: Floats = (np.nansum(outcome) - np.nan_to_num(outcome)) / (known.sum() - known)
    return mean


def province_mean(sample: Sample, outcome: Floats, /) -> Floats:
    """Mean of the others in the province; alone in it, of everyone else."""
    found = others_mean(outcome)
    for province in np.unique(sample.world.provinces):
        own = np.flatnonzero((sample.world.provinces == province) & ~np.isnan(outcome))
        if len(own) > 1:
            found[own] = (outcome[own].sum() - outcome[own]) / (len(own) - 1)
    return found


def nearest_mean(squared: Floats, outcome: Floats, /, *, k: int = K) -> Floats:
    """Mean outcome of the ``k`` nearest that have one, never of the place itself."""
    away = np.where(np.isnan(outcome)[None, :] | np.isnan(squared), np.inf, squared)
    np.fill_diagonal(away, np.inf)
    return mean_of(np.argsort(away, axis=1, kind="stable")[:, :k], outcome)


def between(columns: Floats, /) -> Floats:
    """Squared Euclidean distances of rows ``(n, c)``: ``(n, n)``."""
    gaps: Floats = ((columns[:, None, :] - columns[None, :, :]) ** 2).sum(axis=2)
    return gaps


def standard(columns: Floats, /) -> Floats:
    """Columns ``(n, c)`` with mean 0 and spread 1; unknown ones are 0."""
    spread = np.nanstd(columns, axis=0)
    scores = (columns - np.nanmean(columns, axis=0)) / np.where(spread > 0, spread, 1.0)
    found: Floats = np.nan_to_num(scores)
    return found


Fit = Callable[[Floats, Floats, Floats], Floats]
"""Training features and outcomes, then features: estimates for the latter."""


def ridge(features: Floats, outcome: Floats, asked: Floats, /) -> Floats:
    """Ridge regression."""
    centre, level = features.mean(axis=0), outcome.mean()
    x = features - centre
    slope = np.linalg.solve(x.T @ x + ALPHA * np.eye(x.shape[1]), x.T @ (outcome - level))
    told: Floats = (asked - centre) @ slope + level
    return told


def trees(features: Floats, outcome: Floats, asked: Floats, /) -> Floats:
    """Extremely randomised trees: the black box to measure against."""
    from sklearn.ensemble import ExtraTreesRegressor  # type: ignore[import-untyped]

    model = ExtraTreesRegressor(TREES, min_samples_leaf=2, max_features=0.4, random_state=SEED)
    told: Floats = np.asarray(model.fit(features, outcome).predict(asked), dtype=np.float64)
    return told


def folded(
    sample: Sample, folds: Sequence[Ints], features: Floats, outcome: Floats, fit: Fit, /
) -> Floats:
    """Estimates of held-out places ``(n,)``, each fitted on what the lists may see too."""
    told = np.full(len(outcome), np.nan)
    for fold in folds:
        train = np.flatnonzero(sample.seen(fold) & ~np.isnan(outcome))
        told[fold] = fit(features[train], outcome[train], features[fold])
    return told
