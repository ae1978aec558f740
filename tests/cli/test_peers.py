"""``kb peers``: three lists of peers."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from kb_builder.model.area import AreaKind
from kb_builder.project import Project
from kb_builder.similarity import Filters, as_dict
from tests.cli.running import Kb

ROOT = Path(__file__).resolve().parents[2]
LISTS = ("sekeadaan", "seprofil", "sekitar")
HEAD = """\
Padanan Kabupaten Sumedang

Sekeadaan: siapa yang berangkat dari keadaan yang sama

No.   Daerah                """


def test_json_says_what_the_function_says(kb: Kb, project: Project) -> None:
    ran = kb("peers", "sumedang", "--json")
    assert (ran.code, ran.err) == (0, "")
    found = json.loads(ran.out)
    assert found == as_dict(project.peers("sumedang"))
    assert found["area"]["name"] == "Kabupaten Sumedang"
    assert [len(found[name]) for name in LISTS] == [10, 10, 5]
    for name in LISTS:
        for peer in found[name]:
            assert {"code", "name", "distance", "km", "confidence", "mutual", "reasons"} <= set(
                peer
            )
            assert abs(sum(r["contribution"] for r in peer["reasons"]) - peer["distance"]) < 1e-9


@pytest.mark.usefixtures("project")
def test_csv_has_one_row_per_peer_and_the_same_figures(kb: Kb) -> None:
    ran = kb("peers", "sumedang", "-k", "4", "--csv")
    assert (ran.code, ran.err) == (0, "")
    rows = list(csv.DictReader(io.StringIO(ran.out)))
    told = json.loads(kb("peers", "sumedang", "-k", "4", "--json").out)
    peers = [(name, peer) for name in LISTS for peer in told[name]]
    assert [(row["list"], row["code"]) for row in rows] == [(n, p["code"]) for n, p in peers]
    for row, (_, peer) in zip(rows, peers, strict=True):
        assert float(row["distance"]) == peer["distance"]
        assert row["least_1"] == peer["reasons"][-1]["trait"]
        for reason in peer["reasons"]:
            assert float(row[f"part_{reason['trait']}"]) == reason["contribution"]


@pytest.mark.usefixtures("project")
def test_tables_for_people(kb: Kb) -> None:
    ran = kb("peers", "kab.", "sumedang", "-k", "2")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(HEAD)
    told = json.loads(kb("peers", "sumedang", "-k", "2", "--json").out)
    lines = ran.out.splitlines()
    for name in LISTS:
        for rank, peer in enumerate(told[name], start=1):
            own = [row for row in lines if row.startswith(f"  {rank}   {peer['name']} ")]
            assert any(row.endswith(peer["text"]) for row in own)
    assert lines[-1].startswith("Sumber: Kementerian Dalam Negeri, 2024; ")
    assert "None" not in ran.out
    assert " nan" not in ran.out


@pytest.mark.usefixtures("project")
def test_one_list_only(kb: Kb) -> None:
    out = kb("peers", "sumedang", "--lens", "sekitar").out
    assert "\nSekitar: siapa yang dekat dan sejenis\n" in out
    assert "Sekeadaan" not in out
    found = json.loads(kb("peers", "sumedang", "--lens", "sekitar", "--json").out)
    assert (len(found["sekitar"]), found["sekeadaan"]) == (10, [])


@pytest.mark.usefixtures("project")
def test_scores_of_ones_own_and_a_pegi_profile(kb: Kb) -> None:
    own = json.loads(kb("peers", "yalimo", "--scores", "D1=2,D2=2,D3=2,D4=2", "--json").out)
    assert len(own["seprofil"]) == 10
    assert own["area"]["score_basis"] == "nilai yang Anda isikan"
    none = kb("peers", "yalimo")
    assert "Kabupaten Yalimo belum dievaluasi pada 2024" in none.out
    known = kb("peers", "bojonegoro", "--profile", "pegi")
    assert known.code == 0
    assert "Dasar: PeGI 2015, dialihkan (" in known.out
    assert "kasar" in known.out
    assert json.loads(kb("peers", "bojonegoro", "--profile", "pegi", "--json").out)["area"]["rough"]


def _codes(kb: Kb, *options: str) -> list[str]:
    found = json.loads(kb("peers", "kota bandung", "-k", "513", "--json", *options).out)
    return [peer["code"] for peer in found["sekeadaan"]]


def test_filters(kb: Kb, project: Project) -> None:
    own = _codes(kb, "--same-province")
    assert own
    assert {code[:2] for code in own} == {"32"}
    assert "32.73" not in own
    assert "32" not in {code[:2] for code in _codes(kb, "--other-provinces")}
    cities = _codes(kb, "--kind", "kota")
    assert {project.areas.by_code[code].kind for code in cities} == {AreaKind.CITY}
    near = json.loads(kb("peers", "kota bandung", "-k", "513", "--json", "--max-km", "50").out)
    assert near["sekeadaan"]
    assert all(peer["km"] <= 50 for peer in near["sekeadaan"])
    less = _codes(kb, "--same-province", "--exclude", "kota cimahi", "--exclude", "32.11")
    assert set(own) - set(less) == {"32.77", "32.11"}
    both = project.peers(
        "kota bandung", k=5, filters=Filters(same_province=True, kind=AreaKind.CITY)
    )
    told = kb("peers", "kota bandung", "-k", "5", "--same-province", "--kind", "kota", "--json")
    assert json.loads(told.out) == as_dict(both)


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["bandung"], "'bandung' dapat berarti lebih dari satu daerah: Kabupaten Bandung (32.04)"),
        (["Sumedag"], "Daerah 'Sumedag' tidak dikenal. Maksud Anda Kabupaten Sumedang (32.11)"),
        (["jawa barat"], "Jawa Barat bukan kabupaten atau kota."),
        (["sumedang", "-k", "0"], "Panjang daftar harus antara 1 dan 513, bukan 0."),
        (["sumedang", "-k", "-3"], "Panjang daftar harus antara 1 dan 513, bukan -3."),
        (["sumedang", "-k", "514"], "Panjang daftar harus antara 1 dan 513, bukan 514."),
        (["sumedang", "-k", "dua"], "Tulis bilangan bulat."),
        (["sumedang", "--max-km", "0"], "Jarak terjauh (--max-km) harus lebih dari 0 km."),
        (["sumedang", "--max-km", "nan"], "Jarak terjauh (--max-km) harus lebih dari 0 km."),
        (["sumedang", "--max-km", "1"], "Saringan ini tidak menyisakan satu daerah pun."),
        (["kota yogyakarta", "--same-province", "--kind", "kota"], "tidak menyisakan satu daerah"),
        (["sumedang", "--kind", "provinsi"], "Nilai untuk pilihan '--kind' tidak dapat dipakai."),
        (["sumedang", "--exclude", "bandung"], "'bandung' dapat berarti lebih dari satu daerah"),
        (["sumedang", "--exclude", "atlantis raya"], "Daerah 'atlantis raya' tidak dikenal."),
        (["sumedang", "--exclude", "jawa barat"], "Jawa Barat bukan kabupaten atau kota."),
        (["sumedang", "--same-province", "--other-provinces"], "tidak dapat dipakai bersama."),
        (["sumedang", "--lens", "tetangga"], "Nilai untuk pilihan '--lens' tidak dapat dipakai."),
        (["sumedang", "--profile", "pegi"], "Profil PeGI Kabupaten Sumedang belum tercatat."),
        (["sumedang", "--scores", "D1=2"], "Nilai belum lengkap; belum ada: D2, D3, D4."),
        (["sumedang", "--json", "--csv"], "--json dan --csv tidak dapat dipakai bersama"),
    ],
)
def test_bad_input(kb: Kb, arguments: list[str], sentence: str) -> None:
    ran = kb("peers", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert sentence in ran.err
    assert len(ran.err.splitlines()) == 1


@pytest.mark.usefixtures("project")
def test_a_city_and_a_province_of_one_name(kb: Kb) -> None:
    assert json.loads(kb("peers", "bengkulu", "--json").out)["area"]["name"] == "Kota Bengkulu"


def test_heavy_libraries_stay_away() -> None:
    program = (
        "import sys\nfrom kb_builder.cli import run\n"
        "try:\n    run(['peers', 'sumedang', '--json'])\nexcept SystemExit:\n    pass\n"
        "print(*sorted({name.partition('.')[0] for name in sys.modules}), file=sys.stderr)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, check=True, text=True
    )
    heavy = {"sphinx", "docutils", "jinja2", "myst_parser", "sklearn", "scipy"}
    assert not set(ran.stderr.split()) & heavy
