"""Study visits: the list with the picture of who learnt from whom, and one page each."""

from __future__ import annotations

from collections.abc import Iterator

from kb_builder.model import docnames as address
from kb_builder.model.area import Area
from kb_builder.site.catalogue import Catalogue, answers_of
from kb_builder.site.entries import VisitEntry, question_link
from kb_builder.site.graph import visit_graph
from kb_builder.site.page import PlannedPage
from kb_builder.site.pages.chains import chains
from kb_builder.site.rendering import Renderer
from kb_builder.words.dates import date_range, date_text


def docnames(catalogue: Catalogue) -> list[str]:
    """Addresses of these pages."""
    return [address.VISITS, *(entry.docname for entry in catalogue.visits)]


def pages(catalogue: Catalogue, renderer: Renderer) -> Iterator[PlannedPage]:
    """The list, then one page for each visit."""
    yield renderer.plan(
        "visits",
        docname=address.VISITS,
        title="Kunjungan",
        description="Kunjungan studi banding yang tercatat, dan siapa belajar dari siapa.",
        kind="daftar",
        view={
            "visits": [entry.line for entry in catalogue.visits],
            "graph": visit_graph(catalogue.visits, adoptions=_adoptions(catalogue)),
        },
    )
    for entry in catalogue.visits:
        yield _visit_page(entry, catalogue, renderer)


def _adoptions(catalogue: Catalogue) -> list[tuple[Area, Area]]:
    steps = chains(catalogue)
    return [(step.adopter.area, step.area) for step in steps if step.area and step.taken]


def _visit_page(entry: VisitEntry, catalogue: Catalogue, renderer: Renderer) -> PlannedPage:
    visit = entry.visit
    when = date_range(visit.date, visit.end)
    return renderer.plan(
        "visit",
        docname=entry.docname,
        title=f"{entry.title}, {when}",
        description=f"Kunjungan {entry.title}, {when}.",
        kind="kunjungan",
        keywords=visit.topics,
        source_path=f"cases/visits/{entry.stem}.yaml",
        verified=f"{date_text(visit.last_verified)} oleh {visit.verified_by}",
        sources=visit.sources,
        view={
            "host": entry.host,
            "guests": entry.guests,
            "visit": visit,
            "practices": catalogue.cards_in((*visit.shown, *answers_of(visit.questions))),
            "questions": [question_link(q) for q in catalogue.questions_from(entry.stem)],
        },
    )
