"""Scores of a case are held against the national tables."""

from __future__ import annotations

from pathlib import Path

import pytest

from kb_builder.reading.problems import Severity
from tests.factories import case_text, profile
from tests.reading.tools import line_of, problems_of

AS_PRINTED = {
    "framework": "spbe-2020",
    "year": "2024",
    "scores": "D1: 4.60\nD2: 4.10\nD3: 2.64\nD4: 4.57",
    "index": "4.14",
    "predicate": "Sangat Baik",
}


def text_of(**keys: str | None) -> str:
    return case_text(profiles=profile(**{**AS_PRINTED, **keys}))


@pytest.mark.parametrize(
    "keys",
    [
        {},
        {"index": "4.140"},
        {"index": "empat"},
        {"scores": None},
        {"predicate": None},
        {"year": "2022"},
        {"basis": "self-assessment", "index": "2.00"},
    ],
)
def test_what_the_table_prints_or_does_not_know_passes(
    tmp_path: Path, keys: dict[str, str | None]
) -> None:
    found = problems_of(tmp_path, bojonegoro=text_of(**keys))
    assert "R317" not in {problem.code for problem in found}


def test_a_changed_score_is_told_with_both_figures(tmp_path: Path) -> None:
    scores = AS_PRINTED["scores"].replace("2.64", "3.64")
    text = text_of(scores=scores, index="4.41", predicate="Memuaskan")
    found = [p for p in problems_of(tmp_path, bojonegoro=text) if p.code == "R317"]
    assert [(p.line, p.message) for p in found] == [
        (line_of(text, "3.64"), "'D3' tertulis 3.64, sedangkan tabel nasional 2024 mencetak 2.64."),
        (
            line_of(text, "4.41"),
            "'index' tertulis 4.41, sedangkan tabel nasional 2024 mencetak 4.14.",
        ),
        (
            line_of(text, "Memuaskan"),
            "'predicate' tertulis Memuaskan, sedangkan tabel nasional 2024 mencetak Sangat Baik.",
        ),
    ]
    assert {p.severity for p in found} == {Severity.WARNING}
