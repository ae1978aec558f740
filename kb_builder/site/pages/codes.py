"""The page that explains every problem code of ``kb check``."""

from __future__ import annotations

from collections.abc import Iterator

from kb_builder.model import docnames as address
from kb_builder.reading.codes import CODES
from kb_builder.site.catalogue import Catalogue
from kb_builder.site.page import PlannedPage
from kb_builder.site.rendering import Renderer


def docnames(_: Catalogue) -> list[str]:
    """Addresses of these pages."""
    return [address.PROBLEM_CODES]


def pages(_: Catalogue, renderer: Renderer) -> Iterator[PlannedPage]:
    """The list of codes."""
    yield renderer.plan(
        "codes",
        docname=address.PROBLEM_CODES,
        title="Kode masalah",
        description="Arti setiap kode yang ditunjukkan kb check, dan cara memperbaikinya.",
        kind="panduan",
        view={"codes": CODES},
    )
