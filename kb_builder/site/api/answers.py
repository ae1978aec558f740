"""Peers, hosts and practices of an area, with the parts that add up to each distance."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from kb_builder.model.area import Area
from kb_builder.reference import Provenance
from kb_builder.similarity import Pair, as_dict
from kb_builder.site.answers import AnswerView
from kb_builder.site.api.envelope import Envelope
from kb_builder.site.catalogue import Catalogue


def answer_document(area: Area, catalogue: Catalogue, /) -> tuple[str, Callable[[], bytes]]:
    """The document of a regency or city: its path below ``FOLDER``, and how it is made."""

    def make() -> bytes:
        return _envelope(catalogue.national.provenance).wrap(
            answer_row(catalogue.answers.view(area))
        )

    return f"peers/{area.code}.json", make


def answer_documents(catalogue: Catalogue, /) -> dict[str, bytes]:
    """The documents of all regencies and cities."""
    areas = catalogue.national.areas.regencies
    planned = (answer_document(area, catalogue) for area in areas)
    return {name: make() for name, make in planned}


@lru_cache(maxsize=1)
def _envelope(provenance: Provenance) -> Envelope:
    years = [t.file for t in provenance.tables if any(c.name == "index" for c in t.columns)]
    return Envelope(provenance, tables=["regencies.csv", *years])


def answer_row(view: AnswerView, /) -> dict[str, Any]:
    """The three lists. Figures are those of the command line and of Python."""
    return {
        "area": {"code": view.peers.area.code, "name": view.peers.area.name},
        "peers": [
            {
                "code": peer.code,
                "name": peer.name,
                "distance": as_dict(peer.distance),
                "scaled": as_dict(peer.scaled),
                "confidence": as_dict(peer.confidence),
                "mutual": peer.mutual,
                **_pair(peer.pair),
            }
            for peer in view.peers.peers
        ],
        "hosts": [
            {
                "code": host.code,
                "name": host.name,
                "worth": as_dict(host.worth),
                "closeness": as_dict(host.closeness),
                "lead": as_dict(host.lead),
                "room": as_dict(host.room),
                "visits": host.visits,
                "confidence": as_dict(host.confidence),
                **_pair(host.pair),
            }
            for host in view.hosts.hosts
        ],
        "practices": [
            {
                "reference": fit.reference,
                "title": fit.title,
                "host": {"code": fit.host_code, "name": fit.host_name},
                "fit": as_dict(fit.fit),
                "closeness": as_dict(fit.closeness),
                "points": as_dict(fit.points),
                "evidence": as_dict(fit.evidence),
                "confidence": as_dict(fit.confidence),
                "rough": fit.rough,
                "only_case": fit.only_case,
            }
            for fit in view.practices.practices
        ],
        "why": {
            "peers": view.peers.why,
            "hosts": view.hosts.why,
            "practices": view.practices.why,
        },
    }


def _pair(pair: Pair) -> dict[str, Any]:
    return {
        "coverage": as_dict(pair.coverage),
        "reasons": [
            {"trait": reason.trait, "contribution": as_dict(reason.contribution)}
            for reason in pair.reasons
        ],
        "least": [reason.trait for reason in pair.least],
    }
