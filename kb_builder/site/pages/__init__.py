"""Every generated page of the site, from the catalogue alone."""

from __future__ import annotations

from kb_builder.site.catalogue import Catalogue
from kb_builder.site.page import PlannedPage
from kb_builder.site.pages import (
    areas,
    beside,
    chains,
    codes,
    contents,
    data_areas,
    finding,
    following,
    front,
    hidden,
    instruments,
    leaflet,
    practices,
    preparing,
    questions,
    report,
    rules,
    sources,
    tools,
    visits,
    worked_pair,
)
from kb_builder.site.rendering import Renderer

_MODULES = (
    *(front, areas, data_areas, practices, chains, visits, questions, instruments, rules),
    *(sources, contents, codes, worked_pair, finding, preparing, report, tools, beside),
    *(following, hidden, leaflet),
)


def page_names(catalogue: Catalogue) -> frozenset[str]:
    """Addresses of all generated pages."""
    return frozenset(name for module in _MODULES for name in module.docnames(catalogue))


def all_pages(catalogue: Catalogue, renderer: Renderer) -> tuple[PlannedPage, ...]:
    """All generated pages, sorted by address; nothing is rendered yet."""
    pages = [page for module in _MODULES for page in module.pages(catalogue, renderer)]
    return tuple(sorted(pages, key=lambda page: page.docname))
