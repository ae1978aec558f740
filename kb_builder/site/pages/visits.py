"""Study visits: the list with the picture of who learnt from whom, and one page each."""

from __future__ import annotations

from collections.abc import Iterator

from kb_builder.model.area import Area
from kb_builder.site.catalogue import Catalogue, VisitEntry
from kb_builder.site.formatting import date_range, date_text
from kb_builder.site.graph import visit_graph
from kb_builder.site.page import Page
from kb_builder.site.pages.chains import chains
from kb_builder.site.rendering import Renderer


def docnames(catalogue: Catalogue) -> list[str]:
    """Addresses of these pages."""
    return ["kunjungan/index", *(entry.docname for entry in catalogue.visits)]


def pages(catalogue: Catalogue, renderer: Renderer) -> Iterator[Page]:
    """The list, then one page for each visit."""
    yield renderer.page(
        "visits",
        docname="kunjungan/index",
        title="Kunjungan",
        description="Kunjungan studi banding yang tercatat, dan siapa belajar dari siapa.",
        kind="daftar",
        visits=catalogue.visits,
        graph=visit_graph(catalogue.visits, adoptions=_adoptions(catalogue)),
        catalogue=catalogue,
    )
    for entry in catalogue.visits:
        yield _visit_page(entry, catalogue, renderer)


def _adoptions(catalogue: Catalogue) -> list[tuple[Area, Area]]:
    return [(step.entry.area, step.area) for step in chains(catalogue) if step.area and step.taken]


def _visit_page(entry: VisitEntry, catalogue: Catalogue, renderer: Renderer) -> Page:
    visit = entry.visit
    when = date_range(visit.date, visit.end)
    return renderer.page(
        "visit",
        docname=entry.docname,
        title=f"{entry.title}, {when}",
        description=f"Kunjungan {entry.title}, {when}.",
        kind="kunjungan",
        keywords=visit.topics,
        source_path=f"cases/visits/{entry.stem}.yaml",
        verified=f"{date_text(visit.last_verified)} oleh {visit.verified_by}",
        sources=visit.sources,
        entry=entry,
        visit=visit,
        catalogue=catalogue,
        questions=[q for q in catalogue.questions if entry.stem in q.visits],
    )
