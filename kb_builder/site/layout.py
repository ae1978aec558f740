"""What stands around every page: navigation, footer, ways to correct; the same for all pages."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote, urlencode

from markupsafe import Markup

from kb_builder.forms.links import edit_url, report_url
from kb_builder.model import docnames
from kb_builder.site import tool_scripts
from kb_builder.site.digest import digest_of
from kb_builder.site.feeds import FEED
from kb_builder.site.open_data import OpenData
from kb_builder.site.page import Page
from kb_builder.site.pages.report import ADDRESS as SHEET
from kb_builder.site.rendering import Renderer
from kb_builder.site.settings import Settings
from kb_builder.site.tool_scripts import FIELD, SHEETS, scripts


@dataclass(frozen=True, slots=True)
class NavigationItem:
    """An entry of the main navigation; it is current on every page that it opens."""

    title: str
    docname: str


NAVIGATION: Final = (
    NavigationItem("Daerah", docnames.AREAS),
    NavigationItem("Praktik", docnames.PRACTICES),
    NavigationItem("Kunjungan", docnames.VISITS),
    NavigationItem("Pertanyaan", docnames.QUESTIONS),
    NavigationItem("Padanan", docnames.FIND),
    NavigationItem("Bandingkan", docnames.COMPARE),
    NavigationItem("Peta", docnames.MAP),
    NavigationItem("Data", "data"),
    NavigationItem("Metode", docnames.METHOD),
    NavigationItem("Panduan", docnames.GUIDE),
    NavigationItem("Tentang", "tentang"),
)

STYLES: Final = ("_static/rujukan.css",)
OWN_STYLES: Final[Mapping[str, tuple[str, ...]]] = {
    "lapor": ("_static/lapor.css",),
    "selebaran": ("_static/selebaran.css",),
    **dict.fromkeys(tool_scripts.BY_KIND, (tool_scripts.STYLE,)),
}
"""Styles that only pages of one kind load."""
SCRIPTS: Final[Mapping[str, tuple[str, ...]]] = {
    "beranda": ("_static/daerah.js", *scripts(*FIELD), "_static/beranda.js"),
    "cari": (
        *scripts("dom", "slips", "loading"),
        *("_static/kata.js", "_static/cari.js", "cari/indeks.js"),
    ),
    "siapkan": (*scripts(*FIELD, "loading", *SHEETS), "_static/siapkan.js"),
    "lapor": ("_static/lapor.js",),
    **tool_scripts.BY_KIND,
}
"""Scripts that only pages of one kind load."""


class Layout:
    """Puts pages into the site's frame."""

    def __init__(
        self, renderer: Renderer, *, versions: Mapping[str, str], settings: Settings, data: OpenData
    ) -> None:
        """``versions`` are short digests of files that pages load, by address."""
        self._renderer = renderer
        self._versions = versions
        self._repository = settings.repository
        self._data = data
        self._settings = settings
        self._keys: dict[str, str] = {}

    def key(self, kind: str) -> str:
        """Identifies everything in the frame of such pages that does not come from the page."""
        found = self._keys.get(kind)
        if found is None:
            # What tools know of the cases changes with every title: it is for tools alone.
            loaded = tool_scripts.LIBRARY in SCRIPTS.get(kind, ())
            versions = {
                name: version
                for name, version in self._versions.items()
                if loaded or name != tool_scripts.LIBRARY
            }
            found = self._keys[kind] = digest_of(
                self._renderer.template_key("layout"),
                repr(self._settings),
                repr(sorted(versions.items())),
            )
        return found

    def html(self, page: Page) -> str:
        """The whole page as HTML."""
        current = next((i for i in NAVIGATION if docnames.is_under(page.docname, i.docname)), None)
        folder = posixpath.dirname(page.docname) or "."
        source, repository = page.source_path, self._repository

        def asset(name: str) -> str:
            version = self._versions.get(name)
            return posixpath.relpath(name, folder) + (f"?v={version}" if version else "")

        return self._renderer.html(
            "layout",
            page.docname,
            page=page,
            body=_body(page),
            contents=_contents(page),
            foot=_foot(page),
            metadata=Markup(self._data.metadata(page)),  # noqa: S704 -- escaped for scripts
            documents=[
                (link.label, posixpath.relpath(link.name, folder))
                for link in self._data.links(page.docname)
            ],
            feed=posixpath.relpath(FEED, folder),
            base="" if folder == "." else posixpath.relpath(".", folder) + "/",
            asset=asset,
            styles=(*STYLES, *OWN_STYLES.get(page.kind, ())),
            scripts=SCRIPTS.get(page.kind, ()),
            navigation=NAVIGATION,
            current=current,
            edit_url=edit_url(repository, source_path=source) if repository and source else "",
            report_url=report_url(
                repository, page=docnames.file_of(page.docname), source_path=source
            )
            if repository
            else "",
            sheet_url=f"{posixpath.relpath(f'{SHEET}.html', folder)}#{_known(page)}",
        )


def _known(page: Page) -> str:
    """What the correction sheet is told of the page that it is opened from."""
    known = {"halaman": f"{page.docname}.html", "berkas": page.source_path}
    return urlencode({k: v for k, v in known.items() if v}, quote_via=quote, safe="/")


def _body(page: Page) -> Markup:
    """Title, lead and sections; their HTML was escaped when it was rendered."""
    if page.body:
        return Markup(page.body)  # noqa: S704 -- made by Sphinx, raw HTML switched off
    section = Markup('<section id="{}"><h2>{}</h2>\n{}\n</section>')
    parts = [section.format(s.id, s.title, Markup(s.html)) for s in page.sections]  # noqa: S704
    return Markup('<section id="isi"><h1>{}</h1>\n{}\n{}\n</section>').format(
        page.title,
        Markup(page.lead),  # noqa: S704
        Markup("\n").join(parts),
    )


def _foot(page: Page) -> str:
    """What stands below every printed page, beside its number."""
    verified = (f"terakhir diperiksa {page.verified}",) if page.verified else ()
    return " · ".join((f"Rujukan: {page.title}", docnames.file_of(page.docname), *verified))


def _contents(page: Page) -> Markup:
    """The sections of the page as links; nothing where there are none."""
    if page.contents:
        return Markup(page.contents)  # noqa: S704 -- made by Sphinx
    if not page.sections:
        return Markup("")
    item = Markup('<li><a href="#{}">{}</a></li>')
    items = Markup("").join(item.format(s.id, s.title) for s in page.sections)
    return Markup('<ul><li><a href="#">{}</a><ul>{}</ul></li></ul>').format(page.title, items)
