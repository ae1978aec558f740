"""JSON Schema of the three kinds of files, as the models have it.

What editors need besides (lists of areas and nodes, starters) is added in
``kb_builder.editing.editor_schemas``, which also writes the files that stand beside this module.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final, TypeAlias

from pydantic import BaseModel

from kb_builder.model.case import Case
from kb_builder.model.questions import QuestionBank
from kb_builder.model.visit import Visit
from kb_builder.model.vocabulary import Term

Schema: TypeAlias = dict[str, Any]

FOLDER: Final = Path(__file__).parent
SCHEMAS: Final[dict[str, type[BaseModel]]] = {
    "case.schema.json": Case,
    "visit.schema.json": Visit,
    "questions.schema.json": QuestionBank,
}
DRAFT: Final = "http://json-schema.org/draft-07/schema#"

_REF: Final = "#/definitions/{model}"
_TERMS: Final = {kind.__name__: kind for kind in Term.__subclasses__()}


def file_schema(model: type[BaseModel], /) -> Schema:
    """The schema of a file: draft 7, every key with an Indonesian title and description."""
    raw = model.model_json_schema(ref_template=_REF)
    known = raw.pop("$defs")
    definitions = {
        name: _terms(_TERMS[name]) if name in _TERMS else _plain(part, known)
        for name, part in known.items()
    }
    return {"$schema": DRAFT, **_plain(raw, known), "definitions": definitions}


def _terms(kind: type[Term]) -> Schema:
    return {
        "type": "string",
        "enum": [term.value for term in kind],
        "enumDescriptions": [": ".join(filter(None, (term.label, term.about))) for term in kind],
    }


def _plain(node: Schema, known: dict[str, Schema]) -> Schema:
    """A part of the schema without defaults, null for absent keys, and English docstrings."""
    out = {key: value for key, value in node.items() if key != "default"}
    if "properties" in out:
        out.pop("description", None)
        properties = out["properties"].items()
        out["properties"] = {key: _plain(_named(value, known), known) for key, value in properties}
    for key in ("items", "additionalProperties"):
        if isinstance(out.get(key), dict):
            out[key] = _plain(out[key], known)
    if "patternProperties" in out:
        [(pattern, value)] = out.pop("patternProperties").items()
        out["propertyNames"] = {"type": "string", "pattern": pattern}
        out["additionalProperties"] = _plain(value, known)
    if options := out.pop("oneOf", None) or out.pop("anyOf", None):
        options = [_plain(option, known) for option in options if option != {"type": "null"}]
        out |= {"anyOf": options} if len(options) > 1 else options[0]
    return out


def _named(node: Schema, known: dict[str, Schema]) -> Schema:
    """A property with its title: pydantic leaves out what the referenced model is called too."""
    if "$ref" not in node or "title" in node:
        return node
    return {"title": known[node["$ref"].rpartition("/")[2]]["title"], **node}
