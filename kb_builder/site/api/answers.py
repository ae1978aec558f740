"""Peers, hosts and practices of an area: the answers themselves, as the commands give them."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from kb_builder.model.area import Area
from kb_builder.model.docnames import answers_document
from kb_builder.reference import Provenance
from kb_builder.site.api.envelope import Envelope
from kb_builder.site.catalogue import Catalogue


def answer_document(area: Area, catalogue: Catalogue, /) -> tuple[str, Callable[[], bytes]]:
    """The document of a regency or city: its path below ``API``, and how it is made."""

    def make() -> bytes:
        answers = catalogue.answers.view(area).as_json
        return _envelope(catalogue.national.provenance).wrap_parts(answers)

    return answers_document(area.code), make


@lru_cache(maxsize=1)
def _envelope(provenance: Provenance) -> Envelope:
    years = [t.file for t in provenance.tables if any(c.name == "index" for c in t.columns)]
    return Envelope(provenance, tables=["regencies.csv", *years])
