"""The library arranged for pages: what is published, sorted, with its cross-references."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from kb_builder.model.area import Area
from kb_builder.model.case import Case, LearntFrom, Practice
from kb_builder.model.framework import Framework, Node
from kb_builder.model.questions import Question, QuestionBank
from kb_builder.model.visit import Guest, Visit
from kb_builder.model.vocabulary import Role, Status, Theme
from kb_builder.project import Project
from kb_builder.reading import Library
from kb_builder.reference import National

if TYPE_CHECKING:
    from kb_builder.site.answers import Answers


@dataclass(frozen=True, slots=True)
class PracticeEntry:
    """A practice with the area and the case that hold it."""

    area: Area
    case: Case
    practice: Practice

    @property
    def docname(self) -> str:
        """Address of the practice's page."""
        return f"praktik/{self.practice.id}"

    @property
    def reference(self) -> str:
        """How other files name it."""
        return f"{self.area.slug}/{self.practice.id}"


@dataclass(frozen=True, slots=True)
class VisitEntry:
    """A visit with its file stem and the areas that took part."""

    stem: str
    visit: Visit
    host: Area
    guests: tuple[tuple[Guest, Area | None], ...]

    @property
    def docname(self) -> str:
        """Address of the visit's page."""
        return f"kunjungan/{self.stem}"

    @property
    def guest_names(self) -> str:
        """The guests as a phrase: the area's name, or the body's."""
        return ", ".join(area.name if area else guest.body for guest, area in self.guests)

    @property
    def title(self) -> str:
        """Who went to whom."""
        return f"{self.guest_names} ke {self.host.name}"


@dataclass(frozen=True, slots=True)
class NodeEntry:
    """A node of an instrument, as a reference such as ``spbe-2020/I17`` names it."""

    reference: str
    framework: Framework
    node: Node

    @property
    def anchor(self) -> str:
        """Its anchor on the index pages."""
        return self.reference.replace("/", "-").replace(".", "-").lower()


@dataclass(frozen=True)
class Catalogue:
    """Everything the pages look up. Drafts are left out here, once."""

    project: Project

    @property
    def library(self) -> Library:
        """The files of ``cases/``."""
        return self.project.library

    @property
    def national(self) -> National:
        """The national tables and the instruments."""
        return self.project.national

    @property
    def areas(self) -> Mapping[str, Area]:
        """All areas by code."""
        return self.project.areas.by_code

    @property
    def frameworks(self) -> Mapping[str, Framework]:
        """The instruments by id."""
        return self.project.frameworks

    @property
    def cases(self) -> Mapping[str, Case]:
        """Cases that are not drafts, by slug."""
        return self.project.cases

    @cached_property
    def bank(self) -> QuestionBank | None:
        """The questions, unless they are a draft."""
        bank = self.library.questions
        return bank if bank and bank.status is not Status.DRAFT else None

    @cached_property
    def practices(self) -> tuple[PracticeEntry, ...]:
        """All practices: by area, then as the file orders them."""
        return tuple(
            PracticeEntry(self.areas[case.regency], case, practice)
            for case in self.cases.values()
            for practice in case.practices
        )

    @cached_property
    def practice_by_reference(self) -> Mapping[str, PracticeEntry]:
        """Practices by ``slug/id``."""
        return {entry.reference: entry for entry in self.practices}

    @cached_property
    def visits(self) -> tuple[VisitEntry, ...]:
        """All visits, newest first."""
        entries = [
            VisitEntry(
                stem,
                visit,
                self.areas[visit.host.regency],
                tuple((g, self.areas[g.regency] if g.regency else None) for g in visit.guests),
            )
            for stem, visit in self.library.visits.items()
            if visit.status is not Status.DRAFT
        ]
        return tuple(sorted(entries, key=lambda e: (e.visit.date, e.stem), reverse=True))

    @cached_property
    def visit_by_stem(self) -> Mapping[str, VisitEntry]:
        """Visits by file stem."""
        return {entry.stem: entry for entry in self.visits}

    @cached_property
    def answers(self) -> Answers:
        """Peers, hosts and practices for every area."""
        from kb_builder.site.answers import Answers

        return Answers(self.project)

    @cached_property
    def meetings(self) -> Mapping[str, str]:
        """Name of the regency of each assessment meeting, by ``slug/id``."""
        return {
            f"{slug}/{meeting.id}": self.areas[case.regency].name
            for slug, case in self.cases.items()
            for meeting in case.assessment_meetings
        }

    @property
    def questions(self) -> tuple[Question, ...]:
        """All questions in the order of the file."""
        return self.bank.questions if self.bank else ()

    def node(self, reference: str) -> NodeEntry:
        """The node that ``framework/node`` names."""
        name, _, node = reference.partition("/")
        framework = self.frameworks[name]
        return NodeEntry(reference, framework, framework.nodes[node])

    def visits_to(self, area: Area) -> list[VisitEntry]:
        """Visits that an area received."""
        return [entry for entry in self.visits if entry.host.code == area.code]

    def visits_by(self, area: Area) -> list[VisitEntry]:
        """Visits that an area made."""
        return [e for e in self.visits if any(a and a.code == area.code for _, a in e.guests)]

    def visits_showing(self, reference: str) -> list[VisitEntry]:
        """Visits at which a practice was shown or asked for."""
        return [
            entry
            for entry in self.visits
            if any(shown.practice == reference for shown in entry.visit.shown)
            or any(a.practice == reference for q in entry.visit.questions for a in q.answers)
        ]

    def origin_area(self, origin: LearntFrom) -> Area | None:
        """The area that a practice was learnt from; None where it was no regency or city."""
        if origin.practice:
            case = self.library.cases.get(origin.practice.partition("/")[0])
            return self.areas[case.regency] if case else None
        return self.areas[origin.regency] if origin.regency else None

    def adopters_of(self, reference: str) -> list[PracticeEntry]:
        """Practices of others that were learnt from this one."""
        return [
            entry
            for entry in self.practices
            if any(origin.practice == reference for origin in entry.practice.learnt_from)
        ]

    def questions_on(self, reference: str) -> list[Question]:
        """Questions that a practice answers."""
        return [question for question in self.questions if reference in question.practices]

    def practices_by_theme(self) -> list[tuple[Theme, list[PracticeEntry]]]:
        """Themes that have practices, in the order of the list of themes."""
        grouped = [(t, [e for e in self.practices if t in e.practice.themes]) for t in Theme]
        return [(theme, entries) for theme, entries in grouped if entries]

    def practices_by_node(self) -> list[tuple[NodeEntry, list[PracticeEntry]]]:
        """Nodes that some practice supports, in the order of the instruments."""
        wanted: dict[str, list[PracticeEntry]] = {}
        for entry in self.practices:
            for reference in entry.practice.improves:
                wanted.setdefault(reference, []).append(entry)
        return [(node, wanted[node.reference]) for node in self.in_order(wanted)]

    def questions_by_node(self) -> list[tuple[NodeEntry, list[Question]]]:
        """Nodes that some question touches, in the order of the instruments."""
        wanted: dict[str, list[Question]] = {}
        for question in self.questions:
            for reference in question.nodes:
                wanted.setdefault(reference, []).append(question)
        return [(node, wanted[node.reference]) for node in self.in_order(wanted)]

    def questions_by_role(self) -> list[tuple[Role, list[Question]]]:
        """Roles in their order, each with every question for it."""
        grouped = [(role, [q for q in self.questions if role in q.roles]) for role in Role]
        return [(role, questions) for role, questions in grouped if questions]

    def in_order(self, references: Iterable[str]) -> list[NodeEntry]:
        """Node references in the order in which the instruments list them, newest last."""
        places = {
            f"{framework.id}/{node}": (number, place)
            for number, framework in enumerate(self.frameworks.values())
            for place, node in enumerate(framework.nodes)
        }
        return [self.node(name) for name in sorted(references, key=lambda name: places[name])]
