"""Everything a site consists of, planned: what each file is made from, and how it is made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from kb_builder.model.docnames import document as document_at
from kb_builder.model.docnames import file_of
from kb_builder.reference import National
from kb_builder.site import area_names, atlas, tool_scripts
from kb_builder.site.answer_keys import KnownAnswers
from kb_builder.site.api import PlannedDocument, planned_documents
from kb_builder.site.catalogue import Catalogue
from kb_builder.site.digest import digest_of
from kb_builder.site.feeds import FEED, atom, sitemap
from kb_builder.site.layout import Layout
from kb_builder.site.open_data import OpenData
from kb_builder.site.outputs import Made, Planned
from kb_builder.site.page import Page, PlannedPage
from kb_builder.site.pages import all_pages, page_names
from kb_builder.site.pages.contents import with_counts
from kb_builder.site.rendering import Renderer
from kb_builder.site.search import Entry, Stemmer, language_script
from kb_builder.site.tool_data import library_script, tables_script
from kb_builder.site.visiting import planned_visiting

STATIC: Final = "_static"


@dataclass(frozen=True, slots=True)
class HandwrittenPages:
    """The hand-written pages as Sphinx made them, under the key of all it read."""

    key: str
    pages: Mapping[str, Page]
    files: Mapping[str, bytes]


@dataclass(slots=True)
class Memory:
    """What a build remembers of its pages for the next."""

    handwritten: HandwrittenPages | None = None
    answers: KnownAnswers | None = None
    entries: dict[str, tuple[str, Entry | None]] = field(default_factory=dict)
    """What search knows of a page: the page's key and the entry; none where it leads nowhere."""


def planned_site(
    root: Path,
    catalogue: Catalogue,
    handwritten: HandwrittenPages,
    *,
    programs: str,
    templates: Path | None = None,
) -> list[Planned]:
    """All files of the site but the index of search, which needs the pages first."""
    names = page_names(catalogue) | frozenset(handwritten.pages)
    renderer = Renderer(names, compiled=templates)
    static = dict(static_files(root, handwritten, catalogue.national))
    library = _tool_library(catalogue, programs=programs)
    versions = {name: digest_of(data)[:8] for name, data in static.items()}
    versions[library.name] = library.key[:8]
    settings = catalogue.settings
    layout = Layout(
        renderer,
        versions=versions,
        settings=settings,
        data=OpenData(catalogue.national.areas.by_slug, address=settings.address),
    )
    pages = (
        *all_pages(catalogue, renderer),
        *(_written(page, renderer, catalogue) for page in handwritten.pages.values()),
    )
    stemmer = Stemmer()

    def page_file(page: PlannedPage) -> Planned:
        def make() -> Made:
            done = page.render()
            entry = stemmer.entry(done) if done.searched else None
            return Made(layout.html(done).encode("utf-8"), entry)

        key = digest_of(programs, layout.key(page.kind), page.key)
        return Planned(file_of(page.docname), key, make)

    for_machines = {FEED: atom(catalogue), **sitemap(names, catalogue)}
    documents = planned_documents(catalogue, programs=programs, digest=renderer.digest)
    return [
        *(page_file(page) for page in pages),
        *(_document(document, document_at(document.name)) for document in documents),
        *(
            _document(script, script.name)
            for script in planned_visiting(catalogue, programs=programs)
        ),
        *(_ready(name, data) for name, data in (static | for_machines).items()),
        library,
    ]


def static_files(
    root: Path, handwritten: HandwrittenPages, national: National
) -> Iterator[tuple[str, bytes]]:
    """Styles, scripts and pictures: the theme's, our own, and those made from tables."""
    yield from handwritten.files.items()
    folder = root / "docs" / STATIC
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.name.startswith("."):
            yield f"{STATIC}/{path.relative_to(folder).as_posix()}", path.read_bytes()
    yield f"{STATIC}/kata.js", language_script()
    yield area_names.ADDRESS, area_names.names_script(national.areas).encode("utf-8")
    yield tool_scripts.TABLES, tables_script(national)
    yield atlas.LAND, atlas.land_svg().encode("utf-8")
    yield atlas.ADDRESS, atlas.dots_svg(national.areas.regencies).encode("utf-8")


def _tool_library(catalogue: Catalogue, *, programs: str) -> Planned:
    """What the tools know of the cases; working out its factors takes all distances."""
    visits = [(entry.docname, str(entry.visit.date)) for entry in catalogue.visits]
    visits += [(entry.reference, repr(entry.practice.learnt_from)) for entry in catalogue.practices]
    key = digest_of(programs, catalogue.answers.key, repr((visits, catalogue.project.visits)))
    return Planned(tool_scripts.LIBRARY, key, lambda: Made(library_script(catalogue)))


def _written(page: Page, renderer: Renderer, catalogue: Catalogue) -> PlannedPage:
    page = replace(page, body=with_counts(page.body, catalogue, renderer, docname=page.docname))
    return PlannedPage(
        page.docname, page.title, page.kind, lambda: renderer.digest(page), lambda: page
    )


def _document(document: PlannedDocument, name: str) -> Planned:
    return Planned(name, document.key, lambda: Made(document.make()))


def _ready(name: str, data: bytes) -> Planned:
    return Planned(name, digest_of(data), lambda: Made(data))
