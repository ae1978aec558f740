"""The committed JSON Schemas for editors: up to date, complete, in Indonesian, and right."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

import jsonschema
import pytest
import yaml
from typer.testing import CliRunner

from kb_builder.cli import program
from kb_builder.editing import editor_schemas
from kb_builder.model.fields import UNKNOWN
from kb_builder.model.schema import FOLDER, SCHEMAS
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
from tests.model.test_schema import ENGLISH, keys_of, words_of
from tests.national import NATIONAL

ROOT: Final = Path(__file__).resolve().parents[2]
CASES: Final = sorted((ROOT / "cases").rglob("*.yaml"))
KINDS: Final = [name.partition(".")[0] for name in SCHEMAS]


class EditorLoader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Types values as editors do: numbers are numbers, dates are texts."""


EditorLoader.yaml_implicit_resolvers = {
    first: [
        (tag, rule) for tag, rule in rules if tag.rpartition(":")[2] in {"int", "float", "null"}
    ]
    for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def load(text: str) -> Any:
    return yaml.load(text, Loader=EditorLoader)  # noqa: S506 -- a SafeLoader


@cache
def committed(kind: str) -> dict[str, Any]:
    schema: dict[str, Any] = json.loads(
        (FOLDER / f"{kind}.schema.json").read_text(encoding="utf-8")
    )
    return schema


@cache
def validator(kind: str) -> jsonschema.Draft7Validator:
    return jsonschema.Draft7Validator(committed(kind))


def kind_of(path: Path) -> str:
    if path.parent.name == "visits":
        return "visit"
    return "questions" if path.stem == "questions" else "case"


def all_parts(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        yield node
        node = list(node.values())
    for part in node if isinstance(node, list) else ():
        yield from all_parts(part)


def test_the_committed_schemas_are_as_generated() -> None:
    assert editor_schemas.outdated(NATIONAL) == []
    assert {path.name for path in FOLDER.glob("*.schema.json")} == set(SCHEMAS)


def test_a_missing_or_changed_schema_is_noticed_and_written(tmp_path: Path) -> None:
    names = list(SCHEMAS)
    assert editor_schemas.outdated(NATIONAL, tmp_path) == names
    editor_schemas.write_schemas(NATIONAL, tmp_path)
    assert editor_schemas.outdated(NATIONAL, tmp_path) == []
    (tmp_path / names[1]).write_text("{}", encoding="utf-8")
    assert editor_schemas.outdated(NATIONAL, tmp_path) == [names[1]]


def test_the_command_agrees_and_says_what_is_old(monkeypatch: pytest.MonkeyPatch) -> None:
    assert CliRunner().invoke(program(), ["schema", "--check"]).exit_code == 0
    monkeypatch.setattr(editor_schemas, "outdated", lambda _: ["case.schema.json"])
    old = CliRunner().invoke(program(), ["schema", "--check"])
    assert old.exit_code == 1
    assert "case.schema.json" in old.stderr
    assert "Jalankan 'kb schema'" in old.stderr
    assert old.stdout == ""


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_valid_and_of_sensible_size(kind: str) -> None:
    jsonschema.Draft7Validator.check_schema(committed(kind))
    assert (FOLDER / f"{kind}.schema.json").stat().st_size < 250_000


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_explains_itself_in_indonesian(kind: str) -> None:
    schema = committed(kind)
    keys = dict(keys_of(schema))
    for rule in schema["definitions"].get("Profile", {}).get("allOf", ()):
        keys |= rule["then"]["properties"]["scores"]["properties"]
    assert keys
    assert [key for key, value in keys.items() if not value.get("title")] == []
    assert [key for key, value in keys.items() if not value.get("description")] == []
    said = [*words_of(schema), *_said(schema)]
    assert [text for text in said if ENGLISH.search(text)] == []


def _said(schema: dict[str, Any]) -> Iterator[str]:
    """What the editor says besides titles and descriptions."""
    for part in all_parts(schema):
        for key in ("markdownDescription", "errorMessage", "label"):
            if isinstance(part.get(key), str):
                yield part[key]


@pytest.mark.parametrize("kind", KINDS)
def test_examples_are_shown_and_never_offered_as_content(kind: str) -> None:
    schema = committed(kind)
    assert not any("examples" in part for part in all_parts(schema))
    shown = schema["properties"]["verified_by"]["markdownDescription"]
    assert shown.endswith("\n\nContoh: `Dinas Kominfo Kabupaten Bojonegoro`")


@pytest.mark.parametrize("kind", KINDS)
def test_every_reference_leads_to_a_definition_that_is_used(kind: str) -> None:
    schema = committed(kind)
    used = {part["$ref"] for part in all_parts(schema) if "$ref" in part}
    assert used == {f"#/definitions/{name}" for name in schema["definitions"]}


def test_all_areas_are_offered_by_name_and_explained() -> None:
    area = committed("case")["definitions"]["Area"]
    offered = {item["body"]: item["label"] for item in area["defaultSnippets"]}
    titles = {part["pattern"]: part.get("title") for part in area["if"]["anyOf"]}
    for found in NATIONAL.areas.regencies:
        assert offered[f'"{found.code}"'].startswith(f'"{found.code}" {found.name}'[:59])
        assert titles[f"^{found.code}$".replace(".", r"\.")] == f"{found.name}, {found.province}"
    assert len(offered) == len(NATIONAL.areas.regencies)


def test_all_nodes_are_offered_by_name_and_explained() -> None:
    node = committed("questions")["definitions"]["Node"]
    offered = {item["body"]: item for item in node["defaultSnippets"]}
    for framework in NATIONAL.frameworks.values():
        for found in framework.nodes.values():
            item = offered.pop(f"{framework.id}/{found.id}")
            assert found.label in (item["label"] + item.get("description", ""))
    assert offered == {}


def test_no_offer_is_longer_than_the_server_shows() -> None:
    for kind in KINDS:
        for part in all_parts(committed(kind)):
            assert len(part.get("label", "")) <= 60


def test_a_starter_holds_exactly_the_required_keys() -> None:
    schema = committed("case")
    [starter] = schema["properties"]["practices"]["defaultSnippets"]
    assert list(starter["body"]) == schema["definitions"]["Practice"]["required"]
    assert UNKNOWN in starter["body"]["costs"]
    [starter] = schema["properties"]["sources"]["defaultSnippets"]
    [(name, body)] = starter["body"].items()
    assert "-" not in name, "the server indents wrongly below a key with a hyphen"
    assert list(body) == schema["definitions"]["Source"]["required"]


def test_the_real_files_fit_their_schemas() -> None:
    errors = [
        f"{path.stem} {error.json_path}: {error.message}"
        for path in CASES
        for error in validator(kind_of(path)).iter_errors(load(path.read_text(encoding="utf-8")))
    ]
    assert errors == []


def test_the_real_files_name_their_schemas_for_editors() -> None:
    for path in CASES:
        first = path.read_text(encoding="utf-8").splitlines()[0]
        named = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
        assert named, path
        assert (path.parent / named[1]).resolve() == FOLDER / f"{kind_of(path)}.schema.json"


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("case", case_text()),
        ("case", full_case_text()),
        ("case", case_text(practices=practice(contact_office="tidak diketahui"))),
        ("case", case_text(profiles=profile(framework="spbe-2020", scores="D1: 4.00\n"))),
        ("visit", visit_text()),
        ("visit", visit_text(guests=guest(people="tidak diketahui"))),
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
        ("case", case_text(regency='"35.99"')),
        ("case", case_text(regency='"35x22"')),
        ("case", case_text(last_verified="2026-11")),
        ("case", case_text(schema_version="2")),
        ("case", case_text(summary="[]")),
        ("case", case_text(summary=claim(cites=None))),
        ("case", case_text(summary=claim(cites="[]"))),
        ("case", case_text(summary=claim(cites="[Berita 1]"))),
        ("case", case_text(summary=claim(cite="[berita-1]"))),
        ("case", case_text(profiles=profile(scores="kebijakan: 3,33\n"))),
        ("case", case_text(profiles=profile(scores="D1: 3.33\n"))),
        ("case", case_text(profiles=profile(framework="spbe-2021"))),
        ("case", case_text(profiles=profile(predicate="Memuaskan"))),
        ("case", case_text(profiles=profile(year="2015/2016"))),
        ("case", case_text(practices=practice(costs=None))),
        ("case", case_text(practices=practice(costs="mahal"))),
        ("case", case_text(practices=practice(themes="[infra]"))),
        ("case", case_text(practices=practice(improves="[I17]"))),
        ("case", case_text(practices=practice(improves="[spbe-2020/I99]"))),
        ("case", case_text(sources=sources("Berita 1"))),
        ("case", case_text(sources=sources(url="javascript:alert(1)"))),
        ("case", case_text(sources=sources(published="30-04-2019"))),
        ("visit", visit_text(guests="[]")),
        ("visit", visit_text(guests=guest(people="-1"))),
        ("visit", visit_text(guests=guest(people="sepuluh"))),
        ("visit", visit_text(guests=guest(regency='"99.99"'))),
        ("visit", visit_text(date="kemarin")),
        ("questions", questions_text(questions=question(roles="[bupati]"))),
        ("questions", questions_text(questions=question(practices="[dewan-tik]"))),
        ("questions", questions_text(questions=question(nodes="[pegi/9.9]"))),
        ("questions", case_text()),
    ],
)
def test_a_bad_file_does_not_fit(kind: str, text: str) -> None:
    assert not validator(kind).is_valid(load(text))
