"""A filled-in form of a visit becomes a file of ``cases/visits/``."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from kb_builder.forms.comment import comment
from kb_builder.forms.definition import FormKind
from tests import factories
from tests.forms.bodies import sent, told

VISIT = FormKind.VISIT


def test_the_fewest_answers_make_a_whole_visit(small: Path) -> None:
    done = sent(small, VISIT)
    assert told(done) == []
    assert done.draft is not None
    assert done.draft.name == "cases/visits/2025-04-30-bojonegoro-tegal.yaml"
    assert (
        done.draft.text
        == """\
# yaml-language-server: $schema=../../kb_builder/model/visit.schema.json
schema_version: 1
status: published
last_verified: 2026-11-22
verified_by: Dinas Kominfo Kabupaten Tegal
date: 2025-04-30
host:
  regency: "35.22"
  place: tidak diketahui
guests:
  - regency: "33.28"
    body: Dinas Kominfo Kabupaten Tegal
    lead_role: tidak diketahui
    people: tidak diketahui
purpose: tidak diketahui
why_this_host: tidak diketahui
lessons: tidak diketahui
follow_up: tidak diketahui
cites: [tegalkab-kunjungan-tegal]
sources:
  tegalkab-kunjungan-tegal:
    title: Tegal belajar dari Bojonegoro
    publisher: Dinas Kominfo Kabupaten Tegal
    kind: government-news
    published: tidak diketahui
    accessed: 2026-11-22
    url: https://dinkominfo.tegalkab.go.id/berita/kunjungan-tegal.html
    archive_url: tidak diketahui
    reading: full-text
""".replace("tegalkab-kunjungan", "dinkominfo-kunjungan")
    )


def test_every_answer_finds_its_place(small: Path) -> None:
    done = sent(
        small,
        VISIT,
        tanggal="Rabu, 30 April 2025",
        tanggal_akhir="1/5/2025",
        tempat="Aula “Angling Darma”: lantai 2",
        penerima="- Sekretaris Daerah\n- Kepala Bappeda",
        pemimpin="Asisten I",
        jumlah_orang="12 orang",
        tujuan="1. Belajar jaringan.\n2. Belajar pusat data. [2]",
        alasan_memilih="Indeksnya 3,65. [1, 2]",
        topik="Jaringan\nPusat data",
        pertanyaan="- Siapa yang memelihara?",
        dijelaskan="- Serat optik sudah 25 km.",
        pelajaran="- Aturan lebih dahulu.",
        tindak_lanjut="- Menyusun Perbup | Bagian Hukum | Desember 2026",
        terbit_sumber_1="2 Mei 2025",
        alamat_sumber_2="https://www.radar.co.id/tegal/index.php?id=77",
        judul_sumber_2="Kunjungan Tegal",
        penerbit_sumber_2="Radar",
        jenis_sumber_2="berita media",
        cara_membaca="dikutip dari catatan; halaman asal belum dibaca ulang",
    )
    assert told(done) == []
    assert done.draft is not None
    data = yaml.load(done.draft.text, Loader=yaml.BaseLoader)  # noqa: S506 -- texts only
    first, second = "dinkominfo-kunjungan-tegal", "radar-77"
    assert data["end"] == "2025-05-01"
    assert data["host"] == {
        "regency": "35.22",
        "place": "Aula “Angling Darma”: lantai 2",
        "received_by": ["Sekretaris Daerah", "Kepala Bappeda"],
    }
    assert data["guests"][0]["people"] == "12"
    assert [entry["cites"] for entry in data["purpose"]] == [[first], [second]]
    assert data["why_this_host"] == [{"text": "Indeksnya 3,65.", "cites": [first, second]}]
    assert data["topics"] == ["Jaringan", "Pusat data"]
    assert data["questions"] == [{"text": "Siapa yang memelihara?", "cites": [first]}]
    assert data["shown"] == [{"text": "Serat optik sudah 25 km.", "cites": [first]}]
    assert data["follow_up"][0]["due"] == "2026-12"
    assert data["cites"] == [first, second]
    assert data["sources"][first]["accessed"] == "tidak diketahui"
    assert data["sources"][first]["published"] == "2025-05-02"
    assert data["sources"][second]["url"] == "https://www.radar.co.id/tegal/index.php?id=77"


def test_guests_that_are_no_regency_are_named_by_their_body(small: Path) -> None:
    done = sent(
        small,
        VISIT,
        daerah_tamu="",
        lembaga_tamu="Badan Siber & Sandi Negara",
        tanggal="April 2025",
    )
    assert done.draft is not None
    assert done.draft.name == "cases/visits/2025-04-bojonegoro-badan-siber-sandi-negara.yaml"
    assert "Badan Siber & Sandi Negara ke Kabupaten Bojonegoro, April 2025" in done.pages[0].words


def test_a_visit_with_the_same_day_host_and_guest_gets_a_number_and_a_word(tmp_path: Path) -> None:
    taken = {"visits/2019-04-30-bojonegoro-sumedang": factories.visit_text()}
    root = factories.project(tmp_path, bojonegoro=factories.case_text(), **taken)
    done = sent(root, VISIT, tanggal="2019-04-30", daerah_tamu="32.11")
    assert done.draft is not None
    assert done.draft.name == "cases/visits/2019-04-30-bojonegoro-sumedang-2.yaml"
    assert "Sudah ada kunjungan dengan tanggal, tuan rumah, dan tamu yang sama" in str(
        done.draft.remarks
    )


def test_a_known_source_is_used_as_it_is(small: Path) -> None:
    done = sent(
        small,
        VISIT,
        alamat_sumber_1="http://dinkominfo.bojonegorokab.go.id/berita/baca/107/?utm_source=wa#a",
        judul_sumber_1="Judul lain",
    )
    assert done.draft is not None
    sources = yaml.safe_load(done.draft.text)["sources"]
    assert list(sources) == ["berita-1"]
    assert sources["berita-1"]["title"] == "Berita tentang jaringan"
    assert done.draft.remarks == (
        "Alamat sumber nomor 1 sudah dikenal sebagai “Berita tentang jaringan”; keterangan yang "
        "sudah ada dipakai apa adanya.",
    )


def test_all_wrong_answers_are_told_at_once_by_their_questions(small: Path) -> None:
    done = sent(
        small,
        VISIT,
        tanggal="30 Februari 2025",
        tanggal_akhir="30 April 2027",
        tuan_rumah="Bojonegara",
        lembaga_tamu="",
        jumlah_orang="sepuluhan",
        tempat="Hubungi 0812-3456-7890",
        tujuan="Belajar. [2]",
        alamat_sumber_1="dinkominfo.tegalkab.go.id/1",
        jenis_sumber_1="koran",
        kantor_pengisi="",
        janji="- [ ] Isian ini tidak memuat NIK",
    )
    assert done.draft is None
    assert told(done) == [
        ("Tanggal kunjungan", "Tanggal 30 Februari 2025 tidak ada di kalender."),
        (
            "Tanggal akhir",
            "30 April 2027 belum terjadi pada hari formulir ini (22 November 2026).",
        ),
        (
            "Daerah yang dikunjungi",
            "Daerah 'Bojonegara' tidak dikenal. Maksud Anda Kabupaten Bojonegoro (35.22), "
            "Kabupaten Banjarnegara (33.04)?",
        ),
        ("Tempat penerimaan", "Ada angka seperti nomor telepon di sini."),
        ("Lembaga tamu", "Isian ini belum diisi."),
        ("Jumlah orang", "'sepuluhan' bukan jumlah orang."),
        ("Tujuan kunjungan", "Ada baris yang merujuk sumber nomor 2, padahal tidak ada."),
        ("Alamat sumber pertama", "'dinkominfo.tegalkab.go.id/1' bukan alamat web."),
        ("Jenis sumber pertama", "'koran' bukan salah satu pilihan."),
        ("Kantor pengisi formulir", "Isian ini belum diisi."),
        ("Sebelum dikirim", "Kotak ini belum dicentang."),
    ]


@pytest.mark.parametrize(
    ("answers", "label", "sentence"),
    [
        (
            {"daerah_tamu": "35.22"},
            "Daerah tamu",
            "Daerah tamu sama dengan daerah yang dikunjungi.",
        ),
        (
            {"tanggal": "1/1/2030"},
            "Tanggal kunjungan",
            "1 Januari 2030 belum terjadi pada hari formulir ini (22 November 2026).",
        ),
        (
            {"topik": "- [x] Pusat data\n- [ ] Jaringan"},
            "Topik",
            "Di dalam isian ini ada kotak centang '- [x] Pusat data'.",
        ),
        (
            {"dijelaskan": "- Aplikasi dipadukan.\n\n### Tindak lanjut\n\n- PKS | Kominfo"},
            "Yang dijelaskan tuan rumah",
            "Di dalam isian ini ada judul '### Tindak lanjut'.",
        ),
        (
            {"pelajaran": "# Pelajaran\n\nSatu tempat untuk semua data."},
            "Pelajaran",
            "Di dalam isian ini ada judul '# Pelajaran'.",
        ),
        (
            {"tanggal_akhir": "1/4/2025"},
            "Tanggal akhir",
            "Tanggal akhir 2025-04-01 mendahului 2025-04-30.",
        ),
        ({"tujuan": "Belajar.\nSurel a@b.id"}, "Tujuan kunjungan", "Ada alamat surel di sini."),
        (
            {"pelajaran": "Hubungi " + "kata " * 30 + "(0353) 881234."},
            "Pelajaran",
            "Ada angka seperti nomor telepon di sini.",
        ),
        (
            {"judul_sumber_2": "Laporan", "jenis_sumber_2": "laporan resmi"},
            "Penerbit sumber kedua",
            "Sumber ini belum lengkap.",
        ),
        (
            {"terbit_sumber_1": "2031"},
            "Tanggal terbit sumber pertama",
            "Tanggal 2031 belum terjadi.",
        ),
    ],
)
def test_what_the_checks_find_is_told_by_the_question(
    small: Path, answers: dict[str, str], label: str, sentence: str
) -> None:
    done = sent(small, VISIT, **answers)
    assert done.draft is None
    assert told(done) == [(label, sentence)]


@pytest.mark.parametrize("written", ["Senin, (2/2/2026)", "Senin (2/2/2026)", "(2 Februari 2026)"])
def test_a_day_as_the_press_writes_it_is_a_day(small: Path, written: str) -> None:
    done = sent(small, VISIT, tanggal=written)
    assert done.draft is not None
    assert "date: 2026-02-02\n" in done.draft.text


def test_a_sign_before_a_number_is_no_heading(small: Path) -> None:
    done = sent(small, VISIT, tujuan="- Belajar dari peringkat #1 nasional.\n- #1 di Jawa Barat.")
    assert done.draft is not None
    assert "Belajar dari peringkat #1 nasional." in done.draft.text


def test_an_answer_of_empty_bullets_is_empty(small: Path) -> None:
    done = sent(small, VISIT, tujuan="- \n- ", topik=" - ", penerima="-")
    assert done.draft is not None
    assert "purpose: tidak diketahui\n" in done.draft.text
    assert "topics" not in done.draft.text
    assert "received_by" not in done.draft.text


def test_a_problem_is_told_once_and_a_warning_beside_it(small: Path) -> None:
    done = sent(small, VISIT, tempat="a@b.id c@d.id", pemimpin="Budi Santoso, S.Kom")
    answer = comment(done)
    assert answer.count("Ada alamat surel di sini.") == 1
    assert "**Periksa juga**\n\n- **Jabatan pemimpin rombongan**: Di sini tampaknya" in answer


def test_a_name_is_told_but_stops_nothing(small: Path) -> None:
    done = sent(small, VISIT, pemimpin="Budi Santoso, S.Kom")
    assert done.draft is not None
    assert told(done) == [("Jabatan pemimpin rombongan", "Di sini tampaknya tertulis nama orang.")]


def test_a_visit_may_be_told_in_the_week_after_a_file_was_written(tmp_path: Path) -> None:
    later = factories.case_text(last_verified="2026-11-25")
    known = {"alamat_sumber_1": "https://dinkominfo.bojonegorokab.go.id/berita/baca/107"}
    done = sent(factories.project(tmp_path, bojonegoro=later), VISIT, **known)
    assert told(done) == []
    done = sent(tmp_path, VISIT, **known, tanggal="24 November 2026")
    assert told(done) == [
        (
            "Tanggal kunjungan",
            "24 November 2026 belum terjadi pada hari formulir ini (22 November 2026).",
        )
    ]


def test_mistakes_of_other_files_are_not_the_senders(tmp_path: Path) -> None:
    broken = {
        "bojonegoro": factories.case_text(summary=None),
        "sumedang": "a: [",
        "tegal": factories.case_text(regency='"99.99"'),
        "visits/2019-04-30-bojonegoro-sumedang": factories.visit_text(date="2019-02-30"),
    }
    done = sent(factories.project(tmp_path, **broken), VISIT)
    assert told(done) == []
    assert done.draft is not None
