"""Somebody without git adds a visit: one mistake explained, mended, and the pages that change."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from kb_builder.forms.comment import comment, pull_request
from kb_builder.forms.conversion import Conversion, convert
from kb_builder.forms.definition import FormKind
from kb_builder.forms.submission import Submission, read_submission
from kb_builder.reading import kept_verdicts, load_library
from kb_builder.today import today
from tests.forms.bodies import ROOT, TODAY, event, real_project
from tests.national import NATIONAL

GOLDEN = ROOT / "tests" / "golden" / "forms"

FORM = """\
### Tanggal kunjungan

{date}

### Tanggal akhir

_No response_

### Daerah yang dikunjungi

Kab. Bojonegoro

### Tempat penerimaan

Ruang Angling Darmo

### Yang menerima

- Kepala Dinas Kominfo
- Ketua Dewan TIK

### Daerah tamu

kabupaten tegal

### Lembaga tamu

Dinas Kominfo Kabupaten Tegal

### Jabatan pemimpin rombongan

Kepala Dinas Kominfo

### Jumlah orang

12 orang

### Tujuan kunjungan

- Mempelajari cara mengendalikan jumlah aplikasi.
- Menyiapkan penilaian SPBE. [2]

### Alasan memilih tuan rumah

Indeks SPBE Bojonegoro lebih tinggi.

### Topik

Aplikasi
Pusat data

### Pertanyaan tamu

- Siapa yang menyetujui aplikasi baru?

### Yang dijelaskan tuan rumah

- Aplikasi baru dilaporkan lebih dahulu ke Dinas Kominfo dan Dewan TIK.

### Pelajaran

_No response_

### Tindak lanjut

- Menyusun peraturan bupati tentang aplikasi | Bagian Hukum | Desember 2026 | direncanakan

### Alamat sumber pertama

https://dinkominfo.bojonegorokab.go.id/berita/baca/528

### Judul sumber pertama

Kunjungan Sumedang

### Penerbit sumber pertama

Dinas Kominfo Bojonegoro

### Jenis sumber pertama

berita situs pemerintah

### Tanggal terbit sumber pertama

_No response_

### Alamat sumber kedua

https://radartegal.id/2026/11/kominfo-tegal-ke-bojonegoro

### Judul sumber kedua

Kominfo Tegal ke Bojonegoro

### Penerbit sumber kedua

Radar Tegal

### Jenis sumber kedua

berita media

### Tanggal terbit sumber kedua

20/11/2026

### Cara sumber dibaca

teks lengkap dibaca

### Kantor pengisi formulir

Dinas Kominfo Kabupaten Tegal

### Sebelum dikirim

- [X] Isian ini tidak memuat NIK, nomor telepon, surel, atau nama perorangan.
"""
WRONG = FORM.format(date="30 Februari 2026")
RIGHT = FORM.format(date="18 November 2026")
STEM = "2026-11-18-bojonegoro-tegal"

Send = Callable[[Path, str], Conversion]


def as_text(root: Path, text: str) -> Conversion:
    return convert(Submission(body=text), root=root, national=NATIONAL, today=TODAY)


def as_event(root: Path, text: str) -> Conversion:
    submission = read_submission(event(FormKind.VISIT, text.replace("\n", "\r\n")))
    assert submission.day is not None
    return convert(submission, root=root, national=NATIONAL, today=submission.day)


@pytest.mark.parametrize("send", [as_text, as_event])
def test_a_visit_is_added_through_the_form(tmp_path: Path, send: Send) -> None:
    root = real_project(tmp_path)
    _, before = load_library(root / "cases", NATIONAL, today=today(), known=kept_verdicts())

    refused = send(root, WRONG)
    assert refused.draft is None
    told = comment(refused)
    assert (
        "- **Tanggal kunjungan**: Tanggal 30 Februari 2026 tidak ada di kalender. Februari 2026 "
        "hanya sampai tanggal 28.\n"
    ) in told
    assert told.count("\n- ") == 1

    mended = send(root, RIGHT)
    assert mended.problems == ()
    assert mended.draft is not None
    (root / mended.draft.name).write_text(mended.draft.text, encoding="utf-8")
    library, problems = load_library(root / "cases", NATIONAL, today=today(), known=kept_verdicts())
    assert problems == before
    visit = library.visits[STEM]
    assert visit.guests[0].regency == "33.28"
    assert visit.guests[0].people == 12
    # the first address is a known page: its source is the same everywhere
    other = library.visits["2019-04-30-bojonegoro-sumedang"]
    assert visit.sources["dinkominfo-528"] == other.sources["dinkominfo-528"]
    assert visit.purpose[1].cites == ("radartegal-kominfo-tegal-ke-bojonegoro",)  # type: ignore[union-attr]

    preview = comment(mended)
    pages = re.findall(r"^- (?:baru|berubah): .* \(`(.*)`\)$", preview, re.MULTILINE)
    assert pages == [
        f"kunjungan/{STEM}",
        "daerah/bojonegoro",
        "daerah/tegal",
        "kunjungan/index",
        "sumber",
    ]
    assert "- baru: halaman kunjungan Kabupaten Tegal ke Kabupaten Bojonegoro, " in preview
    assert "menunggu label `setuju` dari pengelola" in preview
    assert mended.draft.text in preview


def test_both_ways_give_the_same_file(tmp_path: Path) -> None:
    root = real_project(tmp_path)
    text, told = as_text(root, RIGHT), as_event(root, RIGHT)
    assert text.draft == told.draft
    assert comment(text) == comment(told)


def test_the_comments_are_these(small: Path, golden: Callable[[Path, str], None]) -> None:
    known = RIGHT.replace("baca/528", "baca/107")
    refused, mended = as_event(small, WRONG), as_event(small, known)
    assert mended.draft is not None
    golden(GOLDEN / "kunjungan-salah.md", comment(refused))
    golden(GOLDEN / "kunjungan-benar.md", comment(mended))
    golden(GOLDEN / "kunjungan-permintaan.md", pull_request(mended, mended.draft))
