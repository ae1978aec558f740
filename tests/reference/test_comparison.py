from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType

import pytest

from kb_builder.frameworks.plan import share_of
from kb_builder.model.area import AreaKind, Assessment
from kb_builder.model.framework import Framework
from kb_builder.reference import Assessments
from kb_builder.reference.comparison import (
    INDEX,
    Comparer,
    Comparison,
    GroupKind,
    compare_area,
    node_worths,
    share_phrase,
)
from tests.national import NATIONAL

AREAS = NATIONAL.areas


def _row(code: str, *scores: str, index: str, doubtful: tuple[str, ...] = ()) -> Assessment:
    names = [f"D{place}" for place in range(1, len(scores) + 1)]
    return Assessment(
        code=code,
        year=2030,
        framework="spbe-2020",
        scores=MappingProxyType(dict(zip(names, map(Decimal, scores), strict=True))),
        index=Decimal(index),
        predicate="Baik",
        printed_name=code,
        doubtful=doubtful,
    )


def _compare(text: str, *rows: Assessment) -> Comparison | None:
    assessments = Assessments(
        by_year={2030: {row.code: row for row in rows}},
        files={2030: "assessments/spbe-2030.csv"},
        frameworks={2030: "spbe-2020"},
    )
    return compare_area(AREAS.resolve(text), areas=AREAS, assessments=assessments, year=2030)


def _real(text: str, year: int) -> Comparison:
    found = compare_area(
        AREAS.resolve(text), areas=AREAS, assessments=NATIONAL.assessments, year=year
    )
    assert found is not None
    return found


def test_medians_of_province_kind_and_country() -> None:
    found = _compare(
        "Kabupaten Sumedang",
        _row("32.11", "4.00", "3.00", index="3.10"),
        _row("32.04", "2.00", "1.00", index="1.05"),
        _row("32.73", "5.00", "4.00", index="4.50"),  # a city of the same province
        _row("35.22", "1.00", "2.00", index="1.50"),  # a regency elsewhere
        _row("32", "1.00", "1.00", index="1.00"),  # a province never counts
    )
    assert found is not None
    assert [(group.kind, group.name, group.count) for group in found.groups] == [
        (GroupKind.PROVINCE, "kabupaten dan kota di Jawa Barat", 3),
        (GroupKind.KIND, "semua kabupaten", 3),
        (GroupKind.COUNTRY, "semua kabupaten dan kota", 4),
    ]
    assert [group.medians[INDEX] for group in found.groups] == [
        Fraction("3.1"),
        Fraction("1.5"),
        Fraction("2.3"),
    ]
    assert [group.medians["D2"] for group in found.groups] == [3, 2, Fraction("2.5")]


def test_an_even_count_takes_the_exact_mean_of_the_middle_two() -> None:
    found = _compare(
        "Sumedang", _row("32.11", "2.01", index="2.01"), _row("32.04", "2.02", index="2.02")
    )
    assert found is not None
    assert found.groups[0].medians["D1"] == Fraction("2.015")


def test_provinces_are_compared_with_provinces_only() -> None:
    found = _compare(
        "Jawa Barat",
        _row("32", "3.00", index="3.00"),
        _row("35", "4.00", index="4.00"),
        _row("33", "2.00", index="2.00"),
        _row("32.11", "5.00", index="5.00"),
    )
    assert found is not None
    assert [(group.name, group.count, group.medians[INDEX]) for group in found.groups] == [
        ("semua provinsi", 3, Fraction(3))
    ]
    assert found.group(GroupKind.PROVINCE) is None
    assert found.standing is not None
    assert (found.standing.share, found.standing.others) == (Fraction(1, 2), 2)
    assert found.standing.phrase == "lebih tinggi daripada sekitar setengah provinsi"


def test_an_area_that_was_not_evaluated_has_no_comparison() -> None:
    assert _compare("Bojonegoro", _row("32.11", "3.00", index="3.00")) is None
    assert _compare("Bojonegoro") is None
    area, assessments = AREAS.by_code["95.06"], NATIONAL.assessments
    assert compare_area(area, areas=AREAS, assessments=assessments, year=2024) is None
    assert compare_area(area, areas=AREAS, assessments=assessments, year=1999) is None


def test_the_share_counts_lower_others_and_not_equal_ones() -> None:
    rows = [
        _row(code, "3.00", index=index)
        for code, index in (("32.11", "3.00"), ("32.04", "2.99"), ("32.73", "3.00"))
    ]
    found = _compare("Sumedang", *rows)
    assert found is not None
    assert found.standing is not None
    assert (found.standing.share, found.standing.others) == (Fraction(1, 2), 2)


def test_alone_there_is_no_standing() -> None:
    found = _compare("Sumedang", _row("32.11", "3.00", index="3.00"))
    assert found is not None
    assert found.standing is None
    assert found.groups[0].count == 1


@pytest.mark.parametrize(
    ("share", "words"),
    [
        ("0", "sama atau lebih rendah daripada hampir semua provinsi"),
        ("0.049", "sama atau lebih rendah daripada hampir semua provinsi"),
        ("0.05", "lebih tinggi daripada sekitar satu dari sepuluh provinsi"),
        ("0.26", "lebih tinggi daripada sekitar seperempat provinsi"),
        ("0.34", "lebih tinggi daripada sekitar sepertiga provinsi"),
        ("0.5", "lebih tinggi daripada sekitar setengah provinsi"),
        ("0.66", "lebih tinggi daripada sekitar dua pertiga provinsi"),
        ("0.76", "lebih tinggi daripada sekitar tiga perempat provinsi"),
        ("0.95", "lebih tinggi daripada sekitar sembilan dari sepuluh provinsi"),
        ("0.951", "lebih tinggi daripada hampir semua provinsi"),
        ("1", "lebih tinggi daripada hampir semua provinsi"),
    ],
)
def test_shares_in_words(share: str, words: str) -> None:
    assert share_phrase(Fraction(share), of="provinsi") == words


def test_strongest_weakest_and_ties() -> None:
    found = _compare("Sumedang", _row("32.11", "4.00", "2.00", "4.00", index="3.00"))
    assert found is not None
    assert (found.strongest, found.weakest) == (("D1", "D3"), ("D2",))
    alike = _compare("Sumedang", _row("32.11", "3.00", "3.00", index="3.00"))
    assert alike is not None
    assert (alike.strongest, alike.weakest) == ((), ())


def test_furthest_behind_the_same_kind_is_not_always_the_weakest() -> None:
    found = _real("Pemalang", 2024)
    assert found.weakest == ("D3",)
    assert found.furthest_behind == "D1"
    assert _real("Sumedang", 2024).furthest_behind is None


def test_a_value_that_cannot_be_right_counts_nowhere() -> None:
    found = _compare(
        "Sumedang",
        _row("32.11", "3.00", "0.30", index="1.05", doubtful=("D2",)),
        _row("32.04", "2.00", "2.00", index="2.00"),
    )
    assert found is not None
    assert found.groups[0].medians["D2"] == 2
    assert (found.strongest, found.weakest, found.furthest_behind) == ((), (), None)


def test_the_published_tables() -> None:
    pemalang = _real("Pemalang", 2024)
    assert [group.count for group in pemalang.groups] == [35, 392, 485]
    assert [group.medians[INDEX] for group in pemalang.groups] == [
        Fraction("3.76"),
        Fraction("2.89"),
        Fraction("3.02"),
    ]
    assert pemalang.standing is not None
    assert pemalang.standing.phrase.endswith("sekitar setengah kabupaten dan kota")
    assert _real("Jawa Timur", 2023).groups[0].count == 38


def test_many_at_once_say_the_same_as_one() -> None:
    assessments = NATIONAL.assessments
    comparer = Comparer(areas=AREAS, assessments=assessments, year=2023)
    compared = {code: comparer.compare(area) for code, area in AREAS.by_code.items()}
    assert sum(found is not None for found in compared.values()) == 529
    for code in ("32.11", "35.22", "32", "31.71"):
        alone = compare_area(AREAS.by_code[code], areas=AREAS, assessments=assessments, year=2023)
        assert compared[code] == alone


def test_no_phrase_tells_a_rank() -> None:
    comparer = Comparer(areas=AREAS, assessments=NATIONAL.assessments, year=2024)
    for area in AREAS.by_code.values():
        found = comparer.compare(area)
        if found is None:
            continue
        assert found.standing is not None
        assert not any(sign.isdigit() for sign in found.standing.phrase)
        assert ("provinsi" in found.standing.phrase) is (area.kind is AreaKind.PROVINCE)


def _top(framework: Framework, name: str) -> str:
    parent = framework.nodes[name].parent
    return name if parent is None else _top(framework, parent)


@pytest.mark.parametrize("framework", NATIONAL.frameworks.values(), ids=lambda item: item.id)
def test_what_a_step_is_worth_agrees_with_the_calculator(framework: Framework) -> None:
    worths = node_worths(framework)
    assert [worth.node.id for worth in worths] == [node.id for node in framework.top]
    assert sum(worth.whole for worth in worths) == 1
    for worth in worths:
        shares = [
            share_of(framework, key)
            for key, node in framework.answers.items()
            if _top(framework, node.id) == worth.node.id
        ]
        assert (worth.least, worth.most) == (min(shares), max(shares))
