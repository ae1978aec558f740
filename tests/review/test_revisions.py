"""What a revision holds is read as it is stored; nothing in it can hide, lead out or run."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kb_builder.review import revisions
from kb_builder.review.errors import ReviewError
from kb_builder.review.revisions import snapshot_of
from kb_builder.review.snapshot import folder_snapshot, write_data
from tests.factories import case_text, project
from tests.review.tools import CASE, Repository

TEXT = case_text().encode()


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    found = Repository(tmp_path / "repo")
    project(found.root)
    found.commit()
    return found


def test_a_revision_holds_what_was_committed_and_not_what_lies_in_the_folder(
    repository: Repository,
) -> None:
    commit = repository.git("rev-parse", "HEAD")
    (repository.root / CASE).write_text("lain", encoding="utf-8")
    found = snapshot_of("main", repository.root)
    assert dict(found.cases) == {CASE: TEXT}
    assert found.label == f"main ({commit[:10]})"
    assert snapshot_of(".", repository.root).cases[CASE] == b"lain"


def test_a_folder_that_holds_a_project_is_a_side(repository: Repository, tmp_path: Path) -> None:
    other = project(tmp_path / "lain", sumedang="isi")
    found = snapshot_of(str(other), repository.root)
    assert (found.label, dict(found.cases)) == (str(other), {"cases/sumedang.yaml": b"isi"})


def test_line_ends_of_windows_are_the_same_text(tmp_path: Path) -> None:
    first = project(tmp_path / "a", bojonegoro=b"a: b\nc: d\n")
    second = project(tmp_path / "b", bojonegoro=b"a: b\r\nc: d\r\n")
    assert folder_snapshot("a", first).cases == folder_snapshot("b", second).cases


def test_no_attribute_and_no_filter_hides_or_changes_a_file(repository: Repository) -> None:
    repository.git("config", "filter.jahat.smudge", "touch dijalankan")
    repository.git("config", "filter.jahat.clean", "cat")
    lines = "cases/bojonegoro.yaml export-ignore\n*.yaml filter=jahat export-subst\n"
    (repository.root / ".gitattributes").write_text(lines, encoding="utf-8")
    repository.commit()
    assert dict(snapshot_of("HEAD", repository.root).cases) == {CASE: TEXT}
    assert not (repository.root / "dijalankan").exists()


def test_programs_are_only_told_apart(repository: Repository) -> None:
    (repository.root / "kb_builder").mkdir()
    program = repository.root / "kb_builder" / "x.py"
    program.write_text("raise SystemExit", encoding="utf-8")
    repository.commit()
    found = snapshot_of("HEAD", repository.root)
    assert found.code
    assert found.code == snapshot_of(".", repository.root).code
    assert not found.tables
    program.write_text("pass", encoding="utf-8")
    assert found.code != snapshot_of(".", repository.root).code
    assert snapshot_of("HEAD~1", repository.root).code == ""


@pytest.mark.parametrize(
    "name",
    [
        "pyproject.toml",
        "docutils.conf",
        "conf.py",
        "requirements/run.lock",
        "scripts/test.py",
        "docs/index.md",
        ".ci/run",
        ".github/scripts/install.sh",
        "kb_builder/__pycache__/x.cpython-311.pyc",
        "kb_builder/.x/y.py",
        "docs/.x.page",
    ],
)
def test_what_runs_or_becomes_a_page_is_told_apart_even_where_it_hides(
    repository: Repository, name: str
) -> None:
    program = repository.root / "kb_builder" / "x.py"
    program.parent.mkdir()
    program.write_text("pass", encoding="utf-8")
    repository.commit()
    path = repository.root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("lain", encoding="utf-8")
    repository.commit()
    before, after = (snapshot_of(revision, repository.root) for revision in ("HEAD~1", "HEAD"))
    assert "" != before.code != after.code


def test_what_programs_leave_behind_in_a_folder_is_no_change(repository: Repository) -> None:
    (repository.root / "kb_builder").mkdir()
    (repository.root / "kb_builder" / "x.py").write_text("pass", encoding="utf-8")
    (repository.root / ".github").mkdir()
    (repository.root / ".github" / "x.yml").write_text("x", encoding="utf-8")
    repository.commit()
    for name in ("kb_builder/__pycache__/x.pyc", "docs/x.page", "scripts/.x.swp", "cases/.x.yaml"):
        path = repository.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("sisa", encoding="utf-8")
    there, here = (snapshot_of(name, repository.root) for name in ("HEAD", "."))
    assert (here.code, here.cases) == (there.code, there.cases)


def test_links_are_refused_and_not_followed(repository: Repository, tmp_path: Path) -> None:
    secret = tmp_path / "rahasia.yaml"
    secret.write_text("rahasia", encoding="utf-8")
    (repository.root / "cases" / "sumedang.yaml").symlink_to(secret)
    (repository.root / "cases" / "visits").rmdir()
    (repository.root / "cases" / "visits").symlink_to(tmp_path)
    repository.commit()
    for name in ("HEAD", "."):
        found = snapshot_of(name, repository.root)
        assert dict(found.cases) == {CASE: TEXT}
        assert [(p.file, p.code, p.message) for p in found.refused] == [
            ("cases/sumedang.yaml", "R101", "Ini tautan, bukan berkas biasa; isinya tidak dibaca."),
            ("cases/visits", "R101", "Ini tautan, bukan berkas biasa; isinya tidak dibaca."),
        ][: len(found.refused)]
        assert len(found.refused) == 2


def test_cases_that_are_a_link_are_refused(repository: Repository, tmp_path: Path) -> None:
    blob = repository.blob(str(tmp_path).encode())
    commit = repository.tree(f"120000 blob {blob}\tcases")
    found = snapshot_of(commit, repository.root)
    assert not found.cases
    assert [problem.file for problem in found.refused] == ["cases"]


@pytest.mark.parametrize("name", ["a:b.yaml", "a\\b.yaml", "con.yaml", "akhir. ", "x" * 201])
def test_names_that_not_every_system_can_hold_are_refused(
    repository: Repository, name: str
) -> None:
    blob = repository.blob(TEXT)
    inner = repository.git("mktree", stdin=f"100644 blob {blob}\t{name}\n".encode())
    found = snapshot_of(repository.tree(f"040000 tree {inner}\tcases"), repository.root)
    assert not found.cases
    assert [problem.code for problem in found.refused] == ["R115"]


def test_no_name_leads_out_of_the_folder(repository: Repository, tmp_path: Path) -> None:
    blob = repository.blob(TEXT)
    up = repository.git("mktree", stdin=f"100644 blob {blob}\tlolos.yaml\n".encode())
    inner = repository.git("mktree", stdin=f"040000 tree {up}\t..\n".encode())
    found = snapshot_of(repository.tree(f"040000 tree {inner}\tcases"), repository.root)
    target = tmp_path / "sini"
    write_data(found, target / "dalam")
    assert [path for path in target.rglob("*") if path.is_file()] == []
    assert [problem.code for problem in found.refused] == ["R115"]


def test_names_that_differ_only_in_case_are_refused(repository: Repository) -> None:
    blob = repository.blob(TEXT)
    rows = f"100644 blob {blob}\tBojonegoro.yaml\n100644 blob {blob}\tbojonegoro.yaml\n"
    inner = repository.git("mktree", stdin=rows.encode())
    found = snapshot_of(repository.tree(f"040000 tree {inner}\tcases"), repository.root)
    assert list(found.cases) == ["cases/Bojonegoro.yaml"]
    assert [problem.file for problem in found.refused] == [CASE]


def test_a_file_too_large_is_refused(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(revisions, "MAX_FILE", 10)
    found = snapshot_of("HEAD", repository.root)
    assert not found.cases
    assert [problem.code for problem in found.refused] == ["R102"]


def test_a_revision_without_cases_holds_none(repository: Repository) -> None:
    blob = repository.blob(b"x")
    commit = repository.tree(f"100644 blob {blob}\tREADME.md")
    found = snapshot_of(commit, repository.root)
    assert (dict(found.cases), dict(found.tables), found.refused) == ({}, {}, ())


@pytest.mark.parametrize("name", ["tidak-ada", "main:cases", "main..main", "", "a\nb", "x" * 5000])
def test_what_is_no_revision_is_told_in_one_sentence(repository: Repository, name: str) -> None:
    with pytest.raises(ReviewError, match="bukan revisi git yang ada dan bukan folder"):
        snapshot_of(name, repository.root)


@pytest.mark.parametrize("name", ["-x", "--output=bocor", "--upload-pack=touch bocor"])
def test_a_revision_is_never_taken_for_an_option(repository: Repository, name: str) -> None:
    with pytest.raises(ReviewError, match="diawali tanda '-'"):
        snapshot_of(name, repository.root)
    assert not (repository.root / "bocor").exists()


def test_a_shallow_copy_says_how_to_get_the_rest(repository: Repository, tmp_path: Path) -> None:
    first = repository.git("rev-parse", "HEAD")
    repository.commit()
    copy = Repository(tmp_path / "dangkal")
    copy.git("fetch", "--quiet", "--depth=1", repository.root.as_uri(), "main")
    with pytest.raises(ReviewError, match=r"salinan git yang dangkal.*fetch-depth: 0"):
        snapshot_of(first, copy.root)


def test_outside_a_repository_only_folders_can_be_named(tmp_path: Path) -> None:
    root = project(tmp_path / "a")
    with pytest.raises(ReviewError, match="bukan repositori git"):
        snapshot_of("main", root)


def test_without_git_folders_still_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = project(tmp_path / "a")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert list(snapshot_of(".", root).cases) == [CASE]
    with pytest.raises(ReviewError, match="Program git tidak ada; pasang git"):
        snapshot_of("main", root)


@pytest.mark.parametrize("place", ["proyek", "proyek/bin", "kerja"])
def test_a_git_that_lies_in_the_project_or_the_current_folder_is_not_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    root = project(tmp_path / "proyek")
    folder = tmp_path / place
    folder.mkdir(exist_ok=True)
    (tmp_path / "kerja").mkdir(exist_ok=True)
    monkeypatch.chdir(tmp_path / "kerja")
    for name in ("git", "git.exe"):
        (folder / name).write_text("#!/bin/sh\ntouch dijalankan\n", encoding="utf-8")
        (folder / name).chmod(0o755)
    for path in (str(folder), os.path.relpath(folder)):
        monkeypatch.setenv("PATH", path)
        with pytest.raises(ReviewError, match="jadi tidak dijalankan; hapus berkas itu"):
            snapshot_of("main", root)
    assert not list(tmp_path.rglob("dijalankan"))
