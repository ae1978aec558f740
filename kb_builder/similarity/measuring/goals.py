"""The goals: figures that were asked for, beside what was measured."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kb_builder.similarity.measuring.choices import HitRate
from kb_builder.similarity.measuring.predicting import Task


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """A figure that was asked for; ``at_most`` says which way is better."""

    id: str
    asked: float
    at_most: bool
    measured: float
    met: bool


def goals_of(
    *,
    tasks: Mapping[str, Task],
    residual: Mapping[str, tuple[float, float]],
    hits: Mapping[str, HitRate],
    lists: Mapping[str, Mapping[str, float]],
    hosting: Mapping[str, float],
    practising: Mapping[str, float],
) -> list[Goal]:
    """Each goal, and whether what was measured meets it."""
    alike, profile = lists["sekeadaan"], lists["seprofil"]
    ours = hits.get("hosts")
    rows = [
        ("own_province", 0.35, True, alike["own_province"]),
        ("overlap_nearest", 0.25, True, alike["overlap_nearest"]),
        ("other_island", 0.80, False, alike["other_island"]),
        ("residual", 0.365, True, residual["sekeadaan"][0]),
        ("residual_correlation", 0.28, False, residual["sekeadaan"][1]),
        ("residual_second", 0.357, True, residual["sekeadaan"][0]),
        ("residual_correlation_second", 0.34, False, residual["sekeadaan"][1]),
        ("r1_together", 0.340, True, tasks["R1"].ours["together"].mae),
        ("r1_together_second", 0.332, True, tasks["R1"].ours["together"].mae),
        ("r2_seprofil", 0.370, True, tasks["R2"].ours["seprofil"].mae),
        ("index_gap", 0.25, True, profile["index_gap"]),
        ("survival_blur", 0.85, False, profile["confidence"]),
        ("mutual", 0.88, False, alike["mutual"]),
        ("nobodys", 0.0, True, alike["nobodys"]),
        ("busiest", 1.8, True, alike["busiest"]),
        ("survival_weights", 0.93, False, alike["survival_weights"]),
        ("fewer_than_three", 0.0, True, hosting["fewer_than_three"]),
        ("r4_top10", 0.32, False, ours.top10 if ours else float("nan")),
        ("r4_top20", 0.60, False, ours.top20 if ours else float("nan")),
        ("host_share", 0.20, True, hosting["largest_share"]),
        ("furthest_behind_touched", 0.80, False, practising["furthest_behind_touched"]),
        ("practice_leads", 0.15, True, practising["leads_most"]),
    ]
    return [
        Goal(
            id=name,
            asked=asked,
            at_most=at_most,
            measured=measured,
            met=bool(measured <= asked + 1e-9 if at_most else measured >= asked - 1e-9),
        )
        for name, asked, at_most, measured in rows
    ]
