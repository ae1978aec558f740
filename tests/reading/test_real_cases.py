"""The repository's own ``cases/``: no errors, complete, sourced, and without personal data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Final

import pytest
from pydantic import BaseModel

from kb_builder.model.case import Case
from kb_builder.model.library import Library
from kb_builder.reading import Problem, load_library
from kb_builder.reading.library import has_errors
from tests.model.test_models import inner
from tests.national import NATIONAL

CASES: Final = Path(__file__).resolve().parents[2] / "cases"
FILES: Final = sorted(CASES.rglob("*.yaml"))

PEOPLE: Final = (
    "Ibeng", "Haitan", "Arif Ramadhan", "Kusnandaka", "Yayan Rohman", "Panji Ariyo",
    "Boedy Irhadtanto", "Totok", "Anna Muawanah", "Budi Irawanto", "Kang Yoto",
)  # fmt: skip
"""People whom the source texts name. Case files name offices, never people."""


@pytest.fixture(scope="module")
def loaded() -> tuple[Library, list[Problem]]:
    return load_library(CASES, NATIONAL)


@pytest.fixture(scope="module")
def library(loaded: tuple[Library, list[Problem]]) -> Library:
    return loaded[0]


def files_of(library: Library) -> Iterator[tuple[str, BaseModel]]:
    yield from library.cases.items()
    yield from library.visits.items()
    assert library.questions is not None
    yield "questions", library.questions


def test_there_are_no_errors(loaded: tuple[Library, list[Problem]]) -> None:
    _, problems = loaded
    assert not has_errors(problems), "\n".join(problem.as_text() for problem in problems)


def test_every_file_is_in_the_library(library: Library) -> None:
    assert sum(1 for _ in files_of(library)) == len(FILES)


def test_the_three_regencies_are_there(library: Library) -> None:
    assert {"bojonegoro", "pemalang", "sumedang"} <= set(library.cases)


def test_bojonegoro_has_at_least_twelve_practices(library: Library) -> None:
    assert len(library.cases["bojonegoro"].practices) >= 12


def test_all_known_visits_are_there(library: Library) -> None:
    assert len(library.visits) >= 23
    assert {"2019-04-29-bojonegoro-pemalang", "2019-04-30-bojonegoro-sumedang"} <= set(
        library.visits
    )


def test_the_question_bank_has_at_least_forty_questions(library: Library) -> None:
    assert library.questions is not None
    assert len(library.questions.questions) >= 40


def test_every_claim_cites_a_source_of_its_own_file(library: Library) -> None:
    for name, file in files_of(library):
        known = file.sources  # type: ignore[attr-defined]
        for model in inner(file):
            if "cites" in type(model).model_fields:
                cites = model.cites  # type: ignore[attr-defined]
                assert cites, f"{name}: {model!r:.80}"
                assert set(cites) <= set(known), f"{name}: {model!r:.80}"


def test_a_quotation_is_short_and_has_its_speaker_or_its_source(library: Library) -> None:
    for name, file in files_of(library):
        for model in inner(file):
            quote = getattr(model, "quote", None)
            assert quote is None or len(quote) <= 300, f"{name}: {quote}"


def test_no_file_names_a_person() -> None:
    people = re.compile(rf"\b(?:{'|'.join(PEOPLE)})\b", re.IGNORECASE)
    texts = {path.stem: " ".join(path.read_text(encoding="utf-8").split()) for path in FILES}
    assert {stem: found for stem, text in texts.items() if (found := people.findall(text))} == {}


def test_nothing_is_private_swapped_or_looks_like_markup(
    loaded: tuple[Library, list[Problem]],
) -> None:
    told = [problem for problem in loaded[1] if problem.code.startswith("R4")]
    told += [problem for problem in loaded[1] if problem.code == "R315"]
    assert not told, "\n".join(problem.as_text() for problem in told)


@pytest.mark.parametrize("slug", ["bojonegoro", "pemalang", "sumedang"])
def test_scores_agree_with_the_national_tables(library: Library, slug: str) -> None:
    case: Case = library.cases[slug]
    national = NATIONAL.assessments
    for profile in case.profiles:
        row = national.get(case.regency, profile.year)
        if row is None or profile.framework != row.framework or profile.basis != "external":
            continue
        printed: dict[str, Decimal] = dict(row.scores)
        assert {node: printed.get(node) for node in profile.scores} == profile.scores
        assert profile.index in {None, row.index}
        assert profile.predicate in {None, row.predicate}


def test_a_visit_is_dated_as_its_file_is_named(library: Library) -> None:
    areas = NATIONAL.areas.by_code
    for stem, visit in library.visits.items():
        assert stem.startswith(f"{visit.date}-{areas[visit.host.regency].slug}-")


def test_a_practice_says_in_its_summary_more_than_in_its_title(library: Library) -> None:
    for case in library.cases.values():
        for practice in case.practices:
            assert len(practice.summary) > len(practice.title), practice.id
            assert practice.summary.endswith("."), practice.id
