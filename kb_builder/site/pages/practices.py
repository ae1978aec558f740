"""The practice library: its list, one page each, and the indexes by theme and by node."""

from __future__ import annotations

from collections.abc import Iterator

from kb_builder.model.vocabulary import Strength
from kb_builder.site.catalogue import Catalogue, PracticeEntry
from kb_builder.site.formatting import date_text
from kb_builder.site.page import Page
from kb_builder.site.rendering import Renderer


def docnames(catalogue: Catalogue) -> list[str]:
    """Addresses of these pages."""
    fixed = ["praktik/index", "praktik/tema", "praktik/indikator"]
    return [*fixed, *(entry.docname for entry in catalogue.practices)]


def pages(catalogue: Catalogue, renderer: Renderer) -> Iterator[Page]:
    """The three lists, then one page for each practice."""
    yield renderer.page(
        "practices",
        docname="praktik/index",
        title="Praktik",
        description="Praktik e-government yang dapat dipelajari, masing-masing dengan sumbernya.",
        kind="daftar",
        catalogue=catalogue,
        steps=tuple(Strength),
    )
    yield renderer.page(
        "practices_by_theme",
        docname="praktik/tema",
        title="Praktik menurut tema",
        description="Daftar praktik menurut tema.",
        kind="daftar",
        themes=catalogue.practices_by_theme(),
    )
    yield renderer.page(
        "practices_by_node",
        docname="praktik/indikator",
        title="Praktik menurut indikator",
        description="Daftar praktik menurut dimensi, domain, aspek, dan indikator penilaian.",
        kind="daftar",
        nodes=catalogue.practices_by_node(),
    )
    for entry in catalogue.practices:
        yield _practice_page(entry, catalogue, renderer)


def _practice_page(entry: PracticeEntry, catalogue: Catalogue, renderer: Renderer) -> Page:
    practice, case = entry.practice, entry.case
    return renderer.page(
        "practice",
        docname=entry.docname,
        title=practice.title,
        description=practice.summary,
        kind="praktik",
        keywords=(entry.area.name, *(theme.label for theme in practice.themes)),
        source_path=f"cases/{entry.area.slug}.yaml",
        verified=f"{date_text(case.last_verified)} oleh {case.verified_by}",
        sources=case.sources,
        entry=entry,
        practice=practice,
        catalogue=catalogue,
        nodes=catalogue.in_order(practice.improves),
        questions=catalogue.questions_on(entry.reference),
        visits=catalogue.visits_showing(entry.reference),
        adopters=catalogue.adopters_of(entry.reference),
    )
