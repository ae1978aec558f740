"""One side of a comparison, read: its library, its problems, and its files as plain trees."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kb_builder.model.library import Library
from kb_builder.project import NO_CASES, Project
from kb_builder.reading import Problem, kept_verdicts, load_library
from kb_builder.reading.files import FileKind, read_file
from kb_builder.reading.yaml_tree import plain
from kb_builder.reference import ReferenceDataError, load_national
from kb_builder.reference.tables import OURS
from kb_builder.reference.tables import read_file as read_table
from kb_builder.review.differences import Tree
from kb_builder.review.snapshot import CASES, WEIGHTS, Snapshot, write_data
from kb_builder.similarity import SimilarityError, load_weights
from kb_builder.similarity.weights import read_weights


@dataclass(frozen=True, eq=False, kw_only=True)
class Side:
    """A side as far as it can be read. ``trees`` hold the files that YAML can read.

    ``ours`` says that its national tables are the running ones; ``unread`` that they, or the
    weights, cannot be read: the running ones stand for them.
    """

    snapshot: Snapshot
    project: Project
    ours: bool
    unread: bool
    trees: Mapping[str, Tree]

    @property
    def library(self) -> Library:
        """Its cases and visits."""
        return self.project.library

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with its files."""
        return self.project.problems

    @property
    def sound(self) -> bool:
        """Whether pages and lists can be worked out."""
        return self.project.sound and not self.unread


def read_side(
    snapshot: Snapshot, folder: Path, *, today: dt.date, may_be_empty: bool = False
) -> Side:
    """Write the snapshot into the empty ``folder`` and read it there.

    A side without a single file is a problem, unless it ``may_be_empty``.
    """
    write_data(snapshot, folder)
    ours, unread, weights = _is_ours(snapshot), False, load_weights()
    try:
        national = load_national(OURS if ours else folder / "kb_builder" / "reference")
        if WEIGHTS in snapshot.tables:
            weights = read_weights(snapshot.tables[WEIGHTS].decode("utf-8", errors="replace"))
    except (ReferenceDataError, SimilarityError):
        ours, unread, national = True, True, load_national()
    library, problems = NO_CASES, list[Problem]()
    if snapshot.cases or not may_be_empty:
        library, problems = load_library(
            folder / "cases", national, today=today, known=kept_verdicts()
        )
    every = tuple(sorted({*problems, *snapshot.refused}))
    return Side(
        snapshot=snapshot,
        project=Project(national, library, every, weights=weights),
        ours=ours,
        unread=unread,
        trees=dict(_trees(snapshot, folder)),
    )


def kind_of(name: str) -> FileKind | None:
    """What a file of ``cases/`` holds; None for one that does not belong there."""
    parts = name.removeprefix(CASES).split("/")
    if not name.endswith(".yaml") or len(parts) > 2:
        return None
    if len(parts) == 2:
        return FileKind.VISIT if parts[0] == "visits" else None
    return FileKind.QUESTIONS if parts[0] == "questions.yaml" else FileKind.CASE


def _trees(snapshot: Snapshot, folder: Path) -> Iterator[tuple[str, Tree]]:
    for name in snapshot.cases:
        kind = kind_of(name)
        if kind is not None:
            source, _ = read_file(folder / name, name, kind)
            if source is not None and isinstance(tree := plain(source.tree), dict):
                yield name, tree


def _is_ours(snapshot: Snapshot) -> bool:
    """Whether the national tables are those of the running programs, or the side has none."""
    try:
        return all(
            read_table(OURS, name).encode("utf-8") == data
            for name, data in snapshot.reference.items()
        )
    except ReferenceDataError:
        return False
