"""The page that finds: a field, and results that the browser works out from the index."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kb_builder.site.catalogue import Catalogue
from kb_builder.site.page import PlannedPage
from kb_builder.site.rendering import Renderer

ADDRESS: Final = "search"


def docnames(_: Catalogue) -> list[str]:
    """Addresses of these pages."""
    return [ADDRESS]


def pages(_: Catalogue, renderer: Renderer) -> Iterator[PlannedPage]:
    """The page with the field."""
    yield renderer.plan(
        "finding",
        docname=ADDRESS,
        title="Cari",
        description="Cari daerah, praktik, kunjungan, dan pertanyaan.",
        kind="cari",
        view={},
        whole_text=False,
    )
