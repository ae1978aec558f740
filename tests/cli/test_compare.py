"""``kb compare``: areas side by side."""

from __future__ import annotations

import csv
import io
import json

import pytest

from kb_builder.cli.shapes import csv_of
from kb_builder.project import Project
from kb_builder.similarity import as_dict
from tests.cli.running import Kb
from tests.national import NATIONAL

GOLDEN = """\
Kabupaten Sumedang, Kabupaten Pemalang dan Kabupaten Yalimo

Kesenjangan terbesar ada pada Kebijakan Internal SPBE: Kabupaten Sumedang 5,00, Kabupaten Pemalang \
2,30, selisih 2,70 poin.
Kabupaten Yalimo: belum dievaluasi pada 2024; itu bukan nilai nol.

SPBE 2024                    Kabupaten Sumedang   Kabupaten Pemalang   Kabupaten Yalimo
───────────────────────────────────────────────────────────────────────────────────────
D1 Kebijakan Internal SPBE                 5,00                 2,30                  –
D2 Tata Kelola SPBE                        4,30                 2,40                  –
D3 Manajemen SPBE                          3,91                 1,55                  –
D4 Layanan SPBE                            4,69                 4,14                  –
Indeks                                     4,51                 3,04                  –

Ciri                                 Kabupaten Sumedang   Kabupaten Pemalang   Kabupaten Yalimo   \
Satuan
"""


pytestmark = pytest.mark.usefixtures("project")


def test_three_areas_for_people(kb: Kb) -> None:
    ran = kb("compare", "sumedang", "pemalang", "yalimo")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(GOLDEN)
    for names in ("Sumedang dan Kabupaten Pemalang", "Pemalang dan Kabupaten Yalimo"):
        assert f"\nKabupaten {names}\n\nMirip: " in ran.out
    assert any(
        line.startswith("Kabupaten atau kota ") and line.split()[3:] == ["kabupaten"] * 3
        for line in ran.out.splitlines()
    )


def test_json_says_what_the_function_says(kb: Kb, project: Project) -> None:
    ran = kb("compare", "sumedang", "kota bandung", "--json")
    assert (ran.code, ran.err) == (0, "")
    found = json.loads(ran.out)
    pair = project.compare("32.11", "32.73")
    assert found["pairs"] == [{"codes": ["32.11", "32.73"], **as_dict(pair)}]
    assert [area["code"] for area in found["areas"]] == ["32.11", "32.73"]
    assert found["largest"]["sentence"].startswith("Kesenjangan terbesar ada pada ")
    scores = {row["id"]: row["values"] for row in found["scores"]}
    gaps = {
        name: abs(values["32.11"] - values["32.73"])
        for name, values in scores.items()
        if name != "index"
    }
    assert found["largest"]["domain"] == max(gaps, key=gaps.__getitem__)


def test_csv(kb: Kb) -> None:
    rows = list(csv.DictReader(io.StringIO(kb("compare", "32.11", "33.27", "--csv").out)))
    found = {row["id"]: row for row in rows}
    assert (found["D1"]["32.11"], found["D1"]["33.27"]) == ("5.0", "2.3")
    assert float(found["population"]["32.11"]) == NATIONAL.areas.by_code["32.11"].population
    assert found["km"]["32.11"] == "0.0"


def test_areas_without_scores(kb: Kb) -> None:
    ran = kb("compare", "sumedang", "yalimo")
    assert ran.code == 0
    assert "Belum cukup data nilai: sedikitnya dua daerah harus sudah dievaluasi." in ran.out
    assert json.loads(kb("compare", "sumedang", "yalimo", "--json").out)["largest"] is None


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["sumedang"], "Sebutkan dua atau tiga daerah"),
        (["sumedang", "pemalang", "yalimo", "bojonegoro"], "Sebutkan dua atau tiga daerah"),
        (["sumedang", "32.11"], "Kabupaten Sumedang disebut dua kali"),
        (["sumedang", "bandung"], "'bandung' dapat berarti lebih dari satu daerah"),
        (["sumedang", "jawa tengah"], "Jawa Tengah bukan kabupaten atau kota."),
        (["sumedang", "Pemalag"], "Daerah 'Pemalag' tidak dikenal. Maksud Anda"),
        (["sumedang", "pemalang", "--json", "--csv"], "tidak dapat dipakai bersama"),
        ([], "AREA belum diberikan."),
    ],
)
def test_bad_input(kb: Kb, arguments: list[str], sentence: str) -> None:
    ran = kb("compare", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert sentence in ran.err
    assert len(ran.err.splitlines()) == 1


def test_no_cell_of_a_table_acts_as_a_formula() -> None:
    told = csv_of(("id", "=1+1"), [("@a", "-x"), (1.5, -0.25), (True, None), (["a", "+b"], "x;=y")])
    assert told == "id,'=1+1\n'@a,'-x\n1.5,-0.25\ntrue,\na | +b,x;'=y\n"
