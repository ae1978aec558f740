"""Names in the place of offices, and text that looks like markup, are told; the rest is not."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from kb_builder.reading import Severity
from kb_builder.reading.word_lists import OFFICE_WORDS, ROLE_FIELDS
from kb_builder.reading.wording import (
    has_degree,
    looks_like_markup,
    name_after_office,
    names_a_person,
)
from kb_builder.words.lookalikes import first_lookalike
from tests.factories import (
    case_text,
    claim,
    full_case_text,
    guest,
    meeting,
    practice,
    sources,
    visit_text,
)
from tests.model.test_models import inner
from tests.national import NATIONAL
from tests.reading.tools import VISIT, problems_of, read

PEOPLE = (
    "Siti Aminah", "Budi Santoso, Kepala Dinas Kominfo", "Siti Aminah (Sekretaris Daerah)",
    "Budi Santoso selaku Kepala Dinas Kominfo", "R. Budi Santoso", "Budi S.", "Nur'aini Hasan",
    "Drs. Budi", "Ir. H. Budi Santoso", "Dra. Hj. Siti Aminah", "Dr. Budi", "dr. Siti",
    "Prof. Dr. Budi", "H. Budi", "Hj. Siti", "KH. Budi", "K.H. Budi",
    "Bupati H. Budi Santoso", "Kepala Dinas Kominfo, Ir. Budi", "Bupati Bojonegoro Drs. Budi",
    "Budi Santoso, S.H.", "Kepala Dinas Kominfo Budi, S.Sos", "Budi, S. Kom., M. Kom.",
    "Sekretaris Daerah Siti Aminah, M.Si", "Sekretaris Daerah Siti Aminah MSi", "Budi Ph.D",
    "Kepala Bidang Budi, S.STP, M.AP", "Budi A.Md", "Bapak Budi", "Pak Budi", "Ibu Siti", "bu Siti",
    "Kepala Dinas, Pak Budi", "Kang Budi", "Sdr. Budi", "Mas Budi",
)  # fmt: skip

OFFICES = (
    "Bupati", "Bupati Sumedang", "Kepala Dinas Kominfo Kabupaten Bojonegoro", "Bappeda",
    "Wakil Bupati Bandung", "Pelaksana Tugas Kepala Dinas Kominfo Kabupaten Tegal",
    "Asisten I", "Asisten Administrasi Umum, pemimpin rombongan tamu", "akademisi",
    "Staf Ahli Bupati Bidang Pemerintahan, Hukum dan Politik", "Dua kepala seksi",
    "Asesor dari kalangan praktisi TI profesional", "Tim penyusun Rujukan", "BPKAD dan DPMPTSP",
    "Dinas Komunikasi, Informatika, Persandian dan Statistik Kabupaten Sumedang",
    "Dinas Perumahan, Kawasan Permukiman, dan Cipta Karya", "PUSPINDES Kabupaten Pemalang",
    "Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi", "Penggiat KIM Desa Pejambon",
    "Bapak Bupati", "Ibu Wakil Bupati", "Bapak/Ibu Kepala Dinas", "Pak Camat", "Pak Sekda",
    "Direktur RSUD Dr. Soetomo", "Direktur RSUD Dr. R. Sosodoro Djatikoesoemo", "tidak diketahui",
    "Tidak Diketahui", "Belum Ditentukan", "Para Asesor", "Rektor Universitas Gadjah Mada",
    "Institut Teknologi Sepuluh Nopember", "Kepala Seksi Kesehatan Ibu dan Anak",
    "Kepala Seksi Kesehatan Ibu Hamil", "Wali Kota Cimahi", "Juru Bicara Presiden",
    "Komisi A DPRD Kabupaten Kendal", "Kepala Bagian Tata Pemerintahan", "BPK RI", "Ketua RT",
    "Warga Desa Pejambon", "Redaksi Suara Banyuurip", "PT Telkom Sigma",
)  # fmt: skip

DEGREES = (
    "Menurut Budi Santoso, S.Sos, jaringan sudah ada.", "Siti Aminah, M.Si menjelaskan.",
    "Budi, S.Kom., M.Kom.", "Budi Santoso, SH, MH.", "Siti Aminah, SE, menyambut.",
    "Siti Aminah, MSi", "Budi Santoso, ST", "Drs. Budi Santoso, MM", "Budi, Ph.D.",
)  # fmt: skip

AREA_WORDS = NATIONAL.areas.words

AFTER_OFFICE = (
    "Bupati Suyoto", "Sekda Nama Orang", "Wakil Bupati Siti", "Plt. Bupati Suyoto membuka acara.",
    "Menurut Wali Kota Bandung Ridwan, jaringan sudah ada.", "Walikota Bima Arya",
    "Pj Gubernur Budi", "Bupati Bojonegoro H. Suyoto", "bupati Anas hadir",
    "Sekretaris Daerah Kabupaten Demak Siti", "Kepala Dinas Kominfo Suyoto",
    "Kepala Diskominfo Kabupaten Batang Suyoto", "Ketua DPRD Siti", "Gubernur Jawa Tengah Ganjar",
    "Kadis Kominfo Nama Orang", "Bupati Kabupaten Siak Nama",
)  # fmt: skip

NOTHING_AFTER_OFFICE = (
    "Bupati membuka acara.", "Peraturan Bupati Sumedang Nomor 5 Tahun 2020",
    "Perpres: Presiden Nomor 95", "Bupati dan Wakil Bupati Bandung Barat",
    "Wali Kota Pangkalpinang", "Presiden Republik Indonesia", "Sekda Kabupaten Ogan Ilir",
    "Wakil Bupati Banyuwangi Bidang Kemasyarakatan", "Bupati Tegal Cup",
    "Diterima Bupati. Rombongan lalu ke Diskominfo.", "Kepala Dinas Kominfo SP Kabupaten Bantul",
    "Walikota Solo", "Gubernur Daerah Istimewa Yogyakarta", "Diskominfo Kabupaten Sumedang",
)  # fmt: skip

PLAIN_TEXTS = (
    "Dasar: Perbup, SE Bupati, dan SOP.", "Peraturan Bupati, SE Menteri PANRB", "Modul, SH, MM",
    "Jalan M.T. Haryono, Bojonegoro", "Sinergy room, lantai 6", "Bojonegoro, Sumedang, Pemalang",
    "S.O.P. sudah ada", "A, B, M", "PHP, MySQL, S", "Survei Kepuasan Masyarakat, SKM",
)  # fmt: skip

MARKUP = (
    "<script>alert(1)</script>", "Lihat <a href=x>di sini", "x</a>", "<IMG src=x onerror=y>",
    "<br>", "<br/>", "<svg/onload=x>", "<!-- x -->", "javascript:alert(1)", "JAVASCRIPT:x",
    "data:text/html,x", "{{ 7*7 }}", "{% include 'x' %}", "${7*7}", "[x](http://a.id)",
    "[x](https://a.id)", "[x](javascript:x)", "[x](../conf.py)", "![](x.png)", "![foto](x)",
    "```\nx\n```", ":::{note}", "::: {raw} html", "{download}`x`", "```{include} /etc/passwd",
    "=cmd|' /C calc'!A0", "=1+1", " =HYPERLINK(x)", "+cmd|x", "@SUM(A1)", "-cmd|x", "<img",
)  # fmt: skip

PLAIN = (
    "nilai <3,5", "skor < 2,6 dan > 1,8", "a < b", "x <b", "<nama aplikasi>", "IPM > 70", "A & B",
    "[1] (lihat catatan)", "[lihat](catatan)", "larik a[i]", "data: tabel", "Data:text",
    "memakai JavaScript: bahasa program", "{nilai}", "Rp 5.000", "C++ dan C#", "5 + 5 = 10", "a=b",
    "-7,15 derajat", "-5 (turun)", "@bojonegorokab", "+62 persen", "+ (tambah)", "50 %", "'kutip'",
    "../../etc/passwd", "' OR 1=1 --", "**tebal**", "10:30", "https://a.id/?a={b}", "A | B",
    "“kutip”", "x <b dan c>", "<a dan b>",
)  # fmt: skip


@pytest.mark.parametrize("role", PEOPLE)
def test_a_name_in_the_place_of_an_office_is_told(role: str) -> None:
    assert names_a_person(role)


@pytest.mark.parametrize("role", OFFICES)
def test_an_office_is_not_taken_for_a_name(role: str) -> None:
    assert not names_a_person(role)


def test_no_office_of_any_area_is_taken_for_a_name() -> None:
    for area in NATIONAL.areas.by_code.values():
        for role in (
            f"Bupati {area.name}",
            f"Kepala Dinas Kominfo {area.name}",
            f"Sekretariat Daerah {area.name}",
            f"Pemerintah {area.name}, khususnya Dinas Kominfo",
        ):
            assert not names_a_person(role), role
            assert not name_after_office(role, AREA_WORDS), role
        for place in (area.name, area.short_name):
            assert not name_after_office(f"Wali Kota {place} membuka acara", AREA_WORDS)


@pytest.mark.parametrize("text", AFTER_OFFICE)
def test_a_bare_name_after_an_office_is_told(text: str) -> None:
    assert name_after_office(text, AREA_WORDS)


@pytest.mark.parametrize("text", [*NOTHING_AFTER_OFFICE, *OFFICES, *PLAIN_TEXTS])
def test_an_office_alone_or_with_its_area_names_nobody(text: str) -> None:
    assert not name_after_office(text, AREA_WORDS)


def test_a_name_after_an_office_is_told_in_sentences_but_not_in_titles(tmp_path: Path) -> None:
    name = "Bupati Suyoto"
    text = case_text(verified_by=name, summary=claim(f"{name} hadir."), sources=sources(title=name))
    problems = problems_of(tmp_path, bojonegoro=text)
    assert [(problem.code, problem.line) for problem in problems] == [("R404", 4), ("R404", 7)]
    assert "sesudah jabatannya" in problems[1].message
    assert not any("Suyoto" in problem.as_text() for problem in problems)


@pytest.mark.parametrize(
    ("text", "sign", "script"),
    [
        ("Kabupaten Pem\u0430lang mendapat nilai.", "U+0430", "Kiril"),
        ("Kabupaten \u0421\u041c\u0410 sudah.", "U+0421", "Kiril"),
        ("Dinas K\u03bfminfo", "U+03BF", "Yunani"),
        ("Dinas \uff2b\uff4fminfo", "U+FF2B", "lebar penuh"),
        ("Nilai \uff13,5 poin", "U+FF13", "lebar penuh"),
        ("\U0001d412umedang", "U+1D412", "matematika"),
    ],
)
def test_a_letter_that_only_looks_latin_is_told(
    tmp_path: Path, text: str, sign: str, script: str
) -> None:
    problems = problems_of(tmp_path, bojonegoro=case_text(summary=claim(text)))
    assert [(p.code, p.line, p.severity) for p in problems] == [("R406", 7, Severity.WARNING)]
    assert sign in problems[0].message
    assert script in problems[0].message


@pytest.mark.parametrize(
    "text",
    ["Partikel α dan β", "Beban 5 µm dan 3 Ω", "luas 12 km² – 3½ “kutip” …", "café, naïve, Jum’at",
     "Kāla", "No. 5ª", "5 °C", "①", "π ≈ 3,14"],
)  # fmt: skip
def test_symbols_and_accents_are_no_lookalikes(text: str) -> None:
    assert first_lookalike(text) is None


@pytest.mark.parametrize("text", DEGREES)
def test_a_degree_after_a_comma_is_told_in_any_text(text: str) -> None:
    assert has_degree(text)


@pytest.mark.parametrize("text", [*PLAIN_TEXTS, *OFFICES])
def test_a_comma_alone_makes_no_degree(text: str) -> None:
    assert not has_degree(text)


@pytest.mark.parametrize("text", MARKUP)
def test_markup_and_code_are_told(text: str) -> None:
    assert looks_like_markup(text)


@pytest.mark.parametrize("text", [*PLAIN, *OFFICES, *PLAIN_TEXTS])
def test_sentences_are_not_taken_for_markup(text: str) -> None:
    assert not looks_like_markup(text)


def test_every_role_field_is_looked_at(tmp_path: Path) -> None:
    """Also those within lists, in all kinds of files."""
    name = "Siti Aminah"
    follow_up = f"- what: x\n  owner: {name}\n  due: 2027\n  status: planned\n  cites: [berita-1]\n"
    files = {
        "bojonegoro": case_text(
            verified_by=name,
            summary=claim(speaker=name),
            practices=practice(contact_office=name),
            assessment_meetings=meeting(assessors=f"[{name}]", delegation=f"[asesor, {name}]"),
        ),
        VISIT: visit_text(
            guests=guest(lead_role=name),
            host=f'regency: "35.22"\nplace: {name}\nreceived_by: [{name}]\n',
            questions=f"- text: x\n  asked_by: {name}\n  cites: [berita-1]\n",
            follow_up=follow_up,
        ),
    }
    problems = problems_of(tmp_path, **files)
    assert {(problem.code, problem.severity) for problem in problems} == {
        ("R404", Severity.WARNING)
    }
    told = [problem.message.split("'")[1] for problem in problems]
    assert sorted(told) == sorted(ROLE_FIELDS)


def test_the_role_fields_are_keys_of_the_models(tmp_path: Path) -> None:
    library, _ = read(tmp_path, bojonegoro=full_case_text(), **{VISIT: visit_text()})
    keys = {
        key
        for file in (library.cases["bojonegoro"], library.visits[VISIT.removeprefix("visits/")])
        for model in inner(file)
        for key in type(model).model_fields
    }
    assert set(ROLE_FIELDS) - keys <= {"owner"}  # of a follow-up, which these files do not have


def test_a_name_is_not_repeated(tmp_path: Path) -> None:
    text = case_text(summary=claim("Siti Aminah, M.Si, menyambut.", speaker="Budi Santoso"))
    problems = problems_of(tmp_path, bojonegoro=text)
    assert [problem.code for problem in problems] == ["R404", "R404"]
    assert not any("Aminah" in p.as_text() or "Santoso" in p.as_text() for p in problems)


def test_a_text_is_told_once_however_much_markup_it_holds(tmp_path: Path) -> None:
    text = case_text(summary=claim("<b>x</b> <script> {{ x }} [x](http://a.id)", note="<b>x</b>"))
    problems = problems_of(tmp_path, bojonegoro=text)
    assert [(problem.code, problem.line) for problem in problems] == [("R405", 7), ("R405", 9)]


def test_a_value_of_the_wrong_form_is_told_once(tmp_path: Path) -> None:
    text = case_text(status="<script>", last_verified='"{{ 7*7 }}"')
    problems = problems_of(tmp_path, bojonegoro=text)
    assert [problem.code for problem in problems] == ["R205", "R206"]


def test_words_of_offices_are_in_small_letters() -> None:
    assert {word for word in OFFICE_WORDS if word != word.lower()} == set()


@pytest.mark.parametrize(
    "text", ["A" * 250_000, "Aa " * 80_000, "<a" * 120_000, "[" * 250_000, "RS. " * 60_000,
             "Bapak " * 40_000, ", " * 120_000, "{x" * 120_000, " " * 250_000 + "x",
             "Aa, SHx " * 30_000, "Bupati A " * 30_000, "kepala " * 40_000, "\u0430x" * 90_000,
             "![" * 100_000],
    ids=lambda text: text[:6],
)  # fmt: skip
def test_texts_made_to_be_slow_are_judged_in_seconds(text: str) -> None:
    start = time.process_time()
    names_a_person(text)
    has_degree(text)
    looks_like_markup(text)
    name_after_office(text, frozenset("a"))
    first_lookalike(text)
    assert time.process_time() - start < 5
