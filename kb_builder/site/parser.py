"""Sphinx's side of a generated page: ``*.page`` files become section nodes with raw HTML.

No markup parser ever sees contributor text: titles are text nodes, bodies are HTML that
``kb_builder.site.rendering`` has escaped already.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from sphinx.parsers import Parser

from kb_builder.site.page import Page, page_from_text

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment


class PageParser(Parser):
    """Parser for the source type ``page``."""

    supported: ClassVar[tuple[str, ...]] = ("page",)

    def parse(self, inputstring: str, document: nodes.document) -> None:
        """Build the document's nodes from the generated page."""
        page = page_from_text(str(inputstring))
        note_metadata(document.settings.env, page)
        top = nodes.section(ids=["isi"], names=[page.docname])
        top += nodes.title(page.title, page.title)
        top += nodes.meta("", name="description", content=page.description)
        top += _raw(page.lead)
        for part in page.sections:
            section = nodes.section(ids=[part.id], names=[part.id])
            section += nodes.title(part.title, part.title)
            section += _raw(part.html)
            top += section
        document += top
        if page.keywords:
            # Sphinx's index takes words from text it finds; these are for the search alone.
            document += nodes.meta("", name="keywords", content=", ".join(page.keywords))


def note_metadata(env: BuildEnvironment, page: Page) -> None:
    """Hand what the layout needs to the page's context, as plain strings."""
    metadata: dict[str, Any] = env.metadata[page.docname]
    metadata["orphan"] = True  # the navigation is ours; no toctree is wanted
    metadata["kind"] = page.kind
    metadata["source_path"] = page.source_path
    metadata["verified"] = page.verified


def _raw(html: str) -> nodes.raw:
    return nodes.raw("", html, format="html")
