"""Where words that stand on a page are in the file of that page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from kb_builder.editing.shapes import Shape, shape_of
from kb_builder.forms.definition import Place, Reader
from kb_builder.forms.errors import Misread
from kb_builder.forms.values import date, number, quoted
from kb_builder.model.fields import UNKNOWN
from kb_builder.reading.files import FileKind
from kb_builder.reading.yaml_tree import Scalar, parse_tree, walk

_ADDRESSES: Final = frozenset({"url", "archive_url"})
_SAME: Final = ({*'"“”„«»'}, {*"'‘’‚"}, {*"-–—"})
"""Characters that people and keyboards take for one another."""
_ALIKE: Final = 0.6
"""Share of the asked words that a passage must hold to be shown as the one that may be meant."""
_MOST_SHOWN: Final = 5


@dataclass(frozen=True, slots=True)
class Found:
    """A value that holds the words."""

    place: Place
    line: int
    text: str
    times: int
    reads: Reader | None = None
    """How the value was understood, where the page shows it otherwise than the file."""

    def replace(self, words: str, other: str) -> str:
        """The value with ``other`` in the place of the words. Raises ``Misread``."""
        if self.reads is not None:
            return UNKNOWN if other == UNKNOWN else str(self.reads(other))
        return _pattern(words).sub(lambda _: other, self.text, count=1)


def find_words(text: str, kind: FileKind, words: str) -> list[Found]:
    """Every value of the file that holds ``words``, or says the same date or number."""
    pattern = _pattern(words)
    understood = [(reads, value) for reads in (date, number) if (value := _try(reads, words))]
    found = []
    for place, leaf, shape in _leaves(text, kind):
        line = leaf.position.line
        if shape.bare:
            found += [
                Found(place, line, leaf.text, 1, reads)
                for reads, value in understood
                if value == leaf.text
            ][:1]
        elif times := len(pattern.findall(leaf.text)):
            found.append(Found(place, line, leaf.text, times))
    return found


def alike(text: str, kind: FileKind, words: str) -> list[Found]:
    """Passages that share most of the words, best first."""
    asked = _words(words)
    ranked = sorted(
        (-len(asked & _words(leaf.text)) / max(len(asked), 1), leaf.position.line, place, leaf.text)
        for place, leaf, shape in _leaves(text, kind)
        if not shape.bare
    )
    return [Found(place, line, said, 1) for share, line, place, said in ranked if -share >= _ALIKE][
        :_MOST_SHOWN
    ]


def shown(found: list[Found]) -> tuple[str, ...]:
    """The places as people look for them."""
    more = len(found) - _MOST_SHOWN
    lines = [f"baris {place.line}: {quoted(place.text)}" for place in found[:_MOST_SHOWN]]
    return (*lines, *([f"dan {more} tempat lain"] if more > 0 else []))


def _leaves(text: str, kind: FileKind) -> Iterator[tuple[Place, Scalar, Shape]]:
    """Values that pages show as words, dates or numbers; ids and terms are none of these."""
    tree, _ = parse_tree(text)
    for place, node in walk(tree) if tree is not None else ():
        if isinstance(node, Scalar):
            shape = _shape_at(kind, place)
            if shape.bare or not shape.short or place[-1] in _ADDRESSES:
                yield place, node, shape


def _shape_at(kind: FileKind, place: Place) -> Shape:
    shape = shape_of(kind)
    for part in place:
        shape = (shape.item or Shape()) if isinstance(part, int) else shape.below(part)
    return shape


def _try(reads: Reader, words: str) -> object | None:
    try:
        return reads(words)
    except Misread:
        return None


def _pattern(words: str) -> re.Pattern[str]:
    """The words, whatever the blanks between them and the kind of quotes and dashes."""
    return re.compile(r"\s+".join("".join(map(_alternatives, word)) for word in words.split()))


def _alternatives(character: str) -> str:
    same = next((group for group in _SAME if character in group), {character})
    return f"[{''.join(map(re.escape, sorted(same)))}]" if len(same) > 1 else re.escape(character)


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))
