"""``kb fix``: what it shows, what it writes, what it leaves to people."""

from __future__ import annotations

from pathlib import Path

import pytest

from kb_builder.editing.repair.rules import REPAIRS
from kb_builder.reading.codes import CODES
from tests.cli.running import Kb
from tests.factories import Content, case_text, claim, profile, project, sources, visit_text

VISIT = "visits/2019-04-30-bojonegoro-sumedang"
DAMAGED = case_text(
    status="Published",
    regency="35,22",
    profiles=profile(index="3,05"),
    sources=sources(published="25-11-2015"),
)
OUTPUT = """\
cases/bojonegoro.yaml:2:9 pilihan: Published menjadi published
cases/bojonegoro.yaml:5:10 kode wilayah: 35,22 menjadi "35.22" (Kabupaten Bojonegoro)
cases/bojonegoro.yaml:14:16 tanggal: 25-11-2015 menjadi 2015-11-25
cases/bojonegoro.yaml:26:12 koma desimal: 3,05 menjadi 3.05
--- cases/bojonegoro.yaml
+++ cases/bojonegoro.yaml
@@ -1,8 +1,8 @@ baris 1 sampai 8
 schema_version: 1
-status: Published
+status: published
 last_verified: 2026-11-20
 verified_by: Dinas Kominfo Kabupaten Bojonegoro
-regency: 35,22
+regency: "35.22"
 summary:
   - text: Jaringan sudah ada.
     cites: [berita-1]
@@ -11,7 +11,7 @@ baris 11 sampai 17
     title: Berita tentang jaringan
     publisher: Dinas Kominfo
     kind: government-news
-    published: 25-11-2015
+    published: 2015-11-25
     accessed: 2026-11-20
     url: https://dinkominfo.bojonegorokab.go.id/berita/baca/107
     archive_url: tidak diketahui
@@ -23,4 +23,4 @@ baris 23 sampai 26
     scores:
       kebijakan: 3.33
     cites: [berita-1]
-    index: 3,05
+    index: 3.05
"""


def text_of(root: Path, name: str = "bojonegoro") -> str:
    return (root / "cases" / f"{name}.yaml").read_bytes().decode("utf-8")


def fix(kb: Kb, root: Path, *arguments: str, **files: Content) -> tuple[int, str, str]:
    if files or not (root / "cases").is_dir():
        project(root, **files)
    ran = kb("fix", "--root", str(root), *arguments)
    return ran.code, ran.out, ran.err


def test_repairs_are_named_shown_and_written(kb: Kb, tmp_path: Path) -> None:
    code, out, err = fix(kb, tmp_path, bojonegoro=DAMAGED)
    assert (code, out, err) == (0, OUTPUT, "4 perbaikan di 1 berkas.\n")
    assert text_of(tmp_path) == case_text(profiles=profile(index="3.05"))
    assert list((tmp_path / "cases").glob(".*")) == []
    assert fix(kb, tmp_path) == (0, "", "Tidak ada yang perlu diperbaiki.\n")


def test_a_dry_run_shows_the_same_and_writes_nothing(kb: Kb, tmp_path: Path) -> None:
    code, out, err = fix(kb, tmp_path, "--dry-run", bojonegoro=DAMAGED)
    assert (code, out) == (0, OUTPUT)
    assert err == "4 perbaikan di 1 berkas dapat dilakukan, belum ada yang ditulis.\n"
    assert text_of(tmp_path) == DAMAGED


def test_what_is_left_is_counted_and_each_code_says_why(kb: Kb, tmp_path: Path) -> None:
    text = case_text(
        status="Draft",
        regency='"32.11"',
        last_verified="31-02-2026",
        summary=claim(cites="[koran]") + claim(cites="[majalah]"),
    )
    code, _, err = fix(kb, tmp_path, bojonegoro=text)
    assert code == 1
    assert err.splitlines() == [
        "1 perbaikan di 1 berkas; 4 masalah dan 1 peringatan tersisa: jalankan kb check.",
        "R206 Bentuk tanggal keliru (1): jawabannya tidak tunggal.",
        "R301 Sumber tidak ada (2): jawabannya tidak tunggal.",
        "R302 Sumber tidak dipakai (1): jawabannya tidak tunggal.",
        "R310 Nama berkas tidak sesuai isi (1): tidak punya perbaikan otomatis.",
    ]
    problems = kb("check", "--root", str(tmp_path))
    assert problems.code == 1
    assert problems.err.startswith("4 masalah, 1 peringatan.\n")


def test_warnings_alone_are_no_failure(kb: Kb, tmp_path: Path) -> None:
    text = case_text(sources=sources() + sources("berita-2"))
    code, out, err = fix(kb, tmp_path, bojonegoro=text)
    assert (code, out) == (0, "")
    assert err.startswith("1 peringatan tersisa: jalankan kb check.\n")


def test_a_file_is_named_from_here_or_from_the_root(
    kb: Kb, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {"bojonegoro": DAMAGED, VISIT: visit_text(status="Draft")}
    monkeypatch.chdir(tmp_path)
    code, out, _ = fix(kb, tmp_path, "cases/bojonegoro.yaml", **files)
    assert (code, out) == (0, OUTPUT)
    assert "status: Draft" in text_of(tmp_path, VISIT)
    monkeypatch.chdir(tmp_path / "cases" / "visits")
    ran = kb("fix", "2019-04-30-bojonegoro-sumedang.yaml", "--root", "../..")
    assert ran.code == 0
    assert "status: draft" in text_of(tmp_path, VISIT)


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("cases/tidak-ada.yaml", "tidak ada."),
        ("luar.yaml", "tidak berada di folder cases/"),
        ("cases/../luar.yaml", "tidak berada di folder cases/"),
        ("cases/catatan.txt", "bukan berkas .yaml."),
    ],
)
def test_a_wrong_file_gets_one_sentence_and_exit_2(
    kb: Kb, tmp_path: Path, name: str, sentence: str
) -> None:
    project(tmp_path, bojonegoro=DAMAGED)
    (tmp_path / "luar.yaml").write_text(DAMAGED, encoding="utf-8")
    (tmp_path / "cases" / "catatan.txt").write_text("x", encoding="utf-8")
    code, out, err = fix(kb, tmp_path, name)
    assert (code, out) == (2, "")
    assert sentence in err
    assert len(err.splitlines()) == 1
    assert text_of(tmp_path) == DAMAGED


def test_files_that_cannot_be_read_are_left_and_told(kb: Kb, tmp_path: Path) -> None:
    (tmp_path / "asli.yaml").write_text(DAMAGED, encoding="utf-8")
    code, out, err = fix(
        kb,
        tmp_path / "proyek",
        bojonegoro=lambda path: path.symlink_to(tmp_path / "asli.yaml"),
        sumedang=b"status: Draft # \xff\n",
    )
    assert (code, out) == (1, "")
    assert "cases/bojonegoro.yaml: Ini bukan berkas biasa." in err
    assert "cases/sumedang.yaml: Ada bita yang bukan UTF-8 di sini." in err
    assert err.count("Berkas ini dibiarkan.") == 2
    assert (tmp_path / "asli.yaml").read_text(encoding="utf-8") == DAMAGED
    assert (tmp_path / "proyek" / "cases" / "bojonegoro.yaml").is_symlink()


def test_a_file_that_cannot_be_written_is_told(
    kb: Kb, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, data: bytes) -> bool:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("kb_builder.writing.write_if_changed", refuse)
    code, out, err = fix(kb, tmp_path, bojonegoro=DAMAGED)
    assert (code, out) == (1, "")
    assert "cases/bojonegoro.yaml tidak dapat ditulis; periksa izin" in err
    assert "Permission" not in err


def test_what_cannot_be_seen_gets_a_sign(kb: Kb, tmp_path: Path) -> None:
    text = case_text(verified_by="Dinas\u00a0Kominfo#").replace("#", "  ")
    text = text.replace("    cites: [berita-1]\nsources", "\t\tcites: [berita-1]\nsources")
    _, out, _ = fix(kb, tmp_path, bojonegoro=text)
    assert "-verified_by: Dinas␣Kominfo··\n+verified_by: Dinas Kominfo\n" in out
    assert "-⇥⇥cites: [berita-1]\n+    cites: [berita-1]\n" in out


def test_windows_line_ends_do_not_fill_the_screen(kb: Kb, tmp_path: Path) -> None:
    text = "\ufeff" + case_text().removesuffix("\n").replace("\n", "\r\n")
    code, out, _ = fix(kb, tmp_path, bojonegoro=text)
    assert code == 0
    assert out.splitlines() == [
        "cases/bojonegoro.yaml:1:1 tanda BOM: dihapus",
        "cases/bojonegoro.yaml:1:18 akhir baris: CRLF menjadi LF di 17 baris",
        "cases/bojonegoro.yaml:18:23 akhir berkas: baris baru ditambahkan",
    ]
    assert text_of(tmp_path) == case_text()


def test_hostile_text_does_not_steer_the_terminal(kb: Kb, tmp_path: Path) -> None:
    text = case_text(
        verified_by="\x1b]0;x\x07\u202eDinas\r\x1b[2J\x9b31m",
        status="“\x1b[31mPublished”",
        regency="35,22",
    )
    _, out, err = fix(kb, tmp_path, bojonegoro=text)
    assert not set(out + err) & set("\x1b\x07\r\x9b\u202e")
    assert "kode wilayah: 35,22" in out


def test_every_repair_is_told_on_the_page_of_commands() -> None:
    page = Path(__file__).resolve().parents[2] / "docs" / "panduan" / "perintah.md"
    section = page.read_text(encoding="utf-8").partition("## kb fix")[2].partition("\n## ")[0]
    for word in ("`3,5`", "`3522`", "`30-04-2019`", "`“35.22”`", "`Cites:`", "`http://`", "tab"):
        assert word in section


def test_a_code_says_whether_anything_can_be_done_about_it() -> None:
    assert REPAIRS.keys() < CODES.keys()
    assert REPAIRS["R209"] == "Koma desimal menjadi titik."
