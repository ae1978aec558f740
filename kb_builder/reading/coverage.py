"""How far the library reaches: what is written, how well it is evidenced, what is still missing.

Drafts are left out: what is counted is what readers can read.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from kb_builder.model.area import Area
from kb_builder.model.case import Case, Practice
from kb_builder.model.claims import Source
from kb_builder.model.fields import UNKNOWN
from kb_builder.model.framework import Framework, Node, NodeKind
from kb_builder.model.library import Library
from kb_builder.model.questions import QuestionBank
from kb_builder.model.visit import Visit
from kb_builder.model.vocabulary import Reading, Status, Strength

JAVA: Final = "Jawa"


@dataclass(frozen=True, slots=True)
class DomainCoverage:
    """How much of a domain some practice touches: indicators, and their share of its weight."""

    node: Node
    indicators: int
    touched: int
    share: Fraction
    """Weight of the indicators touched over the weight of the domain, 0 to 1."""
    missing: tuple[str, ...]
    """Ids of indicators that no practice touches."""

    @property
    def percent(self) -> int:
        """The share in percent, rounded down: nearly all is not all."""
        return int(self.share * 100)


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """Counts over everything that is published. ``framework`` is the instrument looked at."""

    framework: Framework
    areas: int
    areas_outside_java: int
    practices: int
    counted: int
    """Practices with a result whose figure is written down (step 2 of the evidence, or more)."""
    with_costs: int
    with_legal_basis: int
    adopted: int
    """Practices whose source says from whom they were taken over."""
    domains: tuple[DomainCoverage, ...]
    visits: int
    questions: int
    asked_indicators: int
    """Indicators that some question touches."""
    needs_review: int
    """Files that are marked for review."""
    sources: int
    read_whole: int
    read_beginning: int

    @property
    def indicators(self) -> int:
        """Indicators of the instrument."""
        return sum(domain.indicators for domain in self.domains)

    @property
    def touched(self) -> int:
        """Indicators that some practice touches."""
        return sum(domain.touched for domain in self.domains)

    def rows(self) -> tuple[tuple[str, str], ...]:
        """What is counted, in Indonesian, and how much of it there is."""
        name, all_of_them = self.framework.short_name, f"dari {self.indicators}"
        return (
            ("daerah dengan berkas kasus", str(self.areas)),
            ("di antaranya di luar Jawa", str(self.areas_outside_java)),
            ("praktik", str(self.practices)),
            ("praktik dengan hasil yang dihitung", str(self.counted)),
            ("praktik dengan biaya", str(self.with_costs)),
            ("praktik dengan dasar hukum", str(self.with_legal_basis)),
            ("praktik yang asalnya disebut sumber", str(self.adopted)),
            (f"indikator {name} dengan praktik", f"{self.touched} {all_of_them}"),
            (f"indikator {name} dengan pertanyaan", f"{self.asked_indicators} {all_of_them}"),
            ("kunjungan", str(self.visits)),
            ("pertanyaan", str(self.questions)),
            ("berkas yang perlu diperiksa ulang", str(self.needs_review)),
            ("sumber", str(self.sources)),
            ("sumber yang dibaca sampai selesai", str(self.read_whole)),
            ("sumber yang baru dibaca bagian awalnya", str(self.read_beginning)),
        )


def coverage(library: Library, /, *, framework: Framework, areas: Mapping[str, Area]) -> Coverage:
    """Count what ``library`` holds; ``areas`` by code."""
    cases = [case for case in library.cases.values() if case.status is not Status.DRAFT]
    visits = [visit for visit in library.visits.values() if visit.status is not Status.DRAFT]
    bank = library.questions
    if bank is not None and bank.status is Status.DRAFT:
        bank = None
    practices = [practice for case in cases for practice in case.practices]
    named = {ref for practice in practices for ref in practice.improves}
    files: list[Case | Visit | QuestionBank] = [*cases, *visits, *([bank] if bank else [])]
    sources = _sources(files)
    asked = {ref for question in (bank.questions if bank else ()) for ref in question.nodes}
    return Coverage(
        framework=framework,
        areas=len(cases),
        areas_outside_java=sum(areas[case.regency].island_group != JAVA for case in cases),
        practices=len(practices),
        counted=sum(map(_is_counted, practices)),
        with_costs=sum(practice.costs != UNKNOWN for practice in practices),
        with_legal_basis=sum(practice.legal_basis != UNKNOWN for practice in practices),
        adopted=sum(bool(practice.learnt_from) for practice in practices),
        domains=tuple(_domain(node, framework, named) for node in _tops(framework)),
        visits=len(visits),
        questions=len(bank.questions) if bank else 0,
        asked_indicators=sum(f"{framework.id}/{n.id}" in asked for n in _indicators(framework)),
        needs_review=sum(file.status is Status.NEEDS_REVIEW for file in files),
        sources=len(sources),
        read_whole=sum(source.reading is Reading.FULL_TEXT for source in sources.values()),
        read_beginning=sum(source.reading is Reading.BEGINNING for source in sources.values()),
    )


def _is_counted(practice: Practice) -> bool:
    return practice.strength is not None and practice.strength.step >= Strength.OUTPUT.step


def _sources(files: list[Case | Visit | QuestionBank]) -> dict[str, Source]:
    """Each source once; the file that comes first tells how it was read."""
    found: dict[str, Source] = {}
    for file in files:
        for name, source in file.sources.items():
            found.setdefault(name, source)
    return found


def _tops(framework: Framework) -> list[Node]:
    return [node for node in framework.nodes.values() if node.parent is None]


def _indicators(framework: Framework) -> list[Node]:
    return [node for node in framework.nodes.values() if node.kind is NodeKind.INDICATOR]


def _domain(top: Node, framework: Framework, named: set[str]) -> DomainCoverage:
    inside = [node for node in _indicators(framework) if _top_of(node, framework) == top.id]
    hit = [node for node in inside if f"{framework.id}/{node.id}" in named]
    weight = sum((node.weight for node in inside), Fraction(0))
    return DomainCoverage(
        node=top,
        indicators=len(inside),
        touched=len(hit),
        share=sum((node.weight for node in hit), Fraction(0)) / weight if weight else Fraction(0),
        missing=tuple(node.id for node in inside if node not in hit),
    )


def _top_of(node: Node, framework: Framework) -> str:
    while node.parent is not None:
        node = framework.nodes[node.parent]
    return node.id
