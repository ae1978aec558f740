"""Areas with their figures and published results, as plain data."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Final

from kb_builder.model.area import Area, Assessment
from kb_builder.model.docnames import area_page, file_of

FIGURES: Final = (
    "elevation_m", "population", "area_km2", "districts", "urban_villages", "rural_villages",
    "hdi", "life_expectancy", "expected_schooling", "mean_schooling", "expenditure_thousand",
    "poverty_rate", "grdp_billion", "own_revenue_share",
)  # fmt: skip
"""Names of the figures, which are also their columns in the provenance."""


def page_of(area: Area, /) -> str:
    """Address of the area's page, from the root of the site."""
    return file_of(area_page(area.slug))


def area_ref(area: Area, /) -> dict[str, str]:
    """What other entries say of an area."""
    return {"code": area.code, "name": area.name, "slug": area.slug, "page": page_of(area)}


def area_row(area: Area, /, *, has_case: bool) -> dict[str, Any]:
    """An entry of ``areas.json``: who the area is, and the figures known about it."""
    known = area.lat is not None and area.lon is not None
    return {
        "code": area.code,
        "name": area.name,
        "short_name": area.short_name,
        "kind": area.kind.value,
        "slug": area.slug,
        "page": page_of(area),
        "province": {"code": area.province_code, "name": area.province},
        "island_group": area.island_group,
        "administrative": area.administrative,
        "bps_code": area.bps_code,
        "capital": area.capital,
        "coordinates": {"lat": figure(area.lat), "lon": figure(area.lon)} if known else None,
        "utc_offset_h": area.utc_offset_h,
        "figures": {name: figure(getattr(area, name)) for name in FIGURES},
        "has_case": has_case,
    }


def assessment_row(assessment: Assessment, /) -> dict[str, Any]:
    """A published result."""
    return {
        "year": assessment.year,
        "framework": assessment.framework,
        "scores": {node: figure(score) for node, score in assessment.scores.items()},
        "index": figure(assessment.index),
        "predicate": assessment.predicate,
        "printed_name": assessment.printed_name,
        "doubtful": list(assessment.doubtful),
        "note": assessment.note,
    }


def figure(value: Decimal | int | None, /) -> str | int | None:
    """A decimal as printed, a whole number as it is."""
    return format(value, "f") if isinstance(value, Decimal) else value
