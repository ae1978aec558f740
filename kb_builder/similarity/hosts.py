"""Tuan rumah: among those like us and near, who is clearly ahead where we are weak?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np

from kb_builder.frameworks import load_frameworks
from kb_builder.model.area import Area
from kb_builder.similarity.asking import (
    ANYONE,
    NOT_ASSESSED,
    Filters,
    allowed,
    check_k,
    own_scores,
    subject,
)
from kb_builder.similarity.errors import SimilarityError
from kb_builder.similarity.pairs import pair_of, sources
from kb_builder.similarity.results import Host, HostList, Lead, Subject
from kb_builder.similarity.sample import DOMAINS, FRAMEWORK
from kb_builder.similarity.shaking import BLUR, stays
from kb_builder.similarity.traits import Bools, Floats
from kb_builder.similarity.world import World

CROWD: Final = 10.0
"""Known visits that halve the worth of a host. A convention, not fitted."""
MARGIN: Final = 0.5


def hosts(
    world: World,
    area: Area,
    /,
    *,
    k: int = 5,
    domain: str | None = None,
    margin: float = MARGIN,
    scores: Mapping[str, float] | None = None,
    rough: bool = False,
    visits: Sequence[tuple[str, str]] = (),
    filters: Filters = ANYONE,
) -> HostList:
    """Hosts for one ``domain``, or for all of the index, best first.

    A host's lead is at least ``margin``: points of the domain, or for the whole index the points
    to be learnt, ``Σ weight × lead`` over the domains in which it is ahead. ``visits`` are known
    visits as codes of guest and host; ``scores`` are typed-in domain values, ``rough`` marks them
    as converted. Raises ``SimilarityError``.
    """
    check_k(k)
    if domain is not None and domain not in DOMAINS:
        raise SimilarityError(f"Domain '{domain}' tidak dikenal. Yang ada: {', '.join(DOMAINS)}.")
    if not 0 < margin <= 4:
        raise SimilarityError(f"Keunggulan terkecil harus antara 0 dan 4, bukan {margin:g}.")
    asked = subject(world, area, scores, rough=rough)
    own = own_scores(asked)
    may = allowed(world, area, filters)
    found: tuple[Host, ...] = ()
    why: str | None = NOT_ASSESSED.format(name=area.name, year=world.year)
    if own is not None:
        found = _ranked(world, area, own, may, k=k, domain=domain, margin=margin, visits=visits)
        why = None if found else _nobody(domain, margin)
    return HostList(
        area=asked,
        k=k,
        domain=domain,
        margin=margin,
        considered=int((may & ~np.isnan(world.scores).any(axis=1)).sum()),
        hosts=found,
        why=why,
        sources=sources(world, scores=True),
    )


def lead_over(own: Floats, theirs: Floats, weights: Floats, domain: str | None, /) -> Floats:
    """Lead of each row of ``theirs`` ``(…, n, 4)`` over ``own`` ``(…, 4)``; NaN without scores."""
    ahead = np.maximum(theirs - own[..., None, :], 0.0)
    if domain is None:
        lead: Floats = ahead @ weights
        return lead
    one: Floats = ahead[..., DOMAINS.index(domain)]
    return one


def closeness(squared: Floats, /) -> Floats:
    """``1 / (1 + d²)``: 1 for a twin, 0 where nothing is known."""
    near: Floats = 1.0 / (1.0 + squared)
    return near


def _ranked(
    world: World,
    area: Area,
    own: Floats,
    may: Bools,
    *,
    k: int,
    domain: str | None,
    margin: float,
    visits: Sequence[tuple[str, str]],
) -> tuple[Host, ...]:
    row = world.row(area)
    received = Counter(host for _, host in visits)
    everyone = lead_over(own, world.scores, world.domain_weights, domain)
    near = world.model.squared_[row]
    # nobody else can come into the list, however the scores are blurred
    rows = np.flatnonzero(may & (everyone + 2 * BLUR >= margin) & np.isfinite(near))
    if not len(rows):
        return ()
    visited = np.zeros(len(world.codes))
    for code in received.keys() & world.row_of.keys():
        visited[world.row_of[code]] = received[code]
    room, lead, squared = 1.0 / (1.0 + visited[rows] / CROWD), everyone[rows], near[rows]

    def worth(near: Floats, ahead: Floats) -> Floats:
        value: Floats = np.where((ahead >= margin) & (near > 0), near * ahead * room, -np.inf)
        return value

    base = worth(closeness(squared), lead)
    order = [int(i) for i in np.argsort(-base, kind="stable")[:k] if np.isfinite(base[i])]
    shaken = world.shaken.squared(row)[:, rows]
    moves, theirs = world.blurred
    moved = lead_over(own + moves, theirs[:, rows], world.domain_weights, domain)
    tries = np.concatenate([worth(closeness(shaken), lead), worth(closeness(squared), moved)])
    kept = stays(tries, np.ones(len(rows)), k)
    found = []
    for place in order:
        column = int(rows[place])
        other = world.areas.regencies[column]
        found.append(
            Host(
                code=other.code,
                name=other.name,
                worth=float(base[place]),
                closeness=float(closeness(squared)[place]),
                lead=float(lead[place]),
                room=float(room[place]),
                visits=received[other.code],
                index=world.index_of(other) or 0.0,
                leads=leads(own, world.scores[column]),
                confidence=float(kept[place]),
                pair=pair_of(world, area, other),
            )
        )
    return tuple(found)


def leads(own: Floats, theirs: Floats, /) -> tuple[Lead, ...]:
    """Leads domain by domain, largest first; domains with a doubtful value are left out."""
    nodes = load_frameworks()[FRAMEWORK].nodes
    found = [
        Lead(
            domain=domain,
            label=nodes[domain].label,
            own=float(mine),
            theirs=float(yours),
            lead=float(yours - mine),
        )
        for domain, mine, yours in zip(DOMAINS, own, theirs, strict=True)
        if not np.isnan(yours)
    ]
    return tuple(sorted(found, key=lambda lead: -lead.lead))


def _nobody(domain: str | None, margin: float) -> str:
    where = "indeks" if domain is None else f"domain {domain}"
    said = f"{margin:.2f}".replace(".", ",")
    return f"Tidak ada daerah dalam saringan ini yang unggul {said} poin atau lebih pada {where}."


def weakest(asked: Subject, /) -> str | None:
    """The subject's domain of the lowest value, the first of several."""
    return None if asked.scores is None else min(asked.scores, key=asked.scores.__getitem__)
