"""A file of ``cases/`` as a tree that can be changed and keeps its comments.

Where a comment belongs: on a line of its own to the entry or item below it, or, when it is indented
deeper than what follows, to the end of the block it stands in; beside something to that something.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from kb_builder.editing.comments import Comment, find_comments, find_dashes, tokens_of
from kb_builder.editing.errors import EditError
from kb_builder.reading import yaml_tree
from kb_builder.reading.files import FileKind
from kb_builder.reading.yaml_tree import Position
from kb_builder.words.signs import is_control, places, with_line_feeds

MODELINE: Final = "# yaml-language-server:"


@dataclass(slots=True, kw_only=True)
class Comments:
    """Comments of an entry or item, each from its ``#`` on."""

    before: list[str] = field(default_factory=list)
    beside: str = ""
    after: list[str] = field(default_factory=list)
    """At the end of a list or mapping."""


@dataclass(slots=True)
class Leaf:
    """A value: its text, as the file means it."""

    text: str
    comments: Comments = field(default_factory=Comments)


@dataclass(slots=True)
class ListNode:
    """A list."""

    items: list[Node] = field(default_factory=list)
    comments: Comments = field(default_factory=Comments)


@dataclass(slots=True)
class MapNode:
    """A mapping; order as written."""

    entries: dict[str, Node] = field(default_factory=dict)
    comments: Comments = field(default_factory=Comments)


Node = Leaf | ListNode | MapNode


@dataclass(slots=True)
class Document:
    """A whole file. ``head`` are the comments above the first key, without the modeline."""

    kind: FileKind
    root: MapNode
    head: list[str] = field(default_factory=list)


def read_document(text: str, kind: FileKind) -> Document:
    """The file as a tree with its comments. Raises ``EditError`` where YAML is broken."""
    text = with_line_feeds(text.removeprefix("\ufeff"))
    if (at := next(places(text, is_control), None)) is not None:
        # YAML takes some of them for the end of a line
        line = text.count("\n", 0, at) + 1
        raise EditError(f"Baris {line}: ada karakter kendali U+{ord(text[at]):04X}.")
    tree, faults = yaml_tree.parse_tree(text)
    if faults:
        first = faults[0]
        raise EditError(f"Baris {first.position.line}: {first.message}")
    if not isinstance(tree, yaml_tree.Mapping):
        raise EditError("Berkas ini tidak berisi baris 'kunci: nilai'.")
    lines, tokens = text.split("\n"), tokens_of(text)
    reader = _Reader(lines, find_dashes(tokens))
    document = Document(kind, reader.mapping(tree))
    for comment in find_comments(lines, tokens):
        reader.attach(comment, document)
    return document


def document_of(data: Mapping[str, object], kind: FileKind) -> Document:
    """A file made of plain mappings, lists and texts."""
    root = _node_of(data)
    assert isinstance(root, MapNode)  # noqa: S101 -- a mapping was given
    return Document(kind, root)


def plain(node: Node) -> object:
    """The tree as nested ``dict``, ``list`` and ``str``, without comments."""
    if isinstance(node, Leaf):
        return node.text
    if isinstance(node, ListNode):
        return [plain(item) for item in node.items]
    return {key: plain(value) for key, value in node.entries.items()}


def comments_of(document: Document) -> Iterator[str]:
    """Every comment, in the order of the tree."""
    yield from document.head
    yield from _comments_below(document.root)


def _comments_below(node: Node) -> Iterator[str]:
    yield from node.comments.before
    if node.comments.beside:
        yield node.comments.beside
    if isinstance(node, ListNode):
        for item in node.items:
            yield from _comments_below(item)
    elif isinstance(node, MapNode):
        for value in node.entries.values():
            yield from _comments_below(value)
    yield from node.comments.after


def _node_of(data: object) -> Node:
    if isinstance(data, Mapping):
        return MapNode({str(key): _node_of(value) for key, value in data.items()})
    if isinstance(data, list | tuple):
        return ListNode([_node_of(item) for item in data])
    return Leaf(str(data))


@dataclass(frozen=True, slots=True)
class _Start:
    """Where an entry (its key) or item (its dash) begins, and the blocks around it."""

    line: int
    column: int
    node: Node
    blocks: tuple[tuple[int, Node], ...]
    """Lists and mappings that hold it, outermost first, each with its column."""


class _Reader:
    """Copies the text tree and remembers where everything begins."""

    def __init__(self, lines: list[str], dashes: Iterator[tuple[int, int]]) -> None:
        self._lines = lines
        self._dashes = dashes
        self._starts: list[_Start] = []
        self._blocks: list[tuple[int, Node]] = []

    def mapping(self, tree: yaml_tree.Mapping) -> MapNode:
        made = MapNode()
        self._blocks.append((tree.position.column, made))
        for key, (at, value) in tree.entries.items():
            made.entries[key] = self._below(value, at)
        self._blocks.pop()
        return made

    def _list(self, tree: yaml_tree.Sequence) -> ListNode:
        made = ListNode()
        inline = self._lines[tree.position.line - 1][tree.position.column - 1 :].startswith("[")
        if inline:
            made.items += [self._copy(item) for item in tree.items]
            return made
        self._blocks.append((tree.position.column, made))
        for item in tree.items:
            made.items.append(self._below(item, Position(*next(self._dashes))))
        self._blocks.pop()
        return made

    def _below(self, value: yaml_tree.Node, at: Position) -> Node:
        """A value and its place; the place comes first, whatever is inside."""
        number = len(self._starts)
        blocks = tuple(self._blocks)
        node = self._copy(value)
        self._starts.insert(number, _Start(at.line, at.column, node, blocks))
        return node

    def _copy(self, value: yaml_tree.Node) -> Node:
        if isinstance(value, yaml_tree.Scalar):
            return Leaf(value.text)
        return self._list(value) if isinstance(value, yaml_tree.Sequence) else self.mapping(value)

    def attach(self, comment: Comment, document: Document) -> None:
        """Give a comment to what it belongs to."""
        at = (comment.line, comment.column)
        number = bisect.bisect_left(self._starts, at, key=lambda start: (start.line, start.column))
        following = self._starts[number] if number < len(self._starts) else None
        previous = self._starts[number - 1] if number else None
        if not comment.alone and previous is not None:
            if previous.node.comments.beside:
                previous.node.comments.before.append(comment.text)
            else:
                previous.node.comments.beside = comment.text
        elif previous is None:
            if not comment.text.startswith(MODELINE):
                document.head.append(comment.text)
        elif following is not None and comment.column <= following.column:
            following.node.comments.before.append(comment.text)
        else:
            self._end_of_block(comment, previous, document)

    def _end_of_block(self, comment: Comment, previous: _Start, document: Document) -> None:
        """At the end of the innermost block that is not indented deeper than the comment."""
        fitting = [block for column, block in previous.blocks if column <= comment.column]
        (fitting[-1] if fitting else document.root).comments.after.append(comment.text)
