"""The whole table of the method page: our method, every baseline, every idea, every property."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final

import numpy as np

from kb_builder.similarity import baselines, properties, visits
from kb_builder.similarity.fitting import scaled_among
from kb_builder.similarity.ideas import tried
from kb_builder.similarity.nested import (
    CONTEXT_GRID,
    SCORES_GRID,
    Nested,
    task_r1,
    task_r3,
    tasks_r2,
)
from kb_builder.similarity.sample import SEED, Sample, domain_weights
from kb_builder.similarity.traits import Block, Floats
from kb_builder.similarity.weights import Weights, load_weights

RESAMPLES: Final = 2000
DIGITS: Final = 4
AGAINST: Final = ("province_mean", "z_context")
"""Baselines that every other estimate is compared with, place by place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """A mean absolute error in SPBE points with its 95 % interval by bootstrap over places.

    ``better_than`` holds, per baseline, the interval of how much smaller this error is.
    """

    mae: float
    ci95: tuple[float, float]
    better_than: Mapping[str, tuple[float, float]]


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskResult:
    """One task: ours, each baseline by name, other ideas by name."""

    ours: Estimate
    baselines: Mapping[str, Estimate]
    ideas: Mapping[str, Estimate]


@dataclass(frozen=True, slots=True, kw_only=True)
class HitRate:
    """Share of visits whose host is in the top 10 and 20, with 95 % intervals over visits."""

    top10: float
    top10_ci95: tuple[float, float]
    top20: float
    top20_ci95: tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitResult:
    """The fourth task. ``visits`` is how many could be used; without any ``ours`` is None."""

    visits: int
    ours: HitRate | None
    baselines: Mapping[str, HitRate]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """Everything measured. ``chosen`` tells what nested cross-validation chose in each fold."""

    places: int
    years: tuple[int, int]
    folds: int
    seed: int
    tasks: Mapping[str, TaskResult]
    visits: VisitResult
    properties: Mapping[str, float]
    baseline_properties: Mapping[str, Mapping[str, float]]
    weights: Mapping[str, float]
    chosen: Sequence[Mapping[str, Any]]

    def as_dict(self) -> dict[str, Any]:
        """Plain dicts, lists and numbers, for JSON."""
        found: dict[str, Any] = asdict(self)
        return found


def evaluate(
    sample: Sample,
    /,
    *,
    pairs: Sequence[visits.Pair] = (),
    trees: bool = True,
    folds: int = 10,
) -> Evaluation:
    """Measure everything on ``sample``; ``pairs`` are visits as codes of guest and host.

    ``trees`` tells whether to run what needs scikit-learn (most of the time, and the black boxes).
    """
    nested = Nested(sample, sample.folds(folds))
    weights = load_weights()
    first = nested.run([task_r1(sample)], CONTEXT_GRID)
    hidden = tasks_r2(sample)
    second = nested.run(hidden, SCORES_GRID)
    third = nested.run([task_r3(sample)], SCORES_GRID)
    index = sample.indices[sample.years[1]]
    domains = sample.domains[sample.years[1]]
    outcomes = np.stack([task.outcome for task in hidden], axis=1)
    rivals = [
        baselines.baselines_r2(sample, nested.folds, hidden=place, trees=trees)
        for place in range(len(hidden))
    ]
    by_name = {name: np.stack([rival[name] for rival in rivals], axis=1) for name in rivals[0]}
    tasks = {
        "R1": _task(
            _missed(first.told, index),
            _all_missed(baselines.baselines_r1(sample, nested.folds, trees=trees), index),
            _all_missed(tried(nested, first.told[:, 0], trees=trees), index),
        ),
        "R2": _task(_missed(second.told, outcomes), _all_missed(by_name, outcomes), {}),
        "R3": _task(
            _missed(third.told, index),
            _all_missed(baselines.baselines_r3(sample, nested.folds, trees=trees), index),
            {},
        ),
    }
    blocks = np.array([weights.blocks[block] for block in Block])
    squared = nested.parts @ blocks
    return Evaluation(
        places=len(sample),
        years=sample.years,
        folds=folds,
        seed=SEED,
        tasks=tasks,
        visits=_visits(sample, squared, scaled_among(nested.parts, blocks), pairs),
        properties=_properties(nested, weights, blocks, domains),
        baseline_properties={
            name: {key: _round(value) for key, value in properties.of_lists(rows).items()}
            for name, rows in {
                "z_context": baselines.z_context(sample),
                "z_profile": baselines.z_profile(sample, sample.years[1]),
                "traits_km_scaled": baselines.traits_and_km(sample),
            }.items()
        },
        weights={block.value: weights.blocks[block] for block in Block},
        chosen=[
            {
                "penalty": metric.penalty,
                "weights": [_round(value) for value in metric.weights],
                **{
                    name: asdict(held.dials[fold])
                    for name, held in (("R1", first), ("R2", second), ("R3", third))
                },
            }
            for fold, metric in enumerate(nested.metrics)
        ],
    )


def _properties(
    nested: Nested, weights: Weights, blocks: Floats, domains: Floats
) -> dict[str, float]:
    sample, parts = nested.sample, nested.parts
    before = baselines.z_profile(sample, sample.years[0])
    after = baselines.z_profile(sample, sample.years[1])
    found = {
        "survival_years": properties.survival_of_years(parts, sample, penalty=weights.penalty),
        "survival_years_z_profile": properties.kept(
            properties.lists(before), properties.lists(after)
        ),
        "survival_weights": properties.survival_of_weights(parts, blocks),
        **properties.of_lists(scaled_among(parts, blocks)),
        "with_three_hosts": properties.with_hosts(parts @ blocks, domains),
        "coverage": float(sample.gaps.coverage(weights.spread()).min()),
    }
    return {name: _round(value) for name, value in found.items()}


def _missed(told: Floats, outcome: Floats) -> Floats:
    """Absolute errors ``(n,)``: the mean over the columns, where there are several."""
    columns = np.abs(told.reshape(len(outcome), -1) - outcome.reshape(len(outcome), -1))
    mean: Floats = columns.mean(axis=1)
    return mean


def _all_missed(told: Mapping[str, Floats], outcome: Floats) -> dict[str, Floats]:
    return {name: _missed(values, outcome) for name, values in told.items()}


def _task(ours: Floats, rivals: Mapping[str, Floats], ideas: Mapping[str, Floats]) -> TaskResult:
    yardsticks = {name: rivals[name] for name in AGAINST if name in rivals}
    return TaskResult(
        ours=_estimate(ours, yardsticks),
        baselines={name: _estimate(missed, {}) for name, missed in rivals.items()},
        ideas={name: _estimate(missed, {}) for name, missed in ideas.items()},
    )


def _estimate(missed: Floats, yardsticks: Mapping[str, Floats]) -> Estimate:
    return Estimate(
        mae=_round(missed.mean()),
        ci95=interval(missed),
        better_than={name: interval(other - missed) for name, other in yardsticks.items()},
    )


def interval(values: Floats, /) -> tuple[float, float]:
    """95 % percentile interval of the mean by bootstrap over the rows, the same in every run."""
    drawn = np.random.default_rng(SEED).integers(0, len(values), (RESAMPLES, len(values)))
    low, high = np.percentile(values[drawn].mean(axis=1), [2.5, 97.5])
    return _round(low), _round(high)


def _visits(
    sample: Sample, squared: Floats, scaled: Floats, pairs: Sequence[visits.Pair]
) -> VisitResult:
    known = visits.usable(pairs, sample)
    earlier, points = (
        visits.learnable(sample.domains[year], domain_weights()) for year in sample.years
    )

    if not known:
        return VisitResult(visits=0, ours=None, baselines={})

    def rate(worth: Floats) -> HitRate:
        found = visits.ranks(worth, known, sample)
        ten, twenty = visits.within(found, 10), visits.within(found, 20)
        return HitRate(
            top10=_round(ten.mean()),
            top10_ci95=interval(ten),
            top20=_round(twenty.mean()),
            top20_ci95=interval(twenty),
        )

    others = visits.rivals(sample, squared, scaled, points)
    others["ours_by_earlier_scores"] = visits.attraction(squared, earlier)
    return VisitResult(
        visits=len(known),
        ours=rate(visits.attraction(squared, points)),
        baselines={name: rate(worth) for name, worth in others.items()},
    )


def _round(value: Any) -> float:
    return round(float(value), DIGITS)
