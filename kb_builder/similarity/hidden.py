"""Hidden hosts: places clearly ahead of those like them, to which no recorded visit went."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

import numpy as np

from kb_builder.similarity.choosing import EXACT, MARGIN
from kb_builder.similarity.domains import DOMAINS
from kb_builder.similarity.world import World

MANY: Final = 8
"""Of the ten most like it, so many must be behind by ``MARGIN`` points or more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HiddenHost:
    """An area and a domain: its value, and how many of ``known`` peers are clearly behind it."""

    code: str
    domain: str
    value: float
    behind: int
    known: int


def hidden_hosts(world: World, /, *, visited: Collection[str]) -> tuple[HiddenHost, ...]:
    """By domain, then by how many are behind and by value.

    ``visited`` are the codes of areas that somebody is known to have visited.
    """
    scores, peers = world.scores, world.peer_rows
    lead = scores[:, None, :] - scores[peers]
    behind = (np.nan_to_num(lead, nan=-np.inf) >= MARGIN - EXACT).sum(axis=1)
    known = np.isfinite(lead).sum(axis=1)
    found = [
        HiddenHost(
            code=world.codes[row],
            domain=domain,
            value=float(scores[row, place]),
            behind=int(behind[row, place]),
            known=int(known[row, place]),
        )
        for place, domain in enumerate(DOMAINS)
        for row in np.flatnonzero(behind[:, place] >= MANY).tolist()
        if world.codes[row] not in visited and world.listed[row]
    ]
    return tuple(sorted(found, key=lambda h: (h.domain, -h.behind, -h.value, h.code)))
