"""Whether a file is better after a repair: nothing else changed, and nothing new is wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from kb_builder.editing.repair.changes import Repair
from kb_builder.editing.repair.draft import Draft
from kb_builder.editing.repair.spots import outline
from kb_builder.reading.context import Context
from kb_builder.reading.problems import Problem
from kb_builder.reading.wording import BY_LOOK


def is_better(
    before: Draft, after: Draft, repairs: Sequence[Repair], *, then: Context, now: Context
) -> bool:
    """Whether the repairs, made all together, did what they should and no more.

    ``then`` and ``now`` are what the other files say before and after.
    """
    meant = {number: text for repair in repairs for number, text in repair.meant.items()}
    if meant and not _as_meant(before, after, meant):
        return False
    if not meant and after.source is not None:
        return True  # mended letters can give the whole file another sense
    old, new = before.problems(then), after.problems(now)
    if meant:
        return not _surprises(after, meant, old, new)
    return before.source is None and _broken_at(new) >= _broken_at(old)


def _as_meant(before: Draft, after: Draft, meant: Mapping[int, str]) -> bool:
    """Whether the tree differs in the repaired texts and in nothing else."""
    if before.source is None or after.source is None:
        return False
    wanted = list(_expected(before, meant))
    return wanted == list(outline(after.source.tree))


def _expected(before: Draft, meant: Mapping[int, str]) -> Iterator[tuple[str, str]]:
    assert before.source is not None  # noqa: S101 -- it has a tree
    number = 0
    for kind, text in outline(before.source.tree):
        if kind in ("key", "text"):
            yield kind, meant.get(number, text)
            number += 1
        else:
            yield kind, text


def _surprises(
    after: Draft, meant: Mapping[int, str], old: Sequence[Problem], new: Sequence[Problem]
) -> bool:
    """Whether something is wrong now that was not before.

    What stands under a mended key is read for the first time, so its problems are no surprise;
    nor are warnings about the look of a text that quotes hid.
    """
    fresh = _told(new) - _told(old)
    if not fresh:
        return False
    lines = {line for number in meant for line in _read_anew(after, number)}
    return any(line not in lines for _, line in fresh)


def _told(problems: Sequence[Problem]) -> Counter[tuple[str, int]]:
    return Counter((p.code, p.line) for p in problems if p.code not in BY_LOOK)


def _read_anew(after: Draft, number: int) -> range:
    """The lines of a mended key with everything under it."""
    spot = after.spots[number]
    if not spot.is_key:
        return range(0)
    last = number
    while last + 1 < len(after.spots) and after.spots[last + 1].path[: len(spot.path)] == spot.path:
        last += 1
    return range(_line(after, number), _line(after, last) + 1)


def _line(draft: Draft, number: int) -> int:
    return draft.text.count("\n", 0, draft.spots[number].start) + 1


def _broken_at(problems: Sequence[Problem]) -> int:
    """The line at which YAML cannot be read any further."""
    return min((problem.line for problem in problems if problem.code == "R106"), default=0)
