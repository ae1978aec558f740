"""Praktik: which sourced practice, from such a host, closes which gap, on what evidence?

``fit = closeness × points × evidence``. With few cases this is arithmetic on a table, not a
finding: pages must say so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from kb_builder.frameworks import load_frameworks
from kb_builder.model.area import Area
from kb_builder.model.case import Case, Practice
from kb_builder.model.framework import Node
from kb_builder.model.vocabulary import Status, Strength
from kb_builder.similarity.asking import (
    ANYONE,
    NOT_ASSESSED,
    Filters,
    allowed,
    check_k,
    own_scores,
    subject,
)
from kb_builder.similarity.hosts import closeness
from kb_builder.similarity.pairs import pair_of, sources
from kb_builder.similarity.results import Gap, PracticeFit, PracticeList, Worth
from kb_builder.similarity.sample import DOMAINS, FRAMEWORK
from kb_builder.similarity.shaking import stays
from kb_builder.similarity.touching import domain_of, touched
from kb_builder.similarity.traits import Bools, Floats
from kb_builder.similarity.world import SCALE, World

NOTHING: Final = (
    "Belum ada praktik dalam basis pengetahuan ini yang menutup kesenjangan {name} dari daerah "
    "yang lebih maju pada domain yang sama."
)


NO_RESULT: Final = "hasil belum diketahui"
UNKNOWN_STEP: Final = 0.5
"""A practice without any known result stands half a step below one whose result is described."""


@dataclass(frozen=True, slots=True, eq=False)
class _Offer:
    """A practice with its host's row and the indicators it touches, as weights by domain."""

    host: Area
    row: int
    practice: Practice
    nodes: tuple[Node, ...]
    by_domain: Floats
    rough: bool

    @property
    def evidence(self) -> float:
        strength = self.practice.strength
        return (UNKNOWN_STEP if strength is None else strength.step) / len(Strength)


def practices(
    world: World,
    area: Area,
    cases: Iterable[Case],
    /,
    *,
    k: int = 10,
    scores: Mapping[str, float] | None = None,
    rough: bool = False,
    filters: Filters = ANYONE,
) -> PracticeList:
    """Practices of ``cases`` (drafts left out) that close a gap of ``area``, best first.

    The points of a practice are, over the indicators it touches, the indicator's weight times the
    lead of the host in its domain. Raises ``SimilarityError``.
    """
    check_k(k)
    asked = subject(world, area, scores, rough=rough)
    own = own_scores(asked)
    may = allowed(world, area, filters)
    offers = [offer for offer in _offers(world, cases) if may[offer.row]]
    found: tuple[PracticeFit, ...] = ()
    gaps: tuple[Gap, ...] = ()
    why: str | None = NOT_ASSESSED.format(name=area.name, year=world.year)
    if own is not None:
        found = _ranked(world, area, own, offers, k=k)
        gaps = _gaps(world, own, offers)
        why = None if found else NOTHING.format(name=area.name)
    return PracticeList(
        area=asked,
        k=k,
        considered=len(offers),
        practices=found,
        gaps=gaps,
        why=why,
        sources=sources(world, scores=True),
    )


def _ranked(
    world: World, area: Area, own: Floats, offers: list[_Offer], *, k: int
) -> tuple[PracticeFit, ...]:
    if not offers:
        return ()
    row = world.row(area)
    rows = np.array([offer.row for offer in offers])
    touch = np.stack([offer.by_domain for offer in offers])
    evidence = np.array([offer.evidence for offer in offers])

    def fits(near: Floats, mine: Floats, theirs: Floats) -> Floats:
        points = (np.maximum(theirs - mine[..., None, :], 0.0) * touch).sum(axis=-1)
        fit = near * np.nan_to_num(points) * evidence
        return np.where(fit > 0, fit, -np.inf)

    near = closeness(world.model.squared_[row])[rows]
    base = fits(near, own, world.scores[rows])
    moves, theirs = world.blurred
    tries = np.concatenate(
        [
            fits(closeness(world.shaken.squared(row))[:, rows], own, world.scores[rows]),
            fits(near, own + moves, theirs[:, rows]),
        ]
    )
    kept = stays(tries, np.ones(len(offers)), k)
    order = [int(i) for i in np.argsort(-base, kind="stable")[:k] if np.isfinite(base[i])]
    return tuple(
        _explained(
            world,
            area,
            own,
            offers[i],
            fit=float(base[i]),
            near=float(near[i]),
            confidence=float(kept[i]),
            only=_alone(offers[i], offers),
        )
        for i in order
    )


def _explained(
    world: World,
    area: Area,
    own: Floats,
    offer: _Offer,
    *,
    fit: float,
    near: float,
    confidence: float,
    only: bool,
) -> PracticeFit:
    leads = np.maximum(world.scores[offer.row] - own, 0.0)
    worths = tuple(
        Worth(
            node=node.id,
            label=node.label,
            domain=domain,
            weight=float(node.weight),
            lead=float(leads[DOMAINS.index(domain)]),
            points=float(node.weight) * float(leads[DOMAINS.index(domain)]),
        )
        for node in offer.nodes
        for domain in [domain_of(node)]
    )
    needs, strength = offer.practice.transferability.needs, offer.practice.strength
    return PracticeFit(
        reference=f"{offer.host.slug}/{offer.practice.id}",
        title=offer.practice.title,
        host_code=offer.host.code,
        host_name=offer.host.name,
        fit=fit,
        closeness=near,
        points=float(sum(worth.points for worth in worths)),
        evidence=offer.evidence,
        strength=strength.label if strength else NO_RESULT,
        worths=worths,
        needs=() if isinstance(needs, str) else tuple(claim.text for claim in needs),
        rough=offer.rough,
        only_case=only,
        confidence=confidence,
        pair=pair_of(world, area, offer.host),
    )


def _offers(world: World, cases: Iterable[Case]) -> list[_Offer]:
    found = []
    for case in cases:
        if case.status is Status.DRAFT or case.regency not in world.row_of:
            continue
        row = world.row_of[case.regency]
        for practice in case.practices:
            nodes, rough = touched(practice.improves)
            by_domain = np.zeros(len(DOMAINS))
            for node in nodes:
                by_domain[DOMAINS.index(domain_of(node))] += float(node.weight)
            if nodes:
                found.append(
                    _Offer(world.areas.regencies[row], row, practice, nodes, by_domain, rough)
                )
    return found


def _alone(offer: _Offer, offers: list[_Offer]) -> bool:
    """Whether no other case holds a practice on the same indicators."""
    own = {node.id for node in offer.nodes}
    return not any(
        other.row != offer.row and own & {node.id for node in other.nodes} for other in offers
    )


def _gaps(world: World, own: Floats, offers: list[_Offer]) -> tuple[Gap, ...]:
    nodes = load_frameworks()[FRAMEWORK].nodes
    found = []
    for place, domain in enumerate(DOMAINS):
        helping: Bools = np.array(
            [
                bool(offer.by_domain[place] > 0 and world.scores[offer.row, place] > own[place])
                for offer in offers
            ],
            dtype=np.bool_,
        )
        found.append(
            Gap(
                domain=domain,
                label=nodes[domain].label,
                own=float(own[place]),
                points=float(world.domain_weights[place] * (SCALE[1] - own[place])),
                practices=int(helping.sum()),
            )
        )
    return tuple(sorted(found, key=lambda gap: -gap.points))
