"""When files were last read again by a person, and which are to be read again this month.

Every file that is published has a month of its own, its turn, worked out from its name alone: it
stays the same whatever other files come and go. So over twelve months every file comes up once,
and each month brings about a twelfth of them. Beside the turn there are three rules:

- what is marked for review, and what nobody has read for a year, is due at once and stays due;
- what was read this month or last month is let off its turn. The grace is no longer than that so
  that files that were all read on one day come up in their own months from the next year on;
- a draft is not due: it is not on the site yet.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from kb_builder.model.case import Case
from kb_builder.model.library import Library
from kb_builder.model.questions import QuestionBank
from kb_builder.model.visit import Visit
from kb_builder.model.vocabulary import Status
from kb_builder.reading import kept_verdicts, load_library
from kb_builder.reference import Areas, National
from kb_builder.upkeep.files import list_files

YEAR: Final = 12
"""Months after which a file is due in any case."""
FRESH: Final = 2
"""Calendar months, that of the reading included, in which a file is let off its turn."""

Content = Case | Visit | QuestionBank


class Due(StrEnum):
    """Why a file is to be read again now: marked for review, too old, or its turn this month."""

    MARKED = "marked"
    OLD = "old"
    TURN = "turn"


@dataclass(frozen=True, slots=True, kw_only=True)
class FileAge:
    """A file of ``cases/``: how long ago it was read again, its turn, and whether it is due."""

    name: str
    content: Content
    days: int
    """Days since the last reading; negative where the file gives a day that is yet to come."""
    months: int
    """Whole months since the last reading."""
    turn: int
    """The month of the year in which the file comes up, 1 to 12."""
    due: Due | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Staleness:
    """All files, those marked for review first, then the oldest reading first."""

    today: dt.date
    months: int
    files: tuple[FileAge, ...]
    unread: tuple[str, ...]
    """Names of the files that do not fit their model; nothing is known about them."""
    areas: Areas
    """The areas that the files speak of."""

    @property
    def due(self) -> tuple[FileAge, ...]:
        """The files that are to be read again."""
        return tuple(file for file in self.files if file.due is not None)


def measure(
    folder: Path, national: National, /, *, today: dt.date, months: int = YEAR
) -> Staleness:
    """Ages and turns of all files of ``folder`` on the day ``today``."""
    library, _ = load_library(folder, national, today=today, known=kept_verdicts())
    contents = _by_name(library, folder.name)
    return Staleness(
        today=today,
        months=months,
        files=tuple(
            sorted(
                (age_of(name, content, today, months) for name, content in contents.items()),
                key=lambda file: (
                    file.due is not Due.MARKED,
                    file.content.last_verified,
                    file.name,
                ),
            )
        ),
        unread=tuple(name for name in list_files(folder) if name not in contents),
        areas=national.areas,
    )


def _by_name(library: Library, folder: str) -> dict[str, Content]:
    found: dict[str, Content] = {f"{folder}/{k}.yaml": v for k, v in library.cases.items()}
    found |= {f"{folder}/visits/{k}.yaml": v for k, v in library.visits.items()}
    if library.questions is not None:
        found[f"{folder}/questions.yaml"] = library.questions
    return found


def age_of(name: str, content: Content, today: dt.date, months: int) -> FileAge:
    """What the rules at the top of this module say about one file."""
    read = content.last_verified
    age = whole_months(read, today)
    return FileAge(
        name=name,
        content=content,
        days=(today - read).days,
        months=age,
        turn=turn_of(name),
        due=why_due(name, status=content.status, read=read, today=today, months=months),
    )


def why_due(
    name: str, /, *, status: Status, read: dt.date, today: dt.date, months: int = YEAR
) -> Due | None:
    """Why the file is to be read again, or ``None``."""
    if status is Status.NEEDS_REVIEW:
        return Due.MARKED
    if status is Status.DRAFT:
        return None
    if whole_months(read, today) >= months:
        return Due.OLD
    since = (today.year - read.year) * 12 + today.month - read.month
    return Due.TURN if turn_of(name) == today.month and since >= FRESH else None


def turn_of(name: str, /) -> int:
    """The month, 1 to 12, in which a file comes up: evenly spread, and by its name alone."""
    digest = hashlib.sha256(name.encode("utf-8")).digest()
    return int.from_bytes(digest[:8], "big") % 12 + 1


def whole_months(start: dt.date, end: dt.date, /) -> int:
    """Months that have gone by in full; 0 where ``end`` is before ``start``."""
    months = (end.year - start.year) * 12 + end.month - start.month - (end.day < start.day)
    return max(0, months)
