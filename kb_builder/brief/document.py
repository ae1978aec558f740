"""What a visit pack is made of: plain blocks that every format shows, no markup in any text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a part."""

    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; ``strong`` for what must be seen first, ``small`` for what stands beside."""

    text: str
    strong: bool = False
    small: bool = False


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of sentences; ``start`` is the number of the first where they are referred to."""

    items: tuple[str, ...]
    start: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """Rows below a head. ``widths`` are shares of the line; ``tall`` leaves room to write.

    Without any text in the head it is a list of names and values, drawn without lines.
    """

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    tall: bool = False


@dataclass(frozen=True, slots=True)
class Boxes:
    """A table with an empty box to tick in every column but the first."""

    head: tuple[str, ...]
    rows: tuple[str, ...]


Block = Heading | Paragraph | Bullets | Table | Boxes


@dataclass(frozen=True, slots=True)
class Part:
    """A sheet of the pack; it begins on a page of its own."""

    id: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A whole pack."""

    title: str
    subtitle: str
    parts: tuple[Part, ...]
