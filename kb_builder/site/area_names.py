"""The names of all areas for the field on the front page, as a script that works from a disk."""

from __future__ import annotations

import json
from typing import Final

from kb_builder.reference import Areas

ADDRESS: Final = "_static/daerah.js"


def names_script(areas: Areas) -> str:
    """``window.RUJUKAN_DAERAH``: provinces by code; code, name, slug, other names of each area."""
    rows = [
        [area.code, area.name, area.slug, ";".join(areas.other_names(area))]
        for area in areas.regencies
    ]
    names = {area.code: area.short_name for area in areas.provinces}
    data = {"provinces": names, "known": province_names(areas), "areas": rows}
    return f"window.RUJUKAN_DAERAH={json.dumps(data, ensure_ascii=False, separators=(',', ':'))};\n"


def province_names(areas: Areas) -> dict[str, str]:
    """All that each province is called, by code, to search in."""
    return {
        area.code: " ".join((area.short_name, *areas.other_names(area))) for area in areas.provinces
    }
