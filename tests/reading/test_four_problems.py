"""One new file beside valid ones, with four mistakes: these four are told, and nothing else."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Final

import pytest

from kb_builder.reading import Severity, load_library
from tests.factories import case_text, claim, project, questions_text, sources, visit_text
from tests.national import NATIONAL
from tests.reading.tools import VISIT as VISIT_NAME

# Later than every day that the files name.
TODAY: Final = dt.date(2026, 12, 31)

CASE: Final = """\
schema_version: 1
status: draft
last_verified: 2026-11-20
verified_by: Dinas Kominfo Kabupaten Tuban
regency: "35.99"
summary:
  - text: Jaringan sudah ada <img src=x onerror=alert(1)>
    cites: [dinkominfo-528]
profiles:
  - framework: spbe-2020
    year: 2023
    basis: external
    index: 3,90
    cites: [dinkominfo-528]
sources:
  dinkominfo-528:
    title: Berita kunjungan Sumedang
    publisher: Dinas Komunikasi dan Informatika Kabupaten Bojonegoro
    kind: government-news
    published: tidak diketahui
    accessed: 2026-11-20
    url: https://dinkominfo.bojonegorokab.example/berita/baca/528
    archive_url: tidak diketahui
    reading: full-text
"""

VISIT: Final = """\
schema_version: 1
status: draft
last_verified: 2026-11-20
verified_by: Dinas Kominfo Kabupaten Bojonegoro
date: 2026-10-05
host:
  regency: "35.22"
  place: "{{ config }}"
guests:
  - regency: 3523
    body: Dinas Kominfo Kabupaten Tuban
    lead_role: Kepala Dinas Kominfo Kabupaten Tuban
    people: 12
purpose:
  - text: Belajar tentang pusat data.
    cites: [dinkominfo-528]
why_this_host: tidak diketahui
lessons: tidak diketahui
follow_up: tidak diketahui
cites: [dinkominfo-528]
sources:
  dinkominfo-528:
    title: Berita kunjungan Sumedang
    publisher: Dinas Komunikasi dan Informatika Kabupaten Bojonegoro
    kind: government-news
    published: tidak diketahui
    accessed: 2026-11-20
    url: https://dinkominfo.bojonegorokab.go.id/berita/baca/527
    archive_url: tidak diketahui
    reading: full-text
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Valid files, two of which have the source that the new ones name, too."""
    known = sources(
        "dinkominfo-528",
        title="Berita kunjungan Sumedang",
        publisher="Dinas Komunikasi dan Informatika Kabupaten Bojonegoro",
        published="tidak diketahui",
        url="https://dinkominfo.bojonegorokab.go.id/berita/baca/528",
    )
    case = case_text(summary=claim(cites="[dinkominfo-528]"), sources=known)
    visit = visit_text(cites="[dinkominfo-528]", sources=known)
    files = {"bojonegoro": case, VISIT_NAME: visit, "questions": questions_text()}
    return project(tmp_path, **files) / "cases"


def told(folder: Path, name: str, text: str) -> list[tuple[str, int, int]]:
    """The problems of the whole folder, all of which must stand in the new file."""
    path = folder / f"{name}.yaml"
    assert not path.exists()
    path.write_text(text, encoding="utf-8", newline="\n")
    problems = load_library(folder, NATIONAL, today=TODAY)[1]
    assert {problem.file for problem in problems} == {f"cases/{name}.yaml"}
    return [(problem.code, problem.line, problem.column) for problem in problems]


def test_four_mistakes_in_a_case_are_four_problems(folder: Path) -> None:
    assert told(folder, "contoh", CASE) == [
        ("R303", 5, 10),  # no such area
        ("R405", 7, 11),  # a hostile text
        ("R209", 13, 12),  # a decimal comma
        ("R315", 22, 10),  # another address than in the other files
    ]


def test_mistakes_in_a_visit_are_told_one_by_one(folder: Path) -> None:
    assert told(folder, "visits/2026-10-05-bojonegoro-tuban", VISIT) == [
        ("R405", 8, 10),
        ("R213", 10, 14),
        ("R315", 28, 10),
    ]


def test_with_the_mistakes_mended_nothing_is_left(folder: Path) -> None:
    mended = (
        CASE.replace("35.99", "35.23")
        .replace(" <img src=x onerror=alert(1)>", ".")
        .replace("3,90", "3.90")
        .replace(".example/", ".go.id/")
    )
    (folder / "tuban.yaml").write_text(mended, encoding="utf-8")
    assert load_library(folder, NATIONAL, today=TODAY)[1] == []


def test_only_the_hostile_text_lets_a_build_go_on(folder: Path) -> None:
    (folder / "tuban.yaml").write_text(CASE, encoding="utf-8")
    problems = load_library(folder, NATIONAL, today=TODAY)[1]
    warnings = [problem.code for problem in problems if problem.severity is Severity.WARNING]
    assert warnings == ["R405"]
