"""``kb hosts`` and ``kb practices``: who is ahead, and what closes which gap."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from kb_builder.project import Project
from kb_builder.similarity import Filters, as_dict, from_pegi
from tests.cli.running import Kb
from tests.national import NATIONAL

TYPED = {"D1": 2.3, "D2": 2.4, "D3": 1.55, "D4": 4.14}
SCORES = "D1=2.3,D2=2.4,D3=1.55,D4=4.14"
SHEET = b"framework: spbe-2020\nyear: 2024\ndomains: {D1: 2.30, D2: 2.40, D3: 1.55, D4: 4.14}\n"
PEGI = (3.33, 3.07, 3.2, 3.07, 3.06)


def test_hosts_as_json_say_what_the_function_says(kb: Kb, project: Project) -> None:
    ran = kb("hosts", "pemalang", "--json")
    assert (ran.code, ran.err) == (0, "")
    assert json.loads(ran.out) == as_dict(project.hosts("pemalang"))
    other = kb("hosts", "pemalang", "--domain", "d3", "--margin", "1", "-k", "7", "--json")
    found = json.loads(other.out)
    assert found == as_dict(project.hosts("pemalang", k=7, domain="D3", margin=1.0))
    assert [one["domain"] for one in found["lists"]] == ["D3"]
    assert all(host["lead"] >= 1 for host in found["lists"][0]["hosts"])
    near = kb("hosts", "pemalang", "--other-provinces", "--max-km", "300", "--json")
    filters = Filters(other_provinces=True, max_km=300.0)
    assert json.loads(near.out) == as_dict(project.hosts("pemalang", filters=filters))
    whole = json.loads(kb("hosts", "pemalang", "--domain", "indeks", "--json").out)
    assert [one["domain"] for one in whole["lists"]] == [None]


def test_practices_as_json_say_what_the_function_says(kb: Kb, project: Project) -> None:
    ran = kb("practices", "pemalang", "--json")
    assert (ran.code, ran.err) == (0, "")
    assert json.loads(ran.out) == as_dict(project.practices("pemalang"))


def test_typed_scores_and_a_sheet_give_one_answer(kb: Kb, project: Project, tmp_path: Path) -> None:
    expected = as_dict(project.hosts("yalimo", scores=TYPED))
    typed = kb("hosts", "yalimo", "--scores", SCORES, "--json")
    assert json.loads(typed.out) == expected
    commas = kb("hosts", "yalimo", "--scores", "d1=2,3, D2=2,4, D3=1,55, D4=4,14", "--json")
    assert json.loads(commas.out) == expected
    file = tmp_path / "lembar.yaml"
    file.write_bytes(SHEET)
    assert json.loads(kb("hosts", "yalimo", "--sheet", str(file), "--json").out) == expected
    assert json.loads(kb("hosts", "yalimo", "--sheet", "-", "--json", stdin=SHEET).out) == expected
    same = as_dict(project.practices("yalimo", scores=TYPED))
    assert json.loads(kb("practices", "yalimo", "--scores", SCORES, "--json").out) == same
    shown = kb("hosts", "yalimo", "--scores", SCORES).out
    assert "Dasar: nilai yang Anda isikan (D1 2,30, D2 2,40, D3 1,55, D4 4,14;" in shown


@pytest.mark.usefixtures("project")
def test_a_sheet_of_levels_is_worked_out(kb: Kb) -> None:
    framework = NATIONAL.frameworks["spbe-2020"]
    levels = ", ".join(f"{key.removeprefix('I')}: 3" for key in framework.answers)
    sheet = f"framework: spbe-2020\nyear: 2024\nlevels: {{{levels}}}\n".encode()
    found = json.loads(kb("hosts", "yalimo", "--sheet", "-", "--json", stdin=sheet).out)
    assert found["area"]["scores"] == {"D1": 3.0, "D2": 3.0, "D3": 3.0, "D4": 3.0}


def test_a_pegi_sheet_is_rough(kb: Kb, project: Project) -> None:
    top = [node.id for node in project.frameworks["pegi"].top]
    values = dict(zip(top, PEGI, strict=True))
    listed = "\n".join(f"  {name}: {value}" for name, value in values.items())
    sheet = f"framework: pegi\nyear: 2015\ndimensions:\n{listed}\n".encode()
    ran = kb("hosts", "bojonegoro", "--sheet", "-", "--json", stdin=sheet)
    assert ran.code == 0, ran.err
    scores = from_pegi(project.national, values)
    assert json.loads(ran.out) == as_dict(project.hosts("bojonegoro", scores=scores))
    assert json.loads(ran.out)["area"]["rough"] is True
    for command in ("peers", "practices"):
        assert "kasar, dan instrumen" in kb(command, "bojonegoro", "--sheet", "-", stdin=sheet).out


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize("command", ["hosts", "practices"])
def test_an_area_without_scores_gets_a_rough_answer(kb: Kb, command: str) -> None:
    ran = kb(command, "yalimo")
    assert (ran.code, ran.err) == (0, "")
    assert "\nKabupaten Yalimo belum dievaluasi pada 2024. Daftar ini kasar" in ran.out
    assert json.loads(kb(command, "yalimo", "--json").out)["area"]["rough"] is True


@pytest.mark.usefixtures("project")
def test_nobody_is_ahead_of_the_best(kb: Kb) -> None:
    best = ("--scores", "D1=5,D2=5,D3=5,D4=5")
    ran = kb("hosts", "sumedang", *best)
    assert ran.code == 0
    assert ran.out.count("Tidak ada daerah yang unggul 0,5 poin atau lebih pada ") == 5
    told = kb("practices", "sumedang", *best, "--csv")
    assert len(told.out.splitlines()) == 1
    assert told.err.startswith("Belum ada praktik tercatat dari daerah yang lebih maju")


@pytest.mark.usefixtures("project")
def test_csv(kb: Kb) -> None:
    rows = list(csv.DictReader(io.StringIO(kb("hosts", "pemalang", "--csv").out)))
    told = json.loads(kb("hosts", "pemalang", "--json").out)["lists"]
    assert [(row["list"], float(row["worth"])) for row in rows] == [
        (one["domain"] or "index", host["worth"]) for one in told for host in one["hosts"]
    ]
    rows = list(csv.DictReader(io.StringIO(kb("practices", "pemalang", "--csv").out)))
    told = json.loads(kb("practices", "pemalang", "--json").out)["practices"]
    assert [float(row["fit"]) for row in rows] == [item["fit"] for item in told]


@pytest.mark.usefixtures("project")
def test_tables_for_people(kb: Kb) -> None:
    out = kb("hosts", "pemalang", "-k", "2").out
    assert out.startswith(
        "Tuan rumah untuk Kabupaten Pemalang\n\n"
        "Dasar: SPBE 2024 (D1 2,30, D2 2,40, D3 1,55, D4 4,14; indeks 3,04).\n\n"
        "D1 Kebijakan Internal SPBE\n\n"
        "Tertinggal 1,15 poin dari median daerah sekeadaan.\n"
    )
    assert out.count("Mirip: ") == 10
    assert "ada praktik tercatat" in out
    assert out.splitlines()[-1].startswith("Sumber: ")
    out = kb("practices", "pemalang", "-k", "2").out
    assert out.count("Bila berhasil, indeks dapat naik ") == 2
    assert out.count(" Hitungan: ") == 2
    assert "\nYang masih dapat ditambah\n" in out
    assert "None" not in out


def test_practices_need_the_project_and_hosts_do_without(kb: Kb, tmp_path: Path) -> None:
    ran = kb("practices", "pemalang", "--root", str(tmp_path))
    assert (ran.code, ran.out) == (2, "")
    assert "Tidak ada folder cases/" in ran.err
    ran = kb("hosts", "pemalang", "--domain", "D1", "--json", "--root", str(tmp_path))
    assert ran.code == 0
    assert ran.err.startswith("Tidak ada folder cases/ di sini; ")
    found = json.loads(ran.out)["lists"][0]["hosts"]
    assert not any(host["documented"] or host["visitors"] for host in found)
    (tmp_path / "cases").mkdir()
    (tmp_path / "cases" / "yalimo.yaml").write_text("rusak: [", encoding="utf-8")
    ran = kb("practices", "pemalang", "--root", str(tmp_path))
    assert (ran.code, ran.err) == (0, "Ada berkas bermasalah di cases/; lihat 'kb check'.\n")
    assert "Belum ada praktik tercatat di sini." in ran.out


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize("command", ["hosts", "practices"])
@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--scores", "D1=2.3"], "Nilai belum lengkap; belum ada: D2, D3, D4."),
        (["--scores", "D1=0.5,D2=2,D3=2,D4=2"], "Nilai D1 harus antara 1 dan 5, bukan 0.5."),
        (["--scores", "D1=2,D2=2,D3=2,D4=51"], "Nilai D4 harus antara 1 dan 5, bukan 51."),
        (["--scores", "D1=2,D2=2,D3=2,D4=-2"], "Nilai D4 harus antara 1 dan 5, bukan -2."),
        (["--scores", "D1=2,D1=2,D3=2,D4=2"], "--scores menyebut D1 dua kali."),
        (["--scores", "D1=2,D2=2,D3=2,D5=2"], "Domain tidak dikenal: D5."),
        (["--scores", "D1=dua"], "'D1=dua' dalam --scores tidak dimengerti"),
        (["--scores", "D1=nan,D2=2,D3=2,D4=2"], "'D1=nan' dalam --scores tidak dimengerti"),
        (["--scores", ""], "'' dalam --scores tidak dimengerti"),
        (["--scores", SCORES, "--sheet", "-"], "--scores dan --sheet tidak dapat dipakai bersama"),
        (["--sheet", "tidak-ada.yaml"], "Berkas 'tidak-ada.yaml' tidak ada."),
        (["--json", "--csv"], "--json dan --csv tidak dapat dipakai bersama"),
        (["-k", "0"], "Panjang daftar harus antara 1 dan 513, bukan 0."),
        (["--max-km", "1"], "Saringan ini tidak menyisakan satu daerah pun."),
        (["--root"], "Pilihan '--root' memerlukan nilai."),
    ],
)
def test_bad_input(kb: Kb, command: str, options: list[str], sentence: str) -> None:
    ran = kb(command, "pemalang", *options)
    assert (ran.code, ran.out) == (2, "")
    assert sentence in ran.err
    assert len(ran.err.splitlines()) == 1


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--domain", "D7"], "Domain 'D7' tidak dikenal. Yang ada: D1, D2, D3, D4, index."),
        (["--margin", "0"], "Keunggulan terkecil harus antara 0 dan 4, bukan 0."),
        (["--margin", "nan"], "Keunggulan terkecil harus antara 0 dan 4"),
        (["--margin", "besar"], "Tulis angka dengan titik desimal."),
    ],
)
def test_bad_options_of_hosts(kb: Kb, options: list[str], sentence: str) -> None:
    ran = kb("hosts", "pemalang", *options)
    assert (ran.code, ran.out) == (2, "")
    assert sentence in ran.err


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    ("sheet", "sentence"),
    [
        (b"framework: spbe-2020\ndomains: {D1: 2.30}\n", "masukan standar: nilai belum lengkap"),
        (b"framework: spbe-2020\ndomains: {D1: 9}\n", "masukan standar: "),
        (b"", "Berkas lembar nilai kosong."),
        (b"framework: spbe-2018\ndomains: {D1: 2.30}\n", "tidak dapat dipakai di sini"),
    ],
)
def test_bad_sheets(kb: Kb, sheet: bytes, sentence: str) -> None:
    ran = kb("hosts", "pemalang", "--sheet", "-", stdin=sheet)
    assert (ran.code, ran.out) == (2, "")
    assert sentence in ran.err
    assert len(ran.err.splitlines()) == 1
