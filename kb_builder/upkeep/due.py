"""Which visits are to be looked at again: three, six and twelve months after them.

A check that nobody made stays due until the next one is, and the last for half a year; what is
older can only be told from memory, so such visits are counted, not asked about.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from kb_builder.model.visit import Visit
from kb_builder.model.vocabulary import CheckMonth, Status

LATEST: Final = dt.timedelta(days=183)
"""So long after the last check was due it is still asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DueCheck:
    """A check that nobody has made; ``days`` since it could be, negative where it is to come."""

    stem: str
    visit: Visit
    after: CheckMonth
    on: dt.date
    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DueChecks:
    """What is due now, longest first; what comes next; how many visits were never looked at."""

    today: dt.date
    due: tuple[DueCheck, ...]
    coming: tuple[DueCheck, ...]
    silent: int


def checks_due(visits: Mapping[str, Visit], /, *, today: dt.date) -> DueChecks:
    """The checks of all visits that are not drafts, on the day ``today``."""
    due, coming, silent = [], [], 0
    for stem, visit in visits.items():
        if visit.status is Status.DRAFT or visit.ended > today:
            continue
        made = {check.after for check in visit.checks}
        if today - visit.check_due(CheckMonth.TWELVE) > LATEST:
            silent += not made
            continue
        found = [
            DueCheck(stem=stem, visit=visit, after=after, on=on, days=(today - on).days)
            for after in CheckMonth
            for on in [visit.check_due(after)]
            if not any(other.months >= after.months for other in made)
        ]
        passed = [check for check in found if check.days >= 0]
        due += passed[-1:]
        coming += [check for check in found if check.days < 0][:1]
    return DueChecks(
        today=today,
        due=tuple(sorted(due, key=lambda check: (-check.days, check.stem))),
        coming=tuple(sorted(coming, key=lambda check: (-check.days, check.stem))),
        silent=silent,
    )
