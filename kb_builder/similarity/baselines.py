"""Simple rivals and two black boxes, on the same folds as our method.

Lists and means leave out the place itself; ridge and trees never see the held-out fold. Each
function returns estimates ``(n,)`` by the name of the baseline.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from kb_builder.similarity.distance import local_factors, scale
from kb_builder.similarity.forecast import ridge
from kb_builder.similarity.nested import standard
from kb_builder.similarity.sample import SEED, Sample, without
from kb_builder.similarity.traits import Floats, Ints

TREES: Final = 400
K: Final = 10


def list_mean(squared: Floats, outcome: Floats, /, *, k: int = K) -> Floats:
    """Mean outcome of the ``k`` nearest."""
    away = squared.copy()
    np.fill_diagonal(away, np.inf)
    rows = np.argsort(away, axis=1, kind="stable")[:, :k]
    mean: Floats = outcome[rows].mean(axis=1)
    return mean


def others_mean(outcome: Floats, /) -> Floats:
    """Mean of everyone else."""
    mean: Floats = (outcome.sum() - outcome) / (len(outcome) - 1)
    return mean


def province_mean(sample: Sample, outcome: Floats, /) -> Floats:
    """Mean of the others in the province; alone in it, of everyone else."""
    count = sample.same_province.sum(axis=1)
    total = sample.same_province @ outcome
    return np.where(count > 0, total / np.maximum(count, 1), others_mean(outcome))


def between(columns: Floats, /) -> Floats:
    """Squared Euclidean distances of rows ``(n, c)``: ``(n, n)``."""
    gaps: Floats = ((columns[:, None, :] - columns[None, :, :]) ** 2).sum(axis=2)
    return gaps


def folded_ridge(
    features: Floats, outcome: Floats, folds: Sequence[Ints], /, *, alpha: float = 10.0
) -> Floats:
    """Ridge regression by cross-validation."""
    told = np.empty(len(outcome))
    for fold in folds:
        train = without(np.arange(len(outcome)), fold)
        told[fold] = ridge(features, outcome, train, alpha=alpha)[fold]
    return told


def folded_trees(features: Floats, outcome: Floats, folds: Sequence[Ints], /) -> Floats:
    """Extremely randomised trees by cross-validation: the black box to measure against."""
    from sklearn.ensemble import ExtraTreesRegressor  # type: ignore[import-untyped]

    told = np.empty(len(outcome))
    for fold in folds:
        train = without(np.arange(len(outcome)), fold)
        model = ExtraTreesRegressor(TREES, min_samples_leaf=2, max_features=0.4, random_state=SEED)
        told[fold] = model.fit(features[train], outcome[train]).predict(features[fold])
    return told


def z_context(sample: Sample, /) -> Floats:
    """Plain squared Euclid on the standard scores of the 15 traits."""
    squared: Floats = sample.gaps.parts[:, :, :-1].sum(axis=2)
    return squared


def z_profile(sample: Sample, year: int, /) -> Floats:
    """Squared Euclid on the standard scores of a year's four domains."""
    return between(standard(sample.domains[year]))


def traits_and_km(sample: Sample, /) -> Floats:
    """The method that peers.md starts from: Euclid, twice thousands of km, one local scaling."""
    km = sample.gaps.parts[:, :, -1] / 10
    squared = z_context(sample) + (2 * km) ** 2
    np.fill_diagonal(squared, np.inf)
    return scale(squared, local_factors(squared, n=K, passes=1), n=K)


def _located(sample: Sample) -> Floats:
    return np.hstack([sample.scores, sample.table[:, -2:]])


def baselines_r1(sample: Sample, folds: Sequence[Ints], /, *, trees: bool) -> dict[str, Floats]:
    """The later index from context."""
    outcome = sample.indices[sample.years[1]]
    with_province = np.hstack([sample.scores, sample.province_columns])
    found = {
        "national_mean": others_mean(outcome),
        "province_mean": province_mean(sample, outcome),
        "nearest_km": list_mean(sample.gaps.parts[:, :, -1], outcome),
        "z_context": list_mean(z_context(sample), outcome),
        "ridge_province": folded_ridge(with_province, outcome, folds),
        "traits_km_scaled": list_mean(traits_and_km(sample), outcome),
    }
    if trees:
        found["trees"] = folded_trees(_located(sample), outcome, folds)
    return found


def baselines_r2(
    sample: Sample, folds: Sequence[Ints], /, *, hidden: int, trees: bool
) -> dict[str, Floats]:
    """A hidden domain of the later year from the other three."""
    values = sample.domains[sample.years[1]]
    outcome, known = values[:, hidden], np.delete(values, hidden, axis=1)
    features = np.hstack([standard(known), sample.scores])
    found = {
        "province_mean": province_mean(sample, outcome),
        "nearest_index": list_mean(between(known.mean(axis=1, keepdims=True)), outcome),
        "z_profile": list_mean(between(standard(known)), outcome),
        "z_context": list_mean(z_context(sample), outcome),
        "ridge": folded_ridge(features, outcome, folds),
    }
    if trees:
        found["trees"] = folded_trees(
            np.hstack([standard(known), _located(sample)]), outcome, folds
        )
    return found


def baselines_r3(sample: Sample, folds: Sequence[Ints], /, *, trees: bool) -> dict[str, Floats]:
    """The later index from the earlier year's scores and context."""
    before, after = sample.years
    old, outcome = sample.indices[before], sample.indices[after]
    change = outcome - old
    known = standard(np.hstack([old[:, None], sample.domains[before]]))
    found = {
        "unchanged": old,
        "province_mean": province_mean(sample, outcome),
        "province_change": old + province_mean(sample, change),
        "nearest_index_change": old + list_mean(between(old[:, None]), change),
        "national_change": old + others_mean(change),
        "z_profile_change": old + list_mean(z_profile(sample, before), change),
        "z_context": list_mean(z_context(sample), outcome),
        "ridge": folded_ridge(np.hstack([known, sample.scores]), outcome, folds),
    }
    if trees:
        found["trees"] = folded_trees(np.hstack([known, _located(sample)]), outcome, folds)
    return found
