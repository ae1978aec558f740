"""The months by name, as Indonesian dates are written and read."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

MONTHS: Final = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip

_ALSO: Final = (
    "january jan", "pebruari february feb peb", "march mar", "apr", "may", "june jun",
    "july jul", "august agu agt ags agus aug", "sept sep", "october okt oct",
    "november nopember nov nop", "december des dec",
)  # fmt: skip

MONTH_NUMBERS: Final[Mapping[str, int]] = MappingProxyType(
    {
        name: number
        for number, (month, also) in enumerate(zip(MONTHS, _ALSO, strict=True), 1)
        for name in (month.lower(), *also.split())
    }
)
"""Numbers from 1 by the names, short forms and slips that occur, in small letters."""
