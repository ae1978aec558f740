"""The folder as a whole: which files count, references between files, all problems at once."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import pytest

from kb_builder.reading import Severity, load_library
from kb_builder.reading.library import has_errors
from tests.factories import (
    TODAY,
    case_text,
    claim,
    full_case_text,
    meeting,
    practice,
    profile,
    project,
    question,
    questions_text,
    sources,
    visit_text,
)
from tests.national import NATIONAL
from tests.reading.tools import VISIT, line_of, problems_of, read


def codes(root: Path, **files: str | bytes) -> list[tuple[str, int, str]]:
    return [(p.file, p.line, p.code) for p in problems_of(root, **files)]


def test_a_valid_project_has_no_problems(tmp_path: Path) -> None:
    library, problems = read(
        tmp_path,
        bojonegoro=full_case_text(),
        questions=questions_text(
            questions=question(
                nodes="[pegi/kebijakan]",
                practices="[bojonegoro/dewan-tik]",
                visits="[2019-04-30-bojonegoro-sumedang]",
                meetings="[bojonegoro/pegi-2015]",
            )
        ),
        **{VISIT: visit_text()},
    )
    assert problems == []
    assert list(library.cases) == ["bojonegoro"]
    assert list(library.visits) == ["2019-04-30-bojonegoro-sumedang"]
    assert library.questions is not None


def test_files_come_in_the_order_of_their_names(tmp_path: Path) -> None:
    library, _ = read(
        tmp_path,
        sumedang=case_text(regency='"32.11"'),
        pemalang=case_text(regency='"33.27"'),
        bojonegoro=case_text(),
    )
    assert list(library.cases) == ["bojonegoro", "pemalang", "sumedang"]


def test_a_practice_is_found_by_its_reference(tmp_path: Path) -> None:
    library, _ = read(tmp_path, bojonegoro=full_case_text())
    found = library.practice("bojonegoro/dewan-tik")
    assert found is not None
    assert found.id == "dewan-tik"
    assert library.practice("bojonegoro/x") is None
    assert library.practice("sumedang/dewan-tik") is None
    assert library.practice("dewan-tik") is None


def test_all_problems_of_a_file_come_at_once(tmp_path: Path) -> None:
    text = case_text(
        verified_by='"<script>alert(1)</script> {{ 7*7 }}"',
        regency='"35.99"',
        summary=claim("'{download}`/etc/passwd`'", cites="[berita-2]"),
        profiles=profile(scores="kebijakan: 3,33\n"),
    )
    problems = problems_of(tmp_path, bojonegoro=text)
    assert [(p.line, p.code) for p in problems] == [
        (line_of(text, "<script>"), "R405"),
        (line_of(text, '"35.99"'), "R303"),
        (line_of(text, "{download}"), "R405"),
        (line_of(text, "[berita-2]"), "R301"),
        (line_of(text, "3,33"), "R209"),
    ]


def test_problems_of_all_files_come_at_once(tmp_path: Path) -> None:
    assert codes(
        tmp_path,
        bojonegoro=case_text(status="terbit"),
        sumedang="status: [\n",
        questions=questions_text(schema_version="2"),
        **{VISIT: visit_text(date="2019-02-30")},
    ) == [
        ("cases/bojonegoro.yaml", 2, "R205"),
        ("cases/questions.yaml", 1, "R218"),
        ("cases/sumedang.yaml", 1, "R106"),
        (f"cases/{VISIT}.yaml", 5, "R207"),
    ]


def test_one_broken_value_does_not_hide_the_practices_of_its_file(tmp_path: Path) -> None:
    files = {
        "bojonegoro": full_case_text(status="terbit", last_verified="2026-02-30"),
        "questions": questions_text(
            questions=question(
                practices="[bojonegoro/dewan-tik]", meetings="[bojonegoro/pegi-2015]"
            )
        ),
    }
    library, problems = read(tmp_path, **files)
    assert [(p.file, p.code) for p in problems] == [
        ("cases/bojonegoro.yaml", "R205"),
        ("cases/bojonegoro.yaml", "R207"),
    ]
    assert library.cases == {}
    assert library.questions is not None


def test_a_file_that_yaml_cannot_read_does_not_break_references_to_it(tmp_path: Path) -> None:
    files = {
        "bojonegoro": full_case_text() + "status: [",
        VISIT: "x: [",
        "questions": questions_text(
            questions=question(
                practices="[bojonegoro/dewan-tik]",
                meetings="[bojonegoro/pegi-2015]",
                visits="[2019-04-30-bojonegoro-sumedang]",
            )
        ),
    }
    assert [(p.file, p.code) for p in problems_of(tmp_path, **files)] == [
        ("cases/bojonegoro.yaml", "R106"),
        (f"cases/{VISIT}.yaml", "R106"),
    ]


def test_practice_ids_are_unique_over_all_files(tmp_path: Path) -> None:
    mine = case_text(practices=practice("e-office"))
    theirs = case_text(regency='"32.11"', practices=practice("lain") + practice("e-office"))
    problems = problems_of(tmp_path, bojonegoro=mine, sumedang=theirs)
    assert [(p.file, p.line, p.code) for p in problems] == [
        ("cases/bojonegoro.yaml", line_of(mine, "id: e-office"), "R307"),
        ("cases/sumedang.yaml", line_of(theirs, "id: e-office"), "R307"),
    ]
    assert "cases/sumedang.yaml" in problems[0].message
    assert "cases/bojonegoro.yaml" in problems[1].message


def test_meeting_ids_are_unique_in_their_file_only(tmp_path: Path) -> None:
    text = case_text(assessment_meetings=meeting())
    other = case_text(regency='"32.11"', assessment_meetings=meeting())
    assert problems_of(tmp_path, bojonegoro=text, sumedang=other) == []


def test_today_is_not_the_future_and_tomorrow_is(tmp_path: Path) -> None:
    folder = project(tmp_path, bojonegoro=case_text(last_verified="2026-11-20")) / "cases"
    days = {
        day: [p.code for p in load_library(folder, NATIONAL, today=dt.date(2026, 11, day))[1]]
        for day in (18, 19, 20, 21)
    }
    assert days[20] == days[21] == []
    assert set(days[18]) == set(days[19]) == {"R208"}


def test_a_month_or_year_that_has_begun_is_not_the_future(tmp_path: Path) -> None:
    for date in ("2026-11-22", "2026-11", "2026"):
        text = case_text(sources=sources(published=date))
        assert problems_of(tmp_path, bojonegoro=text) == []


def test_plans_may_lie_in_the_future(tmp_path: Path) -> None:
    follow_up = (
        "- what: Kirim data\n  owner: tidak diketahui\n  due: 2030-01\n"
        "  status: planned\n  cites: [berita-1]\n"
    )
    assert problems_of(tmp_path, **{VISIT: visit_text(follow_up=follow_up)}) == []


def test_a_folder_that_is_missing_is_one_problem(tmp_path: Path) -> None:
    library, problems = load_library(tmp_path / "cases", NATIONAL, today=TODAY)
    assert [(p.file, p.line, p.column, p.code) for p in problems] == [("cases", 1, 1, "R104")]
    assert not library.cases
    assert has_errors(problems)


def test_an_empty_folder_is_one_problem(tmp_path: Path) -> None:
    (tmp_path / "cases").mkdir()
    assert [p.code for p in load_library(tmp_path / "cases", NATIONAL, today=TODAY)[1]] == ["R104"]


@pytest.mark.parametrize(
    "name", ["Thumbs.db", "desktop.ini", "a.yaml~", "a.yaml.orig", "#a.yaml#", "visits/Thumbs.db"]
)
def test_what_systems_and_editors_leave_is_passed_over(tmp_path: Path, name: str) -> None:
    path = project(tmp_path, bojonegoro=case_text()) / "cases" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"\x00")
    problems = load_library(tmp_path / "cases", NATIONAL, today=TODAY)[1]
    assert [problem for problem in problems if problem.code == "R115"] == []


@pytest.mark.parametrize(
    "name", ["sumedang.yml", "sumedang.yaml.txt", "sumedang.YAML", "sumedang.yml.txt"]
)
def test_another_ending_is_told_the_right_name(tmp_path: Path, name: str) -> None:
    path = project(tmp_path, bojonegoro=case_text()) / "cases" / name
    path.write_text(case_text(), encoding="utf-8")
    problems = load_library(tmp_path / "cases", NATIONAL, today=TODAY)[1]
    told = [problem.hint for problem in problems if problem.code == "R115"]
    assert told == ["Ganti namanya menjadi 'sumedang.yaml'."]


@pytest.mark.parametrize(
    "name",
    [
        "catatan.txt",
        "sumedang.yml",
        "bojonegoro.yaml.txt",
        "visits/foto.jpg",
        "visits/2019/2019-04-30-bojonegoro-sumedang.yaml",
        "arsip/bojonegoro.yaml",
    ],
)
def test_a_stray_file_is_told(tmp_path: Path, name: str) -> None:
    path = project(tmp_path) / "cases" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(case_text(), encoding="utf-8")
    problems = load_library(tmp_path / "cases", NATIONAL, today=TODAY)[1]
    assert {p.code for p in problems} == {"R115"}
    assert f"cases/{name}" in {p.file for p in problems}


@pytest.mark.parametrize("name", [".gitkeep", "visits/.#x.yaml", ".idea/workspace.xml"])
def test_hidden_files_are_passed_over(tmp_path: Path, name: str) -> None:
    path = project(tmp_path) / "cases" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("x", encoding="utf-8")
    assert load_library(tmp_path / "cases", NATIONAL, today=TODAY)[1] == []


def test_a_symlink_to_a_good_file_is_refused(tmp_path: Path) -> None:
    outside = tmp_path / "outside.yaml"
    outside.write_text(case_text(), encoding="utf-8")
    library, problems = read(
        tmp_path, sumedang=case_text(regency='"32.11"'), bojonegoro=lambda p: p.symlink_to(outside)
    )
    assert [(p.file, p.code) for p in problems] == [("cases/bojonegoro.yaml", "R101")]
    assert list(library.cases) == ["sumedang"]


def test_a_symlinked_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "2019-04-30-bojonegoro-sumedang.yaml").write_text(visit_text())
    folder = project(tmp_path / "p") / "cases"
    (folder / "visits").rmdir()
    (folder / "visits").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    library, problems = load_library(folder, NATIONAL, today=TODAY)
    assert [p.code for p in problems] == ["R115"]
    assert not library.visits


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_refused_without_waiting_for_it(tmp_path: Path) -> None:
    problems = problems_of(tmp_path, bojonegoro=os.mkfifo)
    assert [p.code for p in problems] == ["R101"]


def test_a_file_that_cannot_be_opened_is_one_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    folder = project(tmp_path) / "cases"
    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert [p.code for p in load_library(folder, NATIONAL, today=TODAY)[1]] == ["R101"]


def test_warnings_do_not_stop_a_build_and_keep_the_file(tmp_path: Path) -> None:
    text = case_text(summary=claim("x" * 2001), verified_by="Di\u200bnas") + (
        "  koran:\n"
        + "".join(f"  {line}\n" for line in sources("koran").splitlines() if line != "koran:")
    )
    library, problems = read(tmp_path, bojonegoro=text)
    assert {p.code for p in problems} == {"R114", "R219", "R302"}
    assert {p.severity for p in problems} == {Severity.WARNING}
    assert not has_errors(problems)
    assert list(library.cases) == ["bojonegoro"]


def test_every_wrong_reference_is_told_what_may_be_meant(tmp_path: Path) -> None:
    wrong = ", ".join(f"berita-{n}" for n in range(2, 302))
    text = case_text(gaps=claim(cites=f"[{wrong}]"))
    hints = [p.hint for p in problems_of(tmp_path, bojonegoro=text) if p.code == "R301"]
    assert hints == ["Maksud Anda 'berita-1'?"] * 300
