"""The JSON Schemas that editors read: the models', with lists, starters and plain messages.

They are written for the YAML language server (``redhat.vscode-yaml``) and use what it understands
beyond JSON Schema: ``markdownDescription`` is shown under the pointer and beside what is offered,
``errorMessage`` stands instead of its own English words, ``defaultSnippets`` are offered while
writing. ``examples`` become part of the description, because the server would offer an example as
content: one key press, and a made-up statement stands in the file.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from kb_builder.editing.editor_lists import LISTS, lists, rules_of_instruments
from kb_builder.editing.editor_starters import starter
from kb_builder.model import fields
from kb_builder.model.schema import FOLDER, SCHEMAS, Schema, file_schema
from kb_builder.reading.codes import CODES
from kb_builder.reference import National
from kb_builder.writing import write_if_changed

WIDTH: Final = 120
"""What is shorter stands on one line of the written schema."""

_MARKDOWN: Final = re.compile(r"([\\`*_{}\[\]<>#|])")
_ANYTHING_ELSE: Final = f"^(?!{fields.UNKNOWN}$)"
_UNKNOWN_MEANS: Final = f"'{fields.UNKNOWN}' berarti belum ada sumber yang menyebutnya."
_TEXT: Final = "Isi dengan teks; apit dengan tanda kutip bila hanya berisi angka."
_LIST: Final = "Di sini seharusnya daftar; tiap butir diawali '- '."
_WRONG: Final = {
    fields.SLUG: CODES["R212"].remedy,
    fields.PRACTICE_REF: CODES["R216"].remedy,
    fields.PARTIAL_DATE: CODES["R206"].remedy,
    fields.FULL_DATE: "Tulis tahun, bulan, dan hari, misalnya 2026-11-20.",
    fields.DECIMAL: "Tulis angka saja dengan titik desimal, misalnya 3.33.",
    "^https?://": CODES["R214"].remedy,
}
"""Pattern → what the editor says where a value does not match."""


def schema_texts(national: National, /) -> dict[str, str]:
    """File name → text of each schema, as it must stand in the repository."""
    return {
        name: _text(editor_schema(file_schema(model), national)) + "\n"
        for name, model in SCHEMAS.items()
    }


def outdated(national: National, folder: Path = FOLDER, /) -> list[str]:
    """Names of the committed schemas that differ from what the models and tables say now."""
    return [
        name
        for name, text in schema_texts(national).items()
        if not (folder / name).is_file() or (folder / name).read_text(encoding="utf-8") != text
    ]


def write_schemas(national: National, folder: Path = FOLDER, /) -> None:
    """Bring the committed schemas up to date."""
    for name, text in schema_texts(national).items():
        write_if_changed(folder / name, text.encode("utf-8"))


def editor_schema(schema: Schema, national: National, /) -> Schema:
    """The schema of a file as editors need it."""
    known = schema["definitions"]
    out = _for_editors(schema, known)
    definitions = {name: _for_editors(part, known) for name, part in known.items()}
    if "Profile" in definitions:
        scores = definitions["Profile"]["properties"]["scores"]
        definitions["Score"] = scores.pop("additionalProperties")
        definitions["Profile"]["allOf"] = rules_of_instruments(national.frameworks)
    definitions |= lists(national)
    used = {ref.rpartition("/")[2] for ref in _refs([out, definitions])}
    return {**out, "definitions": {name: definitions[name] for name in sorted(used)}}


def _for_editors(node: Schema, known: Mapping[str, Schema]) -> Schema:
    """One part of the schema with everything below it."""
    out = _described({key: value for key, value in node.items() if key != "definitions"})
    if "format" in node and node["format"] in LISTS:
        return _about(out) | {"$ref": f"#/definitions/{LISTS[node['format']]}"}
    if "properties" in node:
        parts = node["properties"].items()
        out["properties"] = {key: _for_editors(value, known) for key, value in parts}
    if isinstance(node.get("additionalProperties"), dict):
        out["additionalProperties"] = _for_editors(node["additionalProperties"], known)
    if "propertyNames" in node:
        out["propertyNames"] = _for_editors(node["propertyNames"], known) | {"doNotSuggest": True}
    if "items" in node:
        out["items"] = _for_editors(node["items"], known)
        if isinstance(out["items"].get("type"), str):  # else two places are filled in at once
            out["items"]["type"] = [out["items"]["type"]]
    if "anyOf" in node:
        return _or_unknown(out, node["anyOf"], known)
    if "enum" in node:
        out["type"] = ["string"]
    if node.get("type") == "integer":  # else the server writes 0, and missing is not zero
        out |= {"type": ["string", "integer"], "pattern": "^[0-9]{1,9}$"}
    begin = starter(node, known)
    if begin:
        out["defaultSnippets"] = [begin]
    wrong = _wrong(node)
    return out | ({"errorMessage": wrong} if wrong else {})


def _described(node: Schema) -> Schema:
    """The examples as part of the description; where there is a list to choose from, none."""
    out = _about(node) | {key: value for key, value in node.items() if key != "examples"}
    if "examples" in node and not _is_choice(node):
        shown = ", ".join(f"`{_as_written(example, node)}`" for example in node["examples"])
        plain = _MARKDOWN.sub(r"\\\1", node["description"])
        out["markdownDescription"] = f"{plain}\n\nContoh: {shown}"
    return out


def _is_choice(node: Schema) -> bool:
    return "$ref" in node or "$ref" in node.get("items", {})


def _as_written(example: Any, node: Schema) -> str:
    """An example as it stands in a file."""
    if isinstance(example, list):
        return f"[{', '.join(example)}]"
    return f'"{example}"' if node.get("format") == "area-code" else str(example)


def _about(node: Schema) -> Schema:
    """What a part says of itself to readers."""
    words = ("title", "description", "markdownDescription")
    return {key: node[key] for key in words if key in node}


def _or_unknown(out: Schema, options: list[Schema], known: Mapping[str, Schema]) -> Schema:
    """A known value or "tidak diketahui": what is known first, so that the editor asks for that."""
    [value] = [option for option in options if option.get("const") != fields.UNKNOWN]
    about = {
        "title": out["title"],
        "description": f"{out['description']} {_UNKNOWN_MEANS}",
    }
    if "$ref" in value:  # a closed list: one more term
        terms = _for_editors(known[value["$ref"].rpartition("/")[2]], known)
        terms["enum"] = [*terms["enum"], fields.UNKNOWN]
        terms["enumDescriptions"] = [*terms["enumDescriptions"], _UNKNOWN_MEANS]
        return _about(out) | terms | {"errorMessage": _wrong(terms)}
    first = _for_editors(value, known)
    if value == {"type": "string"}:
        first["pattern"] = _ANYTHING_ELSE  # else both would fit, and the help come twice
    elif value["type"] == "array":
        first["errorMessage"] = f"Di sini seharusnya daftar atau '{fields.UNKNOWN}'."
    return _about(out) | {"anyOf": [first, {"const": fields.UNKNOWN, **about}]}


def _wrong(node: Schema) -> str | None:
    """What the editor says where a value does not fit."""
    if node.get("pattern") in _WRONG:
        return _WRONG[node["pattern"]]
    if "enum" in node:
        return f"Pilih salah satu: {', '.join(node['enum'])}."
    if "const" in node:
        return CODES["R218"].remedy
    by_type = {"string": _TEXT, "array": _LIST, "integer": CODES["R211"].remedy}
    return by_type.get(node.get("type", "")) if isinstance(node.get("type"), str) else None


def _refs(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        yield from ([node["$ref"]] if "$ref" in node else [])
        node = list(node.values())
    for part in node if isinstance(node, list) else []:
        yield from _refs(part)


def _text(node: Any, indent: str = "") -> str:
    """JSON with what is short or simple on one line: good to read and to compare."""
    line = json.dumps(node, ensure_ascii=False)
    parts = list(node.values()) if isinstance(node, dict) else node
    if len(line) < WIDTH or not any(isinstance(part, dict | list) for part in parts):
        return line
    deeper = indent + " "
    if isinstance(node, dict):
        entries = [f"{json.dumps(key)}: {_text(value, deeper)}" for key, value in node.items()]
    else:
        entries = [_text(value, deeper) for value in node]
    start, end = "{}" if isinstance(node, dict) else "[]"
    return start + ",".join(f"\n{deeper}{entry}" for entry in entries) + f"\n{indent}{end}"
