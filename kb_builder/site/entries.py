"""What pages show of practices, visits, questions and nodes of instruments."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

from kb_builder.model.area import Area
from kb_builder.model.case import Case, LearntFrom, Practice
from kb_builder.model.docnames import practice_page, role_page, visit_page
from kb_builder.model.fields import UNKNOWN
from kb_builder.model.framework import Framework, Node
from kb_builder.model.questions import Question
from kb_builder.model.visit import Guest, Visit
from kb_builder.model.vocabulary import Strength, Theme
from kb_builder.words.dates import date_text
from kb_builder.words.numbers import grouped

ValueT = TypeVar("ValueT")


@dataclass(frozen=True, slots=True)
class PracticeCard:
    """What lists and links show of a practice."""

    docname: str
    reference: str
    title: str
    summary: str
    area: Area
    themes: tuple[Theme, ...]
    strength: Strength | None
    achieved: str
    """The best evidenced result in one line; empty where none is recorded."""
    facets: tuple[str, ...]
    """What the list of practices can be narrowed by, as ``name:value``."""

    @property
    def counted(self) -> bool:
        """Whether a result is more than described: there are figures."""
        return self.strength is not None and self.strength is not Strength.DESCRIBED


@dataclass(frozen=True, slots=True)
class VisitLine:
    """What lists and links show of a visit; ``asked`` counts the recorded questions."""

    docname: str
    title: str
    guest_names: str
    host: Area
    date: str
    end: str | None
    topics: tuple[str, ...]
    asked: int


@dataclass(frozen=True, slots=True)
class OriginLine:
    """Where a practice was learnt, with the published pages of it, if there are any."""

    origin: LearntFrom
    card: PracticeCard | None
    area: Area | None
    visit: VisitLine | None


@dataclass(frozen=True, slots=True)
class QuestionLink:
    """A question as a link to where it stands."""

    docname: str
    anchor: str
    text: str


@dataclass(frozen=True)
class PracticeEntry:
    """A practice with the area and the case that hold it."""

    area: Area
    case: Case
    practice: Practice

    @property
    def docname(self) -> str:
        """Address of the practice's page."""
        return practice_page(self.practice.id)

    @property
    def reference(self) -> str:
        """How other files name it."""
        return f"{self.area.slug}/{self.practice.id}"

    @cached_property
    def card(self) -> PracticeCard:
        """What other pages show of it."""
        practice = self.practice
        return PracticeCard(
            docname=self.docname,
            reference=self.reference,
            title=practice.title,
            summary=practice.summary,
            area=self.area,
            themes=practice.themes,
            strength=practice.strength,
            achieved=achieved(practice),
            facets=_facets(self.area, practice),
        )


@dataclass(frozen=True)
class VisitEntry:
    """A visit with its file stem and the areas that took part."""

    stem: str
    visit: Visit
    host: Area
    guests: tuple[tuple[Guest, Area | None], ...]

    @property
    def docname(self) -> str:
        """Address of the visit's page."""
        return visit_page(self.stem)

    @property
    def guest_names(self) -> str:
        """The guests as a phrase: the area's name, or the body's."""
        return ", ".join(area.name if area else guest.body for guest, area in self.guests)

    @property
    def title(self) -> str:
        """Who went to whom."""
        return f"{self.guest_names} ke {self.host.name}"

    @cached_property
    def line(self) -> VisitLine:
        """What other pages show of it."""
        visit = self.visit
        return VisitLine(
            docname=self.docname,
            title=self.title,
            guest_names=self.guest_names,
            host=self.host,
            date=visit.date,
            end=visit.end,
            topics=visit.topics,
            asked=len(visit.questions),
        )


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


@dataclass(frozen=True, slots=True)
class NodePart(Generic[ValueT]):
    """A domain or dimension with the nodes in it that something belongs to."""

    name: str
    rows: tuple[tuple[NodeEntry, list[ValueT]], ...]


@dataclass(frozen=True, slots=True)
class NodeGroup(Generic[ValueT]):
    """An instrument with its parts."""

    framework: Framework
    parts: tuple[NodePart[ValueT], ...]


def achieved(practice: Practice) -> str:
    """What a practice achieved, in one line: its best evidenced result with figures and period."""
    if isinstance(practice.results, str):
        return ""
    best = max(practice.results, key=lambda result: result.strength.step)
    figures = [
        f"{grouped(found.value)} {found.unit}" for found in (best.before, best.after) if found
    ]
    if not figures:
        return best.text or best.metric
    last = best.after or best.before
    period = "" if last is None or last.period == UNKNOWN else f" ({date_text(last.period)})"
    if best.before and best.after and best.before.unit == best.after.unit:
        figures[0] = grouped(best.before.value)
    return f"{best.metric}: {' menjadi '.join(figures)}{period}."


def _facets(area: Area, practice: Practice) -> tuple[str, ...]:
    strength = practice.strength
    return (
        *(f"tema:{theme.value}" for theme in practice.themes),
        *(f"indikator:{name.replace('/', '-').lower()}" for name in practice.improves),
        f"bukti:{strength.step if strength else 0}",
        f"jenis:{area.kind.value}",
        *(() if practice.costs == UNKNOWN else ("biaya:ada",)),
        *(("rantai:ada",) if practice.learnt_from else ()),
    )


def question_link(question: Question) -> QuestionLink:
    """A question of the bank as a link."""
    return QuestionLink(role_page(question.roles[0]), question.id, question.text)
