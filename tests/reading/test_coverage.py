"""What is counted, and what is not."""

from __future__ import annotations

from pathlib import Path

from kb_builder.reading.coverage import Coverage, coverage
from kb_builder.reading.library import load_library
from tests.factories import TODAY, case_text, claim, measurement, origin, practice, project, result
from tests.national import NATIONAL


def counted(root: Path, **files: str) -> Coverage:
    library, _ = load_library(project(root, **files) / "cases", NATIONAL, today=TODAY)
    return coverage(
        library, framework=NATIONAL.frameworks["spbe-2020"], areas=NATIONAL.areas.by_code
    )


def test_evidence_costs_and_indicators_are_counted_where_they_are_known(tmp_path: Path) -> None:
    bare = practice("satu")
    full = practice(
        "dua",
        improves="[spbe-2020/I17, spbe-2020/D1, pegi/3.2]",
        results=result(strength="output", after=measurement()),
        costs=claim("Satu miliar rupiah."),
        learnt_from=origin(),
    )
    found = counted(tmp_path, bojonegoro=case_text(practices=bare + full))
    assert (found.areas, found.areas_outside_java, found.practices) == (1, 0, 2)
    assert (found.counted, found.with_costs, found.with_legal_basis, found.adopted) == (1, 1, 0, 1)
    assert (found.indicators, found.touched) == (47, 1)  # a domain is no indicator
    second = found.domains[1]
    assert (second.touched, second.indicators, second.percent) == (1, 10, 10)
    assert "I17" not in second.missing


def test_a_result_in_words_alone_is_not_counted(tmp_path: Path) -> None:
    found = counted(tmp_path, bojonegoro=case_text(practices=practice(results=result())))
    assert found.counted == 0


def test_drafts_are_not_counted(tmp_path: Path) -> None:
    found = counted(tmp_path, bojonegoro=case_text(status="draft", practices=practice()))
    assert (found.areas, found.practices, found.sources) == (0, 0, 0)
