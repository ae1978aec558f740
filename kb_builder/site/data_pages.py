"""Pages that are computed for all areas: rendered straight into the theme, without a document.

Sphinx reads no source for them. They are rendered only when what they show changed. See
docs/adr/0005-halaman-data.md.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from markupsafe import Markup

from kb_builder.site.fingerprint import fingerprint
from kb_builder.site.page import Page
from kb_builder.site.pages.data_areas import DataArea
from kb_builder.writing import write_if_changed

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder

STATE: Final = ".data-pages.json"


def collect(
    builder: StandaloneHTMLBuilder, entries: Iterable[DataArea], code: str
) -> Iterator[tuple[str, dict[str, Any], str]]:
    """What ``html-collect-pages`` wants for each page that has to be rendered.

    ``code`` identifies the programs and templates; with what an entry shows it decides whether the
    page on disk still holds.
    """
    folder = Path(builder.outdir)
    known = _read(folder / STATE)
    now: dict[str, str] = {}
    for entry in entries:
        now[entry.docname] = hashlib.sha256(f"{code}\n{entry.key}".encode()).hexdigest()
        exists = (folder / f"{entry.docname}.html").is_file()
        if not exists or known.get(entry.docname) != now[entry.docname]:
            yield entry.docname, context_of(entry.render()), "page.html"
    for docname in known.keys() - now.keys():
        if docname not in builder.env.all_docs:
            (folder / f"{docname}.html").unlink(missing_ok=True)
    write_if_changed(folder / STATE, json.dumps(now, indent=0).encode("utf-8"))


def context_of(page: Page) -> dict[str, Any]:
    """The page as context of the theme's template; the same structure as a document's page."""
    section = Markup('<section id="{}"><h2>{}</h2>\n{}\n</section>')
    parts = [section.format(s.id, s.title, Markup(s.html)) for s in page.sections]  # noqa: S704
    item = Markup('<li><a href="#{}">{}</a></li>')
    contents = Markup("").join(item.format(s.id, s.title) for s in page.sections)
    title = Markup.escape(page.title)
    meta = Markup('<meta content="{}" name="description" />\n').format(page.description)
    return {
        "title": title,
        "body": Markup('<section id="isi"><h1>{}</h1>\n{}\n{}\n</section>').format(
            title,
            Markup(page.lead),  # noqa: S704 -- rendered and escaped by our own templates
            Markup("\n").join(parts),
        ),
        "toc": Markup('<ul><li><a href="#">{}</a><ul>{}</ul></li></ul>').format(title, contents),
        "display_toc": bool(page.sections),
        "metatags": meta,
        "data_page": page,
    }


def _read(path: Path) -> Mapping[str, str]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def code_fingerprint(app: Sphinx) -> str:
    """Identifies programs, tables, templates and styles: when they change, every page is old."""
    package, project = Path(__file__).parents[1], Path(app.confdir)
    folders = [
        project / name for name in (*app.config.templates_path, *app.config.html_static_path)
    ]
    own = [folder for folder in folders if folder.is_relative_to(project)]
    return fingerprint(package, [package]) + fingerprint(project, own)
