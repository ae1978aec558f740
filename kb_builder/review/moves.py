"""Whose peers, hosts and practices move, and why: the lists of all areas on both sides."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, Literal

from kb_builder.model.area import Area
from kb_builder.review.pages import SideCatalogue
from kb_builder.review.report import (
    MAX_ITEMS,
    MAX_NAME,
    AreaMoves,
    List,
    Move,
    Mover,
    Reason,
    cut_text,
)
from kb_builder.similarity import World
from kb_builder.similarity.choosing import loads
from kb_builder.similarity.domains import DOMAINS, FRAMEWORK
from kb_builder.similarity.practices import offers_of
from kb_builder.similarity.turns import turns
from kb_builder.site.answers import HOSTS, PEERS, PRACTICES, AnswerView

LENGTHS: Final[Mapping[List, int]] = {
    "peers": PEERS,
    "profile": PEERS,
    "hosts": HOSTS,
    "leading": HOSTS,
    "practices": PRACTICES,
}
_EVERYWHERE: Final = frozenset(("load", "turn", "evidence", "touches", "new", "gone"))
"""Reasons that hold for an entry in whatever list it stands."""
_OTHERS: Final = (Reason(kind="others"),)
"""It is not the entry that changed, but those around it."""

_Figure = Literal["load", "turn", "lead", "closeness", "likeness", "points", "evidence"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the place of an entry in a list is worked out from.

    ``known`` is false for an entry that its side does not have at all.
    """

    known: bool = True
    domain: str | None = None
    touches: tuple[str, ...] = ()
    figures: Mapping[_Figure, float | None] = field(default_factory=dict)


def all_moves(base: SideCatalogue, head: SideCatalogue) -> tuple[AreaMoves, ...]:
    """Every area of which a list differs, in order of code."""
    if base.answers is head.answers:
        return ()
    sides = FactBook(base), FactBook(head)
    found = []
    for area in head.world.areas.regencies:
        former = base.areas.get(area.code)
        if former is None:
            continue
        before, after = base.answers.view(former), head.answers.view(area)
        if before == after:
            continue
        moves = tuple(
            move
            for which in LENGTHS
            for move in _moves(which, (former, area), (before, after), sides)
        )
        if moves:
            found.append(AreaMoves(code=area.code, name=area.name, moves=moves))
    return tuple(found)


def all_movers(areas: Sequence[AreaMoves]) -> tuple[Mover, ...]:
    """Each entry over all areas: those first that move of themselves, then by how many lists."""
    found: dict[tuple[List, str], list[Move]] = {}
    for area in areas:
        for move in area.moves:
            found.setdefault((move.list, move.id), []).append(move)
    movers = [_mover(moves) for moves in found.values()]
    order = list(LENGTHS)
    movers.sort(
        key=lambda m: (
            m.reasons == _OTHERS,
            -(m.entered + m.left + m.up + m.down),
            order.index(m.list),
            m.id,
        )
    )
    return tuple(movers[:MAX_ITEMS])


def size(move: Move) -> int:
    """How far a move goes; coming and going count from just below the list."""
    below = LENGTHS[move.list] + 1
    return abs((move.before or below) - (move.after or below))


def _mover(moves: Sequence[Move]) -> Mover:
    shared = tuple(reason for reason in moves[0].reasons if reason.kind in _EVERYWHERE)
    ranked = [(m.before, m.after) for m in moves if m.before is not None and m.after is not None]
    return Mover(
        list=moves[0].list,
        id=moves[0].id,
        name=moves[0].name,
        entered=sum(move.before is None for move in moves),
        left=sum(move.after is None for move in moves),
        up=sum(after < before for before, after in ranked),
        down=sum(after > before for before, after in ranked),
        reasons=_OTHERS if all(move.reasons == _OTHERS for move in moves) else shared,
    )


def _moves(
    which: List,
    areas: tuple[Area, Area],
    views: tuple[AnswerView, AnswerView],
    sides: tuple[FactBook, FactBook],
) -> Iterator[Move]:
    """The moves in one list of an area: as in the newer list, what is gone last."""
    old, new = (_entries(which, view) for view in views)
    ranks = [{name: rank for rank, name in enumerate(names, start=1)} for names in (old, new)]
    for name in (*new, *(name for name in old if name not in new)):
        before, after = (rank.get(name) for rank in ranks)
        if before == after:
            continue
        facts = [
            side.facts(which, area, view, name)
            for side, area, view in zip(sides, areas, views, strict=True)
        ]
        yield Move(
            list=which,
            id=cut_text(name, MAX_NAME),
            name=cut_text(new.get(name) or old[name], MAX_NAME),
            before=before,
            after=after,
            reasons=tuple(_reasons(*facts)) or _OTHERS,
        )


def _entries(which: List, view: AnswerView) -> dict[str, str]:
    """Ids and names of a list, in order."""
    if which in ("peers", "profile"):
        own = view.peers.sekeadaan if which == "peers" else view.peers.seprofil
        return {peer.code: peer.name for peer in own}
    if which == "practices":
        return {fit.reference: fit.title for fit in view.practices.practices}
    found = view.hosts.of(None) if which == "hosts" else view.hosts.first
    return {host.code: host.name for host in found.hosts} if found else {}


def _reasons(before: Facts, after: Facts) -> Iterator[Reason]:
    """What differs in the facts; nothing where an entry moved because others did."""
    if before.domain != after.domain:
        yield Reason(kind="domain", names=(before.domain or "", after.domain or ""))
    if before.known != after.known:
        yield Reason(kind="new" if after.known else "gone")
    if before.touches != after.touches and after.known:
        yield Reason(kind="touches", names=after.touches)
    if not before.known or not after.known:
        return
    for kind in after.figures:
        was, now = before.figures.get(kind), after.figures[kind]
        if was != now:
            yield Reason(kind=kind, before=was, after=now)


@dataclass(frozen=True, eq=False)
class FactBook:
    """Looks up what entries of lists are worked out from, on one side."""

    catalogue: SideCatalogue

    @property
    def world(self) -> World:
        """The distances beside this side's library."""
        return self.catalogue.answers.world

    @cached_property
    def offers(self) -> Mapping[str, int]:
        """Place of each practice among the offers, by ``slug/id``."""
        return {offer.reference: at for at, offer in enumerate(offers_of(self.world).offers)}

    def facts(self, which: List, area: Area, view: AnswerView, name: str) -> Facts:
        """Of the entry ``name``, whether it is in the list or not."""
        if which == "practices":
            return self._practice(area, view, name)
        world, column = self.world, self.world.row_of.get(name)
        if column is None:
            return Facts(known=False)
        row = world.row(area)
        if which in ("peers", "profile"):
            scaled = world.scaled if which == "peers" else world.profiles.all_scaled
            return Facts(figures={"likeness": _rounded(float(scaled[row, column]))})
        found = view.hosts.of(None) if which == "hosts" else view.hosts.first
        domain = None if found is None else found.domain
        return Facts(
            domain=domain if which == "leading" else None,
            figures={
                "load": _rounded(float(loads(world)[column])),
                "turn": _rounded(float(turns(world, domain or "index")[column])),
                "lead": _lead(world, view, column, domain),
                "closeness": _rounded(float(world.closeness[row, column])),
            },
        )

    def _practice(self, area: Area, view: AnswerView, name: str) -> Facts:
        world, at = self.world, self.offers.get(name)
        if at is None:
            return Facts(known=name in self._written)
        offers = offers_of(world)
        offer = offers.offers[at]
        own = view.practices.area.scores or {}
        return Facts(
            touches=tuple(f"{FRAMEWORK}/{node.id}" for node in offer.nodes[:100]),
            figures={
                "points": _rounded(
                    math.fsum(
                        float(node.weight) * _ahead(world, own, offer.row, domain)
                        for node, domain in zip(offer.nodes, offer.domains, strict=True)
                    )
                ),
                "evidence": _rounded(float(offers.evidence[at])),
                "turn": _rounded(float(offers.turns[at])),
                "closeness": _rounded(float(world.closeness[world.row(area), offer.row])),
            },
        )

    @cached_property
    def _written(self) -> frozenset[str]:
        """Every practice of this side, also those that touch no indicator."""
        return frozenset(entry.reference for entry in self.catalogue.practices)


def _ahead(world: World, own: Mapping[str, float], column: int, domain: str) -> float:
    theirs = float(world.scores[column, DOMAINS.index(domain)])
    return 0.0 if domain not in own or math.isnan(theirs) else max(theirs - own[domain], 0.0)


def _lead(world: World, view: AnswerView, column: int, domain: str | None) -> float | None:
    own = view.hosts.area.scores or {}
    if domain is not None:
        return _rounded(_ahead(world, own, column, domain))
    return _rounded(
        math.fsum(
            float(weight) * _ahead(world, own, column, one)
            for one, weight in zip(DOMAINS, world.domain_weights, strict=True)
        )
    )


def _rounded(value: float | None) -> float | None:
    """Six places: what differs below them is the machine's, and explains nothing."""
    return None if value is None or not math.isfinite(value) else round(value, 6)
