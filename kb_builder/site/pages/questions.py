"""The question bank: a page for each role, and an index by node of the instruments."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kb_builder.model import docnames as address
from kb_builder.model.framework import Node
from kb_builder.model.questions import Question
from kb_builder.similarity.domains import domain_of
from kb_builder.site.catalogue import SPBE, Catalogue
from kb_builder.site.entries import NodeEntry, PracticeCard, VisitLine
from kb_builder.site.page import PlannedPage
from kb_builder.site.rendering import Renderer
from kb_builder.words.dates import date_text


def docnames(catalogue: Catalogue) -> list[str]:
    """Addresses of these pages."""
    roles = [address.role_page(role) for role, _ in catalogue.questions_by_role()]
    return [address.QUESTIONS, address.QUESTIONS_BY_INDICATOR, *roles]


def pages(catalogue: Catalogue, renderer: Renderer) -> Iterator[PlannedPage]:
    """The list of roles, the index by node, then one page for each role."""
    bank = catalogue.bank
    verified = f"{date_text(bank.last_verified)} oleh {bank.verified_by}" if bank else ""
    roles = catalogue.questions_by_role()
    yield renderer.plan(
        "questions",
        docname=address.QUESTIONS,
        title="Pertanyaan",
        description="Bank pertanyaan untuk studi banding, menurut kantor yang menjawab.",
        kind="daftar",
        source_path="cases/questions.yaml",
        verified=verified,
        view={
            "count": len(catalogue.questions),
            "roles": [(role, len(questions)) for role, questions in roles],
        },
    )
    yield renderer.plan(
        "questions_by_node",
        docname=address.QUESTIONS_BY_INDICATOR,
        title="Pertanyaan menurut indikator",
        description="Bank pertanyaan menurut indikator penilaian.",
        kind="daftar",
        source_path="cases/questions.yaml",
        verified=verified,
        view={"groups": catalogue.questions_by_node()},
    )
    for role, questions in roles:
        yield renderer.plan(
            "questions_of_role",
            docname=address.role_page(role),
            title=f"Pertanyaan untuk {role.label}",
            description=f"Pertanyaan studi banding yang dapat dijawab {role.label}.",
            kind="tanya",
            source_path="cases/questions.yaml",
            verified=verified,
            sources=bank.sources if bank else {},
            view={
                "count": len(questions),
                "groups": _groups([_listed(q, catalogue) for q in questions], catalogue),
            },
        )


@dataclass(frozen=True, slots=True)
class ListedQuestion:
    """A question with the published pages it refers to."""

    question: Question
    visits: tuple[VisitLine, ...]
    meetings: tuple[tuple[str, str], ...]
    """Address and name of the regency."""
    practices: tuple[PracticeCard, ...]
    nodes: tuple[NodeEntry, ...]


def _listed(question: Question, catalogue: Catalogue) -> ListedQuestion:
    known = catalogue.visit_by_stem
    cards = (catalogue.card(name) for name in question.practices)
    return ListedQuestion(
        question=question,
        visits=tuple(known[stem].line for stem in question.visits if stem in known),
        meetings=tuple(
            (address.area_page(name), catalogue.meetings[name])
            for name in question.meetings
            if name in catalogue.meetings
        ),
        practices=tuple(card for card in cards if card),
        nodes=tuple(catalogue.in_order(question.nodes)),
    )


@dataclass(frozen=True, slots=True)
class QuestionGroup:
    """A domain with its questions, by the indicator that each touches first."""

    id: str
    name: str
    parts: tuple[tuple[str, tuple[ListedQuestion, ...]], ...]


def _groups(questions: Sequence[ListedQuestion], catalogue: Catalogue) -> tuple[QuestionGroup, ...]:
    """Questions by domain and indicator of the current instrument; what touches none is last."""
    framework = catalogue.frameworks[SPBE]
    places = {name: place for place, name in enumerate(framework.nodes)}
    found: dict[str, dict[str, list[ListedQuestion]]] = {}

    def first(item: ListedQuestion) -> Node | None:
        nodes = [node.node for node in item.nodes if node.framework is framework]
        return min(nodes, key=lambda node: places[node.id], default=None)

    def place(item: ListedQuestion) -> int:
        node = first(item)
        return len(places) if node is None else places[node.id]

    for item in sorted(questions, key=place):
        node = first(item)
        top = "" if node is None else domain_of(framework, node)
        heading = "Pertanyaan umum" if node is None else f"{node.id} · {node.label}"
        found.setdefault(top, {}).setdefault(heading, []).append(item)
    return tuple(
        QuestionGroup(
            (top or "umum").lower(),
            framework.nodes[top].name if top else "Di luar SPBE 2020",
            tuple((heading, tuple(items)) for heading, items in parts.items()),
        )
        for top, parts in found.items()
    )
