"""Figures as Indonesian writes them."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb_builder.words import numbers
from kb_builder.words.numbers import Figure


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (3, "3,00"),
        (2.675, "2,68"),  # what people see is rounded, not the binary tail
        (Decimal("4.515"), "4,52"),
        (Fraction(28, 11), "2,55"),
        (1234.5, "1.234,50"),
        (-0.001, "0,00"),
        (-2.5, "-2,50"),
    ],
)
def test_a_score_has_two_decimals(value: Figure, text: str) -> None:
    assert numbers.score(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [(783.21, "783"), (1410.4, "1.410"), (72.344, "72,34"), (26.0, "26"), (99.999, "100,00")],
)
def test_a_trait_has_as_many_decimals_as_people_use(value: float, text: str) -> None:
    assert numbers.trait(value) == text


def test_points_never_round_to_nothing() -> None:
    assert numbers.points(0.048) == "0,05"
    assert numbers.points(0.0049) == "kurang dari 0,01"
    assert numbers.points(0) == "0,00"


def test_a_percentage_says_all_only_of_all() -> None:
    assert numbers.percent(27 / 28) == "96 %"
    assert numbers.percent(0.9999) == "99 %"
    assert numbers.percent(1.0) == "100 %"


def test_small_factors_keep_three_digits() -> None:
    assert [numbers.small(v) for v in (0.0, 0.4, 0.0011727, 12.3)] == [
        "0",
        "0,4",
        "0,00117",
        "12,3",
    ]


@given(st.floats(-1e12, 1e12, allow_nan=False), st.integers(0, 6))
def test_a_rounded_figure_is_the_nearest(value: float, decimals: int) -> None:
    text = numbers.number(value, decimals=decimals)
    back = Decimal(text.replace(".", "").replace(",", "."))
    assert abs(back - Decimal(repr(value))) * 2 <= Decimal(1).scaleb(-decimals)
    assert not text.startswith("-") or back < 0
