"""Chains of adoption: a practice, who took it over, and with what result.

A chain is what sources say of it. Visits that merely came before are no chain; the one that is
often told, Sumedang's, stands beside it as what it is: a sequence in time.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from kb_builder.model.area import Area
from kb_builder.model.case import LearntFrom, Result
from kb_builder.model.fields import UNKNOWN
from kb_builder.site.catalogue import Catalogue, PracticeEntry
from kb_builder.site.page import Page
from kb_builder.site.rendering import Renderer

DOCNAME: Final = "praktik/rantai"
SEQUENCE: Final = ("32.11", "2019-04-30-bojonegoro-sumedang")
"""An area and its visit that are told as a sequence in time."""


@dataclass(frozen=True, slots=True)
class Step:
    """One taking over: what was taken, from whom, and the results that are counted."""

    entry: PracticeEntry
    origin: LearntFrom
    source: PracticeEntry | None
    area: Area | None

    @property
    def taken(self) -> bool:
        """Whether a source says what was taken over, and not only that it was agreed upon."""
        return self.origin.how != UNKNOWN

    @property
    def results(self) -> tuple[Result, ...]:
        """Results of the practice, the best evidenced first; empty where none is known."""
        results = self.entry.practice.results
        if isinstance(results, str):
            return ()
        return tuple(sorted(results, key=lambda result: -result.strength.step))

    @property
    def strength(self) -> int:
        """Step of the best evidence, 0 where no result is known."""
        return self.results[0].strength.step if self.results else 0


def docnames(_: Catalogue) -> list[str]:
    """Addresses of these pages."""
    return [DOCNAME]


def pages(catalogue: Catalogue, renderer: Renderer) -> Iterator[Page]:
    """The page of chains."""
    visit = catalogue.visit_by_stem.get(SEQUENCE[1])
    yield renderer.page(
        "chains",
        docname=DOCNAME,
        title="Yang benar-benar diambil",
        description="Praktik yang menurut sumber diambil dari daerah lain, dan apa hasilnya.",
        kind="daftar",
        taken=[step for step in chains(catalogue) if step.taken],
        agreed=[step for step in chains(catalogue) if not step.taken],
        sequence=visit,
        catalogue=catalogue,
    )


def chains(catalogue: Catalogue) -> list[Step]:
    """All takings over: with counted results first, then by area and practice."""
    steps = [
        Step(
            entry,
            origin,
            catalogue.practice_by_reference.get(origin.practice or ""),
            catalogue.origin_area(origin),
        )
        for entry in catalogue.practices
        for origin in entry.practice.learnt_from
    ]
    return sorted(steps, key=lambda step: (-step.strength, step.entry.reference))
