"""The advice of the decision sheet: each rule decides alone, and says why first."""

from __future__ import annotations

import pytest

from kb_builder.brief.judging import Facts, Verdict, judge
from kb_builder.brief.texts import load_texts

GOOD = {"own": 2.3, "theirs": 4.6, "rank": 20, "km": 300.0, "asked": 12, "open": 9}


@pytest.mark.parametrize(
    ("changed", "verdict", "first"),
    [
        ({}, Verdict.GO, "lead"),
        ({"theirs": 2.79}, Verdict.STAY, "behind"),
        ({"theirs": 2.8}, Verdict.GO, "lead"),
        ({"theirs": 1.0}, Verdict.STAY, "behind"),
        ({"rank": 257}, Verdict.GO, "lead"),
        ({"rank": 258}, Verdict.STAY, "different"),
        ({"open": 0}, Verdict.STAY, "answered"),
        ({"asked": 0, "open": 0}, Verdict.ONLINE, "few"),
        ({"km": 500.0}, Verdict.GO, "lead"),
        ({"km": 500.1}, Verdict.ONLINE, "far"),
        ({"km": None}, Verdict.GO, "lead"),
        ({"open": 5}, Verdict.ONLINE, "few"),
        ({"open": 6}, Verdict.GO, "lead"),
        ({"rough": True}, Verdict.ONLINE, "rough"),
        ({"rough": True, "theirs": 2.0}, Verdict.STAY, "behind"),
        ({"own": None}, Verdict.UNKNOWN, "no_own"),
        ({"theirs": None}, Verdict.UNKNOWN, "no_theirs"),
    ],
)
def test_each_rule_decides_at_its_edge(
    changed: dict[str, float | None], verdict: Verdict, first: str
) -> None:
    found, reasons = judge(Facts(**{**GOOD, **changed}))  # type: ignore[arg-type]
    assert (found, reasons[0]) == (verdict, first)


def test_every_reason_and_every_advice_has_its_words() -> None:
    texts = load_texts()
    assert {verdict.value for verdict in Verdict} == set(texts["verdicts"])
    ranks, distances = (None, 1, 101, 300), (None, 10.0, 200.0, 900.0)
    said = {
        name
        for own in (None, 2.0)
        for theirs in (None, 2.0, 4.0)
        for rank in ranks
        for km in distances
        for open_ in (0, 3, 9)
        for name in judge(Facts(own=own, theirs=theirs, rank=rank, km=km, asked=9, open=open_))[1]
    }
    assert said | {"elsewhere", "rough"} == set(texts["reasons"])
