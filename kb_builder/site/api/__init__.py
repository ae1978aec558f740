"""The static API under ``api/v1/``: the site's content and figures as JSON and CSV.

Documents say the same as the pages. Figures are strings as printed, what is not known is null with
its key present, and the same input gives the same bytes. See ``docs/data.md``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from kb_builder.model.area import AreaKind
from kb_builder.reference import Provenance
from kb_builder.site.api.areas import area_row, assessment_row
from kb_builder.site.api.content import content_of, practice_row, question_row, visit_row
from kb_builder.site.api.documents import DOCUMENTS, OPENAPI
from kb_builder.site.api.envelope import VERSION, Envelope, indented
from kb_builder.site.api.instruments import crosswalk_row, framework_detail, framework_row
from kb_builder.site.api.openapi import openapi
from kb_builder.site.api.series import series_rows
from kb_builder.site.api.tables import COLUMNS, columns_of, csv_bytes
from kb_builder.site.catalogue import Catalogue

FOLDER: Final = "api/v1"
"""Where the documents belong, from the root of the site."""

__all__ = ["FOLDER", "VERSION", "api_documents"]


def api_documents(catalogue: Catalogue, /) -> dict[str, bytes]:
    """All documents by their path below ``FOLDER``, in a fixed order."""
    provenance = catalogue.national.provenance
    results = [table.file for table in provenance.tables if _has_index(provenance, table.file)]
    lists = _lists(catalogue)
    tables = {
        "areas": ["regencies.csv", "provinces.csv"],
        "assessments": results,
        "series": results,
    }
    envelope = Envelope()
    columns = {name: columns_of(name, lists[name]) for name in COLUMNS}
    documents: dict[str, bytes] = {}
    for name, rows in lists.items():
        own = Envelope(provenance, tables=tables[name]) if name in tables else envelope
        documents[f"{name}.json"] = own.wrap(rows)
        if name in columns:
            documents[f"{name}.csv"] = csv_bytes(rows, columns=columns[name])
    documents |= _area_documents(catalogue, provenance, results)
    for framework in catalogue.frameworks.values():
        documents[f"frameworks/{framework.id}.json"] = envelope.wrap(framework_detail(framework))
    documents[OPENAPI] = indented(openapi(provenance, columns=columns))
    counts = {name: len(rows) for name, rows in lists.items()}
    counts["peers"] = len(catalogue.national.areas.regencies)
    return {"index.json": envelope.wrap_for_people(_index(counts)), **documents}


def _lists(catalogue: Catalogue) -> dict[str, list[dict[str, Any]]]:
    """The rows of every list."""
    areas = sorted(catalogue.areas.values(), key=lambda area: area.code)
    names = {area.code: {"code": area.code, "name": area.name} for area in areas}
    bank = catalogue.bank
    return {
        "areas": [area_row(area, has_case=area.slug in catalogue.cases) for area in areas],
        "assessments": [
            names[code] | assessment_row(row)
            for rows in catalogue.national.assessments.by_year.values()
            for code, row in sorted(rows.items())
            if code in names
        ],
        "series": [
            names[area.code] | row for area in areas for row in series_rows(area, catalogue)
        ],
        "frameworks": [framework_row(item) for item in catalogue.frameworks.values()],
        "crosswalks": [crosswalk_row(item) for item in catalogue.national.crosswalks.values()],
        "practices": [practice_row(entry, catalogue) for entry in catalogue.practices],
        "visits": [visit_row(entry, catalogue) for entry in catalogue.visits],
        "questions": [question_row(item, bank, catalogue) for item in bank.questions]
        if bank
        else [],
    }


def _area_documents(
    catalogue: Catalogue, provenance: Provenance, results: list[str]
) -> dict[str, bytes]:
    part = Envelope(provenance, tables=["regencies.csv", *results])
    whole = Envelope(provenance, tables=["provinces.csv", "regencies.csv", *results])
    assessments = catalogue.national.assessments
    return {
        f"areas/{code}.json": (whole if area.kind is AreaKind.PROVINCE else part).wrap(
            {
                **area_row(area, has_case=area.slug in catalogue.cases),
                "assessments": [assessment_row(row) for row in assessments.of(code)],
                "index_series": series_rows(area, catalogue),
                **content_of(area, catalogue),
            }
        )
        for code, area in sorted(catalogue.areas.items())
    }


def _index(counts: Mapping[str, int]) -> list[dict[str, Any]]:
    counts = {**counts, "index": len(DOCUMENTS)}
    return [
        {
            "path": document.path,
            "title": document.title,
            "description": document.description,
            "media_type": document.media_type,
            "count": counts.get(document.name),
        }
        for document in DOCUMENTS
    ]


def _has_index(provenance: Provenance, file: str) -> bool:
    return any(column.name == "index" for column in provenance.table(file).columns)
