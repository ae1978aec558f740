"""The four instruments as delivered: structure, weights, bands, names."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import pytest

from kb_builder.frameworks.calculator import score
from kb_builder.frameworks.numbers import printed
from kb_builder.model.framework import (
    Certainty,
    Framework,
    NodeKind,
    PredicateBasis,
    WorkedExample,
)
from tests.national import NATIONAL

FRAMEWORKS = list(NATIONAL.frameworks.values())


def test_the_four_are_there_oldest_first() -> None:
    assert list(NATIONAL.frameworks) == ["pegi", "spbe-2018", "spbe-2020", "pemdi-2026"]
    assert [item.short_name for item in FRAMEWORKS] == [
        "PeGI",
        "SPBE 2018",
        "SPBE 2020",
        "Pemdi 2026",
    ]


@pytest.mark.parametrize(
    ("id_", "tops", "aspects", "indicators", "answers"),
    [
        ("pegi", 5, 0, 35, 35),
        ("spbe-2018", 3, 7, 35, 37),
        ("spbe-2020", 4, 8, 47, 47),
        ("pemdi-2026", 7, 7, 20, 20),
    ],
)
def test_counts(id_: str, tops: int, aspects: int, indicators: int, answers: int) -> None:
    framework = NATIONAL.frameworks[id_]
    assert len(framework.top) == tops
    assert len(framework.of_kind(NodeKind.ASPECT)) == aspects
    assert len(framework.indicators) == indicators
    assert len(framework.answers) == answers


@pytest.mark.parametrize("framework", FRAMEWORKS, ids=lambda item: item.id)
def test_weights_sum_at_every_level(framework: Framework) -> None:
    for parent in (None, *framework.nodes):
        parts = framework.children(parent)
        if parts:
            whole = framework.nodes[parent].weight if parent is not None else Fraction(1)
            assert sum(part.weight for part in parts) == whole
    assert sum(node.weight for node in framework.indicators) == 1


@pytest.mark.parametrize("framework", FRAMEWORKS, ids=lambda item: item.id)
def test_bands_meet_and_cover_the_scale(framework: Framework) -> None:
    bands = framework.bands
    assert bands[0].maximum == framework.scale_max
    assert bands[-1].minimum <= framework.scale_min
    assert all(upper.minimum == lower.maximum for upper, lower in pairwise(bands))


@pytest.mark.parametrize("framework", FRAMEWORKS, ids=lambda item: item.id)
def test_document_order_puts_parents_first(framework: Framework) -> None:
    seen: set[str] = set()
    for node in framework.nodes.values():
        assert node.parent is None or node.parent in seen
        seen.add(node.id)


def test_weights_of_the_domains() -> None:
    weights = {
        id_: [str(node.weight * 100) for node in item.top]
        for id_, item in NATIONAL.frameworks.items()
    }
    assert weights["spbe-2018"] == ["17", "28", "55"]
    assert weights["spbe-2020"] == ["13", "25", "33/2", "91/2"]
    assert weights["pemdi-2026"] == ["10", "10", "15", "15", "10", "15", "25"]
    assert set(weights["pegi"]) == {"20"}


def test_how_sure_each_part_is() -> None:
    pegi, spbe = NATIONAL.frameworks["pegi"], NATIONAL.frameworks["spbe-2020"]
    assert pegi.nodes["perencanaan"].provenance is Certainty.SOURCED
    assert pegi.nodes["1.1"].provenance is Certainty.PARTLY_SOURCED
    assert pegi.nodes["5.5"].provenance is Certainty.BACKGROUND
    assert pegi.bands_provenance is Certainty.BACKGROUND
    assert {node.provenance for node in spbe.nodes.values()} == {Certainty.SOURCED}


def test_rounds_say_where_predicates_come_from() -> None:
    spbe = NATIONAL.frameworks["spbe-2020"]
    found = {item.year: item.predicate_basis for item in spbe.rounds}
    assert found[2023] is PredicateBasis.PRINTED
    assert found[2024] is PredicateBasis.EXACT
    assert found[2021] is PredicateBasis.UNKNOWN
    assert spbe.round(1999) is None


def test_labels_drop_the_formula() -> None:
    node = NATIONAL.frameworks["spbe-2020"].nodes["I42"]
    assert node.label == "Layanan Pengaduan Pelayanan Publik"


def test_indicators_taken_from_other_indices_are_marked() -> None:
    pemdi = NATIONAL.frameworks["pemdi-2026"]
    assert [node.id for node in pemdi.indicators if node.external] == ["I5", "I6", "I7", "I18"]


EXAMPLES = [(item, example) for item in FRAMEWORKS for example in item.examples]


@pytest.mark.parametrize(
    ("framework", "example"), EXAMPLES, ids=[example.place for _, example in EXAMPLES]
)
def test_worked_examples_of_the_regulation(framework: Framework, example: WorkedExample) -> None:
    """Tables 10 to 12 print the values of parts and what comes of them."""
    parts = {part.id: part for part in framework.children(example.node)}
    whole = sum((part.weight for part in parts.values()), Fraction(0))
    total = sum((parts[key].weight * value for key, value in example.values.items()), Fraction(0))
    assert printed(total / whole, decimals=framework.decimals) == example.result
    as_levels = all(part.answers for part in parts.values())
    values = {key: printed(value, decimals=2) for key, value in example.values.items()}
    result = (
        score(framework, levels=example.values) if as_levels else score(framework, values=values)
    )
    node = result.index if example.node is None else result.values[example.node]
    assert node.printed == example.result


def test_there_are_three_worked_examples() -> None:
    assert len(EXAMPLES) == 3
