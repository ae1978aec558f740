"""The list of all areas, and the page of each one that has a case file."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from kb_builder.model.area import Area
from kb_builder.model.case import Case
from kb_builder.reference import load_areas
from kb_builder.site.area_view import AreaViews
from kb_builder.site.catalogue import Catalogue
from kb_builder.site.formatting import date_text
from kb_builder.site.page import Page
from kb_builder.site.rendering import Renderer


def docnames(_: Catalogue) -> list[str]:
    """Addresses of these pages and of the data pages of all other areas."""
    return ["daerah/index", *(f"daerah/{slug}" for slug in load_areas().by_slug)]


def pages(catalogue: Catalogue, renderer: Renderer) -> Iterator[Page]:
    """The list of areas, then one page for each case."""
    areas = load_areas()
    yield renderer.page(
        "areas",
        docname="daerah/index",
        title="Daerah",
        description="Semua kabupaten dan kota menurut provinsi, dan yang memiliki berkas kasus.",
        kind="daftar",
        catalogue=catalogue,
        regencies=len(areas.regencies),
        provinces=[
            (areas.by_code[code], list(members))
            for code, members in groupby(areas.regencies, key=lambda area: area.province_code)
        ],
        entries=[
            (area, case, len(catalogue.visits_to(area)))
            for case in catalogue.cases.values()
            for area in [catalogue.areas[case.regency]]
        ],
    )
    views = AreaViews()
    for case in catalogue.cases.values():
        yield area_page(catalogue.areas[case.regency], case, catalogue, renderer, views)


def area_page(
    area: Area, case: Case | None, catalogue: Catalogue, renderer: Renderer, views: AreaViews
) -> Page:
    """The page of a regency or city, with its case if it has one."""
    description = (
        case.summary[0].text
        if case
        else f"{area.name}, {area.province}: nilai SPBE tiap domain, indeks, dan kunjungan."
    )
    return renderer.page(
        "area",
        docname=f"daerah/{area.slug}",
        title=area.name,
        description=description,
        kind="daerah",
        keywords=(area.code, area.province),
        source_path=f"cases/{area.slug}.yaml" if case else "",
        verified=f"{date_text(case.last_verified)} oleh {case.verified_by}" if case else "",
        sources=case.sources if case else {},
        view=views.view(area, case),
        case=case,
        catalogue=catalogue,
        practices=[e for e in catalogue.practices if e.area.code == area.code],
        received=catalogue.visits_to(area),
        made=catalogue.visits_by(area),
    )
