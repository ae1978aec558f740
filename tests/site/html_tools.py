"""Reading built pages in tests: links, ids, elements and attributes."""

from __future__ import annotations

import gc
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path

from lxml import etree


@dataclass
class Document:
    """What one HTML file contains."""

    elements: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    data: list[str] = field(default_factory=list)

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


class _Reader(HTMLParser):
    """Reads as browsers do, also what is broken on purpose."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.document = Document()
        self._skip = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.document.elements.append((tag, {name: value or "" for name, value in attrs}))
        self._skip += tag in ("script", "style")

    def handle_endtag(self, tag: str) -> None:
        self._skip -= tag in ("script", "style")

    def handle_data(self, data: str) -> None:
        if not self._skip:
            self.document.data.append(data)


def read_html(path: Path) -> Document:
    """Parse a built page."""
    reader = _Reader()
    reader.feed(path.read_text(encoding="utf-8"))
    return reader.document


class TrustedDocument(Document):
    """A page whose markup is sound, read several times as fast; its text only when asked for."""

    def __init__(self, path: Path) -> None:
        self._path = path
        super().__init__([(e.tag, dict(e.items())) for e in self._tree().iter()])

    def _tree(self) -> etree._Element:
        parser = etree.HTMLParser(encoding="utf-8", remove_comments=True)
        return etree.parse(self._path, parser).getroot()

    @cached_property
    def text(self) -> str:
        tree = self._tree()
        etree.strip_elements(tree, "script", "style", with_tail=False)
        return etree.tostring(tree, method="text", encoding="unicode")


def pages(site: Path, read: Callable[[Path], Document] = read_html) -> dict[str, Document]:
    """Every page of a site by its address."""
    gc.disable()  # half the time went into looking for rubbish among a million attributes
    try:
        return {p.relative_to(site).as_posix(): read(p) for p in sorted(site.rglob("*.html"))}
    finally:
        gc.enable()


def snapshot(folder: Path) -> dict[str, bytes]:
    """Every file of a folder with its bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
