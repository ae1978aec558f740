"""All that is known nationally, read once and handed on: areas, results, sources, instruments."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING

from kb_builder.frameworks.crosswalk import load_crosswalks
from kb_builder.frameworks.loader import load_frameworks
from kb_builder.model.framework import Crosswalk, Framework
from kb_builder.reference.areas import Areas, areas_in
from kb_builder.reference.assessments import Assessments, assessments_in
from kb_builder.reference.provenance import Provenance, provenance_in
from kb_builder.reference.regulations import Regulation, regulations_in
from kb_builder.reference.series import IndexPoint, Published, published_in, series_of
from kb_builder.reference.tables import OURS, digest_of

if TYPE_CHECKING:
    from kb_builder.model.case import Profile


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class National:
    """The national tables and the instruments they follow, in one version.

    ``frameworks`` are by id, oldest first; ``crosswalks`` by (older, newer) instrument.
    """

    areas: Areas
    assessments: Assessments
    provenance: Provenance
    published: Published
    regulations: tuple[Regulation, ...]
    frameworks: Mapping[str, Framework]
    crosswalks: Mapping[tuple[str, str], Crosswalk]
    digest: str
    """Identifies the tables as files hold them; instruments come with the programs."""

    def index_series(
        self, code: str, /, *, profiles: Iterable[Profile] = ()
    ) -> tuple[IndexPoint, ...]:
        """All published indexes of an area, oldest first; ``profiles`` are those of its case."""
        return series_of(self.assessments.of(code), self.published.get(code, ()), profiles=profiles)


def load_national(folder: Traversable = OURS, /) -> National:
    """The tables in ``folder`` beside the instruments of the programs.

    Raises ``ReferenceDataError`` or ``FrameworkError`` where they are wrong.
    """
    areas = areas_in(folder)
    assessments = assessments_in(folder, areas=areas)
    frameworks = load_frameworks()
    return National(
        areas=areas,
        assessments=assessments,
        provenance=provenance_in(folder),
        published=published_in(folder, areas=areas, assessments=assessments),
        regulations=regulations_in(folder, areas=areas),
        frameworks=frameworks,
        crosswalks=load_crosswalks(frameworks),
        digest=digest_of(folder),
    )
