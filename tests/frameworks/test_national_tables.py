"""All rows of both national tables: 1,051 of 1,052 are reproduced, and why one is not."""

from __future__ import annotations

from fractions import Fraction

import pytest

from kb_builder.frameworks.identification import Identification, identify
from kb_builder.frameworks.numbers import exact, printed, round_half_up
from kb_builder.model.area import Assessment
from tests.frameworks.factories import spbe_2020
from tests.national import NATIONAL

ROWS = [row for year in NATIONAL.assessments.by_year.values() for row in year.values()]


def _identified(row: Assessment, *, with_index: bool = True) -> Identification:
    return identify(
        spbe_2020(),
        values=row.scores,
        index=row.index if with_index else None,
        predicate=row.predicate if with_index else None,
        year=row.year,
    )


@pytest.fixture(scope="module")
def identified() -> dict[tuple[str, int], Identification]:
    return {(row.code, row.year): _identified(row) for row in ROWS}


def test_1051_of_1052_rows_are_reproduced(
    identified: dict[tuple[str, int], Identification],
) -> None:
    """Index and predicate together, by the rule of the round."""
    assert len(ROWS) == 1052
    exceptions = {key: found.reason for key, found in identified.items() if not found.reproduced}
    assert exceptions == {("16.07", 2023): "Nilai 0,3 untuk D4 di luar skala 1 sampai 5."}


def test_rounding_the_domains_first_gets_many_wrong() -> None:
    """126 rows with ties going up, 127 with ties going to the even digit."""
    half_up = half_even = 0
    for row in ROWS:
        rounded = sum(
            (node.weight * exact(row.scores[node.id]) for node in spbe_2020().top), Fraction(0)
        )
        half_up += printed(rounded, decimals=2) != str(row.index)
        half_even += round(rounded, 2) != exact(row.index)
    assert (half_up, half_even) == (126, 127)


def test_27_rows_are_certain_ties_and_all_go_up() -> None:
    ties: list[tuple[Fraction, str]] = []
    for row in ROWS:
        found = _identified(row, with_index=False)
        if found.index is not None and (found.index * 1000) % 10 == 5:
            ties.append((found.index, str(row.index)))
    assert len(ties) == 27
    assert all(printed(value, decimals=2) == text for value, text in ties)
    assert all(round_half_up(value, decimals=2) > value for value, _ in ties)
    floats_wrong = sum(f"{round(float(value), 2):.2f}" != text for value, text in ties)
    assert floats_wrong == 18


def test_the_domains_are_on_their_lattices(
    identified: dict[tuple[str, int], Identification],
) -> None:
    for found in identified.values():
        for node_id, step in (("D1", 10), ("D2", 10), ("D3", 11)):
            for value in found.candidates.get(node_id, ()):
                assert (value * step).denominator == 1
        for value in found.candidates.get("D4", ()):
            assert (value * Fraction("45.5") / Fraction("0.25")).denominator == 1
        assert len(found.candidates.get("D4", ())) <= 2


@pytest.mark.parametrize(
    ("code", "year", "index", "predicate"),
    [
        ("76.04", 2023, "3.855", "Sangat Baik"),  # prints 3.86; the area's own report says 3.85
        ("35.01", 2024, "3.4985", "Baik"),  # prints 3.50: 2024 follows the exact index
        ("12.25", 2023, "1.7975", "Cukup"),  # prints 1.80: 2023 follows the printed index
    ],
)
def test_rows_that_decide_the_rules(code: str, year: int, index: str, predicate: str) -> None:
    row = NATIONAL.assessments.get(code, year)
    assert row is not None
    assert row.predicate == predicate
    assert exact(index) in _identified(row).indexes


def test_the_other_rule_would_contradict_the_tables(
    identified: dict[tuple[str, int], Identification],
) -> None:
    """Each round's rule is needed: with that of the other round some predicates are impossible."""
    contradicted: dict[int, list[str]] = {2023: [], 2024: []}
    for row in ROWS:
        other = 2024 if row.year == 2023 else 2023
        found = identify(
            spbe_2020(), values=row.scores, index=row.index, predicate=row.predicate, year=other
        )
        own = identified[row.code, row.year]
        if own.reproduced and not found.reproduced:
            contradicted[row.year].append(row.code)
    # Nias Barat and Boven Digoel; Nias Barat, Pacitan and Luwu
    assert contradicted == {2023: ["12.25", "93.02"], 2024: ["12.25", "35.01", "73.17"]}
