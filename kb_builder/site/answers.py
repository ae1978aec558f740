"""Peers, hosts and practices as the area pages and the open data show them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property

from kb_builder.model.area import Area
from kb_builder.project import Project
from kb_builder.similarity import HostList, Pair, PeerList, PracticeList, weakest

PEERS, HOSTS, PRACTICES = 10, 5, 5


@dataclass(frozen=True, slots=True)
class AnswerView:
    """The three lists for one area; ``weakest`` are hosts for its weakest domain."""

    peers: PeerList
    hosts: HostList
    weakest: HostList | None
    practices: PracticeList


class Answers:
    """What the project answers about each area, kept once it was asked."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._views: dict[str, AnswerView] = {}

    @cached_property
    def key(self) -> str:
        """Identifies all that the answers depend on besides programs and tables."""
        offers = [
            (case.regency, p.id, p.title, p.improves, p.strength, str(p.transferability.needs))
            for case in self._project.cases.values()
            for p in case.practices
        ]
        return hashlib.sha256(repr((self._project.visits, offers)).encode("utf-8")).hexdigest()

    def view(self, area: Area) -> AnswerView:
        """The lists of one regency or city."""
        found = self._views.get(area.code)
        if found is None:
            found = self._views[area.code] = self._answer(area)
        return found

    def pair(self, first: Area, second: Area) -> Pair:
        """How like two areas are, trait by trait."""
        return self._project.compare(first, second)

    def _answer(self, area: Area) -> AnswerView:
        overall = self._project.hosts(area, k=HOSTS)
        domain = weakest(overall.area)
        return AnswerView(
            peers=self._project.peers(area, k=PEERS),
            hosts=overall,
            weakest=self._project.hosts(area, k=HOSTS, domain=domain) if domain else None,
            practices=self._project.practices(area, k=PRACTICES),
        )
