"""How answers become JSON: how figures are rounded, what is left out, and their schema.

Titles, units and meanings of the fields are annotations, from which the JSON of the commands, the
files of ``/api/v1/`` and their JSON Schema are made. What only Python needs is left out of them.
"""

from __future__ import annotations

from functools import cache
from typing import Annotated, Any, Final

from pydantic import Field, PlainSerializer, TypeAdapter

DIGITS: Final = 12
"""Places of a float in JSON: sums agree to 1e-9, and the last bits of a machine do not show."""


def _rounded(value: float) -> float:
    return round(value, DIGITS)


Figure = Annotated[float, PlainSerializer(_rounded, return_type=float, when_used="json")]
Share = Annotated[Figure, Field(ge=0, le=1)]
Hidden = Field(exclude=True)
"""Marks what Python gets and JSON does not: it stands elsewhere in the same document."""


@cache
def _adapter(kind: Any, /) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def as_dict(answer: Any, /) -> Any:
    """An answer as plain dicts, lists, texts and numbers, as in its JSON."""
    kind: Any = type(answer)
    return _adapter(kind).dump_python(answer, mode="json")


def as_json(answer: Any, /) -> bytes:
    """What ``as_dict`` gives, as compact JSON."""
    kind: Any = type(answer)
    return _adapter(kind).dump_json(answer)


def schema_of(kind: Any, /, *, refs: str = "#/$defs/{model}") -> dict[str, Any]:
    """JSON Schema of an answer's JSON; ``$defs`` hold its parts, found under ``refs``."""
    return _adapter(kind).json_schema(mode="serialization", ref_template=refs)
