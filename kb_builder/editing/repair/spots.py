"""Every key and value of a file's tree with the characters that the file writes it with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from kb_builder.reading.yaml_tree import (
    Mapping,
    Node,
    Path,
    Position,
    Scalar,
    Sequence,
    parse_tree,
)

_DOUBLE: Final = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)
_SINGLE: Final = re.compile(r"'(?:[^']|'')*'")
_QUOTES: Final = ('"', "'")
_BLOCKS: Final = ("|", ">")


@dataclass(frozen=True, slots=True)
class Spot:
    """A key, or a value that is no list and no mapping.

    ``raw`` is what stands in the file, quotes included; None where that is not one piece on its
    own, as in a block of text. ``inline`` says that it stands in square brackets.
    """

    path: Path
    is_key: bool
    text: str
    start: int
    raw: str | None
    inline: bool

    @property
    def end(self) -> int:
        """The character after the last."""
        return self.start + len(self.raw or "")

    @property
    def bare(self) -> bool:
        """Whether it is written without YAML's quotes."""
        return self.raw is not None and not self.raw.startswith(_QUOTES)


def spots_of(tree: Node, text: str) -> tuple[Spot, ...]:
    """The spots of a tree in the order of the file."""
    line_starts = [0]
    for line in text.split("\n"):
        line_starts.append(line_starts[-1] + len(line) + 1)
    return tuple(_Finder(text, line_starts).below(tree, (), inline=False))


def outline(tree: Node) -> Iterator[tuple[str, str]]:
    """The shape of a tree with its texts; keys and values in the order of ``spots_of``."""
    if isinstance(tree, Scalar):
        yield "text", tree.text
    elif isinstance(tree, Sequence):
        yield "list", ""
        for item in tree.items:
            yield from outline(item)
        yield "end", ""
    else:
        yield "mapping", ""
        for key, (_, value) in tree.entries.items():
            yield "key", key
            yield from outline(value)
        yield "end", ""


def rewritten(spot: Spot, text: str, *, quoted: bool = False) -> str | None:
    """How the file would write ``text`` in this spot, in quotes as before or where it needs them.

    None where the spot is not one piece.
    """
    if spot.raw is None:
        return None
    if spot.raw.startswith("'"):
        return "'" + text.replace("'", "''") + "'"
    if quoted or not spot.bare or not reads_as(text, text, spot):
        return in_quotes(text)
    return text


def in_quotes(text: str) -> str:
    """``text`` between straight double quotes."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def reads_as(raw: str, text: str, spot: Spot) -> bool:
    """Whether YAML reads ``raw`` in the place of ``spot`` as ``text``."""
    if spot.is_key:
        tree, faults = parse_tree(f"{raw}: x\n")
        return not faults and isinstance(tree, Mapping) and list(tree.entries) == [text]
    tree, faults = parse_tree(f"[{raw}]\n" if spot.inline else f"- {raw}\n")
    return (
        not faults
        and isinstance(tree, Sequence)
        and [item.text for item in tree.items if isinstance(item, Scalar)] == [text]
    )


@dataclass(frozen=True, slots=True)
class _Finder:
    text: str
    line_starts: list[int]

    def below(self, node: Node, path: Path, *, inline: bool) -> Iterator[Spot]:
        if isinstance(node, Scalar):
            yield self.spot(node.text, node.position, path, is_key=False, inline=inline)
        elif isinstance(node, Sequence):
            inside = inline or self.text.startswith("[", self.offset(node.position))
            for index, item in enumerate(node.items):
                yield from self.below(item, (*path, index), inline=inside)
        else:
            for key, (position, value) in node.entries.items():
                yield self.spot(key, position, (*path, key), is_key=True, inline=inline)
                yield from self.below(value, (*path, key), inline=inline)

    def spot(
        self, text: str, position: Position, path: Path, *, is_key: bool, inline: bool
    ) -> Spot:
        start = self.offset(position)
        return Spot(path, is_key, text, start, self.raw(text, start), inline)

    def offset(self, position: Position) -> int:
        return self.line_starts[position.line - 1] + position.column - 1

    def raw(self, text: str, start: int) -> str | None:
        """What the file writes for ``text``: blanks in it may be line ends."""
        if self.text.startswith(_QUOTES, start):
            quoted = _DOUBLE if self.text[start] == '"' else _SINGLE
            found = quoted.match(self.text, start)
        elif not text or self.text.startswith(_BLOCKS, start):
            return None
        elif self.text.startswith(text, start):
            return text
        else:
            words = map(re.escape, text.split())
            found = re.compile(r"\s+".join(words)).match(self.text, start)
        return found.group() if found else None
