"""Beranda: the visitor's own area first, three doors, a visit that was adopted, what is new."""

from __future__ import annotations

from collections.abc import Iterator

from kb_builder.site import atlas
from kb_builder.site.area_answer import EVIDENCE
from kb_builder.site.catalogue import Catalogue
from kb_builder.site.page import PlannedPage
from kb_builder.site.pages.chains import Step, chains
from kb_builder.site.rendering import Renderer

NEWEST = 5


def docnames(_: Catalogue) -> list[str]:
    """Addresses of these pages."""
    return ["index"]


def pages(catalogue: Catalogue, renderer: Renderer) -> Iterator[PlannedPage]:
    """The front page."""
    areas = [catalogue.areas[case.regency] for case in catalogue.cases.values()]
    story = next((step for step in chains(catalogue) if _tellable(step)), None)
    yield renderer.plan(
        "front",
        docname="index",
        title="Rujukan",
        description=(
            "Basis pengetahuan studi banding e-government untuk kabupaten dan kota di Indonesia: "
            "praktik bersumber, kunjungan, dan pertanyaan yang perlu diajukan."
        ),
        kind="beranda",
        view={
            "areas": areas,
            "places": sorted(where for area in areas if (where := atlas.place(area))),
            "story": story,
            "evidence_words": EVIDENCE[story.adopter.strength] if story else "",
            "practices": len(catalogue.practices),
            "questions": len(catalogue.questions),
            "visits": len(catalogue.visits),
            "themes": [(theme, len(cards)) for theme, cards in catalogue.practices_by_theme()],
            "newest": [entry.line for entry in catalogue.visits[:NEWEST]],
        },
    )


def _tellable(step: Step) -> bool:
    """Whether a taking over is a whole story: from whom, at which visit, with which figures."""
    return bool(step.taken and step.area and step.visit and step.results and step.adopter.achieved)
