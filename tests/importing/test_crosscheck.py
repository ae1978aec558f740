"""Rows against the calculator: what follows, what does not, and the one slip that explains it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kb_builder.importing.assessment import draft_table
from kb_builder.importing.crosscheck import Suggestion, check_row, suggest
from kb_builder.importing.draft import TableDraft
from kb_builder.importing.drafting import MANY
from tests.importing.printed import (
    FEW,
    PEMDI,
    SPBE,
    Printed,
    few,
    framework_rows,
    national,
    synthetic_pemdi,
    table,
)
from tests.national import NATIONAL

VALUES = {"D1": "4.60", "D2": "4.10", "D3": "2.64", "D4": "4.57"}


def _changed(row: Printed, at: int, figure: str) -> Printed:
    return replace(row, figures=(*row.figures[:at], figure, *row.figures[at + 1 :]))


def _draft(*rows: Printed, year: int = 2024, accept: bool = False) -> TableDraft:
    return draft_table(table(rows), SPBE, NATIONAL, year=year, accept_suggestions=accept)


@pytest.mark.parametrize(
    ("changes", "index", "predicate", "reason", "nodes"),
    [
        ({}, "4.14", "Sangat Baik", "", ()),
        ({}, "4.14", None, "", ()),
        ({}, "4.15", "Sangat Baik", "Dari nilai bagiannya indeks adalah 4,14, tidak sesuai", ()),
        ({}, "4.14", "Baik", "tidak sesuai dengan indeks tercetak 4,14 dan predikat Baik.", ()),
        ({}, "5.14", None, "Indeks 5,14 di luar skala 1 sampai 5.", ()),
        ({"D4": "0.30"}, "4.14", None, "Nilai 0,3 untuk D4 di luar skala 1 sampai 5.", ("D4",)),
        ({"D1": "4.65"}, "4.14", None, "tidak ada tingkat indikator yang menghasilkannya", ("D1",)),
    ],
)
def test_rows_of_whole_levels(
    changes: dict[str, str], index: str, predicate: str | None, reason: str, nodes: tuple[str, ...]
) -> None:
    found = check_row(SPBE, values=VALUES | changes, index=index, predicate=predicate, year=2024)
    assert found.fits == (not reason)
    assert reason in found.reason
    assert found.nodes == nodes


@pytest.mark.parametrize(
    ("index", "predicate", "reason"),
    [
        (0, "", ""),
        (2, "", "tidak sesuai dengan indeks tercetak"),
        (0, "Memuaskan", "berpredikat Baik, tidak sesuai dengan predikat Memuaskan."),
    ],
)
def test_rows_of_decimal_values(index: int, predicate: str, reason: str) -> None:
    """Printed aspects allow an index of some hundredths, and no more."""
    row = next(row for row in synthetic_pemdi(FEW) if row.predicate == "Baik")
    *values, printed = (figure.replace(",", ".") for figure in row.figures)
    shifted = f"{float(printed) + index / 100:.2f}"
    found = check_row(
        PEMDI,
        values={node.id: value for node, value in zip(PEMDI.top, values, strict=True)},
        index=shifted,
        predicate=predicate or row.predicate,
        year=2026,
    )
    assert found.fits == (not reason)
    assert reason in found.reason


def test_where_the_rule_is_unknown_either_rule_will_do() -> None:
    """Pacitan: 3.4985 prints 3.50. In 2024 the unrounded index decided."""
    row = few("35.01")[0]
    values = dict(zip(VALUES, (figure.replace(",", ".") for figure in row.figures), strict=False))
    fits = {
        (year, name): check_row(SPBE, values=values, index="3.50", predicate=name, year=year).fits
        for year in (2023, 2024, 2025)
        for name in ("Baik", "Sangat Baik")
    }
    assert fits == {
        (2023, "Baik"): False,
        (2023, "Sangat Baik"): True,
        (2024, "Baik"): True,
        (2024, "Sangat Baik"): False,
        (2025, "Baik"): True,
        (2025, "Sangat Baik"): True,
    }


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        ({"D1": "1.60"}, Suggestion("D1", "1.60", "4.60")),
        ({"D1": "4,G0"}, Suggestion("D1", "4,G0", "4.60")),
        ({"D4": "1.57"}, Suggestion("D4", "1.57", "4.57")),
        ({"indeks": "4.44"}, Suggestion("indeks", "4.44", "4.14")),
        ({"D1": "4.80"}, None),  # D1 or the index (4.16): nobody can tell
        ({"D1": "4.80", "D2": "1.10"}, None),
        ({"D1": "4,GG"}, None),
        ({"D1": "A,60", "D2": "B,10"}, None),
        ({"D1": ""}, None),
    ],
)
def test_a_slip_is_suggested_where_only_one_explains_the_row(
    cells: dict[str, str], found: Suggestion | None
) -> None:
    given = {**VALUES, "indeks": "4.14", **cells}
    assert suggest(SPBE, cells=given, predicate="Sangat Baik", year=2024) == found


def test_no_figure_is_blamed_where_only_the_predicate_does_not_fit() -> None:
    given = {**VALUES, "indeks": "4.14"}
    assert suggest(SPBE, cells=given, predicate="Memuaskan", year=2024) is None


def test_suggestions_are_shown_and_only_taken_when_accepted() -> None:
    good, row = few("11.01", "35.22")
    slip = _changed(row, 0, "1,60")
    draft = _draft(good, slip)
    assert [found.area.code for found in draft.placed] == ["11.01"]
    assert draft.open[0].suggestion == Suggestion("D1", "1.60", "4.60")
    accepted = _draft(good, slip, accept=True)
    assert accepted.open == ()
    found = accepted.placed[1]
    assert found.values["D1"] == "4.60"
    assert [(odd.node, odd.status) for odd in found.oddities] == [("D1", "restored")]
    assert found.oddities[0].note == (
        "Nilai D1 tercetak '1,60' dan dibaca 4,60: satu-satunya perbaikan satu tanda yang cocok "
        "dengan indeks dan predikat."
    )


def test_a_repair_that_the_calculator_contradicts_is_not_taken() -> None:
    good, row = few("11.01", "35.22")
    draft = _draft(good, _changed(row, 0, "4,5O"))  # 4,60 with two slips
    assert [repair.after for repair in draft.repairs] == ["4.50"]
    assert [found.row for found in draft.open] == [3]


def test_with_columns_mixed_up_no_slips_are_looked_for() -> None:
    rows = national(2024)[: MANY + 10]
    mixed = [replace(row, figures=(*row.figures[1::-1], *row.figures[2:])) for row in rows]
    draft = _draft(*mixed)
    assert draft.suspect
    assert len(draft.open) > MANY
    assert all(row.suggestion is None for row in draft.open)


def test_values_off_the_scale_of_decimals() -> None:
    row = synthetic_pemdi(FEW[:2])[1]
    data = table([_changed(row, 2, "5,60")], heading=framework_rows(PEMDI))
    found = draft_table(data, PEMDI, NATIONAL, year=2026).open[0]
    assert found.problems == ("Nilai 5,6 untuk A3 di luar skala 1 sampai 5",)
