"""The list of all areas, and the page of each one that has a case file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from kb_builder.model.area import Area
from kb_builder.model.case import Case
from kb_builder.model.fields import UNKNOWN
from kb_builder.site.area_view import AreaViews
from kb_builder.site.catalogue import Catalogue, PracticeEntry, VisitEntry
from kb_builder.site.formatting import date_text
from kb_builder.site.page import Page
from kb_builder.site.rendering import Renderer


def docnames(catalogue: Catalogue) -> list[str]:
    """Addresses of these pages and of the data pages of all other areas."""
    meetings = (f"daerah/{name}" for name in catalogue.meetings)
    return [
        "daerah/index",
        *(f"daerah/{slug}" for slug in catalogue.national.areas.by_slug),
        *meetings,
    ]


def pages(catalogue: Catalogue, renderer: Renderer) -> Iterator[Page]:
    """The list of areas, then one page for each case."""
    areas = catalogue.national.areas
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
    views = AreaViews(catalogue.national)
    for case in catalogue.cases.values():
        area = catalogue.areas[case.regency]
        yield area_page(area, case, catalogue=catalogue, renderer=renderer, views=views)
        for meeting in case.assessment_meetings:
            yield renderer.page(
                "meeting",
                docname=f"daerah/{area.slug}/{meeting.id}",
                title=meeting.title,
                description=f"{meeting.title}, {area.name}: yang ditanyakan dan yang disarankan.",
                kind="daerah",
                keywords=(area.name,),
                source_path=f"cases/{area.slug}.yaml",
                verified=f"{date_text(case.last_verified)} oleh {case.verified_by}",
                sources=case.sources,
                area=area,
                meeting=meeting,
                catalogue=catalogue,
            )


@dataclass(frozen=True, slots=True)
class Overview:
    """How much is known about a regency's practices and visits, as counts."""

    counted: int
    costs: int
    obstacles: int
    asked: int


def overview(practices: list[PracticeEntry], received: list[VisitEntry]) -> Overview:
    """Count what a delegation asks first."""
    steps = [entry.practice.strength for entry in practices]
    return Overview(
        counted=sum(step is not None and step.step > 1 for step in steps),
        costs=sum(entry.practice.costs != UNKNOWN for entry in practices),
        obstacles=sum(entry.practice.obstacles != UNKNOWN for entry in practices),
        asked=sum(bool(entry.visit.questions) for entry in received),
    )


def area_page(
    area: Area,
    case: Case | None,
    *,
    catalogue: Catalogue,
    renderer: Renderer,
    views: AreaViews,
) -> Page:
    """The page of a regency or city, with its case if it has one."""
    description = (
        case.summary[0].text
        if case
        else f"{area.name}, {area.province}: nilai SPBE tiap domain, indeks, dan kunjungan."
    )
    practices = [e for e in catalogue.practices if e.area.code == area.code]
    received = catalogue.visits_to(area)
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
        answers=catalogue.answers.view(area),
        case=case,
        catalogue=catalogue,
        practices=practices,
        received=received,
        overview=overview(practices, received),
        made=catalogue.visits_by(area),
    )
