"""The page that makes a visit pack in the browser."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kb_builder.site.catalogue import Catalogue
from kb_builder.site.page import PlannedPage
from kb_builder.site.rendering import Renderer

ADDRESS: Final = "siapkan"


def docnames(_: Catalogue) -> list[str]:
    """Addresses of these pages."""
    return [ADDRESS]


def pages(catalogue: Catalogue, renderer: Renderer) -> Iterator[PlannedPage]:
    """The page with its form; the sheets are made by ``siapkan.js``."""
    yield renderer.plan(
        "preparing",
        docname=ADDRESS,
        title="Siapkan kunjungan",
        description="Lembar keputusan, pertanyaan, susunan acara, dan surat untuk satu kunjungan.",
        kind="siapkan",
        view={"domains": [(node.id, node.label) for node in catalogue.frameworks["spbe-2020"].top]},
        keywords=("studi banding", "studi tiru", "surat permohonan", "telaahan staf"),
        whole_text=False,
    )
