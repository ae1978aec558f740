"""The question bank: a page for each role, and an index by node of the instruments."""

from __future__ import annotations

from collections.abc import Iterator

from kb_builder.site.catalogue import Catalogue
from kb_builder.site.formatting import date_text
from kb_builder.site.page import Page
from kb_builder.site.rendering import Renderer


def docnames(catalogue: Catalogue) -> list[str]:
    """Addresses of these pages."""
    roles = [f"tanya/{role.value}" for role, _ in catalogue.questions_by_role()]
    return ["tanya/index", "tanya/indikator", *roles]


def pages(catalogue: Catalogue, renderer: Renderer) -> Iterator[Page]:
    """The list of roles, the index by node, then one page for each role."""
    bank = catalogue.bank
    verified = f"{date_text(bank.last_verified)} oleh {bank.verified_by}" if bank else ""
    roles = catalogue.questions_by_role()
    yield renderer.page(
        "questions",
        docname="tanya/index",
        title="Pertanyaan",
        description="Bank pertanyaan untuk studi banding, menurut kantor yang menjawab.",
        kind="daftar",
        source_path="cases/questions.yaml",
        verified=verified,
        catalogue=catalogue,
        roles=roles,
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
    for role, questions in roles:
        yield renderer.page(
            "questions_of_role",
            docname=f"tanya/{role.value}",
            title=f"Pertanyaan untuk {role.label}",
            description=f"Pertanyaan studi banding yang dapat dijawab {role.label}.",
            kind="tanya",
            source_path="cases/questions.yaml",
            verified=verified,
            sources=bank.sources if bank else {},
            catalogue=catalogue,
            questions=questions,
        )
