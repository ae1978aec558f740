"""The committed JSON Schemas: as generated, take the real files, refuse bad ones."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, Final

import jsonschema
import pytest
import yaml
from typer.testing import CliRunner

from kb_builder.cli import app
from kb_builder.model import schema
from tests.factories import (
    case_text,
    claim,
    full_case_text,
    guest,
    practice,
    profile,
    question,
    questions_text,
    sources,
    visit_text,
)

ROOT: Final = Path(__file__).resolve().parents[2]
CASES: Final = sorted((ROOT / "cases").rglob("*.yaml"))


class EditorLoader(yaml.SafeLoader):
    """Types values as editors do: numbers are numbers, dates are texts."""


EditorLoader.yaml_implicit_resolvers = {
    first: [
        (tag, rule) for tag, rule in rules if tag.rpartition(":")[2] in {"int", "float", "null"}
    ]
    for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def load(text: str) -> Any:
    return yaml.load(text, Loader=EditorLoader)  # noqa: S506 -- a SafeLoader


def validator(name: str) -> jsonschema.Draft7Validator:
    return jsonschema.Draft7Validator(
        json.loads((schema.FOLDER / f"{name}.schema.json").read_text(encoding="utf-8"))
    )


def kind_of(path: Path) -> str:
    if path.parent.name == "visits":
        return "visit"
    return "questions" if path.stem == "questions" else "case"


def test_the_committed_schemas_are_as_generated() -> None:
    assert schema.outdated() == []
    assert {path.name for path in schema.FOLDER.glob("*.schema.json")} == set(schema.SCHEMAS)


def test_a_missing_or_changed_schema_is_noticed(tmp_path: Path) -> None:
    names = list(schema.SCHEMAS)
    assert schema.outdated(tmp_path) == names
    for name, text in schema.schema_texts().items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert schema.outdated(tmp_path) == []
    (tmp_path / names[1]).write_text("{}", encoding="utf-8")
    assert schema.outdated(tmp_path) == [names[1]]


def test_the_command_agrees() -> None:
    assert CliRunner().invoke(app, ["schema", "--check"]).exit_code == 0


@pytest.mark.parametrize("name", schema.SCHEMAS)
def test_a_schema_is_valid_and_speaks_indonesian(name: str) -> None:
    text = schema.schema_texts()[name]
    data = json.loads(text)
    jsonschema.Draft7Validator.check_schema(data)
    assert data["title"] == schema.SCHEMAS[name][1]
    assert "$defs" not in text
    assert not re.search(r'"description": "(The|A|An|One|What|Who|How|Where) ', text)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_real_file_fits_its_schema(path: Path) -> None:
    errors = validator(kind_of(path)).iter_errors(load(path.read_text(encoding="utf-8")))
    assert [f"{error.json_path}: {error.message}" for error in errors] == []


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_real_file_names_its_schema_for_editors(path: Path) -> None:
    first = path.read_text(encoding="utf-8").splitlines()[0]
    named = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
    assert named, first
    assert (path.parent / named[1]).resolve() == schema.FOLDER / f"{kind_of(path)}.schema.json"


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("case", case_text()),
        ("case", full_case_text()),
        ("visit", visit_text()),
        ("questions", questions_text()),
    ],
)
def test_a_valid_file_fits_its_schema(kind: str, text: str) -> None:
    validator(kind).validate(load(text))


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("case", case_text(statuss="draft")),
        ("case", case_text(status="terbit")),
        ("case", case_text(regency=None)),
        ("case", case_text(regency="35.22")),
        ("case", case_text(regency='"3522"')),
        ("case", case_text(last_verified="2026-11")),
        ("case", case_text(schema_version="2")),
        ("case", case_text(summary="[]")),
        ("case", case_text(summary=claim(cites=None))),
        ("case", case_text(summary=claim(cites="[]"))),
        ("case", case_text(summary=claim(cites="[Berita 1]"))),
        ("case", case_text(summary=claim(cite="[berita-1]"))),
        ("case", case_text(profiles=profile(scores="kebijakan: 3,33\n"))),
        ("case", case_text(profiles=profile(year="2015/2016"))),
        ("case", case_text(practices=practice(costs=None))),
        ("case", case_text(practices=practice(costs="mahal"))),
        ("case", case_text(practices=practice(themes="[infra]"))),
        ("case", case_text(practices=practice(improves="[I17]"))),
        ("case", case_text(sources=sources(url="javascript:alert(1)"))),
        ("case", case_text(sources=sources(published="30-04-2019"))),
        ("visit", visit_text(guests="[]")),
        ("visit", visit_text(guests=guest(people="-1"))),
        ("visit", visit_text(guests=guest(people="sepuluh"))),
        ("visit", visit_text(date="kemarin")),
        ("questions", questions_text(questions=question(roles="[bupati]"))),
        ("questions", questions_text(questions=question(practices="[dewan-tik]"))),
        ("questions", case_text()),
    ],
)
def test_a_bad_file_does_not_fit(kind: str, text: str) -> None:
    assert not validator(kind).is_valid(load(text))


@pytest.mark.parametrize("kind", ["case", "visit", "questions"])
def test_a_key_says_what_it_is_for(kind: str) -> None:
    data = validator(kind).schema
    for key, value in data["properties"].items():
        assert "description" in value or "$ref" in value or "allOf" in value, key
