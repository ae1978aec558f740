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
from kb_builder.model.fields import DECIMAL_COMMA, AreaCode, Number
from kb_builder.reading.explain import decimal_point

_COMMA: Final = re.compile(DECIMAL_COMMA)
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
    return decimal_point(draft.model, spot.path, text) or text


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
