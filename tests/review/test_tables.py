"""Tables are compared row by row, other data files leaf by leaf."""

from __future__ import annotations

from pathlib import Path

import pytest

from kb_builder.review.comparison import compare
from kb_builder.review.side import read_side
from kb_builder.review.snapshot import WEIGHTS, folder_snapshot, is_table
from kb_builder.review.tables import table_changes
from tests.factories import TODAY, project
from tests.review.tools import ROOT, edit

AREAS = "kb_builder/reference/regencies.csv"
WEIGHTS_TEXT = (ROOT / WEIGHTS).read_text(encoding="utf-8")


def cells(before: str, after: str, name: str = AREAS) -> list[tuple[object, ...]]:
    (change,) = table_changes({name: before.encode()}, {name: after.encode()})
    assert (change.file, change.kind) == (name, "changed")
    return [(cell.row, cell.column, cell.before, cell.after) for cell in change.cells]


def test_a_cell_a_row_and_a_column() -> None:
    before = "code,name,hdi\n11.01,A,70\n11.02,B,71\n11.03,C,72\n"
    after = "code,name,luas\n11.03,C,9\n11.01,A,70\n11.04,D,3\n"
    assert cells(before, after) == [
        ("11.03", "luas", None, "9"),
        ("11.03", "hdi", "72", None),
        ("11.01", "luas", None, "70"),
        ("11.01", "hdi", "70", None),
        ("11.04", "", None, "11.04, D, 3"),
        ("11.02", "", "11.02, B, 71", None),
    ]


def test_rows_are_named_by_all_columns_that_name_them() -> None:
    head = "code,framework,year,index\n"
    before, after = f"{head}1,a,2020,3\n1,a,2021,4\n", f"{head}1,a,2020,3\n1,a,2021,5\n"
    name = "kb_builder/reference/assessments/series.csv"
    assert cells(before, after, name) == [("1 a 2021", "index", "4", "5")]


@pytest.mark.parametrize("broken", ["", "code\n1,2\n", 'code\n"1', "code\n1\n1\n", "\n"])
def test_a_table_that_is_none_is_only_told_to_have_changed(broken: str) -> None:
    assert cells("code\n1\n", broken) == []
    assert cells(broken, "code\n1\n") == []


def test_other_data_is_compared_leaf_by_leaf() -> None:
    after = WEIGHTS_TEXT.replace("economy: 1.0", "economy: 2.0")
    assert cells(WEIGHTS_TEXT, after, WEIGHTS) == [("blocks.economy", "", "1.0", "2.0")]
    assert cells("a: [", "a: b", WEIGHTS) == []


def test_files_that_come_and_go() -> None:
    found = table_changes({"a.csv": b"", "b.csv": b""}, {"b.csv": b"", "c.csv": b""})
    assert [(change.file, change.kind) for change in found] == [
        ("a.csv", "removed"),
        ("c.csv", "added"),
    ]


def test_every_data_file_of_the_package_counts_as_one() -> None:
    package = ROOT / "kb_builder"
    data = [*package.glob("reference/**/*.csv"), *package.glob("frameworks/**/*.yaml")]
    data += [package / "reference" / "provenance.yaml", ROOT / WEIGHTS]
    assert len(data) > 15
    assert all(is_table(path.relative_to(ROOT).as_posix()) for path in data)
    assert not is_table("kb_builder/reference/tables.py")
    assert not is_table("kb_builder/model/case.schema.json")


def weighted(folder: Path, *pairs: tuple[str, str]) -> Path:
    root = project(folder)
    path = root / WEIGHTS
    path.parent.mkdir(parents=True)
    path.write_text(WEIGHTS_TEXT, encoding="utf-8")
    edit(path, *pairs)
    return root


def test_a_side_has_its_own_weights(tmp_path: Path) -> None:
    ours = read_side(folder_snapshot("a", project(tmp_path / "a")), tmp_path / "x", today=TODAY)
    root = weighted(tmp_path / "b", ("economy: 1.0", "economy: 2.0"))
    theirs = read_side(folder_snapshot("b", root), tmp_path / "y", today=TODAY)
    assert (ours.unread, theirs.unread) == (False, False)
    changed = {
        str(block): (weight, theirs.project.world.weights.blocks[block])
        for block, weight in ours.project.world.weights.blocks.items()
        if theirs.project.world.weights.blocks[block] != weight
    }
    assert changed == {"economy": (1.0, 2.0)}


def test_weights_that_cannot_be_read_are_said_to_be_so(tmp_path: Path) -> None:
    base = weighted(tmp_path / "a")
    head = weighted(tmp_path / "b", ("economy: 1.0", "economy: banyak"))
    report = compare(folder_snapshot("a", base), folder_snapshot("b", head), today=TODAY)
    assert report.tables_unread == ("head",)
    assert report.pages.skipped == "tables"


def test_changed_instruments_are_told(tmp_path: Path) -> None:
    roots = [project(tmp_path / name) for name in "ab"]
    for root in roots:
        path = root / "kb_builder" / "frameworks" / "pegi.yaml"
        path.parent.mkdir(parents=True)
        path.write_text(f"title: {root.name}\n", encoding="utf-8")
    report = compare(*(folder_snapshot("x", root) for root in roots), today=TODAY)
    assert report.instruments_changed
    assert [(cell.before, cell.after) for cell in report.tables[0].cells] == [("a", "b")]
