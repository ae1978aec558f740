"""The tables of regencies and provinces, and what the loader refuses."""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal

import pytest

from kb_builder.model.area import AreaKind
from kb_builder.model.fields import SLUG
from kb_builder.reference import ReferenceDataError, read_areas
from kb_builder.reference.tables import OURS, read_file
from tests.national import NATIONAL

AREAS = NATIONAL.areas


def _read(*, regencies: str | None = None, provinces: str | None = None) -> object:
    return read_areas(
        regencies=regencies if regencies is not None else read_file(OURS, "regencies.csv"),
        provinces=provinces if provinces is not None else read_file(OURS, "provinces.csv"),
        aliases=read_file(OURS, "aliases.csv"),
    )


def test_counts() -> None:
    assert len(AREAS.regencies) == 514
    assert len(AREAS.provinces) == 38
    assert len(AREAS.by_code) == len(AREAS.by_slug) == 552
    kinds = Counter(area.kind for area in AREAS.regencies)
    assert kinds == {AreaKind.REGENCY: 416, AreaKind.CITY: 98}
    assert sum(area.administrative for area in AREAS.regencies) == 6


def test_totals() -> None:
    """As Kemendagri counts: people in December 2024, villages and districts in 2025."""
    assert sum(area.population or 0 for area in AREAS.regencies) == 284_973_643
    assert sum(area.districts or 0 for area in AREAS.provinces) == 7_285
    assert sum(area.urban_villages or 0 for area in AREAS.provinces) == 8_496
    assert sum(area.rural_villages or 0 for area in AREAS.provinces) == 75_266
    assert sum(area.area_km2 or 0 for area in AREAS.provinces) == Decimal("1890179.784")


def test_sumedang() -> None:
    area = AREAS.by_code["32.11"]
    assert (area.name, area.short_name, area.slug) == ("Kabupaten Sumedang", "Sumedang", "sumedang")
    assert (area.province_code, area.province) == ("32", "Jawa Barat")
    assert area.island_group == "Jawa"
    assert area.kind == "kabupaten"
    assert area.bps_code == "3211"
    assert area is AREAS.by_slug["sumedang"]


@pytest.mark.parametrize(
    ("code", "short_name", "slug"),
    [
        ("32.04", "Bandung", "bandung"),
        ("32.73", "Kota Bandung", "kota-bandung"),
        ("31.71", "Kota Jakarta Pusat", "kota-jakarta-pusat"),
        ("31.01", "Kepulauan Seribu", "kepulauan-seribu"),
        ("72.04", "Toli-Toli", "toli-toli"),
        ("35.10", "Banyuwangi", "banyuwangi"),
        ("71.09", "Kepulauan Siau Tagulandang Biaro", "kepulauan-siau-tagulandang-biaro"),
        ("32", "Jawa Barat", "provinsi-jawa-barat"),
        ("31", "DKI Jakarta", "provinsi-dki-jakarta"),
        ("34", "DI Yogyakarta", "provinsi-di-yogyakarta"),
    ],
)
def test_short_names_and_addresses(code: str, short_name: str, slug: str) -> None:
    area = AREAS.by_code[code]
    assert (area.short_name, area.slug) == (short_name, slug)


def test_addresses_are_slugs_and_unique() -> None:
    slugs = [area.slug for area in (*AREAS.regencies, *AREAS.provinces)]
    assert len(set(slugs)) == len(slugs)
    assert all(re.match(SLUG, slug) for slug in slugs)


def test_in_order_of_code() -> None:
    for group in (AREAS.regencies, AREAS.provinces):
        codes = [area.code for area in group]
        assert codes == sorted(codes)


def test_what_is_missing_is_none() -> None:
    missing = {
        name: [area.code for area in AREAS.regencies if getattr(area, name) is None]
        for name in ("capital", "own_revenue_share", "population", "hdi", "grdp_billion", "lat")
    }
    assert missing == {
        "capital": ["81.03"],
        "own_revenue_share": ["31.01", "31.71", "31.72", "31.73", "31.74", "31.75"],
        "population": [],
        "hdi": [],
        "grdp_billion": [],
        "lat": [],
    }
    assert AREAS.by_code["32"].hdi is None


def test_bps_codes_differ_for_199_areas() -> None:
    assert sum(area.bps_code != area.code.replace(".", "") for area in AREAS.regencies) == 199


def test_a_province_has_its_parts() -> None:
    parts = AREAS.in_province("35")
    assert len(parts) == 38
    assert AREAS.by_code["35"].population == sum(area.population or 0 for area in parts)


REGENCIES = read_file(OURS, "regencies.csv")
FIRST = REGENCIES.splitlines()[1]


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("code,bps_code", "kode,bps_code", "regencies.csv: kolom harus tepat: code, bps_code"),
        ("11.01,1103", "11.1,1103", "regencies.csv:2: '11.1' pada kolom 'code'"),
        ("11.01,1103", "99.01,1103", "provinsi dari kode 99.01 tidak ada"),
        ("11.01,1103", "11.02,1103", "Daerah dengan code yang sama: 11.02"),
        ("11.01,1103", "11.01,1104", "Daerah dengan bps_code yang sama: 1104"),
        (
            "Kabupaten Aceh Selatan",
            "Kabupaten Aceh Timur",
            "Daerah dengan slug yang sama: aceh-timur",
        ),
        (
            "kabupaten,Kabupaten Aceh Selatan",
            "kota,Kabupaten Aceh Selatan",
            "tidak sesuai jenis 'kota'",
        ),
        (
            "kabupaten,Kabupaten Aceh Selatan",
            "desa,Kabupaten Aceh Selatan",
            "'desa' pada kolom 'kind'",
        ),
        ("3.2548,97.17411", "97.17411,3.2548", "97.17411 pada kolom 'lat' di luar -12 sampai 7"),
        (",239629,", ",23962x,", "'23962x' pada kolom 'population' tidak dapat dibaca"),
        (",239629,", ",239628,", "provinces.csv: population dari Aceh tercatat 5623479"),
        (",239629,", ",29,", "29 pada kolom 'population' di luar 1000 sampai 10000000"),
        ("11.01,1103,kabupaten", "11.01,,kabupaten", "regencies.csv:2: kolom 'bps_code' kosong"),
        (FIRST, FIRST + ",1", "regencies.csv:2: 23 isian, seharusnya 22"),
        (FIRST + "\n", "", "provinces.csv: regencies dari Aceh tercatat 18, jumlah bagiannya 17"),
        (",69.1,", ",169.1,", "169.1 pada kolom 'hdi' di luar 0 sampai 100"),
        (",12.02,", ",-12.02,", "-12.02 pada kolom 'poverty_rate' di luar"),
        (",12.02,", ",1e2,", "'1e2' pada kolom 'poverty_rate' tidak dapat dibaca"),
    ],
)
def test_wrong_tables_are_refused(old: str, new: str, sentence: str) -> None:
    assert old in REGENCIES
    with pytest.raises(ReferenceDataError, match=re.escape(sentence)):
        _read(regencies=REGENCIES.replace(old, new, 1))


def test_rows_out_of_order_are_refused() -> None:
    lines = REGENCIES.splitlines()
    lines[1], lines[2] = lines[2], lines[1]
    with pytest.raises(ReferenceDataError, match="urut menurut kode"):
        _read(regencies="\n".join(lines))


def test_an_empty_table_is_refused() -> None:
    with pytest.raises(ReferenceDataError, match="kolom harus tepat"):
        _read(provinces="")


def test_an_alias_to_nowhere_is_refused() -> None:
    with pytest.raises(ReferenceDataError, match=re.escape("kode tidak dikenal: 99.99")):
        read_areas(
            regencies=REGENCIES,
            provinces=read_file(OURS, "provinces.csv"),
            aliases="alias,code,until,basis\nAntah Berantah,99.99,,\n",
        )
