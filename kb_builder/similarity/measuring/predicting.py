"""R1 to R3: how well listed places tell a figure kept from the lists, beside rivals."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from kb_builder.progress import Progress
from kb_builder.similarity.domains import DOMAINS
from kb_builder.similarity.measuring import rivals
from kb_builder.similarity.measuring.intervals import interval, rounded
from kb_builder.similarity.measuring.lists import mean_of
from kb_builder.similarity.measuring.sample import SEEDS, Sample, without_domain
from kb_builder.similarity.peers import ranked
from kb_builder.similarity.query import ask_all
from kb_builder.similarity.results import Lens
from kb_builder.similarity.traits import Floats, Ints
from kb_builder.similarity.world import World

K: Final = 10
PROFILE_WEIGHTS: Final = (1.0, 1.5, 2.0)
"""Weights of the profile in *seprofil* that nested cross-validation chooses from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """A mean absolute error in points, its 95 % interval by bootstrap over places.

    ``spread`` holds the least and the largest error over the five splits; equal where nothing is
    fitted.
    """

    mae: float
    ci95: tuple[float, float]
    spread: tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One task: ours by name, and each rival by name.

    ``better`` is the interval of how much smaller our error is than a rival's, place by place.
    """

    ours: Mapping[str, Estimate]
    rivals: Mapping[str, Estimate]
    better: Mapping[str, tuple[float, float]]


class Splits:
    """Tells how many of the splits are measured, which take nearly all of the time."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._doing = ""
        self._done = 0

    def begin(self, doing: str) -> None:
        """Another part begins."""
        self._doing = doing
        self._progress(doing, self._done, 3 * len(SEEDS))

    def over(self, seeds: Sequence[int]) -> Iterator[int]:
        """Each of the seeds, counted when what follows from it is measured."""
        for seed in seeds:
            yield seed
            self._done += 1
            self.begin(self._doing)


def order_in(world: World, lens: Lens) -> Ints:
    """Lists of all areas in another world: the same order as ``peers`` gives there."""
    return ranked(world, ask_all(world, guess=False), lens, k=K, sure=False).columns


def _missed(told: Floats, outcome: Floats, rows: Ints) -> Floats:
    missed: Floats = np.abs(told - outcome)[rows]
    return missed


def _estimate(*missed: Floats) -> Estimate:
    """From the absolute errors of one split, or of each of several."""
    means = [float(np.nanmean(one)) for one in missed]
    together = np.nanmean(np.stack(missed), axis=0)
    return Estimate(
        mae=rounded(np.mean(means)),
        ci95=interval(together),
        spread=(rounded(min(means)), rounded(max(means))),
    )


def from_context(
    sample: Sample, columns: Mapping[Lens, Ints], *, trees: bool, steps: Splits
) -> Task:
    """The later index from context alone."""
    outcome, rows = sample.index, sample.rows
    alike, near = columns[Lens.SEKEADAAN], columns[Lens.SEKITAR]

    def both(seen: Any = None) -> Floats:
        first, second = mean_of(alike, outcome, seen=seen), mean_of(near, outcome, seen=seen)
        first = np.where(np.isnan(first), second, first)
        half: Floats = (first + np.where(np.isnan(second), first, second)) / 2
        return half

    def missed(told: Floats) -> Floats:
        return _missed(told, outcome, rows)

    ours = {
        "sekeadaan": [missed(mean_of(alike, outcome))],
        "sekitar": [missed(mean_of(near, outcome))],
        "together": [missed(both())],
        "together_equal_data": [],
    }
    learners = _learners(
        ("ridge_province", np.hstack([sample.context, sample.province_columns])),
        np.hstack([sample.context, sample.place]),
        trees=trees,
    )
    others: dict[str, list[Floats]] = {
        "national_mean": [missed(rivals.others_mean(outcome))],
        "province_mean": [missed(rivals.province_mean(sample, outcome))],
        "nearest_km": [missed(rivals.nearest_mean(sample.world.km, outcome))],
        "z_context": [missed(rivals.nearest_mean(rivals.between(sample.context), outcome))],
        **{name: [] for name in learners},
    }
    for seed in steps.over(SEEDS):
        folds = sample.folds(seed)
        told = np.full(len(outcome), np.nan)
        for fold in folds:
            told[fold] = both(sample.seen(fold))[fold]
        ours["together_equal_data"].append(missed(told))
        for name, (table, fit) in learners.items():
            others[name].append(missed(rivals.folded(sample, folds, table, outcome, fit)))
    return _task(ours, others, over="together")


def _learners(
    ridge: tuple[str, Floats], forest: Floats, /, *, trees: bool
) -> dict[str, tuple[Floats, rivals.Fit]]:
    """The rivals that are fitted, by name: what they are told, and how they learn from it."""
    name, table = ridge
    black_boxes = {"trees": (forest, rivals.trees)} if trees else {}
    return {name: (table, rivals.ridge), **black_boxes}


def _task(
    ours: Mapping[str, list[Floats]], others: Mapping[str, list[Floats]], *, over: str
) -> Task:
    mine = np.nanmean(np.stack(ours[over]), axis=0)
    return Task(
        ours={name: _estimate(*missed) for name, missed in ours.items()},
        rivals={name: _estimate(*missed) for name, missed in others.items()},
        better={
            name: interval(np.nanmean(np.stack(missed), axis=0) - mine)
            for name, missed in others.items()
        },
    )


def from_other_domains(
    sample: Sample, *, trees: bool, steps: Splits
) -> tuple[Task, dict[str, int]]:
    """Each domain of the later round from the other three; the weight of the profile nested."""
    rows, scores = sample.rows, sample.world.scores
    told: dict[float, Floats] = {}
    for weight in dict.fromkeys((*PROFILE_WEIGHTS, sample.world.weights.profile)):
        told[weight] = np.stack(
            [
                mean_of(
                    order_in(without_domain(sample.world, domain, profile=weight), Lens.SEPROFIL),
                    scores[:, place],
                )
                for place, domain in enumerate(DOMAINS)
            ],
            axis=1,
        )
    missed = {weight: _row_mean(np.abs(one - scores)) for weight, one in told.items()}
    counts = dict.fromkeys(map(str, PROFILE_WEIGHTS), 0)
    nested = []
    for seed in SEEDS:
        held = np.full(len(scores), np.nan)
        for fold in sample.folds(seed):
            train = np.setdiff1d(rows, fold)
            best = min(PROFILE_WEIGHTS, key=lambda w: float(np.nanmean(missed[w][train])))
            counts[str(best)] += 1
            held[fold] = missed[best][fold]
        nested.append(held[rows])
    structure = rivals.between(sample.context)
    learners = _learners(
        ("ridge", sample.context), np.hstack([sample.context, sample.place]), trees=trees
    )

    def error(tell: Callable[[Floats, Floats], Floats]) -> Floats:
        """``tell`` is given the three known domains and the hidden one."""
        told = [
            tell(np.delete(scores, place, axis=1), scores[:, place])
            for place in range(len(DOMAINS))
        ]
        return _row_mean(np.abs(np.stack(told, axis=1) - scores))[rows]

    def learnt(
        folds: Sequence[Ints], beside: Floats, fit: rivals.Fit
    ) -> Callable[[Floats, Floats], Floats]:
        return lambda known, own: rivals.folded(
            sample, folds, np.hstack([rivals.standard(known), beside]), own, fit
        )

    others: dict[str, list[Floats]] = {
        "province_mean": [error(lambda _, own: rivals.province_mean(sample, own))],
        "nearest_index": [
            error(
                lambda known, own: rivals.nearest_mean(
                    rivals.between(known.mean(axis=1, keepdims=True)), own
                )
            )
        ],
        "z_profile": [
            error(
                lambda known, own: rivals.nearest_mean(rivals.between(rivals.standard(known)), own)
            )
        ],
        "z_context": [error(lambda _, own: rivals.nearest_mean(structure, own))],
        **{name: [] for name in learners},
    }
    for seed in steps.over(SEEDS):
        folds = sample.folds(seed)
        for name, (beside, fit) in learners.items():
            others[name].append(error(learnt(folds, beside, fit)))
    shipped = missed[sample.world.weights.profile][rows]
    ours = {"seprofil": [shipped], "seprofil_nested": nested}
    return _task(ours, others, over="seprofil"), counts


def _row_mean(table: Floats) -> Floats:
    """Mean of the known values of each row; NaN where none is known."""
    known = ~np.isnan(table)
    count = known.sum(axis=1)
    total = np.where(known, table, 0.0).sum(axis=1)
    mean: Floats = np.where(count > 0, total / np.maximum(count, 1), np.nan)
    return mean


def from_earlier_round(sample: Sample, *, trees: bool, steps: Splits) -> Task:
    """The later index from the earlier round: own index and the change of the listed places."""
    rows, old, outcome = sample.rows, sample.former_index, sample.index
    change = outcome - old

    def missed(told: Floats) -> Floats:
        return _missed(told, outcome, rows)

    ours = {
        lens.value: [missed(old + mean_of(order_in(sample.former, lens), change))]
        for lens in (Lens.SEPROFIL, Lens.SEKEADAAN)
    }
    known = rivals.standard(np.hstack([old[:, None], sample.former.scores]))
    provincial = np.hstack([known, sample.context])
    learners = _learners(("ridge", provincial), np.hstack([provincial, sample.place]), trees=trees)
    others: dict[str, list[Floats]] = {
        "unchanged": [missed(old)],
        "national_change": [missed(old + rivals.others_mean(change))],
        "province_change": [missed(old + rivals.province_mean(sample, change))],
        **{name: [] for name in learners},
    }
    held = np.where(np.isnan(old), np.nan, outcome)
    for seed in steps.over(SEEDS):
        folds = sample.folds(seed)
        for name, (table, fit) in learners.items():
            others[name].append(missed(rivals.folded(sample, folds, table, held, fit)))
    return _task(ours, others, over="seprofil")


def of_residual(sample: Sample, columns: Ints) -> tuple[float, float]:
    """How well a list tells what the province does not: mean absolute error and correlation."""
    told, outcome = mean_of(columns, sample.residual), sample.residual
    rows = sample.rows[~np.isnan(told[sample.rows]) & ~np.isnan(outcome[sample.rows])]
    error = float(np.abs(told - outcome)[rows].mean())
    return rounded(error), rounded(np.corrcoef(told[rows], outcome[rows])[0, 1])
