"""The models: frozen, strict about keys, and what they work out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

from kb_builder.model import case, claims, questions, visit
from kb_builder.model.case import Case, Practice, Result
from kb_builder.model.claims import Claim, Model, or_unknown
from kb_builder.model.vocabulary import SourceKind, Strength, Term, Theme
from tests.factories import case_text, claim, full_case_text, practice, profile, result
from tests.reading.tools import read

MODELS = sorted(
    {
        kind
        for module in (case, claims, questions, visit)
        for kind in vars(module).values()
        if isinstance(kind, type) and issubclass(kind, BaseModel)
    },
    key=lambda kind: kind.__name__,
)


def inner(value: Any) -> Iterator[BaseModel]:
    """``value`` and every model below it."""
    if isinstance(value, BaseModel):
        yield value
        for name in type(value).model_fields:
            yield from inner(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            yield from inner(item)
    elif isinstance(value, dict):
        yield from inner(tuple(value.values()))


def read_case(root: Path, text: str) -> Case:
    library, problems = read(root, bojonegoro=text)
    assert problems == []
    return library.cases["bojonegoro"]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_model_is_frozen_and_refuses_unknown_keys(model: type[BaseModel]) -> None:
    assert issubclass(model, Model) or model is BaseModel
    if model is not BaseModel:
        assert model.model_config.get("frozen") is True
        assert model.model_config.get("extra") == "forbid"


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_key_has_an_indonesian_title_and_description(model: type[BaseModel]) -> None:
    for name, field in model.model_fields.items():
        assert field.title, name
        assert field.description, name


def test_no_value_of_a_case_can_be_changed(tmp_path: Path) -> None:
    for model in inner(read_case(tmp_path, full_case_text())):
        for name in type(model).model_fields:
            with pytest.raises(ValidationError, match="frozen"):
                setattr(model, name, getattr(model, name))


def test_lists_are_tuples(tmp_path: Path) -> None:
    for model in inner(read_case(tmp_path, full_case_text())):
        assert not any(isinstance(getattr(model, name), list) for name in type(model).model_fields)


def test_the_order_of_scores_sources_and_practices_is_the_order_of_the_file(tmp_path: Path) -> None:
    names = ("kelembagaan", "aplikasi", "kebijakan")
    scores = "".join(f"{name}: 3.00\n" for name in names)
    ids = ("z", "a", "m")
    text = case_text(
        profiles=profile(scores=scores), practices="".join(practice(name) for name in ids)
    )
    found = read_case(tmp_path, text)
    assert tuple(found.profiles[0].scores) == names
    assert tuple(each.id for each in found.practices) == ids


def only_practice(root: Path, results: str) -> Practice:
    return read_case(root, case_text(practices=practice(results=results))).practices[0]


@pytest.mark.parametrize(
    ("steps", "strongest"),
    [
        (["described"], Strength.DESCRIBED),
        (["described", "compared", "described"], Strength.COMPARED),
        (["repeated", "compared"], Strength.REPEATED),
    ],
)
def test_a_practice_is_as_strong_as_its_strongest_result(
    tmp_path: Path, steps: list[str], strongest: Strength
) -> None:
    results = "".join(result(strength=step) for step in steps)
    assert only_practice(tmp_path, results).strength is strongest


def test_a_practice_without_known_results_has_no_step_of_evidence(tmp_path: Path) -> None:
    assert only_practice(tmp_path, "tidak diketahui").strength is None


def test_the_steps_of_evidence_count_from_one() -> None:
    assert [step.step for step in Strength] == [1, 2, 3, 4, 5]
    assert min(Strength, key=lambda step: step.step) is Strength.DESCRIBED


def test_a_text_is_unknown_and_a_list_is_known() -> None:
    assert or_unknown("tidak diketahui") == "unknown"
    assert or_unknown([]) == "known"
    assert or_unknown({}) == "known"


def test_a_claim_needs_a_source() -> None:
    with pytest.raises(ValidationError):
        Claim.model_validate({"text": "x"})
    with pytest.raises(ValidationError):
        Claim.model_validate({"text": "x", "cites": []})
    assert Claim.model_validate({"text": "x", "cites": ["a"]}).note is None


def test_a_figure_without_unit_or_period_is_no_measurement() -> None:
    base = {"metric": "x", "strength": "output", "cites": ["a"]}
    for missing in ("value", "unit", "period"):
        figure = {"value": "1", "unit": "km", "period": "2015"}
        del figure[missing]
        with pytest.raises(ValidationError):
            Result.model_validate(base | {"after": figure})


@pytest.mark.parametrize("kind", Term.__subclasses__(), ids=lambda kind: kind.__name__)
def test_terms_have_an_indonesian_name_of_their_own(kind: type[Term]) -> None:
    assert all(term.label.strip() for term in kind)
    assert len({term.label for term in kind}) == len(list(kind))
    assert all(str(term) == term.value and kind(term.value) is term for term in kind)


def test_values_that_become_addresses_are_slugs() -> None:
    for term in (*Theme, *SourceKind):
        assert term.value == term.value.lower().replace(" ", "-").replace("_", "-")


def test_the_minimal_case_holds_no_more_than_is_required(tmp_path: Path) -> None:
    found = read_case(tmp_path, case_text(summary=claim("Satu.")))
    assert found.practices == found.profiles == found.gaps == ()
    assert found.summary[0].text == "Satu."
