"""National tables: regencies, cities and provinces, and their published results."""

from __future__ import annotations

from kb_builder.reference.areas import Areas, load_areas, read_areas
from kb_builder.reference.assessments import Assessments, load_assessments
from kb_builder.reference.errors import AmbiguousArea, ReferenceDataError, UnknownArea
from kb_builder.reference.national import National, load_national
from kb_builder.reference.provenance import Provenance, load_provenance
from kb_builder.reference.series import IndexPoint, index_series

__all__ = [
    "AmbiguousArea",
    "Areas",
    "Assessments",
    "IndexPoint",
    "National",
    "Provenance",
    "ReferenceDataError",
    "UnknownArea",
    "index_series",
    "load_areas",
    "load_assessments",
    "load_national",
    "load_provenance",
    "read_areas",
]
