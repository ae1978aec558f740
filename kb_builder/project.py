"""The one door to all answers: what was read, handed on as one object.

``import kb_builder as kb; p = kb.load(); p.peers("sumedang", k=10)``. Pages, open data, command
line, review and Python ask it. Two projects side by side are two objects.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kb_builder.model.area import Area, AreaKind
from kb_builder.model.framework import Crosswalk, Framework
from kb_builder.model.library import Library
from kb_builder.model.vocabulary import Status
from kb_builder.reference import Areas, Assessments, National, Provenance, load_national

if TYPE_CHECKING:
    from kb_builder.model.case import Case
    from kb_builder.reading import Problem
    from kb_builder.similarity import (
        Filters,
        Hosts,
        Lens,
        Pair,
        Peers,
        Practices,
        Record,
        Typed,
        Weights,
        World,
    )

NO_CASES: Final = Library({}, {}, None)
PLACES: Final = (AreaKind.REGENCY, AreaKind.CITY)
"""What a question may be about."""


@dataclass(frozen=True, eq=False)
class Project:
    """Cases and visits beside the national tables; the distances are worked out when asked for.

    ``problems`` are those of the files in ``cases/``; ``weights`` of the traits are the fitted ones
    unless others are given. Areas may be named as people do (name, code, slug) or given.
    """

    national: National
    library: Library = NO_CASES
    problems: tuple[Problem, ...] = ()
    weights: Weights | None = field(default=None, kw_only=True)

    @property
    def areas(self) -> Areas:
        """Regencies, cities and provinces."""
        return self.national.areas

    @property
    def assessments(self) -> Assessments:
        """Results of the national rounds."""
        return self.national.assessments

    @property
    def frameworks(self) -> Mapping[str, Framework]:
        """Instruments by id, oldest first."""
        return self.national.frameworks

    @property
    def crosswalks(self) -> Mapping[tuple[str, str], Crosswalk]:
        """What two instruments have in common, by (older, newer)."""
        return self.national.crosswalks

    @property
    def provenance(self) -> Provenance:
        """Source and year of every column of the national tables."""
        return self.national.provenance

    @property
    def sound(self) -> bool:
        """Whether every file in ``cases/`` could be read without an error."""
        from kb_builder.reading.library import has_errors

        return not has_errors(list(self.problems))

    @cached_property
    def cases(self) -> Mapping[str, Case]:
        """Cases that are not drafts, by slug."""
        return {k: c for k, c in self.library.cases.items() if c.status is not Status.DRAFT}

    @cached_property
    def visits(self) -> tuple[tuple[str, str], ...]:
        """Known visits as codes of guest and host, sorted."""
        return self.library.visit_pairs()

    @cached_property
    def world(self) -> World:
        """The distances between all regencies and cities."""
        from kb_builder.similarity import make_world

        return make_world(self.national, record=self.record, weights=self.weights)

    @cached_property
    def record(self) -> Record:
        """What the library adds to the tables: practices, profiles, how busy hosts are."""
        from kb_builder.similarity import Record

        return Record.of(self.cases, self.library.visits.values())

    def beside(self, other: Project, /) -> Project:
        """These cases on the tables of ``other``, whose distances serve both."""
        found = replace(other, library=self.library, problems=self.problems)
        found.__dict__["world"] = other.world.with_record(found.record)
        return found

    def area(self, place: str | Area, /) -> Area:
        """The regency or city meant. Raises ``AmbiguousArea`` or ``UnknownArea``."""
        if isinstance(place, Area):
            return place
        return self.areas.resolve(place, kinds=PLACES)

    def peers(
        self,
        place: str | Area,
        /,
        *,
        k: int = 10,
        lens: Lens | str | None = None,
        scores: Typed | None = None,
        profile: str | None = None,
        filters: Filters | None = None,
    ) -> Peers:
        """Three lists: who starts from the same place, who stands where it stands, who is near.

        ``lens`` asks for one of them only. *Seprofil* rests on the latest SPBE scores, on
        ``scores`` of its own by domain, or with ``profile="pegi"`` on the newest PeGI profile that
        is known of it, converted. Raises ``SimilarityError``, like all that follow.
        """
        from kb_builder.similarity import ANYONE, Lens, SimilarityError, known_pegi, peers

        area = self.area(place)
        if profile == "pegi":
            if scores is not None:
                raise SimilarityError("Pilih satu: nilai sendiri atau profil yang tercatat.")
            scores = known_pegi(self.world, area.code)
        elif profile is not None:
            raise SimilarityError(f"Profil '{profile}' tidak dikenal; yang dapat: pegi.")
        chosen = next((found for found in Lens if found.value == lens), None)
        if lens is not None and chosen is None:
            known = ", ".join(found.value for found in Lens)
            raise SimilarityError(f"Daftar '{lens}' tidak dikenal; yang ada: {known}.")
        return peers(
            self.world,
            area,
            k=k,
            lens=chosen,
            filters=filters or ANYONE,
            scores=scores,
        )

    def hosts(
        self,
        place: str | Area,
        /,
        *,
        k: int = 5,
        domain: str | None = None,
        margin: float | None = None,
        scores: Typed | None = None,
        filters: Filters | None = None,
    ) -> Hosts:
        """Who is like the area and ahead: a list for each domain, that of most need first.

        ``domain`` ("D1" … "D4" or "index") asks for one list only. ``scores`` are values of its own
        by domain, or converted ones. A lead counts from ``margin`` points.
        """
        from kb_builder.similarity import ANYONE, hosts
        from kb_builder.similarity.choosing import MARGIN

        return hosts(
            self.world,
            self.area(place),
            k=k,
            domain=domain,
            margin=MARGIN if margin is None else margin,
            scores=scores,
            filters=filters or ANYONE,
        )

    def practices(
        self,
        place: str | Area,
        /,
        *,
        k: int = 10,
        scores: Typed | None = None,
        filters: Filters | None = None,
    ) -> Practices:
        """Which sourced practices close a gap of the area."""
        from kb_builder.similarity import ANYONE, practices

        return practices(
            self.world, self.area(place), k=k, scores=scores, filters=filters or ANYONE
        )

    def compare(self, first: str | Area, second: str | Area, /) -> Pair:
        """How like two areas are, trait by trait."""
        from kb_builder.similarity import pair_of

        return pair_of(self.world, self.area(first), self.area(second))


def load(
    folder: Path | str = ".",
    /,
    *,
    today: dt.date | None = None,
    national: National | None = None,
) -> Project:
    """The project in ``folder``, read once; without a ``cases/`` there, the national tables.

    ``today`` decides which dates lie in the future; ``national`` are other tables than those that
    come with the programs. Raises ``ReferenceDataError`` or
    ``FrameworkError`` where what comes with the programs is damaged.
    """
    known, cases = national or load_national(), Path(folder) / "cases"
    if not cases.is_dir():
        return Project(known)
    from kb_builder.reading import kept_verdicts, load_library

    library, problems = load_library(cases, known, today=today, known=kept_verdicts())
    return Project(known, library, tuple(problems))
