"""Printed names → areas: as tables write them, with slips, and never a guess."""

from __future__ import annotations

import pytest

from tests.importing.printed import matcher


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Pemerintah Kab. Sumedang", "32.11"),
        ("PEMERINTAH KABUPATEN SUMEDANG", "32.11"),
        ("Pemerintah Daerah Kabupaten Sumedang", "32.11"),
        ("Pemkot Bandung", "32.73"),
        ("Pemerintah Kota Bandung", "32.73"),
        ("Pemerintah Aceh", "11"),
        ("Pemerintah D.I. Yogyakarta", "34"),
        ("Pemerintah Provinsi NTB", "52"),
        ("Pemerintah Kab. Kep. Mentawai", "13.09"),
        ("Pemerintah Kab. Ogan Komering Ulu Sel.", "16.09"),
        ("Pemerintah Kab. Kota Baru", "63.02"),
    ],
)
def test_names_as_tables_write_them(name: str, code: str) -> None:
    found = matcher().match(name)
    assert found.area is not None
    assert found.area.code == code


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Pemerintah Kab. Sumedanq", "32.11"),
        ("Pemerintah Kab. 5umedang", "32.11"),
        ("Pemerintah Kab. Bojonegaro", "35.22"),
        ("Pemerlntah Kab. Bojonegoro", "35.22"),
        ("Pemer.intah Kab. Bojonegoro", "35.22"),
        ("PemerintahKab. Bojonegoro", "35.22"),
        ("Pemerintah Kabupalen Bojonegoro", "35.22"),
        ("Pemerintah Kab. Bojonegor", "35.22"),
        ("Pemerintah Kob. Bojonegoro", "35.22"),
        ("Pemerintah Kcta Banjar", "32.79"),
        ("Pemerintah Provlnsi Jawa Tirnur", "35"),
    ],
)
def test_slips_are_forgiven_where_nothing_else_is_near(name: str, code: str) -> None:
    found = matcher().match(name)
    assert found.area is not None
    assert found.area.code == code
    assert found.slips > 0


@pytest.mark.parametrize(
    ("name", "among"),
    [
        ("Bandung", ("32.04", "32.73")),
        ("Pemerintah Kab. Bandang", ("32.04", "51.03")),
        ("Pemerintah Kab. Barru Baru", ()),
        ("Pemerintah Kota Baru", ("35.79", "63.02")),
        ("Pemerintah K Banjar", ("32.79", "63.03")),
        ("Pemerintah Provinsi NTN", ("52", "53")),
        ("Kementerian Keuangan", ()),
        ("", ()),
        ("123", ()),
        ("x" * 5_000, ()),
    ],
)
def test_doubt_is_shown_and_not_taken(name: str, among: tuple[str, ...]) -> None:
    found = matcher().match(name)
    assert found.area is None
    assert set(among) <= {area.code for area in found.candidates}


def test_the_heading_of_a_province_helps_between_near_names() -> None:
    name = "Pemerintah Kab. Bandang"
    inside = matcher().match(name, province="32")
    assert inside.area is not None
    assert inside.area.code == "32.04"
    outside = matcher().match(name, province="51")  # Badung is further away
    assert outside.area is None
    assert outside.candidates[0].code == "51.03"
    assert matcher().match("Banjar", province="63").area is not None


def test_the_heading_never_overrides_a_clear_name() -> None:
    found = matcher().match("Pemerintah Kab. Merauke", province="91")
    assert found.area is not None
    assert found.area.code == "93.01"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("PROVINSI JAWA BARAT", "32"),
        ("Jawa Barat", "32"),
        ("Tabel 12. Hasil Evaluasi di Provinsi Bali", "51"),
        ("Provinsi dan Kabupaten/Kota", None),
        ("Laporan Evaluasi", None),
    ],
)
def test_headings_of_provinces(words: str, code: str | None) -> None:
    assert matcher().province_of(words) == code
