"""JSON Schema of the three kinds of files, for editors. Committed beside the models."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

from pydantic import BaseModel

from kb_builder.model.case import Case
from kb_builder.model.questions import QuestionBank
from kb_builder.model.visit import Visit
from kb_builder.model.vocabulary import Term

FOLDER: Final = Path(__file__).parent
SCHEMAS: Final[dict[str, tuple[type[BaseModel], str]]] = {
    "case.schema.json": (Case, "Berkas kasus daerah"),
    "visit.schema.json": (Visit, "Berkas kunjungan"),
    "questions.schema.json": (QuestionBank, "Bank pertanyaan"),
}


def schema_texts() -> dict[str, str]:
    """File name → text of each schema, as it must stand in the repository."""
    return {name: _text(model, title) for name, (model, title) in SCHEMAS.items()}


def outdated(folder: Path = FOLDER) -> list[str]:
    """Names of the committed schemas that differ from the models."""
    return [
        name
        for name, text in schema_texts().items()
        if not (folder / name).is_file() or (folder / name).read_text(encoding="utf-8") != text
    ]


def _text(model: type[BaseModel], title: str) -> str:
    schema = model.model_json_schema(mode="validation")
    schema = {"$schema": "http://json-schema.org/draft-07/schema#", **_for_editors(schema)}
    schema["title"] = title
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _for_editors(node: Any) -> Any:
    """Drop what would confuse: null for keys that may be absent, English class docstrings."""
    if isinstance(node, list):
        return [_for_editors(item) for item in node]
    if not isinstance(node, dict):
        return node
    out = {key: _for_editors(value) for key, value in node.items()}
    if out.get("default", ...) is None or out.get("default") in ([], {}):
        out.pop("default", None)
    if "anyOf" in out:
        out["anyOf"] = [option for option in out["anyOf"] if option != {"type": "null"}]
        if len(out["anyOf"]) == 1:
            out |= out.pop("anyOf")[0]
    if "properties" in out or "enum" in out:  # a model or a list of terms: the text is a docstring
        out.pop("description", None)
        out.pop("title", None)
    if "enum" in out and (terms := _TERMS.get(tuple(out["enum"]))):
        out["description"] = "; ".join(f"{term.value}: {term.label}" for term in terms)
    return {"definitions" if key == "$defs" else key: _moved(value) for key, value in out.items()}


def _moved(value: Any) -> Any:
    return value.replace("#/$defs/", "#/definitions/") if isinstance(value, str) else value


_TERMS: Final = {tuple(t.value for t in kind): tuple(kind) for kind in Term.__subclasses__()}
