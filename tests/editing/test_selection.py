"""Which files are worked on: those that the library is read from, and no others."""

from __future__ import annotations

from pathlib import Path

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
