"""Every column has an origin; every published index its source."""

from __future__ import annotations

import csv
import re
from importlib import resources

import pytest

from kb_builder.reference import ReferenceDataError
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
