"""Tables of another version are read in the place of ours, for as long as that is asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from kb_builder.reference import ReferenceDataError, load_areas
from kb_builder.reference.tables import read_file, reading_from, remembered


def test_another_folder_stands_for_ours_and_no_longer_than_asked(tmp_path: Path) -> None:
    ours = read_file("provinces.csv")
    (tmp_path / "provinces.csv").write_text("lain", encoding="utf-8")
    with reading_from(tmp_path):
        assert read_file("provinces.csv") == "lain"
    assert read_file("provinces.csv") == ours
    with pytest.raises(RuntimeError), reading_from(tmp_path):
        raise RuntimeError
    assert read_file("provinces.csv") == ours


def test_what_is_made_from_the_tables_is_made_once_for_each_folder(tmp_path: Path) -> None:
    made = []

    @remembered
    def load() -> str:
        """Something made from a table."""
        made.append(read_file("x.csv"))
        return made[-1]

    folders = [tmp_path / name for name in "ab"]
    for folder in folders:
        folder.mkdir()
        (folder / "x.csv").write_text(folder.name, encoding="utf-8")
    for folder in [*folders, *folders]:
        with reading_from(folder):
            assert load() == folder.name
    assert made == ["a", "b"]
    assert load.__doc__ == "Something made from a table."


def test_a_table_that_is_missing_is_told_in_one_sentence(tmp_path: Path) -> None:
    areas = load_areas()
    with reading_from(tmp_path), pytest.raises(ReferenceDataError, match="tabel ini tidak ada"):
        load_areas()
    assert load_areas() is areas
