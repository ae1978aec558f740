"""A page of the site: what it is made from, and what comes out, ready HTML by section."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading and the HTML below it. ``title`` is plain text; ``html`` is final."""

    id: str
    title: str
    html: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page; ``docname`` is its address without ``.html``."""

    docname: str
    title: str
    description: str
    """Plain text for search engines and previews."""
    kind: str
    """Kind of page for the layout, such as ``praktik``."""
    lead: str
    """HTML between the title and the first section."""
    sections: tuple[Section, ...]
    keywords: tuple[str, ...] = ()
    """Words by which the page is found although it may not show them."""
    source_path: str = ""
    """The file a maintainer edits to change this page."""
    verified: str = ""
    """When and by whom the content was last verified, as a phrase."""
    body: str = ""
    """Of a hand-written page: its whole HTML, title included, instead of lead and sections."""
    contents: str = ""
    """Of a hand-written page: the list of its sections, as HTML."""
    whole_text: bool = True
    """Whether search knows all words of the page, or only title and keywords."""
    searched: bool = True
    """Whether search leads here at all; not where a page only repeats another's answer."""
    language: str = "id"
    """Of the text, as HTML names languages."""


@dataclass(frozen=True)
class PlannedPage:
    """A page before it is rendered. With an unchanged ``key`` it would come out the same."""

    docname: str
    title: str
    kind: str
    make_key: Callable[[], str]
    render: Callable[[], Page]

    @cached_property
    def key(self) -> str:
        """The digest of everything the page is made from; worked out when asked for."""
        return self.make_key()
