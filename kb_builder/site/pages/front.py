"""Beranda: three doors, the search in sight, what is new."""

from __future__ import annotations

from collections.abc import Iterator

from kb_builder.site.catalogue import Catalogue
from kb_builder.site.page import Page
from kb_builder.site.rendering import Renderer

NEWEST = 5


def docnames(_: Catalogue) -> list[str]:
    """Addresses of these pages."""
    return ["index"]


def pages(catalogue: Catalogue, renderer: Renderer) -> Iterator[Page]:
    """The front page."""
    yield renderer.page(
        "front",
        docname="index",
        title="Rujukan",
        description=(
            "Basis pengetahuan studi banding e-government untuk kabupaten dan kota di Indonesia: "
            "praktik bersumber, kunjungan, dan pertanyaan yang perlu diajukan."
        ),
        kind="beranda",
        catalogue=catalogue,
        areas=[catalogue.areas[case.regency] for case in catalogue.cases.values()],
        newest=catalogue.visits[:NEWEST],
    )
