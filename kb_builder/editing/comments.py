"""What the tree of a YAML text does not keep: its comments, and the dashes of its lists.

Comments are between tokens, where nothing else can be.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

import yaml

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_BLOCK_HEADER: Final = re.compile(r"[|>][-+0-9]*[ \t]+(#.*)")


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment from its ``#`` to the end of the line; line and column count from 1.

    ``alone``: nothing but blanks stands before it on its line.
    """

    line: int
    column: int
    text: str
    alone: bool


def tokens_of(text: str) -> list[yaml.Token]:
    """The tokens of a text that YAML can read."""
    return list(yaml.scan(text, Loader=_LOADER))


def find_dashes(tokens: Iterable[yaml.Token]) -> Iterator[tuple[int, int]]:
    """Line and column, from 1, of the dash of every item, in the order of the text."""
    for token in tokens:
        if isinstance(token, yaml.BlockEntryToken):
            yield token.start_mark.line + 1, token.start_mark.column + 1


def find_comments(lines: list[str], tokens: Iterable[yaml.Token]) -> Iterator[Comment]:
    """Every comment in the lines of a text, in their order."""
    line, column = 0, 0
    for token in tokens:
        yield from _between(lines, (line, column), _place(token.start_mark, lines))
        if isinstance(token, yaml.ScalarToken):
            yield from _in_header(lines, _place(token.start_mark, lines))
        line, column = max((line, column), _place(token.end_mark, lines))
    yield from _between(lines, (line, column), (len(lines), 0))


def _place(mark: Any, lines: list[str]) -> tuple[int, int]:
    return (mark.line, mark.column) if mark.line < len(lines) else (len(lines), 0)


def _between(lines: list[str], start: tuple[int, int], end: tuple[int, int]) -> Iterator[Comment]:
    for number in range(start[0], min(end[0], len(lines) - 1) + 1):
        first = start[1] if number == start[0] else 0
        last = end[1] if number == end[0] else len(lines[number])
        at = lines[number].find("#", first, last)
        if at >= 0:
            yield _comment(lines, number, at)


def _in_header(lines: list[str], start: tuple[int, int]) -> Iterator[Comment]:
    """The comment behind ``>-`` or ``|``: it lies inside the token of a block of text."""
    number, column = start
    if number < len(lines) and (found := _BLOCK_HEADER.match(lines[number], column)):
        yield _comment(lines, number, found.start(1))


def _comment(lines: list[str], number: int, at: int) -> Comment:
    line = lines[number]
    return Comment(number + 1, at + 1, line[at:].rstrip(), not line[:at].strip())
