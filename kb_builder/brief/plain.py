"""The pack as plain lists and texts, for JSON and for the writer of PDF."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from kb_builder.brief.document import Block, Document


def as_plain(document: Document, /) -> dict[str, Any]:
    """Blocks carry their ``kind``: heading, paragraph, bullets, table or boxes."""
    return {
        "title": document.title,
        "subtitle": document.subtitle,
        "parts": [
            {"id": part.id, "title": part.title, "blocks": [_block(b) for b in part.blocks]}
            for part in document.parts
        ],
    }


def _block(block: Block) -> dict[str, Any]:
    found = {field.name: getattr(block, field.name) for field in fields(block)}
    return {"kind": type(block).__name__.lower(), **found}
