"""The published indexes of an area, year by year, from the reference and from its case."""

from __future__ import annotations

from typing import Any

from kb_builder.model.area import Area
from kb_builder.model.case import Case
from kb_builder.model.fields import UNKNOWN
from kb_builder.reference.series import Origin
from kb_builder.site.api.areas import figure
from kb_builder.site.catalogue import Catalogue

__all__ = ["Origin", "series_rows"]


def series_rows(area: Area, catalogue: Catalogue, /) -> list[dict[str, Any]]:
    """Points in order of year; the case adds those that the reference does not know."""
    case = catalogue.cases.get(area.slug)
    profiles = case.profiles if case else ()
    return [
        {
            "year": point.year,
            "framework": point.framework,
            "index": figure(point.index),
            "predicate": point.predicate,
            "rank": point.rank,
            "origin": point.origin.value,
            "sources": _addresses(case, point.cites)
            if point.origin is Origin.CASE
            else list(point.sources),
            "note": point.note,
        }
        for point in catalogue.national.index_series(area.code, profiles=profiles)
    ]


def _addresses(case: Case | None, cites: tuple[str, ...]) -> list[str]:
    """Known addresses of a case's sources."""
    sources = [case.sources[name] for name in cites] if case else []
    return [source.url for source in sources if source.url != UNKNOWN]
