"""One side of a comparison, read: its library, its problems, and its files as plain trees."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path

from kb_builder.reading import Library, Problem, load_library
from kb_builder.reading.files import FileKind, read_file
from kb_builder.reading.library import has_errors
from kb_builder.reading.yaml_tree import plain
from kb_builder.reference import ReferenceDataError, load_areas, load_assessments, load_provenance
from kb_builder.reference.tables import OURS, reading_from
from kb_builder.reference.tables import read_file as read_table
from kb_builder.review.differences import Tree
from kb_builder.review.snapshot import CASES, WEIGHTS, Snapshot, write_data
from kb_builder.similarity import SimilarityError, Weights, World, load_weights, make_world
from kb_builder.similarity.weights import read_weights

_NOTHING = Library({}, {}, None)


@dataclass(frozen=True, eq=False, kw_only=True)
class Side:
    """A side as far as it can be read. ``trees`` hold the files that YAML can read.

    ``tables`` is the folder of its national tables where they are not the running ones;
    ``unread`` says that they, or the weights, cannot be read.
    """

    snapshot: Snapshot
    tables: Path | None
    unread: bool
    weights: Weights
    library: Library
    problems: tuple[Problem, ...]
    trees: Mapping[str, Tree]

    @property
    def sound(self) -> bool:
        """Whether pages and lists can be worked out."""
        return not has_errors(list(self.problems)) and not self.unread

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Within this, national tables are those of this side."""
        with nullcontext() if self.tables is None else reading_from(self.tables):
            yield

    def world(self) -> World:
        """The distances between all areas."""
        with self.reading():
            return make_world(load_areas(), load_assessments(), weights=self.weights)


def read_side(
    snapshot: Snapshot, folder: Path, *, today: dt.date, may_be_empty: bool = False
) -> Side:
    """Write the snapshot into the empty ``folder`` and read it there.

    A side without a single file is a problem, unless it ``may_be_empty``.
    """
    write_data(snapshot, folder)
    tables = None if _is_ours(snapshot) else folder / "kb_builder" / "reference"
    unread, weights = False, load_weights()
    with nullcontext() if tables is None else reading_from(tables):
        try:
            load_assessments()
            load_provenance()
            if WEIGHTS in snapshot.tables:
                weights = read_weights(snapshot.tables[WEIGHTS].decode("utf-8", errors="replace"))
        except (ReferenceDataError, SimilarityError):
            unread, tables = True, None
    with nullcontext() if tables is None else reading_from(tables):
        library, problems = _NOTHING, list[Problem]()
        if snapshot.cases or not may_be_empty:
            library, problems = load_library(folder / "cases", today=today)
    return Side(
        snapshot=snapshot,
        tables=tables,
        unread=unread,
        weights=weights,
        library=library,
        problems=tuple(sorted({*problems, *snapshot.refused})),
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
