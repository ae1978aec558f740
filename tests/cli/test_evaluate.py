"""``kb evaluate``: the table of goals and tasks. What is measured is tested elsewhere."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kb_builder.similarity.measuring import evaluation
from kb_builder.similarity.measuring.evaluation import (
    Estimate,
    Evaluation,
    Face,
    Goal,
    HitRate,
    Task,
)
from tests.cli.running import Kb

ROOT = Path(__file__).resolve().parents[2]
RATE = HitRate(top10=0.25, top10_ci95=(0.05, 0.5), top20=0.5, top20_ci95=(0.25, 0.75))
FOUND = Evaluation(
    places=479,
    areas=514,
    years=(2023, 2024),
    folds=10,
    seeds=(20241, 20242),
    practices=81,
    cases=38,
    goals=(
        Goal(id="own_province", asked=0.35, at_most=True, measured=0.33, met=True),
        Goal(id="r4_top20", asked=0.6, at_most=False, measured=float("nan"), met=False),
    ),
    tasks={
        "R1": Task(
            ours={"together": Estimate(mae=0.3367, ci95=(0.313, 0.361), spread=(0.3367, 0.3367))},
            rivals={"trees": Estimate(mae=0.3385, ci95=(0.317, 0.361), spread=(0.336, 0.341))},
            better={"trees": (-0.004, 0.008)},
        )
    },
    residual={"sekeadaan": (0.363, 0.294)},
    visits=22,
    hits={"hosts": RATE},
    lists={"sekeadaan": {"mutual": 0.9132, "survival_years": float("nan")}},
    hosting={"fewer_than_three": 0.0},
    practising={"leads_most": 0.148},
    profile_weights={"2.0": 50},
    weights={"size": 1.0},
    faces=(
        Face(
            slug="sumedang",
            name="Kabupaten Sumedang",
            sekeadaan=("Kabupaten Jombang",),
            seprofil=("Kabupaten Kediri",),
            sekitar=("Kabupaten Majalengka",),
            leading="Tata Kelola SPBE",
            hosts=("Kota Bandung",),
        ),
    ),
)
GOLDEN = """\
Ukuran mutu padanan, tuan rumah, dan praktik

479 kabupaten dan kota bernilai pada 2023 dan 2024; 38 kasus dengan 81 praktik; 22 kunjungan.

Yang diukur                                     Sasaran   Terukur   Tercapai
────────────────────────────────────────────────────────────────────────────
Sekeadaan: bagian dari provinsi sendiri         ≤ 0,350     0,330   ya
R4: tuan rumah yang dipilih ada di 20 teratas   ≥ 0,600         –   belum

R1: menduga indeks putaran terakhir dari keadaan daerah saja

Cara                                           Galat mutlak rata-rata   Selang 95 %   Antarpembagian
────────────────────────────────────────────────────────────────────────────────────────────────────
sekeadaan dan sekitar, masing-masing separuh                   0,3367   0,313–0,361                –
400 pohon acak (kotak hitam)                                   0,3385   0,317–0,361      0,336–0,341
"""


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """What ``evaluate`` was asked, without measuring anything."""
    calls: list[dict[str, Any]] = []

    def evaluate(world: Any, /, **options: Any) -> Evaluation:
        options["progress"]("R1", 0, 15)
        calls.append({"areas": len(world.codes), **options})
        return FOUND

    monkeypatch.setattr(evaluation, "evaluate", evaluate)
    return calls


@pytest.mark.usefixtures("project")
def test_tables_for_people(kb: Kb, asked: list[dict[str, Any]]) -> None:
    ran = kb("evaluate", "--root", str(ROOT))
    assert (ran.code, ran.out) == (0, GOLDEN)
    assert ran.err.startswith("Mengukur dengan ")
    assert ran.err.splitlines()[-1].startswith("Selesai dalam ")
    assert len(asked[0]["visits"]) > 0
    assert asked[0]["trees"] is True


@pytest.mark.usefixtures("project")
def test_json(kb: Kb, asked: list[dict[str, Any]]) -> None:
    ran = kb("evaluate", "--json", "--no-trees", "--root", str(ROOT))
    assert ran.code == 0
    assert asked[0]["trees"] is False
    found = json.loads(ran.out)
    assert found["tasks"]["R1"]["ours"]["together"]["mae"] == 0.3367
    assert found["goals"][1]["measured"] is None
    assert found["lists"]["sekeadaan"] == {"mutual": 0.9132, "survival_years": None}


def test_without_visits(kb: Kb, asked: list[dict[str, Any]], tmp_path: Path) -> None:
    ran = kb("evaluate", "--json", "--root", str(tmp_path))
    assert ran.code == 0
    assert asked[0]["visits"] == ()
    assert ran.err.startswith("Tidak ada folder cases/ di sini; ")


@pytest.mark.usefixtures("project")
def test_without_scikit_learn(kb: Kb, monkeypatch: pytest.MonkeyPatch) -> None:
    def evaluate(*_: Any, **__: Any) -> None:
        raise ModuleNotFoundError("No module named 'sklearn'", name="sklearn")

    monkeypatch.setattr(evaluation, "evaluate", evaluate)
    ran = kb("evaluate", "--root", str(ROOT))
    assert (ran.code, ran.out) == (2, "")
    assert "pakai --no-trees." in ran.err
