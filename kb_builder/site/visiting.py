"""Data of the page ``siapkan.html``: scripts with a global each, so that it works from disk."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any, Final

from kb_builder.brief.exporting import guest_data, shared_data
from kb_builder.model.area import Area
from kb_builder.site.api import PlannedDocument
from kb_builder.site.catalogue import Catalogue
from kb_builder.site.digest import Digester, digest_of

FOLDER: Final = "siapkan"
SHARED: Final = f"{FOLDER}/isi.js"


def planned_visiting(catalogue: Catalogue, /, *, programs: str) -> Iterator[PlannedDocument]:
    """What every visit needs, and a file for the guests of each province."""
    yield PlannedDocument(
        SHARED, partial(_shared_key, catalogue, programs), partial(_shared, catalogue)
    )
    provinces: dict[str, list[Area]] = {}
    for area in catalogue.national.areas.regencies:
        provinces.setdefault(area.province_code, []).append(area)
    for code, areas in provinces.items():
        yield PlannedDocument(
            f"{FOLDER}/{code}.js",
            partial(_guests_key, catalogue, programs, areas),
            partial(_guests, catalogue, areas),
        )


def _shared_key(catalogue: Catalogue, programs: str) -> str:
    cases = {slug: (c.regency, c.hosting, c.practices) for slug, c in catalogue.cases.items()}
    return digest_of(programs, Digester().digest((cases, catalogue.bank)))


def _guests_key(catalogue: Catalogue, programs: str, areas: Sequence[Area]) -> str:
    return digest_of(programs, *(catalogue.answer_key(area)[0] for area in areas))


def _shared(catalogue: Catalogue) -> bytes:
    return f"var RujukanBahan = {_json(shared_data(catalogue.project))};\n".encode()


def _guests(catalogue: Catalogue, areas: Sequence[Area]) -> bytes:
    answers, project = catalogue.answers, catalogue.project
    found = {area.code: guest_data(project, area, answers.view(area).hosts) for area in areas}
    return f"var RujukanTamu = Object.assign(self.RujukanTamu || {{}}, {_json(found)});\n".encode()


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
