"""The hand-written pages of ``docs/``: Sphinx reads them, checks their references, and makes HTML.

Sphinx knows nothing of the other pages; references to those are answered here. It always starts
from nothing in a folder of its own, so what comes out depends on ``docs/`` alone.
"""

from __future__ import annotations

import io
import posixpath
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.errors import SphinxError
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import docutils_namespace, patch_docutils

from kb_builder.site.page import Page

_WANTED: Final = ("_images/", "_downloads/")


class HandwrittenError(Exception):
    """Sphinx warned or failed; the text is what it said."""


@dataclass(frozen=True, slots=True)
class Handwritten:
    """What Sphinx made: the pages by address, and the files they need besides."""

    pages: dict[str, Page]
    files: dict[str, bytes]


def read_handwritten(root: Path, work: Path, *, generated: Iterable[str]) -> Handwritten:
    """Let Sphinx read ``root/docs`` in the folder ``work``, which is made and removed.

    ``generated`` are the addresses of all other pages. Raises HandwrittenError; warnings count.
    """
    shutil.rmtree(work, ignore_errors=True)
    said = io.StringIO()
    try:
        with patch_docutils(str(root)), docutils_namespace():
            app = Sphinx(
                srcdir=root / "docs",
                confdir=root,
                outdir=work / "html",
                doctreedir=work / "doctrees",
                buildername="html",
                status=None,
                warning=said,
                warningiserror=True,
            )
            pages: dict[str, Page] = {}

            def keep(docname: str, context: dict[str, Any], *_: Any, **__: Any) -> None:
                pages[docname] = _page(app, docname, context)

            # The frame around pages and the index of search are ours.
            vars(app.builder)["handle_page"] = keep
            vars(app.builder)["search"] = False
            app.add_post_transform(_references_to(frozenset(generated)))
            app.build()
        if app.statuscode:
            raise HandwrittenError(said.getvalue().strip())
        files = {
            name: path.read_bytes()
            for path in sorted((work / "html").rglob("*"))
            if path.is_file()
            for name in [path.relative_to(work / "html").as_posix()]
            if name.startswith(_WANTED)
        }
    except SphinxError as error:
        raise HandwrittenError(f"{said.getvalue()}{error}".strip()) from error
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return Handwritten(dict(sorted(pages.items())), files)


def _references_to(names: frozenset[str]) -> type[SphinxPostTransform]:
    """What turns ``[text](../praktik/index.html)`` into a link, for pages that no document makes.

    MyST knows documents only; what is found here it does not look for any more.
    """

    class Elsewhere(SphinxPostTransform):
        default_priority = 8  # MyST's own comes at 9

        def run(self, **_: Any) -> None:
            for node in list(self.document.findall(pending_xref)):
                path, _hash, anchor = str(node.get("reftarget", "")).partition("#")
                if node.get("reftype") != "myst" or not path.endswith(".html"):
                    continue
                folder = posixpath.dirname(self.env.docname)
                target = posixpath.normpath(posixpath.join(folder, path))
                if target.removesuffix(".html") in names:
                    address = posixpath.relpath(target, folder or ".")
                    reference = nodes.reference("", "", internal=True, classes=["internal"])
                    reference["refuri"] = f"{address}#{anchor}" if anchor else address
                    reference += node.children
                    node.replace_self(reference)

    return Elsewhere


def _page(app: Sphinx, docname: str, context: dict[str, Any]) -> Page:
    """The page in our own terms, from what Sphinx would hand to the theme."""
    node = app.env.get_doctree(docname)
    found = node.next_node(nodes.paragraph)
    source = f"docs/{app.env.doc2path(docname, base=False)}"
    contents = str(context.get("toc") or "") if context.get("display_toc") else ""
    return Page(
        docname=docname,
        title=nodes.unescape(app.env.titles[docname].astext()),
        description=" ".join(found.astext().split())[:300] if found is not None else "",
        kind="dokumen",
        lead="",
        sections=(),
        body=str(context.get("body") or ""),
        contents=contents,
        source_path=source,
    )
