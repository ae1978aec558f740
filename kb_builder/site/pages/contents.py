"""How far the site reaches, in figures: the same counts as ``kb stats``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kb_builder.reading.coverage import Coverage, coverage
from kb_builder.site.catalogue import Catalogue
from kb_builder.site.page import PlannedPage
from kb_builder.site.rendering import Renderer

FRAMEWORK: Final = "spbe-2020"
MARK: Final = "<p>[[isi-dalam-angka]]</p>"
"""What a hand-written page has where the counts belong, as Sphinx hands it on."""


def docnames(_: Catalogue) -> list[str]:
    """Addresses of these pages."""
    return ["isi"]


def pages(catalogue: Catalogue, renderer: Renderer) -> Iterator[PlannedPage]:
    """The page with the counts."""
    found = _counts(catalogue)
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


def with_counts(body: str, catalogue: Catalogue, renderer: Renderer, *, docname: str) -> str:
    """The HTML of a hand-written page with the counts in their place."""
    if MARK not in body:
        return body
    counts = renderer.html("_figures", docname, found=_counts(catalogue))
    return body.replace(MARK, counts)


def _counts(catalogue: Catalogue) -> Coverage:
    return coverage(
        catalogue.library, framework=catalogue.frameworks[FRAMEWORK], areas=catalogue.areas
    )
