"""Chains of adoption: a practice, who took it over, and with what result.

A chain is what sources say of it. Visits that merely came before are no chain; the one that is
often told, Sumedang's, stands beside it as what it is: a sequence in time.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from kb_builder.model import docnames as address
from kb_builder.model.area import Area
from kb_builder.model.case import LearntFrom, Result
from kb_builder.model.claims import Claim
from kb_builder.model.fields import UNKNOWN
from kb_builder.site.catalogue import Catalogue
from kb_builder.site.entries import PracticeCard, PracticeEntry, VisitLine
from kb_builder.site.page import PlannedPage
from kb_builder.site.rendering import Renderer

SEQUENCE: Final = ("32.11", "2019-04-30-bojonegoro-sumedang")
"""An area and its visit that are told as a sequence in time."""


@dataclass(frozen=True, slots=True)
class Step:
    """One taking over: what was taken, from whom, and the results that are counted.

    ``results`` are those of the adopting practice, the best evidenced first, ``costs`` what it
    cost; empty where none is known.
    """

    adopter: PracticeCard
    origin: LearntFrom
    source: PracticeCard | None
    area: Area | None
    visit: VisitLine | None
    results: tuple[Result, ...]
    costs: tuple[Claim, ...]

    @property
    def taken(self) -> bool:
        """Whether a source says what was taken over, and not only that it was agreed upon."""
        return self.origin.how != UNKNOWN

    @property
    def strength(self) -> int:
        """Step of the best evidence, 0 where no result is known."""
        return self.results[0].strength.step if self.results else 0


def docnames(_: Catalogue) -> list[str]:
    """Addresses of these pages."""
    return [address.CHAINS]


def pages(catalogue: Catalogue, renderer: Renderer) -> Iterator[PlannedPage]:
    """The page of chains."""
    visit = catalogue.visit_by_stem.get(SEQUENCE[1])
    yield renderer.plan(
        "chains",
        docname=address.CHAINS,
        title="Yang benar-benar diambil",
        description="Praktik yang menurut sumber diambil dari daerah lain, dan apa hasilnya.",
        kind="daftar",
        view={
            "taken": [step for step in chains(catalogue) if step.taken],
            "agreed": [step for step in chains(catalogue) if not step.taken],
            "sequence": visit.line if visit else None,
        },
    )


def chains(catalogue: Catalogue) -> list[Step]:
    """All takings over: with counted results first, then by area and practice."""
    steps = []
    for entry in catalogue.practices:
        for origin in entry.practice.learnt_from:
            line = catalogue.origin(origin)
            steps.append(
                Step(
                    entry.card,
                    origin,
                    line.card,
                    line.area,
                    line.visit,
                    _results(entry),
                    _costs(entry),
                )
            )
    return sorted(steps, key=lambda step: (-step.strength, step.adopter.reference))


def _results(entry: PracticeEntry) -> tuple[Result, ...]:
    results = entry.practice.results
    if isinstance(results, str):
        return ()
    return tuple(sorted(results, key=lambda result: -result.strength.step))


def _costs(entry: PracticeEntry) -> tuple[Claim, ...]:
    costs = entry.practice.costs
    return () if isinstance(costs, str) else costs
