"""Hosts of many areas in order, and how sure each place is: arrays, before they become answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from kb_builder.similarity.choosing import EXACT, MARGIN, Chosen, Field, K, leads_over
from kb_builder.similarity.neighbors import NOBODY
from kb_builder.similarity.query import ANYONE, Asked, Filters
from kb_builder.similarity.shaking import BLUR, lowest
from kb_builder.similarity.traits import Bools, Floats, Ints
from kb_builder.similarity.turns import turns_of
from kb_builder.similarity.world import World

AGAIN: Final = 40
"""Of so many that are worth most a list is chosen again under other weights and scores."""


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class Ranked:
    """Hosts for each of ``m`` areas in one domain: columns ``(m, k)``, ``NOBODY`` for none.

    ``lead`` and ``worth`` ``(m, n)`` are of everyone; ``confidence`` ``(m, k)`` of the chosen ones;
    ``ahead`` ``(m,)`` counts who is clearly ahead; ``widened`` ``(m,)`` tells where others than
    those like the area are named because too few of those are.
    """

    columns: Ints
    confidence: Floats
    lead: Floats
    worth: Floats
    ahead: Ints
    widened: Bools


def ranked(
    world: World,
    asked: Asked,
    domains: Sequence[str],
    /,
    *,
    k: int = K,
    margin: float = MARGIN,
    filters: Filters = ANYONE,
) -> dict[str, Ranked]:
    """Lists for each area asked about, by domain: the order that every interface shows."""
    rows, own = asked.rows, asked.own
    field = Field.of(world, rows, filters=filters, margin=margin, k=k)
    near, apart = world.closeness[rows], leads_over(own, world.scores)
    turn = turns_of(world, domains)
    base = {domain: field.chosen(domain, near, apart, turn[domain]) for domain in domains}
    held = {
        domain: _held(world, asked, field, domain, base=base[domain], turn=turn[domain])
        for domain in domains
    }
    found = {}
    for domain, chosen in base.items():
        named = np.take_along_axis(field.similar, np.maximum(chosen.columns, 0), axis=1)
        found[domain] = Ranked(
            columns=chosen.columns,
            confidence=held[domain],
            lead=chosen.lead,
            worth=chosen.worth,
            ahead=chosen.clear.sum(axis=1),
            widened=chosen.few & (~named & (chosen.columns != NOBODY)).any(axis=1),
        )
    return found


def _held(
    world: World, asked: Asked, field: Field, domain: str, /, *, base: Chosen, turn: Floats
) -> Floats:
    """Share of the tries in which each chosen host is chosen again: ``(m, k)``.

    First under other weights, then with scores moved by up to 0.1; among those that are worth most,
    since who is worth less does not come in.
    """
    rows, own = asked.rows, asked.own
    near = world.closeness[rows]
    nearly = replace(field, margin=max(field.margin - 2 * BLUR, EXACT))
    loose = nearly.chosen(domain, near, leads_over(own, world.scores), turn).worth
    pool = _candidates(field, loose)
    inside, names = field.among(pool), np.arange(len(rows))[:, None]
    near = np.take_along_axis(near, pool, axis=1)
    apart = world.scores[pool] - own[:, None, :]
    moves, everyone = world.blurred
    tries = [
        *((other, apart) for other in world.shaken.closeness(rows, pool)),
        *(
            (near, moved[pool] - (own + move)[:, None, :])
            for move, moved in zip(moves, everyone, strict=True)
        ),
    ]
    held = np.zeros(base.columns.shape)
    for other, moved in tries:
        again = inside.chosen(domain, other, moved, turn[pool]).columns
        named = np.where(again == NOBODY, NOBODY - 1, pool[names, again])
        held += (base.columns[:, :, None] == named[:, None, :]).any(axis=2)
    return held / len(tries)


def _candidates(field: Field, worth: Floats) -> Ints:
    """Columns ``(m, q)`` from which a list is chosen again: similar, documented and best ones.

    ``worth`` ``(m, n)`` is that of all who can be clearly ahead once scores are moved.
    """
    size = max(AGAIN, 3 * field.k)
    near = lowest(-np.where(field.similar, worth, -np.inf), size)
    told = lowest(-np.where(field.documented, worth, -np.inf), size // 2)
    best = lowest(-worth, size // 2)
    return _unique(np.concatenate([near, told, best], axis=1), field.may.shape[1])


def _unique(columns: Ints, count: int) -> Ints:
    """Each row's columns once, in order, filled up with columns that it did not name."""
    named = np.zeros((len(columns), count), dtype=np.bool_)
    np.put_along_axis(named, columns, True, axis=1)
    most = int(named.sum(axis=1).max(initial=0))
    found: Ints = np.sort(np.argsort(~named, axis=1, kind="stable")[:, :most], axis=1)
    return found
