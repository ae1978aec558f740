"""Repairs files of ``cases/``: reads them, and says what became of each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path

from kb_builder.editing.errors import EditError
from kb_builder.editing.repair.draft import Done, Draft
from kb_builder.editing.repair.encoding import decode
from kb_builder.editing.repair.workspace import Workspace
from kb_builder.editing.selection import CASES, ContentFile, select_files
from kb_builder.reading.files import read_file
from kb_builder.reading.library import find_files
from kb_builder.reading.problems import Problem
from kb_builder.reference import National


@dataclass(frozen=True, slots=True)
class Repaired:
    """One file after its repairs; ``done`` in the order of the file as it was ``before``."""

    file: ContentFile
    before: str
    text: str
    done: tuple[Done, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it. ``left`` are the files that cannot be read, each with its problem."""

    changed: tuple[Repaired, ...]
    left: tuple[Problem, ...]
    problems: tuple[Problem, ...]
    """All that is wrong afterwards, in the chosen files or, without a choice, in the folder."""


def repair_files(
    root: Path, chosen: Sequence[Path] = (), *, national: National, today: dt.date
) -> Outcome:
    """The repaired texts of the ``chosen`` files or of all; nothing is written.

    Raises ``EditError`` where a chosen file is not one of ``cases/``.
    """
    everything = {file.name: file for file in select_files(root)}
    asked = {file.name: file for file in select_files(root, chosen)} if chosen else everything
    drafts: dict[str, Draft] = {}
    left: list[Problem] = []
    unread = []
    for file in sorted({**everything, **asked}.values(), key=lambda file: file.name):
        draft = _draft(file)
        if draft is not None:
            drafts[file.name] = draft
            continue
        unread.append((file.path.stem, file.kind))
        if file.name in asked:
            left += read_file(file.path, file.name, file.kind)[1]
    kept = frozenset(drafts.keys() - asked.keys())
    space = Workspace(drafts, national, today, kept, tuple(unread)).repaired()
    mine = [draft for name, draft in space.drafts.items() if name in asked]
    outside: list[Problem] = []
    if not chosen:
        find_files(root / CASES, outside)
    found = [problem for draft in mine for problem in draft.as_read().problems(space.context)]
    return Outcome(
        changed=tuple(
            Repaired(
                file=asked[draft.name],
                before=draft.original,
                text=draft.text,
                done=tuple(sorted(draft.done, key=attrgetter("line", "column"))),
            )
            for draft in mine
            if draft.done
        ),
        left=tuple(left),
        problems=tuple(sorted({*left, *outside, *found})),
    )


def _draft(file: ContentFile) -> Draft | None:
    """The file as a draft, or None where its bytes are no text."""
    try:
        decoded = decode(file.read_bytes())
    except EditError:
        return None
    if decoded is None:
        return None
    text, former = decoded
    done = (Done(1, 1, "pengodean", f"{former} menjadi UTF-8"),) if former else ()
    return Draft(file.name, file.kind, text, text, done)
