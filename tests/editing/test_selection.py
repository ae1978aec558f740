"""Which files are worked on: those that the library is read from, and no others."""

from __future__ import annotations

from pathlib import Path

import pytest

from kb_builder.editing.errors import EditError
from kb_builder.editing.selection import select_files
from kb_builder.reading.library import find_files
from kb_builder.upkeep.files import list_files
from tests.factories import case_text, project, questions_text, visit_text

VISIT = "visits/2019-04-30-bojonegoro-sumedang"


def test_every_command_works_on_the_files_of_the_library(tmp_path: Path) -> None:
    root = project(
        tmp_path, bojonegoro=case_text(), questions=questions_text(), **{VISIT: visit_text()}
    )
    folder = root / "cases"
    (folder / "folder.yaml").mkdir()
    (folder / ".tersembunyi.yaml").write_text("a: b\n", encoding="utf-8")
    (folder / "lain.txt").write_text("x", encoding="utf-8")
    wanted = dict(find_files(folder, []))
    assert len(wanted) == 3
    assert {file.path: file.kind for file in select_files(root)} == wanted
    assert dict(list_files(folder).values()) == wanted
    names = [file.name for file in select_files(root)]
    assert names == list(list_files(folder)) == sorted(names)


@pytest.mark.parametrize("asked", ["cases/visits", "cases/visits/", "cases", "."])
def test_a_folder_means_the_files_below_it(tmp_path: Path, asked: str) -> None:
    root = project(tmp_path, bojonegoro=case_text(), **{VISIT: visit_text()})
    names = [file.name for file in select_files(root, [Path(asked)])]
    every = ["cases/bojonegoro.yaml", f"cases/{VISIT}.yaml"]
    assert names == (every[1:] if "visits" in asked else every)
    assert select_files(root, [root / asked]) == select_files(root, [Path(asked)])


def test_a_folder_elsewhere_is_refused(tmp_path: Path) -> None:
    root = project(tmp_path, bojonegoro=case_text())
    (root / "docs").mkdir(exist_ok=True)
    with pytest.raises(EditError, match="'docs' tidak memuat berkas dari folder cases/"):
        select_files(root, [Path("docs")])
