"""The names of all areas for the field on the front page, as a script that works from a disk."""

from __future__ import annotations

import json
from typing import Final

from kb_builder.reference import Areas

ADDRESS: Final = "_static/daerah.js"


def other_names(areas: Areas) -> dict[str, list[str]]:
    """Former, short and everyday names of areas, by code, in the order of the table."""
    others: dict[str, list[str]] = {}
    for alias in areas.aliases:
        others.setdefault(alias.area.code, []).append(alias.text)
    return others


def names_script(areas: Areas) -> str:
    """``window.RUJUKAN_DAERAH``: provinces by code; code, name, slug, other names of each area."""
    others = other_names(areas)
    rows = [
        [area.code, area.name, area.slug, " ".join(others.get(area.code, ()))]
        for area in areas.regencies
    ]
    provinces = {
        area.code: " ".join((area.short_name, *others.get(area.code, ())))
        for area in areas.provinces
    }
    names = {area.code: area.short_name for area in areas.provinces}
    data = {"provinces": names, "known": provinces, "areas": rows}
    return f"window.RUJUKAN_DAERAH={json.dumps(data, ensure_ascii=False, separators=(',', ':'))};\n"
