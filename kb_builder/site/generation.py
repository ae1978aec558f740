"""From ``cases/`` to pages: generated documents, data pages, and what stands beside them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import FileSystemBytecodeCache
from sphinx.builders.html import StandaloneHTMLBuilder

from kb_builder.project import Project
from kb_builder.reading import load_library
from kb_builder.reading.library import has_errors
from kb_builder.reference import load_national
from kb_builder.site import atlas
from kb_builder.site.api import api_documents
from kb_builder.site.api.answers import answer_documents, answer_names
from kb_builder.site.catalogue import Catalogue
from kb_builder.site.data_pages import code_fingerprint, collect
from kb_builder.site.errors import ContentError
from kb_builder.site.page import SUFFIX
from kb_builder.site.pages import all_pages, page_names
from kb_builder.site.pages.data_areas import DataArea, data_areas
from kb_builder.site.rendering import Renderer, RenderError
from kb_builder.site.search import write_index
from kb_builder.writing import remove_empty_folders, write_if_changed

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


class Generation:
    """One build's share of ours: what the handlers of Sphinx's events hand on to each other.

    All computing of documents happens in ``write_documents``, before Sphinx forks.
    """

    def __init__(self) -> None:
        self._catalogue: Catalogue | None = None
        self._entries: list[DataArea] = []
        self._code = ""

    def write_documents(self, app: Sphinx) -> None:
        """Write each generated document if its text changed; remove those that are no more."""
        national = load_national()
        library, problems = load_library(Path(app.confdir) / "cases", national)
        if has_errors(problems):
            raise ContentError("\n".join(problem.as_text() for problem in problems))
        catalogue = Catalogue(Project(national, library, tuple(problems)))
        folder = Path(app.srcdir)
        compiled = FileSystemBytecodeCache(_folder(app.doctreedir, "templates"))
        app.builder.templates.environment.bytecode_cache = compiled
        names = page_names(catalogue) | written_documents(folder)
        renderer = Renderer(names, bytecode_cache=compiled)
        try:
            pages = all_pages(catalogue, renderer)
        except RenderError as error:
            raise ContentError(f"Halaman tidak dapat dibuat: {error}.") from error
        wanted = set()
        for page in pages:
            path = folder / f"{page.docname}{SUFFIX}"
            write_if_changed(path, page.as_text().encode("utf-8"))
            wanted.add(path)
        for path in folder.rglob(f"*{SUFFIX}"):
            if path not in wanted:
                path.unlink()
        remove_empty_folders(folder)
        self._catalogue = catalogue
        self._entries = data_areas(catalogue, renderer)
        self._code = code_fingerprint(app)

    def collect_pages(self, app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
        """The data pages that have to be rendered."""
        if isinstance(app.builder, StandaloneHTMLBuilder):
            yield from collect(app.builder, self._entries, self._code)

    def write_others(self, app: Sphinx, exception: Exception | None) -> None:
        """After a successful build: the map, the open data, and the search index."""
        if exception is not None or self._catalogue is None:
            return
        folder = Path(app.outdir)
        dots = atlas.dots_svg(self._catalogue.national.areas.regencies)
        write_if_changed(folder / atlas.ADDRESS, dots.encode("utf-8"))
        api = folder / "api" / "v1"
        _write_answers(api, folder / ".answers", self._catalogue, self._code)
        _write_api(api, api_documents(self._catalogue), keep=answer_names(self._catalogue))
        if isinstance(app.builder, StandaloneHTMLBuilder):
            write_index(app.builder, self._entries)


def _write_answers(folder: Path, stamp: Path, catalogue: Catalogue, code: str) -> None:
    """Write the answers for all areas, unless nothing they depend on has changed."""
    key = f"{code} {catalogue.answers.key}"
    whole = all((folder / name).is_file() for name in answer_names(catalogue))
    if whole and stamp.is_file() and stamp.read_text(encoding="utf-8") == key:
        return
    for name, data in answer_documents(catalogue).items():
        write_if_changed(folder / name, data)
    write_if_changed(stamp, key.encode("utf-8"))


def _write_api(folder: Path, documents: Mapping[str, bytes], *, keep: frozenset[str]) -> None:
    """Write the open data, and remove documents that are no more, save those to ``keep``."""
    for name, data in documents.items():
        write_if_changed(folder / name, data)
    for path in folder.rglob("*"):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and name not in documents and name not in keep:
            path.unlink()


def _folder(*parts: Path | str) -> str:
    """A folder, made if need be."""
    path = Path(*parts)
    path.mkdir(parents=True, exist_ok=True)
    return str(path)


def written_documents(folder: Path) -> frozenset[str]:
    """Addresses of the hand-written documents."""
    return frozenset(
        path.relative_to(folder).with_suffix("").as_posix() for path in folder.rglob("*.md")
    )


def remove_output(
    app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]
) -> list[str]:
    """Delete the HTML of documents that are gone: Sphinx leaves it behind."""
    for docname in removed:
        Path(app.outdir, f"{docname}.html").unlink(missing_ok=True)
    return []
