"""The national tables of results: counts, oddities, what is refused, and speed."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import pytest

from kb_builder.reference import (
    ReferenceDataError,
)
from kb_builder.reference.assessments import ODDITY_COLUMNS, read_table
from kb_builder.reference.tables import OURS, read_file, read_rows
from tests.national import NATIONAL

FOUND = NATIONAL.assessments
TEXT = read_file(OURS, "assessments/spbe-2023.csv")
TABLE: dict[str, Any] = {
    "file": "spbe-2023.csv",
    "framework": "spbe-2020",
    "year": 2023,
    "nodes": "D1 D2 D3 D4",
    "scale_min": 1,
    "scale_max": 5,
    "rows": 529,
}
ODDITIES = read_rows(
    read_file(OURS, "assessments/oddities.csv"), file="oddities.csv", columns=ODDITY_COLUMNS
)


def test_counts() -> None:
    assert FOUND.years == (2023, 2024)
    assert {year: len(rows) for year, rows in FOUND.by_year.items()} == {2023: 529, 2024: 523}
    local = {year: sum("." in code for code in rows) for year, rows in FOUND.by_year.items()}
    assert local == {2023: 491, 2024: 485}


def test_bojonegoro() -> None:
    row = FOUND.get("35.22", 2024)
    assert row is not None
    assert (str(row.index), row.predicate, row.framework) == ("4.14", "Sangat Baik", "spbe-2020")
    assert {key: str(value) for key, value in row.scores.items()} == {
        "D1": "4.60",
        "D2": "4.10",
        "D3": "2.64",
        "D4": "4.57",
    }
    assert [item.year for item in FOUND.of("35.22")] == [2023, 2024]


def test_an_area_that_was_not_evaluated_is_absent() -> None:
    assert FOUND.get("91.05", 2023) is None
    assert FOUND.get("35.22", 1999) is None
    codes = [area.code for area in NATIONAL.areas.regencies]
    never = [code for code in codes if not FOUND.of(code)]
    dki = [code for code in never if code.startswith("31.")]
    assert len(dki) == 6
    assert len(never) - len(dki) == 11
    assert all(code[:2] in {"91", "94", "95", "96"} for code in never if code not in dki)
    assert sum(bool(len(FOUND.of(code)) == 2) for code in codes) == 479


def test_known_oddities_are_recorded() -> None:
    banyuasin = FOUND.get("16.07", 2023)
    assert banyuasin is not None
    assert banyuasin.scores["D4"] == Decimal("0.30")
    assert banyuasin.doubtful == ("D4",)
    assert banyuasin.note is not None
    east_java = FOUND.get("35", 2024)
    assert east_java is not None
    assert (str(east_java.scores["D1"]), east_java.doubtful) == ("4.60", ())
    assert "dipulihkan" in (east_java.note or "")
    odd = [row for year in FOUND.by_year.values() for row in year.values() if row.note]
    assert len(odd) == len(ODDITIES) == 2


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("11.01,1.92", "11.01,5.92", "spbe-2023.csv:3: 5.92 pada kolom 'index' di luar 1 sampai 5"),
        ("11.01,1.92", "11.01,4.92", "indeks 11.01 di luar nilai bagian-bagiannya"),
        ("11.02,1.74", "11.01,1.74", "kode 11.01 tertulis dua kali"),
        ("11.01,1.92", "11-01,1.92", "'11-01' pada kolom 'code' tidak dapat dibaca"),
        ("2.20,1.10,1.00,2.63", "2.20,1.10,0.90,2.63", "nilai 11.01 di luar 1 sampai 5"),
        ("2.20,1.10,1.00,2.63", "2.20,,1.00,2.63", "spbe-2023.csv:3: kolom 'D2' kosong"),
        ("code,index", "kode,index", "kolom harus tepat: code, index, predicate, D1"),
    ],
)
def test_wrong_tables_are_refused(old: str, new: str, sentence: str) -> None:
    assert old in TEXT
    with pytest.raises(ReferenceDataError, match=re.escape(sentence)):
        read_table(TEXT.replace(old, new, 1), table=TABLE, oddities=ODDITIES)


def test_a_value_below_the_scale_needs_an_oddity() -> None:
    with pytest.raises(ReferenceDataError, match=re.escape("nilai 16.07 di luar 1 sampai 5")):
        read_table(TEXT, table=TABLE, oddities=[])


def test_a_lost_row_is_noticed() -> None:
    text = "\n".join(line for line in TEXT.splitlines() if not line.startswith("35.22,"))
    with pytest.raises(ReferenceDataError, match="528 baris, seharusnya 529"):
        read_table(text, table=TABLE, oddities=ODDITIES)


def test_an_oddity_without_a_row_is_noticed() -> None:
    stray = [*ODDITIES, {**ODDITIES[0], "code": "99.99", "node": None, "status": "note"}]
    with pytest.raises(ReferenceDataError, match=re.escape("kode di luar spbe-2023.csv: 99.99")):
        read_table(TEXT, table=TABLE, oddities=stray)
