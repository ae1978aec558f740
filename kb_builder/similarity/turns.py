"""Turns: a host or practice that stands on too many lists yields its place to others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

import numpy as np

from kb_builder.similarity.choosing import MARGIN, Field, K, leads_over
from kb_builder.similarity.neighbors import NOBODY
from kb_builder.similarity.query import ANYONE, ask_all
from kb_builder.similarity.traits import Floats, Ints
from kb_builder.similarity.world import World

CROWD: Final = 0.2
"""Share of the lists of a domain beyond which a host yields its place to others."""
ROUNDS: Final = 60
YIELD: Final = 0.9
LEAST_TURN: Final = 0.2


def spread(count: Callable[[Floats], tuple[Ints, int]], /, *, size: int, share: float) -> Floats:
    """Factors ``(size,)`` under which nobody stands on more than ``share`` of the lists.

    ``count`` tells for some factors how often each is named, and on how many lists. Whoever is
    named too often yields a tenth, again and again, until it is not, or has come down to a fifth.
    """
    turn = np.ones(size)
    for _ in range(ROUNDS):
        named, lists = count(turn)
        crowded = (named > share * lists) & (turn > LEAST_TURN)
        if not crowded.any():
            break
        turn = np.where(crowded, np.maximum(turn * YIELD, LEAST_TURN), turn)
    return turn


def turns(world: World, domain: str, /) -> Floats:
    """Factor of each host ``(n,)`` so that it stands on no more than a fifth of a domain's lists.

    Found over the lists of all areas: whoever stands on too many yields a tenth of its worth, again
    and again, until it does not. It never falls below a fifth: where nobody else is ahead, the
    list keeps its best.
    """
    return turns_of(world, (domain,))[domain]


def turns_of(world: World, domains: Sequence[str], /) -> dict[str, Floats]:
    """``turns`` for several domains; what they have in common is worked out once."""
    missing = [domain for domain in domains if domain not in world.turns]
    if missing:
        asked = ask_all(world, guess=True)
        field = Field.of(world, asked.rows, filters=ANYONE, margin=MARGIN, k=K)
        apart = leads_over(asked.own, world.scores)
        for domain in missing:
            world.turns[domain] = _work_out_turns(world, domain, field, apart)
    return {domain: world.turns[domain] for domain in domains}


def _work_out_turns(world: World, domain: str, field: Field, apart: Floats) -> Floats:
    def count(turn: Floats) -> tuple[Ints, int]:
        columns = field.chosen(domain, world.closeness, apart, turn).columns
        named = np.bincount(columns[columns != NOBODY], minlength=len(turn))
        return named, int((columns[:, 0] != NOBODY).sum())

    return spread(count, size=len(world.codes), share=CROWD)
