"""``kb peers``: who starts from the same place."""

from __future__ import annotations

import csv
import io
import json
import math
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from kb_builder.cli import figures, questions
from kb_builder.cli.shapes import answer_json
from kb_builder.model.area import AreaKind
from kb_builder.similarity import Filters, as_dict, peers
from tests.cli.running import Kb
from tests.national import NATIONAL

ROOT = Path(__file__).resolve().parents[2]

HEAD = """\
Padanan Kabupaten Sumedang

2 dari 513 daerah, yang paling serupa dahulu: menurut keadaan daerah dan letaknya, bukan menurut \
nilai SPBE.

No.   Daerah                 Jarak (km)   Keyakinan      Kelengkapan   Timbal balik
"""


@pytest.fixture(autouse=True)
def world(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Any:
    """One world for all tests of this file."""
    shared = request.getfixturevalue("shared_world")
    monkeypatch.setattr(questions, "world", lambda: shared)
    return shared


def test_json_says_what_the_function_says(kb: Kb, world: Any) -> None:
    ran = kb("peers", "sumedang", "--json")
    assert (ran.code, ran.err) == (0, "")
    found = json.loads(ran.out)
    answer = peers(world, NATIONAL.areas.resolve("sumedang"))
    assert found == answer_json(answer)
    plain = json.loads(json.dumps(as_dict(answer)))
    for own, theirs in zip(found["peers"], plain["peers"], strict=True):
        assert {key: own[key] for key in theirs} == theirs
    assert {key: found[key] for key in plain if key != "peers"} == {
        key: value for key, value in plain.items() if key != "peers"
    }
    assert found["area"]["code"] == "32.11"
    assert found["area"]["name"] == "Kabupaten Sumedang"
    assert len(found["peers"]) == 10
    for peer in found["peers"]:
        parts = math.fsum(reason["contribution"] for reason in peer["reasons"])
        assert abs(parts - peer["distance"]) < 1e-9
        assert 0 <= peer["confidence"] <= 1


def test_csv_has_one_row_per_peer_and_the_same_figures(kb: Kb) -> None:
    ran = kb("peers", "sumedang", "-k", "4", "--csv")
    assert (ran.code, ran.err) == (0, "")
    rows = list(csv.DictReader(io.StringIO(ran.out)))
    told = json.loads(kb("peers", "sumedang", "-k", "4", "--json").out)["peers"]
    assert [row["code"] for row in rows] == [peer["code"] for peer in told]
    for row, peer in zip(rows, told, strict=True):
        assert float(row["distance"]) == peer["distance"]
        assert float(row["confidence"]) == peer["confidence"]
        assert row["least_1"] == peer["pair"]["least"][0]["trait"]
        for reason in peer["reasons"]:
            assert float(row[f"part_{reason['trait']}"]) == reason["contribution"]


def test_a_table_for_people(kb: Kb) -> None:
    ran = kb("peers", "kab.", "sumedang", "-k", "2")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(HEAD)
    told = json.loads(kb("peers", "sumedang", "-k", "2", "--json").out)["peers"]
    blocks = ran.out.split("\n\n")
    for rank, peer in enumerate(told, start=1):
        assert f"\n  {rank}   {peer['name']}" in ran.out
        line = next(row for row in ran.out.splitlines() if row.startswith(f"{rank}. "))
        assert line.startswith(f"{rank}. {peer['name']}. Paling mirip: ")
        for least in peer["pair"]["least"]:
            assert figures.lower(least["label"]) in line.split("Paling berbeda: ")[1]
    assert "\nSumber: Kementerian Dalam Negeri, 2024; " in blocks[-1]
    assert "None" not in ran.out
    assert " nan" not in ran.out


def _codes(kb: Kb, *options: str) -> list[str]:
    found = json.loads(kb("peers", "kota bandung", "-k", "513", "--json", *options).out)
    return [peer["code"] for peer in found["peers"]]


def test_filters(kb: Kb, world: Any) -> None:
    areas = NATIONAL.areas
    own = _codes(kb, "--same-province")
    assert own
    assert {code[:2] for code in own} == {"32"}
    assert "32.73" not in own
    assert "32" not in {code[:2] for code in _codes(kb, "--other-provinces")}
    cities = _codes(kb, "--kind", "kota")
    assert {areas.by_code[code].kind for code in cities} == {AreaKind.CITY}
    near = json.loads(kb("peers", "kota bandung", "-k", "513", "--json", "--max-km", "50").out)
    assert near["peers"]
    assert all(peer["pair"]["km"] <= 50 for peer in near["peers"])
    assert near["considered"] == len(near["peers"])
    less = _codes(kb, "--same-province", "--exclude", "kota cimahi", "--exclude", "32.11")
    assert set(own) - set(less) == {"32.77", "32.11"}
    both = peers(
        world,
        areas.resolve("kota bandung"),
        k=5,
        filters=Filters(same_province=True, kind=AreaKind.CITY),
    )
    told = kb("peers", "kota bandung", "-k", "5", "--same-province", "--kind", "kota", "--json")
    assert json.loads(told.out) == answer_json(both)


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
        (["sumedang", "--json", "--csv"], "--json dan --csv tidak dapat dipakai bersama"),
    ],
)
def test_bad_input(kb: Kb, arguments: list[str], sentence: str) -> None:
    ran = kb("peers", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert sentence in ran.err
    assert len(ran.err.splitlines()) == 1


def test_a_city_and_a_province_of_one_name(kb: Kb) -> None:
    assert json.loads(kb("peers", "bengkulu", "--json").out)["area"]["name"] == "Kota Bengkulu"


@pytest.mark.parametrize(
    ("share", "words"),
    [(1.0, "tinggi, 100 %"), (27 / 28, "tinggi, 96 %"), (0.6, "sedang, 60 %"), (0, "rendah, 0 %")],
)
def test_confidence_in_words(share: float, words: str) -> None:
    assert figures.confidence(share) == words


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.0, "0"), (0.0475, "0,0475"), (0.00117, "0,00117"), (0.5, "0,5"), (1.28, "1,28"), (1, "1")],
)
def test_small_figures(value: float, text: str) -> None:
    assert figures.small(value) == text


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
