"""All sources that the site cites, and where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kb_builder.model import docnames as address
from kb_builder.model.case import Case
from kb_builder.model.claims import Source
from kb_builder.model.questions import QuestionBank
from kb_builder.model.visit import Visit
from kb_builder.site.catalogue import Catalogue
from kb_builder.site.page import PlannedPage
from kb_builder.site.rendering import Renderer


@dataclass(frozen=True, slots=True)
class CitedSource:
    """A source with the documents that cite it, as (address, title)."""

    source: Source
    cited_in: tuple[tuple[str, str], ...]


def docnames(_: Catalogue) -> list[str]:
    """Addresses of these pages."""
    return [address.SOURCES]


def pages(catalogue: Catalogue, renderer: Renderer) -> Iterator[PlannedPage]:
    """The list of sources."""
    yield renderer.plan(
        "sources",
        docname=address.SOURCES,
        title="Sumber",
        description="Semua sumber yang dirujuk situs ini.",
        kind="daftar",
        view={"entries": cited_sources(catalogue)},
    )


def cited_sources(catalogue: Catalogue) -> list[CitedSource]:
    """Each source once, by publisher and title; one page cited in many files is one source."""
    files: list[tuple[str, str, Case | Visit | QuestionBank]] = [
        *(
            (address.area_page(slug), catalogue.areas[case.regency].name, case)
            for slug, case in catalogue.cases.items()
        ),
        *((entry.docname, entry.title, entry.visit) for entry in catalogue.visits),
    ]
    if catalogue.bank:
        files.append((address.QUESTIONS, "Bank pertanyaan", catalogue.bank))
    found: dict[str, tuple[Source, list[tuple[str, str]]]] = {}
    for docname, title, file in files:
        for name, source in file.sources.items():
            found.setdefault(name, (source, []))[1].append((docname, title))
    rows = [CitedSource(source, tuple(places)) for source, places in found.values()]
    return sorted(rows, key=lambda row: (row.source.publisher, row.source.title))
