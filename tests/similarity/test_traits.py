"""Traits: from areas to numbers."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Sequence
from decimal import Decimal

import numpy as np
import pytest

from kb_builder.model.area import Area, AreaKind
from kb_builder.similarity.traits import (
    TRAIT_IDS,
    TRAITS,
    Floats,
    Scaler,
    figures,
    haversine,
    isolation,
    kilometres,
    kilometres_between,
    scaled_traits,
)
from tests.national import NATIONAL

AREAS = NATIONAL.areas
PLACE = {name: number for number, name in enumerate(TRAIT_IDS)}


def trait_table(areas: Sequence[Area]) -> Floats:
    return scaled_traits(figures(areas, kilometres_between(areas)))


def area(code: str = "32.11", **changes: object) -> Area:
    return dataclasses.replace(AREAS.by_code[code], **changes)  # type: ignore[arg-type]


def test_the_table_has_a_row_per_area_and_a_column_per_name() -> None:
    table = trait_table(AREAS.regencies)
    assert table.shape == (514, len(TRAIT_IDS))
    assert trait_table([]).shape == (0, len(TRAIT_IDS))


def test_only_the_six_parts_of_jakarta_lack_a_figure() -> None:
    missing = np.argwhere(np.isnan(trait_table(AREAS.regencies)))
    assert {int(column) for _, column in missing} == {PLACE["own_revenue_share"]}
    assert all(AREAS.regencies[int(row)].administrative for row, _ in missing)


def test_counts_are_logarithms_and_shares_are_not() -> None:
    row = trait_table([area(population=1000, urban_villages=0, poverty_rate=Decimal("9.36"))])[0]
    assert row[PLACE["population"]] == pytest.approx(math.log(1000))
    assert row[PLACE["urban_villages"]] == 0
    assert row[PLACE["poverty_rate"]] == pytest.approx(9.36)


def test_density_and_product_per_head_are_derived() -> None:
    row = trait_table([area(population=2000, area_km2=Decimal(4), grdp_billion=Decimal(50))])[0]
    assert row[PLACE["density"]] == pytest.approx(math.log(500))
    assert row[PLACE["grdp_per_head"]] == pytest.approx(math.log(25))


def test_what_is_missing_stays_missing_and_takes_what_rests_on_it_along() -> None:
    row = trait_table([area(population=None, hdi=None)])[0]
    gone = {name for name, place in PLACE.items() if np.isnan(row[place])} - {"isolation"}
    assert gone == {"population", "density", "grdp_per_head", "hdi"}


def test_city_or_regency() -> None:
    table = trait_table([area("32.11"), area("32.73"), area(kind=AreaKind.PROVINCE)])
    assert table[0, PLACE["city"]] == 0
    assert table[1, PLACE["city"]] == 1
    assert np.isnan(table[2, PLACE["city"]])


def test_every_trait_has_a_block_a_label_and_known_columns() -> None:
    fields = {field.name for field in dataclasses.fields(Area)}
    for trait in TRAITS:
        assert trait.block.value
        assert set(trait.columns) <= fields
        assert trait.label


def test_a_known_distance() -> None:
    # Jakarta (−6.2088, 106.8456) to Surabaya (−7.2575, 112.7521): 663 km
    points = np.array([[-6.2088, 106.8456], [-7.2575, 112.7521]])
    assert haversine(points, points)[0, 1] == pytest.approx(662.7, abs=1)
    assert haversine(points, points)[0, 0] == 0
    opposite = haversine(np.array([[0.0, 0.0]]), np.array([[0.0, 180.0]]))
    assert opposite[0, 0] == pytest.approx(math.pi * 6371.0088)


def test_isolation_is_the_mean_distance_to_the_ten_nearest_capitals() -> None:
    km = np.abs(np.arange(12.0)[:, None] - np.arange(12.0)[None, :]) * 10
    assert isolation(km)[0] == pytest.approx(55)
    assert np.isnan(isolation(np.array([[0.0]]))[0])
    lost = km.copy()
    lost[3], lost[:, 3] = np.nan, np.nan
    assert np.isnan(isolation(lost)[3])
    real = isolation(kilometres_between(AREAS.regencies))
    assert real[AREAS.regencies.index(AREAS.by_slug["sumedang"])] < 60
    assert real[AREAS.regencies.index(AREAS.by_slug["merauke"])] > 250


def test_no_place_no_distance() -> None:
    assert kilometres(area(), area(lat=None)) is None
    assert kilometres(area(), area()) == 0


def test_scaling_ignores_what_is_missing_and_clips() -> None:
    table = np.array([[1.0, 5.0], [3.0, 5.0], [np.nan, 5.0], [2.0, 5.0]])
    scaler = Scaler.of(table, clip=1.0)
    scores = scaler.transform(table)
    assert scaler.centre.tolist() == [2.0, 5.0]
    assert scores[:, 0].tolist()[:2] == [-1.0, 1.0]
    assert np.isnan(scores[2, 0])
    assert scores[:, 1].tolist() == [0, 0, 0, 0]
