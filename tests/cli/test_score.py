"""``kb score``: sheets of people, good and bad."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path

import pytest

from kb_builder.cli import score_page
from kb_builder.cli.commands.score import answer_json, work_out
from kb_builder.frameworks import plan
from kb_builder.frameworks.errors import FrameworkError
from kb_builder.frameworks.plan import cheapest_plan
from kb_builder.frameworks.report import score_json
from kb_builder.frameworks.sheet import read_sheet
from kb_builder.frameworks.template import csv_template, yaml_template
from kb_builder.model.framework import Framework
from tests.cli.running import Kb
from tests.national import NATIONAL

HEAD = "framework: spbe-2020\nyear: 2024\n"
DOMAINS = (
    "framework: spbe-2020\nyear: 2023\nname: Kabupaten Bojonegoro\n"
    "domains:\n  D1: 4.00\n  D2: 3.30\n  D3: 2.55\n  D4: 4.13\nindex: 3.65\n"
)
SEMICOLONS = (
    "framework;spbe-2020\nyear;2023\nname;Kabupaten Bojonegoro\n"
    "D1;4,00\nD2;3,30\nD3;2,55\nD4;4,13\nindex;3,65\n"
)
DOMAINS_ANSWER = """\
Kabupaten Bojonegoro, SPBE 2020, 2023

Indeks    3,64–3,65 (tepat 3,6425 atau 3,645)
Predikat  Sangat Baik
Aturan    predikat putaran 2023 mengikuti indeks tercetak (dua desimal)

Indeks dapat terletak dari 3,64 sampai 3,65: nilai masukannya dibulatkan.
Indeks: terbit 3,65, hitungan 3,64 sampai 3,65 (mungkin sesuai).

Simpul   Nama                      Nilai   Tepat
──────────────────────────────────────────────────────────────
D1       Kebijakan Internal SPBE    4,00
D2       Tata Kelola SPBE           3,30
D3       Manajemen SPBE             2,55   28/11
D4       Layanan SPBE               4,13   751/182 atau 376/91
"""
SMALL = (
    "framework: spbe-2020\nyear: 2024\n"
    "levels: {11: 3, 12: 4, 13: 3, 14: 2}\naspects: {A3: 4.00, A4: 3.00}\n"
    "domains: {D1: 3.70, D3: 3.00, D4: 3.20}\n"
)
SMALL_ANSWER = """\
SPBE 2020, 2024

Indeks    3,28 (tepat 3,281 atau 3,2835)
Predikat  Baik
Aturan    predikat putaran 2024 mengikuti indeks sebelum dibulatkan

Simpul    Nama                                                 Nilai   Tepat
──────────────────────────────────────────────────────────────────────────────────────────
D1        Kebijakan Internal SPBE                               3,70
D2        Tata Kelola SPBE                                      3,40
  A2      Perencanaan Strategis SPBE                            3,00
    I11   Arsitektur SPBE Instansi Pusat/Pemerintah Daerah         3
    I12   Peta Rencana SPBE Instansi Pusat/Pemerintah Daerah       4
    I13   Keterpaduan Rencana dan Anggaran SPBE                    3
    I14   Inovasi Proses Bisnis SPBE                               2
  A3      Teknologi Informasi dan Komunikasi                    4,00
  A4      Penyelenggara SPBE                                    3,00
D3        Manajemen SPBE                                        3,00
D4        Layanan SPBE                                          3,20   291/91 atau 583/182
"""


def _levels(*, without: tuple[int, ...] = (), services: int = 3, **others: int) -> str:
    """A sheet of all indicators on level 3, but for ``services`` and ``others`` ("I21")."""
    rows = {
        f"I{number}": services if number >= 32 else 3
        for number in range(1, 48)
        if number not in without
    } | others
    return HEAD + "levels:\n" + "".join(f"  {key}: {value}\n" for key, value in rows.items())


@pytest.mark.parametrize(
    ("sheet", "answer"), [(DOMAINS, DOMAINS_ANSWER), (SMALL, SMALL_ANSWER)], ids=["domains", "mix"]
)
def test_the_answer_for_people(kb: Kb, tmp_path: Path, sheet: str, answer: str) -> None:
    path = tmp_path / "lembar.yaml"
    path.write_text(sheet, encoding="utf-8")
    ran = kb("score", str(path))
    assert (ran.code, ran.out, ran.err) == (0, answer, "")


def test_semicolons_and_decimal_commas_give_the_same_answer_and_are_said_so(kb: Kb) -> None:
    ran = kb("score", "-", stdin=SEMICOLONS.encode())
    assert (ran.code, ran.out) == (0, DOMAINS_ANSWER)
    assert ran.err == (
        "Kolom dipisahkan titik koma; dibaca demikian.\n"
        "5 nilai memakai koma desimal; dibaca sebagai titik.\n"
    )


def test_46_indicators_leave_an_interval_and_a_name(kb: Kb) -> None:
    ran = kb("score", "-", stdin=_levels(without=(33,)).encode())
    assert ran.code == 0
    assert ran.err == "Lembar memuat 46 dari 47 jawaban SPBE 2020; belum ada: I33.\n"
    for line in (
        "Indeks    2,95–3,06",
        "Belum ada (1): I33 (Layanan Penganggaran).",
        "Indeks dapat terletak dari 2,95 sampai 3,06: bergantung pada yang belum ada.",
    ):
        assert line in ran.out.splitlines()
    row = next(line for line in ran.out.splitlines() if line.startswith("    I33"))
    assert row.split() == ["I33", "Layanan", "Penganggaran", "belum", "ada"]


def test_predicates_that_are_open_are_all_named(kb: Kb) -> None:
    sheet = "framework: pegi\nyear: 2015\ndimensions: {kebijakan: 3.33, kelembagaan: 3.07}\n"
    ran = kb("score", "-", stdin=sheet.encode())
    assert "Predikat  Kurang, Baik, atau Sangat Baik\n" in ran.out
    assert "Aturan    aturan pembulatan putaran ini tidak diketahui" in ran.out
    assert "Batas predikat PeGI: pengetahuan umum, sumber belum ditemukan.\n" in ran.out


def test_a_published_figure_that_does_not_follow_is_said_and_no_error(kb: Kb) -> None:
    sheet = _levels() + "index: 3.10\npredicate: Memuaskan\n"
    ran = kb("score", "-", stdin=sheet.encode())
    assert ran.code == 0
    assert "Indeks: terbit 3,10, hitungan 3,00 (tidak sesuai).\n" in ran.out
    assert "Predikat pada lembar, Memuaskan, tidak sesuai dengan hitungan.\n" in ran.out


def test_the_exact_index_where_printing_hides_it(kb: Kb) -> None:
    ran = kb("score", "-", stdin=_levels(I21=1).encode())
    assert "Indeks    2,97\n" in ran.out
    assert "  A5      Penerapan Manajemen SPBE" in ran.out
    assert "2,82   31/11" in ran.out


@pytest.mark.parametrize("sheet", [DOMAINS, SMALL, _levels(), _levels(without=(1, 47)), SEMICOLONS])
def test_json_says_what_the_function_says(kb: Kb, sheet: str) -> None:
    ran = kb("score", "-", "--json", stdin=sheet.encode())
    assert ran.code == 0
    assert json.loads(ran.out) == score_json(read_sheet(sheet, NATIONAL.frameworks).score())


def test_json_has_points_and_fractions(kb: Kb) -> None:
    found = json.loads(kb("score", "-", "--json", stdin=DOMAINS.encode()).out)
    assert found["predicate"] == "Sangat Baik"
    assert (found["index"]["printed_low"], found["index"]["printed_high"]) == ("3.64", "3.65")
    assert (found["values"]["D3"]["printed"], found["values"]["D3"]["exact"]) == ("2.55", "28/11")
    assert len(found["values"]) == len(NATIONAL.frameworks["spbe-2020"].nodes)


# --plan


def test_the_plan_is_told_line_by_line(kb: Kb) -> None:
    sheet = _levels(services=4, I11=2)
    ran = kb("score", "-", "--plan", "sangat baik", stdin=sheet.encode())
    assert ran.code == 0
    assert ran.out.split("\n\n")[-1] == (
        "Langkah paling sedikit menuju Sangat Baik (indeks sedikitnya 3,5): 3, masing-masing satu "
        "tingkat.\n"
        "- menaikkan indikator 11 dari 2 ke 4 menambah 0,05 "
        "(Arsitektur SPBE Instansi Pusat/Pemerintah Daerah)\n"
        "- menaikkan indikator 12 dari 3 ke 4 menambah 0,025 "
        "(Peta Rencana SPBE Instansi Pusat/Pemerintah Daerah)\n"
        "Indeks naik dari 3,43 menjadi 3,51 (Sangat Baik).\n"
    )


@pytest.mark.parametrize(
    ("key", "spoken"),
    [
        ("I21", "indikator 21"),
        ("I35-2", "indikator 35 jawaban 2"),
        ("1.10", "indikator 1.10"),
    ],
)
def test_answers_are_called_by_their_number(key: str, spoken: str) -> None:
    assert score_page.spoken_key(key) == spoken


@pytest.mark.parametrize(
    ("gain", "shown"),
    [("1/40", "0,025"), ("0.0825", "0,0825"), ("1/30", "0,033 (1/30)"), ("1", "1")],
)
def test_gains_are_exact_or_say_what_they_are(gain: str, shown: str) -> None:
    assert score_page.points(Fraction(gain)) == shown


def test_a_predicate_already_reached(kb: Kb) -> None:
    ran = kb("score", "-", "--plan", "Cukup", stdin=_levels().encode())
    assert ran.code == 0
    assert ran.out.endswith("Predikat Cukup sudah tercapai: indeks 3,00, batasnya 1,8.\n")


def test_a_predicate_out_of_reach_is_said(kb: Kb, monkeypatch: pytest.MonkeyPatch) -> None:
    # no instrument of ours has one: every band begins on the scale
    def unreachable(*_: object, **__: object) -> None:
        raise FrameworkError("Predikat Memuaskan tidak tercapai.")

    monkeypatch.setattr(plan, "cheapest_plan", unreachable)
    ran = kb("score", "-", "--plan", "Memuaskan", stdin=_levels().encode())
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == "masukan standar: Predikat Memuaskan tidak tercapai.\n"


def test_a_plan_needs_all_levels(kb: Kb) -> None:
    ran = kb("score", "-", "--plan", "Baik", stdin=_levels(without=(5, 7)).encode())
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.endswith(
        "Rencana memerlukan tingkat semua indikator; belum ada 2 dari 47: I5, I7.\n"
    )
    ran = kb("score", "-", "--plan", "Baik", stdin=DOMAINS.encode())
    assert "belum ada 47 dari 47: I1, I2, I3, I4, I5, I6 dan 41 lagi." in ran.err


def test_the_plan_in_json(kb: Kb) -> None:
    sheet = _levels(services=4, I11=2)
    found = json.loads(
        kb("score", "-", "--json", "--plan", "Sangat Baik", stdin=sheet.encode()).out
    )
    assert found == answer_json(work_out(sheet.encode(), NATIONAL.frameworks, plan="Sangat Baik"))
    plan = cheapest_plan(
        NATIONAL.frameworks["spbe-2020"],
        levels=read_sheet(sheet, NATIONAL.frameworks).levels,
        target="Sangat Baik",
        year=2024,
    )
    assert found["plan"]["reached"] == str(plan.reached)
    assert [step["key"] for step in found["plan"]["steps"]] == [step.key for step in plan.steps]
    assert found["plan"]["steps"][0] == {"key": "I11", "before": "2", "after": "3", "gain": "1/40"}
    del found["plan"]
    assert found == score_json(read_sheet(sheet, NATIONAL.frameworks).score())


# --template


@pytest.mark.parametrize("framework", NATIONAL.frameworks.values(), ids=lambda item: item.id)
def test_templates(kb: Kb, framework: Framework) -> None:
    assert kb("score", "--template", framework.id).out == yaml_template(framework)
    assert kb("score", "--template", framework.short_name, "--csv").out == csv_template(framework)


def test_a_filled_template_is_read_back(kb: Kb) -> None:
    text = kb("score", "--template", "spbe-2020", "--csv").out
    filled = text.replace("year,,", "year,2024,").replace("I1,,", "I1,3,")
    ran = kb("score", "-", "--json", stdin=filled.encode())
    assert ran.code == 0
    assert json.loads(ran.out)["values"]["I1"]["printed"] == "3.00"


# bad input


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "Berkas lembar nilai kosong."),
        (HEAD.encode(), "Lembar nilai kosong: tidak ada satu pun nilai."),
        (
            b"framework: spbe2020\nlevels: {1: 3}\n",
            "Instrumen 'spbe2020' tidak dikenal; yang dikenal: pegi, spbe-2018, spbe-2020, "
            "pemdi-2026. Maksud Anda spbe-2020?",
        ),
        (
            (HEAD + "levels: {48: 3}\n").encode(),
            "'48' di bagian 'levels' tidak dikenal; SPBE 2020 mempunyai 47 indikator.",
        ),
        (
            (HEAD + "domains: {D5: 3}\n").encode(),
            "'D5' di bagian 'domains' tidak dikenal; SPBE 2020 mempunyai 47 indikator.",
        ),
        (
            (HEAD + "levels: {1: 6}\n").encode(),
            "Tingkat 6 untuk I1 di luar skala 1 sampai 5.",
        ),
        ((HEAD + "levels: {1: tiga}\n").encode(), "I1: 'tiga' bukan angka."),
        ((HEAD + "index: tinggi\nlevels: {1: 3}\n").encode(), "index: 'tinggi' bukan angka."),
        (
            (_levels() + "domains: {D1: 4.00}\n").encode(),
            "Nilai domain D1 tertulis 4,00, padahal dari bagian-bagiannya 3,00.",
        ),
        (
            (HEAD + "domains: {D1: 3.33}\n").encode(),
            "Nilai domain D1 tertulis 3,33, tetapi tidak ada tingkat indikator yang "
            "menghasilkannya; terdekat 3,30 dan 3,40.",
        ),
        (DOMAINS.encode("utf-16"), "Berkas berkode UTF-16; simpan ulang sebagai UTF-8."),
        (
            DOMAINS.replace("name: ", "name: é").encode("latin-1"),
            "Berkas tidak berkode UTF-8 (baris 3); simpan ulang sebagai UTF-8.",
        ),
        (b"#" * 400_000, "Berkas lebih besar dari 256 kB: bukan lembar nilai."),
        (
            b"framework,spbe-2020\nyear,2023\nD1,4,00\n",
            "Baris 3: koma desimal tidak dapat dibedakan dari koma pemisah; pakai titik desimal "
            "atau pemisah titik koma.",
        ),
        (b"framework: [spbe\n", "Baris 2, kolom 1: tulisan YAML tidak dapat dibaca; "),
        (b"framework;spbe-2020\n1;\x1b[31m3\n", "I1: '\ufffd[31m3' bukan angka."),
    ],
)
@pytest.mark.parametrize("options", [[], ["--json"], ["--plan", "Baik"]], ids=str)
def test_bad_input_gets_one_sentence_exit_1_and_nothing_half_written(
    kb: Kb, tmp_path: Path, data: bytes, sentence: str, options: list[str]
) -> None:
    path = tmp_path / "lembar"
    path.write_bytes(data)
    ran = kb("score", str(path), *options)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith(f"{path}: {sentence}")
    assert len(ran.err.splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (
            [],
            "Lembar nilai belum disebut; buat yang kosong dengan 'kb score --template spbe-2020'.",
        ),
        (["tidak-ada.yaml"], "Berkas 'tidak-ada.yaml' tidak ada."),
        (["."], "'.' adalah folder, bukan lembar nilai."),
        (["nol\0nol"], "Berkas 'nol\ufffdnol' tidak dapat dibuka."),
        (["-"], "Masukan standar masih kosong; salurkan lembar nilai ke perintah ini."),
        (
            ["--template", "sbpe2020"],
            "Instrumen 'sbpe2020' tidak dikenal; yang ada: pegi, spbe-2018, spbe-2020, pemdi-2026. "
            "Maksud Anda spbe-2020?",
        ),
        (["--template", "x"], "Instrumen 'x' tidak dikenal; yang ada: pegi, "),
        (["a.yaml", "--template", "pegi"], "--template menulis lembar kosong, jadi tidak dipakai "),
        (["--template", "pegi", "--json"], "--template menulis lembar kosong, jadi tidak dipakai "),
        (["--template", "pegi", "--plan", "Baik"], "--template menulis lembar kosong, jadi tidak "),
        (["a.csv", "--csv"], "--csv hanya dipakai bersama --template; "),
        (["a.csv", "b.csv"], "Kata 'b.csv' tidak dimengerti di sini."),
    ],
)
def test_a_wrong_command_is_told_in_one_sentence_and_exit_2(
    kb: Kb, arguments: list[str], sentence: str
) -> None:
    ran = kb("score", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(sentence)
    assert len(ran.err.splitlines()) == 1


def test_a_predicate_that_the_instrument_does_not_have(kb: Kb) -> None:
    ran = kb("score", "-", "--plan", "Bagus", stdin=_levels().encode())
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "SPBE 2020 tidak mengenal predikat 'Bagus': Memuaskan, Sangat Baik, Baik, Cukup, Kurang.\n"
    )


@pytest.mark.parametrize("start", [b"PK\x03\x04", b"\xd0\xcf\x11\xe0"])
def test_a_workbook_is_to_be_saved_as_csv(kb: Kb, start: bytes) -> None:
    ran = kb("score", "-", stdin=start + b"\0\xff" * 40)
    assert (ran.code, ran.out) == (1, "")
    assert "buku kerja Excel atau LibreOffice; buka, simpan lembarnya sebagai CSV" in ran.err


def test_a_sheet_with_the_ends_of_lines_of_old_macs(kb: Kb) -> None:
    text = "framework,spbe-2020\ryear,2024\rD1,2.30\rD2,2.40\rD3,1.55\rD4,4.14\r"
    ran = kb("score", "-", stdin=text.encode())
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == kb("score", "-", stdin=text.replace("\r", "\n").encode()).out
