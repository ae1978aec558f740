"""The library arranged for pages: what is published, sorted, with its cross-references."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Final, TypeVar

from kb_builder.model.area import Area
from kb_builder.model.case import Case, LearntFrom
from kb_builder.model.claims import Answer, AskedQuestion
from kb_builder.model.docnames import (
    answers_document,
    area_page,
    compare_page,
    document,
    file_of,
)
from kb_builder.model.framework import Framework
from kb_builder.model.hosting import HandedOver
from kb_builder.model.library import Library
from kb_builder.model.questions import Question, QuestionBank
from kb_builder.model.visit import Shown
from kb_builder.model.vocabulary import Role, Status, Theme
from kb_builder.project import Project
from kb_builder.reference import National
from kb_builder.site.entries import (
    NodeEntry,
    NodeGroup,
    NodePart,
    OriginLine,
    PracticeCard,
    PracticeEntry,
    QuestionLink,
    VisitEntry,
    question_link,
)
from kb_builder.site.settings import Settings

if TYPE_CHECKING:
    from kb_builder.site.answer_keys import AnswerKeys, KnownAnswers
    from kb_builder.site.answers import Answers

ValueT = TypeVar("ValueT")
SPBE: Final = "spbe-2020"
"""The instrument that areas are evaluated with now; older ones stand behind it."""


@dataclass(frozen=True)
class Catalogue:
    """Everything the pages look up. Drafts are left out here, once."""

    project: Project
    programs: str = field(default="", kw_only=True)
    """Identifies programs and national tables, for keys."""
    known_answers: KnownAnswers | None = field(default=None, kw_only=True)
    """Keys of answers that an earlier build worked out."""
    settings: Settings = field(default=Settings(), kw_only=True)
    """Who keeps the site, and where."""

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
    def _answer_keys(self) -> AnswerKeys:
        from kb_builder.site.answer_keys import NOTHING_KNOWN, AnswerKeys

        return AnswerKeys(
            self.answers,
            self.cases.values(),
            self.library.visit_pairs(),
            known=self.known_answers or NOTHING_KNOWN,
            programs=self.programs,
        )

    def work_out_answers(self) -> None:
        """Get ready what every area's pages are made from, where no earlier build knows it."""
        self._answer_keys.work_out(self.national.areas.regencies)

    def answer_key(self, area: Area) -> tuple[str, list[tuple[str, str]]]:
        """Everything that the answers for an area show, besides programs and tables."""
        return self._answer_keys.of(area)

    def beside(self, area: Area) -> list[Area]:
        """Those that stand beside an area where it is compared."""
        return [self.areas[code] for code in self._answer_keys.beside(area)]

    def expect(self, names: Iterable[str], /) -> None:
        """Get ready what these files of the site show of areas' answers."""
        wanted = frozenset(names)
        self.answers.expect(
            area.code
            for area in self.national.areas.regencies
            if not wanted.isdisjoint(
                (
                    file_of(area_page(area.slug)),
                    file_of(compare_page(area.slug)),
                    document(answers_document(area.code)),
                )
            )
        )

    @property
    def answers_to_remember(self) -> KnownAnswers:
        """The keys of all answers asked for, for the next build."""
        return self._answer_keys.known

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

    def card(self, reference: str | None) -> PracticeCard | None:
        """The card of a practice, if it is published."""
        entry = self.practice_by_reference.get(reference or "")
        return entry.card if entry else None

    @cached_property
    def cards(self) -> Mapping[str, PracticeCard]:
        """The cards of all practices by ``slug/id``."""
        return {entry.reference: entry.card for entry in self.practices}

    def cards_in(self, parts: Iterable[Shown | Answer | HandedOver]) -> dict[str, PracticeCard]:
        """The cards of the published practices that parts of a visit or meeting name."""
        found = (self.card(part.practice) for part in parts)
        return {card.reference: card for card in found if card}

    def questions_from(self, stem: str) -> list[Question]:
        """Questions that were asked at a visit, or come from what was told there."""
        return self._questions_from.get(stem, [])

    def practices_of(self, area: Area) -> list[PracticeCard]:
        """The practices of an area, as its file orders them."""
        return self._practices_of.get(area.code, [])

    def visits_to(self, area: Area) -> list[VisitEntry]:
        """Visits that an area received."""
        return self._visits_to.get(area.code, [])

    def visits_by(self, area: Area) -> list[VisitEntry]:
        """Visits that an area made."""
        return self._visits_by.get(area.code, [])

    def visits_showing(self, reference: str) -> list[VisitEntry]:
        """Visits at which a practice was shown or asked for."""
        return self._visits_showing.get(reference, [])

    def origin_area(self, origin: LearntFrom) -> Area | None:
        """The area that a practice was learnt from; None where it was no regency or city."""
        if origin.practice:
            case = self.library.cases.get(origin.practice.partition("/")[0])
            return self.areas[case.regency] if case else None
        return self.areas[origin.regency] if origin.regency else None

    def origin(self, origin: LearntFrom) -> OriginLine:
        """An origin with what is published of it."""
        card = self.card(origin.practice)
        visit = self.visit_by_stem.get(origin.visit or "")
        area = card.area if card else self.origin_area(origin)
        return OriginLine(origin, card, area, visit.line if visit else None)

    def adopters_of(self, reference: str) -> list[PracticeEntry]:
        """Practices of others that were learnt from this one."""
        return self._adopters.get(reference, [])

    @cached_property
    def _adopters(self) -> Mapping[str, list[PracticeEntry]]:
        return _grouped(
            (name, entry)
            for entry in self.practices
            for name in dict.fromkeys(o.practice for o in entry.practice.learnt_from if o.practice)
        )

    def questions_on(self, reference: str) -> list[Question]:
        """Questions that a practice answers."""
        return self._questions_on.get(reference, [])

    @cached_property
    def _practices_of(self) -> Mapping[str, list[PracticeCard]]:
        return _grouped((entry.area.code, entry.card) for entry in self.practices)

    @cached_property
    def _visits_to(self) -> Mapping[str, list[VisitEntry]]:
        return _grouped((entry.host.code, entry) for entry in self.visits)

    @cached_property
    def _visits_by(self) -> Mapping[str, list[VisitEntry]]:
        return _grouped(
            (code, entry)
            for entry in self.visits
            for code in dict.fromkeys(area.code for _, area in entry.guests if area)
        )

    @cached_property
    def _visits_showing(self) -> Mapping[str, list[VisitEntry]]:
        return _grouped(
            (name, entry)
            for entry in self.visits
            for name in dict.fromkeys(
                name
                for name in (
                    *(shown.practice for shown in entry.visit.shown),
                    *(a.practice for q in entry.visit.questions for a in q.answers),
                )
                if name
            )
        )

    @cached_property
    def _questions_on(self) -> Mapping[str, list[Question]]:
        return _grouped(
            (name, question)
            for question in self.questions
            for name in dict.fromkeys(question.practices)
        )

    @cached_property
    def _questions_from(self) -> Mapping[str, list[Question]]:
        return _grouped(
            (stem, question)
            for question in self.questions
            for stem in dict.fromkeys(question.visits)
        )

    @cached_property
    def _places(self) -> Mapping[str, tuple[int, int]]:
        return {
            f"{framework.id}/{node}": (number, place)
            for number, framework in enumerate(map(self.frameworks.__getitem__, self._instruments))
            for place, node in enumerate(framework.nodes)
        }

    @cached_property
    def questions_by_domain(self) -> Mapping[str, list[Question]]:
        """Questions by node right under the index of the current instrument, as in the bank."""
        from kb_builder.similarity.domains import domain_of

        framework = self.frameworks[SPBE]
        found: dict[str, list[Question]] = {}
        for question in self.questions:
            tops = (
                domain_of(framework, framework.nodes[name.partition("/")[2]])
                for name in question.nodes
                if name.startswith(f"{SPBE}/")
            )
            for top in dict.fromkeys(tops):
                found.setdefault(top, []).append(question)
        return found

    def practices_by_theme(self) -> list[tuple[Theme, list[PracticeCard]]]:
        """Themes that have practices, in the order of the list of themes."""
        grouped = [(t, [e.card for e in self.practices if t in e.practice.themes]) for t in Theme]
        return [(theme, entries) for theme, entries in grouped if entries]

    def practices_by_node(self) -> tuple[NodeGroup[PracticeCard], ...]:
        """Nodes that some practice supports, the current instrument first."""
        wanted: dict[str, list[PracticeCard]] = {}
        for entry in self.practices:
            for reference in entry.practice.improves:
                wanted.setdefault(reference, []).append(entry.card)
        for cards in wanted.values():
            cards.sort(key=lambda card: -(card.strength.step if card.strength else 0))
        return self._grouped_by_node(wanted)

    def questions_by_node(self) -> tuple[NodeGroup[QuestionLink], ...]:
        """Nodes that some question touches, the current instrument first."""
        wanted: dict[str, list[QuestionLink]] = {}
        for question in self.questions:
            for reference in question.nodes:
                wanted.setdefault(reference, []).append(question_link(question))
        return self._grouped_by_node(wanted)

    def _grouped_by_node(self, wanted: Mapping[str, list[ValueT]]) -> tuple[NodeGroup[ValueT], ...]:
        from kb_builder.similarity.domains import domain_of

        groups = []
        for name in self._instruments:
            framework = self.frameworks[name]
            parts: dict[str, list[tuple[NodeEntry, list[ValueT]]]] = {}
            for node in self.in_order(key for key in wanted if key.startswith(f"{name}/")):
                top = framework.nodes[domain_of(framework, node.node)].name
                parts.setdefault(top, []).append((node, wanted[node.reference]))
            if parts:
                listed = tuple(NodePart(top, tuple(rows)) for top, rows in parts.items())
                groups.append(NodeGroup(framework, listed))
        return tuple(groups)

    @cached_property
    def _instruments(self) -> tuple[str, ...]:
        """The instrument of today, then the others from the newest to the oldest."""
        known = self.frameworks
        return tuple(sorted(known, key=lambda name: (name != SPBE, -known[name].since)))

    def questions_by_role(self) -> list[tuple[Role, list[Question]]]:
        """Roles in their order, each with every question for it."""
        grouped = [(role, [q for q in self.questions if role in q.roles]) for role in Role]
        return [(role, questions) for role, questions in grouped if questions]

    def in_order(self, references: Iterable[str]) -> list[NodeEntry]:
        """Node references as the instruments list them, that of today before the older ones."""
        return [self.node(name) for name in sorted(references, key=self._places.__getitem__)]


def answers_of(questions: Iterable[AskedQuestion]) -> list[Answer]:
    """All answers to questions that were asked."""
    return [answer for question in questions for answer in question.answers]


def _grouped(pairs: Iterable[tuple[str, ValueT]]) -> dict[str, list[ValueT]]:
    """The second of each pair, listed under the first."""
    groups: dict[str, list[ValueT]] = {}
    for name, value in pairs:
        groups.setdefault(name, []).append(value)
    return groups
