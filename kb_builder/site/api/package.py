"""The tables as others take them: a Frictionless data package, and one SQLite file.

What a column means, and of which type it is, comes from the description of the JSON rows; nothing
is said here a second time. See https://datapackage.org/ for the names.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from kb_builder.model.fields import DECIMAL
from kb_builder.reference import Provenance
from kb_builder.site.api.documents import DOCUMENTS
from kb_builder.site.api.envelope import LICENCE, VERSION, indented
from kb_builder.site.api.parts import Schema
from kb_builder.site.api.tables import Path, value_at
from kb_builder.words.csv_rows import SEPARATOR

NAME: Final = "rujukan"
TITLE: Final = "Data terbuka Rujukan"
ABOUT: Final = (
    "Kabupaten dan kota di Indonesia dengan hasil evaluasi SPBE, praktik e-government, kunjungan "
    "studi banding, dan pertanyaan, masing-masing dengan sumbernya."
)
KEYWORDS: Final = ("SPBE", "e-government", "studi banding", "pemerintah daerah", "Indonesia")
KEYS: Final[Mapping[str, tuple[str, ...]]] = {
    "areas": ("code",),
    "assessments": ("code", "year", "framework"),
    "practices": ("reference",),
    "visits": ("id",),
    "questions": ("id",),
}
"""Columns that tell the rows of a table apart."""
TO_AREA: Final[Mapping[str, str]] = {
    "assessments": "code",
    "series": "code",
    "practices": "area_code",
    "visits": "host_code",
}
"""Columns that hold the code of an area."""
_SAID_OF_MANY: Final = ("Kode Kemendagri", "Nama", "Nama daerah", "Lembaga")
"""Titles that mean little without what they are said of."""
_SQL_TYPES: Final = {"integer": "INTEGER", "number": "REAL", "boolean": "INTEGER"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A column: ``kind`` is a type by its Frictionless name."""

    name: str
    kind: str
    title: str
    description: str

    def as_dict(self) -> dict[str, str]:
        """The field as the package says it."""
        about = {"name": self.name, "type": self.kind, "title": self.title}
        return {**about, "description": self.description} if self.description else about


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A list with its columns and rows."""

    name: str
    title: str
    description: str
    columns: Mapping[str, Path]
    fields: tuple[Field, ...]
    rows: Sequence[Mapping[str, Any]]


def tables_of(
    schemas: Mapping[str, Schema],
    lists: Iterable[tuple[str, Mapping[str, Path], Sequence[Mapping[str, Any]]]],
) -> list[Table]:
    """The tables; ``lists`` are names with columns and rows, ``schemas`` the ``components``."""
    documents = {document.name: document for document in DOCUMENTS if document.many}
    return [
        Table(
            name=name,
            title=documents[name].title,
            description=documents[name].description,
            columns=columns,
            fields=tuple(
                _field(column, path, schemas[documents[name].item or ""], schemas)
                for column, path in columns.items()
            ),
            rows=rows,
        )
        for name, columns, rows in lists
    ]


def datapackage(tables: Iterable[Table], provenance: Provenance, /, *, address: str) -> bytes:
    """``datapackage.json`` over the CSV files beside it.

    ``address`` is where the site is published, if that is known.
    """
    package: dict[str, Any] = {
        "profile": "tabular-data-package",
        "name": NAME,
        "title": TITLE,
        "description": ABOUT,
        "version": VERSION,
        "keywords": list(KEYWORDS),
        **({"homepage": address} if address else {}),
        "licenses": [{"name": LICENCE["id"], "title": LICENCE["name"], "path": LICENCE["url"]}],
        "contributors": [{"title": "Para pengelola Rujukan", "role": "publisher"}],
        "sources": [
            {"title": f"{source.publisher}, {source.title}"}
            | ({"path": source.address} if source.address else {})
            for source in provenance.sources
        ],
        "resources": [_resource(table) for table in tables],
    }
    return indented(package)


def database(tables: Sequence[Table]) -> bytes:
    """The same tables as one SQLite file, with what the columns mean; always the same bytes."""
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute("PRAGMA page_size = 4096")
        with connection:
            for table in tables:
                _fill(connection, table)
            _describe(connection, tables)
        connection.execute("VACUUM")
        return _without_version(connection.serialize())
    finally:
        connection.close()


def _field(name: str, path: Path, schema: Schema, schemas: Mapping[str, Schema]) -> Field:
    several, part = False, schema
    titles: list[str] = []
    for key in path:
        part = _resolved(part, schemas)
        if part.get("type") == "array":
            several, part = True, _resolved(part["items"], schemas)
        inside = "properties" in part
        part = part["properties"][key] if inside else part["additionalProperties"]
        titles.append(str(part.get("title", name)))
    title, description = titles[-1], str(part.get("description", ""))
    part = _resolved(part, schemas)
    several = several or part.get("type") == "array"
    if several:
        description = f"{description} Beberapa nilai dipisahkan “{SEPARATOR.strip()}”.".strip()
    kind = "string" if several else _kind(part)
    if path[0] == "scores":
        title = f"{title} {name}"  # one title for all: which one it is, the column says
    elif titles[-1] in _SAID_OF_MANY:
        title = ": ".join(titles[-2:])
    return Field(name=name, kind=kind, title=title, description=description)


def _resolved(schema: Schema, schemas: Mapping[str, Schema]) -> Schema:
    """The schema itself, past references and past "or null"."""
    while True:
        if "$ref" in schema:
            schema = schemas[schema["$ref"].rpartition("/")[2]]
        elif "anyOf" in schema:
            options = [option for option in schema["anyOf"] if option.get("type") != "null"]
            if len(options) != 1:
                return {"type": "string"}
            schema = options[0]
        else:
            return schema


def _kind(schema: Schema) -> str:
    found = schema.get("type")
    kind = next((k for k in found if k != "null"), "") if isinstance(found, list) else found
    if kind == "string" and schema.get("pattern") == DECIMAL:
        return "number"
    if kind == "string" and schema.get("format") == "date":
        return "date"
    return kind if kind in ("integer", "boolean") else "string"


def _resource(table: Table) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [field.as_dict() for field in table.fields],
        "missingValues": [""],
    }
    if table.name in KEYS:
        schema["primaryKey"] = list(KEYS[table.name])
    if table.name in TO_AREA:
        reference = {"resource": "areas", "fields": ["code"]}
        schema["foreignKeys"] = [{"fields": [TO_AREA[table.name]], "reference": reference}]
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": f"{table.name}.csv",
        "title": table.title,
        "description": table.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    }


def _fill(connection: sqlite3.Connection, table: Table) -> None:
    lines = [f"{_quoted(f.name)} {_SQL_TYPES.get(f.kind, 'TEXT')}" for f in table.fields]
    if table.name in KEYS:
        lines.append(f"PRIMARY KEY ({', '.join(map(_quoted, KEYS[table.name]))})")
    if table.name in TO_AREA:
        lines.append(f"FOREIGN KEY ({_quoted(TO_AREA[table.name])}) REFERENCES areas (code)")
    connection.execute(f"CREATE TABLE {_quoted(table.name)} ({', '.join(lines)})")
    marks = ", ".join("?" * len(table.fields))
    connection.executemany(
        f"INSERT INTO {_quoted(table.name)} VALUES ({marks})",  # noqa: S608 -- our own names
        (
            [
                _sql(value_at(row, path), field.kind)
                for field, path in zip(table.fields, table.columns.values(), strict=True)
            ]
            for row in table.rows
        ),
    )


def _describe(connection: sqlite3.Connection, tables: Iterable[Table]) -> None:
    connection.execute('CREATE TABLE "_about" ("key" TEXT PRIMARY KEY, "value" TEXT)')
    about = {
        "title": TITLE,
        "description": ABOUT,
        "schema_version": VERSION,
        "licence": LICENCE["id"],
        "licence_url": LICENCE["url"],
        "attribution": LICENCE["attribution"],
    }
    connection.executemany('INSERT INTO "_about" VALUES (?, ?)', about.items())
    connection.execute(
        'CREATE TABLE "_columns" ("table" TEXT, "column" TEXT, "type" TEXT, "title" TEXT, '
        '"description" TEXT, PRIMARY KEY ("table", "column"))'
    )
    connection.executemany('INSERT INTO "_columns" VALUES (?, ?, ?, ?, ?)', _described(tables))


def _described(tables: Iterable[Table]) -> Iterator[tuple[str, str, str, str, str]]:
    for table in tables:
        for field in table.fields:
            yield table.name, field.name, field.kind, field.title, field.description


def _sql(value: Any, kind: str) -> str | int | float | None:
    if value is None:
        return None
    if isinstance(value, list):
        return SEPARATOR.join(str(item) for item in value if item is not None)
    if kind == "number":
        return float(Decimal(value))
    return int(value) if kind in ("integer", "boolean") else str(value)


def _quoted(name: str) -> str:
    doubled = name.replace('"', '""')
    return f'"{doubled}"'


def _without_version(data: bytes) -> bytes:
    """The file without the number of the SQLite that wrote it, which no reader needs."""
    return data[:92] + b"\0\0\0\1" + b"\0\0\0\0" + data[100:]
