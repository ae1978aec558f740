"""A page of the site before Sphinx sees it: its title and ready HTML by section."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Final

SUFFIX: Final = ".page"


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading and the HTML below it. ``title`` is plain text; ``html`` is final."""

    id: str
    title: str
    html: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One generated page; ``docname`` is its address without ``.html``."""

    docname: str
    title: str
    description: str
    """Plain text for search engines and previews."""
    kind: str
    """Kind of page for the layout and the search results, such as ``praktik``."""
    lead: str
    """HTML between the title and the first section."""
    sections: tuple[Section, ...]
    keywords: tuple[str, ...] = ()
    source_path: str = ""
    """The file a maintainer edits to change this page."""
    verified: str = ""
    """When and by whom the content was last verified, as a phrase."""

    def as_text(self) -> str:
        """The page as the text of its generated file."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1) + "\n"


def page_from_text(text: str) -> Page:
    """The inverse of ``Page.as_text``."""
    data = json.loads(text)
    data["sections"] = tuple(Section(**section) for section in data["sections"])
    data["keywords"] = tuple(data["keywords"])
    return Page(**data)
