"""The estimator: reasons that add up, missing figures, hubs, self, scikit-learn's manners."""

from __future__ import annotations

import subprocess
import sys
import warnings

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from kb_builder.similarity.distance import local_factors, nth_smallest, scale
from kb_builder.similarity.neighbors import NOBODY, ContextNeighbors
from kb_builder.similarity.traits import (
    TRAIT_IDS,
    figures,
    kilometres_between,
    scaled_traits,
)
from tests.national import NATIONAL

AREAS = NATIONAL.areas
IDS = [area.code for area in AREAS.regencies]
TABLE = scaled_traits(figures(AREAS.regencies, kilometres_between(AREAS.regencies)))

SKIPPED = {"check_array_api_input": "needs SCIPY_ARRAY_API; we work on numpy arrays only"}
"""Checks of scikit-learn that do not run here, with the reason."""


def fitted(**params: object) -> ContextNeighbors:
    return ContextNeighbors(**params).fit(  # type: ignore[arg-type]
        TABLE, ids=IDS, feature_names=TRAIT_IDS
    )


REAL = fitted()


def test_parts_add_up_to_the_squared_distance() -> None:
    for first, second in (("32.11", "35.22"), ("31.71", "91.71"), ("11.01", "11.02")):
        parts = REAL.contributions(first, second)
        whole = REAL.squared_[IDS.index(first), IDS.index(second)]
        assert abs(parts.sum() - whole) < 1e-9
        assert (parts >= 0).all()


numbers = st.floats(-1e3, 1e3) | st.just(float("nan"))


@given(
    arrays(np.float64, (6, 4), elements=numbers), arrays(np.float64, 4, elements=st.floats(0.1, 9))
)
def test_parts_add_up_whatever_is_missing(table: np.ndarray, weights: np.ndarray) -> None:  # type: ignore[type-arg]
    model = ContextNeighbors(trait_weights=tuple(weights), min_coverage=0.01).fit(table)
    for row in range(6):
        for column in range(6):
            whole = model.squared_[row, column]
            if np.isfinite(whole):
                assert abs(model.contributions(str(row), str(column)).sum() - whole) < 1e-9


def test_distance_is_the_same_both_ways() -> None:
    assert np.allclose(REAL.squared_, REAL.squared_.T)
    scaled = REAL.scaled()
    assert np.allclose(scaled, scaled.T)


def test_too_little_in_common_is_no_neighbour() -> None:
    table = np.array([[0.0, 0.0, 0.0], [1.0, 1.0, 1.0], [0.0, np.nan, np.nan], [2.0, 2.0, 2.1]])
    model = ContextNeighbors(min_coverage=0.5).fit(table)
    distances, rows = model.kneighbors(n_neighbors=3)
    assert rows[2].tolist() == [NOBODY] * 3
    assert np.isinf(distances[2]).all()
    assert 2 not in rows[0]


def test_identical_on_the_one_shared_trait_is_not_perfect() -> None:
    table = np.array([[0.0, 0.0], [0.0, np.nan], [4.0, 4.0], [1.0, 2.0]])
    model = ContextNeighbors(min_coverage=0.6).fit(table)
    assert np.isinf(model.squared_[0, 1])


def test_a_missing_figure_is_made_up_for_by_the_others() -> None:
    table = np.array([[0.0, 0.0], [2.0, np.nan], [2.0, 2.0], [0.0, 2.0]])
    model = ContextNeighbors(min_coverage=0.5).fit(table)
    assert model.squared_[0, 1] == pytest.approx(2 * model.gaps_.parts[0, 1, 0])


def test_self_is_left_out_by_id_even_among_doubles() -> None:
    table = np.vstack([TABLE[:20], TABLE[:1]])
    ids = [*IDS[:20], "twin"]
    model = ContextNeighbors(n_neighbors=3).fit(table, ids=ids)
    _, rows = model.kneighbors()
    assert all(row not in near for row, near in enumerate(rows))
    assert rows[0][0] == 20
    assert rows[20][0] == 0
    _, near = model.kneighbors(table[:1], ids=["twin"])
    assert 20 not in near[0]


def test_a_new_point_that_is_a_fitted_one_gets_the_same_list() -> None:
    distances, rows = REAL.kneighbors()
    again, same = REAL.kneighbors(TABLE[100:105], ids=IDS[100:105])
    assert (rows[100:105] == same).all()
    assert np.allclose(distances[100:105], again)


def test_hub_control_makes_links_mutual_and_leaves_nobody_out() -> None:
    def links(passes: int) -> tuple[float, int, int]:
        rows = fitted(scaling_passes=passes).kneighbors(return_distance=False)
        linked = np.zeros((514, 514), dtype=bool)
        linked[np.arange(514)[:, None], rows] = True
        return (
            float((linked & linked.T).sum() / linked.sum()),
            int((linked.sum(axis=0) == 0).sum()),
            int(linked.sum(axis=0).max()),
        )

    mutual, lonely, busiest = links(2)
    before = links(0)
    assert mutual >= 0.85 > before[0]
    assert lonely == 0 < before[1]
    assert busiest <= 18 < before[2]


def test_who_may_not_be_named_is_not() -> None:
    listed = np.array([not area.administrative for area in AREAS.regencies])
    model = ContextNeighbors().fit(TABLE, ids=IDS, listed=listed)
    rows = model.kneighbors(return_distance=False)
    assert listed[rows].all()
    assert len(rows) == 514


def test_scaling_survives_places_in_the_same_spot() -> None:
    squared = np.full((4, 4), np.inf)
    squared[:2, :2] = [[np.inf, 0.0], [0.0, np.inf]]
    factors = local_factors(squared, n=1, passes=2)
    assert all(np.isfinite(factor).all() and (factor > 0).all() for factor in factors)
    assert (scale(squared, factors, n=1)[0, 2:] == np.inf).all()
    assert nth_smallest(np.array([[3.0, 1.0, 4.0]]), 9).tolist() == [2.0]


def test_names_of_the_columns_are_kept() -> None:
    assert tuple(REAL.feature_names_in_) == TRAIT_IDS
    assert REAL.n_features_in_ == len(TRAIT_IDS)


@pytest.mark.parametrize(
    ("table", "what"),
    [
        ([1.0, 2.0], "Reshape your data"),
        (np.empty((0, 2)), "0 sample"),
        (np.empty((2, 0)), "0 feature"),
        ([[1.0, float("inf")]], "infinity"),
        ([[1j, 0]], "Complex"),
    ],
)
def test_what_is_not_a_table_is_refused(table: object, what: str) -> None:
    with pytest.raises(ValueError, match=what):
        ContextNeighbors().fit(table)  # type: ignore[arg-type]


def test_wrong_parameters_are_refused() -> None:
    with pytest.raises(ValueError, match="trait_weights"):
        ContextNeighbors(trait_weights=(1.0,)).fit(TABLE)
    with pytest.raises(ValueError, match="trait_weights"):
        ContextNeighbors(trait_weights=(-1.0,) * TABLE.shape[1]).fit(TABLE)
    with pytest.raises(ValueError, match="n_neighbors"):
        REAL.kneighbors(n_neighbors=0)
    with pytest.raises(ValueError, match="n_neighbors"):
        REAL.kneighbors(n_neighbors=515)
    with pytest.raises(ValueError, match="ids"):
        ContextNeighbors().fit(TABLE, ids=["a"])
    with pytest.raises(ValueError, match="ids"):
        REAL.kneighbors(TABLE[:2], ids=["a"])
    with pytest.raises(ValueError, match="features"):
        REAL.kneighbors(TABLE[:, :3])
    with pytest.raises(ValueError, match="Invalid parameter"):
        ContextNeighbors().set_params(colour=1)


def test_parameters_go_in_and_out() -> None:
    model = ContextNeighbors(clip=2.0).set_params(n_neighbors=3)
    assert model.get_params()["n_neighbors"] == 3
    assert "clip=2.0" in repr(model)
    assert ContextNeighbors(**model.get_params()).get_params() == model.get_params()


def test_scikit_learn_accepts_it() -> None:
    checks = pytest.importorskip("sklearn.utils.estimator_checks")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        results = checks.check_estimator(
            ContextNeighbors(n_neighbors=2), on_fail=None, on_skip=None
        )
    assert [r["check_name"] for r in results if r["status"] not in {"passed", "skipped"}] == []
    assert {r["check_name"] for r in results if r["status"] == "skipped"} <= SKIPPED.keys()
    assert len(results) > 30


def test_a_query_loads_neither_scikit_learn_nor_scipy() -> None:
    code = (
        "import sys\n"
        "from kb_builder.similarity.neighbors import ContextNeighbors\n"
        "ContextNeighbors(n_neighbors=1).fit([[1.0], [2.0]]).kneighbors()\n"
        "print([m for m in ('sklearn', 'scipy') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
