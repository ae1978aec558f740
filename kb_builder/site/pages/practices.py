"""The practice library: its list, one page each, and the indexes by theme and by node."""

from __future__ import annotations

from collections.abc import Iterator

from kb_builder.model import docnames as address
from kb_builder.model.vocabulary import Strength
from kb_builder.site.catalogue import Catalogue, PracticeEntry, question_link
from kb_builder.site.formatting import date_text
from kb_builder.site.page import PlannedPage
from kb_builder.site.rendering import Renderer


def docnames(catalogue: Catalogue) -> list[str]:
    """Addresses of these pages."""
    fixed = [address.PRACTICES, address.PRACTICES_BY_THEME, address.PRACTICES_BY_INDICATOR]
    return [*fixed, *(entry.docname for entry in catalogue.practices)]


def pages(catalogue: Catalogue, renderer: Renderer) -> Iterator[PlannedPage]:
    """The three lists, then one page for each practice."""
    yield renderer.plan(
        "practices",
        docname=address.PRACTICES,
        title="Praktik",
        description="Praktik e-government yang dapat dipelajari, masing-masing dengan sumbernya.",
        kind="daftar",
        view={
            "groups": [
                (area, cards)
                for case in catalogue.cases.values()
                for area in [catalogue.areas[case.regency]]
                if (cards := catalogue.practices_of(area))
            ],
            "steps": tuple(Strength),
        },
    )
    yield renderer.plan(
        "practices_by_theme",
        docname=address.PRACTICES_BY_THEME,
        title="Praktik menurut tema",
        description="Daftar praktik menurut tema.",
        kind="daftar",
        view={"themes": catalogue.practices_by_theme()},
    )
    yield renderer.plan(
        "practices_by_node",
        docname=address.PRACTICES_BY_INDICATOR,
        title="Praktik menurut indikator",
        description="Daftar praktik menurut dimensi, domain, aspek, dan indikator penilaian.",
        kind="daftar",
        view={"nodes": catalogue.practices_by_node()},
    )
    for entry in catalogue.practices:
        yield _practice_page(entry, catalogue, renderer)


def _practice_page(entry: PracticeEntry, catalogue: Catalogue, renderer: Renderer) -> PlannedPage:
    practice, case = entry.practice, entry.case
    return renderer.plan(
        "practice",
        docname=entry.docname,
        title=practice.title,
        description=practice.summary,
        kind="praktik",
        keywords=(entry.area.name, *(theme.label for theme in practice.themes)),
        source_path=f"cases/{entry.area.slug}.yaml",
        verified=f"{date_text(case.last_verified)} oleh {case.verified_by}",
        sources=case.sources,
        view={
            "area": entry.area,
            "practice": practice,
            "status": case.status,
            "origins": [catalogue.origin(origin) for origin in practice.learnt_from],
            "adopters": [adopter.card for adopter in catalogue.adopters_of(entry.reference)],
            "nodes": catalogue.in_order(practice.improves),
            "questions": [question_link(q) for q in catalogue.questions_on(entry.reference)],
            "visits": [visit.line for visit in catalogue.visits_showing(entry.reference)],
        },
    )
