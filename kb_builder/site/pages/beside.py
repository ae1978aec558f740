"""Each area beside its three best hosts: what the comparing tool says, readable without scripts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from kb_builder.model.area import Area
from kb_builder.model.docnames import compare_page
from kb_builder.similarity.beside import gap_sentence, helping
from kb_builder.site.answers import beside
from kb_builder.site.catalogue import Catalogue
from kb_builder.site.entries import PracticeCard, VisitLine
from kb_builder.site.page import PlannedPage
from kb_builder.site.rendering import Renderer
from kb_builder.words.numbers import kilometres, points, score

MOST: Final = 3
"""So many practices of each of the others are named."""
NONE: Final = "–"


@dataclass(frozen=True, slots=True)
class Other:
    """One of the others: how like it is, and what of it would help."""

    area: Area
    km: str
    text: str
    helps: tuple[tuple[PracticeCard, str], ...]


def docnames(catalogue: Catalogue) -> list[str]:
    """Addresses of these pages."""
    return [compare_page(area.slug) for area in catalogue.national.areas.regencies]


def pages(catalogue: Catalogue, renderer: Renderer) -> Iterator[PlannedPage]:
    """A page for every regency and city."""
    for area in catalogue.national.areas.regencies:
        yield renderer.plan(
            "beside",
            docname=compare_page(area.slug),
            title=f"Bandingkan {area.name}",
            description=f"{area.name} di samping tiga daerah yang dapat dipelajarinya.",
            kind="berdampingan",
            view=partial(_view, catalogue, area),
            made_from=partial(_made_from, catalogue, area),
            searched=False,
        )


def _made_from(catalogue: Catalogue, area: Area) -> object:
    visits = [entry.line for entry in (*catalogue.visits_to(area), *catalogue.visits_by(area))]
    known = catalogue.practice_by_reference
    helps = [
        (card, known[card.reference].practice.improves)
        for other in catalogue.beside(area)
        for card in catalogue.practices_of(other)
    ]
    return catalogue.answer_key(area), helps, visits


def _view(catalogue: Catalogue, area: Area) -> dict[str, Any]:
    world, areas = catalogue.project.world, catalogue.areas
    codes, hosts = beside(catalogue.answers.view(area))
    others = [areas[code] for code in codes]
    shown = [area, *others]
    domains = world.framework.top
    scores = [world.scores_of(one) for one in shown]
    rows = [
        (domain.name, [NONE if one[place] is None else score(one[place] or 0.0) for one in scores])
        for place, domain in enumerate(domains)
    ]
    indices = [world.index_of(one) for one in shown]
    rows.append(("Indeks", [NONE if one is None else score(one) for one in indices]))
    return {
        "area": area,
        "shown": shown,
        "codes": ",".join(one.code for one in shown),
        "hosts": hosts,
        "year": world.year,
        "sentence": gap_sentence(world, area, others) if others else "",
        "rows": rows,
        "others": [_other(catalogue, area, one) for one in others],
        "visits": _between(catalogue, area, others),
        "source": world.score_origin,
    }


def _other(catalogue: Catalogue, area: Area, other: Area) -> Other:
    world = catalogue.project.world
    pair = catalogue.answers.pair(area, other)
    helps = []
    for one in helping(world, area, other)[:MOST]:
        card = catalogue.card(one.reference)
        if card is not None:
            helps.append((card, points(one.points)))
    km = "" if pair.km is None else f"{kilometres(pair.km)} km"
    return Other(other, km, pair.text, tuple(helps))


def _between(catalogue: Catalogue, area: Area, others: list[Area]) -> list[VisitLine]:
    """Visits between the area and one of the others, newest first."""
    codes = {other.code for other in others}
    mine = [e.line for e in catalogue.visits_by(area) if e.host.code in codes]
    theirs = [
        entry.line
        for entry in catalogue.visits_to(area)
        if any(guest and guest.code in codes for _, guest in entry.guests)
    ]
    return sorted([*mine, *theirs], key=lambda line: line.date, reverse=True)
