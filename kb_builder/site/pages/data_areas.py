"""The pages of areas without a case file and of the provinces: computed, not written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kb_builder.model.area import Area
from kb_builder.site.area_view import AreaViews
from kb_builder.site.catalogue import Catalogue, VisitEntry
from kb_builder.site.page import Page
from kb_builder.site.pages.areas import area_page
from kb_builder.site.rendering import Renderer


@dataclass(frozen=True, slots=True)
class DataArea:
    """A data page before it is rendered.

    ``key`` names everything on the page that can change while programs and tables stay the same.
    """

    docname: str
    title: str
    keywords: tuple[str, ...]
    key: str
    render: Callable[[], Page]


def data_areas(catalogue: Catalogue, renderer: Renderer) -> list[DataArea]:
    """All data pages, by address."""
    areas = catalogue.national.areas
    views = AreaViews(catalogue.national)
    with_case = {case.regency for case in catalogue.cases.values()}
    found = []
    for area in areas.regencies:
        if area.code not in with_case:
            found.append(_regency(area, catalogue, renderer, views))
    found += [_province(area, renderer, views) for area in areas.provinces]
    return sorted(found, key=lambda entry: entry.docname)


def _regency(area: Area, catalogue: Catalogue, renderer: Renderer, views: AreaViews) -> DataArea:
    visits = [*catalogue.visits_to(area), *catalogue.visits_by(area)]
    return DataArea(
        docname=f"daerah/{area.slug}",
        title=area.name,
        keywords=(area.code, area.province, area.capital or ""),
        key="\n".join([catalogue.answers.key, *(_visit_key(entry) for entry in visits)]),
        render=lambda: area_page(area, None, catalogue=catalogue, renderer=renderer, views=views),
    )


def _visit_key(entry: VisitEntry) -> str:
    visit = entry.visit
    return f"{entry.stem} {entry.title} {visit.date} {visit.end} {visit.topics}"


def _province(area: Area, renderer: Renderer, views: AreaViews) -> DataArea:
    docname = f"daerah/{area.slug}"

    def render() -> Page:
        return renderer.page(
            "province",
            docname=docname,
            title=area.name,
            description=f"{area.name}: nilai SPBE pemerintah provinsi dan daerah di dalamnya.",
            kind="daerah",
            keywords=(area.code,),
            view=views.view(area),
        )

    return DataArea(docname, area.name, (area.code, area.short_name), "", render)
