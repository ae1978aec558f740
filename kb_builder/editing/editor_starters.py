"""Starters: a new item with its required keys, which an editor offers where one can begin."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import count
from typing import Any, Final

from kb_builder.model.fields import UNKNOWN
from kb_builder.model.schema import Schema

NEW_KEY: Final = "sumber1"
"""Below a key with a hyphen the server indents too far."""


def starter(node: Schema, known: Mapping[str, Schema], /) -> Schema | None:
    """A ``defaultSnippet`` for a list or mapping of records; None for anything else.

    ``$1``, ``$2`` … are the places that the cursor goes through.
    """
    record = _resolved(node.get("items") or node.get("additionalProperties") or {}, known)
    if "properties" not in record:
        return None
    stops = count(1)
    if "items" in node:
        body = _filled(record, known, stops)
    else:
        key = f"${{{next(stops)}:{NEW_KEY}}}"
        body = {key: _filled(record, known, stops)}
    return {
        "label": f"Butir baru: {record['title'].lower()}",
        "description": f"Menyisipkan semua kunci wajib; sisanya '{UNKNOWN}'.",
        "body": body,
    }


def _filled(node: Schema, known: Mapping[str, Schema], stops: Iterator[int]) -> Any:
    """What stands below a key at first: required keys, one item, or a place for the cursor."""
    node = _resolved(node, known)
    if "properties" in node:
        return {key: _filled(node["properties"][key], known, stops) for key in node["required"]}
    if "items" in node:
        return [_filled(node["items"], known, stops)]
    if any(option.get("const") == UNKNOWN for option in node.get("anyOf", ())):
        return f"${{{next(stops)}:{UNKNOWN}}}"
    return f"${next(stops)}"


def _resolved(node: Schema, known: Mapping[str, Schema]) -> Schema:
    return known[node["$ref"].rpartition("/")[2]] if "$ref" in node else node
