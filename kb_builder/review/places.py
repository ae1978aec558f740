"""Where something stands in a file, in words: "praktik dewan-tik, Tindakan, pernyataan ke-2"."""

from __future__ import annotations

from typing import Final

from pydantic import BaseModel

from kb_builder.reading.explain import models_at
from kb_builder.reading.yaml_tree import Path
from kb_builder.review.differences import Tree

SAYS: Final = ("metric", "what", "text")
"""A claim's own words: they have no place beyond that of the claim."""


def place_of(model: type[BaseModel], tree: Tree, path: Path) -> str:
    """The place of ``path`` in a file of the kind ``model``; ``tree`` is what the file holds."""
    words: list[str] = []
    node = tree
    for depth, part in enumerate(path):
        parent, node = node, _below(node, part)
        if isinstance(part, int):
            words[-1:] = _entry(words[-1] if words else "", node, part)
        elif path[:1] == ("sources",) and depth == 1:
            words = [f"sumber {part}"]
        elif part not in SAYS or depth + 1 < len(path) or not is_claim(parent):
            title = title_of(model, path[:depth], part)
            if title is None and words:  # a key that people choose, as of a score
                words[-1] = f"{words[-1]} {part}"
            else:
                words.append(title or str(part))
    return ", ".join(words)


def is_claim(node: Tree) -> bool:
    """Whether a node is a sentence with its sources."""
    return isinstance(node, dict) and "cites" in node and any(key in node for key in SAYS)


def says(claim: Tree) -> str:
    """A claim's own words."""
    return ": ".join(claim[key] for key in SAYS if isinstance(claim.get(key), str))


def title_of(model: type[BaseModel], path: Path, key: str) -> str | None:
    """The Indonesian heading of a key; None for a key that the models do not know."""
    for found in models_at(model, path):
        if key in found.model_fields:
            return found.model_fields[key].title or key
    return None


def _entry(title: str, node: Tree, place: int) -> list[str]:
    """The words for an entry of the list called ``title``."""
    if isinstance(node, dict):
        if isinstance(node.get("id"), str):
            return [f"{title.lower()} {node['id']}"]
        if isinstance(node.get("framework"), str):
            return [f"{title.lower()} {node['framework']} {node.get('year', '')}".rstrip()]
        if is_claim(node) and "text" in node and "answers" not in node:
            return [title, f"pernyataan ke-{place + 1}"]
    return [title, f"butir ke-{place + 1}"]


def _below(node: Tree, part: str | int) -> Tree:
    if isinstance(node, dict):
        return node.get(part)
    if isinstance(node, list) and isinstance(part, int) and part < len(node):
        return node[part]
    return None
