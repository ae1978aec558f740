"""The same file as different people would write it: other indents, quotes, order and comments."""

from __future__ import annotations

import json
import random
import textwrap
from collections.abc import Iterator

from kb_builder.editing.document import Leaf, ListNode, MapNode, Node


def messy(root: MapNode, rng: random.Random) -> tuple[str, list[str]]:
    """A text that says the same as ``root``, and the comments strewn into it."""
    lines = list(_mapping(root, rng, 0))
    comments: list[str] = []
    text: list[str] = []
    for line, may_break in lines:
        if may_break and rng.random() < 0.2:
            comments.append(f"# catatan {len(comments)}")
            text.append(" " * (len(line) - len(line.lstrip())) + comments[-1])
        if may_break and rng.random() < 0.1:
            text.append("")
        text.append(line)
    return "\n".join(text) + "\n", comments


def _mapping(node: MapNode, rng: random.Random, indent: int) -> Iterator[tuple[str, bool]]:
    keys = list(node.entries)
    if "text" in keys or indent == 0:  # the order that the model has, not one that people chose
        rng.shuffle(keys)
    for key in keys:
        yield from _entry(f"{' ' * indent}{key}:", node.entries[key], rng, indent)


def _entry(head: str, node: Node, rng: random.Random, indent: int) -> Iterator[tuple[str, bool]]:
    if isinstance(node, Leaf):
        first, *rest = _leaf(node.text, rng, indent)
        yield f"{head} {first}", True
        yield from ((line, False) for line in rest)
    elif isinstance(node, ListNode):
        texts = [item.text for item in node.items if isinstance(item, Leaf)]
        if len(texts) == len(node.items) and rng.random() < 0.5:
            yield f"{head} [{', '.join(json.dumps(t, ensure_ascii=False) for t in texts)}]", True
            return
        yield head, True
        inside = indent + rng.choice((0, 2, 3))
        for item in node.items:
            yield from _item(item, rng, inside)
    else:
        yield head, True
        yield from _mapping(node, rng, indent + rng.choice((1, 2, 4)))


def _item(node: Node, rng: random.Random, indent: int) -> Iterator[tuple[str, bool]]:
    dash = f"{' ' * indent}-"
    if isinstance(node, Leaf):
        yield from _entry(dash, node, rng, indent)
        return
    assert isinstance(node, MapNode)
    space = rng.choice((1, 3))
    lines = _mapping(node, rng, indent + 1 + space)
    first, _ = next(lines)
    yield f"{dash}{' ' * space}{first.lstrip()}", True
    yield from lines


def _leaf(text: str, rng: random.Random, indent: int) -> list[str]:
    if "\n" not in text:
        if rng.random() < 0.3:
            return [json.dumps(text, ensure_ascii=False)]
        if rng.random() < 0.3 and "  " not in text:
            lines = textwrap.wrap(text, 60, break_long_words=False, break_on_hyphens=False)
            return [">-", *(f"{' ' * (indent + 3)}{line}" for line in lines)]
        if rng.random() < 0.5:
            return ["'" + text.replace("'", "''") + "'"]
    return [json.dumps(text, ensure_ascii=False)]
