"""Our method on held-out places: everything that is chosen is chosen inside the training folds.

A held-out place's own outcome is never seen. Its list may name any other place, as that of every
baseline of peers may; the weights and dials know the training places only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from kb_builder.similarity.fitting import PENALTIES, block_parts, fit_blocks, scaled_among
from kb_builder.similarity.forecast import Dials, Task, choose, estimate, grid
from kb_builder.similarity.sample import Sample, split, without
from kb_builder.similarity.traits import Floats, Ints

CONTEXT_GRID = grid(trend=(0.0, 0.3, 0.5), peers=(1.0,), k=(7, 10), alpha=(100.0,))
SCORES_GRID = grid(trend=(1.0,), peers=(0.3, 0.6), k=(10,), alpha=(10.0, 30.0, 100.0))
METRIC_FOLDS = 3
BENDS = (2.0, 2.5, 3.0, 3.5)
"""Where the slope of the trend in last year's index may change: the higher, the less room."""
DOMAIN_BENDS = (2.0, 3.0, 4.0)
"""The same for a domain."""


@dataclass(frozen=True, slots=True, eq=False)
class Metric:
    """Block weights fitted without one fold, and the scaled distances they give."""

    penalty: float
    weights: Floats
    scaled: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Held:
    """Held-out estimates ``(n, tasks)`` and the dials chosen in each fold."""

    told: Floats
    dials: tuple[Dials, ...]


@dataclass(frozen=True, eq=False)
class Nested:
    """The three tasks by nested cross-validation on ``folds``."""

    sample: Sample
    folds: Sequence[Ints]

    @cached_property
    def parts(self) -> Floats:
        """Squared distances by block."""
        return block_parts(self.sample)

    @cached_property
    def metrics(self) -> tuple[Metric, ...]:
        """One metric per fold, fitted to the mean index of the other folds."""
        everyone = np.arange(len(self.sample))
        return tuple(self._metric(without(everyone, fold)) for fold in self.folds)

    def _metric(self, train: Ints) -> Metric:
        outcome = mean_index(self.sample)
        penalty = choose_penalty(self.parts, outcome, train)
        weights = fit_blocks(self.parts, outcome, train, penalty=penalty)
        return Metric(penalty, weights, scaled_among(self.parts, weights))

    def run(self, tasks: Sequence[Task], options: tuple[Dials, ...]) -> Held:
        """Held-out estimates for outcomes that share their dials."""
        everyone = np.arange(len(self.sample))
        told, chosen = np.full((len(self.sample), len(tasks)), np.nan), []
        for fold, metric in zip(self.folds, self.metrics, strict=True):
            train = without(everyone, fold)
            dials = choose(scaled=metric.scaled, tasks=tasks, train=train, options=options)
            chosen.append(dials)
            for column, task in enumerate(tasks):
                told[fold, column] = estimate(
                    scaled=metric.scaled, task=task, train=train, among=everyone, dials=dials
                )[fold]
        return Held(told, tuple(chosen))


def choose_penalty(parts: Floats, outcome: Floats, train: Ints, /) -> float:
    """The penalty whose weights, fitted to part of ``train``, serve the rest of it best."""
    options = grid(trend=(0.3,), peers=(1.0,), k=(10,), alpha=(100.0,))[0]
    errors = []
    for penalty in PENALTIES:
        missed = []
        for held in split(train, METRIC_FOLDS):
            weights = fit_blocks(parts, outcome, without(train, held), penalty=penalty)
            told = estimate(
                scaled=scaled_among(parts, weights),
                task=Task(np.zeros((len(outcome), 1)), outcome),
                train=without(train, held),
                among=train,
                dials=options,
            )
            missed.append(np.abs(told - outcome)[held])
        errors.append(float(np.concatenate(missed).mean()))
    return PENALTIES[int(np.argmin(errors))]


def mean_index(sample: Sample, /) -> Floats:
    """Mean of the two years' indices ``(n,)``: what metrics are fitted to, steadier than one."""
    first, second = sample.years
    middle: Floats = (sample.indices[first] + sample.indices[second]) / 2
    return middle


def standard(columns: Floats, /) -> Floats:
    """Columns ``(n, c)`` with mean 0 and spread 1; a constant column is 0."""
    spread = columns.std(axis=0)
    scores: Floats = (columns - columns.mean(axis=0)) / np.where(spread > 0, spread, 1.0)
    return scores


def bent(columns: Floats, bends: Sequence[float], /) -> Floats:
    """How far each column ``(n, c)`` lies above each bend: ``(n, c · bends)``."""
    above = np.maximum(columns[:, :, None] - np.array(bends)[None, None, :], 0.0)
    flat: Floats = above.reshape(len(columns), -1)
    return flat


def task_r1(sample: Sample, /) -> Task:
    """The later index from context alone."""
    return Task(sample.scores, sample.indices[sample.years[1]])


def tasks_r2(sample: Sample, /) -> list[Task]:
    """Each domain of the later year from the other three, context and province."""
    values = sample.domains[sample.years[1]]
    tasks = []
    for hidden in range(values.shape[1]):
        known = np.delete(values, hidden, axis=1)
        shown = standard(np.hstack([known, bent(known, DOMAIN_BENDS)]))
        features = np.hstack([shown, sample.scores, sample.province_columns])
        tasks.append(Task(features, values[:, hidden]))
    return tasks


def task_r3(sample: Sample, /) -> Task:
    """The later index from the earlier scores, context and province."""
    before, after = sample.years
    index = sample.indices[before][:, None]
    shown = standard(np.hstack([index, bent(index, BENDS), sample.domains[before]]))
    return Task(np.hstack([shown, sample.scores, sample.province_columns]), sample.indices[after])
