"""The national tables taken in once more, from messy files: the same bytes come out."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kb_builder.importing.assessment import decisions_in, draft_table
from kb_builder.importing.decisions import Decision, decisions_text
from kb_builder.importing.delivery import Target, new_texts, write_all
from kb_builder.importing.draft import TableDraft
from kb_builder.importing.drafting import make_draft
from kb_builder.importing.provenance_text import Source
from kb_builder.importing.table import PrintedTable, read_printed
from kb_builder.reference.provenance import read_provenance
from tests.importing.printed import (
    FEW,
    SPBE,
    Printed,
    as_csv,
    decided,
    few,
    garbled,
    matcher,
    messy_text,
    messy_workbook,
    national,
    snapshot,
    table,
    target,
    text,
)
from tests.national import NATIONAL

BANYUASIN = "Pemerintah Kab. Banyuasin"
EAST_JAVA = "Pemerintah Provinsi Jawa Timur"
ANSWERS = {
    BANYUASIN: {
        "excuse": "Laporan mencetak nilai domain 4 sebesar 0,30, di bawah skala 1 sampai 5. "
        "Indeks tercetak 1,05 memang mengikuti nilai itu."
    },
    EAST_JAVA: {
        "excuse": "Nilai domain 1 dipulihkan menjadi 4,60 karena hasil pindai tabelnya rusak.",
        "column": "D1",
        "value": "4,60",
    },
}
SOURCE = Source(
    publisher="Kementerian PANRB",
    title="Laporan Pelaksanaan Evaluasi SPBE",
    address="https://www.menpan.go.id/laporan",
)


def _rows(year: int) -> list[Printed]:
    """The table of the year, with the broken cell that people have restored broken again."""
    rows = national(year)
    if year == 2024:
        return [
            replace(row, figures=("4,G0", *row.figures[1:])) if row.name == EAST_JAVA else row
            for row in rows
        ]
    return rows


def _workbook(year: int) -> bytes:
    return messy_workbook(_rows(year), seed=year)


def _ansi(year: int) -> bytes:
    rows = [row.cells(at) for at, row in enumerate(_rows(year), start=1)]
    return as_csv([["Évaluasi – SPBE"], *rows]).decode().encode("cp1252")


def _pasted(year: int) -> bytes:
    return messy_text(_rows(year), seed=year)


def _draft(printed: PrintedTable, year: int, decisions: Mapping[int, Decision]) -> TableDraft:
    return make_draft(
        printed,
        SPBE,
        year=year,
        areas=NATIONAL.areas,
        assessments=NATIONAL.assessments,
        matcher=matcher(),
        decisions=decisions,
    )


@pytest.mark.parametrize(
    ("variant", "year"), [(_workbook, 2023), (_ansi, 2024), (_pasted, 2023), (_pasted, 2024)]
)
def test_a_messy_file_gives_the_same_table(
    tmp_path: Path, year: int, variant: Callable[[int], bytes]
) -> None:
    printed = read_printed(
        variant(year), SPBE, matcher(), frameworks=NATIONAL.frameworks, year=year
    )
    open_rows = _draft(printed, year, {}).open
    assert [row.name for row in open_rows] == [BANYUASIN if year == 2023 else EAST_JAVA]
    template = decisions_text([(row.row, row.name, "") for row in open_rows], {})
    draft = _draft(
        printed, year, decisions_in(decided(ANSWERS, template).encode(), SPBE, NATIONAL.areas)
    )
    assert draft.open == ()
    assert draft.respelled == ()
    folder = target(tmp_path / "reference", without=year)
    write_all(folder, new_texts(draft, Target(folder), SOURCE, areas=NATIONAL.areas))
    ours, theirs = snapshot(folder), snapshot(target(tmp_path / "theirs"))
    for name in (f"spbe-{year}.csv", "tables.csv", "oddities.csv"):
        assert ours[f"assessments/{name}"] == theirs[f"assessments/{name}"], name
    described = read_provenance(ours["provenance.yaml"].decode())
    known = read_provenance(theirs["provenance.yaml"].decode()).table(
        f"assessments/spbe-{year}.csv"
    )
    found = described.table(known.file)
    assert (found.about, found.rows) == (known.about, known.rows)
    assert [(c.name, c.label, c.unit, c.year) for c in found.columns] == [
        (c.name, c.label, c.unit, c.year) for c in known.columns
    ]


def test_every_repair_is_told() -> None:
    draft = draft_table(messy_text(national(2024)[:120], seed=1), SPBE, NATIONAL, year=2024)
    assert draft.open == ()
    reasons = {reason for repair in draft.repairs for reason in repair.why.split(", ")}
    assert reasons == {
        "huruf dibaca angka",
        "tanda desimal yang hilang",
        "tanda di belakang angka",
        "huruf",
        "spasi",
    }
    assert len(draft.repairs) > 100
    assert {row.number for row in draft.skipped}.isdisjoint(row.row for row in draft.placed)


def test_garbled_names_are_right_or_open_and_never_wrong() -> None:
    chance = random.Random(5)  # noqa: S311  # the same in every run
    rows = [
        replace(row, name=garbled(row.name, chance)) if chance.random() < 0.3 else row
        for row in national(2024)
    ]
    draft = draft_table(table(rows), SPBE, NATIONAL, year=2024)
    right = {at: row.code for at, row in enumerate(rows, start=2)}  # below the heading
    assert {row.row: row.area.code for row in draft.placed}.items() <= right.items()
    assert {row.row for row in draft.placed} | {row.row for row in draft.open} == right.keys()
    assert len(draft.open) < 40
    assert len(draft.respelled) > 80


def test_garbled_names_on_broken_lines_are_never_wrong_either() -> None:
    chance = random.Random(6)  # noqa: S311  # the same in every run
    rows = [
        replace(row, name=garbled(row.name, chance)) if chance.random() < 0.4 else row
        for row in national(2023)[::2]
    ]
    draft = draft_table(messy_text(rows, seed=6), SPBE, NATIONAL, year=2023)
    right = {row.code: row.figures for row in rows}
    for row in draft.placed:
        figures = tuple(figure.replace(".", ",") for figure in (*row.values.values(), row.index))
        assert figures == right[row.area.code], row.printed_name
    assert len(draft.placed) + len(draft.open) == len(rows)
    assert len(draft.open) < 20


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(national(2023)), st.randoms(use_true_random=False))
def test_one_slip_never_makes_one_name_another(row: Printed, chance: random.Random) -> None:
    name = garbled(row.name, chance)
    found = matcher().match(name)
    if found.area is not None and found.area.code != row.code:
        # an exact other name: told by the name that is missing then
        assert row.code in {twin.code for twin in found.twins}


def test_a_slip_that_makes_one_name_another_is_not_taken() -> None:
    rows = few(*FEW)
    slip = "Pemerintah Kab. Badung"  # Bandung without its n
    assert next(area for area in NATIONAL.areas.regencies if area.code == "51.03").name.endswith(
        "Badung"
    )
    bandung = replace(few("32.04")[0], name=slip)
    draft = draft_table(table([*rows, bandung]), SPBE, NATIONAL, year=2024)
    assert [(row.name, row.problems) for row in draft.open] == [
        (
            slip,
            (
                f"nama '{slip}' hanya berbeda satu huruf dari Kabupaten Bandung, yang tidak punya "
                "baris",
            ),
        )
    ]
    both = [*rows, *few("32.04", "51.03")]
    assert draft_table(table(both), SPBE, NATIONAL, year=2024).open == ()
    doubled = draft_table(table([*both[:-2], bandung, both[-1]]), SPBE, NATIONAL, year=2024)
    assert len(doubled.open) == 2


def test_the_order_of_figures_is_told_by_the_calculator() -> None:
    rows = few(*FEW)
    first = [replace(row, figures=(row.figures[-1], *row.figures[:-1])) for row in rows]
    for some in (rows, first):
        without = text(some).partition(b"\n")[2]
        draft = draft_table(without, SPBE, NATIONAL, year=2024)
        assert [row.area.code for row in draft.placed] == list(FEW)
        known = NATIONAL.assessments.by_year[2024]
        assert all(row.index == str(known[row.area.code].index) for row in draft.placed)


def test_the_same_file_gives_the_same_draft() -> None:
    data = messy_text(few(*FEW), seed=3)
    assert draft_table(data, SPBE, NATIONAL, year=2024) == draft_table(
        data, SPBE, NATIONAL, year=2024
    )
