"""The lists of the API as CSV: a row for each entry, columns taken from the JSON rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from kb_builder.site.api.areas import FIGURES
from kb_builder.words.csv_rows import csv_text

Path = tuple[str, ...]
"""Keys that lead to a value inside a row; through a list, to that value of every entry."""


def _own(*names: str) -> dict[str, Path]:
    """Columns that are called like the key their value stands under."""
    return {name: (name,) for name in names}


COLUMNS: Final[Mapping[str, Mapping[str, Path]]] = {
    "areas": {
        **_own("code", "name", "short_name", "kind", "slug", "page"),
        "province_code": ("province", "code"),
        "province": ("province", "name"),
        **_own("island_group", "administrative", "bps_code", "capital"),
        "lat": ("coordinates", "lat"),
        "lon": ("coordinates", "lon"),
        **_own("utc_offset_h"),
        **{name: ("figures", name) for name in FIGURES},
        **_own("has_case"),
    },
    "assessments": _own(
        "code", "name", "year", "framework", "index", "predicate",
        "printed_name", "doubtful", "note",
    ),
    "series": _own(
        "code", "name", "year", "framework", "index", "predicate", "rank", "origin", "sources",
        "note",
    ),
    "practices": {
        **_own("id", "reference"),
        "area_code": ("area", "code"),
        "area_name": ("area", "name"),
        **_own("title", "summary", "themes", "improves", "since", "strength", "strength_step"),
        **_own("contact_office", "page", "status", "last_verified", "verified_by"),
    },
    "visits": {
        **_own("id", "title", "date", "end"),
        "host_code": ("host", "area", "code"),
        "host_name": ("host", "area", "name"),
        "guest_codes": ("guests", "area", "code"),
        "guest_bodies": ("guests", "body"),
        **_own("topics", "page", "status", "last_verified", "verified_by"),
    },
    "learning": {
        "guest_code": ("guest", "code"),
        "guest_name": ("guest", "name"),
        "host_code": ("host", "code"),
        "host_name": ("host", "name"),
        **_own("visits", "adopted", "practices"),
    },
    "follow-ups": _own(
        "visit", "title", "page", "kind", "text", "owner", "date", "status", "after_months",
        "obstacle",
    ),
    "hidden-hosts": {
        "code": ("area", "code"),
        "name": ("area", "name"),
        "province_code": ("province", "code"),
        "province": ("province", "name"),
        **_own("domain", "value", "behind", "known", "documented"),
    },
    "questions": _own(
        "id", "text", "why", "roles", "nodes", "practices", "visits", "meetings",
        "page", "status", "last_verified", "verified_by",
    ),
}  # fmt: skip
"""By list: the name of each column and where its value stands in a row."""


def columns_of(name: str, rows: Sequence[Mapping[str, Any]], /) -> dict[str, Path]:
    """Columns of a list; assessments have one more for every node that has a score."""
    nodes = dict.fromkeys(node for row in rows for node in row.get("scores", ()))
    return {**COLUMNS[name], **{node: ("scores", node) for node in nodes}}


def csv_bytes(rows: Iterable[Mapping[str, Any]], /, *, columns: Mapping[str, Path]) -> bytes:
    """The rows as CSV."""
    found = ([value_at(row, path) for path in columns.values()] for row in rows)
    return csv_text(columns, found).encode("utf-8")


def value_at(value: Any, path: Path, /) -> Any:
    """What stands at the end of a path inside a row; through a list, of every entry."""
    for key in path:
        if isinstance(value, list):
            value = [None if item is None else item.get(key) for item in value]
        elif value is None:
            return None
        else:
            value = value.get(key)
    return value
