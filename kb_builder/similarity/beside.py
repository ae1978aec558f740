"""Bandingkan: a few areas side by side, as the one that asks sees the others."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from kb_builder.model.area import Area
from kb_builder.similarity.domains import DOMAINS
from kb_builder.similarity.practices import offers_of
from kb_builder.similarity.query import Asked, ask_one
from kb_builder.similarity.world import World
from kb_builder.words.numbers import score

LEAST: Final = 0.005
"""Points from which two printed values differ."""
GAP: Final = "Selisih terbesar: {domain}, {other} {theirs} dan {area} {own}."
SAME: Final = "Nilai keempat domainnya sama."
NO_SCORES: Final = (
    "Nilai belum dapat dibandingkan karena belum ada hasil evaluasi; keadaannya dapat."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Helping:
    """A practice of one area that would help another by so many points of the index."""

    reference: str
    title: str
    points: float


def gap_sentence(world: World, area: Area, others: Sequence[Area], /) -> str:
    """The largest difference in a domain between an area and any of the others.

    Of equal ones the first domain, then the first area. Raises ``SimilarityError``.
    """
    own = world.scores[world.row(area)].tolist()
    found = [
        (-round(abs(theirs - mine), 9), place, number, other)
        for number, other in enumerate(others)
        for place, (mine, theirs) in enumerate(
            zip(own, world.scores[world.row(other)].tolist(), strict=True)
        )
        if not (math.isnan(mine) or math.isnan(theirs))
    ]
    if not found:
        return NO_SCORES
    gap, place, _, other = min(found, key=lambda one: one[:3])
    if -gap < LEAST:
        return SAME
    return GAP.format(
        domain=world.framework.nodes[DOMAINS[place]].name,
        other=other.name,
        theirs=score(world.scores[world.row(other)].tolist()[place]),
        area=area.name,
        own=score(own[place]),
    )


def helping(world: World, area: Area, other: Area, /) -> tuple[Helping, ...]:
    """Practices of ``other`` that close a gap of ``area``, the one worth most points first.

    An area without scores is taken to stand where its peers do. Raises ``SimilarityError``.
    """
    asked: Asked = ask_one(world, area, None, guess=True)
    offers, row = offers_of(world), world.row(other)
    lead = np.nan_to_num(np.maximum(world.scores[row] - asked.own[0], 0.0))
    found = [
        Helping(
            reference=offer.reference,
            title=offer.practice.title,
            points=float((lead * offers.weights[place]).sum()),
        )
        for place, offer in enumerate(offers.offers)
        if offer.row == row
    ]
    worth = [one for one in found if one.points > 0]
    return tuple(sorted(worth, key=lambda one: (-round(one.points, 9), one.reference)))
