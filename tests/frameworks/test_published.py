"""Every published figure in ``tests/data/published_sheets.yaml``: reproduced, or why not."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from kb_builder.frameworks.calculator import score
from kb_builder.frameworks.numbers import exact
from kb_builder.frameworks.values import Score
from kb_builder.frameworks.verify import Outcome, compare
from kb_builder.frameworks.yaml_text import parse_yaml
from kb_builder.model.framework import NodeKind
from tests.national import NATIONAL

TABLE: Mapping[str, Any] = parse_yaml(
    (Path(__file__).parents[1] / "data" / "published_sheets.yaml").read_text(encoding="utf-8")
)
SHEETS: list[dict[str, Any]] = TABLE["sheets"]
HALF = Fraction(1, 200)

# Printed means that do not follow from the printed means of their domains, with the distance.
GROUP_EXCEPTIONS = {("2024", "LPNK"), ("2024", "Provinsi")}
# The report of 2024 prints other domain means for 2023 than the report of 2023 does.
NATIONAL_EXCEPTIONS = {"2023"}


def _worked_out(sheet: Mapping[str, Any]) -> Score:
    framework = NATIONAL.frameworks[sheet["framework"]]
    year = int(sheet["year"])
    if sheet["from"] == "levels":
        levels = dict(zip(framework.answers, sheet["levels"].split(), strict=True))
        return score(framework, levels=levels, year=year)
    kind = NodeKind.ASPECT if sheet["from"] == "aspects" else NodeKind.DOMAIN
    values = {node.id: sheet["printed"][node.id] for node in framework.of_kind(kind)}
    return score(framework, values=values, year=year)


@pytest.mark.parametrize("sheet", SHEETS, ids=[sheet["id"] for sheet in SHEETS])
def test_sheet(sheet: Mapping[str, Any]) -> None:
    result = _worked_out(sheet)
    wrong = sheet.get("not_reproduced", {})
    for found in compare(result, published=sheet["printed"]):
        if found.id in wrong:
            assert found.outcome is Outcome.NOT_REPRODUCED, found.sentence
            assert found.low == found.high == wrong[found.id]
        elif found.id != "index" or found.low == found.high:
            assert found.outcome is Outcome.REPRODUCED, found.sentence
        else:  # two exact values fit a printed domain, and so do two figures the index
            assert found.outcome is Outcome.POSSIBLE, found.sentence
            assert Fraction(found.high) - Fraction(found.low) == Fraction(1, 100)
    if "predicate" in sheet:
        assert sheet["predicate"] in result.predicates
        assert len(result.predicates) == 1
    assert result.complete


def test_how_many_figures_that_is() -> None:
    compared = [
        found
        for sheet in SHEETS
        for found in compare(_worked_out(sheet), published=sheet["printed"])
    ]
    outcomes = [found.outcome for found in compared]
    assert len(SHEETS) == 12
    assert len(compared) == 91
    assert outcomes.count(Outcome.REPRODUCED) == 87
    assert outcomes.count(Outcome.POSSIBLE) == 3
    assert [found.sentence for found in compared if found.outcome is Outcome.NOT_REPRODUCED] == [
        "Indeks: terbit 2,81, hitungan 2,82 (tidak sesuai)."
    ]


def _follows(parts: list[tuple[Fraction, str]], printed: str) -> bool:
    """Whether a printed mean lies where rounded parts and its own rounding let it lie."""
    whole = sum((weight for weight, _ in parts), Fraction(0))
    mean = sum((weight * exact(value) for weight, value in parts), Fraction(0)) / whole
    return abs(mean - exact(printed)) <= 2 * HALF


def test_group_means_follow_from_their_parts() -> None:
    framework = NATIONAL.frameworks["spbe-2020"]
    misfits: set[tuple[str, str]] = set()
    checked = 0
    for row in TABLE["group_means"]:
        values = row["values"]
        for node_id in (None, *(node.id for node in framework.top)):
            parts = [(part.weight, values[part.id]) for part in framework.children(node_id)]
            checked += 1
            if not _follows(parts, values["index" if node_id is None else node_id]):
                misfits.add((row["year"], row["group"]))
    assert checked == 145
    assert misfits == GROUP_EXCEPTIONS


def test_national_indexes_follow_from_their_domains() -> None:
    misfits: set[str] = set()
    for row in TABLE["national"]:
        framework = NATIONAL.frameworks[row["framework"]]
        weights = [node.weight for node in framework.top]
        if not _follows(list(zip(weights, row["domains"], strict=True)), row["index"]):
            misfits.add(row["year"])
    assert len(TABLE["national"]) == 7
    assert misfits == NATIONAL_EXCEPTIONS
