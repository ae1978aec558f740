"""A small map of our own: the capitals of all regencies and cities as dots on the coastline.

The coastline is Natural Earth's (public domain), drawn by ``scripts/make_coastline.mjs``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from decimal import Decimal
from importlib import resources
from typing import Final

from kb_builder.model.area import Area

SCALE: Final = Decimal(10)
"""Units of the view box for a degree; plate carrée is near enough this close to the equator."""
WEST, NORTH = Decimal("94.6"), Decimal("6.4")
WIDTH, HEIGHT = 470, 178
ADDRESS: Final = "_static/peta.svg"
LAND: Final = "_static/daratan.svg"
"""The same without dots, for the map that draws them itself."""


def place(area: Area) -> tuple[Decimal, Decimal] | None:
    """Place of an area's capital in the view box, or None where its coordinates are unknown."""
    if area.lat is None or area.lon is None:
        return None
    across, down = (area.lon - WEST) * SCALE, (NORTH - area.lat) * SCALE
    tenth = Decimal("0.1")
    return across.quantize(tenth), down.quantize(tenth)


def load_coastline() -> Mapping[str, str]:
    """SVG paths in the view box: ``home`` for Indonesia, ``neighbours`` for the land around it."""
    text = resources.files(__package__).joinpath("coastline.json").read_text(encoding="utf-8")
    found: Mapping[str, str] = json.loads(text)
    return found


def dots_svg(areas: Iterable[Area]) -> str:
    """The picture that every area page lays its own dot on: land, and a dot for each capital."""
    places = sorted({where for area in areas if (where := place(area)) is not None})
    path = "".join(f"M{x:f} {y:f}h0" for x, y in places)
    return _picture(
        f'<path d="{path}" stroke="#5d7a75" stroke-width="2.4" stroke-linecap="round"/>'
    )


def land_svg() -> str:
    """The coastline alone."""
    return _picture("")


def _picture(upon: str) -> str:
    land = load_coastline()
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">'
        f'<path d="{land["neighbours"]}" fill="#8fa6a2" fill-opacity=".12"/>'
        f'<path d="{land["home"]}" fill="#8fa6a2" fill-opacity=".3"/>{upon}</svg>\n'
    )
