"""Columns by the words above them."""

from __future__ import annotations

import re

import pytest

from kb_builder.importing.errors import TableError
from kb_builder.importing.headings import find_columns, needed, read_columns, role_of
from kb_builder.importing.lines import Line
from kb_builder.model.framework import Framework
from tests.importing.printed import PEMDI, SPBE, framework_rows


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("No.", "no"),
        ("Nomor Urut", "no"),
        ("Nama Instansi", "nama"),
        ("Pemerintah Daerah", "nama"),
        ("Kabupaten/Kota", "nama"),
        ("INSTANSI", "nama"),
        ("Provinsi", "provinsi"),
        ("D1", "D1"),
        ("Domain 2", "D2"),
        ("Nilai Domain III", "D3"),
        ("Indeks Domain 4", "D4"),
        ("Kebijakan Internal SPBE", "D1"),
        ("Domain Kebijakan", "D1"),
        ("Tata Kelola", "D2"),
        ("Indeks Manajemen SPBE", "D3"),
        ("Layanan SPBE", "D4"),
        ("Indeks SPBE", "indeks"),
        ("Nilai Indeks 2024", "indeks"),
        ("Indeks SPBE 2023", None),
        ("Predikat", "predikat"),
        ("Peringkat", None),
        ("Keterangan", None),
        ("Domain 5", None),
        ("Aspek 1", None),
        ("", None),
    ],
)
def test_roles_of_spbe(words: str, role: str | None) -> None:
    assert role_of(words, SPBE, year=2024) == role


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("Aspek 1", "A1"),
        ("Tata Kelola", "A1"),
        ("Penyelenggara", "A2"),
        ("Data", "A3"),
        ("Keamanan", "A4"),
        ("Keterpaduan Layanan", "A6"),
        ("Kepuasan Pengguna", "A7"),
        ("Layanan Digital Pemerintah", None),  # two aspects have these words
        ("Indeks Pemdi", "indeks"),
    ],
)
def test_roles_of_pemdi(words: str, role: str | None) -> None:
    assert role_of(words, PEMDI, year=2026) == role


@pytest.mark.parametrize("framework", [SPBE, PEMDI], ids=lambda item: item.id)
def test_the_names_of_an_instrument_are_a_heading(framework: Framework) -> None:
    found = find_columns([Line(1, framework_rows(framework))], framework, year=2026)
    assert found is not None
    assert list(found) == ["no", *needed(framework), "predikat"]


def test_a_heading_over_two_lines_with_merged_cells() -> None:
    lines = [
        Line(1, ("LAPORAN", "", "", "", "", "", "")),
        Line(3, ("No", "Nama", "Domain", "", "", "", "Indeks")),
        Line(4, ("", "", "1", "2", "3", "4", "")),
        Line(5, ("1", "Kab. Sumedang", "5,00", "4,30", "3,91", "4,69", "4,51")),
    ]
    assert find_columns(lines, SPBE, year=2024) == {
        "no": 0,
        "nama": 1,
        "D1": 2,
        "D2": 3,
        "D3": 4,
        "D4": 5,
        "indeks": 6,
    }


def test_two_columns_of_one_meaning_are_not_chosen_between() -> None:
    heading = Line(1, ("Nama", "D1", "D2", "D3", "D4", "Indeks", "Nilai Indeks"))
    with pytest.raises(TableError, match="Ada 2 kolom yang dapat berarti 'indeks'"):
        find_columns([heading], SPBE, year=2024)


def test_the_index_of_another_year_is_not_taken() -> None:
    heading = Line(1, ("Nama", "D1", "D2", "D3", "D4", "Indeks 2023", "Indeks 2024"))
    found = find_columns([heading], SPBE, year=2024)
    assert found is not None
    assert found["indeks"] == 6


def test_columns_said_by_hand() -> None:
    found = read_columns("no, Nama,-,d1,D2,Domain 3,Layanan,indeks,predikat", SPBE)
    assert found == ("no", "nama", "-", "D1", "D2", "D3", "D4", "indeks", "predikat")


@pytest.mark.parametrize(
    ("spec", "sentence"),
    [
        ("no,nama,D1,D2,D3,D4,indek", "Kolom 'indek' pada --columns tidak dikenal"),
        ("no,nama,D1,D2,D3,D4,indek", "Maksud Anda 'indeks'?"),
        ("no,nama,D1,D2", "--columns belum menyebut kolom D3, D4, indeks."),
        ("nama,D1,D1,D2,D3,D4,indeks", "--columns menyebut kolom D1 lebih dari sekali."),
    ],
)
def test_columns_said_wrongly(spec: str, sentence: str) -> None:
    with pytest.raises(TableError, match=re.escape(sentence)):
        read_columns(spec, SPBE)
