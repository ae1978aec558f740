"""The one form of a file of ``cases/``: modeline, order of keys, quoting, line width.

Not ruamel.yaml: its comments hang on what stands before them and go astray when keys change places,
and it reads ``35.10`` as a number. See docs/adr/0007-satu-bentuk-berkas.md.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from typing import Final

import yaml
from yaml.emitter import Emitter
from yaml.resolver import Resolver

from kb_builder.editing.document import (
    MODELINE,
    Comments,
    Document,
    Leaf,
    ListNode,
    MapNode,
    Node,
    comments_of,
    read_document,
)
from kb_builder.editing.errors import EditError
from kb_builder.editing.shapes import NOTHING, Shape, shape_of
from kb_builder.reading.files import FileKind

WIDTH: Final = 100
_SCHEMAS: Final = {
    FileKind.CASE: "../kb_builder/model/case.schema.json",
    FileKind.VISIT: "../../kb_builder/model/visit.schema.json",
    FileKind.QUESTIONS: "../kb_builder/model/questions.schema.json",
}
_STRING: Final = "tag:yaml.org,2002:str"
# What newer YAML takes for a number and the older one does not.
_NEWER_NUMBER: Final = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|0o[0-7]+")


def write_document(document: Document) -> str:
    """The file's text in the one form. Raises ``EditError`` where a text cannot be written."""
    lines = [f"{MODELINE} $schema={_SCHEMAS[document.kind]}", *document.head]
    lines += _mapping(document.root, shape_of(document.kind), 0)
    text = "\n".join(lines) + "\n"
    written = read_document(text, document.kind)
    if _said(written.root) != _said(document.root) or sorted(comments_of(written)) != sorted(
        comments_of(document)
    ):
        raise EditError("Isi berkas ini tidak dapat ditulis ulang tanpa berubah.")
    return text


def _said(node: Node) -> object:
    """What a tree says, whatever the order of the keys that the model orders."""
    if isinstance(node, Leaf):
        return node.text
    if isinstance(node, ListNode):
        return [_said(item) for item in node.items]
    return {key: _said(value) for key, value in node.entries.items()}


def _mapping(node: MapNode, shape: Shape, indent: int) -> Iterator[str]:
    order = list(shape.entries)
    ranks = {key: rank for rank, key in enumerate(order)}
    keys = sorted(node.entries, key=lambda key: ranks.get(key, len(order)))
    for number, key in enumerate(keys):
        value = node.entries[key]
        if value.comments.before and indent == 0 and number:
            yield ""
        yield from _comment_lines(value.comments.before, indent)
        yield from _entry(
            f"{' ' * indent}{_scalar(key, bare=False)}:", value, shape.below(key), indent
        )
    if node.comments.after and indent == 0:
        yield ""
    yield from _comment_lines(node.comments.after, indent)


def _entry(head: str, node: Node, shape: Shape, indent: int) -> Iterator[str]:
    """What follows ``key:`` or ``-``, beside it or below it."""
    beside = f"  {node.comments.beside}" if node.comments.beside else ""
    if isinstance(node, Leaf):
        first, *rest = _leaf(node.text, shape, head=head, indent=indent + 2)
        yield f"{head} {first}".rstrip(" ") + beside
        yield from rest
    elif isinstance(node, ListNode):
        inline = _inline(node, shape, head)
        if inline is not None:
            yield f"{head} {inline}{beside}"
        else:
            yield head + beside
            yield from _list(node, shape, indent + 2)
    else:
        yield head + beside
        yield from _mapping(node, shape, indent + 2)


def _list(node: ListNode, shape: Shape, indent: int) -> Iterator[str]:
    inside = shape.item or NOTHING
    for item in node.items:
        yield from _comment_lines(item.comments.before, indent)
        dash = f"{' ' * indent}-"
        if isinstance(item, MapNode) and item.entries:
            if item.comments.beside:
                yield from _comment_lines([item.comments.beside], indent)
            lines = _mapping(item, inside, indent + 2)
            # What is said above the first key stands above the dash.
            while (line := next(lines)).lstrip(" ").startswith("#"):
                yield line[2:]
            yield f"{dash} {line[indent + 2 :]}"
            yield from lines
        else:
            yield from _entry(dash, item, inside, indent)
    yield from _comment_lines(node.comments.after, indent)


def _comment_lines(comments: list[str], indent: int) -> Iterator[str]:
    for comment in comments:
        yield f"{' ' * indent}{comment}"


def _inline(node: ListNode, shape: Shape, head: str) -> str | None:
    """``[a, b]`` for short things that fit beside their key and carry no comments."""
    if not node.items:
        return "[]"
    inside = shape.item or NOTHING
    texts = [item.text for item in node.items if isinstance(item, Leaf)]
    plain = all(item.comments == Comments() for item in node.items) and not node.comments.after
    if not inside.short or not plain or len(texts) < len(node.items) or not all(texts):
        return None
    inline = "[" + ", ".join(_scalar(text, bare=inside.bare, flow=True) for text in texts) + "]"
    return inline if len(head) + 1 + len(inline) <= WIDTH else None


def _leaf(text: str, shape: Shape, *, head: str, indent: int) -> list[str]:
    """A value as lines; the first stands beside its key."""
    if not text:
        return [""]
    if "\n" not in text:
        beside = _scalar(text, bare=shape.bare)
        if len(head) + 1 + len(beside) <= WIDTH:
            return [beside]
        return _folded(text, indent) if _can_be_block(text) else [beside]
    if text[0] != "\n" and all(_can_be_block(line) for line in text.split("\n")):
        return _literal(text, indent)
    return [_quoted(text)]


def _can_be_block(line: str) -> bool:
    """Whether a block of text keeps this line as it is: blanks at its ends would get lost."""
    return line == line.strip(" ") and "\t" not in line


def _folded(text: str, indent: int) -> list[str]:
    """``>-`` and lines as full as they can be; runs of blanks are never broken."""
    lines = [""]
    for word in re.findall("[^ ]+(?: {2,}[^ ]+)*", text):
        if lines[-1] and indent + len(lines[-1]) + 1 + len(word) > WIDTH:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".lstrip(" ")
    return [">-", *(" " * indent + line for line in lines)]


def _literal(text: str, indent: int) -> list[str]:
    body = text.rstrip("\n")
    ends = len(text) - len(body)
    lines = [f"{' ' * indent}{line}".rstrip(" ") for line in body.split("\n")]
    return [("|-", "|")[ends] if ends < 2 else "|+", *lines, *[""] * (ends - 1)]


def _scalar(text: str, *, bare: bool, flow: bool = False) -> str:
    """One line of text, without quotes where every reader of YAML sees the same text in it."""
    analysis = _EMITTER.analyze_scalar(text)
    allowed = analysis.allow_flow_plain if flow else analysis.allow_block_plain
    if allowed and (bare or _is_text(text)):
        return text
    return _quoted(text)


def _is_text(text: str) -> bool:
    tag = _RESOLVER.resolve(yaml.ScalarNode, text, (True, False))  # type: ignore[no-untyped-call]
    return bool(tag == _STRING) and not _NEWER_NUMBER.fullmatch(text)


def _quoted(text: str) -> str:
    if ('"' in text or "\\" in text) and "'" not in text and "\n" not in text:
        return f"'{text}'"
    return json.dumps(text, ensure_ascii=False)


_EMITTER: Final = Emitter(io.StringIO(), allow_unicode=True)
_RESOLVER: Final = Resolver()
