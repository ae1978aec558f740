"""One sheet for a regent or mayor, Indonesian and English: what this is, what it asks of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kb_builder.site.catalogue import Catalogue
from kb_builder.site.page import PlannedPage
from kb_builder.site.rendering import Renderer

KIND: Final = "selebaran"
LEAFLETS: Final = (
    (
        *("id", KIND, "Belajar dari daerah lain sebelum berangkat"),
        "Satu lembar untuk pimpinan daerah: apa itu Rujukan dan apa gunanya.",
    ),
    (
        *("en", "leaflet", "Learn from other regencies before you travel"),
        "One sheet for regents and mayors: what Rujukan is and what it is for.",
    ),
)
"""Language, address, title and description of each."""


def docnames(_: Catalogue) -> list[str]:
    """Addresses of these pages."""
    return [address for _, address, _, _ in LEAFLETS]


def pages(catalogue: Catalogue, renderer: Renderer) -> Iterator[PlannedPage]:
    """Both sheets; each prints on one A4."""
    cases = catalogue.cases.values()
    view = {
        "areas": len(catalogue.national.areas.regencies),
        "cases": len(cases),
        "practices": sum(len(case.practices) for case in cases),
        "visits": len(catalogue.visits),
    }
    for language, address, title, description in LEAFLETS:
        yield renderer.plan(
            f"leaflet_{language}",
            docname=address,
            title=title,
            description=description,
            kind=KIND,
            view=view,
            language=language,
            keywords=("selebaran", "pimpinan daerah", "bupati", "wali kota"),
        )
