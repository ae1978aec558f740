"""Two sides in, one report out."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Final, TypeVar, get_args

from kb_builder.progress import Progress, unwatched
from kb_builder.reading.problems import Problem, Severity
from kb_builder.review.addresses import hosts_in, source_attentions, source_changes
from kb_builder.review.contents import attentions_of, changes_of
from kb_builder.review.files import FilePair, pair_files
from kb_builder.review.moves import all_movers, all_moves
from kb_builder.review.pages import SideCatalogue, page_groups
from kb_builder.review.report import (
    MAX_ITEMS,
    MAX_NAME,
    Answers,
    Attention,
    Fault,
    Loud,
    Pages,
    Report,
    Skipped,
    cut_text,
)
from kb_builder.review.side import Side, read_side
from kb_builder.review.snapshot import Snapshot
from kb_builder.review.tables import FRAMEWORKS, table_changes

_T = TypeVar("_T")
_LOUDEST: Final = get_args(Loud)


def compare(
    base: Snapshot, head: Snapshot, *, today: dt.date, progress: Progress = unwatched
) -> Report:
    """What it brings about to go from ``base`` to ``head``. Raises ``ReviewError``.

    ``today`` decides which dates lie in the future.
    """
    with tempfile.TemporaryDirectory(prefix="rujukan-") as name:
        folder = Path(name)
        progress("Membaca berkas asal", 0, 0)
        before = read_side(base, folder / "base", today=today, may_be_empty=True)
        progress("Membaca berkas usulan", 0, 0)
        after = read_side(head, folder / "head", today=today)
        return _report(before, after, progress)


def _report(base: Side, head: Side, progress: Progress) -> Report:
    pairs = pair_files(base, head)
    readable = [pair for pair in pairs if pair.change.readable]
    pages, answers = _consequences(base, head, progress)
    lost = [
        Attention(kind="page lost", file="", place=address)
        for group in pages.groups
        for address in group.removed
        if group.kind != "data"
    ]
    attentions = [*_attentions(readable), *lost]
    attentions.sort(key=lambda found: _LOUDEST.index(found.kind))
    lists = _Bounds()
    return Report(
        base=cut_text(base.snapshot.label, MAX_NAME),
        head=cut_text(head.snapshot.label, MAX_NAME),
        errors=sum(problem.severity is Severity.ERROR for problem in head.problems),
        code_changed=_differ(base.snapshot.code, head.snapshot.code),
        instruments_changed=_differ(_instruments(base), _instruments(head)),
        tables_unread=tuple(n for n, side in (("base", base), ("head", head)) if side.unread),
        files=lists.kept("files", (pair.change for pair in pairs)),
        faults=lists.kept("faults", map(_fault, _new_problems(base, head))),
        attentions=lists.kept("attentions", attentions),
        changes=lists.kept("changes", (change for pair in readable for change in changes_of(pair))),
        sources=lists.kept(
            "sources",
            (
                change
                for pair in readable
                for change in source_changes(pair.change.name, pair.before, pair.after)
            ),
        ),
        new_hosts=lists.kept(
            "new_hosts",
            (cut_text(h, MAX_NAME) for h in sorted(hosts_in(head.trees) - hosts_in(base.trees))),
        ),
        pages=pages,
        answers=answers,
        tables=tuple(table_changes(base.snapshot.tables, head.snapshot.tables))
        if base.snapshot.tables and head.snapshot.tables
        else (),
        cut=tuple(lists.cut),
    )


class _Bounds:
    """Keeps lists within what a report may hold, and remembers which were longer."""

    def __init__(self) -> None:
        self.cut: list[str] = []

    def kept(self, name: str, items: Iterable[_T]) -> tuple[_T, ...]:
        """The first items."""
        found = tuple(items)
        if len(found) > MAX_ITEMS:
            self.cut.append(name)
        return found[:MAX_ITEMS]


def _attentions(pairs: Iterable[FilePair]) -> list[Attention]:
    return [
        found
        for pair in pairs
        for found in (
            *source_attentions(pair.change.name, pair.before, pair.after),
            *attentions_of(pair),
        )
    ]


def _consequences(base: Side, head: Side, progress: Progress) -> tuple[Pages, Answers]:
    """Pages and lists, where both sides are sound and differ."""
    why: Skipped | None = None
    if base.unread or head.unread:
        why = "tables"
    elif not head.sound:
        why = "head"
    elif not base.sound:
        why = "base"
    elif base.library == head.library and _same_tables(base, head):
        why = "equal"
    if why is not None:
        return Pages(skipped=why), Answers(skipped=why)
    old = SideCatalogue(base.project)
    alike = _same_tables(base, head)
    new = SideCatalogue(head.project.beside(base.project) if alike else head.project, old)
    progress("Menghitung padanan, tuan rumah, dan praktik", 0, 0)
    moves = all_moves(old, new)
    return (
        Pages(groups=page_groups(old, new, moves, progress=progress)),
        Answers(asked=len(new.world.codes), movers=all_movers(moves), areas=moves),
    )


def _same_tables(base: Side, head: Side) -> bool:
    """Whether both sides work out lists from the same figures."""
    if base.project.weights != head.project.weights:
        return False
    if base.ours and head.ours:
        return True
    return base.snapshot.reference == head.snapshot.reference


def _differ(before: object, after: object) -> bool:
    """Whether both sides have something and it is not the same; a folder may hold cases only."""
    return bool(before and after and before != after)


def _instruments(side: Side) -> dict[str, bytes]:
    files = side.snapshot.tables
    return {name: data for name, data in files.items() if name.startswith(FRAMEWORKS)}


def _new_problems(base: Side, head: Side) -> list[Problem]:
    """Problems of the head that the base has not, wherever in the file they stood."""
    known = Counter((p.file, p.code, p.message) for p in base.problems)
    found = []
    for problem in head.problems:
        name = problem.file, problem.code, problem.message
        if known[name]:
            known[name] -= 1
        else:
            found.append(problem)
    return found


def _fault(problem: Problem) -> Fault:
    return Fault(
        file=cut_text(problem.file, MAX_NAME),
        line=problem.line,
        code=problem.code,
        severity="error" if problem.severity is Severity.ERROR else "warning",
        message=cut_text(f"{problem.message} {problem.hint}".strip()),
    )
