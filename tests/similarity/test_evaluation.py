"""The evaluation: what is held out stays out, numbers follow from their definitions."""

from __future__ import annotations

import dataclasses
import json

import numpy as np
import pytest

from kb_builder.similarity import SimilarityError, load_weights, properties, visits
from kb_builder.similarity.baselines import list_mean, others_mean, province_mean, z_context
from kb_builder.similarity.evaluation import _visits, evaluate, interval
from kb_builder.similarity.fitting import block_parts, fit_blocks, scaled_among
from kb_builder.similarity.forecast import Dials, Task, choose, estimate, nearest, ridge
from kb_builder.similarity.nested import Nested, bent, standard, task_r1, task_r3, tasks_r2
from kb_builder.similarity.sample import Sample, read_sample, split, without
from kb_builder.similarity.traits import Block
from kb_builder.similarity.weights import fit_weights, read_weights
from tests.national import NATIONAL

FULL = read_sample(NATIONAL.areas, NATIONAL.assessments, years=(2023, 2024))


def part(rows: np.ndarray) -> Sample:  # type: ignore[type-arg]
    return Sample(
        codes=tuple(FULL.codes[row] for row in rows),
        table=FULL.table[rows],
        provinces=tuple(FULL.provinces[row] for row in rows),
        indices={year: values[rows] for year, values in FULL.indices.items()},
        domains={year: values[rows] for year, values in FULL.domains.items()},
    )


SMALL = part(np.arange(0, 479, 5))


def test_the_sample_is_those_with_scores_in_both_years() -> None:
    assert len(FULL) == 479
    assert FULL.years == (2023, 2024)
    assert "33.27" in FULL.codes


def test_folds_are_fixed_disjoint_and_complete() -> None:
    folds = FULL.folds()
    assert [len(fold) for fold in folds] == [48] * 9 + [47]
    assert sorted(np.concatenate(folds)) == list(range(479))
    assert all((a == b).all() for a, b in zip(folds, FULL.folds(), strict=True))
    assert set(without(np.arange(5), np.array([1, 3]))) == {0, 2, 4}


def test_a_held_out_outcome_does_not_change_its_estimate() -> None:
    """The leak test: spoil the outcomes of one fold; what is told of it stays the same.

    Its places may appear in one another's lists, so each is spoilt alone.
    """
    scaled = scaled_among(block_parts(SMALL), np.ones(len(Block)))
    task = task_r1(SMALL)
    everyone = np.arange(len(SMALL))
    fold = SMALL.folds()[0]
    train = without(everyone, fold)
    dials = Dials(trend=0.5, peers=1.0, k=5, alpha=30.0)
    honest = estimate(scaled=scaled, task=task, train=train, among=everyone, dials=dials)
    for place in fold:
        spoilt = task.outcome.copy()
        spoilt[place] = 99.0
        told = estimate(
            scaled=scaled,
            task=Task(task.features, spoilt),
            train=train,
            among=everyone,
            dials=dials,
        )
        assert told[place] == honest[place]


def test_weights_and_dials_do_not_see_the_held_out_fold() -> None:
    fold = SMALL.folds()[0]
    spoilt = dataclasses.replace(
        SMALL, indices={year: values.copy() for year, values in SMALL.indices.items()}
    )
    for values in spoilt.indices.values():
        values[fold] = 99.0
    found = [Nested(sample, [fold]).metrics[0] for sample in (SMALL, spoilt)]
    assert found[0].penalty == found[1].penalty
    assert (found[0].weights == found[1].weights).all()
    options = tuple(Dials(trend=t, peers=1.0, k=5, alpha=30.0) for t in (0.0, 0.5))
    train = without(np.arange(len(SMALL)), fold)
    chosen = [
        choose(scaled=m.scaled, tasks=[task_r1(s)], train=train, options=options)
        for m, s in zip(found, (SMALL, spoilt), strict=True)
    ]
    assert chosen[0] == chosen[1]


def test_hidden_domain_is_not_among_its_features() -> None:
    for hidden, task in enumerate(tasks_r2(SMALL)):
        changed = SMALL.domains[2024].copy()
        changed[:, hidden] = 1.0
        other = dataclasses.replace(SMALL, domains={2023: SMALL.domains[2023], 2024: changed})
        assert (tasks_r2(other)[hidden].features == task.features).all()


def test_last_years_task_does_not_know_this_year() -> None:
    other = dataclasses.replace(
        SMALL,
        indices={2023: SMALL.indices[2023], 2024: SMALL.indices[2024] * 0 + 1},
        domains={2023: SMALL.domains[2023], 2024: SMALL.domains[2024] * 0 + 1},
    )
    assert (task_r3(other).features == task_r3(SMALL).features).all()


def test_plain_dials_are_the_weighted_mean_of_the_list() -> None:
    scaled = scaled_among(block_parts(SMALL), np.ones(len(Block)))
    everyone = np.arange(len(SMALL))
    dials = Dials(trend=0.0, peers=1.0, k=4, alpha=1.0)
    task = task_r1(SMALL)
    told = estimate(scaled=scaled, task=task, train=everyone, among=everyone, dials=dials)
    rows, weights = nearest(scaled, 4)
    assert np.allclose(told, (weights * task.outcome[rows]).sum(axis=1))
    assert np.allclose(weights.sum(axis=1), 1)


def test_ridge_without_penalty_is_least_squares() -> None:
    rng = np.random.default_rng(0)
    x = rng.normal(size=(30, 3))
    y = x @ [1.0, 2.0, 3.0] + 4
    assert np.allclose(ridge(x, y, np.arange(20), alpha=0.0), y)


def test_scikit_learns_ridge_agrees() -> None:
    linear = pytest.importorskip("sklearn.linear_model")
    rows = np.arange(0, len(FULL), 2)
    theirs = linear.Ridge(alpha=10.0).fit(FULL.scores[rows], FULL.indices[2024][rows])
    ours = ridge(FULL.scores, FULL.indices[2024], rows, alpha=10.0)
    assert np.allclose(theirs.predict(FULL.scores), ours)


def test_known_baselines_come_out_as_measured_before() -> None:
    outcome = FULL.indices[2024]

    def mae(told: np.ndarray) -> float:  # type: ignore[type-arg]
        return float(np.abs(told - outcome).mean())

    assert mae(others_mean(outcome)) == pytest.approx(0.573, abs=5e-4)
    assert mae(province_mean(FULL, outcome)) == pytest.approx(0.387, abs=5e-4)
    assert mae(list_mean(FULL.gaps.parts[:, :, -1], outcome)) == pytest.approx(0.372, abs=5e-4)
    assert mae(list_mean(z_context(FULL), outcome)) == pytest.approx(0.364, abs=5e-4)
    assert mae(FULL.indices[2023]) == pytest.approx(0.364, abs=5e-4)


def test_bends_and_standard_scores() -> None:
    assert bent(np.array([[1.0], [3.0]]), (2.0, 2.5)).tolist() == [[0, 0], [1.0, 0.5]]
    assert standard(np.array([[1.0, 7.0], [3.0, 7.0]])).tolist() == [[-1, 0], [1, 0]]


def test_properties_of_tiny_lists() -> None:
    rows = np.array([[1], [0], [0]])
    assert properties.mutual(rows) == pytest.approx(2 / 3)
    assert properties.unlisted(rows) == 1
    assert properties.busiest(rows) == 2
    assert properties.kept(rows, np.array([[1], [2], [0]])) == pytest.approx(2 / 3)


def test_goals_that_are_reached_stay_reached() -> None:
    weights = load_weights()
    blocks = np.array([weights.blocks[block] for block in Block])
    parts = block_parts(FULL)
    found = properties.of_lists(scaled_among(parts, blocks))
    assert found["mutual"] >= 0.85
    assert found["on_nobodys_list"] == 0
    assert found["busiest_times_k"] <= 1.8
    assert properties.survival_of_weights(parts, blocks) >= 0.9
    assert properties.survival_of_years(parts, FULL, penalty=weights.penalty) >= 0.8


def test_stored_weights_are_those_that_a_new_fit_finds() -> None:
    fitted, penalty = fit_weights(NATIONAL.areas, NATIONAL.assessments)
    assert fitted == dict(load_weights().blocks)
    assert penalty == load_weights().penalty


def test_a_broken_file_of_weights() -> None:
    with pytest.raises(SimilarityError, match=r"weights\.yaml"):
        read_weights("blocks: {size: 1}")
    with pytest.raises(SimilarityError, match=r"weights\.yaml"):
        read_weights("- [")


def test_the_fit_follows_what_matters() -> None:
    rng = np.random.default_rng(1)
    parts = block_parts(SMALL)
    size = SMALL.scores[:, 0]
    outcome = size + 0.01 * rng.normal(size=len(SMALL))
    fitted = fit_blocks(parts, outcome, np.arange(len(SMALL)), penalty=0.0)
    assert int(np.argmax(fitted / np.array([1, 1, 1, 1, 1, 4]))) == 0


def test_intervals_are_fixed_and_hold_the_mean() -> None:
    values = np.random.default_rng(2).normal(size=200)
    low, high = interval(values)
    assert low < values.mean() < high
    assert interval(values) == (low, high)


def test_visits_are_ranked_with_ties_against_us() -> None:
    worth = np.zeros((len(SMALL), len(SMALL)))
    pair = (SMALL.codes[0], SMALL.codes[1])
    assert visits.ranks(worth, [pair], SMALL) == [len(SMALL) - 1]
    worth[0, 1] = 1.0
    assert visits.ranks(worth, [pair], SMALL) == [1]
    assert visits.usable([pair, ("99.99", pair[1])], SMALL) == [pair]


def test_the_whole_evaluation_runs_on_a_few_places_and_is_repeatable() -> None:
    pair = (SMALL.codes[0], SMALL.codes[1])
    found = evaluate(SMALL, pairs=[pair], trees=False, folds=3)
    plain = found.as_dict()
    assert json.loads(json.dumps(plain))["tasks"]["R1"]["ours"]["mae"] > 0
    assert set(plain["tasks"]) == {"R1", "R2", "R3"}
    assert {"mae", "ci95"} <= set(plain["tasks"]["R3"]["baselines"]["ridge"])
    assert plain["visits"]["visits"] == 1
    assert set(found.tasks["R1"].ours.better_than) == {"province_mean", "z_context"}
    again = evaluate(SMALL, pairs=[pair], trees=False, folds=3)
    assert json.dumps(again.as_dict()) == json.dumps(plain)


def test_without_visits_there_is_no_fourth_task() -> None:
    found = _visits(SMALL, np.ones((96, 96)), np.ones((96, 96)), [("99.99", "99.98")])
    assert found.visits == 0
    assert found.ours is None


def test_folds_of_a_part() -> None:
    rows = np.array([3, 5, 8, 9])
    assert sorted(np.concatenate(split(rows, 3))) == rows.tolist()
