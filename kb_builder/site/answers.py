"""Peers, hosts and practices as the area pages and the open data show them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from kb_builder.model.area import Area
from kb_builder.project import Project
from kb_builder.similarity import (
    Hosts,
    Pair,
    Peers,
    Practices,
    World,
    all_hosts,
    all_peers,
    all_practices,
    as_json,
)

PEERS: Final = 10
HOSTS: Final = 5
PRACTICES: Final = 5
BESIDE: Final = 3
FEW: Final = 12
"""With more areas than these to answer for, all are worked out at once: that is quicker."""


@dataclass(frozen=True)
class AnswerView:
    """The three answers for one area, as its page and its JSON document show them."""

    peers: Peers
    hosts: Hosts
    practices: Practices

    @cached_property
    def as_json(self) -> Mapping[str, bytes]:
        """Each is exactly what its command says with ``--json``."""
        return {
            "peers": as_json(self.peers),
            "hosts": as_json(self.hosts),
            "practices": as_json(self.practices),
        }


def beside(answers: AnswerView, /) -> tuple[tuple[str, ...], bool]:
    """Codes of those that stand beside an area on its page of comparison; whether they are hosts.

    The best hosts, or where nobody is ahead, the nearest by structure.
    """
    first = answers.hosts.first
    hosts = [host.code for host in first.hosts] if first else []
    codes = hosts or [peer.code for peer in answers.peers.sekeadaan]
    return tuple(codes[:BESIDE]), bool(hosts)


class Answers:
    """What the project answers about each area, kept once it was asked."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._views: dict[str, AnswerView] = {}
        self._alone = 0

    @property
    def world(self) -> World:
        """What the answers are worked out from."""
        return self._project.world

    @cached_property
    def key(self) -> str:
        """Identifies all that the answers depend on besides programs and tables."""
        record = self._project.record
        offers = [
            (code, p.id, p.title, p.improves, p.strength, str(p.transferability.needs))
            for code, found in record.practices.items()
            for p in found
        ]
        return hashlib.sha256(repr((self.busy, offers)).encode("utf-8")).hexdigest()

    @property
    def busy(self) -> list[tuple[str, float]]:
        """How many come to each host in a year, as far as the library tells."""
        loads = self._project.record.loads
        return sorted((code, load.per_year) for code, load in loads.items())

    def view(self, area: Area) -> AnswerView:
        """The lists of one regency or city."""
        found = self._views.get(area.code)
        if found is None and self._alone >= FEW:
            self._views = self.all_views()
            found = self._views[area.code]
        if found is None:
            self._alone += 1
            found = self._views[area.code] = AnswerView(
                self._project.peers(area, k=PEERS),
                self._project.hosts(area, k=HOSTS),
                self._project.practices(area, k=PRACTICES),
            )
        return found

    def expect(self, codes: Iterable[str]) -> None:
        """Work out the lists of these areas together: that is quicker than one by one."""
        wanted = [code for code in codes if code not in self._views]
        if len(wanted) > 1:
            self._views |= self._together(wanted)

    def all_views(self) -> dict[str, AnswerView]:
        """The lists of all regencies and cities, by code."""
        return self._together(self.world.codes)

    def _together(self, codes: Sequence[str]) -> dict[str, AnswerView]:
        world = self.world
        return {
            code: AnswerView(alike, ahead, worth)
            for code, alike, ahead, worth in zip(
                codes,
                all_peers(world, k=PEERS, codes=codes),
                all_hosts(world, k=HOSTS, codes=codes),
                all_practices(world, k=PRACTICES, codes=codes),
                strict=True,
            )
        }

    def pair(self, first: Area, second: Area) -> Pair:
        """How like two areas are, trait by trait."""
        return self._project.compare(first, second)
