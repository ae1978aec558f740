"""What the library adds to the tables: who is documented, who is crowded, what practices offer."""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from kb_builder.model.fields import UNKNOWN
from kb_builder.model.vocabulary import Status
from kb_builder.similarity.results import Load

if TYPE_CHECKING:
    from kb_builder.model.case import Case, Practice, Profile
    from kb_builder.model.visit import Visit

PEGI: Final = "pegi"
WEEKLY: Final = 52.0
"""Groups a year that a host can take without being worth less."""
DAYS: Final = 365.25


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """By area code: practices, PeGI profiles, and how many groups come in a year.

    ``loads`` hold the highest yearly number known: what sources state for a period, or visits in
    the library in one calendar year. Where nothing is known there is no entry.
    """

    practices: Mapping[str, tuple[Practice, ...]] = field(default_factory=dict)
    profiles: Mapping[str, tuple[Profile, ...]] = field(default_factory=dict)
    loads: Mapping[str, Load] = field(default_factory=dict)
    slugs: Mapping[str, str] = field(default_factory=dict)
    """File stem of the case of each code: the first half of a practice's reference."""

    @classmethod
    def of(cls, cases: Mapping[str, Case], visits: Iterable[Visit] = (), /) -> Record:
        """What cases (by file stem, drafts left out) and visits tell."""
        known = {stem: case for stem, case in cases.items() if case.status is not Status.DRAFT}
        counted = Counter(
            (visit.host.regency, str(visit.date)[:4])
            for visit in visits
            for guest in visit.guests
            if guest.regency != visit.host.regency
        )
        loads: dict[str, Load] = {}
        for (code, _), count in sorted(counted.items()):
            if code not in loads or loads[code].per_year < count:
                loads[code] = Load(per_year=float(count), stated=False)
        for case in known.values():
            stated = max(_stated(case), default=0.0)
            if stated and (case.regency not in loads or loads[case.regency].per_year < stated):
                loads[case.regency] = Load(per_year=stated, stated=True)
        return cls(
            practices={c.regency: c.practices for c in known.values() if c.practices},
            profiles={
                c.regency: found
                for c in known.values()
                if (found := tuple(p for p in c.profiles if p.framework == PEGI))
            },
            loads=loads,
            slugs={case.regency: stem for stem, case in known.items()},
        )


NOTHING: Final = Record()


def _stated(case: Case) -> list[float]:
    """Groups a year by each total that a source states for a known period."""
    hosting = getattr(case, "hosting", None)
    totals: Sequence[object] | str = UNKNOWN if hosting is None else hosting.totals
    if isinstance(totals, str):
        return []
    found = []
    for total in totals:
        since, until = getattr(total, "since", UNKNOWN), getattr(total, "until", UNKNOWN)
        unit = getattr(getattr(total, "unit", None), "value", "")
        if unit == "people" or UNKNOWN in (since, until):
            continue
        years = _years(str(since), str(until))
        if years:
            found.append(float(getattr(total, "value", 0)) / years)
    return found


def _years(since: str, until: str) -> float | None:
    """Length of a period between two partial dates, both ends whole; ``None`` if not a period."""
    first, last = _day(since, end=False), _day(until, end=True)
    length = (last - first).days + 1
    return None if length < 1 else max(length / DAYS, 0.5)


def _day(text: str, *, end: bool) -> dt.date:
    """First or last day of a date, month or year."""
    year, month, day = (int(part) for part in [*text.split("-"), "0", "0"][:3])
    if day:
        return dt.date(year, month, day)
    if not end:
        return dt.date(year, month or 1, 1)
    following = dt.date(year + 1, 1, 1) if month in (0, 12) else dt.date(year, month + 1, 1)
    return following - dt.timedelta(days=1)


def load_factor(load: Load | None, /) -> float:
    """1 up to one group a week; beyond, each four times as many halve it. A convention."""
    if load is None:
        return 1.0
    return min(1.0, math.sqrt(WEEKLY / load.per_year)) if load.per_year > 0 else 1.0
