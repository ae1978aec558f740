"""Every generated page of the site, from the catalogue alone."""

from __future__ import annotations

from kb_builder.site.catalogue import Catalogue
from kb_builder.site.page import Page
from kb_builder.site.pages import areas, codes, front, practices, questions, sources, visits
from kb_builder.site.rendering import Renderer

_MODULES = (front, areas, practices, visits, questions, sources, codes)


def all_pages(catalogue: Catalogue, written: frozenset[str]) -> tuple[Page, ...]:
    """All generated pages, sorted by address. ``written`` are the hand-written documents."""
    generated = {name for module in _MODULES for name in module.docnames(catalogue)}
    renderer = Renderer(frozenset(generated | written))
    pages = [page for module in _MODULES for page in module.pages(catalogue, renderer)]
    return tuple(sorted(pages, key=lambda page: page.docname))
