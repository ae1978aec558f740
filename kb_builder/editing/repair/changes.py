"""What a repair changes in a text, and where that stood in the file as it was read."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from kb_builder.words.shortening import shortened

_LONGEST: Final = 60


@dataclass(frozen=True, slots=True, order=True)
class Change:
    """``new`` in place of the characters from ``start`` up to ``end``."""

    start: int
    end: int
    new: str


@dataclass(frozen=True, slots=True)
class Repair:
    """What one rule mends: one place, or all places that only fit together.

    ``message`` says what becomes what, ``at`` where people look for it. ``meant`` gives the new
    text of each key and value of the tree that changes, by its number; it is empty where the
    letters of the file are mended and not its tree.
    """

    changes: tuple[Change, ...]
    message: str
    at: int
    meant: Mapping[int, str] = field(default_factory=dict)


def becomes(old: str, new: str) -> str:
    """What becomes what, in a few words."""
    return f"{shortened(old, _LONGEST)} menjadi {shortened(new, _LONGEST)}"


def fitting(repairs: Iterable[Repair]) -> list[Repair]:
    """The repairs that can be made together; one that meets an earlier one waits."""
    chosen = []
    taken: list[Change] = []
    for repair in repairs:
        if any(_meets(change, taken) for change in repair.changes):
            continue
        chosen.append(repair)
        for change in repair.changes:
            bisect.insort(taken, change)
    return chosen


def _meets(change: Change, others: list[Change]) -> bool:
    """Whether the change overlaps one of the others, which are sorted and do not overlap."""
    at = bisect.bisect(others, change)
    return (at > 0 and others[at - 1].end > change.start) or (
        at < len(others) and others[at].start < change.end
    )


@dataclass(frozen=True, slots=True)
class Step:
    """Changes made at once; they are sorted and do not overlap."""

    changes: tuple[Change, ...]
    starts: tuple[int, ...]
    """Where the text of each change begins afterwards."""

    @classmethod
    def of(cls, repairs: Iterable[Repair]) -> Step:
        """All changes of repairs that fit together."""
        changes = sorted(change for repair in repairs for change in repair.changes)
        starts = []
        shift = 0
        for change in changes:
            starts.append(change.start + shift)
            shift += len(change.new) - (change.end - change.start)
        return cls(tuple(changes), tuple(starts))

    def apply(self, text: str) -> str:
        """``text`` with the changes."""
        pieces = []
        at = 0
        for change in self.changes:
            pieces += [text[at : change.start], change.new]
            at = change.end
        return "".join([*pieces, text[at:]])

    def before(self, offset: int) -> int:
        """Where the character at ``offset`` stood before the changes."""
        number = bisect.bisect(self.starts, offset) - 1
        if number < 0:
            return offset
        change = self.changes[number]
        inside = offset - self.starts[number]
        return change.start if inside < len(change.new) else change.end + inside - len(change.new)
