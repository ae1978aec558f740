"""Beranda: three doors, the search in sight, what is new."""

from __future__ import annotations

from collections.abc import Iterator

from kb_builder.site.catalogue import Catalogue
from kb_builder.site.page import PlannedPage
from kb_builder.site.rendering import Renderer

NEWEST = 5


def docnames(_: Catalogue) -> list[str]:
    """Addresses of these pages."""
    return ["index"]


def pages(catalogue: Catalogue, renderer: Renderer) -> Iterator[PlannedPage]:
    """The front page."""
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
            "areas": [catalogue.areas[case.regency] for case in catalogue.cases.values()],
            "practices": len(catalogue.practices),
            "questions": len(catalogue.questions),
            "visits": len(catalogue.visits),
            "themes": [(theme, len(cards)) for theme, cards in catalogue.practices_by_theme()],
            "newest": [entry.line for entry in catalogue.visits[:NEWEST]],
        },
    )
