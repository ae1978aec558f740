"""Predicates by the rule of the round."""

from __future__ import annotations

from fractions import Fraction

import pytest

from kb_builder.frameworks.errors import FrameworkError
from kb_builder.frameworks.predicates import band_of, needed_for, predicates_of
from tests.frameworks.factories import spbe_2020


@pytest.mark.parametrize(
    ("index", "year", "names"),
    [
        ("3.4985", 2023, ("Sangat Baik",)),  # prints 3.50
        ("3.4985", 2024, ("Baik",)),
        ("3.4985", 2021, ("Baik", "Sangat Baik")),  # rule unknown
        ("3.4985", None, ("Baik", "Sangat Baik")),
        ("3.4949", 2021, ("Baik",)),
        ("3.5", 2024, ("Sangat Baik",)),
        ("4.195", 2023, ("Memuaskan",)),
        ("4.195", 2024, ("Sangat Baik",)),
        ("1", 2024, ("Kurang",)),
        ("5", 2024, ("Memuaskan",)),
    ],
)
def test_rules(index: str, year: int | None, names: tuple[str, ...]) -> None:
    assert predicates_of(spbe_2020(), Fraction(index), Fraction(index), year=year) == names


def test_intervals_can_have_several() -> None:
    low, high = Fraction("2.5"), Fraction("3.5")
    assert predicates_of(spbe_2020(), low, high, year=2024) == ("Cukup", "Baik", "Sangat Baik")
    assert predicates_of(spbe_2020(), low, high, year=2024, open_top=True) == ("Cukup", "Baik")


def test_what_a_predicate_takes() -> None:
    assert needed_for(spbe_2020(), "baik", year=2024) == Fraction("2.6")
    assert needed_for(spbe_2020(), "Baik", year=2023) == Fraction("2.595")
    assert needed_for(spbe_2020(), "Baik") == Fraction("2.6")
    assert needed_for(spbe_2020(), "Kurang", year=2024) == 1
    with pytest.raises(FrameworkError, match="tidak mengenal predikat 'Hebat'"):
        needed_for(spbe_2020(), "Hebat")


def test_off_the_scale() -> None:
    with pytest.raises(FrameworkError, match="di luar skala"):
        band_of(spbe_2020(), Fraction("5.01"))
    with pytest.raises(FrameworkError, match="di luar skala"):
        band_of(spbe_2020(), Fraction("-0.1"))
