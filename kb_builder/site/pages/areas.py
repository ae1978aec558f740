"""The list of all areas, and the page of each one that has a case file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from kb_builder.model.area import Area
from kb_builder.model.case import Case
from kb_builder.model.fields import UNKNOWN
from kb_builder.site.area_view import AreaViews
from kb_builder.site.catalogue import Catalogue, VisitLine, answers_of
from kb_builder.site.formatting import date_text
from kb_builder.site.page import PlannedPage
from kb_builder.site.rendering import Renderer, View


def docnames(catalogue: Catalogue) -> list[str]:
    """Addresses of these pages."""
    meetings = (f"daerah/{name}" for name in catalogue.meetings)
    return ["daerah/index", *(f"daerah/{slug}" for slug in catalogue.cases), *meetings]


def pages(catalogue: Catalogue, renderer: Renderer) -> Iterator[PlannedPage]:
    """The list of areas, then one page for each case."""
    areas = catalogue.national.areas
    yield renderer.plan(
        "areas",
        docname="daerah/index",
        title="Daerah",
        description="Semua kabupaten dan kota menurut provinsi, dan yang memiliki berkas kasus.",
        kind="daftar",
        view={
            "regencies": len(areas.regencies),
            "provinces": [
                (areas.by_code[code], list(members))
                for code, members in groupby(areas.regencies, key=lambda area: area.province_code)
            ],
            "entries": [
                (area, case.summary[0].text, len(case.practices), len(catalogue.visits_to(area)))
                for case in catalogue.cases.values()
                for area in [catalogue.areas[case.regency]]
            ],
        },
    )
    views = AreaViews(catalogue.national)
    for case in catalogue.cases.values():
        area = catalogue.areas[case.regency]
        yield area_page(area, case, catalogue=catalogue, renderer=renderer, views=views)
        for meeting in case.assessment_meetings:
            yield renderer.plan(
                "meeting",
                docname=f"daerah/{area.slug}/{meeting.id}",
                title=meeting.title,
                description=f"{meeting.title}, {area.name}: yang ditanyakan dan yang disarankan.",
                kind="daerah",
                keywords=(area.name,),
                source_path=f"cases/{area.slug}.yaml",
                verified=f"{date_text(case.last_verified)} oleh {case.verified_by}",
                sources=case.sources,
                view={
                    "area": area,
                    "meeting": meeting,
                    "practices": catalogue.cards_in(answers_of(meeting.questions)),
                },
            )


@dataclass(frozen=True, slots=True)
class Overview:
    """How much is known about a regency's practices and visits, as counts."""

    counted: int
    costs: int
    obstacles: int
    asked: int


def overview(case: Case | None, received: Sequence[VisitLine]) -> Overview:
    """Count what a delegation asks first."""
    practices = case.practices if case else ()
    steps = [practice.strength for practice in practices]
    return Overview(
        counted=sum(step is not None and step.step > 1 for step in steps),
        costs=sum(practice.costs != UNKNOWN for practice in practices),
        obstacles=sum(practice.obstacles != UNKNOWN for practice in practices),
        asked=sum(bool(visit.asked) for visit in received),
    )


def area_page(
    area: Area,
    case: Case | None,
    *,
    catalogue: Catalogue,
    renderer: Renderer,
    views: AreaViews,
) -> PlannedPage:
    """The page of a regency or city, with its case if it has one."""
    description = (
        case.summary[0].text
        if case
        else f"{area.name}, {area.province}: nilai SPBE tiap domain, indeks, dan kunjungan."
    )
    # The practices have pages of their own; here they are cards.
    shown = case.model_copy(update={"practices": (), "sources": {}}) if case else None
    practices = catalogue.practices_of(area)
    received = [entry.line for entry in catalogue.visits_to(area)]
    made = [entry.line for entry in catalogue.visits_by(area)]
    gaps = [tuple(catalogue.in_order(gap.improves)) for gap in case.gaps] if case else []
    counts = overview(case, received)
    hosting = case.hosting if case else None
    given = hosting.applications if hosting else UNKNOWN
    own = {
        "case": shown,
        "practices": practices,
        "received": received,
        "made": made,
        "overview": counts,
        "gap_nodes": gaps,
        "handed_over": {} if isinstance(given, str) else catalogue.cards_in(given),
    }

    def view() -> View:
        return {
            **own,
            "view": views.view(area, shown),
            "answers": catalogue.answers.view(area),
            "areas": catalogue.areas,
            "frameworks": catalogue.frameworks,
            "cards": catalogue.cards,
        }

    return renderer.plan(
        "area",
        docname=f"daerah/{area.slug}",
        title=area.name,
        description=description,
        kind="daerah",
        keywords=(area.code, area.province, *([area.capital] if area.capital else [])),
        source_path=f"cases/{area.slug}.yaml" if case else "",
        verified=f"{date_text(case.last_verified)} oleh {case.verified_by}" if case else "",
        sources=case.sources if case else {},
        view=view,
        made_from=lambda: (own, catalogue.answer_key(area)),
        whole_text=case is not None,
    )
