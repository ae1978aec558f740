"""From ``cases/`` to the generated documents below ``docs/``, before Sphinx reads them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.errors import ExtensionError

from kb_builder.frameworks import load_frameworks
from kb_builder.reading import load_library
from kb_builder.reading.library import has_errors
from kb_builder.reference import load_areas
from kb_builder.site.catalogue import Catalogue
from kb_builder.site.page import SUFFIX
from kb_builder.site.pages import all_pages
from kb_builder.site.rendering import RenderError
from kb_builder.site.search import tidy_index
from kb_builder.site.writing import remove_empty_folders, write_if_changed

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


def write_pages(app: Sphinx) -> None:
    """Write each generated page if its text changed, and remove those that are no more."""
    library, problems = load_library(Path(app.confdir) / "cases")
    if has_errors(problems):
        listing = "\n".join(problem.as_text() for problem in problems)
        raise ExtensionError(f"Berkas di cases/ bermasalah:\n{listing}")
    catalogue = Catalogue(library, load_areas().by_code, load_frameworks())
    folder = Path(app.srcdir)
    try:
        pages = all_pages(catalogue, written_documents(folder))
    except RenderError as error:
        raise ExtensionError(f"Halaman tidak dapat dibuat: {error}.") from error
    wanted = set()
    for page in pages:
        path = folder / f"{page.docname}{SUFFIX}"
        write_if_changed(path, page.as_text().encode("utf-8"))
        wanted.add(path)
    for path in folder.rglob(f"*{SUFFIX}"):
        if path not in wanted:
            path.unlink()
    remove_empty_folders(folder)


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


def tidy_search_index(app: Sphinx, exception: Exception | None) -> None:
    """After a successful build, make the search index depend on the pages alone."""
    if exception is None:
        tidy_index(Path(app.outdir) / "searchindex.js")
