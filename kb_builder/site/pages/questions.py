"""The question bank: by role, and by node of the instruments."""

from __future__ import annotations

from collections.abc import Iterator

from kb_builder.site.catalogue import Catalogue
from kb_builder.site.formatting import date_text
from kb_builder.site.page import Page
from kb_builder.site.rendering import Renderer


def docnames(_: Catalogue) -> list[str]:
    """Addresses of these pages."""
    return ["tanya/index", "tanya/indikator"]


def pages(catalogue: Catalogue, renderer: Renderer) -> Iterator[Page]:
    """The bank by role, then by node."""
    bank = catalogue.bank
    verified = f"{date_text(bank.last_verified)} oleh {bank.verified_by}" if bank else ""
    sources = bank.sources if bank else {}
    yield renderer.page(
        "questions",
        docname="tanya/index",
        title="Tanya",
        description="Bank pertanyaan untuk studi banding, menurut peran yang menjawab.",
        kind="tanya",
        source_path="cases/questions.yaml",
        verified=verified,
        sources=sources,
        catalogue=catalogue,
        roles=catalogue.questions_by_role(),
    )
    yield renderer.page(
        "questions_by_node",
        docname="tanya/indikator",
        title="Pertanyaan menurut indikator",
        description="Bank pertanyaan menurut indikator penilaian.",
        kind="daftar",
        source_path="cases/questions.yaml",
        verified=verified,
        nodes=catalogue.questions_by_node(),
    )
