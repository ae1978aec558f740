"""R4: is the host that a delegation chose among those that would have been named?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from kb_builder.similarity.hosts import hosts
from kb_builder.similarity.measuring.intervals import interval, rounded
from kb_builder.similarity.record import NOTHING
from kb_builder.similarity.world import World

Pair = tuple[str, str]
"""Codes of guest and host."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HitRate:
    """Share of visits whose host is in the top 10 and 20, with 95 % intervals over visits."""

    top10: float
    top10_ci95: tuple[float, float]
    top20: float
    top20_ci95: tuple[float, float]


def share_named(world: World, visits: Sequence[Pair]) -> tuple[int, dict[str, HitRate]]:
    """Would ``hosts`` have named the host that a delegation chose, among the first 10 or 20?"""
    usable = [
        pair
        for pair in visits
        if pair[0] != pair[1]
        and all(code in world.row_of for code in pair)
        and all(world.index_of(world.areas.by_code[code]) is not None for code in pair)
    ]
    if not usable:
        return 0, {}
    index = np.array([world.index_of(area) or 0.0 for area in world.areas.regencies])
    best = [world.codes[row] for row in np.argsort(-index, kind="stable").tolist()]
    undocumented = world.with_record(replace(NOTHING, loads=world.record.loads))

    def named(asked: World, guest: str) -> list[str]:
        found = hosts(asked, asked.areas.by_code[guest], k=20, domain="index").lists
        return [host.code for host in found[0].hosts] if found else []

    guests = dict.fromkeys(guest for guest, _ in usable)
    ours = {guest: named(world, guest) for guest in guests}
    plain = {guest: named(undocumented, guest) for guest in guests}
    pool = {guest: [code for code in best if code != guest][:20] for guest in guests}
    return len(usable), {
        "hosts": _hits([_place(ours[guest], host) for guest, host in usable]),
        "hosts_without_library": _hits([_place(plain[guest], host) for guest, host in usable]),
        "highest_index": _hits([_place(pool[guest], host) for guest, host in usable]),
    }


def _place(named: Sequence[str], host: str) -> int:
    return named.index(host) + 1 if host in named else 10_000


def _hits(found: Sequence[int]) -> HitRate:
    ten, twenty = ((np.array(found) <= top).astype(np.float64) for top in (10, 20))
    return HitRate(
        top10=rounded(ten.mean()),
        top10_ci95=interval(ten),
        top20=rounded(twenty.mean()),
        top20_ci95=interval(twenty),
    )
