"""YAML text to a tree of plain strings, each with its line and column.

PyYAML's event stream is read directly: nothing is typed (``35.10`` stays ``35.10``, ``NO`` stays
``NO``), and what contributors never need (anchors, tags, flow mappings, several documents) is
refused before anything is built from it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

import yaml

MAX_DEPTH: Final = 12

# The C parser is about ten times faster; where the wheel has none, the Python one reads the same.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_SYNTAX: Final = (
    ("mapping values are not allowed", "titik dua di dalam teks; apit teks itu dengan kutip"),
    ("did not find expected key", "lekukan baris tidak sejajar, atau kutip belum ditutup"),
    ("expected <block end>", "lekukan baris tidak sejajar, atau kutip belum ditutup"),
    ("could not find expected ':'", "kunci tanpa titik dua, atau lekukan tidak sejajar"),
    ("did not find expected '-' indicator", "butir daftar tidak sejajar dengan butir di atasnya"),
    ("found unexpected end of stream", "tanda kutip atau kurung belum ditutup"),
    ("expected ',' or ']'", "kurung siku belum ditutup, atau koma antarbutir kurang"),
    ("expected ',' or '}'", "kurung kurawal tidak ditutup"),
    ("cannot start any token", "karakter ini tidak boleh mengawali nilai; apit dengan kutip"),
    ("alphabetic or numeric", "tanda '*' atau '&' di awal nilai; apit teks itu dengan kutip"),
    ("unknown escape character", "garis miring terbalik dalam kutip ganda; pakai kutip tunggal"),
    ("block sequence entries are not allowed", "tanda '-' tidak boleh berada di sini"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Position:
    """A place in the file; both count from 1."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Scalar:
    """A leaf: its text exactly as YAML reads it, never typed."""

    text: str
    position: Position


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple[Node, ...]
    position: Position


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with the place of the key and the value; order as written."""

    entries: dict[str, tuple[Position, Node]]
    position: Position

    def get(self, key: str) -> Node | None:
        """The value under ``key``, or None."""
        entry = self.entries.get(key)
        return entry[1] if entry else None

    def text(self, key: str) -> str | None:
        """The text under ``key`` if it is a leaf."""
        node = self.get(key)
        return node.text if isinstance(node, Scalar) else None


Node = Scalar | Sequence | Mapping
Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """A code of ``kb_builder.reading.codes`` with its place and sentence."""

    code: str
    position: Position
    message: str


_NULLS: Final = frozenset({"~", "null", "Null", "NULL"})
"""What YAML means by nothing, where it stands without quotes."""


class _TooDeepError(Exception):
    """Reading stops at once: brackets by the thousand would keep the parser busy for minutes."""


@dataclass(slots=True)
class _Builder:
    """Builds the tree from events, collecting faults instead of raising."""

    events: Iterator[yaml.Event]
    end: Position
    faults: list[Fault] = field(default_factory=list)

    def fault(self, code: str, event: Any, message: str) -> None:
        self.faults.append(Fault(code, self.place(event.start_mark), message))

    def place(self, mark: Any) -> Position:
        """Of a mark of PyYAML's, whichever parser made it; never below the end of the text."""
        line = mark.line
        return self.end if line >= self.end.line else Position(line + 1, mark.column + 1)

    def node(self, event: Any, depth: int) -> Node:
        """The node that ``event`` starts; consumes its events."""
        position = self.place(event.start_mark)
        if type(event) is yaml.ScalarEvent:  # nine of ten
            if event.anchor or event.tag:
                self.refuse_extras(event)
            bare_null = not event.style and event.value in _NULLS
            return Scalar("" if bare_null else event.value, position)
        self.refuse_extras(event)
        if isinstance(event, yaml.AliasEvent):
            self.fault("R108", event, f"Alias '*{event.anchor}' tidak dipakai di sini.")
            return Scalar("", position)
        if depth > MAX_DEPTH:
            self.fault("R112", event, f"Susunan lebih dalam dari {MAX_DEPTH} tingkat.")
            raise _TooDeepError
        if isinstance(event, yaml.SequenceStartEvent):
            items = []
            while not isinstance(nxt := next(self.events), yaml.SequenceEndEvent):
                items.append(self.node(nxt, depth + 1))
            return Sequence(tuple(items), position)
        return self.mapping(event, position, depth)

    def mapping(self, event: Any, position: Position, depth: int) -> Mapping:
        if event.flow_style:
            self.fault(
                "R110", event, "Kurung kurawal tidak dipakai: '{nilai: 3,5}' terbaca dua kunci."
            )
        entries: dict[str, tuple[Position, Node]] = {}
        while not isinstance(key_event := next(self.events), yaml.MappingEndEvent):
            key = self.node(key_event, depth + 1)
            value = self.node(next(self.events), depth + 1)
            if not isinstance(key, Scalar):
                self.fault("R113", key_event, "Kunci di sini bukan teks biasa.")
            elif key.text in entries:
                first = entries[key.text][0].line
                self.fault("R111", key_event, f"Kunci '{key.text}' sudah ada di baris {first}.")
            else:
                entries[key.text] = (key.position, value)
        return Mapping(entries, position)

    def refuse_extras(self, event: Any) -> None:
        if isinstance(event, yaml.AliasEvent):
            return
        if getattr(event, "anchor", None):
            self.fault("R108", event, f"Jangkar '&{event.anchor}' tidak dipakai di sini.")
        if getattr(event, "tag", None):
            self.fault("R109", event, f"Tag '{event.tag}' tidak dipakai di sini.")


def parse_tree(text: str) -> tuple[Node | None, list[Fault]]:
    """The document's tree and all faults; the tree is None where YAML itself is broken."""
    lines = text.rstrip("\n").split("\n")
    end = Position(len(lines), len(lines[-1]) + 1)
    builder = _Builder(iter(yaml.parse(text, Loader=_LOADER)), end)
    root: Node | None = None
    try:
        for event in builder.events:
            if isinstance(event, yaml.DocumentStartEvent):
                if root is not None:
                    builder.fault("R107", event, "Dokumen kedua dimulai di sini.")
                    break
                root = builder.node(next(builder.events), 1)
    except _TooDeepError:
        root = None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        position = builder.place(mark) if mark else Position(1, 1)
        said = str(error.problem or error.context or "")
        meaning = next(
            (ours for theirs, ours in _SYNTAX if theirs in said), "susunan tidak terbaca"
        )
        builder.faults.append(Fault("R106", position, f"Susunan YAML rusak di sini: {meaning}."))
        root = None
    except yaml.YAMLError:
        builder.faults.append(Fault("R106", Position(1, 1), "Susunan YAML tidak terbaca."))
        root = None
    return root, builder.faults


def plain(node: Node) -> object:
    """The tree as nested ``dict``, ``list`` and ``str``, for the models."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {key: plain(value) for key, (_, value) in node.entries.items()}


def walk(root: Node, /) -> list[tuple[Path, Node]]:
    """Every node with its path, outermost first, in the order of the file."""
    found: list[tuple[Path, Node]] = []

    def visit(node: Node, path: Path) -> None:
        found.append((path, node))
        if isinstance(node, Sequence):
            for index, item in enumerate(node.items):
                visit(item, (*path, index))
        elif isinstance(node, Mapping):
            for key, (_, value) in node.entries.items():
                visit(value, (*path, key))

    visit(root, ())
    return found


def locate(root: Node, path: Path, *, key: bool = False) -> Position:
    """Place of the node at ``path``, or of its innermost parent that exists.

    Parts of ``path`` that name a union's tag are passed over. With ``key``, the place of the
    last key instead of its value.
    """
    node, position = root, root.position
    for part in path:
        if isinstance(node, Mapping) and part in node.entries:
            at, value = node.entries[str(part)]
            node = value
            position = at if key else value.position
        elif isinstance(node, Sequence) and isinstance(part, int) and part < len(node.items):
            node = node.items[part]
            position = node.position
    return position
