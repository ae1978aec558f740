"""``kb evaluate``: the table of tasks and properties. What is measured is tested elsewhere."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kb_builder.similarity import evaluation
from kb_builder.similarity.evaluation import (
    Estimate,
    Evaluation,
    HitRate,
    TaskResult,
    VisitResult,
)
from tests.cli.running import Kb

ROOT = Path(__file__).resolve().parents[2]
RATE = HitRate(top10=0.25, top10_ci95=(0.05, 0.5), top20=0.5, top20_ci95=(0.25, 0.75))
FOUND = Evaluation(
    places=479,
    years=(2023, 2024),
    folds=10,
    seed=20241,
    tasks={
        "R1": TaskResult(
            ours=Estimate(
                mae=0.3387, ci95=(0.3162, 0.3626), better_than={"z_context": (0.0063, 0.0441)}
            ),
            baselines={"z_context": Estimate(mae=0.3639, ci95=(0.3394, 0.3896), better_than={})},
            ideas={"no_hub_control": Estimate(mae=0.3463, ci95=(0.3221, 0.371), better_than={})},
        )
    },
    visits=VisitResult(visits=22, ours=RATE, baselines={"highest_index": RATE}),
    properties={"mutual": 0.9132, "survival_years": float("nan")},
    baseline_properties={"z_context": {"mutual": 0.5787}},
    weights={"size": 1.0},
    chosen=[{"penalty": 1.0}],
)
GOLDEN = ROOT / "tests" / "golden" / "evaluate.txt"


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """What ``evaluate`` was asked, without measuring anything."""
    calls: list[dict[str, Any]] = []

    def evaluate(sample: Any, /, **options: Any) -> Evaluation:
        calls.append({"places": len(sample), **options})
        return FOUND

    monkeypatch.setattr(evaluation, "evaluate", evaluate)
    return calls


def test_tables_for_people(
    kb: Kb, asked: list[dict[str, Any]], golden: Callable[[Path, str], None]
) -> None:
    ran = kb("evaluate", "--root", str(ROOT))
    assert ran.code == 0
    golden(GOLDEN, ran.out)
    assert ran.err.startswith("Mengukur 479 daerah (2023 dan 2024) dan ")
    assert ran.err.splitlines()[-1].startswith("Selesai dalam ")
    assert len(asked[0]["pairs"]) > 0
    assert asked[0]["trees"] is True


def test_json(kb: Kb, asked: list[dict[str, Any]]) -> None:
    ran = kb("evaluate", "--json", "--no-trees", "--root", str(ROOT))
    assert ran.code == 0
    assert asked[0]["trees"] is False
    found = json.loads(ran.out)
    assert found["tasks"]["R1"]["ours"]["mae"] == 0.3387
    assert found["tasks"]["R1"]["ours"]["ci95"] == [0.3162, 0.3626]
    assert found["tasks"]["R1"]["baselines"]["z_context"]["ci95"] == [0.3394, 0.3896]
    assert found["properties"] == {"mutual": 0.9132, "survival_years": None}


def test_without_visits(kb: Kb, asked: list[dict[str, Any]], tmp_path: Path) -> None:
    ran = kb("evaluate", "--json", "--root", str(tmp_path))
    assert ran.code == 0
    assert asked[0]["pairs"] == ()
    assert ran.err.startswith("Tidak ada folder cases/ di sini; kunjungan tidak dihitung.\n")


def test_without_scikit_learn(kb: Kb, monkeypatch: pytest.MonkeyPatch) -> None:
    def evaluate(*_: Any, **__: Any) -> None:
        raise ModuleNotFoundError("No module named 'sklearn'", name="sklearn")

    monkeypatch.setattr(evaluation, "evaluate", evaluate)
    ran = kb("evaluate", "--root", str(ROOT))
    assert (ran.code, ran.out) == (2, "")
    assert "pakai --no-trees." in ran.err
