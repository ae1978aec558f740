"""What the models say about the form of a file: the order of keys, and how values are written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final

from kb_builder.reading.files import MODELS, FileKind

_NUMBERS: Final = frozenset({"number", "integer"})
_DATE: Final = "^[0-9]{4}"


@dataclass(frozen=True, slots=True)
class Shape:
    """What can stand in one place.

    ``entries``: shapes by key, in the order of the model. ``others``: the shape of keys that people
    choose themselves. ``item``: the shape of a list's items. ``bare``: a number or date, written
    without quotes. ``short``: an id, code or term, never a sentence.
    """

    entries: Mapping[str, Shape] = field(default_factory=dict)
    others: Shape | None = None
    item: Shape | None = None
    bare: bool = False
    short: bool = False

    def below(self, key: str, /) -> Shape:
        """The shape under a key; of an unknown key nothing is known."""
        return self.entries.get(key) or self.others or NOTHING


NOTHING: Final = Shape()


@cache
def shape_of(kind: FileKind, /) -> Shape:
    """The shape of a whole file."""
    schema = MODELS[kind].model_json_schema()
    return _shape(schema, schema.get("$defs", {}))


def _shape(schema: Mapping[str, Any], known: Mapping[str, Any]) -> Shape:
    if "$ref" in schema:
        return _shape(known[schema["$ref"].rpartition("/")[2]], known)
    shapes = [
        _shape(part, known)
        for part in schema.get("anyOf", schema.get("oneOf", ()))
        # "tidak diketahui" may stand nearly everywhere and says nothing about the rest
        if part.get("type") != "null" and part.get("const") != "tidak diketahui"
    ]
    if shapes:
        return shapes[0]
    types = schema.get("type", ())
    types = {types} if isinstance(types, str) else set(types)
    pattern = schema.get("pattern", "")
    others = [*schema.get("patternProperties", {}).values(), schema.get("additionalProperties")]
    return Shape(
        entries={key: _shape(value, known) for key, value in schema.get("properties", {}).items()},
        others=_shape(others[0], known) if others[0] else None,
        item=_shape(schema["items"], known) if "items" in schema else None,
        bare=bool(types & _NUMBERS) or pattern.startswith(_DATE) or schema.get("const") == 1,
        short=bool(pattern) or "enum" in schema,
    )
