"""What each page has to do with the open data: its own documents, and what machines read of it.

The metadata are those of https://schema.org/Dataset, as JSON-LD. Without the address of the site
they name files from where the page stands, which is how JSON-LD reads such names.
"""

from __future__ import annotations

import json
import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from kb_builder.model.area import Area, AreaKind
from kb_builder.model.docnames import ALL_AREAS, ALL_PRACTICES, ALL_QUESTIONS, ALL_VISITS, API
from kb_builder.site.api import VERSION
from kb_builder.site.api.documents import DATABASE, DATAPACKAGE, DOCUMENTS
from kb_builder.site.api.envelope import LICENCE
from kb_builder.site.api.package import ABOUT, KEYWORDS, TITLE
from kb_builder.site.page import Page

PAGE: Final = "data"
"""The page that tells of the open data."""
_LISTS: Final = (
    (ALL_AREAS, "areas"),
    (ALL_PRACTICES, "practices"),
    (ALL_VISITS, "visits"),
    (ALL_QUESTIONS, "questions"),
)
_TYPES: Final = {"json": "application/json", "csv": "text/csv"}
_COUNTRY: Final = {"@type": "Country", "name": "Indonesia"}
_PUBLISHER: Final = {"@type": "Organization", "name": "Para pengelola Rujukan"}


@dataclass(frozen=True, slots=True)
class DataLink:
    """A document of the API; ``name`` is its path from the root of the site."""

    label: str
    name: str


class OpenData:
    """Knows the documents of every page."""

    def __init__(self, areas: Mapping[str, Area], *, address: str = "") -> None:
        """``areas`` by slug; ``address`` is where the site is published, if that is known."""
        self._areas = areas
        self._address = address

    def links(self, docname: str) -> list[DataLink]:
        """The documents that say what the page says; none where there are none."""
        folder, _, last = docname.rpartition("/")
        area = self._areas.get(last) if folder == "daerah" else None
        if area is not None:
            links = [DataLink("JSON", f"areas/{area.code}.json")]
            if area.kind is not AreaKind.PROVINCE:
                links.append(DataLink("JSON padanan", f"peers/{area.code}.json"))
            return [_below(link) for link in (*links, DataLink("CSV", "assessments.csv"))]
        if folder == "instrumen" and last != "index":
            framework = f"frameworks/{last}.json"
            return [_below(DataLink("JSON", framework))] if last != "padanan" else []
        for prefix, name in _LISTS:
            if docname.startswith(prefix):
                both = (DataLink("JSON", f"{name}.json"), DataLink("CSV", f"{name}.csv"))
                return [_below(link) for link in both]
        return []

    def metadata(self, page: Page) -> str:
        """JSON-LD for the page, safe inside a script element; empty where it is no data set."""
        folder, _, last = page.docname.rpartition("/")
        area = self._areas.get(last) if folder == "daerah" else None
        if page.docname == PAGE:
            found = self._whole(page)
        elif area is not None:
            found = self._of_area(page, area)
        else:
            return ""
        text = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
        return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")

    def _whole(self, page: Page) -> dict[str, Any]:
        files = [
            {
                "@type": "DataDownload",
                "name": document.title,
                "encodingFormat": document.media_type,
                "contentUrl": self._url(page, f"{API}/{document.path}"),
            }
            for document in DOCUMENTS
            if document.is_csv or document.path in (DATABASE, DATAPACKAGE)
        ]
        return {
            **self._head(page, TITLE, ABOUT),
            "keywords": list(KEYWORDS),
            "version": VERSION,
            "spatialCoverage": _COUNTRY,
            "distribution": files,
        }

    def _of_area(self, page: Page, area: Area) -> dict[str, Any]:
        about = (
            f"Hasil evaluasi SPBE, padanan, tuan rumah, praktik, dan kunjungan studi banding "
            f"{area.name}."
        )
        place: dict[str, Any] = {
            "@type": "AdministrativeArea",
            "name": area.name,
            "identifier": area.code,
            "containedInPlace": _COUNTRY,
        }
        return {
            **self._head(page, f"Data e-government {area.name}", about),
            "spatialCoverage": place,
            "isPartOf": {"@type": "Dataset", "name": TITLE, "url": self._url(page, f"{PAGE}.html")},
            "distribution": [
                {
                    "@type": "DataDownload",
                    "encodingFormat": _TYPES[link.name.rpartition(".")[2]],
                    "contentUrl": self._url(page, link.name),
                }
                for link in self.links(page.docname)
                if link.name.endswith(".json")
            ],
        }

    def _head(self, page: Page, name: str, about: str) -> dict[str, Any]:
        return {
            "@context": "https://schema.org/",
            "@type": "Dataset",
            "name": name,
            "description": about,
            "url": self._url(page, f"{page.docname}.html"),
            "inLanguage": "id",
            "license": LICENCE["url"],
            "isAccessibleForFree": True,
            "creator": _PUBLISHER,
        }

    def _url(self, page: Page, name: str) -> str:
        if self._address:
            return self._address + name
        return posixpath.relpath(name, posixpath.dirname(page.docname) or ".")


def _below(link: DataLink) -> DataLink:
    return DataLink(link.label, f"{API}/{link.name}")
