"""The static API under ``api/v1/``: the site's content and figures as JSON and CSV.

Documents say the same as the pages. Figures are strings as printed, what is not known is null with
its key present, and the same input gives the same bytes. See ``docs/data.md``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, partial
from typing import Any

from kb_builder.model.area import Area, AreaKind
from kb_builder.model.framework import Framework
from kb_builder.reference import Provenance
from kb_builder.site.api.answers import answer_document
from kb_builder.site.api.areas import area_row, assessment_row
from kb_builder.site.api.content import (
    content_key,
    content_of,
    practice_row,
    question_row,
    visit_row,
)
from kb_builder.site.api.documents import DATABASE, DATAPACKAGE, DOCUMENTS, OPENAPI
from kb_builder.site.api.envelope import VERSION, Envelope, indented
from kb_builder.site.api.following import follow_up_rows, hidden_rows, learning_rows
from kb_builder.site.api.instruments import crosswalk_row, framework_detail, framework_row
from kb_builder.site.api.openapi import components, openapi
from kb_builder.site.api.package import Table, database, datapackage, tables_of
from kb_builder.site.api.parts import Schema
from kb_builder.site.api.series import series_rows
from kb_builder.site.api.tables import COLUMNS, columns_of, csv_bytes
from kb_builder.site.catalogue import Catalogue
from kb_builder.site.digest import Digester, digest_of
from kb_builder.site.pages.hidden import key_of

__all__ = ["VERSION", "api_documents", "planned_documents"]


@dataclass(frozen=True)
class PlannedDocument:
    """A document before it is made. With an unchanged ``key`` it would come out the same."""

    name: str
    make_key: Callable[[], str]
    make: Callable[[], bytes]

    @cached_property
    def key(self) -> str:
        """The digest of everything the document is made from; worked out when asked for."""
        return self.make_key()


def api_documents(catalogue: Catalogue, /) -> dict[str, bytes]:
    """All documents but the answers by their path below ``API``, in a fixed order."""
    planned = _planned(catalogue, _Keys("", Digester().digest))
    return {document.name: document.make() for document in planned}


def planned_documents(
    catalogue: Catalogue, /, *, programs: str, digest: Callable[[object], str]
) -> Iterator[PlannedDocument]:
    """All documents, answers included; nothing is made yet.

    ``programs`` identifies programs and national tables; ``digest`` gives digests of plain data.
    """
    keys = _Keys(programs, digest)
    yield from _planned(catalogue, keys)
    for area in catalogue.national.areas.regencies:
        name, make = answer_document(area, catalogue)
        yield PlannedDocument(name, partial(_answer_key, area, catalogue, keys), make)


@dataclass(frozen=True, slots=True)
class _Keys:
    programs: str
    digest: Callable[[object], str]

    def of(self, *parts: object) -> str:
        """The key of a document that shows these parts, besides programs and tables."""
        return digest_of(self.programs, self.digest(parts))


def _planned(catalogue: Catalogue, keys: _Keys) -> Iterator[PlannedDocument]:
    provenance = catalogue.national.provenance
    results = [table.file for table in provenance.tables if _has_index(provenance, table.file)]
    rows = _Rows(catalogue)
    schemas = cache(partial(components, provenance))
    tables = {
        "areas": ["regencies.csv", "provinces.csv"],
        "assessments": results,
        "series": results,
        "hidden-hosts": results,
    }
    counts = rows.counts()
    yield PlannedDocument(
        "index.json",
        lambda: keys.of(counts, key_of(catalogue)),
        lambda: Envelope().wrap_for_people(
            _index(
                {
                    **counts,
                    "hidden-hosts": len(rows.of("hidden-hosts")),
                    "peers": len(catalogue.national.areas.regencies),
                }
            )
        ),
    )
    for name in (*counts, "hidden-hosts"):
        yield from _list_documents(name, rows, keys, provenance, tables.get(name))
    yield from _area_documents(catalogue, keys, provenance, results)
    for framework in catalogue.frameworks.values():
        yield PlannedDocument(
            f"frameworks/{framework.id}.json",
            partial(keys.of, framework),
            partial(_framework_document, framework),
        )
    address = catalogue.settings.address
    yield PlannedDocument(
        DATAPACKAGE,
        lambda: keys.of(address, [list(columns_of(n, rows.of(n))) for n in COLUMNS]),
        lambda: datapackage(_tables(rows, schemas()), provenance, address=address),
    )
    yield PlannedDocument(
        DATABASE,
        lambda: keys.of([rows.shown(n) for n in COLUMNS]),
        lambda: database(_tables(rows, schemas())),
    )
    yield PlannedDocument(
        OPENAPI,
        keys.of,
        lambda: indented(
            openapi(schemas(), columns={n: columns_of(n, rows.of(n)) for n in COLUMNS})
        ),
    )


def _tables(rows: _Rows, schemas: Mapping[str, Schema]) -> list[Table]:
    lists = ((name, columns_of(name, rows.of(name)), rows.of(name)) for name in COLUMNS)
    return tables_of(schemas, lists)


def _list_documents(
    name: str, rows: _Rows, keys: _Keys, provenance: Provenance, tables: list[str] | None
) -> Iterator[PlannedDocument]:

    def key() -> str:
        return keys.of(name, rows.shown(name))

    def as_json() -> bytes:
        envelope = Envelope(provenance, tables=tables) if tables is not None else Envelope()
        return envelope.wrap(rows.of(name))

    yield PlannedDocument(f"{name}.json", key, as_json)
    if name in COLUMNS:
        yield PlannedDocument(
            f"{name}.csv",
            key,
            lambda: csv_bytes(rows.of(name), columns=columns_of(name, rows.of(name))),
        )


def _framework_document(framework: Framework) -> bytes:
    return Envelope().wrap(framework_detail(framework))


class _Rows:
    """The rows of every list, made when they are asked for, and what they are made from."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._areas = sorted(catalogue.areas.values(), key=lambda area: area.code)
        self._made: dict[str, list[dict[str, Any]]] = {}

    def counts(self) -> dict[str, int]:
        """How many rows each list has, in the order of the lists."""
        catalogue = self._catalogue
        return {
            "areas": len(self._areas),
            "assessments": len(self.of("assessments")),
            "series": len(self.of("series")),
            "frameworks": len(catalogue.frameworks),
            "crosswalks": len(catalogue.national.crosswalks),
            "practices": len(catalogue.practices),
            "visits": len(catalogue.visits),
            "learning": len(self.of("learning")),
            "follow-ups": len(self.of("follow-ups")),
            "questions": len(catalogue.questions),
        }

    def of(self, name: str) -> list[dict[str, Any]]:
        """The rows of a list."""
        if name not in self._made:
            self._made[name] = self._make(name)
        return self._made[name]

    def shown(self, name: str) -> object:
        """What the rows of a list show, besides programs and national tables."""
        catalogue = self._catalogue
        if name == "areas":
            return sorted(catalogue.cases)
        if name == "series":
            return {slug: (case.profiles, case.sources) for slug, case in catalogue.cases.items()}
        if name == "practices":
            return (
                [(entry.reference, entry.practice) for entry in catalogue.practices],
                list(catalogue.visit_by_stem),
                {
                    slug: (case.status, case.last_verified, case.verified_by, case.sources)
                    for slug, case in catalogue.cases.items()
                },
            )
        if name == "hidden-hosts":
            return key_of(catalogue)
        if name in {"learning", "follow-ups"}:
            return self.of(name)
        if name == "visits":
            return [(entry.stem, entry.visit) for entry in catalogue.visits], list(
                catalogue.practice_by_reference
            )
        if name == "questions":
            known = list(catalogue.visit_by_stem), list(catalogue.practice_by_reference)
            return catalogue.bank, known, list(catalogue.meetings)
        return None

    def _make(self, name: str) -> list[dict[str, Any]]:
        catalogue, areas = self._catalogue, self._areas
        named = {area.code: {"code": area.code, "name": area.name} for area in areas}
        if name == "areas":
            return [area_row(area, has_case=area.slug in catalogue.cases) for area in areas]
        if name == "assessments":
            return [
                named[code] | assessment_row(row)
                for rows in catalogue.national.assessments.by_year.values()
                for code, row in sorted(rows.items())
                if code in named
            ]
        if name == "series":
            return [
                named[area.code] | row for area in areas for row in series_rows(area, catalogue)
            ]
        if name == "frameworks":
            return [framework_row(item) for item in catalogue.frameworks.values()]
        if name == "crosswalks":
            return [crosswalk_row(item) for item in catalogue.national.crosswalks.values()]
        if name == "practices":
            return [practice_row(entry, catalogue) for entry in catalogue.practices]
        if name == "learning":
            return learning_rows(catalogue)
        if name == "follow-ups":
            return follow_up_rows(catalogue)
        if name == "hidden-hosts":
            return hidden_rows(catalogue)
        if name == "visits":
            return [visit_row(entry, catalogue) for entry in catalogue.visits]
        bank = catalogue.bank
        return [question_row(q, bank, catalogue) for q in bank.questions] if bank else []


def _area_documents(
    catalogue: Catalogue, keys: _Keys, provenance: Provenance, results: list[str]
) -> Iterator[PlannedDocument]:
    part = Envelope(provenance, tables=["regencies.csv", *results])
    whole = Envelope(provenance, tables=["provinces.csv", "regencies.csv", *results])
    assessments = catalogue.national.assessments

    def make(area: Area) -> bytes:
        envelope = whole if area.kind is AreaKind.PROVINCE else part
        return envelope.wrap(
            {
                **area_row(area, has_case=area.slug in catalogue.cases),
                "assessments": [assessment_row(row) for row in assessments.of(area.code)],
                "index_series": series_rows(area, catalogue),
                **content_of(area, catalogue),
            }
        )

    def key(area: Area) -> str:
        practices = [card.reference for card in catalogue.practices_of(area)]
        return keys.of(area.code, practices, content_key(area, catalogue))

    for code, area in sorted(catalogue.areas.items()):
        yield PlannedDocument(f"areas/{code}.json", partial(key, area), partial(make, area))


def _answer_key(area: Area, catalogue: Catalogue, keys: _Keys) -> str:
    return keys.of(area.code, catalogue.answer_key(area))


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
