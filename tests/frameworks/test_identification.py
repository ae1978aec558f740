"""Exact values behind printed ones, and what cannot be identified."""

from __future__ import annotations

from fractions import Fraction

import pytest

from kb_builder.frameworks.errors import FrameworkError
from kb_builder.frameworks.identification import identify
from tests.frameworks.factories import spbe_2020
from tests.national import NATIONAL

BOJONEGORO = {"D1": "4.00", "D2": "3.30", "D3": "2.55", "D4": "4.13"}


def test_the_index_decides_between_two_candidates() -> None:
    found = identify(spbe_2020(), values=BOJONEGORO, index="3.65", year=2023)
    assert found.candidates["D4"] == (Fraction(751, 182), Fraction(376, 91))
    assert found.fitting["D4"] == (Fraction(376, 91),)
    assert found.index == Fraction("3.645")
    assert found.reproduced


def test_without_the_index_both_stay() -> None:
    found = identify(spbe_2020(), values=BOJONEGORO)
    assert len(found.indexes) == 2
    assert found.index is None


def test_an_index_that_does_not_follow_is_said_so() -> None:
    found = identify(spbe_2020(), values=BOJONEGORO, index="3.70", predicate="Baik", year=2023)
    assert not found.reproduced
    assert found.reason == (
        "Dari nilai bagiannya indeks adalah 3,64 sampai 3,65, tidak sesuai dengan "
        "indeks tercetak 3,7 dan predikat Baik."
    )


def test_a_value_off_the_scale_is_said_so() -> None:
    found = identify(spbe_2020(), values={**BOJONEGORO, "D4": "0.30"}, index="1.05")
    assert found.reason == "Nilai 0,3 untuk D4 di luar skala 1 sampai 5."
    assert found.indexes == ()


def test_all_nodes_under_the_index_are_needed() -> None:
    with pytest.raises(FrameworkError, match="Perlu tepat nilai D1, D2, D3, D4"):
        identify(spbe_2020(), values={"D1": "4.00"})


def test_decimal_instruments_cannot_be_identified() -> None:
    pegi = NATIONAL.frameworks["pegi"]
    with pytest.raises(FrameworkError, match="tingkatnya boleh desimal"):
        identify(pegi, values={node.id: "3.00" for node in pegi.top})
