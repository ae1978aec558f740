"""Answers as lines of a list: who, where, and why, in words.

The sentences are made here and not in a template: there are ten thousand of them on a site.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from kb_builder.model.area import Area
from kb_builder.similarity import Host, HostList, Pair, PeerList, Reason, certainty
from kb_builder.site.formatting import figure_text, score_text

_SHOWN_APART: Final = frozenset({"km", "city"})
"""Traits that nearly always bring a pair together: the km stand beside the name anyway."""


@dataclass(frozen=True, slots=True)
class Item:
    """A line: an area with what stands beside its name and the sentences below it."""

    slug: str
    name: str
    aside: str
    notes: tuple[str, ...]


def peer_items(found: PeerList, areas: Mapping[str, Area]) -> list[Item]:
    """The peers of an answer."""
    return [
        _item(areas[peer.code], [_km(peer.pair)], [_why(peer.pair, peer.confidence)])
        for peer in found.peers
    ]


def host_items(found: HostList, areas: Mapping[str, Area]) -> list[Item]:
    """The hosts of an answer, with what they are ahead in."""
    return [
        _item(
            areas[host.code],
            [f"indeks {score_text(host.index)}", _km(host.pair), _visits(host)],
            [_leads(host, found.domain), _why(host.pair, host.confidence)],
        )
        for host in found.hosts
    ]


def _item(area: Area, asides: list[str], notes: list[str]) -> Item:
    aside = " · ".join(text for text in asides if text)
    return Item(area.slug, f"{area.name}, {area.province}", aside, tuple(notes))


def _km(pair: Pair) -> str:
    return "" if pair.km is None else f"{round(pair.km)} km"


def _visits(host: Host) -> str:
    return f"{host.visits} kunjungan tercatat" if host.visits else ""


def _leads(host: Host, domain: str | None) -> str:
    ahead = [
        f"{lead.label} {score_text(lead.lead)} "
        f"({score_text(lead.theirs)} dan {score_text(lead.own)})"
        for lead in host.leads
        if lead.lead > 0 and domain in (None, lead.domain)
    ]
    return f"Unggul {'; '.join(ahead)}."


def _why(pair: Pair, confidence: float) -> str:
    alike = [reason for reason in pair.reasons if reason.trait not in _SHOWN_APART][:2]
    text = (
        f"Paling mendekatkan: {'; '.join(map(_reason, alike))}. "
        f"Paling berbeda: {'; '.join(map(_reason, pair.least))}. "
        f"Kepastian {certainty(confidence)}: tetap terpilih pada "
        f"{round(confidence * 100)} persen pengujian."
    )
    if pair.coverage < 0.995:
        text += f" Data yang tersedia {round(pair.coverage * 100)} persen."
    return text


def _reason(reason: Reason) -> str:
    if reason.theirs is None:
        return reason.label
    if reason.trait == "city":
        kinds = ("kota" if reason.own else "kabupaten", "kota" if reason.theirs else "kabupaten")
        return f"{reason.label} ({' dan '.join(kinds)})"
    theirs = f"{figure_text(reason.theirs)} {reason.unit}"
    own = "" if reason.own is None else f"{figure_text(reason.own)} {reason.unit} dan "
    return f"{reason.label} ({own}{theirs})"
