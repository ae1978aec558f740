"""Peers, hosts and practices for whoever asks: the same functions behind every interface.

``import kb_builder as kb; data = kb.load(); kb.peers(data, "sumedang", k=10)``. The command line,
the site and the open data ask the same functions of ``kb_builder.similarity``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from kb_builder.model.area import Area, AreaKind
from kb_builder.reading import Library, load_library
from kb_builder.reference import Areas, Assessments, load_areas, load_assessments
from kb_builder.similarity import (
    ANYONE,
    Filters,
    HostList,
    Pair,
    PeerList,
    PracticeList,
    World,
    make_world,
    pair_of,
)
from kb_builder.similarity import hosts as hosts_of
from kb_builder.similarity import peers as peers_of
from kb_builder.similarity import practices as practices_of


@dataclass(frozen=True, eq=False)
class Data:
    """Everything a question needs: files of ``cases/``, areas, results, fitted distances."""

    library: Library
    areas: Areas
    assessments: Assessments

    @cached_property
    def world(self) -> World:
        """The distances between all regencies and cities."""
        return make_world(self.areas, self.assessments)

    @cached_property
    def visits(self) -> tuple[tuple[str, str], ...]:
        """Known visits as codes of guest and host, sorted."""
        return self.library.visit_pairs()

    def area(self, text: str, /) -> Area:
        """The regency or city that ``text`` means. Raises ``AmbiguousArea`` or ``UnknownArea``."""
        return self.areas.resolve(text, kinds=(AreaKind.REGENCY, AreaKind.CITY))


def load(folder: Path | str = ".", /) -> Data:
    """The data of the project in ``folder``; without a ``cases/`` there, the national tables."""
    cases = Path(folder) / "cases"
    library = load_library(cases)[0] if cases.is_dir() else Library({}, {}, None)
    return Data(library, load_areas(), load_assessments())


def peers(data: Data, area: str, /, *, k: int = 10, filters: Filters = ANYONE) -> PeerList:
    """Who starts from the same place as ``area`` (a name, code or slug)."""
    return peers_of(data.world, data.area(area), k=k, filters=filters)


def hosts(
    data: Data,
    area: str,
    /,
    *,
    k: int = 5,
    domain: str | None = None,
    scores: Mapping[str, float] | None = None,
    filters: Filters = ANYONE,
) -> HostList:
    """Who is like ``area`` and ahead, in ``domain`` or over the whole index."""
    return hosts_of(
        data.world,
        data.area(area),
        k=k,
        domain=domain,
        scores=scores,
        visits=data.visits,
        filters=filters,
    )


def practices(
    data: Data,
    area: str,
    /,
    *,
    k: int = 10,
    scores: Mapping[str, float] | None = None,
    filters: Filters = ANYONE,
) -> PracticeList:
    """Which sourced practices close a gap of ``area``."""
    cases = data.library.cases.values()
    return practices_of(data.world, data.area(area), cases, k=k, scores=scores, filters=filters)


def compare(data: Data, first: str, second: str, /) -> Pair:
    """How like two areas are, trait by trait."""
    return pair_of(data.world, data.area(first), data.area(second))
