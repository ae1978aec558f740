"""The tables of any version are read: those that come with the programs, or those of a folder."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kb_builder.reference import ReferenceDataError, load_national
from kb_builder.reference.tables import OURS, read_file


def test_tables_of_another_version_stand_beside_ours(tmp_path: Path) -> None:
    ours = load_national()
    shutil.copytree(str(OURS), tmp_path, dirs_exist_ok=True)
    table = tmp_path / "regencies.csv"
    known = ours.areas.by_code["32.11"].capital
    text = table.read_text(encoding="utf-8")
    table.write_text(text.replace(f",{known},", ",Tempat Lain,", 1), encoding="utf-8")
    other = load_national(tmp_path)
    assert other.areas.by_code["32.11"].capital == "Tempat Lain"
    assert ours.areas.by_code["32.11"].capital == load_national().areas.by_code["32.11"].capital
    assert ours.areas.by_code["32.11"].capital == known
    assert other.index_series("32.11") == ours.index_series("32.11")


def test_a_table_that_is_missing_is_told_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(ReferenceDataError, match="tabel ini tidak ada"):
        read_file(tmp_path, "provinces.csv")
    with pytest.raises(ReferenceDataError, match="regencies\\.csv: tabel ini tidak ada"):
        load_national(tmp_path)
