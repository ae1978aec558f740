"""The OpenAPI 3.1 description of the API, made from the list of documents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from kb_builder.model.fields import SLUG
from kb_builder.reference import Provenance
from kb_builder.site.api.content_schemas import content_schemas
from kb_builder.site.api.documents import DATABASE, DATAPACKAGE, DOCUMENTS, OPENAPI, TAGS, Document
from kb_builder.site.api.envelope import LICENCE, VERSION
from kb_builder.site.api.parts import Schema, listing, mapping, nullable, record, ref, text, whole
from kb_builder.site.api.schemas import CODE, answer_schemas, area_schemas, framework_schemas

_ABOUT: Final = (
    "Dokumen tetap yang dibangun bersama situs Rujukan: tidak ada pencarian dan tidak ada "
    'penulisan. Angka desimal berupa teks seperti tercetak ("4.00"), yang tidak diketahui null. '
    "Menambah kunci atau dokumen menaikkan angka kedua versi; menghapus berarti /api/v2/."
)
_MAJOR: Final = VERSION.partition(".")[0]
_PARAMETERS: Final = {
    "code": ("Kode Kemendagri: kabupaten dan kota 35.22, provinsi 35.", CODE, "35.22"),
    "id": ("Id instrumen di frameworks.json.", SLUG, "spbe-2020"),
}


def openapi(
    schemas: Mapping[str, Schema], /, *, columns: Mapping[str, Iterable[str]]
) -> dict[str, Any]:
    """The description with the ``components``.

    ``columns`` are the columns of each table by the name of its list.
    """
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Data terbuka Rujukan",
            "summary": "Studi banding e-government kabupaten dan kota di Indonesia",
            "description": _ABOUT,
            "license": {"name": LICENCE["name"], "identifier": LICENCE["id"]},
            "version": VERSION,
        },
        # relative to this document, and without the slash that paths begin with
        "servers": [{"url": f"../v{_MAJOR}", "description": "Folder dokumen ini"}],
        "tags": [{"name": name, "description": about} for name, about in TAGS.items()],
        "paths": {
            f"/{document.path}": {"get": _operation(document, columns)} for document in DOCUMENTS
        },
        "components": {"schemas": schemas},
    }


def _operation(document: Document, columns: Mapping[str, Iterable[str]]) -> dict[str, Any]:
    operation: dict[str, Any] = {
        "operationId": document.operation,
        "summary": document.title,
        "description": document.description,
        "tags": [document.tag],
    }
    answers: dict[str, Any] = {
        "200": {
            "description": document.title,
            "content": {document.media_type: {"schema": _body(document, columns)}},
        }
    }
    if document.parameter:
        about, pattern, example = _PARAMETERS[document.parameter]
        operation["parameters"] = [
            {
                "name": document.parameter,
                "in": "path",
                "required": True,
                "description": about,
                "schema": {"type": "string", "pattern": pattern},
                "example": example,
            }
        ]
        answers["404"] = {"description": "Tidak ada dokumen untuk isian itu."}
    return {**operation, "responses": answers}


def _body(document: Document, columns: Mapping[str, Iterable[str]]) -> Schema:
    if document.is_csv:
        return text(document.title, f"Kolom: {', '.join(columns[document.name])}.")
    if document.path == DATABASE:
        return {"type": "string", "contentMediaType": document.media_type}
    return ref(document.component)


def components(provenance: Provenance, /) -> dict[str, Schema]:
    """The schemas of all documents and of their parts, by name."""
    parts = {
        **area_schemas(provenance),
        **answer_schemas(),
        **framework_schemas(),
        **content_schemas(),
        "Licence": record(
            "Lisensi",
            id=text("Id SPDX"),
            name=text("Nama"),
            url=text("Naskah", format="uri"),
            attribution=text("Penyebutan"),
            note=text("Catatan"),
        ),
        "DocumentEntry": record(
            "Dokumen",
            path=text("Alamat", "Dari /api/v1/; bagian dalam kurung kurawal diisi."),
            title=text("Judul"),
            description=text("Isi"),
            media_type=text("Jenis berkas"),
            count=nullable(
                whole("Banyaknya", "Isian dalam dokumen; dokumen bila alamatnya berpola.")
            ),
        ),
    }
    wholes = {document.component: _document(document) for document in DOCUMENTS if document.is_json}
    return {**wholes, **dict(sorted(parts.items()))}


def _document(document: Document) -> Schema:
    """The schema of a whole document."""
    if document.path == OPENAPI:
        return {
            "type": "object",
            "title": document.title,
            "required": ["openapi", "info", "paths", "components"],
            "properties": {
                "openapi": text("Versi OpenAPI", pattern=r"^3\.1\.[0-9]+$"),
                **{name: {"type": "object"} for name in ("info", "paths", "components")},
            },
        }
    if document.path == DATAPACKAGE:
        return {
            "type": "object",
            "title": document.title,
            "required": ["profile", "name", "licenses", "resources"],
            "properties": {
                "profile": text("Jenis paket"),
                "name": text("Nama"),
                "licenses": {"type": "array", "items": {"type": "object"}},
                "resources": {"type": "array", "items": {"type": "object"}},
            },
        }
    item = ref(document.item or "")
    origins = {
        "sources": mapping(ref("TableSource"), "Sumber angka"),
        "provenance": ref("Origins", "Asal angka"),
    }
    return record(
        document.title,
        schema_version=text("Versi", pattern=rf"^{_MAJOR}\.[0-9]+$"),
        licence=ref("Licence"),
        **(origins if document.figures else {}),
        data=listing(item, "Isi") if document.many else item,
    )
