"""The JSON Schema of the models: every key explained in Indonesian, with examples that hold."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from typing import Any, Final

import jsonschema
import pytest
from pydantic import BaseModel, TypeAdapter, ValidationError

from kb_builder.model.claims import FileModel, Model
from kb_builder.model.schema import SCHEMAS, file_schema
from kb_builder.model.vocabulary import Term
from tests.national import NATIONAL

ENGLISH: Final = re.compile(
    r"\b(the|an|of|and|or|what|who|how|which|where|with|from|this|that|are|is|not|has|was|it)\b",
    re.IGNORECASE,
)


def subclasses(kind: type[BaseModel]) -> Iterator[type[BaseModel]]:
    for found in kind.__subclasses__():
        yield from (found, *subclasses(found))


MODELS: Final = sorted({*subclasses(Model)}, key=lambda kind: kind.__name__)
FIELDS: Final = [
    (f"{kind.__name__}.{name}", field)
    for kind in MODELS
    for name, field in kind.model_fields.items()
]


def keys_of(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every key of a file with its schema, at every depth."""
    for name, part in {"": schema, **schema["definitions"]}.items():
        for key, value in part.get("properties", {}).items():
            yield f"{name}.{key}", value


def words_of(node: Any) -> Iterator[str]:
    """Everything in a schema that people read."""
    if isinstance(node, dict):
        for key, value in node.items():
            if key in ("title", "description") and isinstance(value, str):
                yield value
            elif key == "enumDescriptions":
                yield from value
            else:
                yield from words_of(value)
    elif isinstance(node, list):
        for part in node:
            yield from words_of(part)


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_key_at_every_depth_has_a_title_and_a_description(name: str) -> None:
    schema = file_schema(SCHEMAS[name])
    jsonschema.Draft7Validator.check_schema(schema)
    found = list(keys_of(schema))
    assert [key for key, value in found if not value.get("title")] == []
    assert [key for key, value in found if not value.get("description")] == []
    assert len(found) == len({key for key, _ in found})
    assert schema["title"]


@pytest.mark.parametrize("name", SCHEMAS)
def test_titles_and_descriptions_are_indonesian(name: str) -> None:
    words = list(words_of(file_schema(SCHEMAS[name])))
    docstrings = {inspect.getdoc(kind) for kind in (*MODELS, *Term.__subclasses__())}
    assert [text for text in words if text in docstrings] == []
    assert [text for text in words if ENGLISH.search(text)] == []


def test_each_model_has_a_title_of_its_own() -> None:
    titles = [kind.model_json_schema()["title"] for kind in MODELS if kind is not FileModel]
    assert len(set(titles)) == len(titles)
    assert not {kind.__name__ for kind in MODELS} & set(titles)


def test_a_description_is_short_and_ends_with_a_full_stop() -> None:
    for name, field in FIELDS:
        assert field.description is not None, name
        assert field.description.endswith("."), name
        assert len(field.description) <= 100, f"{name}: it is a hint of kb check too"
        assert field.title, name
        assert not field.title.endswith("."), name


def test_examples_are_valid() -> None:
    wrong = []
    for name, field in FIELDS:
        if field.examples:
            adapter: TypeAdapter[Any] = TypeAdapter(field.rebuild_annotation())
            for example in field.examples:
                try:
                    adapter.validate_python(example)
                except ValidationError as error:
                    wrong.append(f"{name}: {error}")
    assert wrong == []


def holds_records(schema: dict[str, Any]) -> bool:
    """Whether keys stand below the key; then these are explained."""
    options = [schema, *schema.get("anyOf", ())]
    inner = [
        option.get("items") or option.get("additionalProperties") or option for option in options
    ]
    names = {part["$ref"].rpartition("/")[2] for part in inner if "$ref" in part}
    return bool(names - {kind.__name__ for kind in Term.__subclasses__()})


@pytest.mark.parametrize("name", SCHEMAS)
def test_what_people_fill_in_has_an_example(name: str) -> None:
    without = {
        key
        for key, value in keys_of(file_schema(SCHEMAS[name]))
        if "examples" not in value and "const" not in value and not holds_records(value)
    }
    assert without <= {"Profile.scores"}


def test_examples_name_what_there_is() -> None:
    areas, frameworks = NATIONAL.areas.by_code, NATIONAL.frameworks
    for kind in MODELS:
        for name, field in kind.model_fields.items():
            for example in field.examples or ():
                if name == "regency":
                    assert example in areas
                elif name == "framework":
                    assert example in frameworks
                elif name in ("improves", "nodes"):
                    for reference in example:
                        framework, _, node = reference.partition("/")
                        assert node in frameworks[framework].nodes


@pytest.mark.parametrize("kind", Term.__subclasses__(), ids=lambda kind: kind.__name__)
def test_a_term_has_a_name_and_perhaps_an_explanation(kind: type[Term]) -> None:
    for term in kind:
        assert term.label.strip()
        assert not ENGLISH.search(term.label + " " + term.about)
        assert not term.about.endswith(".")
