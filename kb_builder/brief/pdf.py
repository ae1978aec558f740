"""The pack as PDF: A4, tagged, fonts embedded, the same bytes for the same input."""

from __future__ import annotations

import json
from importlib import resources

from kb_builder.brief.document import Document
from kb_builder.brief.plain import as_plain


def as_pdf(document: Document, /) -> bytes:
    """The bytes of the PDF. Texts are handed to Typst as data, so none becomes markup."""
    import typst

    template = resources.files(__package__).joinpath("pack.typ").read_bytes()
    pack = json.dumps(as_plain(document), ensure_ascii=False)
    found: bytes = typst.compile(template, format="pdf", sys_inputs={"pack": pack})
    return found
