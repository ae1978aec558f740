"""Answers as lines of a list: who, where, and why, in words.

The reasons are those of the answer itself, the same on the command line and in JSON.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kb_builder.model.area import Area
from kb_builder.similarity import Host, HostList, Peer
from kb_builder.words.numbers import kilometres, percent, score
from kb_builder.words.reasons import certainty_mark

RECORDED = "ada praktik tercatat"
"""Marks a host whose practices can be read before going there."""


@dataclass(frozen=True, slots=True)
class Item:
    """A line: an area with what stands beside its name and the sentences below it."""

    slug: str
    name: str
    aside: str
    notes: tuple[str, ...]


def peer_items(found: Sequence[Peer], areas: Mapping[str, Area]) -> list[Item]:
    """The peers of one list."""
    return [_item(areas[peer.code], peer_aside(peer), peer.text) for peer in found]


def host_items(found: HostList, areas: Mapping[str, Area]) -> list[Item]:
    """The hosts of one list, with what they are ahead in."""
    return [_item(areas[host.code], host_aside(host), host.text) for host in found.hosts]


def peer_aside(peer: Peer, /) -> tuple[str, ...]:
    """What stands beside a peer's name: kilometres, certainty, what is missing."""
    return (
        *(() if peer.km is None else (f"{kilometres(peer.km)} km",)),
        *(() if peer.confidence is None else (certainty_mark(peer.confidence),)),
        *_missing(peer.coverage),
    )


def host_aside(host: Host, /) -> tuple[str, ...]:
    """What stands beside a host's name."""
    return (
        *(() if host.index is None else (f"indeks {score(host.index)}",)),
        *(() if host.km is None else (f"{kilometres(host.km)} km",)),
        host.trip,
        *((RECORDED,) if host.documented else ()),
        *(() if host.similar else ("kurang serupa",)),
        certainty_mark(host.confidence),
        *_missing(host.coverage),
    )


def _missing(coverage: float) -> tuple[str, ...]:
    return () if coverage >= 0.995 else (f"data {percent(coverage)}",)


def _item(area: Area, aside: Sequence[str], text: str) -> Item:
    return Item(area.slug, f"{area.name}, {area.province}", " · ".join(aside), (text,))
