"""``kb stale``: what is to be read again, for people, for an issue, for programs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import Kb
from tests.factories import case_text, guest, project, questions_text, visit_text

ROOT = Path(__file__).resolve().parents[2]
VISIT = "visits/2019-04-30-bojonegoro-sumedang"
ON = ("--today", "2026-11-22")

HEAD = """\
Baca ulang November 2026

2 dari 4 berkas perlu dibaca ulang sekarang.
Setiap berkas yang terbit mendapat giliran satu bulan dalam setahun, kecuali bila sudah diperiksa \
bulan itu atau sebulan sebelumnya. Yang sudah 12 bulan tidak diperiksa dan yang ditandai \
needs-review selalu perlu dibaca ulang.
"""

MARKDOWN = """\
<!-- rujukan:laporan-baca-ulang -->
## Baca ulang November 2026

2 dari 4 berkas perlu dibaca ulang sekarang.

- [ ] `cases/visits/2019-04-30-bojonegoro-sumedang.yaml`: kunjungan Kabupaten Sumedang ke \
Kabupaten Bojonegoro; terakhir diperiksa 20 November 2026 (2 hari lalu) oleh \
`Dinas Kominfo Kabupaten Bojonegoro`; ditandai perlu diperiksa ulang
- [ ] `cases/questions.yaml`: bank pertanyaan; terakhir diperiksa 22 Agustus 2025 (1 tahun 3 bulan \
lalu) oleh `Dinas Kominfo Kabupaten Bojonegoro`; sudah 12 bulan atau lebih

Baca ulang seluruh isi berkas dan sumbernya, perbaiki yang berubah, lalu isi `last_verified` \
dengan tanggal hari itu dan `verified_by` dengan lembaga Anda. Berkas itu hilang dari daftar ini \
pada laporan berikutnya; kotaknya hanya penanda.

Setiap berkas yang terbit mendapat giliran satu bulan dalam setahun, kecuali bila sudah diperiksa \
bulan itu atau sebulan sebelumnya. Yang sudah 12 bulan tidak diperiksa dan yang ditandai \
needs-review selalu perlu dibaca ulang.
"""


@pytest.fixture
def root(tmp_path: Path) -> str:
    return str(
        project(
            tmp_path,
            bojonegoro=case_text(last_verified="2026-11-22"),
            sumedang=case_text(regency='"32.11"', status="draft", last_verified="2024-01-01"),
            questions=questions_text(last_verified="2025-08-22"),
            **{VISIT: visit_text(status="needs-review")},
        )
    )


def test_people_see_all_files_marked_ones_first_then_the_oldest(kb: Kb, root: str) -> None:
    ran = kb("stale", *ON, "--root", root)
    assert (ran.code, ran.err) == (0, "")
    head, _, table = ran.out.partition("\n\nBerkas ")
    assert f"{head}\n" == HEAD
    rows = [
        [cell.strip() for cell in line.split("   ") if cell.strip()] for line in table.split("\n")
    ]
    assert [row for row in rows[2:] if row] == [
        [
            f"cases/{VISIT}.yaml",
            "kunjungan Kabupaten Sumedang ke Kabupaten Bojonegoro",
            "20 November 2026 (2 hari lalu)",
            "Dinas Kominfo Kabupaten Bojonegoro",
            "Mei",
            "ya; ditandai perlu diperiksa ulang",
        ],
        [
            "cases/sumedang.yaml",
            "Kabupaten Sumedang",
            "1 Januari 2024 (2 tahun 10 bulan lalu)",
            "Dinas Kominfo Kabupaten Bojonegoro",
            "Mei",
            "tidak; masih konsep",
        ],
        [
            "cases/questions.yaml",
            "bank pertanyaan",
            "22 Agustus 2025 (1 tahun 3 bulan lalu)",
            "Dinas Kominfo Kabupaten Bojonegoro",
            "September",
            "ya; sudah 12 bulan atau lebih",
        ],
        [
            "cases/bojonegoro.yaml",
            "Kabupaten Bojonegoro",
            "22 November 2026 (hari ini)",
            "Dinas Kominfo Kabupaten Bojonegoro",
            "September",
            "tidak",
        ],
    ]


def test_an_issue_gets_a_box_for_each_file_that_is_due(kb: Kb, root: str) -> None:
    ran = kb("stale", *ON, "--format", "md", "--root", root)
    assert (ran.code, ran.err, ran.out) == (0, "", MARKDOWN)


def test_programs_get_everything(kb: Kb, root: str) -> None:
    found = json.loads(kb("stale", *ON, "--format", "json", "--root", root).out)
    assert (found["today"], found["months"], found["due"], found["unread"]) == (
        "2026-11-22",
        12,
        2,
        [],
    )
    assert found["files"][2] == {
        "file": "cases/questions.yaml",
        "subject": "bank pertanyaan",
        "status": "published",
        "last_verified": "2025-08-22",
        "verified_by": "Dinas Kominfo Kabupaten Bojonegoro",
        "age_days": 457,
        "age_months": 15,
        "turn_month": 9,
        "due": "old",
    }
    assert [file["due"] for file in found["files"]] == ["marked", None, "old", None]


def test_the_limit_can_be_moved(kb: Kb, root: str) -> None:
    out = kb("stale", *ON, "--months", "16", "--root", root).out
    assert "1 dari 4 berkas perlu dibaca ulang sekarang." in out
    assert "Yang sudah 16 bulan tidak diperiksa" in out


def test_what_contributors_wrote_is_no_markup(kb: Kb, tmp_path: Path) -> None:
    hostile = "'@bupati ``` <img src=x> [a](http://x) #1'"
    body = guest(regency=None, body=hostile)
    text = visit_text(status="needs-review", guests=body, verified_by=hostile)
    root = str(project(tmp_path, **{VISIT: text}))
    out = kb("stale", *ON, "--format", "md", "--root", root).out
    quoted = f"````{hostile[1:-1]}````"
    assert f"kunjungan {quoted} ke Kabupaten Bojonegoro;" in out
    assert out.count(hostile[1:-1]) == out.count(quoted) == 2


def test_a_file_that_cannot_be_read_is_named_and_exits_1(kb: Kb, tmp_path: Path) -> None:
    root = str(project(tmp_path, bojonegoro=case_text(), sumedang="a: ["))
    ran = kb("stale", *ON, "--root", root)
    assert ran.code == 1
    assert ran.err == (
        "cases/sumedang.yaml tidak dapat dibaca; jalankan 'kb check' untuk melihat sebabnya.\n"
    )
    assert "cases/bojonegoro.yaml" in ran.out
    md = kb("stale", *ON, "--format", "md", "--root", root).out
    assert "- Tidak dapat dibaca: `cases/sumedang.yaml`\n" in md


def test_an_empty_folder_is_no_mistake(kb: Kb, tmp_path: Path) -> None:
    root = project(tmp_path)
    (root / "cases" / "bojonegoro.yaml").unlink()
    ran = kb("stale", "--root", str(root))
    assert (ran.code, ran.err) == (0, "")
    assert "Belum ada berkas yang dapat dibaca di cases/." in ran.out


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--today", "kemarin"], "Tanggal 'kemarin' pada --today tidak dapat dipakai; contoh:"),
        (["--today", "2026-02-30"], "Tanggal '2026-02-30' pada --today tidak dapat dipakai;"),
        (["--months", "0"], "Nilai untuk pilihan '--months' tidak dapat dipakai. Paling kecil 1."),
        (["--format", "html"], "Yang boleh: "),
    ],
)
def test_bad_input(kb: Kb, root: str, arguments: list[str], sentence: str) -> None:
    ran = kb("stale", *arguments, "--root", root)
    assert (ran.code, ran.out) == (2, "")
    assert sentence in ran.err


def test_the_real_cases_are_all_there_and_only_those_whose_turn_it_is_come_up(kb: Kb) -> None:
    ran = kb("stale", "--today", "2027-05-01", "--format", "json", "--root", str(ROOT))
    found = json.loads(ran.out)
    assert (ran.code, found["unread"]) == (0, [])
    paths = (ROOT / "cases").rglob("*.yaml")
    assert {file["file"] for file in found["files"]} == {
        path.relative_to(ROOT).as_posix() for path in paths
    }
    assert {file["turn_month"] for file in found["files"] if file["due"] == "turn"} <= {5}
