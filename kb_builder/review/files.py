"""Which files of ``cases/`` stand for each other on the two sides."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from pydantic import BaseModel

from kb_builder.reading.files import MODELS, FileKind
from kb_builder.review.differences import Tree
from kb_builder.review.report import MAX_NAME, FileChange, cut_text
from kb_builder.review.side import Side, kind_of

_ALIKE: Final = 0.6
"""Share of lines that a file which was renamed still has."""
_MANY: Final = 100


@dataclass(frozen=True, slots=True)
class FilePair:
    """A file on both sides; trees are None where YAML cannot be read, empty where no file is."""

    name: str
    """In the head; of a removed file in the base."""
    change: FileChange
    model: type[BaseModel] | None
    before: Tree | None
    after: Tree | None


def pair_files(base: Side, head: Side) -> list[FilePair]:
    """Every file of ``cases/`` that is not the same on both sides, by name."""
    old, new = base.snapshot.cases, head.snapshot.cases
    former = _renamed(base, head)
    found = []
    for name in sorted({*old, *new} - set(former.values())):
        source = former.get(name, name)
        if source == name and old.get(name) == new.get(name):
            continue
        before = base.trees.get(source) if source in old else {}
        after = head.trees.get(name) if name in new else {}
        kind = kind_of(name)
        readable = kind is not None and before is not None and after is not None
        change = FileChange(
            name=cut_text(name, MAX_NAME),
            kind="renamed" if source != name
            else "added" if name not in old
            else "removed" if name not in new
            else "respelled" if readable and before == after
            else "changed",
            before=cut_text(source, MAX_NAME) if source != name else None,
            readable=readable,
        )  # fmt: skip
        found.append(FilePair(name, change, MODELS[kind] if kind else None, before, after))
    return found


def _renamed(base: Side, head: Side) -> dict[str, str]:
    """New name → former name, for files whose content moved nearly unchanged."""
    old, new = base.snapshot.cases, head.snapshot.cases
    gone, come = sorted(set(old) - set(new)), sorted(set(new) - set(old))
    found: dict[str, str] = {}
    if len(gone) * len(come) > _MANY:
        return found
    near = sorted(
        (-_likeness(old[first], new[second]), first, second)
        for first in gone
        for second in come
        if kind_of(first) is kind_of(second) is not FileKind.QUESTIONS
    )
    for score, first, second in near:
        if -score >= _ALIKE and second not in found and first not in found.values():
            found[second] = first
    return found


def _likeness(first: bytes, second: bytes) -> float:
    if first == second:
        return 1.0
    matcher = SequenceMatcher(None, first.split(b"\n"), second.split(b"\n"), autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= _ALIKE else 0.0
