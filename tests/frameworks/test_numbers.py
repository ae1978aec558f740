"""Rounding and printing are exact and go half up."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb_builder.frameworks.errors import FrameworkError
from kb_builder.frameworks.numbers import (
    exact,
    highest_rounded,
    plain,
    printed,
    round_half_up,
    written,
)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("4.515", "4.52"),
        ("4.765", "4.77"),
        ("4.335", "4.34"),
        ("2.675", "2.68"),
        ("4", "4.00"),
        ("0.005", "0.01"),
        ("0.0049", "0.00"),
        ("10", "10.00"),
        ("-0.005", "-0.01"),
    ],
)
def test_ties_go_up(value: str, text: str) -> None:
    assert printed(Fraction(value), decimals=2) == text


@given(st.decimals(min_value=0, max_value=100, places=6))
def test_printing_agrees_with_decimal(value: Decimal) -> None:
    expected = value.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
    assert printed(Fraction(value), decimals=2) == str(expected)


@given(st.fractions(min_value=0, max_value=10, max_denominator=500), st.integers(0, 4))
def test_rounding_is_near_and_stays(value: Fraction, decimals: int) -> None:
    rounded = round_half_up(value, decimals=decimals)
    assert abs(rounded - value) <= Fraction(1, 2 * 10**decimals)
    assert round_half_up(rounded, decimals=decimals) == rounded


@given(st.fractions(min_value=0, max_value=10, max_denominator=500))
def test_plain_loses_nothing(value: Fraction) -> None:
    assert exact(plain(value)) == value


def test_numbers_as_people_write_them() -> None:
    assert exact("3,5") == exact("3.5") == exact(Decimal("3.50")) == Fraction(7, 2)
    assert exact("7/6") == Fraction(7, 6)
    assert written("2.50").decimals == 2
    assert written(3).decimals == 0
    assert written("28/11").decimals is None


@pytest.mark.parametrize("text", ["", "tiga", "1e3", "3.", "1.000.000", "3,5,1", "nan", "1/0", "١"])
def test_what_is_no_number(text: str) -> None:
    with pytest.raises(FrameworkError, match="bukan angka"):
        exact(text)


def test_floats_are_refused() -> None:
    with pytest.raises(FrameworkError, match="float"):
        exact(2.675)  # type: ignore[arg-type]


def test_a_tie_that_is_not_reached_goes_down() -> None:
    tie = Fraction("3.145")
    assert highest_rounded(tie, decimals=2, open_top=False) == Fraction("3.15")
    assert highest_rounded(tie, decimals=2, open_top=True) == Fraction("3.14")
    assert highest_rounded(Fraction("3.146"), decimals=2, open_top=True) == Fraction("3.15")
