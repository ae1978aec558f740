"""How far the site reaches, in figures: the same counts as ``kb stats``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kb_builder.reading.coverage import coverage
from kb_builder.site.catalogue import Catalogue
from kb_builder.site.page import PlannedPage
from kb_builder.site.rendering import Renderer

FRAMEWORK: Final = "spbe-2020"


def docnames(_: Catalogue) -> list[str]:
    """Addresses of these pages."""
    return ["isi"]


def pages(catalogue: Catalogue, renderer: Renderer) -> Iterator[PlannedPage]:
    """The page with the counts."""
    found = coverage(
        catalogue.library, framework=catalogue.frameworks[FRAMEWORK], areas=catalogue.areas
    )
    yield renderer.plan(
        "contents",
        docname="isi",
        title="Isi dalam angka",
        description="Berapa daerah, praktik, kunjungan, dan sumber yang tertulis, dan yang belum.",
        kind="daftar",
        view={
            "found": found,
            "missing": [
                (domain, catalogue.in_order(f"{FRAMEWORK}/{name}" for name in domain.missing))
                for domain in found.domains
            ],
        },
    )
