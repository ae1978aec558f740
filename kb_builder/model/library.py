"""All cases, visits and questions together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # who asks of areas alone need not wait for these
    from kb_builder.model.case import Case, Practice
    from kb_builder.model.claims import Source
    from kb_builder.model.questions import QuestionBank
    from kb_builder.model.visit import Visit


@dataclass(frozen=True, slots=True)
class Library:
    """All files that could be read as models, each under its file stem, in sorted order."""

    cases: Mapping[str, Case]
    visits: Mapping[str, Visit]
    questions: QuestionBank | None

    def practice(self, reference: str) -> Practice | None:
        """The practice ``regency/id``, or None."""
        slug, _, name = reference.partition("/")
        case = self.cases.get(slug)
        return next((p for p in case.practices if p.id == name), None) if case else None

    def source(self, name: str) -> Source | None:
        """The source that files call ``name``, as the first of them describes it; or None."""
        files: list[Case | Visit | QuestionBank] = [*self.cases.values(), *self.visits.values()]
        if self.questions is not None:
            files.append(self.questions)
        return next((file.sources[name] for file in files if name in file.sources), None)

    def visit_pairs(self) -> tuple[tuple[str, str], ...]:
        """All visits as codes of guest and host, sorted; guests that are no area are left out."""
        return tuple(
            sorted(
                (guest.regency, visit.host.regency)
                for visit in self.visits.values()
                for guest in visit.guests
                if guest.regency
            )
        )

    def last_visits(self) -> dict[str, int]:
        """Year of the last recorded visit of each guest that is an area, by code."""
        found: dict[str, int] = {}
        for visit in self.visits.values():
            year = int(str(visit.date)[:4])
            for guest in visit.guests:
                if guest.regency and guest.regency != visit.host.regency:
                    found[guest.regency] = max(year, found.get(guest.regency, year))
        return dict(sorted(found.items()))
