"""What every JSON document of the API begins with, and how its bytes are made.

Keys keep the order in which they are written and nothing depends on the clock, so the same input
gives the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, Final

from kb_builder.reference import Provenance
from kb_builder.words.signs import escaped_json

VERSION: Final = "1.4"
"""Adding raises the second number; removing or renaming needs ``/api/v2/``."""

LICENCE: Final = {
    "id": "CC-BY-4.0",
    "name": "Creative Commons Attribution 4.0 International (CC BY 4.0)",
    "url": "https://creativecommons.org/licenses/by/4.0/legalcode",
    "attribution": "Sebutkan “Rujukan” dan alamat halaman atau berkas yang dipakai.",
    "note": (
        "Kutipan langsung tetap milik penerbitnya. Angka lembaga publik adalah fakta; "
        "sumbernya disebut bersama angkanya."
    ),
}

_COMPACT: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False)


class Envelope:
    """Wraps data in version and licence and, where figures occur, in where they come from."""

    def __init__(self, provenance: Provenance | None = None, *, tables: Iterable[str] = ()) -> None:
        """``tables`` are the files of ``provenance`` that the figures come from."""
        self._head: dict[str, Any] = {"schema_version": VERSION, "licence": LICENCE}
        if provenance is not None:
            self._head |= _origins(provenance, tuple(tables))
        # hundreds of documents begin alike: their beginning is encoded once
        self._prefix = _COMPACT.encode(self._head).removesuffix("}") + ',"data":'

    def wrap(self, data: Any, /) -> bytes:
        """The document around ``data``, compact."""
        return f"{self._prefix}{_COMPACT.encode(data)}}}\n".encode()

    def wrap_parts(self, parts: Mapping[str, bytes], /) -> bytes:
        """The document around parts that are JSON already."""
        data = b",".join(b'"%s":%s' % (name.encode(), part) for name, part in parts.items())
        return b"%s{%s}}\n" % (self._prefix.encode(), data)

    def wrap_for_people(self, data: Any, /) -> bytes:
        """The document around ``data``, indented."""
        return indented({**self._head, "data": data})


def indented(document: Any, /) -> bytes:
    """JSON for documents that people read too."""
    text = escaped_json(json.dumps(document, ensure_ascii=False, allow_nan=False, indent=2))
    return f"{text}\n".encode()


def _origins(provenance: Provenance, files: tuple[str, ...]) -> dict[str, Any]:
    tables = [provenance.table(file) for file in files]
    named = {column.source for table in tables for column in table.columns}
    return {
        "sources": {
            source.id: {
                "publisher": source.publisher,
                "title": source.title,
                "url": source.address,
                "note": source.note,
            }
            for source in provenance.sources
            if source.id in named
        },
        "provenance": {
            "tables": [
                {
                    "table": table.file,
                    "about": table.about,
                    "columns": [
                        {
                            "name": column.name,
                            "label": column.label,
                            "unit": column.unit,
                            "year": column.year,
                            "source": column.source,
                            "caveat": column.caveat,
                        }
                        for column in table.columns
                    ],
                }
                for table in tables
            ],
            "oddities": list(provenance.oddities),
        },
    }
