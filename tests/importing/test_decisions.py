"""What people decide about rows: names, reasons, values; and what a decision must not do."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

import pytest

from kb_builder.importing.assessment import decisions_in, draft_table
from kb_builder.importing.decisions import COLUMNS, Decision, decisions_text
from kb_builder.importing.draft import TableDraft
from kb_builder.importing.errors import TableError
from tests.importing.printed import FEW, SPBE, Printed, as_csv, as_xlsx, few, table, text
from tests.national import NATIONAL

UNKNOWN = "Pemerintah Kab. Wakanda"
HEADING = COLUMNS[:6]


def _decisions(*lines: tuple[str, ...]) -> Mapping[int, Decision]:
    padded = [(*line, *[""] * (len(HEADING) - len(line))) for line in lines]
    return decisions_in(as_csv(padded, heading=HEADING, mark=","), SPBE, NATIONAL.areas)


def _draft(*rows: Printed, decisions: Mapping[int, Decision]) -> TableDraft:
    return draft_table(table(rows), SPBE, NATIONAL, year=2024, decisions=decisions)


ROWS = [*few("11.01"), replace(few("32.11")[0], name=UNKNOWN)]


@pytest.mark.parametrize("code", ["32.11", "3211", "Kabupaten Sumedang", "sumedang"])
def test_a_code_or_a_name_places_a_row(code: str) -> None:
    draft = _draft(*ROWS, decisions=_decisions(("3", UNKNOWN, code, "")))
    assert [row.area.code for row in draft.placed] == ["11.01", "32.11"]
    assert (draft.open, draft.placed[1].oddities) == ((), ())
    assert draft.placed[1].printed_name == UNKNOWN


def test_a_reason_leaves_out_a_row_without_an_area() -> None:
    draft = _draft(*ROWS, decisions=_decisions(("3", UNKNOWN, "", "Bukan daerah.")))
    assert [row.area.code for row in draft.placed] == ["11.01"]
    assert draft.open == ()
    assert [(row.row, row.reason) for row in draft.left_out] == [(3, "Bukan daerah.")]
    assert "32.11" in {area.code for area in draft.missing}


def test_a_dash_leaves_out_any_row() -> None:
    row = few("11.01")[0]
    draft = _draft(row, decisions=_decisions(("2", row.name, "-", "Ditarik kembali.")))
    assert (draft.placed, draft.open, len(draft.left_out)) == ((), (), 1)
    assert "11.01" in {area.code for area in draft.missing}


def test_a_reason_keeps_a_row_that_contradicts_itself_and_is_told_for_ever() -> None:
    row = few("35.22")[0]
    wrong = replace(row, figures=(*row.figures[:4], "4,15"))
    draft = _draft(wrong, decisions=_decisions(("2", row.name, "", "Tercetak begitu.")))
    assert draft.open == ()
    found = draft.placed[0]
    assert found.index == "4.15"
    assert [(odd.node, odd.status, odd.note) for odd in found.oddities] == [
        ("", "note", "Tercetak begitu.")
    ]
    far = replace(row, figures=(*row.figures[:4], "1,15"))
    draft = _draft(far, decisions=_decisions(("2", row.name, "", "Tercetak begitu.")))
    assert [(odd.node, odd.status) for odd in draft.placed[0].oddities] == [("index", "doubtful")]
    off = replace(row, figures=("0,60", *row.figures[1:]))
    draft = _draft(off, decisions=_decisions(("2", row.name, "", "Tercetak begitu.")))
    assert [(odd.node, odd.status) for odd in draft.placed[0].oddities] == [("D1", "doubtful")]


def test_an_index_off_the_scale_can_only_be_left_out() -> None:
    row = few("35.22")[0]
    off = replace(row, figures=(*row.figures[:4], "0,15"))
    draft = _draft(off, decisions=_decisions(("2", row.name, "", "Tercetak begitu.")))
    assert "hanya dikeluarkan" in draft.open[0].problems[-1]


def test_people_read_what_the_scan_has_lost() -> None:
    row = few("35.22")[0]
    lost = replace(row, figures=("?", *row.figures[1:]))
    why = "Dibaca dari laporan cetak."
    draft = _draft(lost, decisions=_decisions(("2", row.name, "", why, "d1", "4,60")))
    assert draft.open == ()
    assert draft.placed[0].values["D1"] == "4.60"
    assert [(odd.node, odd.status, odd.note) for odd in draft.placed[0].oddities] == [
        ("D1", "restored", why)
    ]
    wrong = _draft(lost, decisions=_decisions(("2", row.name, "32.11", why, "D1", "abc")))
    assert wrong.open[0].problems == ("D1 'abc' bukan angka",)


def test_people_read_a_whole_row_and_a_name() -> None:
    row = few("35.22")[0]
    data = text(few(*FEW[:2])) + f"\n9 {row.name} 4,60 4,10".encode()
    columns = dict(zip(("D1", "D2", "D3", "D4", "indeks"), row.figures, strict=True))
    columns |= {"predikat": row.predicate, "nama": "Pemerintah Kab. Bojonegoro"}
    lines = [("4", row.name, "", "Dari cetakan.", name, text_) for name, text_ in columns.items()]
    draft = draft_table(data, SPBE, NATIONAL, year=2024, decisions=_decisions(*lines))
    assert draft.open == ()
    assert draft.placed[-1].area.code == "35.22"
    assert len(draft.placed[-1].oddities) == 5
    part = draft_table(data, SPBE, NATIONAL, year=2024, decisions=_decisions(*lines[:3]))
    assert part.placed[-1].area.code != "35.22"


def test_one_of_two_rows_of_an_area_is_confirmed() -> None:
    row = few("32.11")[0]
    other = replace(few("35.22")[0], name=row.name)
    decisions = _decisions(("2", row.name, "32.11", ""), ("3", row.name, "35.22", ""))
    draft = _draft(row, other, decisions=decisions)
    assert [found.area.code for found in draft.placed] == ["32.11", "35.22"]
    half = _draft(row, other, decisions=_decisions(("2", row.name, "32.11", "")))
    assert [found.area.code for found in half.placed] == ["32.11"]
    assert [found.row for found in half.open] == [3]


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        ([("x", UNKNOWN, "32.11", "")], "baris 2: kolom row harus berisi nomor baris tabel."),
        ([("3", UNKNOWN, "99.99", "")], "baris 2: Daerah '99.99' tidak dikenal."),
        ([("3", UNKNOWN, "35.1", "")], "Maksud Anda Kabupaten Banyuwangi (35.10)"),
        ([("3", UNKNOWN, "bandung", "")], "baris 2: 'bandung' dapat berarti lebih dari satu"),
        ([("3", UNKNOWN, "-", "")], "baris 2: tulis alasannya pada kolom excuse."),
        ([("3", UNKNOWN, "", "", "D1", "4,60")], "tulis alasannya pada kolom excuse."),
        ([("3", UNKNOWN, "", "Ya.", "D9", "4,60")], "pembetulan memerlukan column (D1, D2"),
        ([("3", UNKNOWN, "", "Ya.", "D1", "")], "pembetulan memerlukan column"),
        (
            [("3", UNKNOWN, "32.11", ""), ("3", UNKNOWN, "35.22", "")],
            "baris 3: baris 3 sudah diputuskan di atasnya.",
        ),
        (
            [("3", UNKNOWN, "32.11", ""), ("3", "Lain", "", "Ya.")],
            "nama baris 3 berbeda dari yang di atasnya.",
        ),
    ],
)
def test_wrong_decisions_are_refused(lines: list[tuple[str, ...]], sentence: str) -> None:
    with pytest.raises(TableError, match=re.escape(sentence)):
        _decisions(*lines)


@pytest.mark.parametrize(
    ("number", "name", "sentence"),
    [
        ("9", UNKNOWN, "Berkas keputusan menyebut baris 9, yang bukan baris tabel."),
        ("2", UNKNOWN, f"Berkas keputusan menyebut baris 2 '{UNKNOWN}', padahal di tabel"),
    ],
)
def test_decisions_about_other_rows_are_refused(number: str, name: str, sentence: str) -> None:
    with pytest.raises(TableError, match=re.escape(sentence)):
        _draft(*ROWS, decisions=_decisions((number, name, "32.11", "")))


def test_the_columns_must_be_there() -> None:
    with pytest.raises(TableError, match="harus berkolom row, printed_name, code, excuse"):
        decisions_in(b"baris;kode\n3;32.11\n", SPBE, NATIONAL.areas)
    with pytest.raises(TableError, match="harus berkolom"):
        decisions_in(b"", SPBE, NATIONAL.areas)


def test_decisions_as_excel_saves_them() -> None:
    line = ("3", UNKNOWN, "32.11", "", "", "")
    for data in (
        as_csv([line], heading=HEADING, mark=";"),
        as_csv([line], heading=HEADING, mark=",").decode().encode("utf-8-sig"),
        as_xlsx([HEADING, line]),
        as_xlsx([HEADING, (3, *line[1:])]),
    ):
        found = decisions_in(data, SPBE, NATIONAL.areas)
        assert found[3].area is not None
        assert found[3].area.code == "32.11"


def test_the_file_to_fill_in_keeps_what_is_decided() -> None:
    decided = _decisions(
        ("2", "Kab. A", "-", "Bukan, kata laporan."),
        ("3", UNKNOWN, "32.11", ""),
        ("4", "Kab. C", "", "Rusak.", "D1", "4,60"),
        ("4", "Kab. C", "", "Rusak.", "D2", "4,10"),
    )
    written = decisions_text([(3, UNKNOWN, "x"), (7, '=Kab. "D"', "nama tidak jelas")], decided)
    assert written.splitlines()[-1] == '7,"=Kab. ""D""",,,,,nama tidak jelas'
    assert decisions_in(written.encode(), SPBE, NATIONAL.areas) == decided
