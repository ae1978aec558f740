"""Other ways that were tried for the first task, on the same folds: also those that did not work.

Each returns held-out estimates ``(n,)``; what they fit they fit on the training folds.
"""

from __future__ import annotations

import numpy as np

from kb_builder.similarity.baselines import K, list_mean, province_mean, z_context
from kb_builder.similarity.fitting import START, scaled_among
from kb_builder.similarity.forecast import nearest
from kb_builder.similarity.nested import Nested
from kb_builder.similarity.sample import SEED, spread, without
from kb_builder.similarity.traits import Block, Floats

SHRINK = 0.2
"""Weight of the province mean where the list mean is shrunk towards it."""


def tried(nested: Nested, ours: Floats, /, *, trees: bool) -> dict[str, Floats]:
    """Estimates of each idea by name."""
    sample = nested.sample
    outcome = sample.indices[sample.years[1]]
    start = np.array([START[block] for block in Block])
    squared = nested.parts @ start
    quadratic = z_context(sample) + 4 * (sample.gaps.parts[:, :, -1] / 10) ** 2
    found = {
        "fitted_list_mean_only": _per_fold(nested, outcome),
        "start_weights": list_mean(scaled_among(nested.parts, start), outcome),
        "no_hub_control": list_mean(squared, outcome),
        "mutual_proximity": list_mean(mutual_proximity(squared), outcome),
        "km_squared": list_mean(quadratic, outcome),
        "single_trait_weights": _ridge_weights(nested, outcome),
        "shrunk_to_province": (1 - SHRINK) * ours + SHRINK * province_mean(sample, outcome),
    }
    if trees:
        found["tree_leaves"] = _leaf_lists(nested, outcome)
    return found


def mutual_proximity(squared: Floats, /) -> Floats:
    """1 − P(both are nearer than most), by the normal distribution of each place's distances.

    Schnitzer et al. 2012, in the form that takes the two places as independent.
    """
    from scipy.special import ndtr  # type: ignore[import-untyped]

    root = np.sqrt(squared)
    off = ~np.eye(len(root), dtype=np.bool_)
    mean = root.mean(axis=1, where=off, keepdims=True)
    wide = root.std(axis=1, where=off, keepdims=True)
    farther = 1 - ndtr((root - mean) / wide)
    distance: Floats = 1 - farther * farther.T
    return distance


def _per_fold(nested: Nested, outcome: Floats) -> Floats:
    told = np.empty(len(outcome))
    for fold, metric in zip(nested.folds, nested.metrics, strict=True):
        rows, weights = nearest(metric.scaled, K)
        told[fold] = (weights * outcome[rows]).sum(axis=1)[fold]
    return told


def _ridge_weights(nested: Nested, outcome: Floats) -> Floats:
    """Each trait weighs as much as ridge regression on the training folds says it matters."""
    sample = nested.sample
    told = np.empty(len(outcome))
    for fold in nested.folds:
        train = without(np.arange(len(outcome)), fold)
        x = sample.scores[train] - sample.scores[train].mean(axis=0)
        gram = x.T @ x + 100.0 * np.eye(x.shape[1])
        size = np.abs(np.linalg.solve(gram, x.T @ (outcome[train] - outcome[train].mean())))
        weights = spread(START)
        weights[:-1] = size / size.mean()
        told[fold] = list_mean(scaled_among(sample.gaps.parts, weights), outcome)[fold]
    return told


def _leaf_lists(nested: Nested, outcome: Floats) -> Floats:
    """The nearest are those that share most leaves of a forest grown on the training folds."""
    from sklearn.ensemble import ExtraTreesRegressor  # type: ignore[import-untyped]

    sample = nested.sample
    features = np.hstack([sample.scores, sample.table[:, -2:]])
    told = np.empty(len(outcome))
    for fold in nested.folds:
        train = without(np.arange(len(outcome)), fold)
        model = ExtraTreesRegressor(200, min_samples_leaf=5, random_state=SEED)
        leaves = model.fit(features[train], outcome[train]).apply(features)
        apart = (leaves[:, None, :] != leaves[None, :, :]).mean(axis=2)
        told[fold] = list_mean(apart, outcome)[fold]
    return told
