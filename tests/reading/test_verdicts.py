"""Files that nobody changed are not looked into again, and what is said of them stays true."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from kb_builder.model.library import Library
from kb_builder.reading import Problem, Verdicts, kept_verdicts, library, load_library
from kb_builder.reading import verdicts as store
from kb_builder.reading.files import CaseFile, RawFile
from tests.factories import (
    case_text,
    full_case_text,
    practice,
    project,
    question,
    questions_text,
    visit_text,
)
from tests.national import NATIONAL

Looked = list[str]

TODAY = dt.date(2030, 1, 1)
"""After every date in the real files."""


VISIT = "2019-04-30-bojonegoro-sumedang"


@pytest.fixture
def cases(tmp_path: Path) -> Path:
    """Three areas, a visit, and questions that name it."""
    root = project(
        tmp_path,
        bojonegoro=full_case_text(),
        pemalang=case_text(regency='"33.27"', practices=practice()),
        sumedang=case_text(regency='"32.11"', practices=practice()),
        questions=questions_text(questions=question(visits=f"[{VISIT}]")),
        **{f"visits/{VISIT}": visit_text()},
    )
    return root / "cases"


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "verdicts.sqlite"


@pytest.fixture
def looked(monkeypatch: pytest.MonkeyPatch) -> Looked:
    """The names of the files that were looked into."""
    names: Looked = []
    parse = library.parse

    def noted(file: RawFile) -> tuple[CaseFile | None, list[Problem]]:
        names.append(file.name)
        return parse(file)

    monkeypatch.setattr(library, "parse", noted)
    return names


def read(
    folder: Path, database: Path | None, *, today: dt.date = TODAY
) -> tuple[Library, list[Problem]]:
    return load_library(folder, NATIONAL, today=today, known=Verdicts(database))


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_unchanged_files_are_not_looked_into_again(
    cases: Path, database: Path, looked: Looked
) -> None:
    first = read(cases, database)
    assert len(looked) == 5
    assert read(cases, database) == first == read(cases, None)
    assert len(looked) == 10  # those of the reading without a database


def test_of_a_folder_with_one_new_text_only_that_file_is_read(
    cases: Path, database: Path, looked: Looked
) -> None:
    read(cases, database)
    looked.clear()
    replace(cases / "pemalang.yaml", "verified_by: ", "verified_by: Bagian Umum, ")
    changed = read(cases, database)
    assert looked == ["cases/pemalang.yaml"]
    assert changed == read(cases, None)


def test_what_a_file_tells_the_others_is_a_reason_to_look_at_them(
    cases: Path, database: Path
) -> None:
    before = read(cases, database)[1]
    (cases / "visits" / f"{VISIT}.yaml").unlink()
    problems = read(cases, database)[1]
    assert problems == read(cases, None)[1]
    new = {problem.file for problem in problems if problem not in before}
    assert new == {"cases/questions.yaml"}


@pytest.mark.parametrize(
    "change",
    [
        lambda folder: (folder / "sumedang.yaml").rename(folder / "sumedangg.yaml"),
        lambda folder: (folder / "sumedang.yaml").write_text("a: [", encoding="utf-8"),
        lambda folder: (folder / "sumedang.yaml").write_bytes(b"\xff"),
        lambda folder: (folder / "sumedang.yaml").unlink(),
        lambda folder: replace(folder / "sumedang.yaml", "- id: ", "- id: lain-"),
        lambda folder: replace(folder / "sumedang.yaml", "url: ", "url: https://contoh.go.id/x # "),
        lambda folder: replace(folder / "sumedang.yaml", "title: ", "judul: "),
        lambda folder: (folder / "lain.txt").touch(),
    ],
)
def test_with_and_without_memory_the_same_is_said(
    cases: Path, database: Path, change: Callable[[Path], object]
) -> None:
    read(cases, database)
    change(cases)
    for _ in range(2):  # what is remembered of broken files, too
        assert read(cases, database) == read(cases, None)


def test_a_day_in_the_future_is_looked_at_again_when_it_has_come(
    tmp_path: Path, database: Path, looked: Looked
) -> None:
    tomorrow = TODAY + dt.timedelta(days=1)
    root = project(tmp_path, bojonegoro=case_text(last_verified=str(tomorrow)))
    assert [p.code for p in read(root / "cases", database)[1]] == ["R208"]
    assert [p.code for p in read(root / "cases", database)[1]] == ["R208"]
    assert len(looked) == 1
    assert read(root / "cases", database, today=tomorrow)[1] == []
    assert read(root / "cases", database, today=tomorrow + dt.timedelta(days=9))[1] == []
    assert len(looked) == 2
    assert [p.code for p in read(root / "cases", database)[1]] == ["R208"]


def test_other_tables_or_programs_have_verdicts_of_their_own(
    cases: Path, database: Path, looked: Looked, monkeypatch: pytest.MonkeyPatch
) -> None:
    read(cases, database)
    looked.clear()
    monkeypatch.setattr(store, "_programs", lambda: "others")
    read(cases, database)
    assert len(looked) == 5


@pytest.mark.parametrize("data", [b"", b"no database at all" * 100, None])
def test_a_broken_database_costs_time_and_nothing_else(
    cases: Path, database: Path, looked: Looked, data: bytes | None
) -> None:
    read(cases, database)
    if data is None:
        with sqlite3.connect(database) as connection:
            connection.execute("update verdicts set model = '{', problems = '{', told = '{'")
        connection.close()
    else:
        database.write_bytes(data)
    expected = read(cases, None)
    assert read(cases, database) == expected
    assert read(cases, database) == expected
    looked.clear()
    assert read(cases, database) == expected
    assert looked == []


def test_where_nothing_can_be_kept_nothing_is(cases: Path, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where the folder should be", encoding="utf-8")
    assert read(cases, tmp_path / "cache" / "verdicts.sqlite") == read(cases, None)


def test_old_verdicts_are_forgotten(
    tmp_path: Path, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "MOST", 3)
    for number in range(6):
        root = project(tmp_path, bojonegoro=case_text(verified_by=f"Dinas {number}"))
        read(root / "cases", database)
    with sqlite3.connect(database) as connection:
        (count,) = connection.execute("select count(*) from verdicts").fetchone()
    connection.close()
    assert count == 3


def test_the_folder_can_be_chosen_or_forbidden(
    cases: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RUJUKAN_CACHE", str(tmp_path / "chosen"))
    load_library(cases, NATIONAL, today=TODAY, known=kept_verdicts())
    assert (tmp_path / "chosen" / "verdicts.sqlite").is_file()
    monkeypatch.setenv("RUJUKAN_CACHE", "")
    monkeypatch.chdir(tmp_path)
    before = sorted(tmp_path.rglob("*"))
    load_library(cases, NATIONAL, today=TODAY, known=kept_verdicts())
    assert sorted(tmp_path.rglob("*")) == before
