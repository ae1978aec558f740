"""How answers become JSON: what fields are called there, how figures are rounded, their schema.

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
Code = Annotated[str, Field(title="Kode wilayah", pattern=r"^\d\d\.\d\d$")]
AreaName = Annotated[str, Field(title="Nama daerah")]
DomainId = Annotated[str, Field(title="Id domain", description="Simpul SPBE 2020: D1 sampai D4.")]
Sources = Annotated[
    tuple[str, ...], Field(title="Sumber angka", description="Penerbit dan tahun, masing-masing.")
]
Km = Annotated[
    Figure | None,
    Field(
        title="Jarak antar-ibu kota",
        description="Garis lurus; null bila letaknya tidak diketahui.",
        json_schema_extra={"unit": "km"},
    ),
]
Coverage = Annotated[
    Share, Field(title="Kelengkapan", description="Bagian bobot yang angkanya ada pada keduanya.")
]
Words = Annotated[
    str, Field(title="Alasan dalam kata", description="Kalimat yang juga tampil di halaman.")
]
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
