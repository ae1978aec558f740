"""Which words of a text changed, with a few words that stay on either side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Final, Literal

from kb_builder.review.report import MAX_PIECES, Piece, cut_text

KEPT: Final = 5
"""So many words that stay are shown beside a change."""
_MANY: Final = 2_000
_ALIKE: Final = 0.35
_LONGEST: Final = 1_000


def pieces(before: str, after: str) -> tuple[Piece, ...]:
    """The words gone and new, in order; the whole texts where little stays or they are long."""
    old, new = before.split(), after.split()
    whole = (_piece("gone", old), _piece("new", new))
    if len(old) > _MANY or len(new) > _MANY:
        return whole
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if matcher.ratio() < _ALIKE:
        return whole
    found = tuple(_told(old, new, matcher.get_opcodes()))
    if not any(piece.kind in ("gone", "new") for piece in found):  # only spaces differ
        return whole
    return found if len(found) <= MAX_PIECES else whole


def _told(
    old: Sequence[str], new: Sequence[str], steps: Sequence[tuple[str, int, int, int, int]]
) -> Iterator[Piece]:
    for number, (step, start, end, first, last) in enumerate(steps):
        if step != "equal":
            if end > start:
                yield _piece("gone", old[start:end])
            if last > first:
                yield _piece("new", new[first:last])
            continue
        head = KEPT if number else 0
        tail = KEPT if number + 1 < len(steps) else 0
        if end - start <= head + tail + 1:
            yield _piece("same", old[start:end])
            continue
        if head:
            yield _piece("same", old[start : start + head])
        yield Piece(kind="left out", text=str(end - start - head - tail))
        if tail:
            yield _piece("same", old[end - tail : end])


def _piece(kind: Literal["same", "gone", "new"], words: Sequence[str]) -> Piece:
    return Piece(kind=kind, text=cut_text(" ".join(words), _LONGEST))
