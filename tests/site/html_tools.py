"""Reading built pages in tests: links, ids, elements and attributes."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path


@dataclass
class Document(HTMLParser):
    """What one HTML file contains."""

    elements: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    data: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._skip = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        self._skip += tag in ("script", "style")

    def handle_endtag(self, tag: str) -> None:
        self._skip -= tag in ("script", "style")

    def handle_data(self, data: str) -> None:
        if not self._skip:
            self.data.append(data)

    @cached_property
    def text(self) -> str:
        """All text but scripts and styles."""
        return "".join(self.data)

    def of(self, tag: str) -> list[dict[str, str]]:
        """Attributes of every element of one name."""
        return [attributes for name, attributes in self.elements if name == tag]

    @cached_property
    def ids(self) -> list[str]:
        """Every id on the page."""
        return [attributes["id"] for _, attributes in self.elements if "id" in attributes]


def read_html(path: Path) -> Document:
    """Parse a built page."""
    document = Document()
    document.feed(path.read_text(encoding="utf-8"))
    return document


def pages(site: Path) -> dict[str, Document]:
    """Every page of a site by its address."""
    return {p.relative_to(site).as_posix(): read_html(p) for p in sorted(site.rglob("*.html"))}


def snapshot(folder: Path) -> dict[str, bytes]:
    """Every file of a folder with its bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
