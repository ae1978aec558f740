"""Every generated page of the site, from the catalogue alone."""

from __future__ import annotations

from kb_builder.site.catalogue import Catalogue
from kb_builder.site.page import Page
from kb_builder.site.pages import (
    areas,
    chains,
    codes,
    contents,
    front,
    instruments,
    practices,
    questions,
    rules,
    sources,
    visits,
    worked_pair,
)
from kb_builder.site.rendering import Renderer

_MODULES = (
    *(front, areas, practices, chains, visits, questions, instruments, rules),
    *(sources, contents, codes, worked_pair),
)


def page_names(catalogue: Catalogue) -> frozenset[str]:
    """Addresses of all generated pages, data pages included."""
    return frozenset(name for module in _MODULES for name in module.docnames(catalogue))


def all_pages(catalogue: Catalogue, renderer: Renderer) -> tuple[Page, ...]:
    """All generated documents, sorted by address."""
    pages = [page for module in _MODULES for page in module.pages(catalogue, renderer)]
    return tuple(sorted(pages, key=lambda page: page.docname))
