"""The pages of areas without a case file and of the provinces: computed, not written."""

from __future__ import annotations

from collections.abc import Iterator

from kb_builder.model import docnames as address
from kb_builder.model.area import Area
from kb_builder.site.area_view import AreaViews
from kb_builder.site.catalogue import Catalogue
from kb_builder.site.page import PlannedPage
from kb_builder.site.pages.areas import area_page
from kb_builder.site.rendering import Renderer


def docnames(catalogue: Catalogue) -> list[str]:
    """Addresses of these pages."""
    slugs = catalogue.national.areas.by_slug
    return [address.area_page(slug) for slug in slugs if slug not in catalogue.cases]


def pages(catalogue: Catalogue, renderer: Renderer) -> Iterator[PlannedPage]:
    """A page for every regency and city without a case, and for every province."""
    areas = catalogue.national.areas
    views = AreaViews(catalogue.national)
    for area in areas.regencies:
        if area.slug not in catalogue.cases:
            yield area_page(area, None, catalogue=catalogue, renderer=renderer, views=views)
    for area in areas.provinces:
        yield _province(area, renderer, views)


def _province(area: Area, renderer: Renderer, views: AreaViews) -> PlannedPage:
    return renderer.plan(
        "province",
        docname=address.area_page(area.slug),
        title=area.name,
        description=f"{area.name}: nilai SPBE pemerintah provinsi dan daerah di dalamnya.",
        kind="daerah",
        keywords=(area.code, area.short_name),
        view=lambda: {"view": views.view(area)},
        whole_text=False,
    )
