"""Sheets as people keep them, and one clear sentence for each thing that can be wrong."""

from __future__ import annotations

import re

import pytest

from kb_builder.frameworks.errors import FrameworkError
from kb_builder.frameworks.sheet import Sheet, read_sheet
from kb_builder.frameworks.template import csv_template, yaml_template
from kb_builder.model.framework import Framework
from tests.national import NATIONAL

FRAMEWORKS = list(NATIONAL.frameworks.values())

YAML = """\
framework: spbe-2020
year: 2023
name: Kabupaten Bojonegoro
domains: {D1: 4.00, D2: 3.30, D3: 2.55, D4: "4.13"}
index: 3.65
predicate: Sangat Baik
"""


def _read(data: bytes | str, **how: bool) -> Sheet:
    return read_sheet(data, NATIONAL.frameworks, **how)


def _levels(count: int, *, prefix: str = "") -> str:
    rows = ", ".join(f'"{prefix}{number}": 3' for number in range(1, count + 1))
    return f"framework: spbe-2020\nyear: 2023\nlevels: {{{rows}}}\n"


def test_a_yaml_sheet() -> None:
    sheet = _read(YAML)
    assert sheet.framework.id == "spbe-2020"
    assert (sheet.year, sheet.name) == (2023, "Kabupaten Bojonegoro")
    assert dict(sheet.values) == {"D1": "4.00", "D2": "3.30", "D3": "2.55", "D4": "4.13"}
    assert (sheet.index, sheet.predicate) == ("3.65", "Sangat Baik")
    assert sheet.notices == ()
    assert sheet.score().index.printed_range == ("3.64", "3.65")


@pytest.mark.parametrize("prefix", ["", "I", "i"])
def test_indicators_by_number_or_id(prefix: str) -> None:
    sheet = _read(_levels(47, prefix=prefix))
    assert sheet.score().index.printed == "3.00"
    assert sheet.notices == ()


def test_nodes_by_number_or_name() -> None:
    head = "framework: SPBE 2020\nyear: 2023\n"
    text = head + "domains: {1: 4.00}\naspects: {Penyelenggara SPBE: 3.50}\n"
    assert dict(_read(text).values) == {"D1": "4.00", "A4": "3.50"}


def test_dimensions_of_pegi() -> None:
    text = "framework: pegi\nyear: 2015\ndimensions:\n  Kebijakan: 3.33\n  kelembagaan: 3.07\n"
    assert list(_read(text).values) == ["kebijakan", "kelembagaan"]


def test_the_three_answers_of_indicator_35() -> None:
    text = 'framework: spbe-2018\nyear: 2018\nlevels: {"35": 1, 35-2: 3, I35-3: 3}\n'
    assert list(_read(text).levels) == ["I35", "I35-2", "I35-3"]


def test_46_indicators_are_said_so() -> None:
    sheet = _read(_levels(46))
    assert sheet.notices == ("Lembar memuat 46 dari 47 jawaban SPBE 2020; belum ada: I47.",)
    assert sheet.score().missing == ("I47",)


def test_gaps_are_told_in_runs() -> None:
    text = "framework: spbe-2020\nyear: 2023\nlevels: {1: 3, 2: 3, 5: 3, 7: 3, 47: 3}\n"
    assert _read(text).notices == (
        "Lembar memuat 5 dari 47 jawaban SPBE 2020; belum ada: I3, I4, I6, I8 sampai I46.",
    )


def test_semicolons_and_decimal_commas_are_read_and_said_so() -> None:
    text = "framework;spbe-2020\nyear;2023\nD1;4,00\nD2;3,30\nD3;2,55\nD4;4,13\nindex;3,65\n"
    sheet = _read(text.encode())
    assert dict(sheet.values) == {"D1": "4.00", "D2": "3.30", "D3": "2.55", "D4": "4.13"}
    assert sheet.index == "3.65"
    assert sheet.notices == (
        "Kolom dipisahkan titik koma; dibaca demikian.",
        "5 nilai memakai koma desimal; dibaca sebagai titik.",
    )


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_csv_with_other_columns_headings_and_blank_lines(mark: str) -> None:
    rows = [
        ["# lembar contoh"],
        ["framework", "spbe-2020"],
        ["year", "2024"],
        [],
        ["indikator", "nilai", "nama"],
        ["1", "3", "Arsitektur"],
        ["2", "", "Peta Rencana"],
        ["A4", "3.50", "Penyelenggara"],
    ]
    sheet = _read("\r\n".join(mark.join(row) for row in rows))
    assert dict(sheet.levels) == {"I1": "3"}
    assert dict(sheet.values) == {"A4": "3.50"}


def test_a_byte_order_mark_is_no_matter() -> None:
    assert _read(YAML.encode("utf-8-sig")).year == 2023


@pytest.mark.parametrize("framework", FRAMEWORKS, ids=lambda item: item.id)
@pytest.mark.parametrize("kind", ["yaml", "csv"])
def test_templates_come_back_filled(framework: Framework, kind: str) -> None:
    if kind == "yaml":
        text = yaml_template(framework).replace("year:", f"year: {framework.rounds[-1].year}")
        filled = text.replace('":  #', '": 3  #')
    else:
        text = csv_template(framework).replace("year,,", f"year,{framework.rounds[-1].year},")
        filled = "\n".join(
            line.replace(",,", ",3,", 1) if line.split(",")[0] in framework.answers else line
            for line in text.splitlines()
        )
    sheet = _read(filled)
    assert list(sheet.levels) == list(framework.answers)
    assert sheet.notices == ()
    assert sheet.score().index.exact == 3


@pytest.mark.parametrize("framework", FRAMEWORKS, ids=lambda item: item.id)
def test_an_unfilled_template_is_empty(framework: Framework) -> None:
    for text in (yaml_template(framework), csv_template(framework)):
        with pytest.raises(FrameworkError, match="tidak ada satu pun nilai"):
            _read(text)


def test_years() -> None:
    rule = "predikat dihitung dengan kedua aturan pembulatan."
    without = _read(YAML.replace("year: 2023\n", ""))
    assert without.notices == (f"Tahun tidak disebut; {rule}",)
    later = _read(YAML.replace("2023", "2031"))
    assert later.notices == (f"Putaran SPBE 2020 tahun 2031 tidak dikenal; {rule}",)


HEAD = "framework: spbe-2020\nyear: 2023\n"


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ("", "Berkas lembar nilai kosong."),
        ("   \n\n", "Berkas lembar nilai kosong."),
        (HEAD, "Lembar nilai kosong: tidak ada satu pun nilai."),
        (HEAD + "levels:\n", "Lembar nilai kosong: tidak ada satu pun nilai."),
        ("levels: {1: 3}\n", "Lembar tidak menyebut instrumen (framework); yang dikenal: pegi, "),
        (
            "framework: spbe2020\nlevels: {1: 3}\n",
            "Instrumen 'spbe2020' tidak dikenal; yang dikenal: pegi, spbe-2018, spbe-2020, "
            "pemdi-2026. Maksud Anda spbe-2020?",
        ),
        (
            HEAD + "levels: {48: 3}\n",
            "'48' di bagian 'levels' tidak dikenal; SPBE 2020 mempunyai 47",
        ),
        (HEAD + "domains: {D5: 3}\n", "'D5' di bagian 'domains' tidak dikenal"),
        (HEAD + "domains: {A1: 3}\n", "'A1' di bagian 'domains' tidak dikenal"),
        (HEAD + "aspects: {Penyelengara SPBE: 3}\n", "Maksud Anda A4?"),
        (HEAD + "levels: {1: 6}\n", "Tingkat 6 untuk I1 di luar skala 1 sampai 5."),
        (HEAD + "levels: {1: 2.5}\n", "Tingkat 2,5 untuk I1 bukan kelipatan 1"),
        (HEAD + "levels: {1: tiga}\n", "I1: 'tiga' bukan angka."),
        (HEAD + "levels: {1: 3, I1: 4}\n", "'I1' tertulis dua kali."),
        (HEAD + "levels: {1: 3, 1: 4}\n", "kunci '1' tertulis dua kali."),
        (HEAD + "levels: [3, 4]\n", "Bagian 'levels' harus berisi pasangan kunci dan nilai."),
        (HEAD + "levels: {1: [3]}\n", "Nilai '1' harus berupa satu angka atau kata."),
        (HEAD + "domains: {D1: 3,5}\n", "Kunci '5' tanpa nilai: mungkin koma desimal"),
        (HEAD + "nilai: {1: 3}\n", "Kunci 'nilai' tidak dikenal; yang dikenal: framework, "),
        (HEAD.replace("2023", "tahun ini") + "levels: {1: 3}\n", "Tahun 'tahun ini' tidak dapat"),
        (HEAD + "index: tinggi\nlevels: {1: 3}\n", "index: 'tinggi' bukan angka."),
        ("- 1\n- 2\n", "harus berisi pasangan kunci dan nilai."),
        ("framework: [spbe\n", "tulisan YAML tidak dapat dibaca"),
        (
            "framework,spbe-2020\nyear,2023\nD1,4,00\n",
            "Baris 3: koma desimal tidak dapat dibedakan",
        ),
        ("framework,spbe-2020\n1,3\n1,4\n", "Baris 3: '1' tertulis dua kali."),
        ('framework,spbe-2020\n1,"3\n', "Tulisan CSV tidak dapat dibaca"),
        (YAML.encode("utf-16"), "Berkas berkode UTF-16; simpan ulang sebagai UTF-8."),
        (YAML.replace("name: ", "name: é").encode("latin-1"), "tidak berkode UTF-8 (baris 3)"),
        (YAML.encode("utf-16-le"), "Berkas bukan teks, atau berkode UTF-16"),
        (b"#" * 300_000, "Berkas lebih besar dari 256 kB"),
        (YAML + "anchor: &x 1\n", "Kunci 'anchor' tidak dikenal"),
        (YAML.replace("name: K", "name: *k"), "alias YAML (*) tidak didukung"),
    ],
)
def test_one_clear_sentence(data: bytes | str, sentence: str) -> None:
    with pytest.raises(FrameworkError, match=re.escape(sentence)) as caught:
        _read(data)
    text = str(caught.value)
    assert "\n" not in text
    assert text[-1] in ".?"


def test_levels_and_domains_that_disagree() -> None:
    text = _levels(47) + "domains: {D1: 4.00}\n"
    with pytest.raises(FrameworkError, match="Nilai domain D1 tertulis 4,00, padahal dari"):
        _read(text).score()
    assert _read(_levels(47) + "domains: {D1: 3.00}\n").score().complete


def test_the_format_can_be_told() -> None:
    text = "framework,spbe-2020\n1,3\n"
    assert dict(_read(text, csv_format=True).levels) == {"I1": "3"}
    with pytest.raises(FrameworkError):
        _read(text, csv_format=False)
