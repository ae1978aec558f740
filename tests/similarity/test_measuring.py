"""What is measured is what readers get, and the measures themselves are right."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from kb_builder.similarity import Lens, SimilarityError, all_peers, peers
from kb_builder.similarity.measuring import evaluation, rivals
from kb_builder.similarity.measuring.intervals import interval
from kb_builder.similarity.measuring.lists import (
    as_columns,
    busiest,
    kept,
    links,
    mean_of,
    mutual,
    share_same,
    unlisted,
)
from kb_builder.similarity.measuring.sample import Sample, hidden, without_domain
from kb_builder.similarity.measuring.visiting import ENOUGH, does_visiting_pay
from tests.similarity.worlds import area, everyone, national, project, real

LISTS = as_columns([[1, 2], [0, 2], [0]], k=2)


def test_links_of_lists() -> None:
    found = links(LISTS, count=4)
    assert found.sum() == 5
    assert mutual(found[:3, :3]) == pytest.approx(4 / 5)
    assert unlisted(found) == 1
    assert busiest(found, 2) == 1.0
    assert kept(LISTS, as_columns([[2, 3], [0, 2], [1]], k=2)) == pytest.approx(3 / 5)
    own = np.array(["a", "a", "b", "b"])
    assert share_same(LISTS, own, np.arange(3)) == pytest.approx(2 / 5)


def test_means_of_lists_leave_out_what_is_unknown_or_held_out() -> None:
    values = np.array([1.0, 3.0, np.nan, 9.0])
    assert mean_of(LISTS, values).tolist() == [3.0, 1.0, 1.0]
    seen = np.array([False, True, True, True])
    held = mean_of(LISTS, values, seen=seen)
    assert held[0] == 3.0
    assert np.isnan(held[1:]).all()


def test_rivals_never_see_the_place_itself() -> None:
    outcome = np.array([1.0, 2.0, 6.0, np.nan])
    assert rivals.others_mean(outcome)[:3].tolist() == [4.0, 3.5, 1.5]
    squared = np.array([[0, 1, 9, 2], [1, 0, 4, 2], [9, 4, 0, 1], [2, 2, 1, 0]], dtype=float)
    assert rivals.nearest_mean(squared, outcome, k=1).tolist() == [2.0, 1.0, 2.0, 6.0]


def test_a_hidden_domain_is_hidden_from_everybody() -> None:
    world = without_domain(real(), "D3")
    assert np.isnan(world.scores[:, 2]).all()
    assert not np.isnan(world.scores[:, 0]).all()
    found = peers(world, area("pemalang")).seprofil[0]
    assert "D3" not in {reason.trait for reason in found.reasons}
    with pytest.raises(ValueError, match="D9"):
        hidden(national(), "D9", 2024)


def test_lists_of_peers_do_not_look_at_what_they_are_measured_by() -> None:
    """Nobody's scores decide who is *sekeadaan*; a hidden domain not who is *seprofil*."""
    other = dataclasses.replace(real(), year=2023)
    some = [answer.area.code for answer in everyone()][::5]
    own = {answer.area.code: [peer.code for peer in answer.sekeadaan] for answer in everyone()}
    for answer in all_peers(other, codes=some):
        assert [peer.code for peer in answer.sekeadaan] == own[answer.area.code]


def test_it_is_refused_to_measure_another_order_than_readers_get() -> None:
    answers = everyone()
    columns = {lens: evaluation.columns_of(real(), answers, lens) for lens in Lens}
    evaluation.check_order(real(), columns)
    columns[Lens.SEKEADAAN] = columns[Lens.SEKEADAAN][:, ::-1]
    with pytest.raises(SimilarityError, match="sekeadaan"):
        evaluation.check_order(real(), columns)


def test_samples_and_folds_are_the_same_in_every_run() -> None:
    sample = Sample.of(real())
    assert len(sample.rows) == 479
    folds = sample.folds(1)
    assert sorted(np.concatenate(folds).tolist()) == sample.rows.tolist()
    assert [fold.tolist() for fold in folds] == [fold.tolist() for fold in sample.folds(1)]
    assert not sample.seen(folds[0])[folds[0]].any()
    province = real().provinces == "33"
    own = sample.residual[province & ~np.isnan(sample.residual)]
    assert abs(own.sum()) < 1e-9


def test_intervals_hold_the_mean_and_are_the_same_in_every_run() -> None:
    values = np.random.default_rng(1).normal(2.0, 1.0, 200)
    low, high = interval(values)
    assert low < values.mean() < high
    assert interval(values) == (low, high)


def guests_of(sample: Sample, count: int) -> dict[str, int]:
    rows = np.random.default_rng(5).permutation(sample.rows)[:count]
    return {sample.world.codes[row]: 2019 + number % 5 for number, row in enumerate(rows.tolist())}


def test_a_lift_of_guests_is_found_and_only_theirs() -> None:
    sample = Sample.of(real())
    guests = guests_of(sample, 60)
    before = does_visiting_pay(sample, guests)
    lifted = Sample.of(real())
    index = sample.index.copy()
    index[[sample.world.row_of[code] for code in guests]] += 0.5
    lifted.__dict__["index"] = index
    after = does_visiting_pay(lifted, guests)
    assert before.guests == after.guests > ENOUGH
    assert after.matched_changed == before.matched_changed
    assert before.difference is not None
    assert after.difference == pytest.approx(before.difference + 0.5, abs=2e-4)
    assert after.ci95 is not None
    assert after.ci95[0] > 0.2
    assert after.recent == sum(year >= 2023 for year in guests.values())
    assert does_visiting_pay(lifted, guests) == after


def test_too_few_guests_give_no_figure() -> None:
    sample = Sample.of(real())
    few = does_visiting_pay(sample, guests_of(sample, ENOUGH - 1))
    assert few.guests <= ENOUGH - 1
    assert few.difference is few.ci95 is None
    unscored = {area("puncak jaya").code: 2019, "99.99": 2019}
    assert does_visiting_pay(sample, unscored).guests <= 1


def test_guests_are_those_of_recorded_visits_with_the_last_year() -> None:
    last = project().library.last_visits()
    assert {guest for guest, host in project().visits if guest != host} == set(last)
    assert last[area("sumedang").code] >= 2019
