"""Repairs of figures: decimal commas and area codes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from kb_builder.editing.repair.around import Around
from kb_builder.editing.repair.changes import Repair
from kb_builder.editing.repair.draft import Draft
from kb_builder.editing.repair.kinds import is_a
from kb_builder.editing.repair.spots import Spot
from kb_builder.model.case import Profile
from kb_builder.model.fields import AreaCode, Number
from kb_builder.reading.explain import models_at
from kb_builder.reading.yaml_tree import Path

_COMMA: Final = re.compile(r"-?[0-9]+,[0-9]+")
_THOUSANDS: Final = re.compile(r"-?[1-9][0-9]{0,2},[0-9]{3}")
_CODE: Final = re.compile(r"([0-9]{2})(,?)([0-9]{2})")


def decimal_commas(draft: Draft, _: Around) -> Iterator[Repair]:
    """``3,5`` is 3.5; but ``1,500`` may be one and a half thousand."""
    for number, spot in draft.value_spots():
        wanted = with_point(draft, spot, spot.text)
        if wanted != spot.text and (repair := draft.rewrite(number, wanted)):
            yield repair


def with_point(draft: Draft, spot: Spot, text: str) -> str:
    """``text`` as this spot would have it: a figure with a decimal comma gets its point."""
    if not _COMMA.fullmatch(text) or not is_a(draft.types(spot), Number):
        return text
    if _THOUSANDS.fullmatch(text) and not _on_a_scale(draft, spot.path):
        return text
    return text.replace(",", ".")


def area_codes(draft: Draft, around: Around) -> Iterator[Repair]:
    """``3522`` and ``35,22`` are "35.22", where that area exists.

    Without a sign in the middle it may also be a code of BPS, which can mean another area.
    """
    areas = around.context.areas
    for number, spot in draft.value_spots():
        found = _CODE.fullmatch(spot.text)
        if not found or not is_a(draft.types(spot), AreaCode):
            continue
        code = f"{found[1]}.{found[3]}"
        meant = {area.code for area in areas.values() if area.bps_code == spot.text} | {code}
        if code in areas and len(meant) == 1:
            message = f'{spot.text} menjadi "{code}" ({areas[code].name})'
            if repair := draft.rewrite(number, code, message, quoted=True):
                yield repair


def _on_a_scale(draft: Draft, path: Path) -> bool:
    """Whether the figure is a score: no scale reaches a thousand."""
    return any(Profile in models_at(draft.model, path[:end]) for end in (-1, -2))
