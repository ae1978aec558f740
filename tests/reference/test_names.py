"""What people type and which area it means."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb_builder.model.area import AreaKind
from kb_builder.reference import (
    AmbiguousArea,
    UnknownArea,
)
from tests.national import NATIONAL

AREAS = NATIONAL.areas


@pytest.mark.parametrize(
    "text",
    [
        "sumedang",
        "Sumedang",
        "Kab. Sumedang",
        "kab sumedang",
        "Kab.Sumedang",
        "KABUPATEN SUMEDANG",
        "  Kabupaten   Sumedang ",
        "Pemkab Sumedang",
        "Pemerintah Kabupaten Sumedang",
        "Sumedang (Kab.)",
        "32.11",
        "3211",
    ],
)
def test_ways_to_say_sumedang(text: str) -> None:
    assert AREAS.resolve(text).code == "32.11"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("kota bandung", "32.73"),
        ("Bandung, Kota", "32.73"),
        ("kab bandung", "32.04"),
        ("Bandung Barat", "32.17"),
        ("toli toli", "72.04"),
        ("tolitoli", "72.04"),
        ("Pangkal Pinang", "19.71"),
        ("jakarta pusat", "31.71"),
        ("Kota Administrasi Jakarta Pusat", "31.71"),
        ("Kep. Seribu", "31.01"),
        ("D.I. Yogyakarta", "34"),
        ("DKI", "31"),
        ("Jatim", "35"),
        ("Provinsi Gorontalo", "75"),
        ("Solo", "33.72"),
        ("OKU", "16.01"),
        ("KOTABARU", "63.02"),
        ("35", "35"),
        ("provinsi-jawa-barat", "32"),
        ("kota-bandung", "32.73"),
    ],
)
def test_other_names(text: str, code: str) -> None:
    assert AREAS.resolve(text).code == code


def test_every_area_is_found_by_name_and_code() -> None:
    for area in (*AREAS.regencies, *AREAS.provinces):
        for text in (area.name, area.name.upper(), area.code):
            assert AREAS.resolve(text) is area


def test_every_printed_name_is_found() -> None:
    """All 1,052 names as the national tables print them."""
    rows = [row for year in NATIONAL.assessments.by_year.values() for row in year.values()]
    assert len(rows) == 1052
    assert all(AREAS.resolve(row.printed_name).code == row.code for row in rows)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("bandung", ["32.04", "32.73"]),
        ("gorontalo", ["75", "75.01", "75.71"]),
        ("jambi", ["15", "15.71"]),
        ("yogyakarta", ["34", "34.71"]),
        ("1103", ["11.01", "11.03"]),  # BPS code of the one, Kemendagri code of the other
    ],
)
def test_names_of_several_areas_are_asked_back(text: str, codes: list[str]) -> None:
    with pytest.raises(AmbiguousArea) as caught:
        AREAS.resolve(text)
    assert [area.code for area in caught.value.candidates] == codes
    assert "Pilih satu." in str(caught.value)


def test_the_sentence_names_the_choices() -> None:
    with pytest.raises(AmbiguousArea) as caught:
        AREAS.resolve("Bandung")
    assert str(caught.value) == (
        "'Bandung' dapat berarti lebih dari satu daerah: Kabupaten Bandung (32.04), "
        "Kota Bandung (32.73). Pilih satu."
    )


def test_kinds_narrow_the_search() -> None:
    assert AREAS.resolve("bandung", kinds=[AreaKind.CITY]).code == "32.73"
    assert AREAS.resolve("gorontalo", kinds=[AreaKind.PROVINCE]).code == "75"
    with pytest.raises(UnknownArea):
        AREAS.resolve("sumedang", kinds=[AreaKind.CITY])


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("sumedng", "32.11"),
        ("Kab. Bojonegara", "35.22"),
        ("pemallang", "33.27"),
        ("Kota Banding", "32.73"),
        ("35.1", "35.10"),
        ("Kota Sumedang", "32.11"),
    ],
)
def test_slips_get_a_suggestion(text: str, code: str) -> None:
    with pytest.raises(UnknownArea) as caught:
        AREAS.resolve(text)
    assert caught.value.suggestions[0].code == code
    assert "Maksud Anda" in str(caught.value)


@pytest.mark.parametrize(
    "text", ["", "  ", "???", "kota", "Kabupaten", "Atlantis", "99.99", "9999"]
)
def test_nonsense_gets_none(text: str) -> None:
    with pytest.raises(UnknownArea) as caught:
        AREAS.resolve(text)
    assert caught.value.suggestions == ()


@given(st.text(max_size=40))
def test_any_text_is_answered(text: str) -> None:
    try:
        found = AREAS.resolve(text)
    except (AmbiguousArea, UnknownArea):
        return
    assert AREAS.by_code[found.code] is found


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Konsel", "74.05"),
        ("Kabupaten Pontianak", "61.02"),  # Mempawah, until 2014
        ("Pontianak", "61.71"),  # a name of today comes before one of the past
        ("Toba Samosir", "12.12"),
        ("Kepulauan Riau", "21"),
        ("Kabupaten Kepulauan Riau", "21.01"),
    ],
)
def test_short_names_of_the_press_and_names_of_the_past(text: str, code: str) -> None:
    assert AREAS.resolve(text).code == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Kab. Sumedang, Jawa Barat", "32.11"),
        ("Sumedang (Jawa Barat)", "32.11"),
        ("Kabupaten Sumedang Provinsi Jawa Barat", "32.11"),
        ("Bandung Barat - Jawa Barat", "32.17"),
        ("Kota Bandung, Prov. Jawa Barat", "32.73"),
        ("Kab. Bintan, Kepulauan Riau", "21.01"),
        ("Diskominfo Kuningan", "32.08"),
        ("Dinas Komunikasi dan Informatika Kabupaten Kuningan", "32.08"),
        ("Diskominfosanditik Sumedang, Jawa Barat", "32.11"),
        ("Kabupaten Kota Baru", "63.02"),
    ],
)
def test_province_office_and_a_name_like_a_kind_are_read(text: str, code: str) -> None:
    assert AREAS.resolve(text, kinds=(AreaKind.REGENCY, AreaKind.CITY)).code == code


def test_a_wrong_province_brings_the_name_elsewhere_first() -> None:
    with pytest.raises(UnknownArea) as error:
        AREAS.resolve("Kab. Sumedang, Jawa Timur")
    assert error.value.suggestions[0].code == "32.11"
    with pytest.raises(AmbiguousArea):
        AREAS.resolve("Diskominfo Bandung")
    with pytest.raises(UnknownArea):
        AREAS.resolve("Kota Baru")  # Kotabaru is none, and there are other cities with the word


def test_names_in_law_are_told_with_year_and_law() -> None:
    told = {
        area.name: [(old.text, old.until, old.basis) for old in AREAS.former_names(area)]
        for area in (AREAS.resolve("Toba"), AREAS.resolve("71.03"), AREAS.resolve("Sumedang"))
    }
    assert told == {
        "Kabupaten Toba": [("Kabupaten Toba Samosir", 2020, "PP 14/2020")],
        "Kabupaten Kepulauan Sangihe": [
            ("Kabupaten Kepulauan Sangihe dan Talaud", 2014, "PP 59/2014")
        ],
        "Kabupaten Sumedang": [],
    }
    assert all(old.basis for area in AREAS.regencies for old in AREAS.former_names(area))
