"""Which domain matters most to an area: the one furthest behind its own peers."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from kb_builder.similarity.query import Asked
from kb_builder.similarity.traits import Bools, Floats
from kb_builder.similarity.world import World


def behind_peers(world: World, asked: Asked, /) -> Floats:
    """Median of the area's ten peers *sekeadaan* minus its own value ``(m, 4)``; NaN: unknown."""
    apart: Floats = world.peer_medians[asked.rows] - asked.own
    return apart


def behind_kind(world: World, asked: Asked, /) -> Floats:
    """Median of all of the area's kind minus its own value ``(m, 4)``; NaN: unknown."""
    apart: Floats = world.kind_medians[asked.rows] - asked.own
    return apart


def by_need(world: World, asked: Asked, /) -> list[list[int]]:
    """The domains of each area as places in ``DOMAINS``: furthest behind its own peers first.

    Of two that are equally far behind, the one further behind the area's kind; a domain without a
    value comes last. What is absolutely lowest does not count: one domain is low everywhere. Whose
    scores are guessed from its peers is behind none of them: there the kind decides.
    """
    first, second = behind_peers(world, asked), behind_kind(world, asked)
    return [
        sorted(range(len(one)), key=_key(one.tolist(), other.tolist()))
        for one, other in zip(first, second, strict=True)
    ]


def _key(
    first: Sequence[float], second: Sequence[float]
) -> Callable[[int], tuple[bool, float, float, int]]:
    def key(place: int) -> tuple[bool, float, float, int]:
        unknown = np.isnan(first[place])
        tie = 0.0 if np.isnan(second[place]) else second[place]
        return bool(unknown), 0.0 if unknown else -round(first[place], 9), -tie, place

    return key


def leading(needs: Sequence[int], possible: Bools, /) -> int | None:
    """The first of ``needs`` for which something is there; ``None`` where there is nothing."""
    return next((place for place in needs if possible[place]), None)
