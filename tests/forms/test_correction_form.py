"""A filled-in form of a correction changes one text of one file."""

from __future__ import annotations

from pathlib import Path

import pytest

from kb_builder.forms.conversion import Conversion
from kb_builder.forms.definition import FormKind
from tests import factories
from tests.factories import UNKNOWN
from tests.forms.bodies import canonical, real_project, sent, told

CORRECTION = FormKind.CORRECTION


def lines(done: Conversion) -> list[str]:
    """The lines that are new in the file."""
    assert told(done) == []
    assert done.draft is not None
    assert done.draft.before is not None
    before = done.draft.before.splitlines()
    return [line.strip() for line in done.draft.text.splitlines() if line not in before]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    case = factories.case_text(
        summary=factories.claim("Jaringan “kabel tanah” sudah ada."),
        context=factories.claim(">-\n  Penduduk kabupaten itu\n  banyak - kata sumber."),
        profiles=factories.profile(),
        practices=factories.practice(
            problem=factories.claim("Jaringan rusak."), since="2012-04-30"
        ),
    )
    return canonical(
        factories.project(
            tmp_path,
            bojonegoro=case,
            questions=factories.questions_text(
                questions=factories.question(cites="[situs]"),
                sources=factories.sources("situs", url=UNKNOWN),
            ),
            **{
                "visits/2019-04-30-bojonegoro-sumedang": factories.visit_text(
                    cites="[situs]", sources=factories.sources("situs", url=UNKNOWN)
                )
            },
        )
    )


@pytest.mark.parametrize(
    ("now", "wanted", "line"),
    [
        ("Jaringan “kabel tanah” sudah ada.", "Belum ada.", "- text: Belum ada."),
        ("kabel tanah", "nirkabel", "- text: Jaringan “nirkabel” sudah ada."),
        ('Jaringan "kabel\n tanah" sudah', "Kabel", "- text: Kabel ada."),
        ("banyak – kata", "sedikit, kata", "- text: Penduduk kabupaten itu sedikit, kata sumber."),
        ("3,33", "3,43", "kebijakan: 3.43"),
        ("30 April 2012", "April 2011", "since: 2011-04"),
        ("Jaringan “kabel tanah” sudah ada.", "Tidak diketahui.", "- text: tidak diketahui"),
        (
            "https://dinkominfo.bojonegorokab.go.id/berita/baca/107",
            "https://dinkominfo.bojonegorokab.go.id/berita/baca/108",
            "url: https://dinkominfo.bojonegorokab.go.id/berita/baca/108",
        ),
    ],
)
def test_words_of_the_page_are_replaced_in_the_file(
    project: Path, now: str, wanted: str, line: str
) -> None:
    assert lines(sent(project, CORRECTION, tertulis=now, seharusnya=wanted)) == [line]


@pytest.mark.parametrize(
    ("answers", "file"),
    [
        ({"berkas": "", "halaman": "daerah/bojonegoro"}, "cases/bojonegoro.yaml"),
        (
            {"berkas": "", "halaman": "https://a.github.io/rujukan/daerah/bojonegoro.html#praktik"},
            "cases/bojonegoro.yaml",
        ),
        ({"berkas": "", "halaman": "praktik/jaringan-serat-optik"}, "cases/bojonegoro.yaml"),
        ({"berkas": ".\\cases\\bojonegoro.yaml"}, "cases/bojonegoro.yaml"),
    ],
)
def test_the_file_is_found_by_its_name_or_by_the_page(
    project: Path, answers: dict[str, str], file: str
) -> None:
    done = sent(project, CORRECTION, tertulis="kabel tanah", seharusnya="kabel", **answers)
    assert lines(done)
    assert done.draft is not None
    assert done.draft.name == file


def test_a_visit_and_a_question_are_corrected_too(project: Path) -> None:
    visit = sent(
        project,
        CORRECTION,
        berkas="",
        halaman="kunjungan/2019-04-30-bojonegoro-sumedang.html",
        tertulis="Asisten I",
        seharusnya="Asisten II",
    )
    assert lines(visit) == ["lead_role: Asisten II"]
    assert [page.docname for page in visit.pages] == [
        "kunjungan/2019-04-30-bojonegoro-sumedang",
        "kunjungan/index",
    ]
    question = sent(
        project,
        CORRECTION,
        berkas="",
        halaman="tanya/kominfo",
        tertulis="Apa yang sudah ada?",
        seharusnya="Apa yang sudah ada di sini?",
    )
    assert lines(question) == ["text: Apa yang sudah ada di sini?"]


def test_a_date_may_turn_out_not_to_be_known(project: Path) -> None:
    done = sent(project, CORRECTION, tertulis="30 April 2012", seharusnya="tidak tahu")
    assert told(done) == []
    assert done.draft is not None
    assert done.draft.changed == ("practices", 0, "since")
    assert "\n    since: tidak diketahui\n" in done.draft.text


def test_pages_that_show_the_text_are_named(project: Path) -> None:
    done = sent(project, CORRECTION, tertulis="Jaringan rusak.", seharusnya="Jaringan tua.")
    assert [page.docname for page in done.pages] == [
        "daerah/bojonegoro",
        "praktik/jaringan-serat-optik",
        "praktik/index",
    ]


def test_a_wrong_code_in_another_file_changes_nothing(project: Path) -> None:
    wrong = factories.visit_text(date="2020-01-01", guests=factories.guest(regency='"99.99"'))
    path = project / "cases" / "visits" / "2020-01-01-bojonegoro-entah.yaml"
    path.write_text(wrong, encoding="utf-8")
    (project / "cases" / "entah.yaml").write_text(
        factories.case_text(regency='"99.98"'), encoding="utf-8"
    )
    done = sent(project, CORRECTION, berkas="", tertulis="kabel tanah", seharusnya="kabel")
    assert lines(done) == ["- text: Jaringan “kabel” sudah ada."]


def test_words_in_several_places_are_asked_back_with_lines(project: Path) -> None:
    done = sent(project, CORRECTION, tertulis="Jaringan", seharusnya="Kabel")
    (problem,) = done.problems
    assert told(done) == [("Tertulis sekarang", "Kata-kata ini ada di lebih dari satu tempat.")]
    text = (project / "cases" / "bojonegoro.yaml").read_text(encoding="utf-8").splitlines()
    assert problem.found[0].startswith("baris ")
    for place in problem.found:
        number, _, said = place.removeprefix("baris ").partition(": ")
        assert said in text[int(number) - 1]


def test_words_twice_in_one_text_are_asked_back(tmp_path: Path) -> None:
    case = factories.case_text(summary=factories.claim("Ada desa dan desa."))
    root = factories.project(tmp_path, bojonegoro=case)
    done = sent(root, CORRECTION, tertulis="desa", seharusnya="kota")
    assert told(done) == [("Tertulis sekarang", "Kata-kata ini ada di lebih dari satu tempat.")]


def test_words_that_are_nowhere_show_what_is_alike(project: Path) -> None:
    done = sent(
        project,
        CORRECTION,
        tertulis="Penduduk di kabupaten itu sangat banyak",
        seharusnya="Penduduknya sedikit",
    )
    (problem,) = done.problems
    assert problem.message == "Kata-kata ini tidak ditemukan di berkas halaman itu."
    assert [place.partition(": ")[2] for place in problem.found] == [
        "Penduduk kabupaten itu banyak - kata sumber."
    ]


@pytest.mark.parametrize("words", ["berita-1", "published", "35.22", "infrastruktur", "text"])
def test_ids_terms_and_keys_are_no_words_of_the_page(project: Path, words: str) -> None:
    done = sent(project, CORRECTION, tertulis=words, seharusnya="lain")
    assert told(done) == [
        ("Tertulis sekarang", "Kata-kata ini tidak ditemukan di berkas halaman itu.")
    ]


@pytest.mark.parametrize(
    ("answers", "label", "sentence"),
    [
        (
            {"berkas": "cases/bojonegara.yaml"},
            "Berkas",
            "Berkas 'cases/bojonegara.yaml' tidak ada.",
        ),
        ({"berkas": "../../etc/passwd"}, "Berkas", "Berkas '../../etc/passwd' tidak ada."),
        ({"berkas": "/etc/passwd"}, "Berkas", "Berkas '/etc/passwd' tidak ada."),
        ({"berkas": "cases/../conf.py"}, "Berkas", "Berkas 'cases/../conf.py' tidak ada."),
        (
            {"berkas": "", "halaman": "kunjungan/2019-04-30-bojonegoro-sumedan"},
            "Halaman",
            "Halaman ini tidak ada.",
        ),
        (
            {"tertulis": "kabel tanah", "seharusnya": "kabel  tanah"},
            "Seharusnya",
            "Isian ini sama dengan yang tertulis sekarang.",
        ),
        (
            {"tertulis": "30 April 2012", "seharusnya": "31 April 2012"},
            "Seharusnya",
            "Tanggal 31 April 2012 tidak ada di kalender.",
        ),
        (
            {"tertulis": "3,33", "seharusnya": "5,33"},
            "Seharusnya",
            "Nilai 5.33 di luar skala PeGI (1 sampai 4).",
        ),
        (
            {"tertulis": "kabel tanah", "seharusnya": "telepon 081234567890"},
            "Seharusnya",
            "Ada angka seperti nomor telepon di sini.",
        ),
        (
            {"tertulis": "x" * 2001},
            "Tertulis sekarang",
            "Isian ini 2001 huruf; paling panjang 2000.",
        ),
        ({"alasan": ""}, "Alasan", "Isian ini belum diisi."),
        ({"seharusnya": "-"}, "Seharusnya", "Isian ini belum diisi."),
        (
            {"tertulis": "tidak diketahui"},
            "Tertulis sekarang",
            "Kata-kata ini ada di lebih dari satu tempat.",
        ),
    ],
)
def test_a_wrong_answer_is_told_by_its_question(
    project: Path, answers: dict[str, str], label: str, sentence: str
) -> None:
    defaults = {"tertulis": "kabel tanah", "seharusnya": "kabel"}
    assert told(sent(project, CORRECTION, **(defaults | answers))) == [(label, sentence)]


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        (
            {
                "halaman": "tanya/kominfo",
                "tertulis": "Berita tentang jaringan",
                "seharusnya": "Berita tentang kabel",
            },
            "Keterangan sumber ini dipakai beberapa berkas, jadi diubah di semuanya sekaligus.",
        ),
        (
            {"halaman": "daerah/tegal.html"},
            "Halaman ini tidak dibuat dari satu berkas di cases/; nilai dan data daerah berasal "
            "dari tabel nasional.",
        ),
        (
            {"halaman": "tentang.html", "berkas": "docs/tentang.md"},
            "Halaman ini ditulis langsung oleh pengelola.",
        ),
    ],
)
def test_pages_without_a_file_are_left_to_people(
    project: Path, answers: dict[str, str], sentence: str
) -> None:
    done = sent(project, CORRECTION, **({"berkas": ""} | answers))
    assert (done.by_hand, done.problems, done.draft) == (sentence, (), None)
    broken = sent(project, CORRECTION, **({"berkas": "", "alasan": ""} | answers))
    assert (broken.by_hand, told(broken)) == ("", [("Alasan", "Isian ini belum diisi.")])


def test_a_source_of_the_file_is_cited_beside_the_change(tmp_path: Path) -> None:
    two = factories.sources() + factories.sources("laporan", url="https://a.go.id/laporan")
    case = factories.case_text(
        summary=factories.claim() + factories.claim("Lain.", cites="[laporan]"), sources=two
    )
    root = canonical(factories.project(tmp_path, bojonegoro=case))
    known = sent(root, CORRECTION, alamat_sumber="http://www.a.go.id/laporan/")
    assert lines(known) == ["- text: Jaringan sudah ada sejak 2010.", "cites: [berita-1, laporan]"]
    assert known.draft is not None
    assert known.draft.remarks == ("Sumber 'laporan' sekarang dirujuk pada pernyataan itu.",)
    assert known.draft.reason == "Berita menyebut tahunnya.\nhttp://www.a.go.id/laporan/"
    new = sent(root, CORRECTION, alamat_sumber="https://b.id/")
    assert lines(new) == ["- text: Jaringan sudah ada sejak 2010."]
    assert new.draft is not None
    assert new.draft.remarks == (
        "Alamat sumber itu belum ada di berkas ini; pengelola yang menambahkannya.",
    )


@pytest.mark.parametrize("stored", [UNKNOWN, "http://[x", "https://a.id:99999/"])
@pytest.mark.parametrize("given", ["https://a.go.id/laporan", "https://b.id:99999/"])
def test_a_source_without_a_usable_address_is_never_the_one_that_is_meant(
    tmp_path: Path, stored: str, given: str
) -> None:
    case = factories.case_text(sources=factories.sources(url=stored))
    root = canonical(factories.project(tmp_path, bojonegoro=case))
    done = sent(root, CORRECTION, alamat_sumber=given)
    assert lines(done) == ["- text: Jaringan sudah ada sejak 2010."]
    assert done.draft is not None
    assert done.draft.remarks == (
        "Alamat sumber itu belum ada di berkas ini; pengelola yang menambahkannya.",
    )


def test_a_sentence_of_the_real_cases_is_corrected(tmp_path: Path) -> None:
    done = sent(
        real_project(tmp_path),
        CORRECTION,
        halaman="kunjungan/2019-04-30-bojonegoro-sumedang.html",
        berkas="",
        tertulis="Semua SKPD di dalam kota dan 2 kecamatan",
        seharusnya="Semua SKPD di dalam kota dan dua kecamatan",
    )
    assert lines(done) == [
        "- text: Semua SKPD di dalam kota dan dua kecamatan sudah terhubung dengan serat optik."
    ]
