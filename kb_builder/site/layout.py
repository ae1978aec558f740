"""What the theme's templates in ``docs/_templates`` need beyond Sphinx's own context."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx


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
    source = str(metadata.get("source_path", ""))
    context["source_path"] = source
    repository = app.config.rujukan_repository
    context["edit_url"] = f"{repository}/edit/main/{quote(source)}" if repository and source else ""
    report = f"{repository}/issues/new?title={quote('Koreksi: ' + pagename)}"
    context["report_url"] = report if repository else ""
    context["default_mode"] = "light"
