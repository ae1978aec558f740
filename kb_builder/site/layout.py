"""What the theme's templates in ``docs/_templates`` need beyond Sphinx's own context."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from kb_builder.forms.links import edit_url, report_url
from kb_builder.model.fields import WEB_ADDRESS
from kb_builder.site.errors import ContentError

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.config import Config


@dataclass(frozen=True, slots=True)
class NavigationItem:
    """An entry of the main navigation; it is current on every page below ``prefix``."""

    title: str
    docname: str
    prefix: str


NAVIGATION: Final = (
    NavigationItem("Daerah", "daerah/index", "daerah/"),
    NavigationItem("Praktik", "praktik/index", "praktik/"),
    NavigationItem("Kunjungan", "kunjungan/index", "kunjungan/"),
    NavigationItem("Pertanyaan", "tanya/index", "tanya/"),
    NavigationItem("Data", "data", "data"),
    NavigationItem("Metode", "metode/index", "metode/"),
    NavigationItem("Panduan", "panduan/index", "panduan/"),
    NavigationItem("Tentang", "tentang", "tentang"),
)


def add_context(
    app: Sphinx, pagename: str, _: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Give the layout its navigation, breadcrumb and the page's own particulars."""
    page = context.get("data_page")  # a page without a document brings its particulars along
    known = app.env.metadata.get(pagename, {})
    metadata = {"kind": page.kind, "source_path": "", "verified": ""} if page else known
    context["navigation"] = NAVIGATION
    context["current"] = next((i for i in NAVIGATION if pagename.startswith(i.prefix)), None)
    context["page_kind"] = str(metadata.get("kind", ""))
    context["page_verified"] = str(metadata.get("verified", ""))
    source = str(metadata.get("source_path", "")) or _written_by_hand(app, pagename)
    context["source_path"] = source
    repository = app.config.rujukan_repository.rstrip("/")
    context["edit_url"] = edit_url(repository, source_path=source) if repository and source else ""
    page = f"{pagename}.html"
    context["report_url"] = (
        report_url(repository, page=page, source_path=source) if repository else ""
    )
    context["default_mode"] = "light"


def check_repository(_: Sphinx, config: Config) -> None:
    """The address of the repository becomes part of every page: it must be one. Raises."""
    address = config.rujukan_repository
    if address and not (address.startswith("https://") and re.fullmatch(WEB_ADDRESS, address)):
        raise ContentError(
            f"RUJUKAN_REPOSITORY berisi '{address}', bukan alamat https:// sebuah repositori."
        )


def _written_by_hand(app: Sphinx, pagename: str) -> str:
    """The file of a hand-written page; other pages without a file of ``cases/`` have none."""
    if pagename not in app.env.all_docs:
        return ""
    path = app.env.doc2path(pagename, base=False)
    return f"docs/{path}" if str(path).endswith(".md") else ""
