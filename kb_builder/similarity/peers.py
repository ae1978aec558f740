"""Padanan: who starts from the same place? Structure decides; scores play no part."""

from __future__ import annotations

import numpy as np

from kb_builder.model.area import Area
from kb_builder.similarity.asking import ANYONE, Filters, allowed, check_k, subject
from kb_builder.similarity.pairs import pair_of, sources
from kb_builder.similarity.results import Peer, PeerList
from kb_builder.similarity.shaking import stays
from kb_builder.similarity.world import World

TOO_LITTLE = (
    "Belum cukup data: ciri {name} yang diketahui terlalu sedikit untuk dibandingkan dengan "
    "daerah lain (perlu {least:.0%} dari bobot)."
)


def peers(world: World, area: Area, /, *, k: int = 10, filters: Filters = ANYONE) -> PeerList:
    """The ``k`` areas most like ``area``, best first; fewer where fewer may be named.

    Raises ``SimilarityError`` for a province, a wrong ``k``, or filters that leave nobody.
    """
    check_k(k)
    row = world.row(area)
    may = allowed(world, area, filters)
    scaled = np.where(may, world.scaled[row], np.inf)
    order = [int(i) for i in np.argsort(scaled, kind="stable")[:k] if np.isfinite(scaled[i])]
    asked = subject(world, area, None)
    confidence = stays(-world.shaken.scaled(row), may.astype(np.float64), k)
    found = []
    for column in order:
        other = world.areas.regencies[column]
        pair = pair_of(world, area, other)
        found.append(
            Peer(
                code=other.code,
                name=other.name,
                distance=pair.distance,
                scaled=float(world.scaled[row, column]),
                confidence=float(confidence[column]),
                mutual=bool((world.scaled[column] < world.scaled[column, row]).sum() < k),
                pair=pair,
            )
        )
    why = None
    if not found:
        why = TOO_LITTLE.format(name=area.name, least=world.weights.min_coverage)
    return PeerList(
        area=asked,
        k=k,
        considered=int(may.sum()),
        peers=tuple(found),
        why=why,
        sources=sources(world, scores=False),
    )
