"""National tables: regencies, cities and provinces, and their published results."""

from __future__ import annotations

from kb_builder.reference.areas import Areas, read_areas
from kb_builder.reference.assessments import Assessments
from kb_builder.reference.errors import AmbiguousArea, ReferenceDataError, UnknownArea
from kb_builder.reference.national import National, load_national
from kb_builder.reference.provenance import Provenance
from kb_builder.reference.series import IndexPoint

__all__ = [
    "AmbiguousArea",
    "Areas",
    "Assessments",
    "IndexPoint",
    "National",
    "Provenance",
    "ReferenceDataError",
    "UnknownArea",
    "load_national",
    "read_areas",
]
