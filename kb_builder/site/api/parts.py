"""Small builders for JSON Schema 2020-12, the dialect of OpenAPI 3.1.

Every key of a record is required: what is not known is null, never absent. Records stay open to
further keys, since adding some is a minor change.
"""

from __future__ import annotations

from typing import Any

from kb_builder.model.fields import DECIMAL
from kb_builder.model.vocabulary import Term

Schema = dict[str, Any]


def record(title: str, /, **properties: Schema) -> Schema:
    """An object with exactly these keys, for now."""
    return {
        "type": "object",
        "title": title,
        "required": list(properties),
        "properties": properties,
    }


def text(title: str, description: str | None = None, /, **more: Any) -> Schema:
    """A string."""
    return _titled({"type": "string", **more}, title, description)


def whole(title: str, description: str | None = None, /) -> Schema:
    """A whole number."""
    return _titled({"type": "integer"}, title, description)


def decimal(title: str, description: str | None = None, /) -> Schema:
    """A figure as printed, in a string: "4.00" keeps its zeros."""
    return text(title, description, pattern=DECIMAL)


def exact(title: str, description: str | None = None, /) -> Schema:
    """An exact number in a string: "3.5", or "20/7" where the decimals do not end."""
    return text(title, description, pattern=r"^-?[0-9]+(\.[0-9]+|/[0-9]+)?$")


def flag(title: str, description: str | None = None, /) -> Schema:
    """True or false."""
    return _titled({"type": "boolean"}, title, description)


def term(kind: type[Term], title: str, /) -> Schema:
    """One of the terms of a closed list, with their names."""
    names = "; ".join(f"{item.value}: {item.label}" for item in kind)
    return text(title, names, enum=[item.value for item in kind])


def listing(items: Schema, title: str, description: str | None = None, /) -> Schema:
    """A list."""
    return _titled({"type": "array", "items": items}, title, description)


def mapping(values: Schema, title: str, description: str | None = None, /) -> Schema:
    """An object whose keys are data."""
    schema: Schema = {"type": "object", "additionalProperties": values}
    return _titled(schema, title, description)


def ref(name: str, title: str | None = None, description: str | None = None, /) -> Schema:
    """Another component."""
    return _titled({"$ref": f"#/components/schemas/{name}"}, title, description)


def nullable(schema: Schema, /) -> Schema:
    """``schema``, or null where it is not known."""
    if isinstance(schema.get("type"), str) and "enum" not in schema:
        return {**schema, "type": [schema["type"], "null"]}
    about = {key: value for key, value in schema.items() if key in ("title", "description")}
    rest = {key: value for key, value in schema.items() if key not in about}
    return {"anyOf": [rest, {"type": "null"}], **about}


def _titled(schema: Schema, title: str | None, description: str | None) -> Schema:
    if title:
        schema["title"] = title
    if description:
        schema["description"] = description
    return schema
