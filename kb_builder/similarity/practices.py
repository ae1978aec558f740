"""Praktik: which sourced practice, from such a host, closes which gap, on what evidence?

``fit = closeness × points × evidence × turn``. With few cases this is arithmetic on a table, not a
finding: pages must say so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

import numpy as np

from kb_builder.model.area import Area
from kb_builder.model.framework import Node
from kb_builder.model.vocabulary import Strength
from kb_builder.similarity.domains import DOMAINS, SCALE, domain_of
from kb_builder.similarity.hosts import NO_SCORES, ROUGH
from kb_builder.similarity.pairs import known, pair_at, sources
from kb_builder.similarity.query import (
    ANYONE,
    Asked,
    Filters,
    Typed,
    allowed,
    ask_all,
    ask_one,
    check_k,
)
from kb_builder.similarity.results import Gap, PracticeFit, Practices, Worth
from kb_builder.similarity.serializing import DIGITS
from kb_builder.similarity.standing import behind_peers, by_need, leading
from kb_builder.similarity.touching import touched
from kb_builder.similarity.traits import Bools, Floats, Ints
from kb_builder.similarity.turns import spread
from kb_builder.similarity.world import World
from kb_builder.words.lists import listed
from kb_builder.words.numbers import points as points_text

if TYPE_CHECKING:
    from kb_builder.model.case import Practice

NO_RESULT: Final = "hasil belum diketahui"
UNKNOWN_STEP: Final = 0.5
"""A practice without any known result stands half a step below one whose result is described."""
FIRST: Final = 3
"""So many practices for the domain furthest behind stand before all others."""
PER_HOST: Final = 2
"""Practices of one host in a list of ten, so that one long case does not fill it."""
CROWD: Final = 0.15
"""Share of all lists beyond which a practice yields the first place to others."""
K: Final = 10
CHUNK: Final = 64
FEW: Final = 50

NOTHING: Final = "Belum ada praktik tercatat dari daerah yang lebih maju daripada {name}."
NONE_YET: Final = "Belum ada praktik tercatat di sini."
FEW_YET: Final = "Baru {count} praktik tercatat; anggap daftar ini bahan awal."


@dataclass(frozen=True, slots=True, eq=False)
class Offer:
    """A practice with its host's row and the indicators it touches."""

    reference: str
    row: int
    practice: Practice
    nodes: tuple[Node, ...]
    domains: tuple[str, ...]
    rough: bool


@dataclass(frozen=True, eq=False)
class Offers:
    """All practices of the library that touch an indicator, as arrays over them."""

    world: World

    @cached_property
    def offers(self) -> tuple[Offer, ...]:
        """In order of the library."""
        world, found = self.world, []
        for code, practices_of_case in world.record.practices.items():
            row = world.row_of.get(code)
            if row is None:
                continue
            for practice in practices_of_case:
                nodes, rough = touched(world.national, practice.improves)
                if nodes:
                    reference = f"{world.record.slugs[code]}/{practice.id}"
                    domains = tuple(domain_of(world.framework, node) for node in nodes)
                    found.append(Offer(reference, row, practice, nodes, domains, rough))
        return tuple(found)

    def __len__(self) -> int:
        return len(self.offers)

    @cached_property
    def rows(self) -> Ints:
        """Row of the host of each practice ``(p,)``."""
        return np.array([offer.row for offer in self.offers], dtype=np.intp)

    @cached_property
    def weights(self) -> Floats:
        """Weight of the touched indicators by domain ``(p, 4)``."""
        found = np.zeros((len(self), len(DOMAINS)))
        for place, offer in enumerate(self.offers):
            for node, domain in zip(offer.nodes, offer.domains, strict=True):
                found[place, DOMAINS.index(domain)] += float(node.weight)
        return found

    @cached_property
    def evidence(self) -> Floats:
        """Step of the evidence over the highest ``(p,)``."""
        steps = [
            UNKNOWN_STEP if offer.practice.strength is None else offer.practice.strength.step
            for offer in self.offers
        ]
        return np.array(steps, dtype=np.float64) / len(Strength)

    @cached_property
    def alone(self) -> tuple[bool, ...]:
        """Whether no other case holds a practice on the same indicators."""
        hosts: dict[str, set[int]] = {}
        for offer in self.offers:
            for node in offer.nodes:
                hosts.setdefault(node.id, set()).add(offer.row)
        return tuple(
            all(hosts[node.id] == {offer.row} for node in offer.nodes) for offer in self.offers
        )

    @cached_property
    def turns(self) -> Floats:
        """Factor of each practice ``(p,)`` so that it leads no more than its share of all lists."""
        world = self.world
        if not len(self):
            return np.ones(0)
        asked = ask_all(world, guess=True)
        near = world.closeness[asked.rows][:, self.rows]
        lead, fit = self.fits(asked.own, world.scores, near)
        fit = np.where(allowed(world, asked.rows, ANYONE)[:, self.rows], fit, -np.inf)
        first = self.leading_ones(by_need(world, asked), fit, lead)
        counted = np.flatnonzero(np.isfinite(fit).any(axis=1))

        def count(turn: Floats) -> tuple[Ints, int]:
            now = np.where(np.isfinite(fit), fit * turn, -np.inf)
            best = np.argmax(np.where(first, now, -np.inf), axis=1)[counted]
            return np.bincount(best, minlength=len(turn)), len(counted)

        return spread(count, size=len(self), share=CROWD)

    def fits(self, own: Floats, theirs: Floats, near: Floats, /) -> tuple[Floats, Floats]:
        """Lead of each practice's host by domain ``(m, p, 4)``, and the fit ``(m, p)``.

        ``near`` ``(m, p)`` is the closeness of each practice's host. A practice that closes nothing
        has a fit of −inf.
        """
        lead = np.nan_to_num(np.maximum(theirs[self.rows][None, :, :] - own[:, None, :], 0.0))
        lead = np.where(self.weights > 0, lead, 0.0)
        points = (lead * self.weights).sum(axis=2)
        fit = near * points * self.evidence
        return lead, np.where(fit > 0, fit, -np.inf)

    def leading_ones(self, needs: Sequence[Sequence[int]], fit: Floats, lead: Floats) -> Bools:
        """Which practices serve the domain that matters most among those that any serves."""
        served = (lead > 0) & np.isfinite(fit)[:, :, None]
        possible: Bools = np.asarray(served.any(axis=1))
        found: Bools = np.ones(fit.shape, dtype=np.bool_)
        for place, need in enumerate(needs):
            first = leading(need, possible[place])
            if first is not None:
                found[place] = served[place, :, first]
        return found


def practices(
    world: World,
    area: Area,
    /,
    *,
    k: int = K,
    scores: Typed | None = None,
    filters: Filters = ANYONE,
) -> Practices:
    """Practices of the library (drafts left out) that close a gap of ``area``, best first.

    The points of a practice are, over the indicators it touches, the indicator's weight times the
    lead of the host in its domain. Those for the domain furthest behind come first. An area without
    scores gets those of its peers, marked rough. Raises ``SimilarityError``.
    """
    check_k(k)
    asked = ask_one(world, area, scores, guess=True)
    return next(_answers(world, asked, k=k, filters=filters))


def all_practices(
    world: World, /, *, k: int = K, codes: Sequence[str] | None = None
) -> Iterator[Practices]:
    """Practices for every regency and city, in order of code: the same as ``practices`` gives.

    With ``codes`` only for theirs, in that order.
    """
    check_k(k)
    for part in ask_all(world, guess=True, codes=codes).parts(CHUNK):
        yield from _answers(world, part, k=k, filters=ANYONE)


def _picked(fit: Floats, first: Bools, hosts: Sequence[int], k: int) -> list[int]:
    """Of one area ``(p,)``: up to ``FIRST`` for the domain that matters most, then by fit."""
    order = np.argsort(-fit, kind="stable")[: int(np.isfinite(fit).sum())].tolist()
    limit = max(PER_HOST, k // 5)
    found: list[int] = []
    given: Counter[int] = Counter()

    def take(places: Iterable[int], most: int) -> None:
        for place in places:
            if len(found) >= most:
                return
            if place not in found and given[hosts[place]] < limit:
                found.append(place)
                given[hosts[place]] += 1

    serving = first.tolist()
    take((place for place in order if serving[place]), min(FIRST, k))
    take(order, k)
    return found


def _answers(world: World, asked: Asked, *, k: int, filters: Filters) -> Iterator[Practices]:
    offers = offers_of(world)
    rows, own = asked.rows, asked.own
    may = allowed(world, rows, filters)[:, offers.rows]
    turn = offers.turns
    hosts = offers.rows.tolist()
    needs = by_need(world, asked)

    def lists(mine: Floats, theirs: Floats, near: Floats) -> tuple[Floats, Floats, list[list[int]]]:
        lead, fit = offers.fits(mine, theirs, near)
        fit = np.where(may & np.isfinite(fit), fit * turn, -np.inf)
        first = offers.leading_ones(needs, fit, lead)  # same module
        return lead, fit, [_picked(f, w, hosts, k) for f, w in zip(fit, first, strict=True)]

    near = world.closeness[rows][:, offers.rows]
    lead, fit, chosen = lists(own, world.scores, near)
    moves, theirs = world.blurred
    tries = [
        *(lists(own, world.scores, other)[2] for other in _shaken(world, rows, offers)),
        *(
            lists(own + move, moved, near)[2]
            for move, moved in zip(moves, theirs, strict=True)
            if len(offers)
        ),
    ]
    behind = behind_peers(world, asked)
    for place, subject in enumerate(asked.subjects):
        held = Counter(name for found in tries for name in found[place])
        if subject.scores is None:
            why: str | None = NO_SCORES.format(name=subject.name).replace("tuan rumah", "praktik")
        elif not len(offers):
            why = NONE_YET
        else:
            why = None if chosen[place] else NOTHING.format(name=subject.name)
        served = (lead[place] > 0) & np.isfinite(fit[place])[:, None]
        first = leading(needs[place], served.any(axis=0)) if len(offers) else None
        said = [ROUGH.format(name=subject.name, year=world.year)] if asked.guessed[place] else []
        if chosen[place] and len(offers) < FEW:
            said.append(FEW_YET.format(count=len(offers)))
        yield Practices(
            area=subject,
            leading=None if first is None else DOMAINS[first],
            considered=int(may[place].sum()),
            practices=tuple(
                _fit(
                    world,
                    offers,
                    int(rows[place]),
                    number,
                    lead=lead[place, number],
                    fit=float(fit[place, number]),
                    confidence=held[number] / len(tries),
                )
                for number in chosen[place]
            ),
            gaps=_gaps(world, own[place], behind[place], needs[place], served)
            if subject.scores is not None
            else (),
            why=why,
            notes=(*asked.notes, *said),
            sources=sources(world, scores=True),
        )


def _shaken(world: World, rows: Ints, offers: Offers) -> Floats:
    """Closeness of each practice's host under other weights: ``(28, m, p)``."""
    if not len(offers):
        return np.empty((0, len(rows), 0))
    # NumPy's own way to this, ``unique``, loads its masked arrays first.
    hosts = np.flatnonzero(np.bincount(offers.rows))
    place = np.searchsorted(hosts, offers.rows)
    columns = np.broadcast_to(hosts, (len(rows), len(hosts)))
    return world.shaken.closeness(rows, columns)[:, :, place]


def offers_of(world: World, /) -> Offers:
    """The practices of the world's library, as arrays worked out once."""
    found = world.offers
    if not found:
        found.append(Offers(world))
    return found[0]


def _fit(
    world: World,
    offers: Offers,
    row: int,
    number: int,
    *,
    lead: Floats,
    fit: float,
    confidence: float,
) -> PracticeFit:
    offer = offers.offers[number]
    host = world.areas.regencies[offer.row]
    worths = tuple(
        Worth(
            node=node.id,
            label=node.label,
            domain=domain,
            weight=float(node.weight),
            lead=float(lead[DOMAINS.index(domain)]),
            points=float(node.weight) * float(lead[DOMAINS.index(domain)]),
        )
        for node, domain in zip(offer.nodes, offer.domains, strict=True)
    )
    points = float(sum(worth.points for worth in worths))
    needs, strength = offer.practice.transferability.needs, offer.practice.strength
    evidence = strength.label if strength else NO_RESULT
    pair = pair_at(world, row, offer.row)
    return PracticeFit(
        reference=offer.reference,
        title=offer.practice.title,
        host_code=host.code,
        host_name=host.name,
        fit=fit,
        closeness=float(world.closeness[row, offer.row]),
        points=points,
        evidence=float(offers.evidence[number]),
        turn=float(offers.turns[number]),
        strength=evidence,
        domains=tuple(domain for domain in DOMAINS if domain in offer.domains),
        worths=worths,
        needs=() if isinstance(needs, str) else tuple(claim.text for claim in needs),
        rough=offer.rough,
        only_case=offers.alone[number],
        km=pair.km,
        confidence=confidence,
        text=_words(world, worths, points, evidence),
        pair=pair,
    )


def _words(world: World, worths: Sequence[Worth], points: float, evidence: str) -> str:
    """What it may bring and what stands behind it, without a sum."""
    closing = {worth.domain for worth in worths if worth.points > 0}
    names = [world.framework.nodes[domain].name for domain in DOMAINS if domain in closing]
    amount = points_text(round(points, DIGITS))  # half a hundredth must not fail by a last bit
    about = amount if amount.startswith("kurang") else f"sekitar {amount}"
    return f"Untuk {listed(names)}. Bila berhasil, indeks dapat naik {about}. Bukti: {evidence}."


def _gaps(
    world: World, own: Floats, behind: Floats, need: Sequence[int], served: Bools
) -> tuple[Gap, ...]:
    nodes = world.framework.nodes
    return tuple(
        Gap(
            domain=DOMAINS[place],
            label=nodes[DOMAINS[place]].name,
            own=float(own[place]),
            behind=known(float(behind[place])),
            points=float(world.domain_weights[place] * (SCALE[1] - own[place])),
            practices=int(served[:, place].sum()),
        )
        for place in need
        if not np.isnan(own[place])
    )
