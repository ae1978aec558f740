"""Builds are right: nothing needless, nothing stale, the same bytes, and safe when they fail."""

from __future__ import annotations

from pathlib import Path

import pytest

from kb_builder.site.build import BuildError, build_site
from tests.site.conftest import silent, small_project
from tests.site.html_tools import snapshot

pytestmark = [pytest.mark.site, pytest.mark.usefixtures("few_areas")]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, few_areas: None) -> Path:
    """A project with a few real cases, built once; tests leave it as they found it."""
    root = small_project(tmp_path_factory.mktemp("folder dua é"))
    build_site(root, jobs=2, say=silent)
    return root


def times(folder: Path) -> dict[str, int]:
    return {str(path): path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}


def replaced(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def counted(root: Path) -> int:
    """Build; how many files were made, whether they came out the same or not."""
    made = 0

    def told(doing: str, _: int, total: int) -> None:
        nonlocal made
        made = max(made, total if doing == "Membuat berkas" else 0)

    build_site(root, say=silent, progress=told)
    return made


def changed_files(before: dict[str, bytes], after: dict[str, bytes]) -> set[str]:
    return {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}


def test_unchanged_input_rewrites_nothing(built: Path) -> None:
    before = times(built / "_build" / "site"), times(built / "docs")
    report = build_site(built, say=silent)
    assert (report.written, report.removed) == (0, 0)
    assert (times(built / "_build" / "site"), times(built / "docs")) == before


def test_one_changed_practice_touches_only_what_shows_it_and_comes_back_byte_for_byte(
    built: Path,
) -> None:
    case = built / "cases" / "pemalang.yaml"
    original = case.read_bytes()
    before = snapshot(built / "_build" / "site")
    untouched = times(built / "_build" / "site")
    start = "intervention:\n      - text: >-\n          "
    replaced(case, start, f"{start}Perubahan. ")
    made = counted(built)
    after = snapshot(built / "_build" / "site")
    changed = changed_files(before, after)
    searched = {name for name in changed if name.startswith("cari/")}
    (page,) = [name for name in changed if name.startswith("praktik/")]
    assert changed == {"api/v1/practices.json", page, *searched}
    assert made <= 6, "besides those, only tables that could show it are made"
    now = times(built / "_build" / "site")
    rewritten = {Path(n).relative_to(built / "_build" / "site").as_posix()
                 for n, t in now.items() if untouched.get(n) != t}  # fmt: skip
    assert rewritten == changed
    case.write_bytes(original)
    build_site(built, say=silent)
    assert snapshot(built / "_build" / "site") == before


def test_a_removed_visit_leaves_no_page_and_no_word_behind(built: Path) -> None:
    visit = built / "cases" / "visits" / "2023-02-02-sumedang-kota-bontang.yaml"
    bank = built / "cases" / "questions.yaml"
    saved = visit.read_bytes(), bank.read_bytes()
    before = snapshot(built / "_build" / "site")
    visit.unlink()
    lines = bank.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if visit.stem not in line or "[" in line]
    bank.write_text(
        "".join(kept).replace(f"[{visit.stem}]", "[2019-04-30-bojonegoro-sumedang]")
        .replace(f", {visit.stem}", "").replace(f"{visit.stem}, ", ""),
        encoding="utf-8",
    )  # fmt: skip
    report = build_site(built, say=silent)
    after = snapshot(built / "_build" / "site")
    assert f"kunjungan/{visit.stem}.html" not in after
    assert report.removed == 1
    assert not any(visit.stem.encode() in data for data in after.values())
    visit.write_bytes(saved[0])
    bank.write_bytes(saved[1])
    build_site(built, say=silent)
    assert snapshot(built / "_build" / "site") == before


def test_a_file_lost_from_the_site_is_restored(built: Path) -> None:
    page = built / "_build" / "site" / "tentang.html"
    data = page.read_bytes()
    page.unlink()
    assert build_site(built, say=silent).written == 1
    assert page.read_bytes() == data


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("cases/sumedang.yaml", 'regency: "32.11"', 'regency: "32.99"'),
        ("docs/tentang.md", "# Tentang Rujukan", "# Tentang\n\n[x](tidak-ada.md)\n"),
        ("docs/tentang.md", "# Tentang Rujukan", "# Tentang\n\n[x](tidak-ada.html)\n"),
    ],
)
def test_a_failed_build_leaves_the_last_good_site_and_fails_again(
    built: Path, file: str, old: str, new: str
) -> None:
    path = built / file
    original = path.read_bytes()
    before = snapshot(built / "_build" / "site")
    replaced(path, old, new)
    for _ in range(2):
        with pytest.raises(BuildError, match="situs yang lama tetap ada"):
            build_site(built, say=silent)
        assert snapshot(built / "_build" / "site") == before
    path.write_bytes(original)
    build_site(built, say=silent)
    assert snapshot(built / "_build" / "site") == before


def test_two_folders_one_or_two_processes_give_the_same_bytes(built: Path, tmp_path: Path) -> None:
    one = build_site(small_project(tmp_path / "satu"), jobs=1, say=silent)
    first, second = snapshot(one.folder), snapshot(built / "_build" / "site")
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []
    for folder, made in ((tmp_path, first), (built, second)):
        assert not any(str(folder).encode() in data for data in made.values())


def test_a_renamed_practice_makes_only_pages_that_name_it(built: Path) -> None:
    case = built / "cases" / "pemalang.yaml"
    original = case.read_bytes()
    before = snapshot(built / "_build" / "site")
    replaced(case, "\n    title: ", "\n    title: Bernama lain, ")
    made = counted(built)
    changed = changed_files(before, snapshot(built / "_build" / "site"))
    shown = {name for name in changed if not name.startswith("cari/")}
    assert made <= len(shown) + 2, sorted(shown)
    assert made < len(before) / 4
    case.write_bytes(original)
    build_site(built, say=silent)
    assert snapshot(built / "_build" / "site") == before
