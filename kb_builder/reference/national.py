"""All that is known nationally, read once and handed on: areas, results, sources, instruments."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kb_builder.frameworks import load_crosswalks, load_frameworks
from kb_builder.model.framework import Crosswalk, Framework
from kb_builder.reference.areas import Areas, load_areas
from kb_builder.reference.assessments import Assessments, load_assessments
from kb_builder.reference.provenance import Provenance, load_provenance


@dataclass(frozen=True, slots=True, kw_only=True)
class National:
    """The national tables and the instruments they follow, in one version.

    ``frameworks`` are by id, oldest first; ``crosswalks`` by (older, newer) instrument.
    """

    areas: Areas
    assessments: Assessments
    provenance: Provenance
    frameworks: Mapping[str, Framework]
    crosswalks: Mapping[tuple[str, str], Crosswalk]


def load_national() -> National:
    """What comes with the programs. Raises ``ReferenceDataError`` or ``FrameworkError``."""
    return National(
        areas=load_areas(),
        assessments=load_assessments(),
        provenance=load_provenance(),
        frameworks=load_frameworks(),
        crosswalks=load_crosswalks(),
    )
