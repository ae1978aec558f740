"""Peers, hosts and practices as the area pages and the open data show them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from kb_builder.model.area import Area
from kb_builder.model.case import Case
from kb_builder.reading import Library
from kb_builder.reference import load_areas, load_assessments
from kb_builder.similarity import (
    HostList,
    Pair,
    PeerList,
    PracticeList,
    World,
    hosts,
    make_world,
    pair_of,
    peers,
    practices,
    weakest,
)

PEERS, HOSTS, PRACTICES = 10, 5, 5


@dataclass(frozen=True, slots=True)
class AnswerView:
    """The three lists for one area; ``weakest`` are hosts for its weakest domain."""

    peers: PeerList
    hosts: HostList
    weakest: HostList | None
    practices: PracticeList


class Answers:
    """Answers for every area; works out the distances once, when first asked."""

    def __init__(self, cases: Mapping[str, Case], library: Library) -> None:
        self._cases = tuple(cases.values())
        self._visits = library.visit_pairs()
        self._views: dict[str, AnswerView] = {}

    @cached_property
    def _world(self) -> World:
        return make_world(load_areas(), load_assessments())

    @cached_property
    def key(self) -> str:
        """Identifies all that the answers depend on besides programs and tables."""
        offers = [
            (case.regency, p.id, p.title, p.improves, p.strength, str(p.transferability.needs))
            for case in self._cases
            for p in case.practices
        ]
        return hashlib.sha256(repr((self._visits, offers)).encode("utf-8")).hexdigest()

    def view(self, area: Area) -> AnswerView:
        """The lists of one regency or city."""
        found = self._views.get(area.code)
        if found is None:
            found = self._views[area.code] = self._answer(area)
        return found

    def pair(self, first: Area, second: Area) -> Pair:
        """How like two areas are, trait by trait."""
        return pair_of(self._world, first, second)

    def _answer(self, area: Area) -> AnswerView:
        overall = hosts(self._world, area, k=HOSTS, visits=self._visits)
        domain = weakest(overall.area)
        return AnswerView(
            peers=peers(self._world, area, k=PEERS),
            hosts=overall,
            weakest=hosts(self._world, area, k=HOSTS, domain=domain, visits=self._visits)
            if domain
            else None,
            practices=practices(self._world, area, self._cases, k=PRACTICES),
        )
