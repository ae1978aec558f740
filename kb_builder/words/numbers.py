"""Figures as Indonesian writes them, each kind rounded by one rule, half up, here and only here.

=================  ============================================  ==================
kind               rule                                          example
=================  ============================================  ==================
index, score       two decimals, always                          ``3,20``
points             two decimals; what rounds to nothing is told  ``0,05``
trait              whole from 100 on, else two decimals          ``1.410``, ``72,34``
kilometres         whole                                         ``34``
percent            whole, rounded down: 100 % means all          ``97 %``
=================  ============================================  ==================
"""

from __future__ import annotations

import math
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Final

Figure = int | float | Decimal | Fraction

_SWAP: Final = str.maketrans(",.", ".,")
_EXACT: Final = Context(prec=60, rounding=ROUND_HALF_UP)
_CENT: Final = Decimal("0.01")


def grouped(value: int | Decimal, /) -> str:
    """A figure as it is, with decimal comma and dots between thousands; no zero is dropped."""
    return f"{value:,}".translate(_SWAP)


def number(value: Figure, /, *, decimals: int = 2) -> str:
    """A figure rounded half up to so many decimals, all of them shown: ``1.234,50``."""
    found = _rounded(value, decimals)
    return grouped(found or abs(found))  # "-0,00" is zero


def score(value: Figure, /) -> str:
    """An index or the value of a domain: ``3,20``."""
    return number(value)


def points(value: Figure, /) -> str:
    """Points of an index or a domain: ``0,05``; ``kurang dari 0,01`` for a trace."""
    if value > 0 and not _rounded(value, 2):
        return f"kurang dari {grouped(_CENT)}"
    return number(value)


def trait(value: Figure, /) -> str:
    """A figure of a trait as people use it: ``1.410``, ``783``, ``72,34``, ``26``."""
    whole = value >= 100 or value <= -100 or value == int(value)
    return number(value, decimals=0 if whole else 2)


def kilometres(value: Figure, /) -> str:
    """A distance in whole kilometres, without the unit."""
    return number(value, decimals=0)


def percent(share: float, /) -> str:
    """A share (0 to 1) in whole percent, rounded down so that 100 % means all."""
    return f"{math.floor(share * 100 + 1e-9)} %"


def small(value: float, /) -> str:
    """A factor of a sum that may be far below one: three digits that count."""
    if not value:
        return "0"
    decimals = max(2, 2 - math.floor(math.log10(abs(value))))
    return number(value, decimals=decimals).rstrip("0").rstrip(",")


def fraction(value: Fraction, /) -> str:
    """An exact figure: as a decimal where it ends within four places, else as a fraction."""
    scaled = value * 10_000
    if scaled.denominator != 1:
        return f"{value.numerator}/{value.denominator}"
    return grouped((Decimal(scaled.numerator) / 10_000).normalize() + 0)


@lru_cache(maxsize=1 << 16, typed=True)
def _rounded(value: Figure, decimals: int) -> Decimal:
    """Of a float the digits that JSON shows are rounded, not its binary tail: 2.675 is 2.68."""
    if isinstance(value, Fraction):
        exact = _EXACT.divide(Decimal(value.numerator), Decimal(value.denominator))
    else:
        exact = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    return exact.quantize(Decimal(1).scaleb(-decimals), context=_EXACT)
