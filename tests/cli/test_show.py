"""``kb show``: one area, as people call it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from kb_builder.cli.commands.show import find_area, gather, profile_json
from kb_builder.cli.show_page import profile_page
from kb_builder.reference.comparison import compare_area
from tests.cli.running import Kb
from tests.national import NATIONAL

ROOT = Path(__file__).resolve().parents[2]

YALIMO = """\
Kabupaten Yalimo

Kode      95.06 (BPS 9706)
Provinsi  Papua Pegunungan
Ibu kota  Elelim
Penduduk  105.374 jiwa (Kementerian Dalam Negeri, 2024)
Luas      3.148,308 km² (Kementerian Dalam Negeri, 2024)

SPBE 2023 dan 2024: belum dievaluasi dalam laporan nasional; itu bukan nilai nol.
"""
PEMALANG_2024 = """\
SPBE 2024: 3,04, Baik

Domain                       Nilai   Median Jawa Tengah   Median kabupaten   Median Indonesia
─────────────────────────────────────────────────────────────────────────────────────────────
D1 Kebijakan Internal SPBE    2,30                 4,30               3,10               3,20
D2 Tata Kelola SPBE           2,40                 3,50               2,30               2,40
D3 Manajemen SPBE             1,55                 2,45               1,27               1,45
D4 Layanan SPBE               4,14                 4,31               3,75               3,81
Indeks                        3,04                 3,76               2,89               3,02

Indeksnya lebih tinggi daripada sekitar setengah kabupaten dan kota lain yang dievaluasi (484).
Terkuat: Layanan SPBE (4,14). Terlemah: Manajemen SPBE (1,55).
Paling jauh di bawah median semua kabupaten: Kebijakan Internal SPBE (2,30; median 3,10).
Median dihitung dari yang dievaluasi: kabupaten dan kota di Jawa Tengah (35), semua kabupaten \
(392), semua kabupaten dan kota (485).
Sumber: Kementerian PANRB, Laporan Pelaksanaan Evaluasi SPBE 2024.
"""
WORTHS = """\
Tambahan indeks bila naik satu tingkat

Domain                       Satu indikator   Seluruh domain
────────────────────────────────────────────────────────────
D1 Kebijakan Internal SPBE            0,013             0,13
D2 Tata Kelola SPBE                   0,025             0,25
D3 Manajemen SPBE                     0,015            0,165
D4 Layanan SPBE                 0,0275–0,03            0,455
"""
SUMEDANG_SERIES = """\
Deret indeks

Tahun   Indeks   Predikat      Instrumen                                              Sumber
────────────────────────────────────────────────────────────────────────────────────────────────────────
 2020     3,81   –             SPBE 2018                                              bandung.bisnis.com
                               instrumen berganti ke SPBE 2020: jangan dibandingkan
 2021     3,52   –             SPBE 2020                                              bandung.bisnis.com
 2022     3,84   –             SPBE 2020                                              bandung.bisnis.com
 2023     4,14   Sangat Baik   SPBE 2020                                              tabel nasional
 2024     4,51   Memuaskan     SPBE 2020                                              tabel nasional
"""  # noqa: E501  # a table as it is shown

CASE = """\
schema_version: 1
status: draft
last_verified: 2026-11-20
verified_by: Dinas Kominfo Kabupaten Yalimo
regency: "95.06"
summary:
  - text: Contoh.
    cites: [a]
sources:
  a:
    title: Contoh
    publisher: Contoh
    kind: website
    published: tidak diketahui
    accessed: 2026-11-20
    url: https://example.org/
    archive_url: tidak diketahui
    reading: full-text
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with an empty library."""
    (tmp_path / "cases" / "visits").mkdir(parents=True)
    return tmp_path


@pytest.mark.parametrize(
    "words",
    [
        ["sumedang"],
        ["Kab. Sumedang"],
        ["KABUPATEN SUMEDANG"],
        ["kab.", "sumedang"],
        ["32.11"],
        ["3211"],
    ],
    ids=" ".join,
)
def test_areas_as_people_call_them(kb: Kb, project: Path, words: list[str]) -> None:
    ran = kb("show", *words, "--root", str(project))
    assert ran.code == 0
    assert ran.out.startswith("Kabupaten Sumedang\n\nKode      32.11 (BPS 3211)\n")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (
            ["bandung"],
            "'bandung' dapat berarti lebih dari satu daerah: Kabupaten Bandung (32.04), "
            "Kota Bandung (32.73). Pilih satu.\n",
        ),
        (["Sumedag"], "Daerah 'Sumedag' tidak dikenal. Maksud Anda Kabupaten Sumedang (32.11)"),
        (["35.1"], "Daerah '35.1' tidak dikenal. Maksud Anda Kabupaten Banyuwangi (35.10)"),
        (["atlantis", "raya"], "Daerah 'atlantis raya' tidak dikenal.\n"),
        ([""], "Daerah '' tidak dikenal.\n"),
        (["\x1b[2J"], "Daerah '\ufffd[2J' tidak dikenal.\n"),
    ],
)
@pytest.mark.parametrize("options", [[], ["--json"]], ids=["teks", "json"])
def test_names_of_several_or_no_areas_are_asked_back(
    kb: Kb, words: list[str], sentence: str, options: list[str]
) -> None:
    ran = kb("show", *words, *options)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(sentence)
    assert len(ran.err.splitlines()) == 1


def test_an_area_that_was_not_evaluated(kb: Kb, project: Path) -> None:
    ran = kb("show", "Yalimo", "--root", str(project))
    assert (ran.code, ran.out, ran.err) == (0, YALIMO, "")


def test_a_part_of_jakarta_points_to_its_province(kb: Kb, project: Path) -> None:
    ran = kb("show", "Jakarta Pusat", "--root", str(project))
    assert ran.out.endswith(
        "SPBE 2023 dan 2024: tidak dinilai sendiri, karena wilayah administratif ini dijalankan "
        "pemerintah provinsi; lihat 'kb show 31'.\n"
    )


def test_an_area_that_missed_one_round(kb: Kb, project: Path) -> None:
    rounds = NATIONAL.assessments.by_year
    code = next(code for code in rounds[2023] if code not in rounds[2024])
    out = kb("show", code, "--root", str(project)).out
    assert "SPBE 2024: belum dievaluasi pada putaran ini; itu bukan nilai nol.\n" in out
    assert "SPBE 2023: " in out


def test_results_beside_the_medians(kb: Kb, project: Path) -> None:
    out = kb("show", "pemalang", "--root", str(project)).out
    assert PEMALANG_2024 in out
    assert WORTHS in out
    assert out.index("SPBE 2024: 3,04, Baik") < out.index("SPBE 2023: 2,94, Baik")


def test_the_series_marks_the_change_of_instrument(kb: Kb, project: Path) -> None:
    assert SUMEDANG_SERIES in kb("show", "sumedang", "--root", str(project)).out


def test_ranks_and_former_names_are_told(kb: Kb, project: Path) -> None:
    out = kb("show", "kota cimahi", "--root", str(project)).out
    assert "Baik; peringkat 1 dari 21 daerah yang dinilai di Jawa Barat" in out
    found = json.loads(kb("show", "kota cimahi", "--json", "--root", str(project)).out)
    assert (found["series"][0]["index"], found["series"][0]["predicate"]) == (None, "Baik")
    out = kb("show", "tobasa", "--root", str(project)).out
    assert "Kabupaten Toba Samosir (sampai 2020, PP 14/2020)" in out


def test_a_province_beside_the_provinces(kb: Kb, project: Path) -> None:
    out = kb("show", "jawa timur", "--root", str(project)).out
    assert "Domain                       Nilai   Median provinsi\n" in out
    assert "Nilai domain 1 dipulihkan menjadi 4,60" in out
    assert "provinsi lain yang dievaluasi (37).\n" in out
    assert "Ibu kota" not in out


def test_a_doubtful_value_is_marked(kb: Kb, project: Path) -> None:
    out = kb("show", "banyuasin", "--root", str(project)).out
    assert "D4 Layanan SPBE              0,30 (?)" in out
    assert "Laporan mencetak nilai domain 4 sebesar 0,30" in out


def test_case_and_visits_of_the_project(kb: Kb) -> None:
    ran = kb("show", "sumedang", "--root", str(ROOT))
    assert ran.err == ""
    assert re.search(r"\nKasus\n\ncases/sumedang\.yaml, [a-z ]+, terakhir diperiksa ", ran.out)
    assert "- Super aplikasi e-Office\n" in ran.out
    assert (
        "- 30 April 2019: Sekretariat Daerah Kabupaten Sumedang ke Kabupaten Bojonegoro "
        "(cases/visits/2019-04-30-bojonegoro-sumedang.yaml)\n"
    ) in ran.out
    found = json.loads(kb("show", "sumedang", "--json", "--root", str(ROOT)).out)
    assert [case["file"] for case in found["cases"]] == ["cases/sumedang.yaml"]
    roles = {visit["file"]: visit["role"] for visit in found["visits"]}
    assert roles["cases/visits/2019-04-30-bojonegoro-sumedang.yaml"] == "guest"
    assert roles["cases/visits/2021-12-07-sumedang-bandung.yaml"] == "host"


def test_indexes_and_profiles_of_the_case_join_in(kb: Kb) -> None:
    sumedang = kb("show", "sumedang", "--root", str(ROOT)).out
    assert [line.split()[0] for line in sumedang.splitlines() if line.strip().startswith("20")] == [
        "2019",
        "2020",
        "2021",
        "2022",
        "2023",
        "2024",
    ]
    bojonegoro = kb("show", "bojonegoro", "--root", str(ROOT)).out
    assert (
        "PeGI 2015 (penilaian pihak luar): Kebijakan 3,33, Kelembagaan 3,07, Infrastruktur 3,20, "
        "Aplikasi 3,07, Perencanaan 3,06.\n"
    ) in bojonegoro


def test_a_draft_is_called_one(kb: Kb, project: Path) -> None:
    (project / "cases" / "yalimo.yaml").write_text(CASE, encoding="utf-8")
    out = kb("show", "yalimo", "--root", str(project)).out
    assert out == YALIMO + (
        "\nKasus\n\ncases/yalimo.yaml, konsep, terakhir diperiksa 20 November 2026; 0 praktik.\n"
    )


def test_a_case_that_check_would_refuse_is_shown_all_the_same(kb: Kb, project: Path) -> None:
    profile = (
        "profiles:\n  - framework: spbe-1999\n    year: 1999\n    basis: external\n"
        "    index: 2.00\n    scores:\n      D1: 2.00\n    cites: [tidak-ada]\n"
    )
    (project / "cases" / "yalimo.yaml").write_text(CASE + profile, encoding="utf-8")
    ran = kb("show", "yalimo", "--root", str(project))
    assert (ran.code, ran.err) == (0, "")
    assert "1999" not in ran.out


@pytest.mark.parametrize("text", [CASE.replace("status", "setatus"), CASE + "\t- x", "95.06: ["])
def test_a_broken_case_is_left_out_and_said(kb: Kb, project: Path, text: str) -> None:
    (project / "cases" / "yalimo.yaml").write_text(text, encoding="utf-8")
    ran = kb("show", "yalimo", "--root", str(project))
    assert (ran.code, ran.out) == (0, YALIMO)
    assert ran.err == "Tidak dapat dibaca: cases/yalimo.yaml; lihat 'kb check'.\n"


def test_without_a_project_cases_are_left_out_and_that_is_said(kb: Kb, tmp_path: Path) -> None:
    ran = kb("show", "yalimo", "--root", str(tmp_path))
    assert (ran.code, ran.out) == (0, YALIMO)
    assert ran.err == "Tidak ada folder cases/ di sini; kasus dan kunjungan tidak ditampilkan.\n"


@pytest.mark.parametrize("name", ["sumedang", "kota bandung", "yalimo", "31.71", "banyuasin", "35"])
def test_json_says_what_the_function_says(kb: Kb, name: str) -> None:
    ran = kb("show", name, "--json", "--root", str(ROOT))
    assert ran.code == 0
    profile, _ = gather(find_area(name, NATIONAL.areas), NATIONAL, cases=ROOT / "cases")
    assert json.loads(ran.out) == profile_json(profile)


def test_json_has_points_fractions_and_the_comparison(kb: Kb, project: Path) -> None:
    found = json.loads(kb("show", "pemalang", "--json", "--root", str(project)).out)
    areas = NATIONAL.areas
    ours = compare_area(
        areas.by_code["33.27"], areas=areas, assessments=NATIONAL.assessments, year=2024
    )
    assert ours is not None
    assert ours.standing is not None
    row = found["results"][0]
    assert (row["year"], row["index"], row["scores"]["D1"]) == (2024, "3.04", "2.30")
    assert row["groups"][0]["medians"]["D3"] == {"printed": "2.45", "exact": "49/20"}
    assert row["standing"]["share"] == str(ours.standing.share)
    assert row["furthest_behind"] == "D1"
    assert found["step_worth"]["D4"] == {"least": "11/400", "most": "3/100", "whole": "91/200"}
    assert found["area"]["population"] == 1601007


def test_any_area_can_be_shown(project: Path) -> None:
    for area in list(NATIONAL.areas.by_code.values())[::25]:
        profile, notices = gather(area, NATIONAL, cases=project / "cases")
        assert notices == ()
        profile_page(profile)
        json.dumps(profile_json(profile))
