"""What machines ask a site for: which pages there are, and what is new.

Nothing depends on the clock: what was verified last is newest.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final
from xml.etree import ElementTree as Xml

from kb_builder.model.docnames import area_page
from kb_builder.site.catalogue import Catalogue
from kb_builder.words.dates import date_range

FEED: Final = "baru.xml"
SITEMAP: Final = "sitemap.xml"
ROBOTS: Final = "robots.txt"
MOST: Final = 100
"""Entries of the feed."""
_ATOM: Final = "http://www.w3.org/2005/Atom"
_SITEMAP: Final = "http://www.sitemaps.org/schemas/sitemap/0.9"
_NAMESPACE: Final = uuid.uuid5(uuid.NAMESPACE_URL, "rujukan")
_TITLE: Final = "Yang baru di Rujukan"
_NOT_FOR_MACHINES: Final = ("search", "lapor")


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """A page that is new, or was read again."""

    docname: str
    title: str
    summary: str
    verified: dt.date
    happened: str = ""
    """Of a visit: when it was."""


def news(catalogue: Catalogue) -> list[News]:
    """Cases and visits, those verified last first; of the same day the latest visits first."""
    found = [
        News(
            docname=area_page(slug),
            title=_case_title(catalogue.areas[case.regency].name, len(case.practices)),
            summary=case.summary[0].text,
            verified=case.last_verified,
        )
        for slug, case in catalogue.cases.items()
    ]
    found += [
        News(
            docname=entry.docname,
            title=f"Kunjungan {entry.title}",
            summary=f"{date_range(entry.visit.date, entry.visit.end)}. "
            f"{'; '.join(entry.visit.topics)}.",
            verified=entry.visit.last_verified,
            happened=entry.visit.date,
        )
        for entry in catalogue.visits
    ]
    found.sort(key=lambda item: item.docname)
    return sorted(found, key=lambda item: (item.verified, item.happened), reverse=True)


def atom(catalogue: Catalogue) -> bytes:
    """The feed of what is new. Without the site's address its links start from where it stands."""
    address = catalogue.settings.address
    entries = news(catalogue)[:MOST]
    feed = Xml.Element("feed", {"xmlns": _ATOM, "xml:lang": "id"})
    _add(feed, "title", _TITLE)
    _add(feed, "id", _id(""))
    newest = max((entry.verified for entry in entries), default=dt.date(2000, 1, 1))
    _add(feed, "updated", _moment(newest))
    _add(_add(feed, "author"), "name", catalogue.settings.office or "Para pengelola Rujukan")
    if address:
        _add(feed, "link", rel="self", href=f"{address}{FEED}")
    _add(feed, "link", rel="alternate", href=f"{address}index.html")
    for entry in entries:
        item = _add(feed, "entry")
        _add(item, "title", entry.title)
        _add(item, "id", _id(entry.docname))
        _add(item, "updated", _moment(entry.verified))
        _add(item, "link", rel="alternate", href=f"{address}{entry.docname}.html")
        _add(item, "summary", entry.summary)
    return _document(feed)


def sitemap(names: Iterable[str], catalogue: Catalogue) -> dict[str, bytes]:
    """The list of pages and where crawlers find it; nothing without the site's address."""
    address = catalogue.settings.address
    if not address:
        return {}
    verified = _verified(catalogue)
    whole = Xml.Element("urlset", {"xmlns": _SITEMAP})
    for name in sorted(names):
        if name in _NOT_FOR_MACHINES:
            continue
        page = _add(whole, "url")
        _add(page, "loc", f"{address}{'' if name == 'index' else f'{name}.html'}")
        if name in verified:
            _add(page, "lastmod", verified[name].isoformat())
    robots = f"User-agent: *\nAllow: /\nSitemap: {address}{SITEMAP}\n"
    return {SITEMAP: _document(whole), ROBOTS: robots.encode("utf-8")}


def _verified(catalogue: Catalogue) -> Mapping[str, dt.date]:
    """When the content of a page was last verified, by its address."""
    found = {item.docname: item.verified for item in news(catalogue)}
    return found | {entry.docname: entry.case.last_verified for entry in catalogue.practices}


def _case_title(name: str, practices: int) -> str:
    return f"{name}: {practices} praktik" if practices else name


def _id(docname: str) -> str:
    """What stays when the site moves."""
    return f"urn:uuid:{uuid.uuid5(_NAMESPACE, docname)}"


def _moment(day: dt.date) -> str:
    return f"{day.isoformat()}T00:00:00+07:00"


def _add(parent: Xml.Element, name: str, text: str | None = None, **given: str) -> Xml.Element:
    element = Xml.SubElement(parent, name, given)
    element.text = text
    return element


def _document(root: Xml.Element) -> bytes:
    Xml.indent(root, " ")
    text: bytes = Xml.tostring(root, encoding="utf-8", xml_declaration=True)
    return text + b"\n"
