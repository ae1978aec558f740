"""The practice library: its list, one page each, and the indexes by theme and by node."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kb_builder.model import docnames as address
from kb_builder.model.area import AreaKind
from kb_builder.model.vocabulary import Strength, Theme
from kb_builder.site.area_answer import EVIDENCE
from kb_builder.site.catalogue import Catalogue
from kb_builder.site.entries import PracticeCard, PracticeEntry, question_link
from kb_builder.site.page import PlannedPage
from kb_builder.site.rendering import Renderer
from kb_builder.words.dates import date_text


def docnames(catalogue: Catalogue) -> list[str]:
    """Addresses of these pages."""
    fixed = [address.PRACTICES, address.PRACTICES_BY_THEME, address.PRACTICES_BY_INDICATOR]
    return [*fixed, *(entry.docname for entry in catalogue.practices)]


def pages(catalogue: Catalogue, renderer: Renderer) -> Iterator[PlannedPage]:
    """The three lists, then one page for each practice."""
    every = (entry.card for entry in catalogue.practices)
    cards = sorted(every, key=lambda card: -(card.strength.step if card.strength else 0))
    yield renderer.plan(
        "practices",
        docname=address.PRACTICES,
        title="Praktik",
        description="Praktik e-government yang dapat dipelajari, masing-masing dengan sumbernya.",
        kind="daftar",
        view={
            "proven": [card for card in cards if card.counted],
            "told": [card for card in cards if not card.counted],
            "facets": _facets(catalogue, cards),
            "steps": tuple(Strength),
        },
    )
    yield renderer.plan(
        "practices_by_theme",
        docname=address.PRACTICES_BY_THEME,
        title="Praktik menurut tema",
        description="Daftar praktik menurut tema.",
        kind="daftar",
        view={"themes": catalogue.practices_by_theme()},
    )
    yield renderer.plan(
        "practices_by_node",
        docname=address.PRACTICES_BY_INDICATOR,
        title="Praktik menurut indikator",
        description="Daftar praktik menurut dimensi, domain, aspek, dan indikator penilaian.",
        kind="daftar",
        view={"groups": catalogue.practices_by_node(), "EVIDENCE": EVIDENCE},
    )
    for entry in catalogue.practices:
        yield _practice_page(entry, catalogue, renderer)


@dataclass(frozen=True, slots=True)
class Facet:
    """Something the list can be narrowed by: value, label and count of each choice."""

    name: str
    label: str
    values: tuple[tuple[str, str, int], ...]


def _facets(catalogue: Catalogue, cards: Sequence[PracticeCard]) -> tuple[Facet, ...]:
    counts = Counter(facet for card in cards for facet in card.facets)

    def facet(name: str, label: str, choices: Iterable[tuple[str, str]]) -> Facet:
        known = ((value, said, counts[f"{name}:{value}"]) for value, said in choices)
        return Facet(name, label, tuple(choice for choice in known if choice[2]))

    nodes = [
        node
        for group in catalogue.practices_by_node()[:1]
        for part in group.parts
        for node, _ in part.rows
    ]
    return (
        facet("tema", "Tema", ((theme.value, theme.label) for theme in Theme)),
        facet(
            "indikator",
            "Indikator",
            ((node.anchor, f"{node.node.id} {node.node.label}") for node in nodes),
        ),
        facet(
            "bukti", "Bukti", ((str(step.step), step.label) for step in reversed(list(Strength)))
        ),
        facet("jenis", "Jenis daerah", ((kind.value, kind.label) for kind in AreaKind)),
    )


def _practice_page(entry: PracticeEntry, catalogue: Catalogue, renderer: Renderer) -> PlannedPage:
    practice, case = entry.practice, entry.case
    return renderer.plan(
        "practice",
        docname=entry.docname,
        title=practice.title,
        description=practice.summary,
        kind="praktik",
        keywords=(entry.area.name, *(theme.label for theme in practice.themes)),
        source_path=f"cases/{entry.area.slug}.yaml",
        verified=f"{date_text(case.last_verified)} oleh {case.verified_by}",
        sources=case.sources,
        view={
            "area": entry.area,
            "practice": practice,
            "card": entry.card,
            "status": case.status,
            "origins": [catalogue.origin(origin) for origin in practice.learnt_from],
            "adopters": [adopter.card for adopter in catalogue.adopters_of(entry.reference)],
            "nodes": catalogue.in_order(practice.improves),
            "questions": [question_link(q) for q in catalogue.questions_on(entry.reference)],
            "visits": [visit.line for visit in catalogue.visits_showing(entry.reference)],
        },
    )
