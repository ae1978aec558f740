"""Every column has an origin; every published index its source."""

from __future__ import annotations

import csv
import re
import shutil
from importlib import resources
from pathlib import Path

import pytest

from kb_builder.model.case import Profile
from kb_builder.reference import ReferenceDataError, load_national
from kb_builder.reference.provenance import TableOrigin, read_provenance
from kb_builder.reference.tables import OURS, read_file
from tests.frameworks.test_published import TABLE
from tests.national import NATIONAL

ORIGINS = NATIONAL.provenance
FOLDER = resources.files("kb_builder.reference")


def test_every_table_is_described() -> None:
    files = [f"{entry.name}" for entry in FOLDER.iterdir() if entry.name.endswith(".csv")]
    files += [f"assessments/{entry.name}" for entry in FOLDER.joinpath("assessments").iterdir()]
    assert sorted(files) == sorted(table.file for table in ORIGINS.tables)


@pytest.mark.parametrize("table", ORIGINS.tables, ids=lambda table: table.file)
def test_columns_and_rows_are_those_of_the_file(table: TableOrigin) -> None:
    rows = list(csv.reader(read_file(OURS, table.file).splitlines()))
    assert [column.name for column in table.columns] == rows[0]
    assert table.rows in (None, len(rows) - 1)


def test_published_figures_have_a_year() -> None:
    for file in ("regencies.csv", "assessments/spbe-2023.csv", "assessments/spbe-2024.csv"):
        for column in ORIGINS.table(file).columns:
            if column.source not in ("rujukan", "koordinat"):
                assert column.year is not None, column.name


def test_what_to_print_beside_a_figure() -> None:
    assert ORIGINS.citation("regencies.csv", "population") == "Kementerian Dalam Negeri, 2024"
    assert ORIGINS.citation("regencies.csv", "hdi") == "Badan Pusat Statistik, 2024"
    assert ORIGINS.citation("assessments/spbe-2023.csv", "D1") == "Kementerian PANRB, 2023"
    assert ORIGINS.column("regencies.csv", "area_km2").unit == "km²"
    with pytest.raises(KeyError):
        ORIGINS.citation("regencies.csv", "happiness")
    with pytest.raises(KeyError):
        ORIGINS.table("happiness.csv")


def test_a_source_that_is_not_there_is_refused() -> None:
    text = read_file(OURS, "provenance.yaml").replace("source: bps-keuangan", "source: entah")
    with pytest.raises(ReferenceDataError, match="sumber 'entah' tidak ada"):
        read_provenance(text)
    with pytest.raises(ReferenceDataError, match=re.escape("provenance.yaml tidak dapat dibaca")):
        read_provenance("schema_version: 2\n")


def test_index_series_carry_every_published_year_with_an_address() -> None:
    """Figures of which no address was recorded are left out on purpose."""
    carried = left_out = 0
    for row in TABLE["series"]:
        points = NATIONAL.index_series(NATIONAL.areas.resolve(row["agency"]).code)
        found = {point.year: point for point in points}.get(int(row["year"]))
        if row.get("known") == "false":
            assert found is None
            left_out += 1
        else:
            assert found is not None
            assert str(found.index) == row["index"]
            carried += 1
    assert (carried, left_out) == (42, 7)


def test_series_do_not_mix_instruments_unmarked() -> None:
    points = NATIONAL.index_series("32.11")
    assert [(point.year, point.framework, str(point.index)) for point in points] == [
        (2020, "spbe-2018", "3.81"),
        (2021, "spbe-2020", "3.52"),
        (2022, "spbe-2020", "3.84"),
        (2023, "spbe-2020", "4.14"),
        (2024, "spbe-2020", "4.51"),
    ]
    assert points[0].sources[0].startswith("https://")
    assert points[-1].sources == ()
    assert NATIONAL.index_series("91.05") == ()


def test_pegi_ranks_and_categories_stand_where_no_index_is_known() -> None:
    cimahi = NATIONAL.index_series("32.77")[0]
    assert (cimahi.year, cimahi.framework, cimahi.index, cimahi.predicate) == (
        2012,
        "pegi",
        None,
        "Baik",
    )
    assert cimahi.rank == "1 dari 21 daerah yang dinilai di Jawa Barat"
    bandung = NATIONAL.index_series("32.73")[0]
    assert (str(bandung.index), bandung.rank) == ("2.92", "4 di Jawa Barat")
    assert bandung.note
    assert "skala PeGI berakhir pada 4" in bandung.note
    ranked = [point for code in NATIONAL.published for point in NATIONAL.published[code]]
    assert all(point.sources for point in ranked)
    assert sum(point.rank is not None for point in ranked) == 11


def test_the_index_of_a_case_joins_a_year_of_which_the_tables_know_the_rank() -> None:
    profile = Profile.model_validate(
        {"framework": "pegi", "year": 2015, "basis": "external", "index": "3.14", "cites": ["a"]}
    )
    found = {point.year: point for point in NATIONAL.index_series("35.22", profiles=[profile])}
    assert (str(found[2015].index), found[2015].rank) == ("3.14", "3 di Jawa Timur")


def test_a_year_without_any_figure_is_refused(tmp_path: Path) -> None:
    shutil.copytree(str(OURS), tmp_path, dirs_exist_ok=True)
    with (tmp_path / "assessments/series.csv").open("a", encoding="utf-8") as file:
        file.write("35.09,pegi,2015,,,,catatan,https://contoh.go.id/\n")
    with pytest.raises(ReferenceDataError, match=re.escape("35.09 tahun 2015 tanpa nilai")):
        load_national(tmp_path)
