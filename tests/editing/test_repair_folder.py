"""Files on disk: what can be read, which of them are repaired, and what is said of the rest."""

from __future__ import annotations

from pathlib import Path

import pytest

from kb_builder.editing.errors import EditError
from kb_builder.editing.repair.folder import Outcome, repair_files
from kb_builder.reading import load_library
from tests.factories import TODAY, Content, case_text, profile, project, questions_text, visit_text
from tests.national import NATIONAL

VISIT = "visits/2019-04-30-bojonegoro-sumedang"
COMMA = case_text(profiles=profile(index="3,05"))


def repaired(root: Path, *chosen: str, **files: Content) -> Outcome:
    project(root, **files)
    return repair_files(
        root, [root / "cases" / name for name in chosen], national=NATIONAL, today=TODAY
    )


def test_all_files_are_repaired_and_none_is_written(tmp_path: Path) -> None:
    files = {"bojonegoro": COMMA, VISIT: visit_text(status="Draft"), "questions": questions_text()}
    outcome = repaired(tmp_path, **files)
    assert [each.file.name for each in outcome.changed] == [
        "cases/bojonegoro.yaml",
        f"cases/{VISIT}.yaml",
    ]
    assert outcome.changed[0].text == COMMA.replace("3,05", "3.05")
    assert outcome.problems == ()
    assert (tmp_path / "cases" / "bojonegoro.yaml").read_text(encoding="utf-8") == COMMA


def test_only_chosen_files_are_repaired_and_told_of(tmp_path: Path) -> None:
    files = {"bojonegoro": COMMA, VISIT: visit_text(status="terbit", end="1/5/2019")}
    outcome = repaired(tmp_path, "bojonegoro.yaml", **files)
    assert [each.file.name for each in outcome.changed] == ["cases/bojonegoro.yaml"]
    assert outcome.problems == ()
    outcome = repaired(tmp_path, f"{VISIT}.yaml", **files)
    assert [each.file.name for each in outcome.changed] == [f"cases/{VISIT}.yaml"]
    assert [problem.code for problem in outcome.problems] == ["R205"]


def test_a_file_written_by_an_old_windows_program_becomes_utf8(tmp_path: Path) -> None:
    text = case_text(verified_by="Dinas “Kominfo” – Jum’at, café")
    outcome = repaired(tmp_path, bojonegoro=text.encode("cp1252"))
    (changed,) = outcome.changed
    assert changed.text == text
    assert [(done.name, done.message) for done in changed.done] == [
        ("pengodean", "Windows (cp1252) menjadi UTF-8")
    ]
    assert outcome.problems == ()


def test_a_return_that_stays_is_told_as_kb_check_tells_it(tmp_path: Path) -> None:
    outcome = repaired(tmp_path, bojonegoro=case_text(verified_by="Di\rnas").encode())
    assert outcome.changed == ()
    checked = load_library(tmp_path / "cases", NATIONAL, today=TODAY)[1]
    assert [problem.code for problem in outcome.problems] == ["R106"]
    assert list(outcome.problems) == list(checked)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be"])
def test_a_file_in_utf_16_becomes_utf_8(tmp_path: Path, encoding: str) -> None:
    text = case_text(verified_by="Dinas “é”")
    mark = b"\xfe\xff" if encoding == "utf-16-be" else b""
    outcome = repaired(tmp_path, bojonegoro=mark + text.encode(encoding))
    (changed,) = outcome.changed
    assert changed.text == text
    assert "UTF-16 menjadi UTF-8" in [done.message for done in changed.done]
    assert outcome.problems == ()


@pytest.mark.parametrize(
    "data",
    [
        case_text(verified_by="Dinas é").encode("latin-1"),
        case_text(verified_by="Dinas “é”").encode("utf-8") + b"# \x93\n",
        case_text(verified_by="Dinas “x” \x81").encode("cp1252", "ignore") + b"# \x81\n",
        case_text(verified_by="Dinas “x”").encode("cp1252") + b"# \x00\n",
        case_text().encode("utf-16") + b"\n",
    ],
    ids=["no typography", "mixed", "undefined in cp1252", "with NUL", "half a sign of UTF-16"],
)
def test_other_bytes_are_left_and_told(tmp_path: Path, data: bytes) -> None:
    outcome = repaired(tmp_path, bojonegoro=data)
    assert outcome.changed == ()
    assert [problem.code for problem in outcome.left] == ["R103"]
    assert outcome.problems == outcome.left


def test_links_and_huge_files_are_left_and_told(tmp_path: Path) -> None:
    elsewhere = tmp_path / "rahasia.yaml"
    elsewhere.write_text(COMMA, encoding="utf-8")
    root = tmp_path / "proyek"
    outcome = repaired(
        root,
        bojonegoro=lambda path: path.symlink_to(elsewhere),
        sumedang=COMMA + "#" * 262_144,
    )
    assert outcome.changed == ()
    assert [(problem.file, problem.code) for problem in outcome.left] == [
        ("cases/bojonegoro.yaml", "R101"),
        ("cases/sumedang.yaml", "R102"),
    ]
    outcome = repair_files(
        root, [root / "cases" / "bojonegoro.yaml"], national=NATIONAL, today=TODAY
    )
    assert [problem.code for problem in outcome.left] == ["R101"]
    assert elsewhere.read_text(encoding="utf-8") == COMMA


def test_what_does_not_belong_into_the_folder_is_a_problem_that_remains(tmp_path: Path) -> None:
    (project(tmp_path) / "cases" / "catatan.txt").write_text("x", encoding="utf-8")
    outcome = repair_files(tmp_path, national=NATIONAL, today=TODAY)
    assert [problem.code for problem in outcome.problems] == ["R115"]


@pytest.mark.parametrize("name", ["tidak-ada.yaml", "../luar.yaml", "catatan.txt", "visits"])
def test_what_is_no_file_of_cases_cannot_be_chosen(tmp_path: Path, name: str) -> None:
    project(tmp_path)
    (tmp_path / "luar.yaml").write_text("x", encoding="utf-8")
    (tmp_path / "cases" / "catatan.txt").write_text("x", encoding="utf-8")
    with pytest.raises(EditError):
        repair_files(tmp_path, [tmp_path / "cases" / name], national=NATIONAL, today=TODAY)
