"""Hidden hosts: ahead of places like them, and no recorded visit went there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from kb_builder.model.area import Area
from kb_builder.model.docnames import UNVISITED
from kb_builder.similarity.choosing import MARGIN
from kb_builder.similarity.hidden import MANY, HiddenHost, hidden_hosts
from kb_builder.site.catalogue import Catalogue
from kb_builder.site.page import PlannedPage
from kb_builder.site.rendering import Renderer


@dataclass(frozen=True, slots=True)
class Place:
    """A hidden host in a domain with what the page and the open data show of it."""

    area: Area
    found: HiddenHost
    documented: bool


def docnames(_: Catalogue) -> list[str]:
    """Addresses of these pages."""
    return [UNVISITED]


def pages(catalogue: Catalogue, renderer: Renderer) -> Iterator[PlannedPage]:
    """By domain, then by province."""
    yield renderer.plan(
        "hidden",
        docname=UNVISITED,
        title="Tuan rumah yang belum dikunjungi",
        description="Daerah yang unggul atas daerah serupa, tetapi kunjungannya belum tercatat.",
        kind="daftar",
        view=lambda: _view(catalogue),
        made_from=lambda: key_of(catalogue),
    )


def key_of(catalogue: Catalogue, /) -> object:
    """What the list depends on besides programs and national tables."""
    return sorted(visited(catalogue)), sorted(case.regency for case in catalogue.cases.values())


def visited(catalogue: Catalogue, /) -> frozenset[str]:
    """Codes of the areas that somebody is known to have visited."""
    return frozenset(entry.host.code for entry in catalogue.visits)


def hidden_places(catalogue: Catalogue, /) -> list[Place]:
    """All of them, by domain, then by how many of their peers are behind."""
    told = {case.regency for case in catalogue.cases.values() if case.practices}
    found = hidden_hosts(catalogue.project.world, visited=visited(catalogue))
    return [Place(catalogue.areas[host.code], host, host.code in told) for host in found]


def _view(catalogue: Catalogue) -> dict[str, Any]:
    places = hidden_places(catalogue)
    nodes = catalogue.frameworks["spbe-2020"].nodes
    domains = []
    for domain, group in groupby(places, key=lambda place: place.found.domain):
        provinces: dict[str, list[Place]] = {}
        for place in sorted(group, key=lambda place: place.area.province_code):
            provinces.setdefault(place.area.province, []).append(place)
        domains.append((domain, nodes[domain].label, list(provinces.items())))
    return {
        "domains": domains,
        "count": len({place.area.code for place in places}),
        "year": catalogue.project.world.year,
        "many": MANY,
        "margin": MARGIN,
    }
