"""Two trees of plain YAML, compared: which parts are new, gone or different.

Entries of lists are matched by what names them, then by equal content, then by the nearest text,
so that a sentence that moved or was reworded is not told as one gone and one new.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Final

from kb_builder.model.fields import UNKNOWN
from kb_builder.reading.yaml_tree import Path

Tree = Any
"""Nested ``dict``, ``list`` and ``str``."""

TEXTS: Final = ("metric", "what", "text", "title", "body")
"""Keys whose text says what an entry is about, in the order in which it reads."""
_NAMES: Final = (("id",), ("framework", "year", "basis"), ("regency",))
_ALIKE: Final = 0.5
_MANY: Final = 3_000
"""Pairs of entries; for more of them, the nearest text is not looked for."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A part that differs, as small as it gets; ``None`` is a side that lacks it.

    ``path`` leads to it in the newest tree that has it.
    """

    path: Path
    before: Tree | None
    after: Tree | None


def differences(
    before: Tree, after: Tree, path: Path = (), *, old: Path | None = None
) -> Iterator[Difference]:
    """Every difference, in the order of the newer tree. ``old`` is the path in the older one."""
    old = path if old is None else old
    if before == after:
        return
    if isinstance(before, dict) and isinstance(after, dict):
        for key in dict.fromkeys((*after, *before)):
            if key not in after:
                yield Difference((*old, key), before[key], None)
            elif key not in before:
                yield Difference((*path, key), None, after[key])
            else:
                yield from differences(before[key], after[key], (*path, key), old=(*old, key))
    elif _is_entries(before) and _is_entries(after):
        # "tidak diketahui" where the other side has a list is a list without entries
        was, now = _entries(before), _entries(after)
        for first, second in matched(was, now):
            if second is None and first is not None:
                yield Difference((*old, first), was[first], None)
            elif first is None and second is not None:
                yield Difference((*path, second), None, now[second])
            elif first is not None and second is not None:
                yield from differences(was[first], now[second], (*path, second), old=(*old, first))
    else:
        yield Difference(path, before, after)


def matched(before: Sequence[Tree], after: Sequence[Tree]) -> list[tuple[int | None, int | None]]:
    """Places of entries that stand for each other; new ones where they stand, gone ones last."""
    pairs: dict[int, int] = {}
    for key in (_name, repr):
        waiting: dict[str, list[int]] = {}
        for first in _free(before, pairs.values()):
            waiting.setdefault(key(before[first]) or "", []).append(first)
        for second in _free(after, pairs):
            name = key(after[second])
            if name and waiting.get(name):
                pairs[second] = waiting[name].pop(0)
    left, right = _free(before, pairs.values()), _free(after, pairs)
    if len(left) * len(right) <= _MANY:
        scored = [
            (likeness(about(before[first]), about(after[second])), first, second)
            for first in left
            for second in right
        ]
        for score, first, second in sorted(scored, key=lambda s: (-s[0], abs(s[1] - s[2]), s[1:])):
            if score >= _ALIKE and second not in pairs and first not in pairs.values():
                pairs[second] = first
    found = [(pairs.get(second), second) for second in range(len(after))]
    return [*found, *((first, None) for first in _free(before, pairs.values()))]


def about(entry: Tree) -> str:
    """The words that say what an entry is about."""
    if not isinstance(entry, dict):
        return ""
    return ": ".join(str(entry[key]) for key in TEXTS if isinstance(entry.get(key), str))


def likeness(first: str, second: str) -> float:
    """Share of words that two texts have in common, in order: 0 to 1."""
    matcher = SequenceMatcher(None, first.lower().split(), second.lower().split(), autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= _ALIKE else 0.0


def _free(entries: Sequence[Tree], taken: Collection[int]) -> list[int]:
    """Places of the entries that are not paired yet."""
    return [place for place in range(len(entries)) if place not in taken]


def _name(entry: Tree) -> str | None:
    """What names an entry for good."""
    if isinstance(entry, dict):
        for keys in _NAMES:
            if all(isinstance(entry.get(key), str) for key in keys):
                return repr([entry[key] for key in keys])
    return None


def _is_entries(node: Tree) -> bool:
    return node == UNKNOWN or (
        isinstance(node, list) and any(isinstance(entry, dict) for entry in node)
    )


def _entries(node: Tree) -> list[Tree]:
    return node if isinstance(node, list) else []
