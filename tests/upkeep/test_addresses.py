"""Which addresses the files give, and where."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from kb_builder.upkeep.addresses import CitedSource, Use, collect_addresses
from tests.factories import UNKNOWN, case_text, project, questions_text, sources, visit_text

ROOT = Path(__file__).resolve().parents[2]
VISIT = "visits/2019-04-30-bojonegoro-sumedang"
COPY = "https://web.archive.org/web/2016/https://dinas.test/2"


def line_of(path: Path, part: str) -> int:
    lines = path.read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if part in line)


def test_every_address_comes_once_with_all_places_by_host_and_address(tmp_path: Path) -> None:
    root = project(
        tmp_path,
        bojonegoro=case_text(sources=sources(url="https://dinas.test/2", archive_url=COPY)),
        questions=questions_text(sources=sources(url="http://DINAS.test/1")),
        **{VISIT: visit_text(sources=sources("lain", url="https://dinas.test/2"))},
    )
    found = collect_addresses(root / "cases")
    assert list(found.uses) == ["http://DINAS.test/1", "https://dinas.test/2", COPY]
    case, visit = (root / "cases" / f"{name}.yaml" for name in ("bojonegoro", VISIT))
    title = "Berita tentang jaringan"
    assert found.uses["https://dinas.test/2"] == (
        Use(
            file="cases/bojonegoro.yaml",
            line=line_of(case, " url: "),
            source="berita-1",
            key="url",
            title=title,
        ),
        Use(
            file=f"cases/{VISIT}.yaml",
            line=line_of(visit, " url: "),
            source="lain",
            key="url",
            title=title,
        ),
    )
    assert [use.key for use in found.uses[COPY]] == ["archive_url"]
    assert found.faults == ()


def test_the_day_is_that_of_the_reading_else_of_the_publication(tmp_path: Path) -> None:
    root = project(
        tmp_path,
        bojonegoro=case_text(sources=sources(accessed="2024-05", published="2015-11-25")),
        questions=questions_text(sources=sources(accessed=UNKNOWN, published="2015")),
        **{VISIT: visit_text(sources=sources(accessed=UNKNOWN, published="kemarin", url=UNKNOWN))},
    )
    address = "https://dinkominfo.bojonegorokab.go.id/berita/baca/107"
    assert collect_addresses(root / "cases").sources == (
        CitedSource(url=address, archive_url=None, read=dt.date(2024, 5, 1)),
        CitedSource(url=address, archive_url=None, read=dt.date(2015, 1, 1)),
        CitedSource(url=None, archive_url=None, read=None),
    )


def test_what_cannot_be_asked_is_told_with_its_place(tmp_path: Path) -> None:
    text = case_text(sources=sources(url="javascript:alert(1)"))
    root = project(tmp_path, bojonegoro=text, sumedang="a: [", pemalang="- hanya\n- daftar\n")
    found = collect_addresses(root / "cases")
    line = line_of(root / "cases" / "bojonegoro.yaml", " url: ")
    assert found.uses == {}
    assert found.faults == (
        f"cases/bojonegoro.yaml:{line} memuat alamat yang bukan http atau https; jalankan "
        "'kb check' untuk melihat perbaikannya.",
        "cases/sumedang.yaml tidak dapat dibaca; jalankan 'kb check' untuk melihat sebabnya.",
    )


def test_a_file_that_points_elsewhere_is_not_read(tmp_path: Path) -> None:
    outside = tmp_path / "rahasia.yaml"
    outside.write_text(case_text(), encoding="utf-8")
    root = project(tmp_path / "proyek", bojonegoro=lambda path: path.symlink_to(outside))
    found = collect_addresses(root / "cases")
    assert (found.uses, len(found.faults)) == ({}, 1)


def test_hidden_files_and_other_folders_are_left_alone(tmp_path: Path) -> None:
    root = project(tmp_path, **{".bojonegoro": case_text()})
    (root / "cases" / "lama").mkdir()
    (root / "cases" / "lama" / "bojonegoro.yaml").write_text(case_text(), encoding="utf-8")
    assert collect_addresses(root / "cases").uses == {}


def test_the_real_cases_give_all_their_addresses() -> None:
    found = collect_addresses(ROOT / "cases")
    assert found.faults == ()
    assert len(found.uses) > 40
    for address, uses in found.uses.items():
        for use in uses:
            lines = (ROOT / use.file).read_text(encoding="utf-8").splitlines()
            value = lines[use.line - 1].partition(f"{use.key}: ")[2]
            assert (value == ">-" and lines[use.line].strip() == address) or value == address
