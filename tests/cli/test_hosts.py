"""``kb hosts`` and ``kb practices``: who is ahead, and what closes which gap."""

from __future__ import annotations

import csv
import io
import json
import math
from pathlib import Path
from typing import Any

import pytest

from kb_builder.cli import questions
from kb_builder.cli.shapes import answer_json
from kb_builder.frameworks import csv_template
from kb_builder.reading import load_library
from kb_builder.similarity import Filters, from_pegi, hosts, practices
from tests.cli.running import Kb
from tests.national import NATIONAL

ROOT = Path(__file__).resolve().parents[2]
TYPED = {"D1": 2.3, "D2": 2.4, "D3": 1.55, "D4": 4.14}
SCORES = "D1=2.3,D2=2.4,D3=1.55,D4=4.14"
SHEET = b"framework: spbe-2020\nyear: 2024\ndomains: {D1: 2.30, D2: 2.40, D3: 1.55, D4: 4.14}\n"
PEGI = {"P1": 3.33, "P2": 3.07, "P3": 3.2, "P4": 3.07, "P5": 3.06}


@pytest.fixture(autouse=True)
def world(monkeypatch: pytest.MonkeyPatch, shared_world: Any) -> Any:
    monkeypatch.setattr(questions, "world", lambda: shared_world)
    monkeypatch.chdir(ROOT)
    return shared_world


@pytest.fixture(scope="module")
def library() -> Any:
    return load_library(ROOT / "cases", NATIONAL)[0]


def _plain(answer: Any) -> Any:
    return json.loads(json.dumps(answer_json(answer)))


def test_hosts_as_json_say_what_the_function_says(kb: Kb, world: Any, library: Any) -> None:
    area = NATIONAL.areas.resolve("pemalang")
    visits = library.visit_pairs()
    ran = kb("hosts", "pemalang", "--json")
    assert (ran.code, ran.err) == (0, "")
    found = json.loads(ran.out)
    assert found == _plain(hosts(world, area, visits=visits))
    for host in found["hosts"]:
        assert math.isclose(
            host["worth"], host["closeness"] * host["lead"] * host["room"], abs_tol=1e-9
        )
        parts = math.fsum(reason["contribution"] for reason in host["reasons"])
        assert abs(parts - host["distance"]) < 1e-9
    other = kb("hosts", "pemalang", "--domain", "d3", "--margin", "1", "-k", "7", "--json")
    assert json.loads(other.out) == _plain(
        hosts(world, area, k=7, domain="D3", margin=1.0, visits=visits)
    )
    assert all(host["lead"] >= 1 for host in json.loads(other.out)["hosts"])
    near = kb("hosts", "pemalang", "--other-provinces", "--max-km", "300", "--json")
    filters = Filters(other_provinces=True, max_km=300.0)
    assert json.loads(near.out) == _plain(hosts(world, area, visits=visits, filters=filters))


def test_practices_as_json_say_what_the_function_says(kb: Kb, world: Any, library: Any) -> None:
    area = NATIONAL.areas.resolve("pemalang")
    ran = kb("practices", "pemalang", "--json")
    assert (ran.code, ran.err) == (0, "")
    found = json.loads(ran.out)
    assert found == _plain(practices(world, area, library.cases.values()))
    for fit in found["practices"]:
        product = fit["closeness"] * fit["points"] * fit["evidence"]
        assert math.isclose(fit["fit"], product, abs_tol=1e-9)
        assert {"distance", "reasons", "confidence"} <= fit.keys()


def test_typed_scores_and_a_sheet_give_one_answer(
    kb: Kb, world: Any, library: Any, tmp_path: Path
) -> None:
    area = NATIONAL.areas.resolve("yalimo")
    expected = _plain(hosts(world, area, scores=TYPED, visits=library.visit_pairs()))
    typed = kb("hosts", "yalimo", "--scores", SCORES, "--json")
    assert json.loads(typed.out) == expected
    commas = kb("hosts", "yalimo", "--scores", "d1=2,3, D2=2,4, D3=1,55, D4=4,14", "--json")
    assert json.loads(commas.out) == expected
    file = tmp_path / "lembar.yaml"
    file.write_bytes(SHEET)
    assert json.loads(kb("hosts", "yalimo", "--sheet", str(file), "--json").out) == expected
    assert json.loads(kb("hosts", "yalimo", "--sheet", "-", "--json", stdin=SHEET).out) == expected
    cases = library.cases.values()
    same = _plain(practices(world, area, cases, scores=TYPED))
    assert json.loads(kb("practices", "yalimo", "--scores", SCORES, "--json").out) == same
    shown = kb("hosts", "yalimo", "--scores", SCORES).out
    assert "Dasar: nilai yang Anda isikan (D1 2,30, D2 2,40, D3 1,55, D4 4,14;" in shown


def test_a_sheet_of_levels_is_worked_out(kb: Kb) -> None:
    framework = NATIONAL.frameworks["spbe-2020"]
    levels = ", ".join(f"{key.removeprefix('I')}: 3" for key in framework.answers)
    sheet = f"framework: spbe-2020\nyear: 2024\nlevels: {{{levels}}}\n".encode()
    found = json.loads(kb("hosts", "yalimo", "--sheet", "-", "--json", stdin=sheet).out)
    assert found["area"]["scores"] == {"D1": 3.0, "D2": 3.0, "D3": 3.0, "D4": 3.0}


def _pegi() -> tuple[bytes, dict[str, float]]:
    top = [node.id for node in NATIONAL.frameworks["pegi"].top]
    values = dict(zip(top, PEGI.values(), strict=True))
    lines = csv_template(NATIONAL.frameworks["pegi"]).splitlines()
    filled = [
        line.replace(f"{line.split(',')[0]},", f"{line.split(',')[0]},{values[line.split(',')[0]]}")
        if line.split(",")[0] in values
        else line
        for line in lines
    ]
    return "\n".join(filled).encode(), values


def test_a_pegi_sheet_is_rough(kb: Kb, world: Any, library: Any) -> None:
    listed = "\n".join(f"  {name}: {value}" for name, value in _pegi()[1].items())
    sheet = f"framework: pegi\nyear: 2015\ndimensions:\n{listed}\n".encode()
    ran = kb("hosts", "bojonegoro", "--sheet", "-", "--json", stdin=sheet)
    assert ran.code == 0, ran.err
    area = NATIONAL.areas.resolve("bojonegoro")
    scores = from_pegi(_pegi()[1])
    expected = hosts(world, area, scores=scores, rough=True, visits=library.visit_pairs())
    assert json.loads(ran.out) == _plain(expected)
    assert json.loads(ran.out)["area"]["rough"] is True
    shown = kb("practices", "bojonegoro", "--sheet", "-", stdin=sheet).out
    assert "Nilainya dialihkan dari PeGI secara kasar" in shown


@pytest.mark.parametrize("command", ["hosts", "practices"])
def test_too_little_data_is_an_answer(kb: Kb, command: str) -> None:
    ran = kb(command, "yalimo")
    assert (ran.code, ran.err) == (0, "")
    assert "\nBelum cukup data: Kabupaten Yalimo belum dievaluasi pada 2024. " in ran.out
    found = json.loads(kb(command, "yalimo", "--json").out)
    assert found[command] == []
    assert found["why"].startswith("Belum cukup data")
    table = kb(command, "yalimo", "--csv")
    assert table.code == 0
    assert len(table.out.splitlines()) == 1
    assert table.err.startswith("Belum cukup data")


def test_nobody_is_ahead_of_the_best(kb: Kb) -> None:
    ran = kb("hosts", "sumedang", "--scores", "D1=5,D2=5,D3=5,D4=5")
    assert ran.code == 0
    assert "Tidak ada daerah dalam saringan ini yang unggul 0,50 poin" in ran.out


def test_csv(kb: Kb) -> None:
    for command, key in (("hosts", "worth"), ("practices", "fit")):
        rows = list(csv.DictReader(io.StringIO(kb(command, "pemalang", "--csv").out)))
        told = json.loads(kb(command, "pemalang", "--json").out)[command]
        assert [float(row[key]) for row in rows] == [item[key] for item in told]


def test_tables_for_people(kb: Kb) -> None:
    out = kb("hosts", "pemalang", "--domain", "D1", "-k", "2").out
    assert out.startswith(
        "Tuan rumah untuk Kabupaten Pemalang pada domain D1\n\n"
        "Dasar: SPBE 2024 (D1 2,30, D2 2,40, D3 1,55, D4 4,14; indeks 3,04).\n"
    )
    assert out.count("Paling mirip: ") == 2
    assert out.count(" Hitungan: ") == 2
    assert out.splitlines()[-1].startswith("Sumber: ")
    out = kb("practices", "pemalang", "-k", "2").out
    assert out.count("Perlu ada dahulu: ") == 2
    assert "\nYang masih dapat ditambah\n" in out
    assert "bukan temuan." in out
    assert "None" not in out


def test_practices_need_the_project_and_hosts_do_without(kb: Kb, tmp_path: Path) -> None:
    ran = kb("practices", "pemalang", "--root", str(tmp_path))
    assert (ran.code, ran.out) == (2, "")
    assert "Tidak ada folder cases/" in ran.err
    ran = kb("hosts", "pemalang", "--json", "--root", str(tmp_path))
    assert ran.code == 0
    assert ran.err == "Tidak ada folder cases/ di sini; kunjungan tidak dihitung.\n"
    assert all(host["visits"] == 0 for host in json.loads(ran.out)["hosts"])
    (tmp_path / "cases").mkdir()
    (tmp_path / "cases" / "yalimo.yaml").write_text("rusak: [", encoding="utf-8")
    ran = kb("practices", "pemalang", "--root", str(tmp_path))
    assert (ran.code, ran.err) == (0, "Ada berkas bermasalah di cases/; lihat 'kb check'.\n")
    assert "Belum ada praktik dalam basis pengetahuan ini" in ran.out


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


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--domain", "D7"], "Domain 'D7' tidak dikenal. Yang ada: D1, D2, D3, D4."),
        (["--margin", "0"], "Keunggulan terkecil harus antara 0 dan 4, bukan 0."),
        (["--margin", "nan"], "Keunggulan terkecil harus antara 0 dan 4"),
        (["--margin", "besar"], "Tulis angka dengan titik desimal."),
    ],
)
def test_bad_options_of_hosts(kb: Kb, options: list[str], sentence: str) -> None:
    ran = kb("hosts", "pemalang", *options)
    assert (ran.code, ran.out) == (2, "")
    assert sentence in ran.err


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
